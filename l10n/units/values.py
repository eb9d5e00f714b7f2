"""Dates, times and counts in units: what is data becomes data.

In: the units of a page, as cut, and the languages they may be in. Out: units whose dates, times, numbers and names are
placeholders, and the places of values that stand alone. Never done here: writing a value for another locale
(``l10n.build.values``), or guessing: what is not recognised stays text.
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from l10n.dates import Kind as DateKind
from l10n.dates import find_dates, parse_machine, recognise, recognise_relative
from l10n.locales import Locale
from l10n.platforms.lexicon import COUNT, Lexicon
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.compose import numbered, trim
from l10n.units.syntax import escape_braces
from l10n.units.unit import Datum, Unit, Value

_LONGEST = 80
"""A longer text is prose, whatever dates are in it (code points)."""

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z]+[0-9]*)\}")
_MACHINE = re.compile(r"""\s(?:datetime|title|content)\s*=\s*["']?([^"'>]+)""", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*")
_TAG_LENGTH = 400
_LANGUAGE_OF_SOFTWARE = "en"
"""Month names stay English where a platform was never localized, whatever language the page is in."""


class Alone(NamedTuple):
    """A value that is a whole text of the page: what it is, and the place of its words."""

    span: Span
    datum: Datum


def datum_of(text: str, languages: Sequence[str], machine: str, *, region: bool) -> Datum | None:
    """Recognise a whole text as a date, a time, a relative time or a number; None if it is anything else.

    ``languages`` are BCP 47 tags, the likeliest first. ``machine`` is what a machine-readable attribute beside the text
    says, "" if nothing. ``region`` says that a rule expects a value here; outside such places only dates that name
    their month are read.
    """
    if len(text) > _LONGEST or not any(character.isalnum() for character in text):
        return None
    return _recognised(text, tuple(dict.fromkeys((*languages, _LANGUAGE_OF_SOFTWARE))), machine, region=region)


@lru_cache(maxsize=4096)
def _recognised(text: str, languages: tuple[str, ...], machine: str, *, region: bool) -> Datum | None:
    stamp = parse_machine(machine) if machine else None
    hint = stamp.date() if isinstance(stamp, dt.datetime) else stamp
    match = recognise(text, languages[0], also=languages[1:], region=region, hint=hint)
    if match is not None and (region or match.kind in {DateKind.DAY, DateKind.DAY_TIME}):
        return Datum(Role.TIME if match.kind is DateKind.TIME else Role.DATE, text, match.locale, machine)
    if region and any(recognise_relative(text, language) for language in languages[:-1]):
        return Datum(Role.TIME, text, languages[0], machine)
    if region and (found := _NUMBER.fullmatch(text.strip(" ()[]"))):
        return Datum(Role.COUNT, found[0], languages[0], "")
    return None


def alone(unit: Unit, page: str, languages: Sequence[str], *, region: bool) -> Alone | None:
    """Recognise a unit that is nothing but a value."""
    if unit.codes or unit.values:
        return None
    datum = datum_of(unit.message, languages, _machine_before(page, unit.span.start), region=region)
    if datum is None:
        return None
    if datum.role is Role.COUNT:
        at = page.find(datum.text, *unit.span)
        return Alone(Span(at, at + len(datum.text)), datum) if at >= 0 else None
    return Alone(unit.span, datum)


def with_values(unit: Unit, page: str, languages: Sequence[str]) -> Unit:
    """Recognise what the unit's placeholders stand for, and make placeholders of the dates in its text."""
    if not unit.values:
        return _with_dates_in_text(unit, page, languages)
    values = []
    for value in unit.values:
        datum = None
        if value.text.start < value.text.stop and value.role is not Role.NAME:
            machine = _machine_in(page[slice(*value.span)])
            datum = datum_of(_plain(page[slice(*value.text)]), languages, machine, region=True)
        values.append(value._replace(datum=datum, role=datum.role if datum else value.role))
    return _renamed(unit, values)


def as_count(unit: Unit, page: str, lexicon: Lexicon | None, language: str, *, region: bool) -> Unit | None:
    """Read a unit as a count: one plural message for every number; None where it is none.

    The lexicon knows the singular and the plural of the platform's counts. Elsewhere a count is only what a rule says
    is one (``region``), and both forms are the text itself with ``{count}``.
    """
    if unit.codes:
        return None
    if unit.values:
        counts = [value for value in unit.values if value.role is Role.COUNT]
        return unit._replace(plural=unit.message) if len(counts) == 1 else None
    numbers = list(_NUMBER.finditer(page, *unit.span))
    if len(numbers) != 1 or unit.kind.value == "json":
        return None
    place = Span(*numbers[0].span())
    template = escape_braces(unit.message).replace(numbers[0][0], COUNT, 1)
    known = lexicon.translate(template, language, language) if lexicon else None
    if known and "" not in known.forms:
        locale = Locale.parse(language)
        one, many = (known.forms.get(locale.categories[locale.form(n)].category) for n in (1, 5))
        singular, plural = one or many or template, many or one or template
    elif region:
        singular = plural = template
    else:
        return None
    datum = Datum(Role.COUNT, numbers[0][0], language, "")
    value = Value("count", place, place, Role.COUNT, datum=datum)
    return unit._replace(message=singular, plural=plural, values=(value,))


def _with_dates_in_text(unit: Unit, page: str, languages: Sequence[str]) -> Unit:
    """Make placeholders of the dates in one stretch of text, where the page writes them as they read."""
    source = page[slice(*unit.span)]
    if unit.codes or "&" in source or not any(character.isdigit() for character in source):
        return unit
    values, message, at = [], "", 0
    for start, stop, match in find_dates(source, languages[0], also=(*languages[1:], _LANGUAGE_OF_SOFTWARE)):
        span = trim(page, unit.span.start + start, unit.span.start + stop)
        datum = Datum(Role.DATE, page[slice(*span)], match.locale, "")
        values.append(Value("date", span, span, Role.DATE, datum=datum))
        message += escape_braces(source[at : span.start - unit.span.start]) + "{date}"
        at = span.stop - unit.span.start
    if not values:
        return unit
    message += escape_braces(source[at:])
    names = numbered(["date"] * len(values))
    fresh = iter(names)
    message = _PLACEHOLDER.sub(lambda match: f"{{{next(fresh)}}}" if match[1] == "date" else match[0], message)
    values = [value._replace(name=name) for value, name in zip(values, names, strict=True)]
    return unit._replace(message=" ".join(message.split()), values=tuple(values))


def _renamed(unit: Unit, values: list[Value]) -> Unit:
    """Name the placeholders by what was recognised: a "date" that is a time becomes ``{time}``."""
    names = numbered([value.role.value for value in values])
    by_old = {old.name: name for old, name in zip(unit.values, names, strict=True)}
    message = _PLACEHOLDER.sub(
        lambda match: f"{{{by_old[match[1]]}}}" if match[1] in by_old else match[0], unit.message
    )
    named = tuple(value._replace(name=name) for value, name in zip(values, names, strict=True))
    return unit._replace(message=message, values=named)


def _machine_before(page: str, start: int) -> str:
    """Give the machine-readable value of the tag right before a text."""
    at = page.rfind("<", max(0, start - _TAG_LENGTH), start)
    return _machine_in(page[at:start]) if at >= 0 else ""


def _machine_in(source: str) -> str:
    """Give the last attribute of a piece of source that a machine reads as a date."""
    found = [match[1] for match in _MACHINE.finditer(source) if parse_machine(match[1])]
    return found[-1] if found else ""


def _plain(source: str) -> str:
    return " ".join(source.split())
