"""The syntax of messages: text with bare tags, escaped as little as can be undone.

In: plain text, or a message. Out: a message, or its parts. Never done here: HTML; a message never holds a page's own
markup.

``AT&T`` and ``a < b`` stand as they are: only what would read as a tag or a reference is escaped, so that
``parse_message`` is the exact inverse of writing.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

from l10n.units.placeholders import parse_placeholders

_AMBIGUOUS_AMP = re.compile(r"&(?=(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)")
_AMBIGUOUS_LT = re.compile(r"<(?=/?[a-zA-Z])")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]*)\s*(/?)>")
_SPACES = re.compile(r"[ \t\n\f\r]+")


class Part(NamedTuple):
    """A piece of a message: text (decoded), a tag by its name, or a placeholder by its name."""

    kind: Literal["text", "open", "close", "void", "value"]
    text: str


def escape_braces(text: str) -> str:
    """Double the braces of a text, in a message that has placeholders (Python, "Format String Syntax")."""
    return text.replace("{", "{{").replace("}", "}}")


def escape_text(text: str) -> str:
    """Write plain text as a message: escape only what ``parse_message`` would read as a tag or a reference."""
    if "&" in text:
        text = _AMBIGUOUS_AMP.sub("&amp;", text)
    return _AMBIGUOUS_LT.sub("&lt;", text) if "<" in text else text


def collapse(text: str) -> str:
    """Fold HTML's white space (Infra, "ASCII whitespace") into single spaces; U+00A0 and all others are text."""
    return _SPACES.sub(" ", text)


def parse_message(message: str, *, braces: bool = False) -> Iterator[Part]:
    """Split a message into text and tags and, with ``braces``, placeholders: ``{name}``, where ``{{`` is a brace.

    Text that reads as neither stays text: nothing is ever refused here.
    """
    if not braces:
        yield from _tags(message)
        return
    for part in _tags(message):
        if part.kind == "text":
            for piece in parse_placeholders(part.text):
                yield Part("value" if piece.kind == "name" else "text", piece.text)
        else:
            yield part


def _tags(message: str) -> Iterator[Part]:
    at = 0
    for match in TAG.finditer(message):
        if at < match.start():
            yield Part("text", _decode(message[at : match.start()]))
        kind: Literal["open", "close", "void"] = "close" if match[1] else "void" if match[3] else "open"
        yield Part(kind, match[2])
        at = match.end()
    if at < len(message):
        yield Part("text", _decode(message[at:]))


def plain_text(message: str) -> str:
    """Give the text of a message without its tags."""
    if "<" not in message and "&" not in message:
        return message
    return "".join(part.text for part in parse_message(message) if part.kind == "text")


def line_text(message: str) -> str:
    """Give the text of a message as one line without tags, as titles and excerpts repeat it: a ``<br/>`` is a space."""
    if "<" in message or "&" in message:
        parts = parse_message(message)
        message = "".join(part.text if part.kind == "text" else " " * (part.kind == "void") for part in parts)
    line = " ".join(message.split())
    return message if line == message else line  # of two equal texts one is enough: sites hold many


def _decode(text: str) -> str:
    return _REFERENCE.sub(lambda match: unescape(match[0]), text) if "&" in text else text
