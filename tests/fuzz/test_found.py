"""What fuzzing found once stays found: each input that broke a law is played again, without the fuzzer."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog.mo import parse_mo

_HERE = Path(__file__).parent
_TARGETS: dict[str, Callable[[bytes], None]] = runpy.run_path(str(_HERE / "targets.py"))["TARGETS"]
_SEEDS: dict[str, tuple[bytes, ...]] = runpy.run_path(str(_HERE / "seeds.py"))["SEEDS"]
_FOUND = sorted(path.relative_to(_HERE / "found").as_posix() for path in (_HERE / "found").glob("*/*"))


@pytest.mark.parametrize("name", _FOUND)
def test_an_input_that_broke_a_law_breaks_it_no_more(name: str) -> None:
    _TARGETS[name.partition("/")[0]]((_HERE / "found" / name).read_bytes())


@pytest.mark.parametrize("name", _TARGETS)
def test_every_target_takes_nothing_and_anything(name: str) -> None:
    for data in (b"", b"\0", b"\0\0", b"\xff" * 9, bytes(range(256)), b"<a b='", "é\u2028".encode()):
        _TARGETS[name](data)


@pytest.mark.parametrize("name", _TARGETS)
def test_every_target_begins_with_something_sound(name: str) -> None:
    assert _SEEDS[name]
    for data in _SEEDS[name]:
        _TARGETS[name](data)


def test_the_compiled_seed_is_one_and_says_what_it_says() -> None:
    (entry,) = parse_mo(*_SEEDS["mo"], "x.mo").entries
    assert (entry.message.id, entry.message.plural, entry.strings) == ("a", "b", ("c", "d"))
