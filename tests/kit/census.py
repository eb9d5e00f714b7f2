"""A page as the elements and attributes that html5lib finds in it: a judge that shares no code with the engine.

In: the bytes or text of a page. Out: counts. Never done here: saying what a page may hold.
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

WORDS = frozenset(("alt", "aria-label", "content", "label", "placeholder", "title", "value"))
"""Attributes whose values may be words: of them only the name is counted."""

PROGRAM = re.compile(r"[\s\x00-\x1f]*(?:javascript|vbscript|data)[\s\x00-\x1f]*:", re.IGNORECASE)

Census = Counter[tuple[str, str, str]]
"""How often each (element, "", "") and each (element, attribute, value) stands in a page."""


def census(page: bytes | str) -> Census:
    """Count the elements of a page and their attributes."""
    found: Census = Counter()
    for element in _elements(page):
        name = str(element.tag).rpartition("}")[2]
        found[name, "", ""] += 1
        for key, value in element.attrib.items():
            attribute = str(key).rpartition("}")[2]
            found[name, attribute, "" if attribute in WORDS else value] += 1
    return found


def programs(found: Census) -> set[tuple[str, str, str]]:
    """Give what of a page runs: scripts, handlers, addresses that are programs."""
    return {
        each
        for each in found
        if each[0] == "script" or each[1].startswith("on") or (each[1] and PROGRAM.match(each[2]) is not None)
    }


def _elements(page: bytes | str) -> Iterator[Element]:
    if isinstance(page, bytes):
        tree = html5lib.parse(page, likely_encoding="utf-8", useChardet=False)
    else:
        tree = html5lib.parse(re.sub("[\ud800-\udfff]", "\ufffd", page))
    return (element for element in tree.iter() if isinstance(element.tag, str))
