"""Words that several commands print."""

import re

_COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing it, or cannot show: controls, lone surrogates, bidirectional overrides."""


def plural(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def harmless(text: str) -> str:
    """Write what a file or a page says so that a terminal shows it and does nothing else; lines stay lines."""
    return _COMMANDS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
