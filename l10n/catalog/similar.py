"""Which old text an edited one was, if any.

In: the texts that went, and those that came. Out: pairs that are surely two states of one text, with their similarity.
Never done here: anything with translations; a pair is a guess, for the caller to mark as such.

Texts are compared within their class only: same context, same kind (plural or not), same markup and placeholders.
There, an index of trigrams yields a bounded number of candidates for each text, so that the whole is not quadratic.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from l10n.catalog.model import Message

_MARKUP = re.compile(r"</?[^\W\d_][\w-]*/?>|\{[^{}]*\}|%(?:\(\w+\))?[a-zA-Z]")
_NOT_A_WORD = re.compile(r"[\W_]+")
_VISITS = 3000
"""Entries of the index that one search looks at; the rarest trigrams come first, so these are the likeliest."""
_CANDIDATES = 12
"""How many of them are then compared in full."""
_SHORTEST = 6
"""Letters below which a change makes another word (Home, Some) rather than a corrected one."""
_CLEARLY = 1.2
"""How many times as far off the runner-up of a match must be; of two as good, neither is sure."""


class Pair(NamedTuple):
    """``old`` and ``new`` are indexes into the sequences given; ``score`` is between 0 and 1."""

    score: float
    old: int
    new: int


def pair(old: Sequence[Message], new: Sequence[Message], threshold: float) -> list[Pair]:
    """Pair the messages that went with those that came, each at most once, both being the other's best match.

    ``threshold`` is the least similarity of the two msgids: twice the length of their longest common subsequence by the
    sum of their lengths, as gettext measures it. Same input, same pairs.
    """
    classes: dict[Hashable, _Index] = defaultdict(_Index)
    wanted = {_class(message) for message in new}
    for at, message in enumerate(old):
        if (kind := _class(message)) in wanted:
            classes[kind].add(at, message.id)
    found = [
        Pair(score, candidate, at)
        for at, message in enumerate(new)
        for candidate, score in classes[_class(message)].search(message.id, threshold)
    ]
    return _mutual(found)


def nearest(text: str, texts: Sequence[str], threshold: float, limit: int) -> list[tuple[int, float]]:
    """Find the texts that are most alike to one: up to ``limit`` indexes into ``texts``, with their scores, best first.

    ``threshold`` is as in ``pair``; here nothing is decided, so a text may be like several.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only who edits looks for what is alike

    found = process.extract(
        text, texts, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=100 * threshold, limit=limit
    )
    return [(at, score / 100) for _, score, at in found]


def _class(message: Message) -> Hashable:
    codes = frozenset(Counter(_MARKUP.findall(message.id)).items())
    return message.context, message.plural is not None, codes


def _mutual(found: Iterable[Pair]) -> list[Pair]:
    """Keep the pairs that are best, and clearly so, from both sides."""
    by_old: dict[int, list[Pair]] = defaultdict(list)
    by_new: dict[int, list[Pair]] = defaultdict(list)
    for each in found:
        by_old[each.old].append(each)
        by_new[each.new].append(each)
    return sorted(
        best
        for rivals in by_new.values()
        if (best := _clear_best(rivals)) is not None and _clear_best(by_old[best.old]) == best
    )


def _clear_best(rivals: list[Pair]) -> Pair | None:
    best, *others = sorted(rivals, key=lambda each: (-each.score, each.old, each.new))
    if others and 1 - others[0].score <= _CLEARLY * (1 - best.score):
        return None
    return best


class _Index:
    """Trigrams of the texts of one class."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._holders: dict[str, list[int]] = defaultdict(list)

    def add(self, at: int, text: str) -> None:
        self._texts[at] = text
        for gram in _grams(text):
            self._holders[gram].append(at)

    def search(self, text: str, threshold: float) -> list[tuple[int, float]]:
        """Give the texts that are at least as similar as the threshold asks, with their scores."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only an update with edited messages needs it

        folded = text.casefold()
        scored: list[tuple[int, float]] = []
        for at in self._candidates(text):
            other = self._texts[at]
            score = fuzz.ratio(folded, other.casefold(), score_cutoff=100 * threshold) / 100
            if score and _worth_comparing(text, other):
                scored.append((at, score))
        return scored

    def _candidates(self, text: str) -> list[int]:
        if len(self._texts) <= _CANDIDATES:
            return list(self._texts)
        lists = sorted((self._holders[gram] for gram in _grams(text) if gram in self._holders), key=len)
        hits: Counter[int] = Counter()
        visits = 0
        for holders in lists:
            hits.update(holders[:_VISITS])
            visits += len(holders)
            if visits >= _VISITS:
                break
        return [at for at, _ in hits.most_common(_CANDIDATES)]


def _grams(text: str) -> set[str]:
    padded = f"\x02{text.casefold()}\x03"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _worth_comparing(one: str, other: str) -> bool:
    """Say whether two short texts differ by more than case and punctuation only where they are long enough."""
    words = _NOT_A_WORD.sub("", one).casefold(), _NOT_A_WORD.sub("", other).casefold()
    return words[0] == words[1] or min(map(len, words)) >= _SHORTEST
