"""Which rules hold for an element, without trying each of them on each element.

In: rules. Out: for an element the rules whose selector may match it, few or none; the selector itself then decides.
Never done here: matching. Browsers file style rules the same way: by the id, class or element name that the last part
of a selector cannot do without.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from turbohtml import Element

from l10n.rules import Rule

_ATOM = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\\.|[()\[\],]|[^\"'\\()\[\],]+", re.DOTALL)
_COMBINATOR = re.compile(r"[\s>+~]+")
_PSEUDO = re.compile(r"::?[\w-]+")
_NEEDED = (re.compile(r"#([\w-]+)"), re.compile(r"\.([\w-]+)"), re.compile(r"^([A-Za-z][\w-]*)"))
_MOST_SETS = 16
_MOST = 4096
"""How many kinds of elements are remembered; ids and classes that name a post come once each."""


class Ranked(NamedTuple):
    """A rule with its place in the order of precedence, 0 first."""

    rank: int
    rule: Rule


class RuleIndex:
    """Rules in order of precedence, filed by what an element must have for them to match."""

    __slots__ = ("_any", "_files", "_known")

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._files: tuple[defaultdict[str, set[Ranked]], ...] = tuple(defaultdict(set) for _ in _NEEDED)
        self._any: set[Ranked] = set()
        self._known: dict[tuple[str, str | None, str | None], tuple[Ranked, ...]] = {}
        for rank, rule in enumerate(rules):
            for part in _last_parts(rule.select):
                self._file(part).add(Ranked(rank, rule))

    def matches(self, elements: Iterable[Element]) -> Iterator[tuple[Element, list[Ranked]]]:
        """Yield each element that rules match, with these in order of precedence.

        Raises:
            turbohtml.SelectorSyntaxError: A selector cannot be read.
        """
        known = self._known
        for element in elements:
            key = (element.tag, element.attr("class"), element.attr("id"))
            candidates = known.get(key)
            if candidates is None:
                if len(known) >= _MOST:
                    known.clear()
                candidates = known[key] = self._candidates(*key)
            if candidates and (found := [ranked for ranked in candidates if element.matches(ranked.rule.select)]):
                yield element, found

    def _candidates(self, name: str, classes: str | None, id_: str | None) -> tuple[Ranked, ...]:
        """Give the rules that may match; quirky pages compare ids and classes without case."""
        by_id, by_class, by_name = self._files
        found = self._any | by_name.get(name.lower(), set()) | by_id.get((id_ or "").lower(), set())
        return tuple(sorted(found.union(*(by_class.get(each, ()) for each in (classes or "").lower().split()))))

    def _file(self, part: str) -> set[Ranked]:
        for file, need in zip(self._files, _NEEDED, strict=True):
            if match := need.search(part):
                return file[match[1].lower()]
        return self._any


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


def _last_parts(selector: str) -> Iterator[str]:
    """Yield the last part of each selector of a list, without what stands in brackets; nothing of what is unclear."""
    depth, plain = 0, ""
    for match in _ATOM.finditer(selector + ","):
        atom = match[0]
        if atom in "([":
            depth += 1
        elif atom in ")]":
            depth -= 1
        elif depth == 0 and atom == ",":
            part = _COMBINATOR.split(_PSEUDO.sub("", plain).strip())[-1]
            yield "" if "|" in part or "\\" in part else part
            plain = ""
        elif depth == 0:
            plain += atom
