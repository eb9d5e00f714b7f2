"""A feed, read for good: its texts are HTML inside XML, and documents of their own.

In: the bytes of an Atom or RSS file and what is known of its site. Out: a ``FeedReading``: a ``Reading`` of each text,
and the places of links, ids and languages. Never done here: translating, writing. Dates are a machine's, and not text.
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from l10n.diagnostics import Diagnostic, Severity
from l10n.html.document import Document
from l10n.html.encoding import source_of
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.page import read_document_as
from l10n.units.reading import Profile, Reading
from l10n.xml import ATOM, CONTENT, RSS1, XML, Element, NotXmlError, attribute_spans, parse_xml, read_text


class FieldKind(StrEnum):
    """How a text is kept in its element."""

    TEXT = "text"
    """Plain text."""
    HTML = "html"
    """The source of HTML, escaped or in a CDATA section."""
    XHTML = "xhtml"
    """Elements of the file itself."""


class Field(NamedTuple):
    """One text: the element's start tag and content in bytes, and the reading of the HTML that it is or stands for."""

    tag: Span
    content: Span
    kind: FieldKind
    reading: Reading


class AddressKind(StrEnum):
    """What an address of a feed is of."""

    LINK = "link"
    SELF = "self"
    """The feed itself."""
    ID = "id"
    """The identity of a feed or entry, which may look like a URL."""


class Address(NamedTuple):
    """One address: its bytes and what they say."""

    span: Span
    target: str
    kind: AddressKind


class Item(NamedTuple):
    """The feed as a whole, or one entry of it: the start tag, the bytes that declare a language, texts, addresses.

    ``language`` is None where nothing is declared.
    """

    tag: Span
    language: Span | None
    fields: tuple[Field, ...]
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class FeedReading:
    """One feed. ``items`` are itself and its entries; ``reading`` has what all of them say, in the order of the file.

    ``atom`` tells Atom from RSS: there every element can declare its language.
    """

    reading: Reading
    codec: str = "utf-8"
    atom: bool = True
    items: tuple[Item, ...] = ()

    def with_fields(self, readings: Iterator[Reading]) -> "FeedReading":
        """Give the feed with other readings of its texts, which ``readings`` has in order."""
        items = tuple(
            item._replace(fields=tuple(each._replace(reading=next(readings)) for each in item.fields))
            for item in self.items
        )
        return replace(self, items=items, reading=_pooled(self.reading.path, items))


_A, _C, _1 = f"{{{ATOM}}}", f"{{{CONTENT}}}", f"{{{RSS1}}}"
_TEXTS = frozenset((
    f"{_A}title", f"{_A}subtitle", f"{_A}summary", f"{_A}content", f"{_A}tagline",
    "title", "description", f"{_C}encoded", f"{_1}title", f"{_1}description",
))  # fmt: skip
_ENTRIES = frozenset((f"{_A}entry", "item", f"{_1}item"))
_IDS = frozenset((f"{_A}id", "guid"))
_LINKS = frozenset(("link", "comments", f"{_1}link"))
_EXPORTS = ("{http://wordpress.org/export/", "{http://purl.org/atom/app#}draft")
_LANG = f"{{{XML}}}lang"


def read_feed(data: bytes, path: str, profile: Profile) -> FeedReading:
    """Read one feed. Never fails: what cannot be read as one is given with the fault, to be copied as it is."""
    try:
        root, codec = parse_xml(data)
        "".encode(codec)
    except (NotXmlError, LookupError) as error:
        problem = f"this feed cannot be read: {error}"
        hint = "Export it again, or exclude it. It is copied unchanged."
        fault = Diagnostic(path, 0, 0, "page/unreadable", problem, hint, severity=Severity.WARNING)
        return FeedReading(Reading(path, faults=(fault,), copied=True))
    channel = next(root.find("channel", f"{_1}channel"), root)
    entries = [*channel.find(*_ENTRIES), *(root.find(*_ENTRIES) if channel is not root else ())]
    if any(child.name.startswith(_EXPORTS) for child in channel.children):
        return FeedReading(Reading(path, copied=True))  # a blog's own backup, which readers never see
    reader = _Reader(data, path, codec)
    # A feed has no chrome that could repeat.
    head = replace(profile, default=Role.INTERFACE, repeated=Role.INTERFACE)
    posts = replace(profile, default=Role.POSTS, repeated=Role.POSTS)
    items = (reader.item(channel, head), *(reader.item(entry, posts) for entry in entries))
    return FeedReading(_pooled(path, items), codec, root.name.startswith(_A), items)


class _Reader:
    """Reads the items of one file."""

    def __init__(self, data: bytes, path: str, codec: str) -> None:
        self.data, self.path, self.codec = data, path, codec

    def item(self, element: Element, profile: Profile) -> Item:
        fields = (self._field(child, profile) for child in element.children if child.name in _TEXTS)
        return Item(
            element.tag,
            self._language(element),
            tuple(field for field in fields if field is not None),
            tuple(self._addresses(element)),
        )

    def _field(self, element: Element, profile: Profile) -> Field | None:
        if element.content is None or element.attributes.get("src"):
            return None
        raw = self.data[slice(*element.content)].decode(self.codec, "surrogateescape")
        kind = _kind(element)
        text = raw
        if kind is not FieldKind.XHTML:
            read = read_text(raw)
            if read is None:
                return None
            text = html.escape(read.text, quote=False) if kind is FieldKind.TEXT else read.text
        document = Document(source_of(text, self.codec), profile.rules)
        return Field(element.tag, element.content, kind, read_document_as(document, self.path, profile))

    def _language(self, element: Element) -> Span | None:
        if _LANG in element.attributes:
            return attribute_spans(self.data, element).get("xml:lang")
        return next((child.content for child in element.find("language") if child.content), None)

    def _addresses(self, element: Element) -> Iterator[Address]:
        for child in element.children:
            if child.name == f"{_A}link" and "href" in child.attributes:
                kind = AddressKind.SELF if child.attributes.get("rel") == "self" else AddressKind.LINK
                yield Address(attribute_spans(self.data, child)["href"], child.attributes["href"], kind)
            elif child.name in _LINKS | _IDS and child.content is not None:
                said = read_text(self.data[slice(*child.content)].decode(self.codec, "surrogateescape"))
                if said is not None and said.text.strip():
                    kind = AddressKind.ID if child.name in _IDS else AddressKind.LINK
                    yield Address(child.content, said.text.strip(), kind)


def _kind(element: Element) -> FieldKind:
    """Tell how a text is kept (RFC 4287, 3.1.1 and 4.1.3; RSS has always held escaped HTML)."""
    if not element.name.startswith(_A):
        return FieldKind.HTML
    kind = element.attributes.get("type", "text").lower()
    if kind in {"xhtml", "application/xhtml+xml"}:
        return FieldKind.XHTML
    return FieldKind.HTML if kind in {"html", "text/html"} else FieldKind.TEXT


def _pooled(path: str, items: tuple[Item, ...]) -> Reading:
    readings = [field.reading for item in items for field in item.fields]
    return Reading(
        path,
        messages=tuple(placed for reading in readings for placed in reading.messages),
        derived=tuple(derived for reading in readings for derived in reading.derived),
        alone=tuple(value for reading in readings for value in reading.alone),
    )
