"""More than memory should hold: byte strings in a file that nobody else sees.

In: byte strings, one after the other. Out: the same, by their number, again and again. Never done here: knowing what
they mean, or leaving anything behind: the file has no name (or goes with the process, where a system cannot do that).
"""

import mmap
import tempfile
import weakref
from array import array
from collections.abc import Sequence
from itertools import pairwise
from typing import overload

from l10n.errors import OutputError


class Spool(Sequence[bytes]):
    """A list of byte strings that takes 8 bytes of memory for each.

    Raises:
        OutputError: The folder for temporary files cannot be written, or is full.
    """

    def __init__(self) -> None:
        self._ends = array("Q", [0])
        try:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this object
        except OSError as error:
            raise _full(error) from error
        weakref.finalize(self, self._file.close)

    def append(self, data: bytes | memoryview) -> None:
        """Add one at the end."""
        try:
            self._file.seek(self._ends[-1])
            self._file.write(data)
        except OSError as error:
            raise _full(error) from error
        self._ends.append(self._ends[-1] + len(data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> list[bytes]: ...
    def __getitem__(self, at: int | slice) -> bytes | list[bytes]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        start, stop = self._ends[place : place + 2]
        try:
            self._file.seek(start)
            return self._file.read(stop - start)
        except OSError as error:
            raise _full(error) from error

    def mapped(self) -> list[memoryview]:
        """Give all of them, to be read from the file when they are looked at, by this process and its children."""
        size = self._ends[-1]
        if not size:
            return [memoryview(b"")] * len(self)
        try:
            self._file.flush()
            whole = memoryview(mmap.mmap(self._file.fileno(), size, access=mmap.ACCESS_READ))
        except OSError as error:
            raise _full(error) from error
        return [whole[start:stop] for start, stop in pairwise(self._ends)]


class TextSpool(Sequence[str]):
    """The same, of texts: such as paths, in which names that are no UTF-8 have surrogates."""

    def __init__(self) -> None:
        self._spool = Spool()

    def append(self, text: str) -> None:
        """Add one at the end."""
        self._spool.append(text.encode("utf-8", "surrogatepass"))

    def __len__(self) -> int:
        return len(self._spool)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        found = self._spool[at]
        return [_text(each) for each in found] if isinstance(found, list) else _text(found)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _full(error: OSError) -> OutputError:
    remedy = "Make room, or set TMPDIR to a folder that has it."
    reason = (error.strerror or str(error)).lower()
    return OutputError(tempfile.gettempdir(), f"temporary files cannot be written: {reason}", remedy)
