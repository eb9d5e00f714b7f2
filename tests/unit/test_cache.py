from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n.cache import Cache, scope_of
from l10n.records import pack


@dataclass(frozen=True, slots=True)
class Note:
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    notes: tuple[Note, ...] = ()


FULL = Sheet("é\ud800\u2028", (Note("n"), Note("m")))


@pytest.fixture
def kept(tmp_path: Path) -> Cache[Sheet]:
    return Cache(tmp_path, Sheet, "scope")


def the_file(folder: Path) -> Path:
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    return file


def test_a_record_comes_back_as_it_was_kept(kept: Cache[Sheet]) -> None:
    kept.put("page", b"bytes", pack(FULL))
    assert kept.get("page", b"bytes") == pack(FULL)


def test_other_bytes_another_name_or_another_scope_is_a_miss(kept: Cache[Sheet], tmp_path: Path) -> None:
    kept.put("page", b"bytes", pack(FULL))
    assert kept.get("page", b"other") is None
    assert kept.get("other", b"bytes") is None
    assert Cache(tmp_path, Sheet, "later").get("page", b"bytes") is None


def test_a_torn_or_changed_file_is_a_miss(kept: Cache[Sheet], tmp_path: Path) -> None:
    kept.put("page", b"bytes", pack(FULL))
    file = the_file(tmp_path)
    whole = file.read_bytes()
    for torn in (b"", whole[:10], whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1]), b"x" * 100):
        file.write_bytes(torn)
        assert kept.get("page", b"bytes") is None


def test_a_value_of_another_shape_is_a_miss(kept: Cache[Sheet], tmp_path: Path) -> None:
    Cache(tmp_path, Note, "scope").put("page", b"bytes", pack(Note("n")))
    assert kept.get("page", b"bytes") is None


def test_without_a_scope_nothing_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, Sheet)
    cache.put("page", b"bytes", pack(FULL))
    assert not list(tmp_path.iterdir())
    assert cache.get("page", b"bytes") is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "below", Sheet, "scope")
    cache.put("page", b"bytes", pack(FULL))
    assert cache.get("page", b"bytes") is None


def test_the_scope_follows_what_it_is_given() -> None:
    assert scope_of("a") == scope_of("a") != scope_of("b")
