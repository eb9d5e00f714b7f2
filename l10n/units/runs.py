"""Shape to pieces: which tokens make a unit.

In: a page's shape and tag names. Out: index ranges of tokens, each to become one unit, with the pairing of the inline
tags inside. Never done here: looking at text, building a message. What a run is parted into follows from its shape and
names alone, and pages are made of few kinds of runs, so what was found is remembered.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_ALONE = re.compile(r"([^TpQV]*+)T[^TpQV]*+")
"""A run in which one text is all that is to be seen."""
_SHORT = 64
"""Tokens of a run that may come again."""
_EDGE = frozenset("_nvcoO")
_VISIBLE = frozenset("TpQV")
_CLOSES_ITSELF = frozenset(("a", "nobr"))
"""An open one is closed by the next of its name (HTML, 13.2.6.4.7 "in body"); so is ``button``, a boundary anyway."""
_LISTED = frozenset(("a", "span", "button"))


class Piece(NamedTuple):
    """The tokens ``first`` to ``last`` (inclusive) of a run; ``mate`` pairs the indexes of its start and end tags.

    ``shape`` is the run's, as it was seen: inside a value, the bare one. All indexes count from the run's first token.
    """

    first: int
    last: int
    mate: dict[int, int]
    shape: str


_TEXT = Piece(0, 0, {}, "T")


def pieces(shape: str, bare: str, names: Sequence[str | None]) -> Iterator[tuple[int, Piece]]:
    """Find the pieces of a page that hold a word, in page order, each with the first token of its run.

    ``bare`` is the shape that shows what is inside values; a value with no word beside it is looked into.
    """
    start = 0
    for run in shape.split("B"):
        stop = start + len(run)
        if "T" in run or "V" in run:
            if (at := _alone(run)) >= 0:
                yield start + at, _TEXT
            else:
                part = _remembered if len(run) < _SHORT else _parted
                for piece in part(run, bare[start:stop] if "V" in run else run, tuple(names[start:stop])):
                    yield start, piece
        start = stop + 1


@lru_cache(maxsize=1024)
def _alone(run: str) -> int:
    """Give the place of the text that is all there is to be seen in a run, -1 where there is more."""
    match = _ALONE.fullmatch(run)
    return match.end(1) if match else -1


def _parted(shape: str, bare: str, names: tuple[str | None, ...]) -> tuple[Piece, ...]:
    """Part one run into its pieces."""
    return tuple(_pieces_of_run(shape, bare, names, 0, len(shape) - 1))


_remembered = lru_cache(maxsize=4096)(_parted)


def end_of_value(shape: str, start: int) -> int:
    """Give the last token of the value, or of the visible opaque code, that starts at a token."""
    end = start + 1
    while shape[end : end + 1] == "q":
        end += 1
    return end - 1


def _pieces_of_run(shape: str, bare: str, names: Sequence[str | None], first: int, last: int) -> Iterator[Piece]:
    if first == last:
        yield Piece(first, last, {}, shape)
        return
    mate, cuts = _pair(shape, names, first, last)
    run = _Run(shape, names, mate, [index for index in range(first, last + 1) if shape[index] in _VISIBLE])
    for before, after in pairwise([first - 1, *cuts, last + 1]):
        for piece in run.pieces(before + 1, after - 1):
            if shape.find("T", piece.first, piece.last + 1) >= 0:
                yield piece
                continue
            for at in range(piece.first, piece.last + 1):
                if shape[at] == "V":
                    yield from _pieces_of_run(bare, bare, names, at, end_of_value(shape, at))


def _pair(shape: str, names: Sequence[str | None], first: int, last: int) -> tuple[dict[int, int], list[int]]:
    """Pair inline tags; one without a partner, and every pair around one, is a cut: a boundary that stays."""
    mate: dict[int, int] = {}
    open_tags: list[int] = []
    waiting: Counter[str | None] = Counter()  # how many open tags there are of each name
    torn: list[int] = []

    def close(name: str | None) -> int:
        """Take the last open tag called ``name``, tearing those opened after it."""
        while True:
            index = open_tags.pop()
            waiting[names[index]] -= 1
            if names[index] == name:
                return index
            torn.append(index)

    for index in range(first, last + 1):
        name = names[index]
        if shape[index] == "<":
            if name in _CLOSES_ITSELF and waiting[name]:
                torn += close(name), index
            else:
                open_tags.append(index)
                waiting[name] += 1
        elif shape[index] == ">":
            if waiting[name]:
                start = close(name)
                mate[start], mate[index] = index, start
            else:
                torn.append(index)
    torn = sorted([*torn, *open_tags])
    around = [
        end
        for start, stop in mate.items()
        if start < stop and bisect_right(torn, stop) > bisect_left(torn, start)
        for end in (start, stop)
    ]
    return mate, sorted([*torn, *around])


class _Run(NamedTuple):
    """A run between two boundaries: the page's shape and names, its pairs, and where text is to be seen in it."""

    shape: str
    names: Sequence[str | None]
    mate: dict[int, int]
    visible: list[int]

    def pieces(self, first: int, last: int) -> Iterator[Piece]:
        """Yield the pieces of a part without cuts: itself without its edges or, where it is a list, its items."""
        ranges = [(first, last)]
        while ranges:
            first, last = self._trim(*ranges.pop())
            if not any(self.shape[index] in "TV" for index in range(first, last + 1)):
                continue
            items = self._items(first, last)
            if items:
                ranges += reversed(items)
            else:
                yield Piece(first, last, self.mate, self.shape)

    def _empty(self, start: int, stop: int) -> bool:
        at = bisect_left(self.visible, start)
        return at == len(self.visible) or self.visible[at] > stop

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Leave wrappers around the whole, and edges without text, to the page."""
        shape, mate = self.shape, self.mate
        while first <= last:
            if shape[first] in _EDGE:
                first += 1
            elif shape[last] in _EDGE:
                last -= 1
            elif shape[first] == "<" and mate[first] == last:
                first, last = first + 1, last - 1
            elif shape[first] == "<" and self._empty(first, mate[first]):
                first = mate[first] + 1
            elif shape[last] == ">" and self._empty(mate[last], last):
                last = mate[last] - 1
            else:
                break
        return first, last

    def _items(self, first: int, last: int) -> list[tuple[int, int]]:
        """Give the ranges of a list's items; none where the run is a sentence.

        A list is two or more values, links, spans or buttons with text and nothing but separators between them. Glued
        together, with nothing at all between, only links are a list: glued spans are one word.
        """
        items: list[tuple[int, int]] = []
        glued = False
        index = first
        while index <= last:
            kind = self.shape[index]
            if kind in "TQ>":
                return []
            if kind == "V":
                stop = end_of_value(self.shape, index)
                items.append((index, stop))
                glued = False
                index = stop
            elif kind == "<":
                stop = self.mate[index]
                if not self._empty(index, stop):
                    name = self.names[index]
                    if name not in _LISTED or (glued and not name == self.names[items[-1][0]] == "a"):
                        return []
                    items.append((index, stop))
                    glued = True
                index = stop
            elif kind not in "coO":
                glued = False
            index += 1
        return items if len(items) > 1 else []
