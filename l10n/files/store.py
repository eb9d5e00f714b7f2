"""A folder of an object store that is written into.

In: paths and bytes. Out: objects that are old or new, whole, since a store takes them so; and notes, written before the
objects they are about. Never done here: locking. A store has nothing that goes away with a killed process, so two runs
into one folder are not kept apart; but what neither has written is safe from both: an object that is new is only
created, one that is changed is looked at again first, and where a store can compare and write in one step, it does.
"""

import contextlib
import hashlib
import mimetypes
import secrets
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import NamedTuple

from l10n.errors import OutputError
from l10n.files import remote
from l10n.files.local import JOURNAL
from l10n.files.location import Url

_MANY = 64
_MUCH = 16 << 20
"""Writes are put off until there are so many of them, or so many bytes; then they are done at once."""
_AT_ONCE = 16
_IN_PARTS = 64 << 20
"""From so many bytes on, an object may be sent in parts, which cannot be made to depend on what they replace."""


class Store(NamedTuple):
    """How one kind of store is told the type of an object, and to replace only a known state of it ("": it cannot be).

    What is ``reserved`` stands in a name for something else than a name.
    """

    type_option: str
    match_option: str
    reserved: tuple[str, ...]


STORES = {
    "s3": Store("ContentType", "IfMatch", ("?versionId=",)),
    "gs": Store("content_type", "", ("?generation=", "#")),
    "memory": Store("", "", ("::",)),
}
"""The stores that are written to, by scheme. Another filesystem might leave half a file."""


