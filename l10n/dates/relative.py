"""Relative times: "il y a 3 jours", "vor 2 Stunden", "hace 2 semanas".

In: a whole text and its locale. Out: a number and a unit, and the text again in another locale. Never done here:
working out the moment that is meant, which nobody knows any more; words like "yesterday", which are messages.
"""

import datetime as dt
import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, get_args

from l10n.dates.cldr import find_locale, is_same_language, load_locale
from l10n.dates.normalise import normalise

Unit = Literal["year", "month", "week", "day", "hour", "minute", "second"]
_Width = Literal["long", "short", "narrow"]

_SECONDS: dict[Unit, int] = {
    "year": 31_536_000,
    "month": 2_592_000,
    "week": 604_800,
    "day": 86_400,
    "hour": 3_600,
    "minute": 60,
    "second": 1,
}
_SAMPLES = (1, 2, 3, 5, 7, 11, 21, 24)
"""Numbers that reach every plural form that CLDR's cardinal rules have for whole numbers below a hundred."""
_DIGITS = re.compile(r"\d+")
_NEVER = float("inf")
"""Threshold at which Babel changes to the next unit."""
_LONGEST = 60


class _Meaning(NamedTuple):
    unit: Unit
    future: bool
    width: _Width
    number: int
    """0 where the text has it in digits."""


@dataclass(frozen=True, slots=True)
class RelativeMatch:
    """``number`` units ago, or from now if ``future``; ``width`` as CLDR has it."""

    text: str
    number: int
    unit: Unit
    future: bool
    width: _Width


def recognise_relative(text: str, locale: str) -> RelativeMatch | None:
    """Read a whole text as a relative time in the words of CLDR's ``dateFields``; ``None`` if it is none, or two."""
    stripped = text.strip()
    found_locale = find_locale(locale)
    if not stripped or len(stripped) > _LONGEST or found_locale is None:
        return None
    folded = normalise(stripped)
    digits = _DIGITS.findall(folded)
    if len(digits) > 1:
        return None
    meanings = _templates(str(found_locale)).get(_key(folded), ())
    if len({meaning._replace(width="long") for meaning in meanings}) != 1:
        return None
    unit, future, width, number = meanings[0]
    return RelativeMatch(text, int(digits[0]) if digits else number, unit, future, width)


def render_relative(match: RelativeMatch, target: str, source: str) -> str | None:
    """Write a relative time for ``target``; ``None`` for an unknown locale. In the source language nothing changes."""
    if is_same_language(target, source):
        return match.text
    return format_relative(match, target)


def format_relative(match: RelativeMatch, locale: str) -> str | None:
    """Write a relative time from its number and unit, in the plural form and the digits of the locale."""
    data = load_locale(locale)
    if data is None:
        return None
    text = _format(match.number, match.unit, match.width, data.tag, future=match.future)
    if text == _format(match.number, match.unit, match.width, data.tag, future=not match.future):
        text = _format(match.number, match.unit, "long", data.tag, future=match.future)  # CLDR 47: Arabic short months
    return text.translate(dict(zip(range(48, 58), data.digits, strict=True)))


def _format(number: int, unit: Unit, width: _Width, tag: str, *, future: bool) -> str:
    from babel.dates import format_timedelta  # noqa: PLC0415 - loaded when used

    delta = dt.timedelta(seconds=_SECONDS[unit] * number * (1 if future else -1))
    locale = find_locale(tag)
    try:
        return format_timedelta(delta, unit, threshold=_NEVER, add_direction=True, format=width, locale=locale)
    except KeyError:  # some locales have a short "yesterday" and no short "days ago"
        return format_timedelta(delta, unit, threshold=_NEVER, add_direction=True, format="long", locale=locale)


def _key(folded: str) -> str:
    """Leave out the number and all spaces: CLDR has "3 日前", pages have "3日前"."""
    return _DIGITS.sub("0", folded).replace(" ", "")


@cache
def _templates(tag: str) -> dict[str, tuple[_Meaning, ...]]:
    """Map each text, its number written as 0, to what it means; a dual has its number in its words."""
    found: dict[str, list[_Meaning]] = {}
    for width, unit, future, number in itertools.product(get_args(_Width), get_args(Unit), (False, True), _SAMPLES):
        text = normalise(_format(number, unit, width, tag, future=future))
        meanings = found.setdefault(_key(text), [])
        if not any((unit, future) == (known.unit, known.future) for known in meanings):
            meanings.append(_Meaning(unit, future, width, 0 if _DIGITS.search(text) else number))
    return {text: tuple(meanings) for text, meanings in found.items()}
