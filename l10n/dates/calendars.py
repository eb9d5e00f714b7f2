"""Days of the Persian, Buddhist and Islamic calendars as Gregorian days, and back where a page is written.

In: year, month and day. Out: ``dt.date``, or ``None`` where no such day exists. Never done here: names, text.
Sources: Reingold and Dershowitz, *Calendrical Calculations*; Unicode CLDR, calendar keys ``persian``, ``buddhist`` and
``islamic-civil``. Japanese and Republic-of-China years, and Ethiopic months, are not read.
"""

import datetime as dt

BUDDHIST_OFFSET = 543
"""A Thai year is the Gregorian year and this (since 1941, which is all that blogs need)."""

_JULIAN_DAY_0 = 1_721_425  # Julian day number of proleptic ordinal 0
_PERSIAN_EPOCH = 1_948_320
_ISLAMIC_EPOCH = 1_948_440
_PERSIAN_YEARS = range(1200, 1500)  # where the 33-year cycle gives the same days as the sun
_FIRST_HALF = 6
_MONTHS = 12


def persian_to_date(year: int, month: int, day: int) -> dt.date | None:
    """Convert a day of the Persian (Solar Hijri) calendar; ``None`` if the calendar has no such day."""
    if year not in _PERSIAN_YEARS or not 1 <= month <= _MONTHS or not 1 <= day <= _persian_month_days(year, month):
        return None
    return dt.date.fromordinal(_persian_new_year(year) + _persian_days_before(month) + day - 1)


def date_to_persian(date: dt.date) -> tuple[int, int, int]:
    """Convert to year, month and day of the Persian calendar."""
    ordinal = date.toordinal()
    year = date.year - 621
    if ordinal < _persian_new_year(year):
        year -= 1
    offset = ordinal - _persian_new_year(year)
    month = offset // 31 + 1 if offset < 31 * _FIRST_HALF else (offset - 31 * _FIRST_HALF) // 30 + _FIRST_HALF + 1
    return year, month, offset - _persian_days_before(month) + 1


def islamic_to_date(year: int, month: int, day: int) -> dt.date | None:
    """Convert a day of the tabular Islamic calendar.

    The moon is sighted, not calculated: the day meant on a page may lie one or two off. The caller must have a witness.
    """
    if not (1 <= month <= _MONTHS and 1 <= day <= 30):  # noqa: PLR2004 - days
        return None
    before = (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return dt.date.fromordinal(day + before + _ISLAMIC_EPOCH - 1 - _JULIAN_DAY_0)


def _persian_new_year(year: int) -> int:
    leap_days = (8 * year + 21) // 33
    return _PERSIAN_EPOCH + 365 * (year - 1) + leap_days - _JULIAN_DAY_0


def _persian_days_before(month: int) -> int:
    return 31 * (month - 1) if month <= _FIRST_HALF + 1 else 30 * (month - 1) + _FIRST_HALF


def _persian_month_days(year: int, month: int) -> int:
    if month < _MONTHS:
        return 31 if month <= _FIRST_HALF else 30
    return _persian_new_year(year + 1) - _persian_new_year(year) - _persian_days_before(_MONTHS)
