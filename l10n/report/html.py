"""HTML that we write ourselves, escaped by type.

In: text that nobody trusts, and tags that are ours. Out: ``Html``. Never done here: parsing, or a page of the export;
those are spliced, never written.

A ``str`` is text and is escaped wherever it stands; only an ``Html`` is taken as it is, and only this module makes one.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import TypeAlias

_VOID = frozenset({"base", "br", "hr", "img", "input", "link", "meta"})
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no page can hold (HTML, 13.2.3.5), and bytes that a catalog's charset does not have."""


class Html(str):
    """Text that is HTML already: its markup is ours, and what came from elsewhere was escaped."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
"""What may stand inside an element; None is nothing."""

Attribute = str | int | bool | None
"""An attribute's value; False and None leave it out, True writes its name alone."""


def html(*children: Child) -> Html:
    """Join pieces, escaping those that are text."""
    return Html("".join(map(_written, children)))


def tag(element: str, /, *children: Child, **attributes: Attribute) -> Html:
    """Write an element. ``class_`` and ``for_`` are written without their underscore, others with a hyphen for it."""
    opening = Html(f"<{element}{''.join(_attributes(attributes))}>")
    return opening if element in _VOID else html(opening, *children, Html(f"</{element}>"))


def raw_text(element: str, content: str, **attributes: Attribute) -> Html:
    """Write a ``style`` or a ``script`` of ours, in which nothing is escaped (HTML, 13.1.2.1).

    Raises:
        ValueError: The content would end the element.
    """
    if "</" in content or "<!--" in content:
        raise ValueError(f"this cannot stand in <{element}>")
    return Html(f"<{element}{''.join(_attributes(attributes))}>{content}</{element}>")


def document(head: Child, body: Child, *, lang: str = "en") -> Html:
    """Write a page."""
    return html(Html("<!DOCTYPE html>\n"), tag("html", head, "\n", body, lang=lang), "\n")


def _written(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str | int):
        return escape(_writable(child), quote=False)
    return "".join(map(_written, child))


def _attributes(attributes: dict[str, Attribute]) -> Iterable[str]:
    for name, value in attributes.items():
        written = name.rstrip("_").replace("_", "-")
        if value is True:
            yield f" {written}"
        elif value is not None and value is not False:
            yield f' {written}="{escape(_writable(value))}"'


def _writable(value: object) -> str:
    return _UNWRITABLE.sub("\ufffd", str(value))
