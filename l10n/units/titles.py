"""Titles: what posts and the parts of a site are called, and what is composed of that.

In: the texts of all pages. Out: for a composed title, such as a page's own (``Post: Blog``), what it quotes. Never done
here: judging a text by its looks; a title is what a page has in its head and shows again.
"""

import re
from collections.abc import Callable, Iterable
from itertools import combinations

from l10n.rules import Role
from l10n.units.reading import Placed, Quote, Reading
from l10n.units.syntax import line_text
from l10n.units.unit import Datum, Kind, Unit
from l10n.units.values import datum_of

_SEPARATOR = re.compile(r"((?:\s+|\A)[-–—/~•:](?:\s+|\Z)|\s*(?:[|»«›‹·]|::)\s*|:\s+|：\s*)")
_MOST_PARTS = 8
"""A title of more parts is a list of words for search engines, and nobody's composition."""

_LONGEST_NAME = 80


def is_head(unit: Unit) -> bool:
    """Say whether a unit stands in the head: the page's title, or a ``meta``."""
    return unit.name == ("title" if unit.kind is Kind.TEXT else "content") and unit.kind is not Kind.JSON


def titles_in_head(reading: Reading) -> frozenset[str]:
    """Give all that a page's head may call its post: its title, each part of it, and parts in a row."""
    return _parts_of(placed for placed in reading.messages if is_head(placed.unit))


def own_titles(reading: Reading) -> frozenset[str]:
    """Give the same of the page's ``title`` alone: a description may say what every page says at its end."""
    return _parts_of(placed for placed in reading.messages if is_head(placed.unit) and placed.unit.kind is Kind.TEXT)


def _parts_of(heads: Iterable[Placed]) -> frozenset[str]:
    found: set[str] = set()
    for placed in heads:
        parts = _SEPARATOR.split(line_text(placed.unit.message))
        if len(parts) < 2 * _MOST_PARTS:
            ends = combinations(range(len(parts) + 1), 2)
            found.update("".join(parts[start:stop]) for start, stop in ends if start % 2 == 0 and stop % 2 == 1)
    return frozenset(found)


def is_name(placed: Placed) -> bool:
    """Say whether a text may name something: short, of the interface or in the head, where a blog's name may be alone.

    The blog's name, labels and headings of archives are such.
    """
    unit = placed.unit
    if placed.domain is not Role.INTERFACE and not is_head(unit):
        return False
    return not (unit.codes or unit.values or len(unit.message) > _LONGEST_NAME)


def is_better_name(placed: Placed, known: Placed) -> bool:
    """Say which of two texts that read alike is meant by a name: rather one of the interface, and without a context."""
    return (placed.domain, context_of(placed)) < (known.domain, context_of(known))


def context_of(placed: Placed) -> str:
    """Give the context (``msgctxt``) of a text's message, empty where it has none."""
    return placed.unit.rule.context if placed.unit.rule else ""


def compose(
    text: str, find: Callable[[str], Placed | None], languages: tuple[str, ...]
) -> tuple[Quote | Datum | str, ...]:
    """Read a title as parts that ``find`` knows, dates (in ``languages``), and separators; nothing where it is not.

    At least one part is known, and the longest that are known are taken. The whole is no part of itself.
    """
    parts = _SEPARATOR.split(text)
    if len(parts) > 2 * _MOST_PARTS:
        return ()

    def read(start: int) -> tuple[Quote | Datum | str, ...]:
        for stop in range(len(parts) - 2 * (start == 0), start, -2):
            piece = part("".join(parts[start:stop]))
            if piece is None:
                continue
            if stop == len(parts):
                return (piece,)
            if rest := read(stop + 1):
                return (piece, parts[stop], *rest)
        return ()

    def part(written: str) -> Quote | Datum | str | None:
        if not any(map(str.isalnum, written)):
            return written
        source = find(written)
        return Quote(written, source) if source else datum_of(written, languages, "", region=True)

    pieces = read(0)
    return pieces if any(isinstance(piece, Quote) for piece in pieces) else ()
