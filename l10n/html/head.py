"""What a page says about its own address and language, outside its root tag.

In: a document. Out: a ``Head``, and the declarations below the root: values with the places that an edit would need.
Never done here: deciding a language or an address.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from l10n.html.document import Document, Fragment
from l10n.html.tags import REMEMBERED, Tag
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


_SPEAKING = frozenset(("link", "meta"))
_DECLARATIONS = ("lang", "xml:lang", "dir")
_DECLARING = "[lang]:not(html),[dir]:not(html),[xml\\:lang]:not(html)"
_FOREIGN = frozenset(("svg", "math"))
_JSON_LD = "script[type='application/ld+json' i]"
_IN_LANGUAGE = re.compile(r'"inLanguage"\s*:\s*(?:\[\s*)?"([^"\\]*)"')
_PROPERTIES = {kind.value: kind for kind in (TagKind.OG_LOCALE, TagKind.OG_ALTERNATE, TagKind.OG_URL)}


def head_of(document: Document) -> Head:
    """Read what the page's own document (not a ``noscript``) says in its head, wherever the tree has put it."""
    page, scopes, metas = document.text, document.fragments[0].scopes, list(_speaking(document))
    tags = [_moved(found, at) for at, tag in metas if (found := _said_in(tag)) is not None]
    languages = tuple(
        Span(*match.span(1))
        for _, stop, element in scopes.select(_JSON_LD)
        for match in _IN_LANGUAGE.finditer(page, *scopes.content(element, stop))
    )
    social = any(tag.value("property").startswith("og:") for _, tag in metas)
    void = "/>" if "/>" in page[: page.find("</head", 0) + 1 or None] else ">"
    return Head(_end(document), tuple(tags), languages, social, void)


def said_by(document: Document) -> Iterator[HeadTag]:
    """Yield what the tags of a head say, whatever their places: their spans count from the tag's beginning."""
    return (found for _, tag in _speaking(document) if (found := _said_in(tag)) is not None)


def is_version(link: Tag) -> bool:
    """Say whether a ``link`` leads to the same page in another language; feeds have languages too, and a type."""
    alternate = "alternate" in link.value("rel").lower().split() and link.get("hreflang") is not None
    return alternate and (link.value("type") or "text/html").strip().lower() in {"text/html", "application/xhtml+xml"}


def declared_of(document: Document) -> tuple[Declared, ...]:
    """Give the ``lang``, ``xml:lang`` and ``dir`` of elements below ``html``, outer ones first."""
    return tuple(declared for fragment in document.fragments for declared in _declared(fragment))


def spot_in(document: Document, selector: str) -> Spot | None:
    """Find the end of the first element that ``selector`` (CSS) matches, and whose end tag is in the source."""
    for _, stop, element in document.scopes(selector) if selector else ():
        place = element.source_location
        if place is not None and place.end_tag is not None:
            end = document.fragments[0].scopes.content(element, stop).stop
            return Spot(end, element.tag in {"ul", "ol", "menu"})
    return None


def _declared(fragment: Fragment) -> Iterator[Declared]:
    scopes, tags = fragment.scopes, fragment.tags
    for start, stop, element in scopes.select(_DECLARING):
        at = scopes.start(element)
        for name in _DECLARATIONS if element.tag not in _FOREIGN else ():
            if at in tags and (found := tags[at].get(name)):
                width = len(found.quote)
                value = Span(at + found.start - width, at + found.stop + width)
                yield Declared(start, stop, name, value, found.value.strip())


def _speaking(document: Document) -> Iterator[tuple[int, Tag]]:
    return ((at, tag) for at, tag in document.fragments[0].tags.items() if tag.name in _SPEAKING)


def _moved(tag: HeadTag, by: int) -> HeadTag:
    """Give a tag whose spans count from its beginning as it stands on its page."""
    span, value = (Span(each.start + by, each.stop + by) for each in (tag.span, tag.value))
    return HeadTag(tag.kind, span, value, tag.quote, tag.says, tag.hreflang)


@lru_cache(maxsize=REMEMBERED)
def _said_in(tag: Tag) -> HeadTag | None:
    """Read what a tag says, with spans that count from its beginning: all versions of a page name the same others."""
    kind, name = _kind(tag)
    found = tag.get(name)
    if kind is None or found is None:
        return None
    hreflang = tag.value("hreflang").strip() if kind is TagKind.ALTERNATE else ""
    return HeadTag(kind, Span(0, tag.length), Span(found.start, found.stop), found.quote, found.value, hreflang)


def _kind(tag: Tag) -> tuple[TagKind | None, str]:
    if tag.name == "link":
        if "canonical" in tag.value("rel").lower().split():
            return TagKind.CANONICAL, "href"
        return (TagKind.ALTERNATE if is_version(tag) else None), "href"
    if (equiv := tag.get("http-equiv")) is not None:
        return (TagKind.LANGUAGE if equiv.value.lower() == "content-language" else None), "content"
    name = tag.value("property") or tag.value("name")
    return (_PROPERTIES.get(name.strip().lower()) if name.startswith("og:") else None), "content"


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
