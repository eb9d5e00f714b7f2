"""A folder that is written into file by file, wherever it is.

In: paths below the folder, and bytes. Out: files that are old or new, whole, and notes of which were written. Never
done here: deciding what may be overwritten.
"""

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from l10n.errors import OutputError
from l10n.files import local
from l10n.files.journal import Journal
from l10n.files.local import JOURNAL, LOCK_NAME
from l10n.files.location import Location

_LINK = "Remove the link, and build again."


class Folder(Protocol):
    """What a build needs of the place that it writes to."""

    def lock(self) -> AbstractContextManager[None]:
        """Keep other runs away until the block ends, where that can be done."""

    def refuse_links(self, path: str) -> None:
        """Make sure that neither the file nor what else is kept here is a link."""

    def shown(self, path: str) -> str:
        """Name a file to a person."""

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files, sorted."""

    def has(self, path: str) -> bool:
        """Say whether there is a file; one that a link outside leads to is none."""

    def read(self, path: str) -> bytes:
        """Read a file that is there."""

    def lines(self, path: str) -> Iterator[bytes]:
        """Yield the lines of a file that is there, with their ends."""

    def digest(self, data: bytes) -> str:
        """Give the digest that files of this folder are known by."""

    def held(self, path: str, likely: str = "") -> str | None:
        """Give the digest of what is at a path, None for nothing. ``likely`` may be answered from a listing."""

    def write(self, path: str, data: bytes, note: str) -> None:
        """Make a file hold ``data``; ``note``, a line, is kept before that is begun, until ``finish``."""

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""

    def notes(self) -> Iterator[bytes]:
        """Yield the lines that were kept by runs that did not finish; a line may be torn."""

    def flush(self) -> None:
        """Write what was put off until there is more of it."""

    @property
    def unsure(self) -> frozenset[str]:
        """The paths of which nobody knows whether they were written."""

    def finish(self, path: str, parts: Iterable[bytes]) -> None:
        """Write a last file, and drop the notes where all of them came true."""


def open_folder(location: Location) -> Folder:
    """Open a folder, which need not exist.

    Raises:
        OutputError: Nothing can be written there.
    """
    if isinstance(location, Path):
        return LocalFolder(location)
    from l10n.files.store import RemoteFolder  # noqa: PLC0415 - fsspec, for who names a URL

    return RemoteFolder(location)


class LocalFolder:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._real = folder.resolve()
        self._journal = Journal(self._real / JOURNAL)

    def lock(self) -> AbstractContextManager[None]:
        """Hold the lock of the operating system on the folder, made if missing.

        Raises:
            BusyError: Another run holds it.
            OutputError: The lock file cannot be written.
        """
        return local.lock(self._folder)

    def refuse_links(self, path: str) -> None:
        """Make sure that neither the file, the journal nor the lock is a link, which may lead anywhere.

        Raises:
            OutputError: One of them is.
        """
        for name in (path, JOURNAL, LOCK_NAME):
            if (self._folder / name).is_symlink():
                raise OutputError(self.shown(name), "is a link, which may lead anywhere", "Remove it, and build again.")

    def shown(self, path: str) -> str:
        """Name a file to a person."""
        return str(self._folder / path)

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files, sorted; links to folders are not followed."""
        return _files(str(self._folder), "")

    def has(self, path: str) -> bool:
        """Say whether there is a regular file, inside, links followed."""
        target = self._target(path)
        return target is not None and target.is_file()

    def read(self, path: str) -> bytes:
        """Read a file.

        Raises:
            InputError: It cannot be read.
        """
        return local.read_bytes(self._folder / path)

    def lines(self, path: str) -> Iterator[bytes]:
        """Yield the lines of a file, one of which is in memory at a time.

        Raises:
            InputError: It cannot be read.
        """
        return local.read_lines(self._folder / path)

    def digest(self, data: bytes) -> str:
        """Give 16 bytes of BLAKE2b, in hexadecimal digits."""
        return hashlib.blake2b(data, digest_size=16).hexdigest()

    def held(self, path: str, likely: str = "") -> str | None:
        """Give the digest of what is at a path, links followed; None for nothing.

        Raises:
            InputError: It is a folder, or cannot be read.
            OutputError: A link leads out of the folder.
        """
        del likely  # reading is as fast as asking
        return self.digest(local.read_bytes(self._folder / path)) if self._inside(path).exists() else None

    def write(self, path: str, data: bytes, note: str) -> None:
        """Put a line in the journal, then the bytes in their place.

        Raises:
            OutputError: One of them cannot be written, or a link leads out of the folder.
        """
        target = self._inside(path)
        with local.writing(self._folder / JOURNAL):
            self._journal.append(note)
        with local.writing(self._folder / path):
            local.put(target, data, durable=False)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty.

        Raises:
            OutputError: It cannot be removed.
        """
        local.remove_file(self._folder / path, self._folder)

    def notes(self) -> Iterator[bytes]:
        """Yield the lines of the journal of a run that was killed; the last may be torn."""
        if self.has(JOURNAL):
            yield from self._journal.lines()

    def flush(self) -> None:
        """Do nothing: here, nothing is put off."""

    @property
    def unsure(self) -> frozenset[str]:
        """No path: what was written is written."""
        return frozenset()

    def finish(self, path: str, parts: Iterable[bytes]) -> None:
        """Write a last file, and remove the journal.

        Raises:
            OutputError: That cannot be done.
        """
        with local.writing(self._folder / path):
            local.put_parts(self._real / path, parts)
        self._journal.remove()

    def _inside(self, path: str) -> Path:
        """Give the place in the folder that a path leads to.

        Raises:
            OutputError: A link leads out of the folder.
        """
        target = self._target(path)
        if target is None:
            raise OutputError(self.shown(path), "leads out of the output folder by a link", _LINK)
        return target

    def _target(self, path: str) -> Path | None:
        """Give the place that a path leads to, links followed; None where that is not in the folder."""
        place = self._real / path
        if _is_plain(os.fspath(self._real), path.split("/")):
            return place
        place = place.resolve()
        return place if place.is_relative_to(self._real) else None


def _is_plain(folder: str, parts: Iterable[str]) -> bool:
    """Say whether nothing on the way down from a folder is a link, or leads up again."""
    place = folder
    for part in parts:
        if part in {"", ".", ".."}:
            return False
        place = os.path.join(place, part)  # noqa: PTH118 - pathlib takes three times as long, for each file of a site
        try:
            found = os.lstat(place)
        except OSError:
            return True  # nothing is there, and nothing can be below
        if stat.S_ISLNK(found.st_mode) or (sys.platform == "win32" and found.st_reparse_tag):  # or a junction
            return False
    return True


def _files(folder: str, below: str) -> Iterator[str]:
    """Yield the paths of the files in a folder, each behind ``below``; a folder that cannot be listed has none."""
    found = dict[str, os.DirEntry[str]]()
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError), os.scandir(folder) as entries:
        # Of whole paths, a folder's is followed by a slash, which counts as any other character.
        found |= {f"{each.name}/" if each.is_dir(follow_symlinks=False) else each.name: each for each in entries}
    for name, entry in sorted(found.items()):
        if name.endswith("/"):
            yield from _files(entry.path, below + name)
        elif _is_file(entry):
            yield below + name


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Say whether there is a file, links followed; what cannot be followed to its end, such as a loop, is none."""
    try:
        return entry.is_file()
    except OSError:
        return False
