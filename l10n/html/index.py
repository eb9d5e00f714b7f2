"""Which rules can hold on a page, so that only those are looked for.

In: rules, and what the elements of a page have: names, ids, classes. Out: the elements that each rule matches. Never
done here: matching a selector, which is the tree's. Browsers sort style rules out in the same way: by the ids, classes
and element names that a selector cannot do without.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from turbohtml import Element

from l10n.html.scopes import Scopes
from l10n.html.tags import Tag
from l10n.rules import Rule

_ATOM = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\\.|[()\[\],]|[^\"'\\()\[\],]+", re.DOTALL)
_PSEUDO = re.compile(r"::?[\w-]+")
_NEEDED = re.compile(r"[#.]?[^\W\d][\w-]*")
_UNCLEAR = re.compile(r"[^\w\s>+~#.*-]|[#.](?![^\W\d])")
_IMPLIED = frozenset(("html", "head", "body", "p", "br", "img", "tbody", "tr", "colgroup"))
"""Names of elements that the tree may have and no tag of the page (HTML, 13.2.6.4), ``<image>`` included."""
_MOST_SETS = 16
_MOST = 256
"""How many kinds of pages are remembered; a site has few, since its pages are made from templates."""


class _Wanted(NamedTuple):
    """A rule, its place in the order of precedence, and a selector that matches the same elements of a page."""

    rank: int
    rule: Rule
    select: str


class _Part(NamedTuple):
    """One selector of a list, and what a page must have for it to match: ``#id``, ``.class`` and names."""

    select: str
    needs: frozenset[str]


class RuleIndex:
    """Rules in order of precedence, each with what its selectors need."""

    __slots__ = ("_known", "_needs", "_rules")

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple((rank, rule, tuple(_parts(rule.select))) for rank, rule in enumerate(rules))
        self._needs = frozenset(need for _, _, parts in self._rules for part in parts for need in part.needs)
        self._known: dict[frozenset[str], tuple[_Wanted, ...]] = {}

    def matches(
        self, scopes: Scopes, names: Iterable[str | None], tags: Iterable[Tag]
    ) -> Iterator[tuple[int, Rule, Element]]:
        """Yield for each rule the elements that it matches, rules in order, each with its rank.

        ``names`` and ``tags`` are those of the page, in any order; more than there are do no harm.

        Raises:
            turbohtml.SelectorSyntaxError: A selector cannot be read.
        """
        had = {*_IMPLIED, *names}
        for tag in tags:
            had.update(tag.keys)
        needed = self._needs.intersection(had)
        wanted = self._known.get(needed)
        if wanted is None:
            wanted = self._learn(needed)
        for rank, rule, select in wanted:
            for element in scopes.elements(select):
                yield rank, rule, element

    def _learn(self, had: frozenset[str]) -> tuple[_Wanted, ...]:
        """Reduce each rule to the selectors that can match; a list that cannot be parted is kept as it is."""
        reduced = (
            (rank, rule, ",".join(part.select for part in parts if part.needs <= had))
            for rank, rule, parts in self._rules
        )
        if len(self._known) >= _MOST:
            self._known.clear()
        wanted = tuple(_Wanted(rank, rule, select) for rank, rule, select in reduced if select)
        return self._known.setdefault(had, wanted)


_indexes: dict[int, tuple[Sequence[Rule], RuleIndex]] = {}
"""Indexes by the identity of their rules, which are kept with them: a run has one or two sets of rules."""


def index_of(rules: Sequence[Rule], behind: Sequence[Rule] = ()) -> RuleIndex:
    """Give the index of ``rules``, and of those that always stand ``behind`` them; made once for the same object."""
    held, index = _indexes.get(id(rules), (None, None))
    if held is not rules or index is None:
        if len(_indexes) >= _MOST_SETS:
            _indexes.clear()
        index = RuleIndex((*rules, *behind))
        _indexes[id(rules)] = rules, index
    return index


def _parts(selector: str) -> Iterator[_Part]:
    """Part a list of selectors at its commas, each with what it needs.

    What stands in brackets is not looked at; of what is unclear (escapes, namespaces) nothing is needed.
    """
    depth, select, plain = 0, "", ""
    for match in _ATOM.finditer(selector + ","):
        atom = match[0]
        if atom == "," and depth == 0:
            yield _Part(select, _needs(plain))
            select, plain = "", ""
            continue
        select += atom
        if atom in "([":
            depth += 1
        elif atom in ")]":
            depth -= 1
        elif depth == 0:
            plain += atom


def _needs(plain: str) -> frozenset[str]:
    """Say what a selector without its brackets needs; ids and classes may be compared without case (quirks mode)."""
    if _UNCLEAR.search(plain := _PSEUDO.sub("", plain)):
        return frozenset()
    return frozenset(each.lower() for each in _NEEDED.findall(plain))
