"""One locale's dates and times as CLDR has them, through Babel, and what Babel leaves out.

In: a language tag. Out: ``LocaleData``, plain tuples and strings. Never done here: reading or writing a date. Babel is
imported when the first locale is asked for: it takes longer than all of ``l10n --help``.
"""

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from l10n.dates.glue import AT_TIME
from l10n.dates.model import Calendar, Length, Order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

DAY_STYLES = ("full", "long", "medium", "short", "yMMMEd", "yMMMd", "yMEd", "yMd")
"""CLDR's four date patterns, then the skeletons of a day."""
PART_STYLES = ("yMMMM", "yMMM", "yM", "MMMMd", "MMMEd", "MMMd", "MEd", "Md", "MMM", "y")
"""The skeletons of a month, a year, and a day without a year."""

PREFERRED_CALENDARS = {"fa": Calendar.PERSIAN, "ps": Calendar.PERSIAN, "th": Calendar.BUDDHIST}
"""CLDR ``calendarPreferenceData``: first for AF and IR, and TH, which are these languages' likely regions."""

_ALIASED = ("months", "days", "day_periods", "eras", "date_fields")
_LEGACY = {"iw": "he", "in": "id", "ji": "yi", "no": "nb", "mo": "ro", "tl": "fil", "sh": "sr_Latn"}
_FALLBACKS = {
    "yMMMM": "MMMM y",
    "yMMM": "MMM y",
    "yM": "M/y",
    "MMMMd": "d MMMM",
    "MMMd": "d MMM",
    "MMM": "LLL",
    "y": "y",
}


@dataclass(frozen=True, slots=True, eq=False)
class LocaleData:
    """``names`` maps (CLDR field letter, length) to names in order; ``periods`` are AM and PM in all their forms."""

    tag: str
    language: str
    patterns: "Mapping[str, str]"
    names: "Mapping[tuple[str, Length], tuple[str, ...]]"
    eras: tuple[str, ...]
    periods: tuple[tuple[str, ...], tuple[str, ...]]
    time_patterns: tuple[str, ...]
    joint: str
    """The date and time pattern without words."""
    at_time: str
    """The one with the words for "at", or the same."""
    digits: str
    order: Order

    @property
    def calendar(self) -> Calendar:
        """The calendar that readers of this locale expect."""
        return PREFERRED_CALENDARS.get(self.language, Calendar.GREGORIAN)


def find_locale(tag: str) -> "Locale | None":
    """Find the CLDR locale nearest to a tag (``fr-FR``, ``zh_Hans``): subtags go from the end until one is known."""
    return _find_locale(tag.replace("-", "_"))


@cache
def _find_locale(identifier: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loaded when used

    head, *rest = identifier.split("_")
    subtags = [_LEGACY.get(head.lower(), head), *rest]
    while subtags:
        try:
            return _isolate(Locale.parse("_".join(subtags)))
        except (UnknownLocaleError, ValueError):
            subtags.pop()
    return None


def _isolate(locale: "Locale") -> "Locale":
    """Give a locale its own copy of Babel's tables of names.

    Babel (2.18) resolves an alias inside a table that all locales share with root, so the first to ask decides for the
    rest: once Azerbaijani months were read, Spanish archives say "yanvar 2014". ``tests/unit/dates`` has the case.
    """
    from babel import localedata  # noqa: PLC0415 - loaded when used

    data: dict[Any, Any] = dict(localedata.load(str(locale)))
    data |= {key: deepcopy(data[key]) for key in _ALIASED if key in data}
    setattr(locale, "_Locale__data", localedata.LocaleDataDict(data))  # noqa: B010 - there is no other door
    return locale


def is_same_language(tag: str, other: str) -> bool:
    """Tell whether two tags name one language in one script: ``en`` covers ``en-GB``, ``sr`` not ``sr-Latn``."""
    first, second = find_locale(tag), find_locale(other)
    if first is None or second is None:
        return tag.replace("-", "_").lower() == other.replace("-", "_").lower()
    return (first.language, _script(first)) == (second.language, _script(second))


def _script(locale: "Locale") -> str:
    from babel.core import get_global  # noqa: PLC0415 - loaded when used

    likely = get_global("likely_subtags")
    guess = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language) or ""
    return locale.script or next((part for part in guess.split("_") if len(part) == 4), "")  # noqa: PLR2004 - ISO 15924


def load_locale(tag: str) -> LocaleData | None:
    """Read one locale's data; ``None`` where CLDR has no such language."""
    locale = find_locale(tag)
    return _load(locale) if locale else None


@cache
def _load(locale: "Locale") -> LocaleData:
    from l10n.locales.numbers import digits_of  # noqa: PLC0415 - loaded when used

    patterns = _read_patterns(locale)
    joint = str(locale.datetime_formats["medium"])
    return LocaleData(
        tag=str(locale),
        language=locale.language,
        patterns=patterns,
        names=_read_names(locale),
        eras=tuple(name for width in ("wide", "abbreviated") for name in (locale.eras[width].get(1),) if name),
        periods=(_read_periods(locale, "am"), _read_periods(locale, "pm")),
        time_patterns=tuple(str(locale.time_formats[style].pattern) for style in ("short", "medium", "long")),
        joint=joint,
        at_time=AT_TIME.get(locale.language, joint),
        digits=digits_of(str(locale)),
        order=_read_order(patterns["short"]),
    )


def _read_patterns(locale: "Locale") -> dict[str, str]:
    skeletons = locale.datetime_skeletons
    found = {style: locale.date_formats[style].pattern for style in DAY_STYLES[:4]}
    for style in (*DAY_STYLES[4:], *PART_STYLES):
        if style in skeletons:
            found[style] = skeletons[style].pattern
        elif style in _FALLBACKS:
            found[style] = _FALLBACKS[style]
    return found


def _read_names(locale: "Locale") -> dict[tuple[str, Length], tuple[str, ...]]:
    names = {}
    for length in (Length.WIDE, Length.ABBREVIATED):
        for letter, table, context, keys in (
            ("M", locale.months, "format", range(1, 13)),
            ("L", locale.months, "stand-alone", range(1, 13)),
            ("E", locale.days, "format", range(7)),
            ("c", locale.days, "stand-alone", range(7)),
        ):
            widths = table[context] if context in table else table["format"]
            found = widths[length.value] if length.value in widths else table["format"][length.value]
            names[letter, length] = tuple(str(found[key]) for key in keys)
    return names


def _read_periods(locale: "Locale", period: str) -> tuple[str, ...]:
    tables = [locale.day_periods[context] for context in ("format", "stand-alone") if context in locale.day_periods]
    found = [table[width].get(period) for table in tables for width in ("abbreviated", "wide") if width in table]
    return tuple(dict.fromkeys(name for name in found if name))


def _read_order(pattern: str) -> Order:
    letters = dict.fromkeys(char for char in pattern.lower().replace("l", "m") if char in "dmy")
    return Order("".join(letters))
