"""Which of many texts are alike to one.

In: texts. Out: those that resemble another, with their scores. Never done here: deciding what a resemblance means.

The score of two texts is twice the length of their longest common subsequence by the sum of their lengths, as gettext
measures it, in lower case. Trigrams yield a bounded number of candidates for each search, so that many searches are not
quadratic.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

_VISITS = 3000
"""Entries of the index that one search looks at; the rarest trigrams come first, so these are the likeliest."""
_CANDIDATES = 12
"""How many of them are then compared in full."""


def nearest(text: str, texts: Sequence[str], threshold: float, limit: int) -> list[tuple[int, float]]:
    """Find the texts that are most alike to one: up to ``limit`` indexes into ``texts``, with their scores, best first.

    ``threshold`` is the least score. Nothing is decided here, so a text may be like several.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only who edits looks for what is alike

    found = process.extract(
        text, texts, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=100 * threshold, limit=limit
    )
    return [(at, score / 100) for _, score, at in found]


class Index:
    """Texts with a number each, to be searched for what is alike."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._holders: dict[str, list[int]] = {}

    def add(self, at: int, text: str) -> None:
        """Take in a text. All are taken in before the first search."""
        self._texts[at] = text.casefold()

    @property
    def members(self) -> tuple[int, ...]:
        """The numbers of the texts, in the order in which they came."""
        return tuple(self._texts)

    def search(self, text: str, threshold: float) -> list[tuple[int, float]]:
        """Give the texts whose score is the threshold or more, in no order."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only an update with edited messages needs it

        folded = text.casefold()
        scores = [
            (at, fuzz.ratio(folded, self._texts[at], score_cutoff=100 * threshold) / 100)
            for at in self._candidates(folded)
        ]
        return [(at, score) for at, score in scores if score]

    def _candidates(self, folded: str) -> list[int]:
        if len(self._texts) <= _CANDIDATES:
            return list(self._texts)
        if not self._holders:
            self._holders = self._held()
        lists = sorted((self._holders[gram] for gram in _grams(folded) if gram in self._holders), key=len)
        hits: Counter[int] = Counter()
        visits = 0
        for holders in lists:
            hits.update(holders[:_VISITS])
            visits += len(holders)
            if visits >= _VISITS:
                break
        return [at for at, _ in hits.most_common(_CANDIDATES)]

    def _held(self) -> dict[str, list[int]]:
        holders: dict[str, list[int]] = defaultdict(list)
        for at, text in self._texts.items():
            for gram in _grams(text):
                holders[gram].append(at)
        return dict(holders)


def _grams(folded: str) -> set[str]:
    padded = f"\x02{folded}\x03"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
