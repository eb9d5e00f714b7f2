"""Excerpts: the beginning of a post's text, met again where a page was cut automatically.

In: the texts of all posts. Out: for a text that is the beginning of one, what it quotes. Never done here: guessing; a
text that is reworded, or begins in the middle, is a text of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from os.path import commonprefix
from typing import NamedTuple
from unicodedata import east_asian_width

from l10n.records import decode, encode
from l10n.shelf import Shelf
from l10n.spool import Spool
from l10n.units.reading import Placed, Quote
from l10n.units.syntax import line_text

_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.{3,})\s*\]|\(\s*(?:…|\.{3,})\s*\)|…|\.{3,})\Z")
_SHORTEST = 20
"""How long an excerpt is at least, in columns: a shorter beginning may be another text's too."""

_FIRST_WIDE = "\u1100"
"""The first character that is wide (Unicode, EastAsianWidth.txt)."""

_ALTERNATIVES = 8
"""How many posts are tried that begin with the same paragraph, so that a thousand alike cost no more than a few."""


class _Places(NamedTuple):
    """Where a text stands in the flow of all texts: first, and some of the other places."""

    first: int
    more: tuple[int, ...] = ()


class Excerpts:
    """What excerpts may be taken from: the texts of posts, found by their beginnings in logarithmic time.

    Each page is shown to ``see``, in the order of their paths; then ``settle`` is called once. Of texts that read alike
    the first is the source. ``home`` says for each whose message it is.
    """

    def __init__(self, home: Callable[[Placed], Placed]) -> None:
        self._home = home
        self._flow = Spool()
        """All texts, page after page, an empty string where one may not be quoted or a page ends."""
        self._places = Shelf(_Places)

    def see(self, page: Iterable[tuple[Placed, str]]) -> None:
        """Take the texts of a page, in their order, each with how it reads."""
        for placed, text in page:
            self._add(placed, text)
        self._flow.append(b"")

    def settle(self) -> None:
        """Let the texts be looked for, when all are seen."""
        self._places.settle()

    def source(self, text: str) -> Placed | None:
        """Find the text of a post that reads as ``text``, and is not cut."""
        places = self._places.get(text)
        placed = self._at(places.first) if places else None
        return self._home(placed) if placed is not None else None

    def find(self, text: str, *, cut: bool = False) -> tuple[Quote | str, ...]:
        """Say what a text quotes; nothing where it is no excerpt.

        One that does not end in an ellipsis is an excerpt only with ``cut``, for texts that are made to be cut.
        """
        match = _ellipsis(text)
        stem = text[: match.start()] if match else text
        if (match is None and not cut) or not is_long(stem, _SHORTEST):
            return ()
        quotes = self._one(stem) or self._several(stem)
        return (*quotes, match[0]) if quotes and match else quotes

    def _add(self, placed: Placed, text: str) -> None:
        if _ellipsis(text) is not None:  # it may be an excerpt itself, and so no message to take another from
            self._flow.append(b"")
            return
        at = len(self._flow)
        known = self._places.setdefault(text, _Places(at))
        if known.first != at and len(known.more) < _ALTERNATIVES - 1:
            self._places[text] = _Places(known.first, (*known.more, at))
        self._flow.append(encode(placed))

    def _at(self, place: int) -> Placed | None:
        written = self._flow[place]
        return decode(written, Placed) if written else None

    def _one(self, stem: str) -> tuple[Quote, ...]:
        text = self._places.first_from(stem)
        return (self._quote(stem, text),) if text is not None and text.startswith(stem) else ()

    def _several(self, stem: str) -> tuple[Quote | str, ...]:
        """Read a stem as one or more paragraphs and the beginning of the next, on one page."""
        for first in beginnings(self._places.last_until, stem):
            places = self._places.get(first)
            for place in (places.first, *places.more) if places else ():
                if quotes := self._follow(stem, place):
                    return quotes
        return ()

    def _follow(self, stem: str, place: int) -> tuple[Quote | str, ...]:
        pieces: list[Quote | str] = []
        rest = stem
        while (placed := self._at(place)) is not None:
            text = line_text(placed.unit.message)
            if text.startswith(rest):
                return (*pieces, self._quote(rest, text))
            if not rest.startswith(text):
                break
            after = rest[len(text) :]
            rest = after.lstrip()
            pieces += [self._quote(text, text), *([" "] if rest != after else [])]
            place += 1
        return ()

    def _quote(self, text: str, whole: str) -> Quote:
        source = self.source(whole)
        assert source is not None  # noqa: S101 - what has a place in the flow is there
        return Quote(text, source, len(text) / len(whole))


def beginnings(last_until: Callable[[str], str | None], stem: str) -> Iterator[str]:
    """Yield the texts that ``stem`` begins with, the longest first, in logarithmic time.

    ``last_until`` gives the last of the texts, in their order, that is not behind another.
    """
    head = stem
    while head and (text := last_until(head)) is not None:
        common = commonprefix((text, head))  # noqa: RUF071 - of characters is what is meant
        if common == text:
            yield text
            common = common[:-1]
        head = common


def is_long(text: str, columns: int) -> bool:
    """Say whether a text takes so many columns of a terminal: an ideograph says as much as two letters."""
    return len(text) >= columns or sum(2 if east_asian_width(each) in "WF" else 1 for each in text) >= columns


def _ellipsis(text: str) -> re.Match[str] | None:
    return _ELLIPSIS.search(text) if text.endswith(("…", "...", "]", ")")) else None
