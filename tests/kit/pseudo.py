"""Messages as texts and codes, and translations of them that no translator has to write.

In: messages in the catalogs' notation. Out: their parts, or a message with the same codes and other words. Written from
the notation's description alone, so that the engine's own reading of it has a judge.
"""

import html
import re
from collections.abc import Callable

CODE = re.compile(r"</?[a-z][a-z0-9-]*/?>")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_VOWELS = str.maketrans("aeou", "àéöü")


def texts(message: str) -> list[str]:
    """Split a message at its codes, with references resolved: what a reader sees, however it was escaped."""
    return [_REFERENCE.sub(lambda found: html.unescape(found[0]), text) for text in CODE.split(message)]


def codes(message: str) -> list[str]:
    """Give the codes of a message, in order."""
    return CODE.findall(message)


def parts(message: str) -> tuple[list[str], list[str]]:
    """Give all that two equal messages have in common: their texts and their codes."""
    return texts(message), codes(message)


def framed(message: str) -> str:
    """Translate a message: accents on its letters, a mark before it and, behind a space, another after it."""
    return f"[{_each_text(message, lambda text: text.translate(_VOWELS))} ö]"


def marked(message: str) -> str:
    """Translate a message within its own runs of text only, so that no text stands where none stood."""
    return _each_text(message, lambda text: f"{text.rstrip()}ö{text[len(text.rstrip()) :]}" if text.strip() else text)


def _each_text(message: str, change: Callable[[str], str]) -> str:
    pieces = re.split(f"({CODE.pattern}|{_REFERENCE.pattern})", message)
    return "".join(piece if index % 2 else change(piece) for index, piece in enumerate(pieces))
