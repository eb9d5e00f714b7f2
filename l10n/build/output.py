"""The output folder, and what in it is ours.

In: files to be there. Out: writes and removals. Never done here: touching a file that this tool did not write, or that
somebody changed since; the manifest says which are ours, and what they held. A journal says so of a build that is
under way: whatever kills it, the next one knows what it wrote.
"""

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Self

from l10n.build.manifest import MANIFEST, manifest_lines, read_manifest
from l10n.errors import OutputError
from l10n.files import JOURNAL, Location, stays_inside
from l10n.files.folder import Folder, open_folder
from l10n.spool import TextSpool

if TYPE_CHECKING:
    from l10n.build.ledger import Ledger

__all__ = ["JOURNAL", "MANIFEST", "Output", "built_digests", "built_files"]


class Output:
    """One build's output. ``check`` only counts what would change.

    ``changed`` are the paths of what was written or removed; ``manifest`` is, after the build, the digest of the
    manifest that it left.
    """

    def __init__(self, folder: Folder, ledger: "Ledger", *, check: bool) -> None:
        self.folder, self.check = folder, check
        self.changed = TextSpool()
        self.manifest = b""
        self._ledger = ledger

    @classmethod
    @contextlib.contextmanager
    def open(cls, location: Location, *, check: bool = False) -> Iterator[Self]:
        """Open an output folder, which need not exist, for one build; other builds on this machine are kept away.

        When the build is done, what earlier builds made and this one did not goes, where nobody changed it. When it
        fails, all of that stays, and what was written so far is known to be ours.

        Raises:
            BusyError: Another build is at work in it.
            OutputError: Its manifest cannot be understood, or not written.
        """
        folder = open_folder(location)
        folder.refuse_links(MANIFEST)
        from l10n.build.ledger import Ledger  # noqa: PLC0415 - sqlite3, for who builds

        with contextlib.nullcontext() if check else folder.lock(), contextlib.closing(Ledger()) as ledger:
            ledger.remember(built_digests(folder))
            output = cls(folder, ledger, check=check)
            output._adopt()
            try:
                yield output
                folder.flush()
                output._remove_old()
            except BaseException:
                ledger.keep_the_rest()  # or the old manifest and the journal stay as they are
                output._write_manifest()
                raise
            output._write_manifest()

    def write(self, path: str, data: bytes) -> None:
        """Make a file hold ``data``; one that holds it already is not touched.

        Raises:
            OutputError: The file is there and not ours, or was changed by somebody else, or cannot be written.
        """
        digest = self.folder.digest(data)
        held = self.folder.held(path, digest)
        if held == digest:
            self._ledger.enter(path, digest)
            return
        if held is not None and (before := self._ledger.before(path)) != held:
            problem = "was changed since it was built" if before is not None else "was not written by this tool"
            raise OutputError(
                self.folder.shown(path), f"{problem}, and would be overwritten", "Move it away, and build again."
            )
        self.changed.append(path)
        if not self.check:
            self.folder.write(path, data, json.dumps([path, digest]))
        self._ledger.enter(path, digest)

    def holds(self, path: str, digest: str) -> bool:
        """Say whether a file is ours, and still holds what has this digest."""
        return self._ledger.before(path) == digest and self.folder.held(path, digest) == digest

    def keep(self, *paths: str) -> None:
        """Leave what an earlier build made at these paths: what it was made from cannot be read now."""
        for path in paths:
            self._ledger.keep(path)

    def _adopt(self) -> None:
        """Take for ours what a build wrote that was killed: what its journal names and the file still holds."""
        self._ledger.remember(
            (path, digest)
            for path, digest in _named(self.folder.notes())
            if self.folder.has(path) and self.folder.held(path, digest) == digest
        )

    def _remove_old(self) -> None:
        for path, digest in self._ledger.gone():
            if not self.folder.has(path) or self.folder.held(path) != digest:
                continue
            self.changed.append(path)
            if not self.check:
                self.folder.remove(path)

    def _write_manifest(self) -> None:
        if self.check:
            return
        for path in self.folder.unsure:
            # Whether this was written will be seen when it is read: then the journal, which stays, says if it is ours.
            self._ledger.take_back(path)
        found = hashlib.blake2b()
        self.folder.finish(MANIFEST, passed_on(manifest_lines(self._ledger.now()), found.update))
        self.manifest = found.digest()


def passed_on(parts: Iterable[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    """Yield parts, and have a hash updated by each as it passes."""
    for part in parts:
        update(part)
        yield part


def built_files(folder: Folder) -> frozenset[str]:
    """Give the paths of what builds have written into a folder; empty where there was none.

    Raises:
        OutputError: The folder's manifest cannot be understood.
    """
    return frozenset(path for path, _ in built_digests(folder))


def built_digests(folder: Folder) -> Iterator[tuple[str, str]]:
    """Yield the paths of what builds have written into a folder, with their digests.

    Raises:
        OutputError: The folder's manifest cannot be understood.
    """
    if folder.has(MANIFEST):
        yield from read_manifest(folder.lines(MANIFEST), folder.shown(MANIFEST))


def _named(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the paths and digests of a journal's lines, where they are whole."""
    for line in lines:
        with contextlib.suppress(ValueError, TypeError):
            name, digest = map(str, json.loads(line))
            if stays_inside(name):
                yield name, digest
