"""A page, read: its text, its tokens, its shape, and what holds where.

In: bytes and rules. Out: a ``Document``. Never done here: finding units, writing. Reading never fails: any bytes are a
page, if not always a page with something to translate.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from turbohtml import Element, Namespace, parse

from l10n.html.embedded import JsonString, json_ld_texts
from l10n.html.encoding import Source, read_source
from l10n.html.index import RuleIndex, index_of
from l10n.html.marks import Kind, Mark
from l10n.html.scopes import Scope, Scopes
from l10n.html.shape import Shape
from l10n.html.tags import Tag, tags_of, tags_within
from l10n.html.tokens import Tokens
from l10n.rules import DATA, DOMAINS, Role, Rule
from l10n.spans import Span

SKIPPED = tuple(Rule(name, Role.SKIP) for name in ("pre", "code", "kbd", "samp", "listing"))
"""Computer text: inside it nothing is read. A rule for the same element goes first."""

_JSON_LD = "script[type='application/ld+json' i]"
_DECLARES = "[lang],[dir],[translate],.notranslate,[xml\\:lang]"
_SURROGATES = re.compile("[\ud800-\udfff]")
_DEEPEST = 4
"""How often a ``noscript`` may stand in another: one never should (HTML, 4.12.2), and each is read on its own."""
_PAGE = frozenset(("html", "body"))
_FOREIGN = "svg,math,template"
"""Elements whose content the tokenizer cannot follow without the tree (HTML, 13.2.6.5), or that no reader sees."""
_HIDDEN = "svg *,math *,template *"


class Lang(NamedTuple):
    """A declared language, as written; ``of_page`` where ``html`` or ``body`` declares it, and so for everything."""

    tag: str
    of_page: bool


class Fragment(NamedTuple):
    """A part of a page that is read as a document: the page itself, or what stands in a ``noscript``.

    ``values`` are the elements in a line of text that a rule calls a date, a time, a count or a name, by where they
    start; ``shape`` shows each as one value, ``bare`` shows what is inside. ``tags`` are the start tags with attributes
    by where they start, in page order; ``seen`` are those of them that tokens stand for.
    """

    tokens: Tokens
    shape: str
    bare: str
    values: Mapping[int, Rule]
    scopes: Scopes
    tags: Mapping[int, Tag]
    seen: Mapping[int, Tag]
    strings: tuple[JsonString, ...]


class Document:
    """One page, read under a set of rules. All offsets are code points into ``text``."""

    __slots__ = ("fragments", "marks", "source")

    def __init__(self, source: Source, rules: Sequence[Rule]) -> None:
        self.source = source
        self.marks: list[Mark] = []
        self.fragments: list[Fragment] = []
        self._read(Span(0, len(source.text)), index_of(rules, SKIPPED))

    @property
    def text(self) -> str:
        """The page as HTML understands it: newlines normalised, byte order mark off."""
        return self.source.text

    @property
    def codec(self) -> str:
        """The Python codec of the page's encoding."""
        return self.source.codec

    @property
    def faithful(self) -> bool:
        """False where decoding loses bytes: such a page is copied, and reported."""
        return self.source.faithful

    def matches(self, selector: str) -> int:
        """Count the elements that ``selector`` (CSS) matches, implied ones included."""
        return sum(1 for _ in self.scopes(selector))

    def scopes(self, selector: str) -> Iterator[Scope]:
        """Yield the source ranges of the elements that ``selector`` (CSS) matches."""
        return self.fragments[0].scopes.select(selector)

    def attribute(self, selector: str, name: str) -> str | None:
        """Give an attribute's value of the first element that ``selector`` matches."""
        return next((scope.element.attr(name) for scope in self.scopes(selector)), None)

    def _read(self, part: Span, rules: RuleIndex, depth: int = 0) -> None:
        page = self.source.text
        # The tree cannot name an attribute that holds a lone surrogate; a stand-in of the same length moves nothing.
        readable = _without_surrogates(page[part.start : part.stop])
        tree = parse(readable, scripting=True, source_locations=True)
        tokens = Tokens(page, part, _cuts(Scopes(tree, part)))
        scopes = Scopes(tree, part, tokens)
        seen = tags_of(tokens, scopes)
        hidden = dict(tags_within(scopes, page, _HIDDEN)) if tokens.holes else {}
        tags = dict(sorted((seen | hidden).items())) if hidden else seen
        roles = _roles(scopes, rules, (*tokens.names, *(tag.name for tag in hidden.values())), tags.values())
        self.marks += roles + _declarations(scopes)
        strings = [string for span in _contents(scopes, _JSON_LD) for string in json_ld_texts(page, span)]
        winners = _winners(roles)
        shape = Shape(tokens)
        for span in _untouchable(scopes, winners):
            shape.make_opaque(*span)
        for scope in scopes.select("svg,math"):
            if not scopes.is_closed(scope.element):
                shape.break_at(scope.stop)
        for mark in winners:
            if mark.value.role in DOMAINS:
                shape.set_apart(mark.start, mark.stop)
        values = {
            mark.start: mark.value
            for mark in winners
            if mark.value.role in DATA
            and shape.make_value(mark.start, mark.stop, only_number=mark.value.role is Role.COUNT)
        }
        drawn, bare = shape.drawn(), shape.drawn(values=False)
        self.fragments.append(Fragment(tokens, drawn, bare, values, scopes, tags, seen, tuple(strings)))
        if depth < _DEEPEST:
            for inner in _contents(scopes, "noscript"):
                self._read(inner, rules, depth + 1)


