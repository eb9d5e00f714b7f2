"""What holds where on a page: language, direction, role, as ranges that one sweep asks in page order.

In: ranges with a value. Out: for a piece of text, the innermost value of each kind. Never done here: reading a
selector, judging a value.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import Any, NamedTuple


class Kind(IntEnum):
    """What a mark says."""

    ROLE = 0
    DATA = 1
    LANG = 2
    DIR = 3
    TRANSLATE = 4


class Mark(NamedTuple):
    """From ``start`` to ``stop`` (code points) ``value`` holds. Of two that start together the higher rank is inner."""

    start: int
    rank: int
    stop: int
    kind: Kind
    value: Any


class Sweep:
    """Answers for pieces of text that are asked in the order of their starts."""

    __slots__ = ("_answer", "_marks", "_next", "_open", "_stop")

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.stop, mark.rank))
        self._next = 0
        self._open: list[Mark] = []
        self._answer: tuple[Mark | None, ...] = (None,) * len(Kind)
        self._stop = -1  # up to here, and as long as no mark begins, the last answer stays true

    def at(self, start: int, stop: int) -> tuple[Mark | None, ...]:
        """Give the innermost mark of each ``Kind`` for ``[start, stop)``, None where nothing holds.

        A mark holds if it starts strictly before the text and ends at or after its end.
        """
        marks, index = self._marks, self._next
        if (index == len(marks) or marks[index].start >= start) and stop <= self._stop:
            return self._answer
        while index < len(marks) and marks[index].start < start:
            self._open.append(marks[index])
            index += 1
        self._next = index
        answer: list[Mark | None] = [None] * len(Kind)
        still_open: list[Mark] = []
        least = 1 << 62
        for mark in self._open:
            end = mark.stop
            if end > start:
                still_open.append(mark)
                least = min(least, end)
                if end >= stop:
                    answer[mark.kind] = mark
        self._open = still_open
        self._answer = tuple(answer)
        self._stop = least if least >= stop else -1
        return self._answer
