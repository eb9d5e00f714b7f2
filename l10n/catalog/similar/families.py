"""Texts that differ from each other in one word, as messages made after one pattern do.

In: the texts of a catalog that stay. Out: whether one of them differs from a new text in the same word as a gone one
does. Never done here: judging two texts alone.

"Posts about Rome" is no earlier state of "Posts about Oslo" where "Posts about Lima" stays: the pattern is used for
things that are different.
"""

from bisect import bisect_left
from collections.abc import Iterable

from l10n.catalog.similar.wording import Slot, is_one_word, slot

_LAST = "\U0010ffff"
_VISITS = 3000
"""Texts that one question looks at, of those that begin, or end, as it asks."""


class Families:
    """The texts that stay, in the order of their beginnings and of their ends."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._forward: list[str] = []
        self._backward: list[str] = []

    def tell_apart(self, old: str, new: str) -> bool:
        """Say whether two texts differ in one word, in which a text that stays differs from both."""
        differing = slot(old.casefold(), new.casefold())
        return differing is not None and not differing.respelt and self._have(differing)

    def _have(self, slot: Slot) -> bool:
        if not self._forward:
            self._forward = sorted({text.casefold() for text in self._texts})
            self._backward = sorted(text[::-1] for text in self._forward)
        before, after = slot.before, slot.after
        if not before + after:
            return False
        heads = _range(self._forward, before)
        tails = _range(self._backward, after[::-1])
        if len(heads) <= len(tails):
            found = (self._forward[at] for at in heads[:_VISITS])
        else:
            found = (self._backward[at][::-1] for at in tails[:_VISITS])
        least = len(before) + len(after)
        return any(
            len(text) > least
            and text.startswith(before)
            and text.endswith(after)
            and is_one_word(text[len(before) : len(text) - len(after)])
            for text in found
        )


def _range(ordered: list[str], beginning: str) -> range:
    return range(bisect_left(ordered, beginning), bisect_left(ordered, beginning + _LAST))
