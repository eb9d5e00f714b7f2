"""Attribute values and their places.

In: elements with source locations. Out: values as the tree reads them, with the span of what stands between the quotes.
Never done here: deciding which attributes are text, or writing one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from turbohtml import Element

from l10n.html.scopes import Scopes
from l10n.spans import Span

_VALUE = re.compile(r"[^\s=>/][^\s=>]*?\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*))", re.DOTALL)
_LABELLED = frozenset(["submit", "button", "reset"])
_PROSE_METAS = frozenset(
    """
    description dc.title dc.description og:title og:description og:image:alt og:site_name
    twitter:title twitter:description twitter:image:alt
    """.split()  # noqa: SIM905 - a table of names reads best as one
)
_PROSE_PROPERTIES = frozenset(("description", "headline", "alternativeheadline", "caption"))
_NAMES_NO_TEXT = frozenset(("link", "style", "script", "meta", "html"))
"""On these a ``title`` or ``label`` names a thing for programs (a style sheet set, a feed), not for a reader."""


class Attribute(NamedTuple):
    """One attribute: its decoded ``value``, the span of the raw value, and the quote around it ("" if none)."""

    element: Element
    name: str
    value: str
    span: Span
    quote: str


def texts(scopes: Scopes, page: str, names: tuple[str, ...]) -> Iterator[Attribute]:
    """Yield the attributes that a reader sees or hears: ``names``, labels of buttons, descriptions in ``meta``.

    Elements that the source does not have yield nothing.
    """
    selector = ",".join([f"[{name}]" for name in names] + ["input[value]", "meta[content]"])
    for element in scopes.elements(selector):
        tag = element.tag
        if tag == "meta":
            wanted: tuple[str, ...] = ("content",) if _is_prose(element) else ()
        elif tag in _NAMES_NO_TEXT:
            wanted = ()
        elif tag == "input" and (element.attr("type") or "").lower() in _LABELLED:
            wanted = (*names, "value")
        else:
            wanted = names
        for name in wanted:
            if (found := attribute(element, name, page, scopes)) is not None:
                yield found


def attribute(element: Element, name: str, page: str, scopes: Scopes) -> Attribute | None:
    """Locate an attribute of an element; None where it has none, or none of its own in the source.

    Of two attributes of one name the first counts (HTML, 13.2.5.33 "duplicate-attribute").
    """
    value = element.attr(name)
    if value is None or (place := scopes.place(element)) is None or (span := place.attrs.get(name)) is None:
        return None
    base = scopes.base
    match = _VALUE.fullmatch(page, base + span.start_offset, base + span.end_offset)
    if match is None or match.lastindex is None:
        return None
    group = match.lastindex
    return Attribute(element, name, value, Span(*match.span(group)), ("", '"', "'", "")[group])


def _is_prose(meta: Element) -> bool:
    if meta.attr("http-equiv") is not None:  # a refresh, whatever else it says that it is
        return False
    name = (meta.attr("name") or meta.attr("property") or "").lower()
    return name in _PROSE_METAS or (meta.attr("itemprop") or "").lower() in _PROSE_PROPERTIES
