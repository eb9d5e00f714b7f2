"""XML files: where their texts and attributes lie, to the byte, and new ones.

In: bytes. Out: ``Element`` values with places in the file, or a rendered sitemap. Never done here: knowing what a feed
is. expat tells the places, so that a file is spliced like a page; lxml writes what is new. Neither loads anything else
than it is given: a file that declares entities of its own is refused.
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from l10n.spans import Span

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
RSS1 = "http://purl.org/rss/1.0/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
_NAMESPACES: dict[str, str] = {None: SITEMAP, "xhtml": XHTML}  # type: ignore[dict-item]  # the stubs know no default

_ATTRIBUTE = re.compile(rb"([^\s=<>/\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NO_CHARACTERS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CDATA = re.compile(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);|\r\n?")
_NEWLINE = re.compile(r"\r\n?")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotXmlError(ValueError):
    """A file is not well-formed, or declares entities of its own; the message says where."""


@dataclass(slots=True)
class Element:
    """One element: ``{namespace}name``, and in bytes of the file its start tag and, with an end tag, its content."""

    name: str
    attributes: dict[str, str]
    tag: Span
    content: Span | None = None
    parent: "Element | None" = None
    children: "list[Element]" = field(default_factory=list)

    def find(self, *names: str) -> "Iterator[Element]":
        """Yield the children of one of these names, in order."""
        return (child for child in self.children if child.name in names)


class Text(NamedTuple):
    """The text of an element: what it says, and for each of its characters where that begins in ``raw``.

    ``cdata`` is how it is kept: as it stands between ``<![CDATA[`` and ``]]>``, else with references.
    """

    text: str
    raw: str
    places: tuple[int, ...]
    cdata: bool


def parse_xml(data: bytes) -> tuple[Element, str]:
    """Read a file into its root element, and name its Python codec.

    Raises:
        NotXmlError: It is not well-formed, or declares entities.
    """
    reader = _Reader(data)
    return reader.root, reader.codec


class _Reader:
    """Follows expat through a file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.codec = "utf-8"
        self.open: list[Element] = []
        self.fresh: Element | None = None  # its start tag is being read: whatever comes next tells where that ends
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.XmlDeclHandler = self._declared
        parser.EntityDeclHandler = self._refuse
        parser.CharacterDataHandler = parser.CommentHandler = lambda _data: self._next()
        parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._next
        parser.ProcessingInstructionHandler = lambda _target, _data: self._next()
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat's own
        except (expat.ExpatError, LookupError, ValueError) as error:  # the two last from an encoding that nobody has
            raise NotXmlError(str(error)) from error

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.codec = (encoding or "utf-8").lower()

    def _refuse(self, *_declaration: object) -> None:
        message = "declares entities of its own"
        raise NotXmlError(message)

    def _next(self) -> None:
        if self.fresh is not None:
            self.fresh.tag = Span(self.fresh.tag.start, self.parser.CurrentByteIndex)
            self.fresh = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._next()
        at = self.parser.CurrentByteIndex
        element = Element(_clark(name), {_clark(key): value for key, value in attributes.items()}, Span(at, at))
        if self.open:
            element.parent = self.open[-1]
            element.parent.children.append(element)
        else:
            self.root = element
        self.open.append(element)
        self.fresh = element

    def _end(self, _name: str) -> None:
        element, at = self.open.pop(), self.parser.CurrentByteIndex
        if self.fresh is element and self.data[at : at + 2] != b"</":
            element.tag = Span(element.tag.start, self.data.index(b"/>", element.tag.start) + 2)
            self.fresh = None
            return
        self._next()
        element.content = Span(element.tag.stop, at)


def attribute_spans(data: bytes, element: Element) -> dict[str, Span]:
    """Give, by its name as written, the place of each attribute's value, between the quotes."""
    spans = {}
    for match in _ATTRIBUTE.finditer(data, *element.tag):
        group = 2 if match[2] is not None else 3
        spans[match[1].decode("ascii", "replace")] = Span(*match.span(group))
    return spans


