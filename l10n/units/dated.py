"""Dates inside the text of a unit, as ``{date}``.

In: a unit without values, the page, the languages its dates may be in. Out: the unit with its dates as placeholders.
Never done here: units that are a date as a whole, or what an element or a rule says is one (``l10n.units.values``).
"""

import re
from collections.abc import Iterator, Sequence

from l10n.dates import DateMatch, find_dates
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.compose import numbered
from l10n.units.syntax import TAG, escape_braces
from l10n.units.unit import Datum, Unit, Value

_SPACE = r"[ \t\n\f\r]+"
_NOT_TEXT = r"<!--.*?-->|<[^>]*>"


def with_dates(unit: Unit, page: str, languages: Sequence[str]) -> Unit:
    """Make placeholders of the dates in a unit's text, where the page writes them as they read.

    A date with markup or references inside stays text.
    """
    found = list(_dates_of(unit.message, languages))
    places = _places([unit.message[slice(*span)] for span, _ in found], unit, page)
    if not found or places is None:
        return unit
    names = numbered(["date"] * len(found))
    pieces, values, at = [], [], 0
    for (span, match), place, name in zip(found, places, names, strict=True):
        pieces += [escape_braces(unit.message[at : span.start]), f"{{{name}}}"]
        datum = Datum(Role.DATE, match.text, match.locale, "")
        values.append(Value(name, place, place, Role.DATE, datum=datum))
        at = span.stop
    pieces.append(escape_braces(unit.message[at:]))
    return unit._replace(message="".join(pieces), values=tuple(values))


def _dates_of(message: str, languages: Sequence[str]) -> Iterator[tuple[Span, DateMatch]]:
    """Yield the dates of a message by their place in it. Tags part no sentence, but no date goes across one."""
    plain = ""
    origins: list[int] = []
    at = 0
    for tag in (*TAG.finditer(message), None):
        start, stop = tag.span() if tag else (len(message), len(message))
        plain += message[at:start]
        origins += range(at, start)
        at = stop
    for start, stop, match in find_dates(plain, languages[0], also=languages[1:]):
        span = Span(origins[start], origins[stop - 1] + 1)
        if span.stop - span.start == stop - start:
            yield span, match


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
