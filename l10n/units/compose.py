"""A piece of a page becomes a message: text, and bare tags for its markup.

In: a fragment and the tokens of one piece. Out: a ``Unit``. Never done here: finding pieces, writing back.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import count, pairwise
from typing import NamedTuple

from l10n.html.document import Fragment
from l10n.html.references import unescape
from l10n.spans import Span
from l10n.units.runs import Piece
from l10n.units.syntax import collapse, escape_braces, escape_text
from l10n.units.unit import Code, Kind, Unit, Value

_SPACE_REFERENCE = (
    r"&(?:nbsp;?|NonBreakingSpace;|Tab;|NewLine;"
    r"|#0*(?:9|10|12|13|32|160)(?![0-9]);?|#[xX]0*(?:9|[aA]0?|[cCdD]|20)(?![0-9a-fA-F]);?)"
)
_NO_BREAK_SPACE = r"&(?:nbsp|#160|#[xX][aA]0);"
_LONGEST_REFERENCE = 24
_SHORT = 200
_BLANKS = " \t\n\f\r\xa0"
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_NUMERIC = re.compile(r"&#[xX]?[0-9a-fA-F]+;?")
_NOT_A_NAME = re.compile(r"[^a-z0-9-]")


class Edges(NamedTuple):
    """What is blank at the edges of a text: patterns for the beginning, and for a reference at the end."""

    leading: re.Pattern[str]
    trailing: re.Pattern[str]


OF_TEXT = Edges(re.compile(rf"(?:[ \t\n\f\r\xa0]|{_SPACE_REFERENCE})*+"), re.compile(rf"{_SPACE_REFERENCE}\Z"))
OF_VALUE = Edges(re.compile(rf"(?:[ \t\n\f\r\xa0]|{_NO_BREAK_SPACE})*+"), re.compile(rf"{_NO_BREAK_SPACE}\Z"))
"""In an attribute only references that end in a semicolon are sure to be references (HTML, 13.2.5.73)."""


def trim(text: str, start: int, stop: int, edges: Edges = OF_TEXT) -> Span:
    """Take blanks, written raw or as references, off both ends of ``text[start:stop]``."""
    match = edges.leading.match(text, start, stop)
    start = match.end() if match else start
    while stop > start:
        if text[stop - 1] in _BLANKS:
            stop -= 1
        elif (end := edges.trailing.search(text[max(start, stop - _LONGEST_REFERENCE) : stop])) is not None:
            stop -= len(end[0])
        else:
            break
    return Span(start, stop)


def message_of(source: str) -> str | None:
    """Turn text as HTML writes it into a message, white space folded.

    None where it holds what no catalog can keep or no reader of references gives back: NUL, bytes that are invalid in
    the page's encoding, references to characters that HTML's own decoding drops.
    """
    text = _decoded(source)
    return None if text is None else collapse(escape_text(text))


def is_keepable(text: str) -> bool:
    """Say whether a catalog can keep a text: no NUL is in it, and nothing that is no character."""
    return not _UNKEEPABLE.search(text)


def _decoded(source: str) -> str | None:
    if not is_keepable(source):
        return None
    if "&" in source:
        if "&#" in source and any(not unescape(reference) for reference in _NUMERIC.findall(source)):
            return None
        source = unescape(source)
        if not is_keepable(source):
            return None
    return source


def compose(fragment: Fragment, run: int, piece: Piece) -> Unit | None:
    """Build the unit of one piece of the run that begins with token ``run``.

    None where its text cannot be kept (see ``message_of``).
    """
    tokens, first = fragment.tokens, run + piece.first
    at, name = tokens.offsets[first], _tag_before(tokens.names, first)
    if piece.first < piece.last:
        span = trim(tokens.text, at, tokens.offsets[run + piece.last + 1])
        return _Composer(fragment, run, piece, span).unit(name)
    source = tokens.sources[first]
    (start, stop), message = (_short_text if len(source) < _SHORT else _text)(source)
    if message is None:
        return None
    return Unit(Span(at + start, at + stop), message, Kind.TEXT, (), (), (), None, "", name)


def _text(source: str) -> tuple[Span, str | None]:
    """Give the place of what is translated in a single text, and its message (see ``message_of``)."""
    span = trim(source, 0, len(source))
    return span, message_of(source[span.start : span.stop])


_short_text = lru_cache(maxsize=8192)(_text)
"""A site repeats its chrome on every page."""


def _tag_before(names: Sequence[str | None], index: int) -> str:
    while index:
        index -= 1
        if name := names[index]:
            return name
    return ""


class _Markup(NamedTuple):
    """What makes two codes one: the element's name and the page's own source of its tags."""

    name: str
    opening: str
    closing: str | None


class _Tag(NamedTuple):
    """A tag in a message under way."""

    markup: _Markup
    closes: bool


class _Composer:
    """Walks the tokens of one piece once, and names its codes and values."""

    def __init__(self, fragment: Fragment, run: int, piece: Piece, span: Span) -> None:
        self.fragment = fragment
        self.text = fragment.tokens.text
        self.run = run
        # As the piece does, everything here counts tokens from the first one of its run.
        self.offsets = fragment.tokens.offsets[run : run + piece.last + 2]
        self.names = fragment.tokens.names[run : run + piece.last + 1]
        self.piece = piece
        self.span = span
        self.codes: dict[_Markup, Code] = {}
        self.kept: list[Span] = []
        self.values: list[Value] = []
        self.visible = [k for k in range(piece.first, piece.last + 1) if piece.shape[k] in "TpQV"]

    def unit(self, name: str) -> Unit | None:
        """Build the message, its codes and its values."""
        items = self._items()
        labels = _labels(self.codes)
        placeholders = iter(numbered([value.name for value in self.values]))
        values = tuple(value._replace(name=name) for value, name in zip(self.values, placeholders, strict=True))
        names = iter(values)
        pieces: list[str] = []
        text = ""
        for item, following in pairwise((*items, None)):
            if item is None:
                pieces.append(f"{{{next(names).name}}}")
            elif isinstance(item, str):
                decoded = _decoded(item)
                if decoded is None:
                    return None
                text += decoded
                # What only a comment parts is one text, and may read as a tag or a reference as a whole.
                if not isinstance(following, str):
                    message = collapse(escape_text(text))
                    pieces.append(escape_braces(message) if values else message)
                    text = ""
            else:
                label = labels[item.markup]
                void = "/" if item.markup.closing is None else ""
                pieces.append(f"</{label}>" if item.closes else f"<{label}{void}>")
        codes = tuple(code._replace(name=labels[markup]) for markup, code in self.codes.items())
        return Unit(self.span, collapse("".join(pieces)), codes=codes, kept=tuple(self.kept), values=values, name=name)

    def _items(self) -> list[str | _Tag | None]:
        """Give the message in pieces: text as the page writes it, tags, and None for each value."""
        index, last, mate, shape = self.piece
        items: list[str | _Tag | None] = []
        opened: dict[int, _Markup] = {}
        while index <= last:
            kind, after = shape[index], index + 1
            if kind in "Tp_":
                items.append(self.text[slice(*self._source(index, after))])
            elif kind == "c":
                self.kept.append(self._source(index, after))
            elif kind == ">":
                items.append(_Tag(opened[index], closes=True))
            elif kind == "<" and self._holds_text(index, mate[index]):
                markup = self._code(index, self._source(index, after), self._source(mate[index], mate[index] + 1))
                opened[mate[index]] = markup
                items.append(_Tag(markup, closes=False))
            else:
                after = mate[index] + 1 if kind == "<" else after
                while kind in "OQV" and after <= last and shape[after] == ("o" if kind == "O" else "q"):
                    after += 1
                source = self._source(index, after)
                if kind == "V":
                    self._value(index, after, source)
                    items.append(None)
                else:
                    items.append(_Tag(self._code(index, source, None), closes=False))
            index = after
        return items

    def _holds_text(self, start: int, stop: int) -> bool:
        at = bisect_left(self.visible, start)
        return at < len(self.visible) and self.visible[at] < stop

    def _source(self, start: int, stop: int) -> Span:
        return Span(max(self.span.start, self.offsets[start]), min(self.span.stop, self.offsets[stop]))

    def _code(self, index: int, opening: Span, closing: Span | None) -> _Markup:
        text, name = self.text, _NOT_A_NAME.sub("-", self.names[index] or "x")
        markup = _Markup(name, text[slice(*opening)], None if closing is None else text[slice(*closing)])
        known = self.codes.get(markup)
        self.codes[markup] = known._replace(times=known.times + 1) if known else Code("", opening, closing, 1)
        return markup

    def _value(self, first: int, after: int, source: Span) -> None:
        rule, bare = self.fragment.values[self.offsets[first]], self.fragment.bare
        words = [index for index in range(first, after) if bare[self.run + index] in "Tp"]
        text = Span(source.start, source.start)
        if words[-1] - words[0] == len(words) - 1:
            text = trim(self.text, self.offsets[words[0]], self.offsets[words[-1] + 1])
        self.values.append(Value(rule.role.value, source, text, rule.role, rule.context))


def numbered(names: Sequence[str]) -> list[str]:
    """Number the names that come several times: ``date``, ``date`` become ``date1``, ``date2``."""
    seen: Counter[str] = Counter()
    times = Counter(names)
    result = []
    for name in names:
        seen[name] += 1
        result.append(f"{name}{seen[name]}" if times[name] > 1 else name)
    return result


def _labels(codes: Iterable[_Markup]) -> dict[_Markup, str]:
    """Name each code by its element, and number it where elements of one name differ, or the name ends in a digit."""
    groups: dict[str, list[_Markup]] = {}
    for markup in codes:
        groups.setdefault(markup.name, []).append(markup)
    labels: dict[_Markup, str] = {}
    taken: set[str] = set()
    for name, group in groups.items():
        if len(group) == 1 and not name[-1].isdigit():
            labels[group[0]] = name
            continue
        # The eleventh "b" and the first "b1" would both be "b11"; whoever comes later counts on.
        free = (label for number in count(1) if (label := f"{name}{number}") not in taken)
        labels |= zip(group, free, strict=False)
        taken.update(labels[markup] for markup in group)
    return labels
