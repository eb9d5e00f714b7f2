"""Dates with a month's name: by the shape of a CLDR pattern, else assembled from parts that are all explained.

In: the tokens of a whole text without its time. Out: readings. Never done here: dates of numbers alone, and any text
with a word that the locale's dates do not have.
"""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from l10n.dates.lexicon import Lexicon, Sense, Style, Token, shape_of
from l10n.dates.model import Calendar, Kind, Length, Shape
from l10n.dates.readings import Reading, is_month_day, read_day, read_year

_MARKS = frozenset(",.-–—/·'")
_FULL_YEAR = 4
_MOST_NAMES = 4


def read_named(tokens: Sequence[Token], lexicon: Lexicon, *, region: bool, hint: dt.date | None) -> list[Reading]:
    """Give every reading of a text that holds exactly one month's name."""
    names = [token for token in tokens if token.kind == "N"]
    numbers = [token for token in tokens if token.kind == "#"]
    if not 0 < len(names) <= _MOST_NAMES or len(numbers) > 2:  # noqa: PLR2004 - day and year
        return []
    readings: list[Reading] = []
    for senses in itertools.product(*[token.senses for token in names]):
        roles = [sense.role for sense in senses]
        if roles.count("M") == 1 and roles.count("E") <= 1 and roles.count("G") <= 1:
            readings += _read_senses(tokens, numbers, senses, lexicon, region=region, hint=hint)
    return list(dict.fromkeys(readings))


def _read_senses(  # noqa: PLR0913 - what a reading depends on
    tokens: Sequence[Token],
    numbers: Sequence[Token],
    senses: tuple[Sense, ...],
    lexicon: Lexicon,
    *,
    region: bool,
    hint: dt.date | None,
) -> Iterator[Reading]:
    if len(numbers) == 2:  # noqa: PLR2004 - day and year
        yield from _read_days(tokens, numbers, senses, lexicon, hint)
    elif shape_of(tokens, senses) not in lexicon.shapes and not _is_explained(tokens, lexicon):
        return
    elif numbers and len(numbers[0].text) == _FULL_YEAR and not numbers[0].ordinal:
        yield from _read_year_month(numbers[0], senses, lexicon)
    elif numbers and region:
        yield from _read_month_day(numbers[0], senses)
    elif not numbers and region and len(tokens) == 1:
        month = senses[0]
        yield Reading(Kind.MONTH, Shape(month=_length(month, None)), month=month.number, calendar=month.calendar)


def _read_days(
    tokens: Sequence[Token],
    numbers: Sequence[Token],
    senses: tuple[Sense, ...],
    lexicon: Lexicon,
    hint: dt.date | None,
) -> Iterator[Reading]:
    styles = lexicon.shapes.get(shape_of(tokens, senses), [])
    seen = False
    for roles in dict.fromkeys(style.roles for style in styles):
        fitting = [style for style in styles if style.roles == roles]
        if sorted(roles.lower()) != ["d", "y"]:
            continue
        year, day = (numbers[roles.lower().index(role)] for role in "yd")
        if len(year.text) == (2 if "Y" in roles else _FULL_YEAR) and (found := _day(day, year, senses, lexicon, hint)):
            yield _reading(*found, senses, fitting, year)
            seen = True
    if seen or not _is_explained(tokens, lexicon):
        return
    for day, year in (numbers, numbers[::-1]):
        if len(year.text) == _FULL_YEAR and (found := _day(day, year, senses, lexicon, hint)):
            yield _reading(*found, senses, [], year)


def _day(
    day: Token, year: Token, senses: tuple[Sense, ...], lexicon: Lexicon, hint: dt.date | None
) -> tuple[dt.date, Calendar] | None:
    if len(day.text) > 2 or year.ordinal:  # noqa: PLR2004 - digits
        return None
    month = next(sense for sense in senses if sense.role == "M")
    weekday = next((sense.number for sense in senses if sense.role == "E"), None)
    era = next((sense.calendar for sense in senses if sense.role == "G"), Calendar.GREGORIAN)
    calendar = month.calendar if month.calendar is not Calendar.GREGORIAN else era
    if (read := read_year(year.text, calendar, lexicon.data.language)) is None:
        return None
    date = read_day(read[0], month.number, int(day.text), read[1], weekday, hint)
    return (date, read[1]) if date else None


def _reading(
    date: dt.date, calendar: Calendar, senses: tuple[Sense, ...], styles: Sequence[Style], year: Token
) -> Reading:
    month = next(sense for sense in senses if sense.role == "M")
    weekday = next((sense for sense in senses if sense.role == "E"), None)
    style = next((style for style in styles if _fits(style, month, weekday)), None)
    shape = Shape(
        weekday=_length(weekday, style.weekday if style else None) if weekday else None,
        month=_length(month, style.month if style else None),
        day=True,
        year=min(len(year.text), _FULL_YEAR),
        era=any(sense.role == "G" for sense in senses),
    )
    return Reading(Kind.DAY, shape, date.year, date.month, date.day, calendar, style.name if style else "")


def _fits(style: Style, month: Sense, weekday: Sense | None) -> bool:
    return style.month in month.beside_day and (weekday is None or style.weekday in weekday.lengths)


def _length(sense: Sense, seen: Length | None) -> Length:
    """Tell how long a name is; one that is both is what the pattern says, else wide."""
    if seen in sense.lengths:
        return seen
    return Length.WIDE if Length.WIDE in sense.lengths else Length.ABBREVIATED


def _read_year_month(number: Token, senses: tuple[Sense, ...], lexicon: Lexicon) -> Iterator[Reading]:
    month = next(sense for sense in senses if sense.role == "M")
    era = next((sense.calendar for sense in senses if sense.role == "G"), Calendar.GREGORIAN)
    calendar = month.calendar if month.calendar is not Calendar.GREGORIAN else era
    read = read_year(number.text, calendar, lexicon.data.language)
    if read and not any(sense.role == "E" for sense in senses):
        shape = Shape(month=_length(month, None), year=_FULL_YEAR)
        yield Reading(Kind.YEAR_MONTH, shape, read[0], month.number, calendar=read[1])


def _read_month_day(number: Token, senses: tuple[Sense, ...]) -> Iterator[Reading]:
    month = next(sense for sense in senses if sense.role == "M")
    weekday = next((sense for sense in senses if sense.role == "E"), None)
    if len(number.text) > 2 or weekday or month.calendar is not Calendar.GREGORIAN:  # noqa: PLR2004 - digits
        return
    if is_month_day(month.number, int(number.text)):
        shape = Shape(month=_length(month, None), day=True)
        yield Reading(Kind.MONTH_DAY, shape, month=month.number, day=int(number.text))


def _is_explained(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether all that is neither name nor number belongs into a date of this locale."""
    for index, token in enumerate(tokens):
        if token.kind == "w" and token.text not in lexicon.fillers:
            return False
        if token.kind == "p" and (token.text not in _MARKS or not _may_stand(tokens, index)):
            return False
    return True


def _may_stand(tokens: Sequence[Token], index: int) -> bool:
    """A mark stands between parts; a dot may also close a day or an abbreviation, never a year (it ends a sentence)."""
    if index == 0:
        return False
    if index < len(tokens) - 1:
        return True
    before = tokens[index - 1]
    return tokens[index].text == "." and (before.kind == "w" or (before.kind == "#" and len(before.text) < _FULL_YEAR))
