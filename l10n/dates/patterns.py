"""CLDR date patterns ("EEEE d MMMM y", UTS #35): taken apart, compared with what was seen, and filled in.

In: a pattern, a day in the calendar it is written in, names. Out: text with ASCII digits. Never done here: choosing a
calendar or a pattern.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.dates.model import Length, Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n.dates.cldr import LocaleData

_PIECE = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<letter>[A-Za-z])(?P=letter)*|(?P<literal>[^A-Za-z']+)")
_MONTHS, _WEEKDAYS = "ML", "Ec"
_NAMED = 3  # letters from which on a month is a name
_WIDE = 4


class Piece(NamedTuple):
    """A field (its letter and how many of it) or, where ``size`` is 0, literal text."""

    text: str
    size: int = 0


class Day(NamedTuple):
    """The numbers to fill a pattern with, in the calendar they are written in; ``weekday`` 0 is Monday."""

    year: int
    month: int
    day: int
    weekday: int = 0


@cache
def parse_pattern(pattern: str) -> tuple[Piece, ...]:
    """Split a pattern into fields and literals; neighbouring literals are one."""
    pieces: list[Piece] = []
    for found in _PIECE.finditer(pattern):
        if found["letter"]:
            pieces.append(Piece(found["letter"], len(found[0])))
            continue
        text = found["literal"] if found["quoted"] is None else found["quoted"].replace("''", "'") or "'"
        if pieces and not pieces[-1].size:
            text = pieces.pop().text + text
        pieces.append(Piece(text))
    return tuple(pieces)


@cache
def describe_pattern(pattern: str) -> Shape:
    """Tell which fields a pattern has and how long they are. A number followed by a word for "month" is a name."""
    weekday = month = None
    day, year, era = False, 0, False
    pieces = parse_pattern(pattern)
    for index, (letter, count) in enumerate(pieces):
        if not count:
            continue
        if letter in _WEEKDAYS:
            weekday = Length.WIDE if count == _WIDE else Length.ABBREVIATED
        elif letter in _MONTHS:
            month = _month_length(count, pieces[index + 1 : index + 2])
        elif letter == "y":
            year = 2 if count == 2 else 4  # noqa: PLR2004 - digits
        day, era = day or letter == "d", era or letter == "G"
    return Shape(weekday, month, day, year, era)


def _month_length(count: int, after: tuple[Piece, ...]) -> Length:
    if count < _NAMED:
        follows = after[0].text[:1] if after and not after[0].size else ""
        return Length.WIDE if follows.isalpha() else Length.NUMERIC
    return Length.WIDE if count == _WIDE else Length.ABBREVIATED


def adjust_pattern(pattern: str, shape: Shape) -> str:
    """Give a pattern's fields the lengths of ``shape`` (UTS #35, "Matching Skeletons": the nearest is expanded)."""
    pieces = []
    for text, count in parse_pattern(pattern):
        wanted = count
        if text in _WEEKDAYS and count and shape.weekday:
            wanted = _WIDE if shape.weekday is Length.WIDE else _NAMED
        elif text in _MONTHS and count >= _NAMED and shape.month in (Length.WIDE, Length.ABBREVIATED):
            wanted = _WIDE if shape.month is Length.WIDE else _NAMED
        elif text == "y" and count and shape.year == 4:  # noqa: PLR2004 - digits
            wanted = 1
        pieces.append(text * wanted if count else "'" + text.replace("'", "''") + "'")
    return "".join(pieces)


def fill_pattern(  # noqa: PLR0913 - what a calendar may replace
    pattern: str,
    day: Day,
    data: "LocaleData",
    *,
    months: tuple[str, ...] = (),
    era: str = "",
    case: "Callable[[str, int], str] | None" = None,
    digits: str = "0123456789",
) -> str:
    """Write a day. ``months`` replaces CLDR's Gregorian names, ``case(name, position)`` changes the names' case."""
    written = []
    names_written = 0
    for text, count in parse_pattern(pattern):
        if not count:
            written.append(text)
            continue
        name = _name(text, count, day, data, months)
        if name:
            written.append(case(name, names_written) if case else name)
            names_written += 1
        elif text == "G":
            written.append(era or data.eras[0 if count == _WIDE else -1])
        else:
            written.append(_number(text, count, day).translate(dict(zip(range(48, 58), digits, strict=True))))
    return "".join(written)


def _name(letter: str, count: int, day: Day, data: "LocaleData", months: tuple[str, ...]) -> str:
    length = Length.WIDE if count == _WIDE else Length.ABBREVIATED
    if letter in _WEEKDAYS:
        return data.names[letter, length][day.weekday]
    if letter in _MONTHS and count >= _NAMED:
        return (months or data.names[letter, length])[day.month - 1]
    return ""


def _number(letter: str, count: int, day: Day) -> str:
    if letter == "y":
        return f"{day.year % 100:02}" if count == 2 else str(day.year)  # noqa: PLR2004 - digits
    return f"{day.day if letter == 'd' else day.month:0{count}}"