def read_document(data: bytes, rules: Sequence[Rule] = ()) -> Document:
    """Read a page from its bytes. ``rules`` go in order of precedence.

    Raises:
        turbohtml.SelectorSyntaxError: A rule's selector cannot be read (configurations are checked before).
    """
    return Document(read_source(data), rules)


def _without_surrogates(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _cuts(scopes: Scopes) -> Iterator[Span]:
    """Yield the contents that the tokenizer must not see, outermost only, in page order."""
    at = -1
    for start, stop, element in scopes.select(_FOREIGN):
        if start >= at and element.children:
            inner = scopes.content(element, stop)
            if inner.start < inner.stop:
                yield inner
                at = inner.stop


def _contents(scopes: Scopes, selector: str) -> Iterator[Span]:
    """Yield the ranges between the tags of matched elements of HTML, where anything stands there.

    An element of that name inside a drawing is another one: its content is markup to the tokenizer (HTML, 13.2.6.5).
    """
    for _, stop, element in scopes.select(selector):
        if element.namespace is not Namespace.HTML:
            continue
        inner = scopes.content(element, stop)
        if inner.start < inner.stop:
            yield inner


def _roles(scopes: Scopes, rules: RuleIndex, names: Iterable[str | None], tags: Iterable[Tag]) -> list[Mark]:
    """Mark each element with the first rule of each kind that holds for it: of two on one element the first wins."""
    marks: list[Mark] = []
    taken: tuple[set[Element], set[Element]] = (set(), set())
    for rank, rule, element in rules.matches(scopes, names, tags):
        kind = Kind.DATA if rule.role in DATA else Kind.ROLE
        if element not in taken[kind] and (scope := scopes.scope(element)) is not None:
            marks.append(Mark(scope.start, -rank, scope.stop, kind, rule))
            taken[kind].add(element)
    return marks


def _declarations(scopes: Scopes) -> list[Mark]:
    """Read what the page itself says: ``lang``, ``dir``, ``translate`` (HTML, 3.2.6) and the class ``notranslate``."""
    marks: list[Mark] = []
    for rank, (start, stop, element) in enumerate(scopes.select(_DECLARES)):
        lang = element.attr("lang")
        if lang is None:
            lang = element.attr("xml:lang")
        translate = (element.attr("translate") or "").lower() if element.attr("translate") is not None else None
        if lang is not None:
            marks.append(Mark(start, rank, stop, Kind.LANG, Lang(lang.strip(), element.tag in _PAGE)))
        if (direction := element.attr("dir")) is not None:
            marks.append(Mark(start, rank, stop, Kind.DIR, direction.strip().lower()))
        if translate == "no" or element.has_class("notranslate"):
            marks.append(Mark(start, rank, stop, Kind.TRANSLATE, "no"))
        elif translate in {"", "yes"}:
            marks.append(Mark(start, rank, stop, Kind.TRANSLATE, "yes"))
    return marks


def _winners(roles: list[Mark]) -> list[Mark]:
    """Give for each element the mark of its first rule, outer elements first."""
    first: dict[int, Mark] = {}
    for mark in roles:
        if mark.start not in first or mark.rank > first[mark.start].rank:
            first[mark.start] = mark
    return [first[start] for start in sorted(first)]


def _untouchable(scopes: Scopes, winners: list[Mark]) -> Iterator[Span]:
    """Yield what becomes one opaque code where it stands in a sentence."""
    yield from (Span(start, stop) for start, stop, _ in scopes.select("svg,math"))
    yield from (Span(mark.start, mark.stop) for mark in winners if mark.value.role is Role.SKIP)
    again = sorted(start for start, _, _ in scopes.select("[translate='yes' i],[translate='']"))
    for start, stop, _ in scopes.select("[translate='no' i],.notranslate"):
        if bisect_right(again, start) == bisect_left(again, stop):
            yield Span(start, stop)
