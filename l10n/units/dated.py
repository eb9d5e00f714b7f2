"""Dates inside the text of a unit, as ``{date}``.

In: a unit of the interface without values, the page, the languages its dates may be in. Out: the unit with its dates as
placeholders. Never done here: units that are a date as a whole, or what an element or a rule says is one
(``l10n.units.values``).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n.dates import DateMatch, Length, Order, find_dates, recognise
from l10n.dates import Kind as DateKind
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.compose import numbered
from l10n.units.syntax import TAG, escape_braces
from l10n.units.unit import Datum, Unit, Value

_SPACE = r"[ \t\n\f\r]+"
_NOT_TEXT = r"<!--.*?-->|<[^>]*>"
_NUMBERS = re.compile(
    r"(?<![\w./,$€£¥#+-])(?<![$€£¥#]\s)(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?![\w$€£¥]|[./,-]\w)",
    re.ASCII,
)
_AFTER_COLON = re.compile(r"[:：]\s*([^:：]+)\Z")
_TWO_ORDERS = "en"
"""The language in which "07/10/2013" is two days."""
_ARCHIVE = "archive-title"


def with_dates(unit: Unit, page: str, languages: Sequence[str], order: Order | None = None) -> Unit:
    """Make placeholders of the dates in a unit's text, where the page writes them as they read.

    A date with markup or references inside stays text, and so do numbers of which the page does not tell the order
    (``order``), where their language has two.
    """
    archive = unit.rule is not None and unit.rule.context == _ARCHIVE
    found = _dates_of(unit.message, tuple(languages), order, archive=archive)
    places = _places([unit.message[slice(*span)] for span, _ in found], unit, page) if found else None
    if places is None:
        return unit
    names = numbered(["date"] * len(found))
    pieces, values, at = [], [], 0
    for (span, match), place, name in zip(found, places, names, strict=True):
        pieces += [escape_braces(unit.message[at : span.start]), f"{{{name}}}"]
        settled = match.date.isoformat() if match.date and match.shape.month is Length.NUMERIC else ""
        datum = Datum(Role.DATE, match.text, match.locale, settled)
        values.append(Value(name, place, place, Role.DATE, datum=datum))
        at = span.stop
    pieces.append(escape_braces(unit.message[at:]))
    return unit._replace(message="".join(pieces), values=tuple(values))


@lru_cache(maxsize=4096)
def _dates_of(
    message: str, languages: tuple[str, ...], order: Order | None, *, archive: bool
) -> tuple[tuple[Span, DateMatch], ...]:
    """Find the dates of a message by their place in it. Tags part no sentence, but no date goes across one."""
    plain = ""
    origins: list[int] = []
    at = 0
    for tag in (*TAG.finditer(message), None):
        start, stop = tag.span() if tag else (len(message), len(message))
        plain += message[at:start]
        origins += range(at, start)
        at = stop
    places = find_dates(plain, languages[0], also=languages[1:]) or list(_of_numbers(plain, languages[0], order))
    found = [
        (Span(origins[start], origins[stop - 1] + 1), stop - start, match)
        for start, stop, match in places or _of_an_archive(plain, languages, years=archive)
    ]
    return tuple((span, match) for span, length, match in found if span.stop - span.start == length)


def _of_numbers(text: str, language: str, order: Order | None) -> Iterator[tuple[int, int, DateMatch]]:
    """Yield dates of three numbers with a full year of which there is one reading."""
    for written in _NUMBERS.finditer(text):
        match = recognise(written[0], language, order=order, region=True)
        if match is not None and not (match.assumed and language.partition("-")[0] == _TWO_ORDERS):
            yield (*written.span(), match)


def _of_an_archive(text: str, languages: Sequence[str], *, years: bool) -> Iterator[tuple[int, int, DateMatch]]:
    """Yield the month behind a colon, where no sentence declines it, and in the title of an archive a year."""
    if (written := _AFTER_COLON.search(text)) is not None:
        match = recognise(written[1], languages[0], also=languages[1:], region=years)
        if match is not None and match.kind in {DateKind.YEAR_MONTH, DateKind.YEAR}:
            yield (*written.span(1), match)


def _places(texts: Sequence[str], unit: Unit, page: str) -> list[Span] | None:
    """Find texts in the source of a unit, one behind the other; None where they are not written as they read."""
    places: list[Span] = []
    at = unit.span.start
    for text in texts:
        written = _SPACE.join(map(re.escape, text.split(" ")))
        matches = re.finditer(rf"{_NOT_TEXT}|({written})", page[: unit.span.stop][at:], re.DOTALL)
        found = next((match for match in matches if match[1]), None)
        if found is None:
            return None
        places.append(Span(at + found.start(), at + found.end()))
        at += found.end()
    return places
