"""What a date on a page is: its value, and all that is needed to write it again as it was seen.

In: nothing but values. Out: ``DateMatch`` and the words it is described with. Never done here: reading or writing text.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a text says about time."""

    DAY = "day"
    DAY_TIME = "day and time"
    TIME = "time"
    YEAR_MONTH = "month of a year"
    """"février 2014", in archives."""
    MONTH_DAY = "day without a year"
    MONTH = "month"
    YEAR = "year"


class Length(StrEnum):
    """How a month or a weekday is written (CLDR: MMMM, MMM, M)."""

    WIDE = "wide"
    ABBREVIATED = "abbreviated"
    NUMERIC = "numeric"


class Width(StrEnum):
    """CLDR's four widths of a date, and the numbers with a full year that fit none of them."""

    FULL = "full"
    LONG = "long"
    MEDIUM = "medium"
    SHORT = "short"
    NUMERIC = "numeric"


class Order(StrEnum):
    """The order of day, month and year in a date of three numbers."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"
    YDM = "ydm"


class Calendar(StrEnum):
    """The calendar a date was written in, by its CLDR key."""

    GREGORIAN = "gregorian"
    PERSIAN = "persian"
    BUDDHIST = "buddhist"
    ISLAMIC = "islamic"


class Casing(StrEnum):
    """How the names of a date differ from the case in which CLDR writes them."""

    USUAL = "usual"
    LOWER = "lower"
    TITLE = "title"
    """The first name has a capital that CLDR does not give it: "Mercredi 26 février 2014"."""
    WORDS = "words"
    """Every name has: "Mercredi 26 Février 2014"."""
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Shape:
    """Which fields of a date are there, and how long: ``None`` or 0 is absent; ``year`` is 2 or 4 digits."""

    weekday: Length | None = None
    month: Length | None = None
    day: bool = False
    year: int = 0
    era: bool = False

    @property
    def width(self) -> Width:
        """Name the CLDR width that comes nearest."""
        if self.weekday is Length.WIDE:
            return Width.FULL
        if self.month is Length.NUMERIC:
            return Width.SHORT if self.year == 2 else Width.NUMERIC  # noqa: PLR2004 - digits
        return Width.MEDIUM if Length.ABBREVIATED in (self.weekday, self.month) else Width.LONG


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was seen. The time is the page's own: ``zone`` is kept as text and never applied."""

    time: dt.time
    seconds: bool = False
    period: bool = False
    """Written in twelve hours, with a day period."""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A text that is a date, a time, a month or a year.

    ``year``, ``month`` and ``day`` are Gregorian wherever a day is known. A month or a year alone cannot be converted
    and stays in ``calendar``. ``locale`` is the one whose words were read. ``style`` names the CLDR pattern that fits
    ("full", "yMMMd"), "iso", or is empty. ``count`` is the number of posts behind a month ("février 2014 (12)").
    ``glued`` tells that a word joins date and time ("à", "um"). ``assumed`` tells that only the locale's habit decided
    the order of the numbers.
    """

    text: str
    kind: Kind
    locale: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    shape: Shape = Shape()
    clock: Clock | None = None
    calendar: Calendar = Calendar.GREGORIAN
    casing: Casing = Casing.USUAL
    style: str = ""
    count: int | None = None
    glued: bool = False
    assumed: bool = False

    @property
    def date(self) -> dt.date | None:
        """The day, where one is named."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def time(self) -> dt.time | None:
        """The time of day, where one is named."""
        return self.clock.time if self.clock else None

    @property
    def width(self) -> Width:
        """The CLDR width seen."""
        return self.shape.width

    @property
    def value(self) -> dt.date | dt.datetime | dt.time | tuple[int, int] | int | None:
        """The date, the naive date and time, the time, (year, month), (month, day), or the one number."""
        day, time = self.date, self.time
        if day is not None and time is not None:
            return dt.datetime.combine(day, time)
        if day is not None or time is not None:
            return day or time
        numbers = [number for number in (self.year, self.month, self.day) if number is not None]
        return (numbers[0], numbers[1]) if len(numbers) > 1 else numbers[0]
