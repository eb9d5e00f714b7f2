"""Places in a text, and the one operation that changes a text.

In: a text and edits that name half-open ranges of it, in code points. Out: the text with just those ranges replaced.
Never done here: deciding what to replace, or escaping a replacement; an edit arrives ready to be written.
"""

import itertools
from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, stop)`` of code points."""

    start: int
    stop: int

    def contains(self, other: "Span") -> bool:
        """Say whether ``other`` lies inside this span; equal spans contain each other."""
        return self.start <= other.start and other.stop <= self.stop


class Edit(NamedTuple):
    """``span`` of a text is to read ``text`` instead."""

    span: Span
    text: str


class OverlapError(ValueError):
    """Two edits claim the same code points. Always a bug of the caller, never a fault of a page."""

    def __init__(self, first: Edit, second: Edit) -> None:
        super().__init__(f"edits overlap: {first!r} and {second!r}")


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Sort edits by place, and prove that no two overlap.

    Insertions (empty spans) at one place keep the order in which they were given, and stand before a replacement that
    starts there.

    Raises:
        OverlapError: Two edits share a code point, or an insertion lies inside a replaced range.
    """
    ordered = sorted(edits, key=lambda edit: edit.span)
    for before, after in itertools.pairwise(ordered):
        if after.span.start < before.span.stop:
            raise OverlapError(before, after)
    return ordered


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Replace the spans of ``edits`` in ``text``; every other code point comes back as it was.

    Raises:
        OverlapError: Two edits share a code point.
        IndexError: An edit reaches outside the text.
    """
    pieces: list[str] = []
    at = 0
    for (start, stop), replacement in in_order(edits):
        if not 0 <= start <= stop <= len(text):
            message = f"an edit of [{start}, {stop}) reaches outside a text of {len(text)} code points"
            raise IndexError(message)
        pieces += text[at:start], replacement
        at = stop
    pieces.append(text[at:])
    return "".join(pieces)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Turn an offset into a line and a column, both from 1; a column counts code points."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
