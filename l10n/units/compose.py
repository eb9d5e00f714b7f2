"""A piece of a page becomes a message: text, and bare tags for its markup.

In: a fragment and the tokens of one piece. Out: a ``Unit``. Never done here: finding pieces, writing back.
"""

import re
from bisect import bisect_left

from l10n.html.document import Fragment
from l10n.html.references import unescape
from l10n.spans import Span
from l10n.units.runs import Piece
from l10n.units.syntax import collapse, escape_text
from l10n.units.unit import Code, Unit

_SPACE_REFERENCE = (
    r"&(?:nbsp;?|NonBreakingSpace;|Tab;|NewLine;"
    r"|#0*(?:9|10|12|13|32|160)(?![0-9]);?|#[xX]0*(?:9|[aA]0?|[cCdD]|20)(?![0-9a-fA-F]);?)"
)
_LEADING = re.compile(rf"(?:[ \t\n\f\r\xa0]|{_SPACE_REFERENCE})*+")
_TRAILING = re.compile(rf"{_SPACE_REFERENCE}\Z")
_LONGEST_REFERENCE = 24
_BLANKS = " \t\n\f\r\xa0"
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_NUMERIC = re.compile(r"&#[xX]?[0-9a-fA-F]+;?")
_NOT_A_NAME = re.compile(r"[^a-z0-9-]")


def trim(text: str, start: int, stop: int) -> Span:
    """Take blanks, written raw or as references, off both ends of ``text[start:stop]``."""
    match = _LEADING.match(text, start, stop)
    start = match.end() if match else start
    while stop > start:
        if text[stop - 1] in _BLANKS:
            stop -= 1
        elif (end := _TRAILING.search(text[max(start, stop - _LONGEST_REFERENCE) : stop])) is not None:
            stop -= len(end[0])
        else:
            break
    return Span(start, stop)


def message_of(source: str) -> str | None:
    """Turn text as HTML writes it into a message, white space folded.

    None where it holds what no catalog can keep or no reader of references gives back: NUL, bytes that are invalid in
    the page's encoding, references to characters that HTML's own decoding drops.
    """
    if _UNKEEPABLE.search(source):
        return None
    if "&" in source:
        if "&#" in source and any(not unescape(reference) for reference in _NUMERIC.findall(source)):
            return None
        source = unescape(source)
        if _UNKEEPABLE.search(source):
            return None
    return collapse(escape_text(source))


def compose(fragment: Fragment, piece: Piece) -> Unit | None:
    """Build the unit of one piece; None where its text cannot be kept (see ``message_of``)."""
    tokens = fragment.tokens
    span = trim(tokens.text, tokens.offsets[piece.first], tokens.offsets[piece.last + 1])
    name = next((tokens.names[index] for index in range(piece.first - 1, -1, -1) if tokens.names[index]), None) or ""
    if piece.first == piece.last:
        message = message_of(tokens.text[span.start : span.stop])
        return None if message is None else Unit(span, message, name=name)
    return _Composer(fragment, piece, span).unit(name)


class _Composer:
    """Walks the tokens of one piece once, and names its codes."""

    def __init__(self, fragment: Fragment, piece: Piece, span: Span) -> None:
        self.tokens = fragment.tokens
        self.shape = fragment.shape
        self.piece = piece
        self.span = span
        self.labels: dict[tuple[str, str, str | None], Code] = {}
        self.markups: dict[str, list[tuple[str, str, str | None]]] = {}
        self.visible = [k for k in range(piece.first, piece.last + 1) if self.shape[k] in "TpQ"]

    def unit(self, name: str) -> Unit | None:
        """Build the message and its codes."""
        items, kept = self._items()
        names = {markup: label for group in self.markups.values() for markup, label in _numbered(group)}
        pieces: list[str] = []
        for item in items:
            if isinstance(item, str):
                message = message_of(item)
                if message is None:
                    return None
                pieces.append(message)
            else:
                markup, closes = item
                label = names[markup]
                pieces.append(f"</{label}>" if closes else f"<{label}>" if markup[2] is not None else f"<{label}/>")
        codes = tuple(code._replace(name=names[markup]) for markup, code in self.labels.items())
        return Unit(self.span, collapse("".join(pieces)), codes=codes, kept=tuple(kept), name=name)

    def _items(self) -> tuple[list[str | tuple[tuple[str, str, str | None], bool]], list[Span]]:
        tokens, shape, (index, last, mate) = self.tokens, self.shape, self.piece
        items: list[str | tuple[tuple[str, str, str | None], bool]] = []
        kept: list[Span] = []
        opened: dict[int, tuple[str, str, str | None]] = {}
        while index <= last:
            kind, after = shape[index], index + 1
            if kind in "Tp_":
                place = self._source(index, after)
                items.append(tokens.text[place.start : place.stop])
            elif kind == "c":
                kept.append(self._source(index, after))
            elif kind == ">":
                items.append((opened[index], True))
            elif kind == "<" and self._holds_text(index, mate[index]):
                markup = self._code(index, self._source(index, after), self._source(mate[index], mate[index] + 1))
                opened[mate[index]] = markup
                items.append((markup, False))
            else:
                after = mate[index] + 1 if kind == "<" else after
                while kind in "OQ" and after <= last and shape[after] == kind.lower():
                    after += 1
                items.append((self._code(index, self._source(index, after), None), False))
            index = after
        return items, kept

    def _holds_text(self, start: int, stop: int) -> bool:
        at = bisect_left(self.visible, start)
        return at < len(self.visible) and self.visible[at] < stop

    def _source(self, start: int, stop: int) -> Span:
        offsets = self.tokens.offsets
        return Span(max(self.span.start, offsets[start]), min(self.span.stop, offsets[stop]))

    def _code(self, index: int, opening: Span, closing: Span | None) -> tuple[str, str, str | None]:
        text = self.tokens.text
        name = _NOT_A_NAME.sub("-", self.tokens.names[index] or "x")
        markup = name, text[slice(*opening)], None if closing is None else text[slice(*closing)]
        known = self.labels.get(markup)
        if known is None:
            self.labels[markup] = Code("", opening, closing, 1)
            self.markups.setdefault(name, []).append(markup)
        else:
            self.labels[markup] = known._replace(times=known.times + 1)
        return markup


def _numbered(group: list[tuple[str, str, str | None]]) -> list[tuple[tuple[str, str, str | None], str]]:
    """Name the elements of one tag name: by the name alone, or numbered where their markup differs."""
    name = group[0][0]
    if len(group) == 1 and not name[-1].isdigit():
        return [(group[0], name)]
    return [(markup, f"{name}{number}") for number, markup in enumerate(group, 1)]
