"""Text to tokens: the pieces that tile a page, by the WHATWG tokenizer.

In: a page's text and the ranges that only the tree can delimit. Out: tag names and offsets, in step. Never done here:
deciding what a token is worth. Token objects are not kept: that would cost twice the walk.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, count, islice, pairwise
from operator import add

from turbohtml import tokenize

from l10n.spans import Span

VOID = frozenset(
    """
    area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr
    """.split()  # noqa: SIM905 - a table of names reads best as one
)
"""Elements without content (HTML, 13.1.2 "void elements", and the obsolete ones that the parser treats alike)."""

RAW = frozenset(("script", "style", "noscript", "iframe", "noembed", "noframes", "xmp", "plaintext"))
"""Elements whose content is not markup once scripts run (HTML, 13.2.5 "the raw text states")."""

RCDATA = frozenset(("title", "textarea"))
"""Elements whose content has references but no tags (HTML, 13.2.5.2)."""

_MEETING_TAGS = re.compile("><")
_TRIES = 16
"""How many ``><`` inside a tag's quoted attributes are looked past."""


class Tokens:
    """The tokens of a page, or of a part of it that is a document of its own.

    Token ``k`` is ``text[offsets[k]:offsets[k + 1]]``; together they are the whole part. ``names[k]`` is the name of a
    start or end tag, None for text, comments and holes; ``sources[k]`` is the token itself. ``holes`` are the indexes
    of tokens that stand for the content of an element that was cut out.
    """

    __slots__ = ("holes", "names", "offsets", "sources", "text")

    def __init__(self, text: str, part: Span, cuts: Iterable[Span] = ()) -> None:
        """Tokenize ``part`` of ``text``, leaving out ``cuts`` (sorted): contents whose end only the tree knows."""
        self.text = text
        self.names: list[str | None] = []
        self.offsets: list[int] = []
        self.holes: set[int] = set()
        at, stop = part
        for cut in cuts:
            self._read(at, cut.start)
            self.holes.add(len(self.names))
            self.names.append(None)
            self.offsets.append(cut.start)
            at = cut.stop
        self._read(at, stop)
        if part.start < stop and (not self.offsets or self.offsets[0] != part.start):
            # A tag that never ends has no token; where a page begins with one it still begins at its beginning.
            self.names.insert(0, None)
            self.offsets.insert(0, part.start)
            self.holes = {0, *(index + 1 for index in self.holes)}
        self._end(stop)
        self.offsets.append(stop)
        self.sources = [text[start:stop] for start, stop in pairwise(self.offsets)]

    def _read(self, start: int, stop: int) -> None:
        piece = self.text[start:stop]
        lengths = map(len, piece.split("\n"))
        # Lines are counted from 1, and before the k-th stand k - 1 newlines.
        lines = [0, *map(add, accumulate(lengths, initial=start), count())]
        found, offsets = self.names.append, self.offsets.append
        for token in tokenize(piece, capture_attributes=False):
            found(token.tag)
            offsets(lines[token.line] + token.col)

    def _end(self, stop: int) -> None:
        """Part the last tag from one that begins behind it and never ends, which has no token either."""
        if not self.names or self.names[-1] is None:
            return
        last = self.text[self.offsets[-1] : stop]
        for match in islice(_MEETING_TAGS.finditer(last), _TRIES):
            if [token.tag for token in tokenize(last[: match.start() + 1])] == [self.names[-1]]:
                self.holes.add(len(self.names))
                self.names.append(None)
                self.offsets.append(self.offsets[-1] + match.start() + 1)
                return

    def __len__(self) -> int:
        return len(self.names)

    def index(self, offset: int) -> int:
        """Give the first token that starts at ``offset`` or later."""
        return bisect_left(self.offsets, offset)

    def closes(self, index: int) -> bool:
        """Say whether a token that has a name is an end tag."""
        return self.sources[index].startswith("</")
