"""Where a page points to: every address in it, with the place of its source.

In: a document. Out: ``Link`` values in page order. Never done here: resolving an address, or deciding where it should
lead. What is in scripts is none of ours: it is a program's, not the page's.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from turbohtml import Element

from l10n.html.attributes import Attribute, attribute
from l10n.html.document import Document, Fragment
from l10n.html.head import is_version
from l10n.html.references import unescape
from l10n.spans import Span


class LinkKind(StrEnum):
    """How an address is written where it stands, and so how another is."""

    ATTRIBUTE = "attribute"
    """Alone in an attribute."""
    PART = "part"
    """One of several things in an attribute: ``srcset``, a refresh, ``url()`` of a style attribute."""
    STYLE = "style"
    """In a ``style`` element, where there are no references."""
    BASE = "base"
    """The address that all relative ones of the page begin from."""
    SCRIPTED = "scripted"
    """In an attribute that a script will read (``data-src``): an address if it leads to a file, else anything."""


class Link(NamedTuple):
    """One address: the span of its source, what it says once decoded, how it is written, the quote around it."""

    span: Span
    target: str
    kind: LinkKind
    quote: str


_PLAIN = frozenset(
    """
    href src xlink:href poster action formaction data background cite longdesc manifest
    """.split()  # noqa: SIM905 - a table of names reads best as one
)
"""Attributes that hold an address (HTML, index of attributes; SVG's ``href``), on any element."""

_LISTS = frozenset(("srcset", "imagesrcset"))
_SCRIPTED = frozenset(("data-src", "data-lazy-src", "data-original"))
_SCRIPTED_LISTS = frozenset(("data-srcset",))
_ADDRESSES = _PLAIN | _LISTS | _SCRIPTED | _SCRIPTED_LISTS

_ANY = ",".join(f"[{name}]" for name in sorted(_ADDRESSES)).replace(":", "\\:")
_REFRESH = "meta[http-equiv=refresh i][content]"
_STYLED = "[style*='url(' i]"

_BETWEEN = re.compile(r"[\s,]*+")
_ADDRESS = re.compile(r"\S++")
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*+\)?)*+")
_SECONDS = re.compile(r"\s*[\d.]+\s*[;,\s]\s*(?:url\s*=\s*)?(['\"]?)(.+?)\1\s*", re.IGNORECASE | re.DOTALL)
_CSS = re.compile(
    r"""
    url\(\s* (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<quote>&quot;|&\#3[49];)(?P<escaped>[^()]*?)(?P=quote)
             | (?P<bare>[^()"'\s]*) ) \s*\)
    | @import\s+(?P<mark>["'])(?P<sheet>.*?)(?P=mark)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_CSS_GROUPS = ("double", "single", "escaped", "bare", "sheet")
_PROGRAM = re.compile(
    r"(?:javascript|mailto|tel|data|about|blob|sms|whatsapp|intent|market)\s*:|.*(?:\{\{|\$\{|<%)", re.IGNORECASE
)
"""What leads nowhere that files could be: schemes of programs, and templates that were never filled in."""


def links_of(document: Document) -> tuple[Link, ...]:
    """Give the addresses of a page, in page order; those of programs (``javascript:``) and lone fragments left out.

    A fragment alone is kept where the page has a ``<base>``: it then leads to another page.
    """
    based = any(document.scopes("base[href]"))
    found = [
        link
        for fragment in document.fragments
        for link in _links(fragment, document.text)
        if _leads_somewhere(link, based=based)
    ]
    return tuple(sorted(set(found)))


def _leads_somewhere(link: Link, *, based: bool) -> bool:
    target = link.target.strip()
    return bool(target) and (based or not target.startswith("#")) and not _is_program(target)


@lru_cache(maxsize=4096)
def _is_program(target: str) -> bool:
    return _PROGRAM.match(target) is not None


def _links(fragment: Fragment, page: str) -> Iterator[Link]:
    scopes, based = fragment.scopes, False
    for element in scopes.elements(_ANY):
        for name in element.attrs:
            found = attribute(element, name, page, scopes) if name in _ADDRESSES else None
            if found is None or (element.tag == "link" and _is_of_head(element)):
                continue
            is_base = element.tag == "base"
            if not (is_base and based):  # of several bases the first counts (HTML, 4.2.3)
                yield from _in_attribute(found, page)
            based = based or is_base
    yield from _in_styles(fragment, page)


def _in_attribute(found: Attribute, page: str) -> Iterator[Link]:
    if found.name in _LISTS:
        yield from _candidates(found, page, LinkKind.PART)
    elif found.name in _SCRIPTED_LISTS:
        yield from _candidates(found, page, LinkKind.SCRIPTED)
    else:
        kind = LinkKind.BASE if found.element.tag == "base" else LinkKind.ATTRIBUTE
        yield Link(found.span, found.value, LinkKind.SCRIPTED if found.name in _SCRIPTED else kind, found.quote)


def _in_styles(fragment: Fragment, page: str) -> Iterator[Link]:
    """Yield the addresses in style attributes, style elements and refreshes."""
    scopes = fragment.scopes
    for element in scopes.elements(_REFRESH):
        found = attribute(element, "content", page, scopes)
        match = found and _SECONDS.fullmatch(page, *found.span)
        if found and match:
            yield Link(Span(*match.span(2)), unescape(match[2]), LinkKind.PART, found.quote)
    for element in scopes.elements(_STYLED):
        if (found := attribute(element, "style", page, scopes)) is not None:
            yield from _in_css(page, found.span, LinkKind.PART, found.quote)
    for _, stop, element in scopes.select("style"):
        yield from _in_css(page, scopes.content(element, stop), LinkKind.STYLE, "")


def _is_of_head(link: Element) -> bool:
    """Say whether a ``link`` says where a page's versions are: other rules write that."""
    return "canonical" in (link.attr("rel") or "").lower().split() or is_version(link)


def _candidates(found: Attribute, page: str, kind: LinkKind) -> Iterator[Link]:
    """Yield the image candidates of a ``srcset`` (HTML, 4.8.4.3.10): an address may hold commas, but not end in one."""
    at, stop = found.span
    while True:
        at = _skip(_BETWEEN, page, at, stop)
        if (match := _ADDRESS.match(page, at, stop)) is None:
            return
        address = match[0].rstrip(",")
        yield Link(Span(at, at + len(address)), unescape(address), kind, found.quote)
        at = match.end() if len(address) < len(match[0]) else _skip(_DESCRIPTORS, page, match.end(), stop)


def _skip(pattern: re.Pattern[str], page: str, at: int, stop: int) -> int:
    match = pattern.match(page, at, stop)
    return match.end() if match else at


def _in_css(page: str, span: Span, kind: LinkKind, quote: str) -> Iterator[Link]:
    """Yield what a piece of CSS refers to; an address with an escape of CSS stays what it is."""
    for match in _CSS.finditer(page, *span):
        group = next(name for name in _CSS_GROUPS if match[name] is not None)
        if match[group] and "\\" not in match[group]:
            target = match[group] if kind is LinkKind.STYLE else unescape(match[group])
            yield Link(Span(*match.span(group)), target, kind, quote)
