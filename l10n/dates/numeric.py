"""Dates of three numbers, and the order that a page writes them in.

In: the tokens of a whole text without its time, or all such texts of a page. Out: readings, or an ``Order``. Never done
here: reading numbers outside a place known to hold a date; the caller sees to that.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest

from l10n.dates.cldr import LocaleData
from l10n.dates.lexicon import Lexicon, Sense, Token, load_lexicon
from l10n.dates.model import Calendar, Kind, Length, Order, Shape
from l10n.dates.normalise import normalise
from l10n.dates.patterns import Day, fill_pattern
from l10n.dates.readings import Reading, read_day, read_year

_SEPARATORS = frozenset("./-")
_FULL_YEAR = 4
_STYLES = ("short", "medium", "yMd", "yMEd")
_YEAR_LAST = (Order.DMY, Order.MDY)
_YEAR_SHORT = (Order.DMY, Order.MDY, Order.YMD)

_Days = dict[Order, tuple[dt.date, Calendar]]


def read_numeric(tokens: Sequence[Token], lexicon: Lexicon, order: Order | None, hint: dt.date | None) -> list[Reading]:
    """Give the one reading of a date of three numbers, or none.

    A machine date settles the order; then a given ``order``; then the locale's own, if that makes a day; else the only
    order that does. ``assumed`` is set where another order would have made another day.
    """
    text = "".join(token.text for token in tokens)
    if (parts := _split(tokens, lexicon)) is None:
        return _read_year_month(tokens, text, lexicon)
    numbers, weekday = parts
    days = _possible_days(numbers, weekday.number if weekday else None, lexicon.data)
    chosen = _choose(days, order, hint, lexicon.data.order)
    if chosen is None or (order is None and hint is None and _may_be_clock(numbers, text, lexicon.data)):
        return []
    date, calendar = days[chosen]
    year = next(number for number in numbers if len(number) == _FULL_YEAR) if max(map(len, numbers)) > 2 else ""  # noqa: PLR2004 - digits
    length = (Length.WIDE if Length.WIDE in weekday.lengths else Length.ABBREVIATED) if weekday else None
    shape = Shape(length, Length.NUMERIC, day=True, year=len(year) or 2)
    style = _find_style(text, date, calendar, numbers, lexicon.data)
    assumed = hint is None and chosen is not order and len({day for day, _ in days.values()}) > 1
    return [Reading(Kind.DAY, shape, date.year, date.month, date.day, calendar, style, assumed)]


def learn_order(texts: Sequence[str], locale: str, hints: Sequence[dt.date | None] = ()) -> Order | None:
    """Learn in which order a page writes its numeric dates; ``None`` if it does not tell, or contradicts itself.

    ``hints[i]`` is the machine date beside ``texts[i]``. A number above 12 in any of them, or one machine date, decides
    for all. Texts that start with a full year say nothing about the others.
    """
    lexicon = load_lexicon(locale) or load_lexicon("en")
    left = set(Order)
    evidence = False
    for text, hint in zip_longest(texts, hints):
        parts = _split(lexicon.lex(normalise(text)), lexicon) if lexicon and text else None
        if lexicon is None or parts is None or len(parts[0][0]) == _FULL_YEAR:
            continue
        days = _possible_days(parts[0], parts[1].number if parts[1] else None, lexicon.data)
        agreeing = {order for order, (day, _) in days.items() if hint is None or day == _as_date(hint)}
        if agreeing:
            left &= agreeing
            evidence = True
    return left.pop() if evidence and len(left) == 1 else None


def _as_date(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _split(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[list[str], Sense | None] | None:
    """Take out three numbers around one separator, and a weekday; ``None`` if anything else is there."""
    numbers = [token for token in tokens if token.kind == "#"]
    names = [token for token in tokens if token.kind == "N"]
    if len(numbers) != 3 or len(names) > 1 or any(number.ordinal for number in numbers):  # noqa: PLR2004 - digits
        return None
    first, second, third = (tokens.index(number) for number in numbers)
    between = [_compact(tokens[first + 1 : second]), _compact(tokens[second + 1 : third])]
    around = [*tokens[:first], *tokens[third + 1 :]]
    if between[0] != between[1] or between[0] not in _SEPARATORS or not all(_may_surround(t, lexicon) for t in around):
        return None
    weekdays = [sense for token in names for sense in token.senses if sense.role == "E"]
    if names and (not weekdays or names[0] not in around):
        return None
    return [number.text for number in numbers], weekdays[0] if weekdays else None


def _compact(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens if token.kind != " ")


def _may_surround(token: Token, lexicon: Lexicon) -> bool:
    return token.kind in " N" or token.text in (",", ".", "(", ")") or token.text in lexicon.fillers


def _possible_days(numbers: Sequence[str], weekday: int | None, data: LocaleData) -> _Days:
    """Read three numbers in every order that their lengths allow."""
    lengths = [len(number) for number in numbers]
    if lengths[0] == _FULL_YEAR:
        orders: tuple[Order, ...] = (Order.YMD,)
    elif lengths[2] == _FULL_YEAR:
        orders = _YEAR_LAST
    else:
        orders = _YEAR_SHORT
    days = {}
    for order in orders:
        fields = dict(zip(order.value, numbers, strict=True))
        if len(fields["y"]) in (2, _FULL_YEAR) and len(fields["m"]) <= 2 and len(fields["d"]) <= 2:  # noqa: PLR2004 - digits
            found = _day(fields, weekday, data)
            days.update({order: found} if found else {})
    return days


def _day(fields: dict[str, str], weekday: int | None, data: LocaleData) -> tuple[dt.date, Calendar] | None:
    calendars = [Calendar.GREGORIAN, Calendar.PERSIAN] if data.calendar is Calendar.PERSIAN else [Calendar.GREGORIAN]
    for calendar in calendars:
        if read := read_year(fields["y"], calendar, data.language):
            date = read_day(read[0], int(fields["m"]), int(fields["d"]), read[1], weekday, None)
            return (date, read[1]) if date else None
    return None


def _may_be_clock(numbers: Sequence[str], text: str, data: LocaleData) -> bool:
    """Tell whether "17.09.35" is as well a time with seconds, in a locale that writes times with dots."""
    dotted = any(pattern.startswith(("HH.mm", "H.mm", "h.mm")) for pattern in data.time_patterns)
    hour, minute, second = map(int, numbers)
    two = all(len(number) == 2 for number in numbers[1:])  # noqa: PLR2004 - digits
    return dotted and two and text == ".".join(numbers) and hour < 24 and minute < 60 and second < 60  # noqa: PLR2004


def _choose(days: _Days, order: Order | None, hint: dt.date | None, usual: Order) -> Order | None:
    if hint is not None:
        return next((found for found, (day, _) in days.items() if day == hint), None)
    if list(days) == [Order.YMD]:
        return Order.YMD
    if order is not None and order is not Order.YMD:
        return order if order in days else None
    if usual in days:
        return usual
    return next(iter(days)) if len({day for day, _ in days.values()}) == 1 else None


def _find_style(text: str, date: dt.date, calendar: Calendar, numbers: Sequence[str], data: LocaleData) -> str:
    """Name the CLDR pattern that writes this text; "iso" where it is none of the locale's own."""
    if calendar is not Calendar.GREGORIAN:
        return ""
    day = Day(date.year, date.month, date.day, date.weekday())
    for style in _STYLES:
        if style in data.patterns and normalise(fill_pattern(data.patterns[style], day, data)) == text:
            return style
    return "iso" if "-".join(numbers) == text == date.isoformat() else ""


def _read_year_month(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> list[Reading]:
    """Read "02/2014", "2014-02" and a year alone."""
    numbers = [token.text for token in tokens if token.kind == "#"]
    if len(numbers) == 1 and all(token.kind == "#" or token.text in lexicon.fillers for token in tokens):
        read = read_year(numbers[0], Calendar.GREGORIAN, lexicon.data.language)
        long = read and len(numbers[0]) == _FULL_YEAR
        return [Reading(Kind.YEAR, Shape(year=4), read[0], calendar=read[1])] if read and long else []
    if len(numbers) != 2 or text not in {separator.join(numbers) for separator in _SEPARATORS}:  # noqa: PLR2004 - digits
        return []
    month, year = sorted(numbers, key=len)
    read = read_year(year, Calendar.GREGORIAN, lexicon.data.language)
    if not read or len(month) > 2 or len(year) != _FULL_YEAR or not 1 <= int(month) <= 12:  # noqa: PLR2004 - digits
        return []
    return [Reading(Kind.YEAR_MONTH, Shape(month=Length.NUMERIC, year=4), read[0], int(month), calendar=read[1])]
