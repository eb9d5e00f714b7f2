"""What of an output folder is ours, and what its files held, while a build is under way.

In: paths and digests. Out: the same: by a path, or all in the order of their paths. A site may have millions of files:
they are in a database in a temporary file, which has no name and goes with the process. Never done here: looking at the
files.
"""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator

from l10n.errors import OutputError


class Ledger:
    """For each path the digest ``before`` this build, and ``now``.

    Raises:
        OutputError: The folder for temporary files cannot be written, or is full.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._run("PRAGMA journal_mode = OFF")
        self._run("CREATE TABLE file (path BLOB PRIMARY KEY, before TEXT, now TEXT) WITHOUT ROWID")

    def close(self) -> None:
        """Forget everything."""
        self._database.close()

    def remember(self, files: Iterable[tuple[str, str]]) -> None:
        """Enter what was there before."""
        sql = "INSERT INTO file (path, before) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET before = excluded.before"
        with self._reported():
            self._database.executemany(sql, ((_key(path), digest) for path, digest in files))

    def enter(self, path: str, digest: str) -> None:
        """Enter what is there now."""
        sql = "INSERT INTO file (path, now) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET now = excluded.now"
        self._run(sql, _key(path), digest)

    def keep(self, path: str) -> None:
        """Enter that what was there before is there now."""
        self._run("UPDATE file SET now = before WHERE path = ? AND before IS NOT NULL", _key(path))

    def keep_the_rest(self) -> None:
        """Enter of all that was there before that it still is, but for what is there now."""
        self._run("UPDATE file SET now = before WHERE now IS NULL")

    def take_back(self, path: str) -> None:
        """Enter that nothing is known to be there now but what was there before."""
        self._run("UPDATE file SET now = before WHERE path = ?", _key(path))

    def before(self, path: str) -> str | None:
        """Give the digest of what was there; None for nothing of ours."""
        found = self._run("SELECT before FROM file WHERE path = ?", _key(path)).fetchone()
        return str(found[0]) if found and found[0] is not None else None

    def gone(self) -> Iterator[tuple[str, str]]:
        """Yield what was there before and is not now."""
        return self._all("SELECT path, before FROM file WHERE now IS NULL AND before IS NOT NULL ORDER BY path")

    def now(self) -> Iterator[tuple[str, str]]:
        """Yield what is there now."""
        return self._all("SELECT path, now FROM file WHERE now IS NOT NULL ORDER BY path")

    def _all(self, sql: str) -> Iterator[tuple[str, str]]:
        with self._reported():
            for path, digest in self._database.execute(sql):
                yield path.decode("utf-8", "surrogatepass"), digest

    def _run(self, sql: str, *values: object) -> sqlite3.Cursor:
        with self._reported():
            return self._database.execute(sql, values)

    @contextlib.contextmanager
    def _reported(self) -> Iterator[None]:
        """Let nothing be asked any more of a database that could not do something: what it says may be wrong."""
        try:
            yield
        except sqlite3.Error as error:
            self.close()
            remedy = "Make room, or set TMPDIR to a folder that has it."
            problem = f"temporary files cannot be written: {error}"
            raise OutputError(tempfile.gettempdir(), problem, remedy) from error


def _key(path: str) -> bytes:
    """Write a path so that keys have the order of paths; a name that is no UTF-8 has surrogates."""
    return path.encode("utf-8", "surrogatepass")
