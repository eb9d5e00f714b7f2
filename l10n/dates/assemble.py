"""A date and its time out of the tokens of a text: the time is set aside, the rest must be a date.

In: tokens and what is expected of them. Out: ``Parts``, or ``None`` where anything is left over or two readings differ.
Never done here: text; it is lexed before, and described after.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from l10n.dates.lexicon import Lexicon, Token
from l10n.dates.model import Calendar, Clock, Kind, Order, Shape
from l10n.dates.named import read_named
from l10n.dates.numeric import read_numeric
from l10n.dates.readings import Reading

_JOINTS = frozenset(",-–—|·@•/(")


class Expected(NamedTuple):
    """What is known of a text beside its words: see ``recognise``."""

    order: Order | None = None
    region: bool = False
    hint: dt.date | None = None


class Parts(NamedTuple):
    """A reading, its time, and whether a word joins them."""

    reading: Reading
    clock: Clock | None = None
    glued: bool = False


def read_tokens(tokens: Sequence[Token], lexicon: Lexicon, expected: Expected) -> Parts | None:
    """Read tokens as a date, a time or both; ``None`` if any of them is neither."""
    times = [index for index, token in enumerate(tokens) if token.kind == "T"]
    if len(times) > 1:
        return None
    if not times:
        reading = _read_date(tokens, lexicon, expected)
        return Parts(reading) if reading else None
    clock = tokens[times[0]].clock
    before, word_before = _strip_glue(tokens[: times[0]], lexicon, -1)
    after, word_after = _strip_glue(tokens[times[0] + 1 :], lexicon, 0)
    if before and after:
        return None
    if not before and not after:
        alone = expected.region or word_after or (clock is not None and clock.period)
        return Parts(Reading(Kind.TIME, Shape()), clock) if alone else None
    reading = _read_date(before or after, lexicon, expected)
    if reading is None or reading.kind is not Kind.DAY:
        return None
    return Parts(reading, clock, word_before if before else word_after)


def _strip_glue(tokens: Sequence[Token], lexicon: Lexicon, end: int) -> tuple[Sequence[Token], bool]:
    """Take words like "à" and marks off the end that is next to a time, and tell whether there was a word."""
    rest = list(tokens)
    words = False
    while rest and (rest[end].kind == " " or rest[end].text in _JOINTS or _is_glue(rest, end, lexicon)):
        token = rest.pop(end)
        words = words or token.kind == "w"
    return rest, words


def _is_glue(rest: list[Token], end: int, lexicon: Lexicon) -> bool:
    if rest[end].kind == "w":
        return rest[end].text in lexicon.glue
    closes = rest[end].text in (".", ")")
    if end == -1:
        return closes and len(rest) > 1 and rest[-2].text in lexicon.glue and rest[-2].text not in lexicon.fillers
    return closes


def _read_date(tokens: Sequence[Token], lexicon: Lexicon, expected: Expected) -> Reading | None:
    """Give the one thing that the tokens say; a machine date may settle between several."""
    hint = expected.hint
    readings = read_named(tokens, lexicon, region=expected.region, hint=hint)
    if not readings and expected.region:
        readings = read_numeric(tokens, lexicon, expected.order, hint)
    if hint is not None:
        readings = [reading for reading in readings if _agrees(reading, hint)]
    values = {(reading.kind, reading.year, reading.month, reading.day) for reading in readings}
    return readings[0] if len(values) == 1 else None


def _agrees(reading: Reading, hint: dt.date) -> bool:
    """Tell whether a reading says what the machine date says, give or take the day of a time zone."""
    if reading.kind is Kind.DAY:
        return reading.date is not None and abs((reading.date - hint).days) <= 1
    if reading.calendar in (Calendar.PERSIAN, Calendar.ISLAMIC):
        return True
    near = [hint + dt.timedelta(days) for days in (-1, 0, 1)]
    return any(
        reading.year in (None, day.year) and reading.month in (None, day.month) and reading.day in (None, day.day)
        for day in near
    )
