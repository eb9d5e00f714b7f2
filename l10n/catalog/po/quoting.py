"""Strings as ``.po`` files quote them.

In: a string, or the inside of a quoted literal. Out: the other. Never done here: wrapping, or finding the quotes.
"""

import re

_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", '"': '"'}
_ESCAPES = str.maketrans({character: f"\\{letter}" for letter, character in _LETTERS.items()})
_ESCAPE = re.compile(r"\\(?:([abfnrtv\\\"])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2}))")
_BAD_ESCAPE = re.compile(r"(?:[^\\]|\\(?:[abfnrtv\\\"]|[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))*+(\\.?)?", re.DOTALL)


def escape(text: str) -> str:
    """Write a string as the inside of a literal, with gettext's escapes (the ones of C that have a letter)."""
    return text.translate(_ESCAPES)


def unescape(literal: str) -> str:
    """Read the inside of a literal; an escape that gettext does not know stays as it is written."""
    return _ESCAPE.sub(_character, literal) if "\\" in literal else literal


def bad_escape(literal: str) -> str:
    """Give the first escape in ``literal`` that gettext does not know, or the empty string."""
    found = _BAD_ESCAPE.match(literal) if "\\" in literal else None
    return (found[1] or "") if found else ""


def _character(escaped: re.Match[str]) -> str:
    letter, octal, hexadecimal = escaped.groups()
    if letter:
        return _LETTERS[letter]
    return chr(int(octal, 8) & 0xFF if octal else int(hexadecimal, 16))
