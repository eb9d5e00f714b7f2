"""Which rules hold for an element, without trying each of them on each element.

In: rules. Out: for an element the rules whose selector may match it, few or none; the selector itself then decides.
Never done here: matching. Browsers file style rules the same way: by the id, class or element name that the last part
of a selector cannot do without.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from turbohtml import Element

from l10n.rules import Rule

_ATOM = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\\.|[()\[\],]|[^\"'\\()\[\],]+", re.DOTALL)
_COMBINATOR = re.compile(r"[\s>+~]+")
_PSEUDO = re.compile(r"::?[\w-]+")
_NEEDED = (re.compile(r"#([\w-]+)"), re.compile(r"\.([\w-]+)"), re.compile(r"^([A-Za-z][\w-]*)"))
_MOST_SETS = 16
_MOST = 4096
"""How many kinds of elements are remembered; ids and classes that name a post come once each."""


class RuleIndex:
    """Rules in order of precedence, filed by what an element must have for them to match."""

    __slots__ = ("_any", "_files", "_known", "_rules")

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        # Ranks, which are places in the order of precedence, by id, class and element name.
        self._files: tuple[defaultdict[str, set[int]], ...] = tuple(defaultdict(set) for _ in _NEEDED)
        self._any: set[int] = set()
        self._known: dict[tuple[str, str | None, str | None], tuple[int, ...]] = {}
        for rank, rule in enumerate(rules):
            for part in _last_parts(rule.select):
                self._file(part).add(rank)

    def matches(self, elements: Iterable[Element]) -> Iterator[tuple[int, Rule, Element]]:
        """Yield for each rule the elements that it matches, rules in order, each with its rank.

        Rule by rule, because the tree keeps but the last selector compiled.

        Raises:
            turbohtml.SelectorSyntaxError: A selector cannot be read.
        """
        known = self._known
        waiting: dict[int, list[Element]] = defaultdict(list)
        for element in elements:
            key = (element.tag, element.attr("class"), element.attr("id"))
            ranks = known.get(key)
            if ranks is None:
                ranks = self._learn(key)
            for rank in ranks:
                waiting[rank].append(element)
        for rank in sorted(waiting):
            rule = self._rules[rank]
            for element in waiting[rank]:
                if element.matches(rule.select):
                    yield rank, rule, element

    def _learn(self, key: tuple[str, str | None, str | None]) -> tuple[int, ...]:
        """Find the rules that may match an element; quirky pages compare ids and classes without case."""
        name, classes, id_ = key
        by_id, by_class, by_name = self._files
        found = self._any | by_name.get(name.lower(), set()) | by_id.get((id_ or "").lower(), set())
        if len(self._known) >= _MOST:
            self._known.clear()
        ranks = tuple(found.union(*(by_class.get(each, ()) for each in (classes or "").lower().split())))
        return self._known.setdefault(key, ranks)

    def _file(self, part: str) -> set[int]:
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
