"""Tokens to shape: one character a token, so that regular expressions can see the structure of a page.

In: tokens, and the ranges that rules make special. Out: a string as long as the tokens are many. Never done here:
looking for units. The alphabet:

    T  text with a letter or digit      <  inline start tag     O  invisible, untouchable: script, comment-like, icon
    p  other visible text               >  inline end tag       o  its continuation
    _  blank text, U+00A0 included      v  inline void element  Q  visible, untouchable: code, a formula
    c  comment                          n  br                   V  a value: a date, a time, a count, a name
    B  everything else: a boundary                              q  the continuation of either
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from l10n.html.references import unescape
from l10n.html.tokens import RAW, RCDATA, VOID, Tokens

INLINE: Final = frozenset(
    """
    a abbr acronym b bdi bdo big blink br cite code data del dfn em embed font i img input ins kbd mark math nobr
    object picture q rb rp rt rtc ruby s samp small span strike strong sub sup svg time tt u var wbr
    """.split()  # noqa: SIM905 - a table of names reads best as one
)
"""Elements that stand in a sentence. With unknown names, they are all that does: the rest are boundaries."""

_BLOCK: Final = frozenset(
    """
    address applet area article aside audio base basefont bgsound blockquote body button canvas caption center col
    colgroup command datalist dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset
    h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe isindex keygen label legend li link listing main map marquee
    menu menuitem meta meter multicol nav nextid noembed noframes noscript ol optgroup option output p param plaintext
    pre progress script search section select selectedcontent slot source style summary table tbody td template
    textarea tfoot th thead title tr track ul video xmp
    """.split()  # noqa: SIM905 - a table of names reads best as one
)

_WORD = re.compile(r"[^\W_]")
_BLANKS = " \t\n\f\r\xa0"
_SWALLOWED = re.compile(r"</?[a-zA-Z]|</>|<[!?/]")
_OPAQUE = re.compile(r"[OR]")
_TWO_BREAKS = re.compile(r"n(?:[_c]*n)+")


class _OpeningClasses(dict[str, str]):
    """Tag name to the class of its start tag; a name met for the first time is decided once.

    ``R``, while the shape is drawn, is a boundary whose content has no tags.
    An unknown name is inline, as a browser lays it out; one with a hyphen is a custom element and so a boundary.
    """

    def __missing__(self, name: str) -> str:
        if name == "br":
            kind = "n"
        elif name in RAW:
            kind = "O"
        elif name in RCDATA:
            kind = "R"
        elif name in _BLOCK or "-" in name:
            kind = "B"
        elif name in VOID:
            kind = "v"
        else:
            kind = "<"
        self[name] = kind
        return kind


class _ClosingClasses(dict[str, str]):
    """Tag name to the class of its end tag."""

    def __missing__(self, name: str) -> str:
        opening = _OPENING[name]
        return self.setdefault(name, {"<": ">", "O": "o", "R": "B"}.get(opening, opening))


_OPENING: Final = _OpeningClasses()
_CLOSING: Final = _ClosingClasses()
_SHORT = 200
"""Code points of a text that may come again on other pages: a menu's, or a line's end."""


class Shape:
    """The shape of a page, drawn once, then changed where scopes say so."""

    __slots__ = ("_bare", "_kinds", "_tokens")

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._kinds = _draw(tokens)
        self._bare: list[str] | None = None

    def drawn(self, *, values: bool = True) -> str:
        """Give the shape as a string, with values as one thing each or as what is inside them."""
        shape = "".join(self._kinds if values or self._bare is None else self._bare)
        return _TWO_BREAKS.sub(lambda match: "B" * len(match[0]), shape) if "n" in shape else shape

    def make_opaque(self, start: int, stop: int) -> None:
        """Turn an inline element, from tag to tag, into one untouchable code; one with a boundary is left alone."""
        first, last = self._element(start, stop)
        if first < last:
            kind = "Oo" if self._tokens.names[first] == "svg" else "Qq"
            self._kinds[first:last] = kind[0] + kind[1] * (last - first - 1)

    def make_value(self, start: int, stop: int, *, only_number: bool = False) -> bool:
        """Turn an inline element with words into one value, and say whether it could be.

        With ``only_number`` one that holds letters too is set apart instead: its words are to be translated.
        """
        first, last = self._element(start, stop)
        if "T" not in self._kinds[first:last]:
            return False
        if only_number and any(map(str.isalpha, self._words(first, last))):
            self.set_apart(start, stop)
            return False
        self._bare = self._bare or self._kinds.copy()
        self._kinds[first:last] = "V" + "q" * (last - first - 1)
        return True

    def set_apart(self, start: int, stop: int) -> None:
        """Make an inline element a text of its own: a rule that names it says that it is one."""
        first, last = self._element(start, stop)
        if first + 1 < last and self._kinds[first] == "<":
            self._kinds[first] = self._kinds[last - 1] = "B"

    def break_at(self, offset: int) -> None:
        """Make a boundary of the tag that starts here: it ends an element that the source leaves open."""
        index = self._tokens.index(offset)
        if index < len(self._kinds) and self._kinds[index] in "<>v":
            self._kinds[index] = "B"

    def _words(self, first: int, last: int) -> Iterator[str]:
        for index in range(first, last):
            if self._kinds[index] == "T":
                yield from unescape(self._tokens.sources[index])

    def _element(self, start: int, stop: int) -> tuple[int, int]:
        """Give the tokens of an inline element that ends where its own end tag does; no token for any other.

        One that is never closed would swallow the words behind its code.
        """
        tokens, kinds = self._tokens, self._kinds
        first = tokens.index(start)
        if kinds[first : first + 1] == ["B"]:  # nearly all that rules name are blocks
            return 0, 0
        last = tokens.index(stop)
        if first >= last or tokens.offsets[first] != start or "B" in kinds[first:last]:
            return 0, 0
        name = tokens.names[first]
        if first + 1 == last:
            closed = name in VOID or tokens.sources[first].endswith("/>")
        else:
            closed = tokens.names[last - 1] == name and tokens.closes(last - 1)
        return (first, last) if closed and (name in INLINE or kinds[first] in "<v") else (0, 0)


def _draw(tokens: Tokens) -> list[str]:
    names, sources, opening, closing = tokens.names, tokens.sources, _OPENING, _CLOSING
    kinds = [
        (_class_of_text(source) if len(source) < _SHORT else _class_of_long_text(source))
        if name is None
        else closing[name]
        if source[1] == "/"
        else opening[name]
        for name, source in zip(names, sources, strict=True)
    ]
    for match in _OPAQUE.finditer("".join(kinds)):
        kind, behind = match[0], match.end()
        if behind < len(names) and names[behind] is None:
            kinds[behind] = "o" if kind == "O" else _class_of_characters(tokens.sources[behind])
        if kind == "R":
            kinds[match.start()] = "B"
    for hole in tokens.holes:
        kinds[hole] = "o"
    return kinds


def _class_of_long_text(text: str) -> str:
    if "<" in text and _SWALLOWED.search(text):
        # A tag that the page never finishes has no token of its own: what holds it is no text to translate.
        return "c" if text.startswith(("<!", "<?", "</")) else "B"
    return _class_of_characters(text)


_class_of_text = lru_cache(maxsize=8192)(_class_of_long_text)


def _class_of_characters(text: str) -> str:
    if "&" in text:
        text = unescape(text)
    if _WORD.search(text):
        return "T"
    return "p" if text.strip(_BLANKS) else "_"
