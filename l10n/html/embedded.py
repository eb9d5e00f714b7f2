"""Documents inside a document: what stands in a ``noscript``, and the strings of JSON-LD.

In: a page's text and the range of an element's content. Out: ranges of a page that are read as pages, and JSON strings
with their places. Never done here: writing; an edit of a JSON string is escaped by ``escape_json``, and by nobody else.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from l10n.spans import Span

_JSON = re.compile(r'"((?:[^"\\]|\\.)*)"|[\[\]{}:,]|[^\s"\[\]{}:,]+', re.DOTALL)
_TEXT_KEYS = frozenset(("headline", "description", "alternativeHeadline", "caption"))
_PAGES = re.compile(r"(?:Article|Posting|Page|WebSite|Blog|Recipe|Event|Product|HowTo|Course|Book|Movie|Review)\Z")
"""Types (schema.org) that stand for something to read; a ``name`` of theirs is its title. ``Person`` is not one."""
_NEVER_TITLED = frozenset(("WebSite", "Blog"))


class JsonString(NamedTuple):
    """A string of a JSON text: its decoded ``value``, and the span between its quotes."""

    value: str
    span: Span


def json_ld_texts(page: str, span: Span) -> Iterator[JsonString]:
    """Yield the strings of a JSON-LD script that a reader is shown: headlines, descriptions, titles.

    ``name`` counts in objects of a page-like ``@type`` only: elsewhere it is a person, an organisation or a site, and
    so is the ``caption`` of their picture where it says no more than that. What is not JSON yields nothing.
    """
    try:
        json.loads(page[span.start : span.stop])
    except (ValueError, RecursionError):
        return
    stack: list[_Object] = []
    key, last, value_next = "", None, False
    for match in _JSON.finditer(page, *span):
        lexeme = match[0]
        if lexeme in "{[":
            kind = key if value_next else (stack[-1].key if stack else "")
            stack.append(_Object(is_array=lexeme == "[", key=kind, strings=[], types=[]))
            value_next = False
        elif lexeme in "}]":
            yield from _titles(stack.pop(), stack)
        elif lexeme == ":":
            key, value_next = (last.value if last else ""), True
        elif lexeme == ",":
            value_next = False
        elif lexeme.startswith('"'):
            last = JsonString(json.loads(lexeme, strict=False), Span(*match.span(1)))
            if stack and (value_next or stack[-1].is_array):
                _keep(stack, key if value_next else stack[-1].key, last)
            if value_next:
                value_next = False


class _Object(NamedTuple):
    is_array: bool
    key: str
    strings: list[tuple[str, JsonString]]
    types: list[str]


def _keep(stack: list[_Object], key: str, string: JsonString) -> None:
    owner = next((item for item in reversed(stack) if not item.is_array), None)
    if owner is None:
        return
    if key == "@type":
        owner.types.append(string.value)
    elif key == "name" or key in _TEXT_KEYS:
        owner.strings.append((key, string))


def _titles(item: _Object, around: list[_Object]) -> Iterator[JsonString]:
    readable = _is_readable(item)
    names = {string.value for each in around if not _is_readable(each) for key, string in each.strings if key == "name"}
    for key, string in item.strings:
        if readable if key == "name" else key != "caption" or string.value not in names:
            yield string


def _is_readable(item: _Object) -> bool:
    return any(_PAGES.search(name) and name not in _NEVER_TITLED for name in item.types)


def escape_json(text: str) -> str:
    r"""Write ``text`` between the quotes of a JSON string in a script element.

    ``</`` and ``<!--`` are broken up (``<\/``, ``\u003c!--``): in a script they would mean something to HTML
    (HTML, 4.12.1.3 "restrictions for contents of script elements").
    """
    written = json.dumps(text, ensure_ascii=False)[1:-1]
    return (
        written.replace("</", "<\\/").replace("<!--", "\\u003c!--").replace("<s", "\\u003cs").replace("<S", "\\u003cS")
    )
