"""Start tags, read: their attributes, with the places of the values.

In: tokens, and the tree where it alone can follow. Out: a ``Tag`` for every start tag that has a value to give, by
where it starts. Never done here: deciding what an attribute is for. A blog writes the same tags on every page, and what
a tag says follows from its source alone: so each source is read once, and who reads tags may remember what it made of
one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from turbohtml import tokenize

from l10n.html.scopes import Scopes
from l10n.html.tokens import Tokens

REMEMBERED = 8192
"""How many tags are remembered; the address of a post stands in a tag that only few pages share."""

_IGNORABLE = frozenset(
    "body caption col colgroup form frame frameset head html select tbody td tfoot th thead tr".split()  # noqa: SIM905
)
"""Start tags that the parser ignores where they do not belong (HTML, 13.2.6.4)."""
_CLOSED_WORLDS = frozenset(("frameset", "select"))
"""Elements in which it ignores most others (HTML, 13.2.6.4.16 and 13.2.6.4.20)."""
_NAME = re.compile(r"<[^ \t\n\f\r/>]+")
_ATTRIBUTE = re.compile(
    r"[ \t\n\f\r/]*+([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\f\r>]*+)))?+"
)
"""One attribute, as the tokenizer parts them (HTML, 13.2.5.32 to 13.2.5.39). The groups: name, and value by quote."""
_QUOTES = ("", "", '"', "'", "")
_DECODED = re.compile("[&\0\ud800-\udfff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Attribute(NamedTuple):
    """One attribute: its decoded ``value``, its ``raw`` source, where that starts in the tag, and the quote around it.

    The quote is empty where there is none.
    """

    name: str
    value: str
    raw: str
    start: int
    quote: str

    @property
    def stop(self) -> int:
        """Where the raw value ends in the tag (code points)."""
        return self.start + len(self.raw)


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A start tag: the element's name, the length of the source (code points), and the attributes that have a value.

    ``keys`` are what a selector may need of the element: its id (``#main``) and classes (``.post``), in lower case.
    Tags are equal if they are the same object.
    """

    name: str
    length: int
    attributes: tuple[Attribute, ...]
    keys: tuple[str, ...]

    def get(self, name: str) -> Attribute | None:
        """Give an attribute by its name in lower case; None where it is missing or has no value of its own."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None

    def value(self, name: str) -> str:
        """Give an attribute's value, empty where it has none."""
        found = self.get(name)
        return found.value if found else ""


def tags_of(tokens: Tokens, scopes: Scopes) -> dict[int, Tag]:
    """Read the start tags among tokens that have an attribute with a value, by where they start, in page order.

    Tags that the tree ignores are none.
    """
    found = {
        at: read_tag(source)
        for name, at, source in zip(tokens.names, tokens.offsets, tokens.sources, strict=False)
        if name is not None and "=" in source and source[1] != "/"
    }
    suspects = _IGNORABLE.intersection(tokens.names)
    if not suspects:
        return found
    everything = not suspects.isdisjoint(_CLOSED_WORLDS)
    there = scopes.starts("*" if everything else ",".join(suspects))
    return {at: tag for at, tag in found.items() if at in there or not (everything or tag.name in suspects)}


def tags_within(scopes: Scopes, page: str, selector: str) -> Iterator[tuple[int, Tag]]:
    """Yield the tags of the elements that ``selector`` (CSS) matches, where no token stands for them."""
    for element in scopes.elements(selector):
        place = scopes.place(element)
        if place is not None:
            at, stop = scopes.base + place.start_tag.start_offset, scopes.base + place.start_tag.end_offset
            yield at, read_tag(page[at:stop])


@lru_cache(maxsize=REMEMBERED)
def read_tag(source: str) -> Tag:
    """Read a start tag, from ``<`` to ``>``. Of two attributes of one name the first counts (HTML, 13.2.5.33)."""
    match = _NAME.match(source)
    at = match.end() if match else 1
    found: dict[str, Attribute | None] = {}
    for match in _ATTRIBUTE.finditer(source, at, len(source) - source.endswith(">")):
        group = match.lastindex or 1
        name = match[1].lower() if match[1].isascii() else match[1]
        if name not in found:
            raw = match[group]
            found[name] = Attribute(name, raw, raw, match.start(group), _QUOTES[group]) if group > 1 else None
    if _DECODED.search(source):
        found = _decoded(source, found)
    attributes = tuple(attribute for attribute in found.values() if attribute is not None)
    return Tag(source[1:at].lower().replace("\0", "\ufffd"), len(source), attributes, tuple(_keys(attributes)))


def _decoded(source: str, found: dict[str, Attribute | None]) -> dict[str, Attribute | None]:
    """Let the tokenizer decode the values: references in attributes have a rule of their own (13.2.5.73).

    A lone surrogate, which stands for a byte that is invalid in the page's encoding, is none of the value.
    """
    values = dict(next(iter(tokenize(_SURROGATES.sub("\ufffd", source)))).attrs or ())
    decoded = {}
    for written, attribute in found.items():
        name = _SURROGATES.sub("\ufffd", written).replace("\0", "\ufffd")
        decoded[name] = attribute and attribute._replace(name=name, value=values.get(name) or "")
    return decoded


def _keys(attributes: tuple[Attribute, ...]) -> Iterator[str]:
    for attribute in attributes:
        if attribute.name == "id":
            yield f"#{attribute.value.lower()}"
        elif attribute.name == "class":
            for name in attribute.value.lower().split():
                yield f".{name}"