def read_text(raw: str) -> Text | None:
    """Read the content of an element that holds text alone; None where it holds elements, or text in several forms."""
    whole = _CDATA.fullmatch(raw)
    cdata = whole is not None and "]]>" not in whole[1]
    if "<" in raw and not cdata:
        return None
    at, stop = whole.span(1) if whole is not None and cdata else (0, len(raw))
    pieces, places = list[str](), list[int]()
    for match in (_NEWLINE if cdata else _REFERENCE).finditer(raw, at, stop):
        pieces.append(raw[at : match.start()])
        places.extend(range(at, match.start()))
        pieces.append(_character(match[0]))
        places.append(match.start())
        at = match.end()
    pieces.append(raw[at:stop])
    places.extend(range(at, stop + 1))
    return Text("".join(pieces), raw, tuple(places), cdata)


def escape_xml(text: str, *, cdata: bool) -> str:
    """Write text as the content of an element, or between the quotes of an attribute."""
    text = characters(text)
    return text.replace("]]>", "]]]]><![CDATA[>") if cdata else escape(text, quote=True).replace("&#x27;", "&#39;")


def characters(text: str) -> str:
    """Put U+FFFD where XML has no character (1.0, 2.2): one control character, and a file is no XML any more."""
    return _NO_CHARACTERS.sub("\ufffd", text)


class Entry(NamedTuple):
    """Of a sitemap: URLs with the same versions, and those, language and URL of each; or none."""

    urls: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...] = ()


def render_sitemap(entries: Iterable[Entry]) -> bytes:
    """Write a sitemap (sitemaps.org, 0.9) with the alternates that search engines read from it.

    An entry at a time is a tree: that of a whole file would take ten times its size in memory.
    """
    return _written("urlset", map(_urls, entries))


def render_sitemap_index(urls: Iterable[str]) -> bytes:
    """Write the index of several sitemaps."""
    return _written("sitemapindex", (_located("sitemapindex", "sitemap", url) for url in urls))


def _urls(entry: Entry) -> etree._Element:
    """Make the elements of a page's versions; all but the address is made once, and copied."""
    root = _located("urlset", "url", *entry.urls[:1])
    for url in root:
        for hreflang, href in entry.alternates:
            names = {"rel": "alternate", "hreflang": characters(hreflang), "href": characters(href)}
            etree.SubElement(url, f"{{{XHTML}}}link", names)
    for each in entry.urls[1:]:
        copied = deepcopy(root[0])
        copied[0].text = characters(each)
        root.append(copied)
    return root


def _located(root: str, name: str, *urls: str) -> etree._Element:
    made = etree.Element(f"{{{SITEMAP}}}{root}", nsmap=_NAMESPACES)
    for url in urls:
        element = etree.SubElement(made, f"{{{SITEMAP}}}{name}")
        etree.SubElement(element, f"{{{SITEMAP}}}loc").text = characters(url)
    return made


def _written(name: str, roots: Iterable[etree._Element]) -> bytes:
    """Write the children of several roots of one name as those of one."""
    empty = _located(name, "")
    empty.text = "\n"
    start, end = _rendered(empty).rsplit(b"</", 1)
    parts = [_rendered(root).removeprefix(start).removesuffix(b"</" + end) for root in roots if len(root)]
    return b"".join((start, *parts, b"</", end)) if parts else _rendered(_located(name, ""))


def _rendered(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _character(source: str) -> str:
    """Give what a reference or a newline of the source stands for (XML 1.0, 2.11 and 4.6)."""
    if source.startswith("&#"):
        return chr(int(source[3:-1], 16) if source[2] in "xX" else int(source[2:-1]))
    return _ENTITIES[source[1:-1]] if source.startswith("&") else "\n"


def _clark(name: str) -> str:
    """Turn expat's ``namespace name`` into ``{namespace}name``."""
    namespace, _, local = name.rpartition(" ")
    return f"{{{namespace}}}{local}" if namespace else local
