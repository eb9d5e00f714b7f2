"""Where a page points to: every address in it, with the place of its source.

In: a document. Out: ``Link`` values in page order. Never done here: resolving an address, or deciding where it should
lead. What is in scripts is none of ours: it is a program's, not the page's.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from l10n.html.document import Document, Fragment
from l10n.html.head import is_version
from l10n.html.references import unescape
from l10n.html.tags import REMEMBERED, Attribute, Tag
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
_SHEETS = 16
"""How many style sheets are remembered: a site writes one or two into every page, and they are long."""

_BETWEEN = re.compile(r"[ \t\n\f\r,]*+")
_ADDRESS = re.compile(r"[^ \t\n\f\r]++")
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
    found = [link for fragment in document.fragments for link in _links(fragment, document.text)]
    if not any(link.kind is LinkKind.BASE for link in found):
        found = [link for link in found if not link.target.lstrip().startswith("#")]
    return tuple(sorted(set(found)))


def _links(fragment: Fragment, page: str) -> Iterator[Link]:
    based = False
    for at, tag in fragment.tags.items():
        for (start, stop), target, kind, quote in links_in(tag):
            if kind is LinkKind.BASE:
                if based:  # of several bases the first counts (HTML, 4.2.3)
                    continue
                based = True
            yield Link(Span(at + start, at + stop), target, kind, quote)
    for _, stop, element in fragment.scopes.select("style"):
        inner = fragment.scopes.content(element, stop)
        for (start, end), target, kind, quote in _in_sheet(page[slice(*inner)]):
            yield Link(Span(inner.start + start, inner.start + end), target, kind, quote)


@lru_cache(maxsize=REMEMBERED)
def links_in(tag: Tag) -> tuple[Link, ...]:
    """Give the addresses in a start tag, with spans that count from the tag's beginning."""
    if tag.name == "link" and _is_of_head(tag):
        return ()
    found = [link for attribute in tag.attributes for link in _in_attribute(attribute, tag)]
    return tuple(link for link in found if link.target.strip() and not _PROGRAM.match(link.target.strip()))


@lru_cache(maxsize=_SHEETS)
def _in_sheet(sheet: str) -> tuple[Link, ...]:
    found = _in_css(sheet, 0, LinkKind.STYLE, "")
    return tuple(link for link in found if link.target.strip() and not _PROGRAM.match(link.target.strip()))


def _in_attribute(found: Attribute, tag: Tag) -> Iterator[Link]:
    span = Span(found.start, found.stop)
    if found.name in _LISTS:
        yield from _candidates(found, LinkKind.PART)
    elif found.name in _SCRIPTED_LISTS:
        yield from _candidates(found, LinkKind.SCRIPTED)
    elif found.name in _SCRIPTED:
        yield Link(span, found.value, LinkKind.SCRIPTED, found.quote)
    elif found.name in _PLAIN:
        yield Link(span, found.value, LinkKind.BASE if tag.name == "base" else LinkKind.ATTRIBUTE, found.quote)
    elif found.name == "style":
        yield from _in_css(found.raw, found.start, LinkKind.PART, found.quote)
    elif found.name == "content" and (match := _SECONDS.fullmatch(found.raw)) and _is_refresh(tag):
        start, stop = match.span(2)
        yield Link(Span(found.start + start, found.start + stop), unescape(match[2]), LinkKind.PART, found.quote)


def _is_refresh(tag: Tag) -> bool:
    return tag.name == "meta" and tag.value("http-equiv").lower() == "refresh"


def _is_of_head(link: Tag) -> bool:
    """Say whether a ``link`` says where a page's versions are: other rules write that."""
    return "canonical" in link.value("rel").lower().split() or is_version(link)


def _candidates(found: Attribute, kind: LinkKind) -> Iterator[Link]:
    """Yield the image candidates of a ``srcset`` (HTML, 4.8.4.3.10): an address may hold commas, but not end in one."""
    at, raw = 0, found.raw
    while True:
        at = _skip(_BETWEEN, raw, at)
        if (match := _ADDRESS.match(raw, at)) is None:
            return
        address, start = match[0].rstrip(","), found.start + at
        yield Link(Span(start, start + len(address)), unescape(address), kind, found.quote)
        at = match.end() if len(address) < len(match[0]) else _skip(_DESCRIPTORS, raw, match.end())


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _in_css(css: str, at: int, kind: LinkKind, quote: str) -> Iterator[Link]:
    """Yield what a piece of CSS that stands at ``at`` refers to; an address with an escape of CSS stays what it is."""
    for match in _CSS.finditer(css):
        group = next(name for name in _CSS_GROUPS if match[name] is not None)
        if match[group] and "\\" not in match[group]:
            target = match[group] if kind is LinkKind.STYLE else unescape(match[group])
            start, stop = match.span(group)
            yield Link(Span(at + start, at + stop), target, kind, quote)
