"""Placeholders in messages: ``{name}``, and ``{{`` and ``}}`` for braces that are text.

In: a message with gettext's flag ``python-brace-format``. Out: its pieces. Never done here: filling one, or
``str.format``: a translation is data, and reads no attribute of anything.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

FLAG = "python-brace-format"

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Piece(NamedTuple):
    """A piece of a message: text (braces unescaped), a placeholder's name, or braces that are neither."""

    kind: Literal["text", "name", "broken"]
    text: str


def parse_placeholders(message: str) -> Iterator[Piece]:
    """Split a message at its placeholders. Nothing is refused: what is no placeholder is a ``broken`` piece."""
    at = 0
    for match in _BRACES.finditer(message):
        if at < match.start():
            yield Piece("text", message[at : match.start()])
        at = match.end()
        if match[0] in {"{{", "}}"}:
            yield Piece("text", match[0][0])
        elif match[1] is not None and _NAME.fullmatch(match[1]):
            yield Piece("name", match[1])
        else:
            yield Piece("broken", match[0])
    if at < len(message):
        yield Piece("text", message[at:])


def placeholder_names(message: str) -> frozenset[str]:
    """Give the names of a message's placeholders."""
    return frozenset(piece.text for piece in parse_placeholders(message) if piece.kind == "name")
