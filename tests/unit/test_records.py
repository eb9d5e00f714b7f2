import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pytest

from l10n.records import MALFORMED, pack, unpack


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Place(NamedTuple):
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    colour: Colour = Colour.RED


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    places: tuple[Place, ...] = ()
    pairs: tuple[tuple[str, Place], ...] = ()
    note: Note | None = None
    pieces: tuple[Note | Place | str, ...] = ()
    share: float = 0.0
    plural: str | None = None
    open: bool = False


FULL = Sheet(
    "é\ud800\u2028",
    (Place(1, 2), Place(3, 4)),
    (("a", Place(5, 6)),),
    Note("n", Colour.BLUE),
    (Note("m"), Place(7, 8), "text"),
    0.1,
    "s",
    open=True,
)


def test_every_number_comes_back() -> None:
    assert [unpack(pack(number), int) for number in range(-200, 70_000)] == list(range(-200, 70_000))


@pytest.mark.parametrize("sheet", [FULL, Sheet("")])
def test_a_record_comes_back_equal_and_of_the_same_types(sheet: Sheet) -> None:
    assert repr(unpack(pack(sheet), Sheet)) == repr(sheet)


def test_equal_records_have_equal_bytes_and_others_have_not() -> None:
    assert pack(Sheet("a", (Place(1, 2),))) == pack(Sheet("a", (Place(1, 2),))) != pack(Sheet("a", (Place(1, 3),)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        pack(FULL)[:-4],
        pack(Note("n")),
        pack(Place(1, 2)),
        pack(Sheet("a", open="yes")),  # type: ignore[arg-type] # which is what it is about
        zlib.compress(b"\xc1" + b"[" * 100_000),
        zlib.compress(b"\x91" * 100_000),
    ],
)
def test_what_is_no_record_of_the_type_is_refused(data: bytes) -> None:
    with pytest.raises(MALFORMED):
        unpack(data, Sheet)
