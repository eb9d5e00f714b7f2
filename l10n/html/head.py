"""What a page says about its own address and language, outside its root tag.

In: a document. Out: a ``Head``, and the declarations below the root: values with the places that an edit would need.
Never done here: deciding a language or an address.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from turbohtml import Element

from l10n.html.attributes import attribute
from l10n.html.document import Document
from l10n.html.scopes import Scopes
from l10n.spans import Span


class TagKind(StrEnum):
    """What a tag of the head says."""

    CANONICAL = "canonical"
    ALTERNATE = "alternate"
    OG_LOCALE = "og:locale"
    OG_ALTERNATE = "og:locale:alternate"
    OG_URL = "og:url"
    LANGUAGE = "language"
    """The page's language, as old pages declare it (``http-equiv=content-language``)."""


class HeadTag(NamedTuple):
    """One tag: its own span, the span of what it says without the quotes, the quote, and the language it speaks of."""

    kind: TagKind
    span: Span
    value: Span
    quote: str
    says: str
    hreflang: str = ""


class Head(NamedTuple):
    """A page's head: where a new tag can stand, the tags there are, and the strings that name JSON-LD's language.

    ``social`` says that the page speaks Open Graph; ``void`` how it ends a tag without content.
    """

    end: int = -1
    tags: tuple[HeadTag, ...] = ()
    languages: tuple[Span, ...] = ()
    social: bool = False
    void: str = ">"


NO_HEAD = Head()
"""The head of a page that was not read."""


class Declared(NamedTuple):
    """What an element below ``html`` declares for ``[start, stop)``: ``lang`` or ``dir``, and the place of the value.

    The span holds the quotes.
    """

    start: int
    stop: int
    name: str
    value: Span
    says: str


class Spot(NamedTuple):
    """A place at the end of an element, and whether that is a list, which takes nothing but items."""

    at: int
    is_list: bool


_LINKS = "link[rel][href]"
_METAS = "meta[property^='og:'][content],meta[name^='og:'][content],meta[http-equiv=content-language i][content]"
_JSON_LD = "script[type='application/ld+json' i]"
_IN_LANGUAGE = re.compile(r'"inLanguage"\s*:\s*(?:\[\s*)?"([^"\\]*)"')
_PROPERTIES = {kind.value: kind for kind in (TagKind.OG_LOCALE, TagKind.OG_ALTERNATE, TagKind.OG_URL)}


def head_of(document: Document) -> Head:
    """Read what the page's own document (not a ``noscript``) says in its head, wherever the tree has put it."""
    page, scopes = document.text, document.fragments[0].scopes
    tags = [tag for each in scopes.elements(f"{_LINKS},{_METAS}") if (tag := _tag(each, page, scopes)) is not None]
    languages = tuple(
        Span(*match.span(1))
        for _, stop, element in scopes.select(_JSON_LD)
        for match in _IN_LANGUAGE.finditer(page, *scopes.content(element, stop))
    )
    social = next(iter(scopes.elements("meta[property^='og:']")), None) is not None
    void = "/>" if "/>" in page[: page.find("</head", 0) + 1 or None] else ">"
    return Head(_end(document), tuple(tags), languages, social, void)


def is_version(link: Element) -> bool:
    """Say whether a ``link`` leads to the same page in another language; feeds have languages too, and a type."""
    alternate = "alternate" in (link.attr("rel") or "").lower().split() and link.attr("hreflang") is not None
    return alternate and (link.attr("type") or "text/html").strip().lower() in {"text/html", "application/xhtml+xml"}


def declared_of(document: Document) -> tuple[Declared, ...]:
    """Give the ``lang``, ``xml:lang`` and ``dir`` of elements below ``html``, outer ones first."""
    return tuple(declared for fragment in document.fragments for declared in _declared(document, fragment.scopes))


def spot_in(document: Document, selector: str) -> Spot | None:
    """Find the end of the first element that ``selector`` (CSS) matches, and whose end tag is in the source."""
    for _, stop, element in document.scopes(selector) if selector else ():
        place = element.source_location
        if place is not None and place.end_tag is not None:
            end = document.fragments[0].scopes.content(element, stop).stop
            return Spot(end, element.tag in {"ul", "ol", "menu"})
    return None


def _declared(document: Document, scopes: Scopes) -> Iterator[Declared]:
    for start, stop, element in scopes.select("[lang]:not(html),[dir]:not(html),[xml\\:lang]:not(html)"):
        for name in ("lang", "xml:lang", "dir"):
            found = attribute(element, name, document.text, scopes) if name in element.attrs else None
            if found is not None and element.tag not in {"svg", "math"}:
                width = len(found.quote)
                value = Span(found.span.start - width, found.span.stop + width)
                yield Declared(start, stop, name, value, found.value.strip())


def _tag(element: Element, page: str, scopes: Scopes) -> HeadTag | None:
    kind, name = _kind(element)
    found = attribute(element, name, page, scopes) if kind else None
    place = scopes.place(element)
    if kind is None or found is None or place is None:
        return None
    span = Span(place.start_tag.start_offset, place.start_tag.end_offset)
    hreflang = (element.attr("hreflang") or "").strip() if kind is TagKind.ALTERNATE else ""
    return HeadTag(kind, span, found.span, found.quote, found.value, hreflang)


def _kind(element: Element) -> tuple[TagKind | None, str]:
    if element.tag == "link":
        rel = (element.attr("rel") or "").lower().split()
        if "canonical" in rel:
            return TagKind.CANONICAL, "href"
        return (TagKind.ALTERNATE if is_version(element) else None), "href"
    if element.attr("http-equiv") is not None:
        return TagKind.LANGUAGE, "content"
    name = element.attr("property") or element.attr("name") or ""
    return _PROPERTIES.get(name.strip().lower()), "content"


def _end(document: Document) -> int:
    """Find where the head ends: at its end tag, else behind the last thing in it, else behind the root's start tag."""
    scopes = document.fragments[0].scopes
    for element in scopes.elements("head"):
        place = element.source_location
        if place is not None and place.end_tag is not None:
            return place.end_tag.start_offset
        last = [stop for _, stop, _ in scopes.select("head > *")]
        if last:
            return max(last)
        if place is not None:
            return place.start_tag.end_offset
    return -1