class RemoteFolder:
    """A folder of an object store."""

    def __init__(self, url: Url) -> None:
        """Look at what is there.

        Raises:
            InputError: The store cannot be asked.
            OutputError: The URL is none of an object store.
        """
        if "::" in url.root or url.scheme not in STORES:
            known = ", ".join(f"{scheme}://" for scheme, store in STORES.items() if store.type_option)
            problem = f"cannot be built into: it is none of an object store ({known})"
            raise OutputError(str(url), problem, "Build into a folder, and copy that there.")
        self._url = url
        self._store = STORES[url.scheme]
        self._known = remote.list_tags(url)  # the entity tags of what is there
        self._journals = [path for path in self._known if path.startswith(f"{JOURNAL}-")]
        self._run = secrets.token_hex(8)
        self._waiting: dict[str, bytes] = {}
        self._notes: list[str] = []
        self._unsure: set[str] = set()

    def lock(self) -> AbstractContextManager[None]:
        """Hold nothing: see above."""
        return contextlib.nullcontext()

    def refuse_links(self, path: str) -> None:
        """Do nothing: stores have no links."""

    def shown(self, path: str) -> str:
        """Name an object to a person."""
        return str(self._url / path)

    def paths(self) -> Iterator[str]:
        """Yield the paths of all objects, sorted."""
        return iter(sorted(self._known))

    def has(self, path: str) -> bool:
        """Say whether there was an object when the folder was opened, or one was written since."""
        return path in self._known

    def read(self, path: str) -> bytes:
        """Read an object.

        Raises:
            InputError: It cannot be read.
        """
        return remote.read_bytes(self._url / path)

    def lines(self, path: str) -> Iterator[bytes]:
        """Yield the lines of an object, which is read as a whole.

        Raises:
            InputError: It cannot be read.
        """
        yield from self.read(path).splitlines(keepends=True)

    def digest(self, data: bytes) -> str:
        """Give the MD5, in hexadecimal digits: it is what stores tell of an object in a listing, where they do."""
        return hashlib.md5(data, usedforsecurity=False).hexdigest()

    def held(self, path: str, likely: str = "") -> str | None:
        """Give the digest of an object, None for nothing; it is read, unless a listing says that it is ``likely``.

        Raises:
            InputError: It cannot be read.
            OutputError: The store would take its name for something else.
        """
        if any(mark in path for mark in self._store.reserved):
            raise OutputError(self.shown(path), "is no name that the store can hold", "Exclude the page, or rename it.")
        if path not in self._known:
            return None
        if likely and self._known[path].strip('"') == likely:
            return likely
        with remote.reading(self._url / path):
            try:
                self._known[path] = remote.tag_of(self._url / path)
            except FileNotFoundError:
                del self._known[path]
                return None
        return self.digest(self.read(path))

    def write(self, path: str, data: bytes, note: str) -> None:
        """Put an object off until there are more of them.

        Raises:
            OutputError: One of those cannot be written.
        """
        self._waiting[path] = data
        self._notes.append(note)
        if len(self._waiting) >= _MANY or sum(map(len, self._waiting.values())) >= _MUCH:
            self.flush()

    def flush(self) -> None:
        """Write the notes, then what they are about.

        Raises:
            OutputError: Something cannot be written, or an object came to be, or changed, since it was looked at.
        """
        if not self._waiting:
            return
        waiting, notes = self._waiting, "".join(f"{note}\n" for note in self._notes)
        self._waiting, self._notes = {}, []
        self._unsure.update(waiting)
        journal = f"{JOURNAL}-{self._run}-{len(self._journals)}"
        self._journals.append(journal)
        self._put(journal, notes.encode())
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for _ in threads.map(self._put, waiting, waiting.values()):
                pass
        self._unsure.difference_update(waiting)

    @property
    def unsure(self) -> frozenset[str]:
        """The paths of which nobody knows whether they were written, since that or something beside it failed."""
        return frozenset(self._unsure | self._waiting.keys())

    def remove(self, path: str) -> None:
        """Remove an object.

        Raises:
            OutputError: It cannot be removed.
        """
        with self._writing(path, "removed"):
            filesystem, place = remote.opened(self._url / path)
            filesystem.rm_file(place)
        self._known.pop(path, None)

    def notes(self) -> Iterator[bytes]:
        """Yield the lines that runs kept which did not finish, or have not finished yet.

        Raises:
            InputError: They cannot be read.
        """
        for journal in tuple(self._journals):
            yield from self.read(journal).splitlines()

    def finish(self, path: str, parts: Iterable[bytes]) -> None:
        """Write a last object; then the notes go, unless somebody will have to look into them.

        Raises:
            OutputError: That cannot be done.
        """
        with self._writing(path, "written"):
            filesystem, place = remote.opened(self._url / path)
            filesystem.pipe_file(place, b"".join(parts))
        if not self.unsure:
            for journal in self._journals:
                self.remove(journal)

    def _put(self, path: str, data: bytes) -> None:
        """Write one object: create it, or replace the state of it that was looked at."""
        store, options = self._store, {}
        kind, encoding = mimetypes.guess_type(path)
        if store.type_option and kind and not encoding:
            options[store.type_option] = kind
        if path not in self._known:
            options["mode"] = "create"
        elif store.match_option and self._known[path] and len(data) < _IN_PARTS:
            options[store.match_option] = self._known[path]
        with self._writing(path, "written"):
            filesystem, place = remote.opened(self._url / path)
            try:
                filesystem.pipe_file(place, data, **options)
            except Exception as error:
                if store.match_option in options and remote.tag_of(self._url / path) != self._known[path]:
                    raise FileExistsError from error  # stores say so in many ways
                raise
        self._known[path] = ""

    @contextlib.contextmanager
    def _writing(self, path: str, done: str) -> Iterator[None]:
        """Turn whatever a filesystem raises into an ``OutputError``."""
        try:
            yield
        except FileExistsError as error:
            problem = "came to be, or changed, while this was built, and would be overwritten"
            raise OutputError(self.shown(path), problem, "Move it away, and build again.") from error
        except Exception as error:
            remedy = "Check the URL, and what the environment says of credentials and endpoints."
            raise OutputError(self.shown(path), f"cannot be {done}: {remote.reason(error)}", remedy) from error
