"""Dates and times written again for another locale, with the parts and at the width that they were seen with.

In: a ``DateMatch`` and a target locale. Out: text, in the target's calendar, digits and clock. Never done here:
shifting a time zone, repairing a weekday, translating words around a date.
"""

from l10n.dates.calendars import BUDDHIST_OFFSET, date_to_persian
from l10n.dates.casing import make_caser, upper
from l10n.dates.cldr import DAY_STYLES, LocaleData, find_locale, is_same_language, load_locale
from l10n.dates.model import Calendar, Casing, Clock, DateMatch, Kind, Length, Shape
from l10n.dates.patterns import Day, adjust_pattern, describe_pattern, fill_pattern, parse_pattern
from l10n.dates.spellings import BUDDHIST_ERAS, PERSIAN_MONTHS

_WITHOUT_DAY = {
    (Kind.YEAR_MONTH, Length.WIDE): "yMMMM",
    (Kind.YEAR_MONTH, Length.ABBREVIATED): "yMMM",
    (Kind.YEAR_MONTH, Length.NUMERIC): "yM",
    (Kind.MONTH_DAY, Length.WIDE): "MMMMd",
    (Kind.MONTH_DAY, Length.ABBREVIATED): "MMMd",
    (Kind.MONTH, Length.ABBREVIATED): "MMM",
}
_STAND_ALONE = "LLLL"
_LEAP_YEAR = 2000


def render_date(match: DateMatch, target: str, source: str) -> str | None:
    """Write a date for ``target``; where that is the ``source`` language, the original text comes back.

    ``None`` where the target cannot say it: an unknown locale, or a Persian or Islamic month without a day, which is no
    month of any other calendar. An ISO date ("2014-02-26") that is not the source locale's habit stays as it is.
    """
    if is_same_language(target, source):
        return match.text
    return format_match(match, target)


def format_match(match: DateMatch, locale: str) -> str | None:
    """Write a date from its parts alone, whatever its text was; ``None`` as for ``render_date``."""
    data = load_locale(locale)
    if data is None:
        return None
    if match.kind is Kind.TIME:
        return format_clock(match.clock, data) if match.clock else None
    if match.style == "iso":
        text: str | None = f"{match.date}"
    else:
        text = _format_date(match, data)
    if text is None:
        return None
    if match.clock:
        joint = data.at_time if match.glued else data.joint
        text = joint.replace("{0}", format_clock(match.clock, data)).replace("{1}", text)
    if match.count is not None:
        text += f" ({_localize_digits(str(match.count), data)})"
    return text


def format_clock(clock: Clock, data: LocaleData) -> str:
    """Write a time of day in the locale's own clock of 12 or 24 hours, with seconds if they were seen."""
    from babel.dates import format_time  # noqa: PLC0415 - loaded when used

    text = format_time(clock.time, "medium" if clock.seconds else "short", locale=find_locale(data.tag))
    return _localize_digits(text, data) + (f" {clock.zone}" if clock.zone else "")


def _localize_digits(text: str, data: LocaleData) -> str:
    return text.translate(dict(zip(range(48, 58), data.digits, strict=True)))


def _format_date(match: DateMatch, data: LocaleData) -> str | None:
    if match.day is None and match.calendar in (Calendar.PERSIAN, Calendar.ISLAMIC) and data.calendar != match.calendar:
        return None
    calendar = _choose_calendar(match, data)
    pattern = choose_pattern(match, data)
    era = ""
    if calendar is Calendar.BUDDHIST:
        pattern, era = _drop_era(pattern) if match.kind is not Kind.YEAR else pattern, BUDDHIST_ERAS[0]
    months = tuple(PERSIAN_MONTHS[data.language]) if calendar is Calendar.PERSIAN else ()
    text = fill_pattern(
        pattern,
        _convert(match, calendar),
        data,
        months=months,
        era=era,
        case=make_caser(match.casing, data.language),
        digits=data.digits,
    )
    return upper(text, data.language) if match.casing is Casing.UPPER else text


def _choose_calendar(match: DateMatch, data: LocaleData) -> Calendar:
    """Take the calendar that the target's readers expect, unless a month without a day has none there.

    A Thai year and month are the Gregorian ones counted from elsewhere; a Persian month is not a Gregorian one.
    """
    if match.day is None or match.year is None:
        keeps = match.calendar is data.calendar or data.calendar is Calendar.BUDDHIST
        return data.calendar if keeps else Calendar.GREGORIAN
    return data.calendar


def _convert(match: DateMatch, calendar: Calendar) -> Day:
    date = match.date
    if date is not None:
        weekday = date.weekday()
        if calendar is Calendar.PERSIAN:
            return Day(*date_to_persian(date), weekday)
        return Day(date.year + (BUDDHIST_OFFSET if calendar is Calendar.BUDDHIST else 0), date.month, date.day, weekday)
    year = match.year if match.year is not None else _LEAP_YEAR
    return Day(year + (BUDDHIST_OFFSET if calendar is Calendar.BUDDHIST else 0), match.month or 1, match.day or 1)


def _drop_era(pattern: str) -> str:
    """Leave the era to the full width, as CLDR's own Thai Buddhist patterns do."""
    pieces = parse_pattern(pattern)
    if any(count and text in "Ec" for text, count in pieces):
        return pattern
    kept = [(text * count if count else f"'{text}'") for text, count in pieces if not (text == "G" and count)]
    return "".join(kept).replace("' '' '", "' '")


def choose_pattern(match: DateMatch, data: LocaleData) -> str:
    """Choose the target's pattern: the one seen, one with the same fields, else the nearest with other lengths."""
    shape = match.shape
    if match.kind is not Kind.DAY and match.kind is not Kind.DAY_TIME:
        return _choose_part(match, data)
    for style in dict.fromkeys((match.style, *DAY_STYLES)):
        if style in data.patterns and _has_fields(describe_pattern(data.patterns[style]), shape):
            return data.patterns[style]
    return adjust_pattern(data.patterns[_nearest_style(shape, data)], shape)


def _has_fields(found: Shape, wanted: Shape) -> bool:
    return (found.weekday, found.month, found.day, found.year) == (
        wanted.weekday,
        wanted.month,
        wanted.day,
        wanted.year,
    )


def _nearest_style(shape: Shape, data: LocaleData) -> str:
    if shape.month is Length.NUMERIC:
        if shape.weekday:
            return "yMEd" if "yMEd" in data.patterns else "full"
        return "short" if shape.year == 2 or "yMd" not in data.patterns else "yMd"  # noqa: PLR2004 - digits
    if shape.month is Length.ABBREVIATED:
        style = "yMMMEd" if shape.weekday else "yMMMd"
        if style in data.patterns:
            return style
    return "full" if shape.weekday else "long"


def _choose_part(match: DateMatch, data: LocaleData) -> str:
    """Choose the pattern of a month or a year; a month with no day beside it is a stand-alone name."""
    if match.kind is Kind.YEAR:
        return data.patterns["y"]
    style = _WITHOUT_DAY.get((match.kind, match.shape.month or Length.WIDE))
    return data.patterns[style] if style else _STAND_ALONE
