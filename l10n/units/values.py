"""Dates and times in units: what is data becomes data.

In: the units of a page, as cut, and the languages they may be in. Out: units whose dates, times, numbers and names are
placeholders, and the places of values that stand alone. Never done here: writing a value for another locale
(``l10n.build.values``), or guessing: what is not recognised stays text.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from l10n.dates import (
    DateMatch,
    Length,
    Order,
    find_dates,
    learn_order,
    means_no_date,
    parse_machine,
    recognise,
    recognise_relative,
)
from l10n.dates import Kind as DateKind
from l10n.html.references import unescape
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.compose import numbered, trim
from l10n.units.counts import NUMBER
from l10n.units.dated import with_dates
from l10n.units.unit import Datum, Unit, Value

_LONGEST = 80
"""A longer text is prose, whatever dates are in it (code points)."""

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z]+[0-9]*)\}")
_MACHINE = re.compile(r"""\s(?:datetime|title|content)\s*=\s*["']?([^"'>]+)""", re.IGNORECASE)
_NUMERIC = re.compile(r"[^\w]*\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}")
_TAG_LENGTH = 400
_HANGING = frozenset("-–—|/·•")
"""What parts a date from its neighbours, and hangs at it where these are elements of their own."""
_FIRST = re.compile(r"&#?\w+;|.", re.DOTALL)
_LAST = re.compile(r"(?:&#?\w{1,31};|.)\Z", re.DOTALL)
_COUNTED = re.compile(r"<([a-z]+)>[^<>&()]+</\1>[\s\xa0]*\(\d+\)")
_DATED = frozenset((DateKind.DAY, DateKind.DAY_TIME, DateKind.YEAR_MONTH))
"""What a text that names a month, and is nothing else, says for sure."""

_LANGUAGE_OF_SOFTWARE = "en"
"""Month names stay English where a platform was never localized, whatever language the page is in."""


_LANGUAGES_OF_SYSTEMS = ("fr", "de", "es", "it", "pt", "nl", "ru", "pl", "tr", "sv", "cs", "ja", "zh")
"""Languages that dates of an odd one are looked for in, where a machine's date beside them is the proof."""


class Alone(NamedTuple):
    """A value that is a whole text of the page: what it is, and the place of its words."""

    span: Span
    datum: Datum


class Spoken(NamedTuple):
    """What the dates of a text may be written in: BCP 47 tags, the likeliest first, and the order of their numbers."""

    languages: tuple[str, ...]
    order: Order | None = None


def order_of(units: Iterable[Unit], page: str, language: str) -> Order | None:
    """Learn from all date regions of a page in which order it writes dates of numbers; None where it does not tell."""
    found = list(_numeric_dates(units, page))
    if not found:
        return None
    return learn_order([text for text, _ in found], language, [_day(machine) for _, machine in found])


def datum_of(
    text: str, languages: Sequence[str], machine: str, *, region: bool, order: Order | None = None
) -> Datum | None:
    """Recognise a whole text as a date, a time, a relative time or a number; None if it is anything else.

    ``languages`` are BCP 47 tags, the likeliest first. ``machine`` is what a machine-readable attribute beside the text
    says, "" if nothing. ``region`` says that a rule expects a value here; outside such places only dates that name
    their month are read.
    """
    if len(text) > _LONGEST or not any(character.isalnum() for character in text):
        return None
    spoken = Spoken(tuple(dict.fromkeys((*languages, _LANGUAGE_OF_SOFTWARE))), order)
    return _recognised(text, spoken, machine, region=region)


@lru_cache(maxsize=4096)
def _recognised(text: str, spoken: Spoken, machine: str, *, region: bool) -> Datum | None:
    languages, order = spoken
    match = recognise(text, languages[0], also=languages[1:], order=order, region=region, hint=_day(machine))
    if match is not None and (region or match.kind in _DATED):
        machine = machine or _settled(match, order)
        return Datum(Role.TIME if match.kind is DateKind.TIME else Role.DATE, text, match.locale, machine)
    if match is None and machine and (foreign := _foreign_language(text, machine)):
        match = recognise(text, foreign, region=True, hint=_day(machine))
        return Datum(Role.DATE, text, foreign, machine) if match else None
    if region and any(recognise_relative(text, language) for language in languages[:-1]):
        return Datum(Role.TIME, text, languages[0], machine)
    if region and (found := NUMBER.fullmatch(text.strip(" ()[]"))):
        return Datum(Role.COUNT, found[0], languages[0], "")
    return None


@lru_cache(maxsize=1024)
def _foreign_language(text: str, machine: str) -> str:
    """Name the language in which a text has the very day that a machine reads beside it; empty where none has.

    A site's program may run in a language that is neither the site's nor English.
    """
    day = _day(machine)
    if day is None or str(day.year) not in text:
        return ""
    for language in _LANGUAGES_OF_SYSTEMS:
        dates = (match.date for _, _, match in find_dates(text, language))
        if any(date is not None and abs((date - day).days) <= 1 for date in dates):
            return language
    return ""


def alone(unit: Unit, page: str, spoken: Spoken, *, region: bool) -> Alone | None:
    """Recognise a unit that is nothing but a value, or a linked date with a number behind it: a month of an archive."""
    span = _counted(unit, page) if unit.codes else unit.span
    if unit.values or span is None:
        return None
    text = _plain(page[slice(*span)]) if unit.codes else unit.message
    if not unit.codes and not _HANGING.isdisjoint((text[0], text[-1])):
        text, span = text.strip("".join(_HANGING) + " "), _without_edges(page, span)
    machine = _machine_before(page, span.start)
    datum = datum_of(text, spoken.languages, machine, region=region, order=spoken.order)
    if datum is None:
        return None
    if datum.role is Role.COUNT:
        at = page.find(datum.text, *span)
        return Alone(Span(at, at + len(datum.text)), datum) if at >= 0 else None
    return Alone(span, datum)


def has_no_date(unit: Unit, spoken: Spoken) -> bool:
    """Say whether a unit is what a program writes where it has no date: neither a value nor anybody's words."""
    return means_no_date(unit.message, spoken.languages[0], (*spoken.languages[1:], _LANGUAGE_OF_SOFTWARE))


def _without_edges(page: str, span: Span) -> Span:
    """Take blanks and marks that only part, raw or as references, off both ends of a text."""
    start, stop = span
    while start < stop and (first := _FIRST.match(page, start, stop)) and _parts(first[0]):
        start = first.end()
    while start < stop and (last := _LAST.search(page[max(start, stop - _LONGEST) : stop])) and _parts(last[0]):
        stop -= len(last[0])
    return Span(start, stop)


def _parts(source: str) -> bool:
    return unescape(source) in _HANGING or unescape(source).isspace()


def _counted(unit: Unit, page: str) -> Span | None:
    """Find the link's words in ``<a>juin 2014</a> (3)``."""
    opening, closing = unit.codes[0].opening, unit.codes[0].closing
    if closing is None or len(unit.codes) > 1 or not _COUNTED.fullmatch(unit.message):
        return None
    return trim(page, opening.stop, closing.start)


def values_of(unit: Unit) -> tuple[Alone, ...]:
    """Give the values of a unit that has no other words: "février 2014 (12)", with the month in a link."""
    return tuple(Alone(value.text, value.datum) for value in unit.values if value.datum)


def with_values(unit: Unit, page: str, spoken: Spoken) -> Unit:
    """Recognise what the unit's placeholders stand for, and make placeholders of the dates in its text."""
    if not unit.values:
        machine = _machine_before(page, unit.span.start)
        foreign = _foreign_language(unit.message, machine) if machine else ""
        languages = (*spoken.languages, _LANGUAGE_OF_SOFTWARE, *filter(None, [foreign]))
        return with_dates(unit, page, languages, spoken.order)
    values = []
    for value in unit.values:
        datum = None
        if value.text.start < value.text.stop and value.role is not Role.NAME:
            machine = _machine_in(page[slice(*value.span)])
            words = _plain(page[slice(*value.text)])
            datum = datum_of(words, spoken.languages, machine, region=True, order=spoken.order)
        values.append(value._replace(datum=datum, role=datum.role if datum else value.role))
    return _renamed(unit, values)


def _numeric_dates(units: Iterable[Unit], page: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of date regions that are three numbers or more, each with what a machine reads beside it."""
    for unit in units:
        if not (unit.rule or unit.values):
            continue
        bare = unit.role in {Role.DATE, Role.TIME} and not unit.codes and not unit.values
        if bare and _NUMERIC.match(unit.message):
            yield unit.message, _machine_before(page, unit.span.start)
        for value in unit.values:
            text = _plain(page[slice(*value.text)])
            if value.role in {Role.DATE, Role.TIME} and _NUMERIC.match(text):
                yield text, _machine_in(page[slice(*value.span)])


def _day(machine: str) -> dt.date | None:
    stamp = parse_machine(machine) if machine else None
    return stamp.date() if isinstance(stamp, dt.datetime) else stamp


def _settled(match: DateMatch, order: Order | None) -> str:
    """Say as a machine would which day three numbers are, where only the other dates of the page tell."""
    numeric = order is not None and match.shape.month is Length.NUMERIC and match.date is not None
    return match.date.isoformat() if numeric and match.date else ""


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


@lru_cache(maxsize=4096)
def _machine_in(source: str) -> str:
    """Give the last attribute of a piece of source that a machine reads as a date."""
    found = [match[1] for match in _MACHINE.finditer(source) if parse_machine(match[1])]
    return found[-1] if found else ""


def _plain(source: str) -> str:
    return " ".join(source.split())
