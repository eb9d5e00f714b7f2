"""Which old text an edited one was, if any.

In: the texts that went, those that came, and those that stay. Out: pairs that are surely two states of one text, with
their similarity. Never done here: anything with translations; a pair is a guess, for the caller to mark as such.

Texts are compared within their class only: same context, same kind (plural or not), same markup and placeholders, and a
place in common.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from l10n.catalog.model import Message
from l10n.catalog.similar.families import Families
from l10n.catalog.similar.index import Index
from l10n.catalog.similar.wording import is_edit

_MARKUP = re.compile(r"</?[^\W\d_][\w-]*/?>|\{[^{}]*\}|%(?:\(\w+\))?[a-zA-Z]")
_CLEARLY = 1.2
"""How many times as far off the runner-up of a match must be; of two as good, neither is sure."""


class Text(NamedTuple):
    """A message with the places where it stands; two messages may be one text if they share a place."""

    message: Message
    places: tuple[Hashable, ...]


class Pair(NamedTuple):
    """``old`` and ``new`` are indexes into the sequences given; ``score`` is between 0 and 1."""

    score: float
    old: int
    new: int


def pair(old: Sequence[Text], new: Sequence[Text], staying: Iterable[Message], threshold: float) -> list[Pair]:
    """Pair the messages that went with those that came, each at most once, both being the other's best match.

    ``threshold`` is the least similarity of the two msgids, as ``index`` measures it. Same input, same pairs.
    """
    indexes: dict[Hashable, Index] = defaultdict(Index)
    wanted = {where for text in new for where in _where(text)}
    for at, text in enumerate(old):
        for where in _where(text):
            if where in wanted:
                indexes[where].add(at, text.message.id)
    alike: dict[tuple[int, ...], Index] = {}  # most places hold the same texts on both sides of a gap
    for where, index in indexes.items():
        indexes[where] = alike.setdefault(index.members, index)
    found = {
        Pair(score, candidate, at)
        for at, text in enumerate(new)
        for index in {id(each): each for each in map(indexes.get, _where(text)) if each is not None}.values()
        for candidate, score in index.search(text.message.id, threshold)
    }
    families = Families(message.id for message in staying)
    return [
        each
        for each in _mutual(found)
        if is_edit(old[each.old].message.id, new[each.new].message.id)
        and not families.tell_apart(old[each.old].message.id, new[each.new].message.id)
    ]


def _where(text: Text) -> list[Hashable]:
    message = text.message
    codes = frozenset(Counter(_MARKUP.findall(message.id)).items())
    return [(message.context, message.plural is not None, codes, place) for place in text.places]


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
