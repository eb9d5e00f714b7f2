"""The messages of a template, of which one at a time is in memory.

In: messages as records, the numbers of the pages that say them, in files. Out: the messages, one after the other or by
number, as often as asked for. Never done here: deduplicating them (``l10n.catalog.collect``).
"""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import overload

from l10n.catalog.model import Message
from l10n.records import decode
from l10n.spool import Spool


class Messages(Sequence[Message]):
    """Those of a site's messages that have the given ``numbers``.

    ``messages`` holds each without its references, ``references`` the numbers of its pages in ``paths``.
    """

    def __init__(self, messages: Spool, references: Spool, paths: Sequence[str], numbers: Sequence[int]) -> None:
        self._messages, self._references, self._paths = messages, references, paths
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Message: ...
    @overload
    def __getitem__(self, at: slice) -> list[Message]: ...
    def __getitem__(self, at: int | slice) -> Message | list[Message]:
        if isinstance(at, slice):
            return [self._message(number) for number in self._numbers[at]]
        return self._message(self._numbers[at])

    def _message(self, number: int) -> Message:
        pages = array("I", self._references[number])
        message = decode(self._messages[number], Message)
        return replace(message, references=tuple([self._paths[page] for page in pages]))

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process as what it is a view of."""
        return tuple, (list(self),)
