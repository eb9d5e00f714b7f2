"""What some numbers and names may mean together: a real day, in a year that a page can have.

In: numbers as written, a calendar, a weekday. Out: ``Reading`` values. Never done here: text beyond one number.
"""

import datetime as dt
from typing import NamedTuple

from l10n.dates.calendars import BUDDHIST_OFFSET, islamic_to_date, persian_to_date
from l10n.dates.machine import EARLIEST_YEAR, LATEST_YEAR, is_plausible
from l10n.dates.model import Calendar, Kind, Shape

_BUDDHIST_FROM = 2400
_PERSIAN_YEARS = range(1300, 1451)
_ISLAMIC_YEARS = range(1300, 1501)
_PIVOT = 50
_MOON_ERROR = 2
_FULL_YEAR = 4
_MONTHS = 12
_LONGEST_MONTH = 31


class Reading(NamedTuple):
    """One way to read a text without its time. ``year``, ``month`` and ``day`` are as in ``DateMatch``."""

    kind: Kind
    shape: Shape
    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar = Calendar.GREGORIAN
    style: str = ""
    assumed: bool = False

    @property
    def date(self) -> dt.date | None:
        """The day, where there is one."""
        return dt.date(self.year, self.month, self.day) if self.year and self.month and self.day else None


def read_year(digits: str, calendar: Calendar, language: str) -> tuple[int, Calendar] | None:
    """Read a year as written and tell its calendar; ``None`` if no page means it.

    A Thai year from 2400 is Buddhist. Two digits are 1950 to 2049; in Thai, where 57 is as likely 2557, only what one
    calendar alone can mean is read.
    """
    if len(digits) not in (2, _FULL_YEAR):
        return None
    year = int(digits)
    if len(digits) == 2:  # noqa: PLR2004 - digits
        return _read_short_year(year, calendar, language)
    if calendar is Calendar.PERSIAN:
        return (year, calendar) if year in _PERSIAN_YEARS else None
    if calendar is Calendar.ISLAMIC:
        return (year, calendar) if year in _ISLAMIC_YEARS else None
    if calendar is Calendar.BUDDHIST or (language == "th" and year >= _BUDDHIST_FROM):
        year, calendar = year - BUDDHIST_OFFSET, Calendar.BUDDHIST
    return (year, calendar) if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def _read_short_year(year: int, calendar: Calendar, language: str) -> tuple[int, Calendar] | None:
    if calendar in (Calendar.PERSIAN, Calendar.ISLAMIC):
        return None
    if language == "th":
        if _PIVOT <= year < _PIVOT + 30:
            return 1957 + year, Calendar.BUDDHIST
        if _PIVOT - 20 <= year < _PIVOT:
            return None
    return year + (2000 if year < _PIVOT else 1900), calendar


def read_day(  # noqa: PLR0913, PLR0917 - a day, its calendar and its two witnesses
    year: int, month: int, day: int, calendar: Calendar, weekday: int | None, hint: dt.date | None
) -> dt.date | None:
    """Make a day of numbers; ``None`` if there is none such, or the weekday written beside it is another."""
    if calendar is Calendar.PERSIAN:
        date = persian_to_date(year, month, day)
    elif calendar is Calendar.ISLAMIC:
        return _read_islamic_day(year, month, day, weekday, hint)
    else:
        date = _gregorian(year, month, day)
    if date is None or not is_plausible(date) or (weekday is not None and date.weekday() != weekday):
        return None
    return date


def _gregorian(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _read_islamic_day(year: int, month: int, day: int, weekday: int | None, hint: dt.date | None) -> dt.date | None:
    """Read a lunar day, which the calculated one only comes near: a weekday or a machine date must settle it."""
    date = islamic_to_date(year, month, day)
    if date is None:
        return None
    near = [date + dt.timedelta(days) for days in range(-_MOON_ERROR, _MOON_ERROR + 1)]
    settled = [day for day in near if (weekday is None or day.weekday() == weekday) and (hint is None or day == hint)]
    return settled[0] if len(settled) == 1 else None


def is_month_day(month: int, day: int) -> bool:
    """Tell whether a day exists in some year."""
    return 1 <= month <= _MONTHS and 1 <= day <= _LONGEST_MONTH and _gregorian(2000, month, day) is not None
