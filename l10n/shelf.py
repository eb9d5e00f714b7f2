"""More than memory should hold: records by a text, and pairs of numbers, in databases that go with the process.

In: texts, records, numbers. Out: the record of a text, the texts in their order, the numbers that a number goes with.
Never done here: knowing what they mean, or keeping anything for another run.
"""

import contextlib
import os
import sqlite3
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Generic, TypeVar

from l10n.records import decode, encode
from l10n.spool import no_room

_Value = TypeVar("_Value")
_REMEMBERED = 1024
"""Records that a shelf has in memory: what the chrome says comes on every page."""
_PACE = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500"
"""What is lost with the process need not be safe from its end; half a megabyte of it is in memory."""


class _Database:
    """A database in a temporary file, for as long as the object lives; a process that is killed leaves it behind.

    It is written in one process. After ``settle`` others read it too, each through a connection of its own.

    Raises:
        OutputError: The folder for temporary files cannot be written, or is full.
    """

    def __init__(self, table: str) -> None:
        try:
            handle, name = tempfile.mkstemp(prefix="l10n-", suffix=".tmp")
        except OSError as error:
            raise no_room(error) from error
        os.close(handle)
        self._file = Path(name)
        self._connections: dict[int, sqlite3.Connection] = {}
        """By process: a connection that was forked with us is another's."""
        self._settled = False
        weakref.finalize(self, _remove, self._file, self._connections, os.getpid())
        self.ask(table)

    def ask(self, statement: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        """Run a statement."""
        try:
            return self._connected().execute(statement, values)
        except sqlite3.Error as error:
            raise no_room(error) from error

    def tell(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run a statement once for each row."""
        try:
            self._connected().executemany(statement, rows)
        except sqlite3.Error as error:
            raise no_room(error) from error

    def settle(self) -> None:
        """Write what is still in memory, for others to read."""
        try:
            self._connected().commit()
        except sqlite3.Error as error:
            raise no_room(error) from error
        self._connections.pop(os.getpid()).close()
        self._settled = True

    def _connected(self) -> sqlite3.Connection:
        connection = self._connections.get(os.getpid())
        if connection is None:
            address = f"{self._file.as_uri()}{'?immutable=1' * self._settled}"  # then there is nothing to lock
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            connection.executescript(_PACE)
            self._connections[os.getpid()] = connection
        return connection

    def __getstate__(self) -> bytes:
        """Go to another machine with all that is held."""
        self.settle()
        return self._file.read_bytes()

    def __setstate__(self, held: bytes) -> None:
        _Database.__init__(self, "SELECT 0")
        self.settle()
        self._file.write_bytes(held)


class Shelf(Generic[_Value]):
    """Records of one type by text, in the order of the texts, of which few are in memory: those last asked for."""

    def __init__(self, kind: type[_Value]) -> None:
        self._kind = kind
        self._database = _Database("CREATE TABLE shelf (key BLOB PRIMARY KEY, record BLOB) WITHOUT ROWID")
        self._recent: dict[str, _Value | None] = {}

    def get(self, key: str) -> _Value | None:
        """Give the record of a text; None where there is none."""
        if key in self._recent:
            return self._recent[key]
        row = self._database.ask("SELECT record FROM shelf WHERE key = ?", (_key(key),)).fetchone()
        value = None if row is None else decode(row[0], self._kind)
        self._remember(key, value)
        return value

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def __setitem__(self, key: str, value: _Value) -> None:
        self._database.ask("REPLACE INTO shelf VALUES (?, ?)", (_key(key), encode(value)))
        self._remember(key, value)

    def setdefault(self, key: str, value: _Value) -> _Value:
        """Give the record of a text, which is ``value`` where there was none."""
        if (known := self._recent.get(key)) is not None:
            return known
        added = self._database.ask("INSERT OR IGNORE INTO shelf VALUES (?, ?)", (_key(key), encode(value))).rowcount
        if added:
            self._remember(key, value)
            return value
        known = self.get(key)
        return value if known is None else known

    def values(self) -> Iterator[_Value]:
        """Yield all records, in the order of their texts."""
        for (record,) in self._database.ask("SELECT record FROM shelf ORDER BY key"):
            yield decode(record, self._kind)

    def first_from(self, key: str) -> str | None:
        """Give the first text that is not before ``key``."""
        found = self._database.ask("SELECT key FROM shelf WHERE key >= ? ORDER BY key LIMIT 1", (_key(key),))
        return next(map(_text, found), None)

    def last_until(self, key: str) -> str | None:
        """Give the last text that is not behind ``key``."""
        found = self._database.ask("SELECT key FROM shelf WHERE key <= ? ORDER BY key DESC LIMIT 1", (_key(key),))
        return next(map(_text, found), None)

    def settle(self) -> None:
        """Say that all is there, so that other processes may read."""
        self._database.settle()

    def _remember(self, key: str, value: _Value | None) -> None:
        if len(self._recent) >= _REMEMBERED:
            self._recent.clear()
        self._recent[key] = value


class Pairs:
    """Numbers (below 2 ** 31) that go with numbers (below 2 ** 32), each pair once."""

    def __init__(self) -> None:
        self._database = _Database("CREATE TABLE pairs (pair INTEGER PRIMARY KEY)")

    def add(self, ones: Iterable[int], other: int) -> None:
        """Add pairs that are not there yet."""
        self._database.tell("INSERT OR IGNORE INTO pairs VALUES (?)", ((one << 32 | other,) for one in ones))

    def __iter__(self) -> Iterator[tuple[int, Iterator[int]]]:
        """Yield each first number with all its second ones, both in order."""
        pairs = ((pair >> 32, pair & 0xFFFFFFFF) for (pair,) in self._database.ask("SELECT pair FROM pairs"))
        for one, others in groupby(pairs, key=itemgetter(0)):
            yield one, map(itemgetter(1), others)


def _key(text: str) -> bytes:
    """Write a text so that bytes sort as its characters do, lone surrogates among them."""
    return text.encode("utf-8", "surrogatepass")


def _text(row: tuple[bytes]) -> str:
    return row[0].decode("utf-8", "surrogatepass")


def _remove(file: Path, connections: dict[int, sqlite3.Connection], process: int) -> None:
    if process == os.getpid():
        with contextlib.suppress(OSError, sqlite3.Error):
            if process in connections:
                connections[process].close()
            file.unlink()
