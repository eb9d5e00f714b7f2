"""Times of day: "10:23", "2 h 36", "11:54 π.μ.", "午後4時28分".

In: a locale's day periods. Out: the regular expression that finds a time in normalised text, and the ``Clock`` of what
it found. Never done here: dates, and a time zone's arithmetic.
"""

import datetime as dt
import re
from typing import TYPE_CHECKING

from l10n.dates.model import Clock
from l10n.dates.normalise import LETTER, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.dates.cldr import LocaleData

_LATIN_PERIODS = (("am", "a.m.", "a. m."), ("pm", "p.m.", "p. m."))
_ZONES = r"(?<= )[+-]\d{4}|(?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d\d)?)?|ces?t|ees?t|[ecmp][sd]t|bst|jst|kst|ist|msk"
_ZONE = rf"(?: ?\(?(?P<zone>{_ZONES})\)?(?!\w))?"
_MORE_PERIODS = {
    "zh": (("午夜", "凌晨", "清晨", "早上"), ("中午", "晚上")),
    "yue": (("午夜", "凌晨", "清晨", "早上"), ("中午", "晚上")),
}
"""Parts of the day that are on one side of noon: CLDR's flexible periods (``B``), which its Chinese patterns use."""
_HOUR, _SIXTY = r"(?:[01]?\d|2[0-3])", r"[0-5]\d"


def compile_clock(data: "LocaleData") -> str:
    """Build the expression for one locale. Its groups are read by ``read_clock``."""
    period = "|".join(re.escape(text) for text in sorted(_periods(data), key=len, reverse=True))
    colon = rf"(?P<h1>{_HOUR}):(?P<m1>{_SIXTY})(?::(?P<s1>{_SIXTY}))?(?![\d:])(?![.,]\d)"
    letter = rf"(?P<h2>{_HOUR}) ?h ?(?P<m2>{_SIXTY})(?: ?(?:min|mn)\b)?(?: ?(?P<s2>{_SIXTY}) ?s\b)?(?!\w)"
    cjk = rf"(?P<h3>{_HOUR}) ?[時时點点시] ?(?P<m3>[0-5]?\d) ?[分분](?: ?(?P<s3>[0-5]?\d) ?[秒초])?"
    forms = [colon, letter, cjk]
    if any(re.match(r"[Hh]{1,2}\.mm", pattern) for pattern in data.time_patterns):
        forms.append(rf"(?P<h4>{_HOUR})\.(?P<m4>{_SIXTY})(?:(?<=\d\d\d\d ..\...)\.(?P<s4>{_SIXTY}))?(?![.\d])")
    if data.language == "th":
        forms.append(rf"(?P<h5>{_HOUR}) ?นาฬิกา ?(?P<m5>{_SIXTY}) ?นาที(?: ?(?P<s5>{_SIXTY}) ?วินาที)?")
    whole = "|".join(forms)
    bare = rf"(?P<h0>1[0-2]|0?[1-9])(?= ?(?:{period})(?!\w))"
    before = rf"(?:(?P<before>{period}) ?)?"
    after = rf"(?: ?(?P<after>{period})(?!\w))?"
    return rf"(?<![\d.:,/+-])(?<!{LETTER}){before}(?:{whole}|{bare}){after}{_ZONE}"


def read_clock(found: re.Match[str], afternoon: frozenset[str]) -> Clock | None:
    """Read a time that ``compile_clock`` found; ``None`` where hour and day period contradict each other."""
    form = next(number for number in "012345" if found.groupdict().get(f"h{number}"))
    hour = int(found[f"h{form}"])
    minute = int(found[f"m{form}"]) if form != "0" else 0
    second = found[f"s{form}"] if form in "12345" else None
    period = found["before"] or found["after"]
    if found["before"] and found["after"]:
        return None
    if period:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - a clock's face
            return None
        hour = hour % 12 + (12 if period in afternoon else 0)
    return Clock(dt.time(hour, minute, int(second or 0)), bool(second), bool(period), (found["zone"] or "").upper())


def afternoon_names(data: "LocaleData") -> frozenset[str]:
    """All the ways a locale writes PM, normalised."""
    return frozenset(_variants(_names(data, 1)))


def _periods(data: "LocaleData") -> set[str]:
    return _variants((*_names(data, 0), *_names(data, 1)))


def _names(data: "LocaleData", half: int) -> tuple[str, ...]:
    more = _MORE_PERIODS.get(data.language)
    return (*data.periods[half], *_LATIN_PERIODS[half], *(more[half] if more else ()))


def _variants(names: "Iterable[str]") -> set[str]:
    folded = [normalise(name) for name in names]
    return {
        form for name in folded for form in (name, name.removesuffix("."), name.replace(" ", ""), name.replace(".", ""))
    }
