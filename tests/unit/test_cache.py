import os
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import cache
from l10n.cache import Cache, scope_of, sweep
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


def test_what_is_not_asked_for_in_a_month_goes_and_nothing_else_does(kept: Cache[Sheet], tmp_path: Path) -> None:
    now = time.time()
    kept.put("used", b"bytes", pack(FULL))
    used = the_file(tmp_path)
    kept.put("unused", b"bytes", pack(FULL))
    (unused,) = (path for path in tmp_path.rglob("*") if path.is_file() and path != used)
    torn = used.with_name(".l10n-0123456789abcdef.tmp")
    theirs = [tmp_path / "old.html", tmp_path / "ab/notes.txt"]
    for path in (torn, *theirs):
        path.parent.mkdir(exist_ok=True)
        path.touch()
    for path in (used, unused, torn, *theirs):
        os.utime(path, (now - 40 * 86_400,) * 2)
    assert kept.get("used", b"bytes") == pack(FULL)
    sweep(tmp_path)
    assert used.exists()
    assert all(path.exists() for path in theirs)
    assert not unused.exists()
    assert not torn.exists()


def test_a_folder_is_swept_once_a_day(kept: Cache[Sheet], tmp_path: Path) -> None:
    sweep(tmp_path)
    kept.put("page", b"bytes", pack(FULL))
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file() and path.name != ".swept")
    os.utime(file, (0, 0))
    sweep(tmp_path)
    assert file.exists()
    os.utime(tmp_path / ".swept", (0, 0))
    sweep(tmp_path)
    assert not file.exists()


def test_sweeping_a_folder_that_is_not_there_makes_none(tmp_path: Path) -> None:
    sweep(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_scope_follows_from_code_and_data_and_not_from_what_python_compiles_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process writes a compiled module under a name that is gone a moment later."""
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    for name in ("cache.py", "data/blogger.toml", "__pycache__/cache.cpython-311.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
    before = scope_of("site")
    (tmp_path / "__pycache__" / "cache.cpython-311.pyc.1234").symlink_to(tmp_path / "gone")
    (tmp_path / "__pycache__" / "cache.cpython-311.pyc").write_text("another")
    assert scope_of("site") == before
    (tmp_path / "data" / "blogger.toml").write_text("another")
    assert scope_of("site") != before
