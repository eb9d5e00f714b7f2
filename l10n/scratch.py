"""A database that goes with the process, whatever ends that: for what is sorted or looked up, and more than memory.

In: SQL, rows. Out: rows. Never done here: knowing what they mean. SQLite keeps it in a temporary file without a name,
so that nothing is left of it; and no other process can read it, nor may one that was forked.
"""

import os
import sqlite3
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import Any

from l10n.errors import OutputError
from l10n.spool import no_room

_PACE = "PRAGMA journal_mode = OFF; PRAGMA cache_size = -500;"
"""What is lost with the process need not be safe from its end; half a megabyte of it is in memory."""
_FOLDERS = ("/var/tmp", "/usr/tmp", "/tmp")  # noqa: S108 - nothing is written there by name


class Scratch:
    """One database, made by the statements of a ``schema``.

    After an error it is closed: what it would say may be wrong.
    """

    def __init__(self, schema: str) -> None:
        self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self._connection.close)
        self._connection.executescript(_PACE + schema)

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()

    def tell(self, statement: str, *values: object) -> int:
        """Run a statement, and give the number of rows that it changed.

        Raises:
            OutputError: There is no room.
        """
        try:
            return self._connection.execute(statement, values).rowcount
        except sqlite3.Error as error:
            raise self._lost(error) from error

    def tell_all(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run a statement once for each row.

        Raises:
            OutputError: There is no room.
        """
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            raise self._lost(error) from error

    def ask(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that are asked for.

        Raises:
            OutputError: They cannot be sorted, as there is no room.
        """
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise self._lost(error) from error

    def _lost(self, error: sqlite3.Error) -> OutputError:
        self.close()
        return no_room(error, _folder())


def _folder() -> str:
    """Give the folder of SQLite's temporary files: the first that may be written to; ``TEMP`` is not asked for."""
    asked = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), *_FOLDERS)
    return next((each for each in asked if each and os.access(each, os.W_OK | os.X_OK)), tempfile.gettempdir())
