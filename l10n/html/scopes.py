"""Where an element holds: source ranges of the elements that a selector matches.

In: the tree, with source locations. Out: half-open ranges, to the end tag or, where that is implied, to the next
element outside. Never done here: deciding what a range means. A scope holds for a text if it starts strictly before the
text and ends at or after its end; so the wrapper of a whole unit holds for it and a code inside it does not.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from turbohtml import Document as Tree
from turbohtml import Element, SourceLocation

from l10n.html.tokens import VOID, Tokens
from l10n.spans import Span

_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
"""Elements that the parser reopens where they are misnested (HTML, 13.2.4.3, active formatting elements)."""

_PAGE = frozenset(("html", "body"))

_SELF_CLOSING = frozenset(("svg", "math"))
"""Where ``/>`` ends an element (HTML, 13.2.6.5 "the rules for parsing tokens in foreign content")."""


class Scope(NamedTuple):
    """The range in which ``element`` holds. For ``html`` and ``body`` it begins before the page, and is all of it."""

    start: int
    stop: int
    element: Element


class Scopes:
    """The source ranges of a tree's elements, worked out on demand and once each."""

    __slots__ = ("_base", "_eof", "_limits", "_partners", "_places", "_tokens", "_tree")

    def __init__(self, tree: Tree, part: Span, tokens: Tokens | None = None) -> None:
        """Ask ``tree``, which was read from ``part`` of a page. Misnested elements are followed by ``tokens``."""
        self._tree = tree
        self._tokens = tokens
        self._base = part.start
        self._eof = part.stop - part.start  # the tree counts from the start of its own part
        self._limits: dict[Element, int] = {}
        self._places: dict[Element, SourceLocation | None] = {}
        self._partners: dict[str, dict[int, int]] = {}

    @property
    def base(self) -> int:
        """Where the part of the page that the tree was read from begins: its own offsets count from there."""
        return self._base

    def elements(self, selector: str) -> Iterator[Element]:
        """Yield every element that ``selector`` (CSS) matches, in tree order, those without a place included."""
        yield from self._tree.select(selector)

    def start(self, element: Element) -> int:
        """Give where an element's start tag stands, -1 where the source has none."""
        place = self.place(element)
        return self._base + place.start_tag.start_offset if place is not None else -1

    def starts(self, selector: str) -> set[int]:
        """Give where the tags of the elements that ``selector`` (CSS) matches start."""
        places = map(self.place, self._tree.select(selector))
        return {self._base + place.start_tag.start_offset for place in places if place is not None}

    def select(self, selector: str) -> Iterator[Scope]:
        """Yield the scope of every element that ``selector`` (CSS) matches, in tree order.

        Elements that the source does not have (implied ones, and the clones of misnested formatting elements, which the
        original's range covers) have none; ``html`` and ``body`` always hold for the whole page.

        Raises:
            turbohtml.SelectorSyntaxError: The selector cannot be read.
        """
        for element in self._tree.select(selector):
            scope = self.scope(element)
            if scope is not None:
                yield scope

    def scope(self, element: Element) -> Scope | None:
        """Give the scope of one element, None where it has none (see ``select``)."""
        if element.tag in _PAGE:
            return Scope(self._base - 1, self._base + self._eof, element)
        place = self.place(element)
        if place is None:
            return None
        (_, _, start, *_), end, _ = place
        stop = self._stop(element, place) if end is None or element.tag in VOID else end.end_offset
        return Scope(self._base + start, self._base + stop, element)

    def place(self, element: Element) -> SourceLocation | None:
        """Give an element's place in its part. The tree works one out whenever it is asked, so it is asked once."""
        try:
            return self._places[element]
        except KeyError:
            return self._places.setdefault(element, element.source_location)

    def is_closed(self, element: Element) -> bool:
        """Say whether an element ends by its own end tag, or by ``/>`` where that ends one."""
        place = self.place(element)
        if place is None or place.end_tag is not None:
            return True
        end = self._base + place.start_tag.end_offset
        return element.tag in _SELF_CLOSING and self._tokens is not None and self._tokens.text.endswith("/>", 0, end)

    def content(self, element: Element, stop: int) -> Span:
        """Give the range between the tags of an element whose scope ends at ``stop``."""
        place = self.place(element)
        assert place is not None  # noqa: S101 - only elements that have a scope are asked for
        end = self._base + place.end_tag.start_offset if place.end_tag else stop
        return Span(self._base + place.start_tag.end_offset, end)

    def _stop(self, element: Element, place: SourceLocation) -> int:
        if element.tag in VOID or (element.tag in _SELF_CLOSING and not element.children and place.end_tag is None):
            return place.start_tag.end_offset
        if place.end_tag is not None:
            return place.end_tag.end_offset
        start = place.start_tag.start_offset
        if element.tag in _FORMATTING and (partner := self._partner(element.tag, start)) is not None:
            return partner
        return self._limit(element, start)

    def _limit(self, element: Element, start: int) -> int:
        """Find where an element without an end tag ends: at the next element outside, or at an ancestor's end tag."""
        path: list[Element] = []
        node, limit = element, self._eof
        while True:
            if node in self._limits:
                limit = self._limits[node]
                break
            path.append(node)
            parent = node.parent
            if not isinstance(parent, Element):
                break
            node = parent
        for inner in reversed(path):
            place = inner.source_location
            since = place.start_tag.start_offset if place else start
            limit = min([*_starts_after(inner.next_siblings, since), *_end_of(inner.parent, since), limit])
            self._limits[inner] = limit
        return limit if limit > start else self._eof

    def _partner(self, name: str, start: int) -> int | None:
        """Give the end of the end tag that a reader of the source would pair with the start tag at ``start``."""
        if self._tokens is None:
            return None
        if name not in self._partners:
            tokens, open_tags = self._tokens, list[int]()
            pairs = self._partners[name] = dict[int, int]()
            for index, other in enumerate(tokens.names):
                if other == name and not tokens.closes(index):
                    open_tags.append(tokens.offsets[index] - self._base)
                elif other == name and open_tags:
                    pairs[open_tags.pop()] = tokens.offsets[index + 1] - self._base
        return self._partners[name].get(start)


def _starts_after(siblings: Iterable[object], start: int) -> Iterator[int]:
    """Yield the start of the first sibling that the source has after ``start``."""
    for sibling in siblings:
        place = sibling.source_location if isinstance(sibling, Element) else None
        if place is not None and place.start_tag.start_offset > start:
            yield place.start_tag.start_offset
            return


def _end_of(parent: object, start: int) -> Iterator[int]:
    """Yield where the parent's own end tag begins, if it has one after ``start``."""
    place = parent.source_location if isinstance(parent, Element) else None
    if place is not None and place.end_tag is not None and place.end_tag.start_offset > start:
        yield place.end_tag.start_offset
