"""Tokens to shape: one character a token, so that regular expressions can see the structure of a page.

In: tokens, and the ranges nobody may touch. Out: a string as long as the tokens are many. Never done here: looking for
units. The alphabet:

    T  text with a letter or digit      <  inline start tag     O  invisible, untouchable: script, comment-like, icon
    p  other visible text               >  inline end tag       o  its continuation
    _  blank text, U+00A0 included      v  inline void element  Q  visible, untouchable: code, a name, a formula
    c  comment                          n  br                   q  its continuation
    B  everything else: a boundary
"""

import re
from collections.abc import Iterable
from typing import Final

from l10n.html.references import unescape
from l10n.html.tokens import RAW, RCDATA, VOID, Tokens
from l10n.spans import Span

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
_TWO_BREAKS = re.compile(r"n(?:[_c]*n)+")


class _Classes(dict[str, str]):
    """Tag name to the class of its start tag; a name met for the first time is decided once.

    An unknown name is inline, as a browser lays it out; one with a hyphen is a custom element and so a boundary.
    """

    def __missing__(self, name: str) -> str:
        if name == "br":
            kind = "n"
        elif name in RAW:
            kind = "O"
        elif name in _BLOCK or "-" in name:
            kind = "B"
        elif name in VOID:
            kind = "v"
        else:
            kind = "<"
        self[name] = kind
        return kind


_CLASSES: Final = _Classes()
_CLOSING: Final = {"<": ">", "O": "o"}


def shape_of(tokens: Tokens, untouchable: Iterable[Span]) -> str:
    """Draw the shape of a page; ``untouchable`` ranges inside a line of text become one visible opaque code each."""
    classes, text, offsets, holes = _CLASSES, tokens.text, tokens.offsets, tokens.holes
    shape: list[str] = []
    before, last = "", None
    for index, name in enumerate(tokens.names):
        at = offsets[index]
        if name is not None:
            kind = classes[name]
            if kind != "n" and text.startswith("</", at):
                kind = _CLOSING.get(kind, kind)
        elif index in holes or before == "O":
            kind = "o"
        else:
            kind = _class_of_text(text[at : offsets[index + 1]], rcdata=last in RCDATA)
        shape.append(kind)
        before, last = kind, name
    for span in untouchable:
        _paint(shape, tokens, span)
    drawn = "".join(shape)
    if "n" in drawn:
        drawn = _TWO_BREAKS.sub(lambda match: "B" * len(match[0]), drawn)
    return drawn


def _class_of_text(text: str, *, rcdata: bool) -> str:
    if "<" in text and not rcdata and _SWALLOWED.search(text):
        # A tag that the page never finishes has no token of its own: what holds it is no text to translate.
        return "c" if text.startswith(("<!", "<?", "</")) else "B"
    if "&" in text:
        text = unescape(text)
    if _WORD.search(text):
        return "T"
    return "p" if text.strip(_BLANKS) else "_"


def _paint(shape: list[str], tokens: Tokens, span: Span) -> None:
    """Turn an inline element into one opaque code; one that holds a boundary is left to its scope."""
    first, last = tokens.index(span.start), tokens.index(span.stop)
    if first == last or tokens.offsets[first] != span.start or "B" in shape[first:last]:
        return
    name = tokens.names[first]
    if first + 1 < last and not (tokens.names[last - 1] == name and tokens.closes(last - 1)):
        return  # an element that is never closed would swallow the words behind its code
    if name == "svg":
        shape[first:last] = "O" + "o" * (last - first - 1)
    elif name in INLINE or shape[first] in "<v":
        shape[first:last] = "Q" + "q" * (last - first - 1)
