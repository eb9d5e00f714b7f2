"""What of an output folder is ours, and what its files held, while a build is under way.

In: paths and digests. Out: the same: by a path, or all in the order of their paths. A site may have millions of files:
they are in a database that goes with the process. Never done here: looking at the files.
"""

from collections.abc import Iterable, Iterator

from l10n.scratch import Scratch


class Ledger:
    """For each path the digest ``before`` this build, and ``now``.

    Raises:
        OutputError: The folder for temporary files cannot be written, or is full.
    """

    def __init__(self) -> None:
        self._scratch = Scratch("CREATE TABLE file (path BLOB PRIMARY KEY, before TEXT, now TEXT) WITHOUT ROWID")

    def close(self) -> None:
        """Forget everything."""
        self._scratch.close()

    def remember(self, files: Iterable[tuple[str, str]]) -> None:
        """Enter what was there before."""
        sql = "INSERT INTO file (path, before) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET before = excluded.before"
        self._scratch.tell_all(sql, ((_key(path), digest) for path, digest in files))

    def enter(self, path: str, digest: str) -> None:
        """Enter what is there now."""
        sql = "INSERT INTO file (path, now) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET now = excluded.now"
        self._scratch.tell(sql, _key(path), digest)

    def keep(self, path: str) -> None:
        """Enter that what was there before is there now."""
        self._scratch.tell("UPDATE file SET now = before WHERE path = ? AND before IS NOT NULL", _key(path))

    def keep_the_rest(self) -> None:
        """Enter of all that was there before that it still is, but for what is there now."""
        self._scratch.tell("UPDATE file SET now = before WHERE now IS NULL")

    def take_back(self, path: str) -> None:
        """Enter that nothing is known to be there now but what was there before."""
        self._scratch.tell("UPDATE file SET now = before WHERE path = ?", _key(path))

    def before(self, path: str) -> str | None:
        """Give the digest of what was there; None for nothing of ours."""
        found = next(self._scratch.ask("SELECT before FROM file WHERE path = ?", _key(path)), None)
        return str(found[0]) if found and found[0] is not None else None

    def gone(self) -> Iterator[tuple[str, str]]:
        """Yield what was there before and is not now."""
        return self._all("SELECT path, before FROM file WHERE now IS NULL AND before IS NOT NULL ORDER BY path")

    def now(self) -> Iterator[tuple[str, str]]:
        """Yield what is there now."""
        return self._all("SELECT path, now FROM file WHERE now IS NOT NULL ORDER BY path")

    def _all(self, sql: str) -> Iterator[tuple[str, str]]:
        return ((path.decode("utf-8", "surrogatepass"), digest) for path, digest in self._scratch.ask(sql))


def _key(path: str) -> bytes:
    """Write a path so that keys have the order of paths; a name that is no UTF-8 has surrogates."""
    return path.encode("utf-8", "surrogatepass")
