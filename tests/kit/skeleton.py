"""A page as the elements that a browser would build from it, without its words.

In: a page's text. Out: elements, their depth and their attributes. Never done here: judging.
"""

import re

from turbohtml import Comment, ProcessingInstruction, parse

WORDS = frozenset(("alt", "aria-label", "content", "label", "placeholder", "title", "value"))
"""Attributes whose values may be words: compared by name only."""

Element = tuple[int, str, tuple[tuple[str, str], ...]]

_SURROGATES = re.compile("[\ud800-\udfff]")


def skeleton(page: str) -> list[Element]:
    """List the elements of a page in tree order."""
    tree = parse(_SURROGATES.sub("\ufffd", page), scripting=True)
    return [(len(list(element.ancestors)), element.tag, _attributes(element.attrs)) for element in tree.select("*")]


def kinds(page: str) -> set[tuple[str, tuple[tuple[str, str], ...]]]:
    """Give each different element of a page once, wherever it stands."""
    return {(tag, attributes) for _, tag, attributes in skeleton(page)}


def comments(page: str) -> list[str]:
    """List the comments of a page, sorted: a translation may change their places, not their number."""
    tree = parse(_SURROGATES.sub("\ufffd", page), scripting=True)
    return sorted(str(node.data) for node in tree.descendants if isinstance(node, Comment | ProcessingInstruction))


def _attributes(found: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, "" if name in WORDS else str(value)) for name, value in found.items())
