"""Where a message stands, among those that an update leaves alone.

In: a catalog and its template as sequences of anchors, which are the messages that both hold, with gaps for the others.
Out: places, for ``pairs`` to compare. Never done here: comparing texts.

An edited text stands where its former state stood; one that resembles it elsewhere is most often another message.
"""

from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import NamedTuple

_ANYWHERE = ("anywhere",)
_ENOUGH = 0.5
"""Which part of the anchors have to follow each other in both sequences for order to say anything."""


class Order(NamedTuple):
    """The places of a catalog's gone messages (``old``) and of the template's new ones, each in the order given."""

    old: list[tuple[Hashable, ...]]
    new: list[tuple[Hashable, ...]]

    @classmethod
    def of(cls, catalog: Sequence[int | None], template: Sequence[int | None]) -> "Order":
        """Find the places of all that is None in two sequences, whose numbers are the anchors.

        Two messages share a place if the same anchor stands before them, or behind: pages may move as a whole. Where
        the catalog is sorted in a way of its own, all places are one.
        """
        if not _is_kept(catalog, template):
            return cls([(_ANYWHERE,)] * catalog.count(None), [(_ANYWHERE,)] * template.count(None))
        return cls(_places(catalog), _places(template))


def same_words(text: str) -> Hashable:
    """Give the place of a text that has none in the order: beside those that differ in case and punctuation only."""
    return "words", "".join(filter(str.isalnum, text)).casefold()


def _places(sequence: Sequence[int | None]) -> list[tuple[Hashable, ...]]:
    before: list[int | None] = []
    last: int | None = None
    for anchor in sequence:
        if anchor is None:
            before.append(last)
        last = last if anchor is None else anchor
    places: list[tuple[Hashable, ...]] = []
    last = None
    for anchor in reversed(sequence):
        if anchor is None:
            places.append((("after", before[-1 - len(places)]), ("before", last)))
        last = last if anchor is None else anchor
    return places[::-1]


def _is_kept(catalog: Sequence[int | None], template: Sequence[int | None]) -> bool:
    held = [anchor for anchor in catalog if anchor is not None]
    following = dict(pairwise(held))
    kept = [following.get(one) == other for one, other in pairwise(anchor for anchor in template if anchor is not None)]
    return not kept or sum(kept) >= _ENOUGH * len(kept)
