"""More than memory should hold: byte strings in a file that nobody else sees.

In: byte strings, one after the other. Out: the same, by their number, again and again. Never done here: knowing what
they mean, or leaving anything behind: the file has no name (or goes with the process, where a system cannot do that).
"""

import hashlib
import mmap
import os
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import pairwise
from threading import Lock
from typing import IO, overload

from l10n.errors import OutputError

_BLOCK = 1 << 16


class Spool(Sequence[bytes]):
    """A list of byte strings that takes 8 bytes of memory for each. Any thread, and any process it goes to, may read.

    Raises:
        OutputError: The folder for temporary files cannot be written, or is full.
    """

    def __init__(self) -> None:
        self._ends = array("Q", [0])
        self._lock = Lock()
        try:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this object
        except OSError as error:
            raise no_room(error) from error
        weakref.finalize(self, _close, self._file)

    def append(self, data: bytes | memoryview) -> None:
        """Add one at the end."""
        self.extend((data,))

    def extend(self, strings: Iterable[bytes | memoryview]) -> None:
        """Add many at the end, which are written together; where there is no room, none is there."""
        at, ends = self._ends[-1], array("Q")
        try:
            with self._lock:
                self._file.seek(at)
                for data in strings:
                    self._file.write(data)
                    at += len(data)
                    ends.append(at)
                self._file.flush()
        except OSError as error:
            raise no_room(error) from error
        self._ends.extend(ends)

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
            return self._read(start, stop - start)
        except OSError as error:
            raise no_room(error) from error

    def _read(self, start: int, size: int) -> bytes:
        """Read without moving the file's one position, which a forked process shares, where a system can do that."""
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, start)
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another machine with all that is held."""
        return _spooled, (list(self),)

    def mapped(self) -> list[memoryview]:
        """Give all of them, to be read from the file when they are looked at; the file is there as long as they are."""
        if not self._ends[-1]:
            return [memoryview(b"")] * len(self)
        try:
            whole = memoryview(mmap.mmap(self._file.fileno(), self._ends[-1], access=mmap.ACCESS_READ))
        except OSError as error:
            raise no_room(error) from error
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


def digest_of(pieces: Iterable[bytes]) -> bytes:
    """Give a digest of byte strings, joined: more than memory should hold is compared by it."""
    found = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        found.update(piece)
    return found.digest()


def in_blocks(pieces: Iterable[bytes]) -> Spool:
    """Put byte strings into a file, joined to blocks that are worth a reading of it."""
    spool, block = Spool(), bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= _BLOCK:
            spool.append(bytes(block))
            block.clear()
    if block:
        spool.append(bytes(block))
    return spool


def _close(file: IO[bytes]) -> None:
    """Close a file; what a full disk has not taken, and has been an error before, is not missed."""
    with suppress(OSError):
        file.close()


def _spooled(strings: list[bytes]) -> Spool:
    spool = Spool()
    spool.extend(strings)
    return spool


def no_room(error: Exception, folder: str | None = None) -> OutputError:
    """Give the error of a temporary file that cannot be written, with what to do; ``folder`` is where, if not here."""
    remedy = "Make room, or set TMPDIR to a folder that has it."
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return OutputError(folder or tempfile.gettempdir(), f"temporary files cannot be written: {reason}", remedy)
