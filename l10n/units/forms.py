"""The two forms of a count that no lexicon knows, brought together from different pages.

In: the readings of a site. Out: the same, where "1 réponse" of one page and "5 réponses" of another are one message.
Never done here: inventing a form that no page shows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from l10n.locales import Locale
from l10n.platforms.lexicon import COUNT
from l10n.rules import Role
from l10n.units.counts import number_of
from l10n.units.reading import Placed, Reading

_ALIKE = 0.6
"""How much of two texts must agree (0 to 1) to be forms of one: "1 Buch", "2 Bücher" have 0.71."""
_TAG = re.compile(r"<[^<>]*>")
_NO_LANGUAGE = "und"

_Pair = tuple[str, str]


class _Group(NamedTuple):
    """What two forms of one message have in common: all but their words."""

    domain: str
    language: str
    context: str
    selector: str
    tags: tuple[str, ...]


class Counted(NamedTuple):
    """A count of which one form is known: its text, and the index of that form in its language."""

    group: _Group
    text: str
    form: int


class Forms:
    """The counts of a site. Pages tell of them by ``tell``; what each tells is shown to ``see``, then ``settle`` is
    called once, then ``follow`` as often as wanted.

    They stand where the same rule holds, and have as many words, each beginning alike. A text that shows the form for 1
    and one that shows the form for 5 are needed, and no third that claims to be either.
    """

    def __init__(self) -> None:
        self._seen: dict[_Group, dict[str, set[int]]] = {}
        self._pairs: dict[tuple[_Group, str], _Pair] = {}

    told = tuple[Counted, ...]

    @staticmethod
    def tell(reading: Reading) -> tuple[Counted, ...]:
        """Give the counts of a page of which one form is known."""
        return tuple(
            Counted(_group(placed), placed.unit.message, Locale.parse(placed.language).form(number))
            for placed, number in _unpaired(reading)
        )

    def see(self, counts: Iterable[Counted]) -> None:
        """Take what a page tells."""
        for group, text, form in counts:
            self._seen.setdefault(group, {}).setdefault(text, set()).add(form)

    def settle(self) -> bool:
        """Bring together the texts that differ only in their number and its form, and say whether there are any."""
        self._pairs = {
            (group, text): pair
            for group, texts in self._seen.items()
            for cluster in _clusters(texts)
            if (pair := _pair(cluster, texts, Locale.parse(group.language)))
            for text in cluster
        }
        self._seen.clear()
        return bool(self._pairs)

    def follow(self, reading: Reading) -> Reading:
        """Give a page with both forms where its texts are one of them."""
        return _with_forms(reading, self._pairs)


def pair_forms(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Make one plural message of the texts that differ only in their number and its form."""
    forms = Forms()
    for reading in readings:
        forms.see(forms.tell(reading))
    forms.settle()
    return tuple(forms.follow(reading) for reading in readings)


def _unpaired(reading: Reading) -> Iterator[tuple[Placed, int]]:
    """Yield the counts of which one form is known, and their numbers."""
    for placed in reading.messages:
        unit = placed.unit
        if unit.plural == unit.message and placed.language != _NO_LANGUAGE:
            counts = [value.datum for value in unit.values if value.datum and value.role is Role.COUNT]
            if len(counts) == 1:
                yield placed, number_of(counts[0])


def _group(placed: Placed) -> _Group:
    rule, tags = placed.unit.rule, tuple(sorted(_TAG.findall(placed.unit.message)))
    return _Group(placed.domain, placed.language, rule.context if rule else "", rule.select if rule else "", tags)


def _clusters(texts: Iterable[str]) -> list[list[str]]:
    """Part texts into sets of which each member is like another."""
    clusters: list[list[str]] = []
    for text in sorted(texts):
        near = [cluster for cluster in clusters if any(_alike(text, other) for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in near]
        clusters.append([*(each for cluster in near for each in cluster), text])
    return clusters


def _alike(one: str, other: str) -> bool:
    words, others = one.replace(COUNT, " {} ").split(), other.replace(COUNT, " {} ").split()
    if len(words) != len(others) or any(a[0].casefold() != b[0].casefold() for a, b in zip(words, others, strict=True)):
        return False
    return SequenceMatcher(None, one.replace(COUNT, ""), other.replace(COUNT, "")).ratio() >= _ALIKE


def _pair(cluster: list[str], seen: dict[str, set[int]], locale: Locale) -> _Pair | None:
    """Give the form for 1 and the form for 5, where exactly one text shows each."""
    one, many = ([text for text in cluster if locale.form(number) in seen[text]] for number in (1, 5))
    return (one[0], many[0]) if len(one) == len(many) == 1 and one != many else None


def _with_forms(reading: Reading, forms: dict[tuple[_Group, str], _Pair]) -> Reading:
    messages = []
    for placed in reading.messages:
        pair = forms.get((_group(placed), placed.unit.message)) if placed.unit.plural is not None else None
        unit = placed.unit._replace(message=pair[0], plural=pair[1]) if pair else placed.unit
        messages.append(placed._replace(unit=unit))
    return replace(reading, messages=tuple(messages))
