"""Notes of what is under way in a folder, kept until all of it is done.

In: lines. Out: the lines that an earlier process kept and did not live to drop. Never done here: knowing what they say.
"""

import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from l10n.files import local


class Journal:
    """A file of lines, made with the first. A kill may tear the last line, and no other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def append(self, line: str) -> None:
        """Keep a line: when this returns, no kill of this process loses it.

        Raises:
            OSError: It cannot be written.
        """
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("ab", buffering=0)
            weakref.finalize(self, self._file.close)
            if self._file.tell():
                self._file.write(b"\n")  # what was kept before may end in a torn line
        left = memoryview(line.encode() + b"\n")
        while left:
            left = left[self._file.write(left) :]

    def lines(self) -> Iterator[bytes]:
        """Yield the lines that were kept; the last may be torn, and some may be empty.

        Raises:
            InputError: They cannot be read.
        """
        return local.read_lines(self._path)

    def remove(self) -> None:
        """Drop all lines.

        Raises:
            OutputError: That cannot be done.
        """
        if self._file is not None:
            self._file.close()
            self._file = None
        local.remove_file(self._path)
