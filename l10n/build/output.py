"""The output folder, and what in it is ours.

In: files to be there. Out: writes and removals. Never done here: touching a file that this tool did not write, or that
somebody changed since; the manifest says which are ours, and what they held. A journal says so of a build that is
under way: whatever kills it, the next one knows what it wrote.
"""

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from l10n.errors import OutputError
from l10n.files import JOURNAL, Location, stays_inside
from l10n.files.folder import Folder, open_folder

__all__ = ["JOURNAL", "MANIFEST", "Output", "built_digests", "built_files"]

MANIFEST = ".l10n-manifest.json"
_VERSION = 1


@dataclass
class Output:
    """One build's output. ``check`` only counts what would change."""

    folder: Folder
    check: bool = False
    changed: list[str] = field(default_factory=list)
    _old: dict[str, str] = field(default_factory=dict)
    _new: dict[str, str] = field(default_factory=dict)

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
        with contextlib.nullcontext() if check else folder.lock():
            output = cls(folder, check, _old=built_digests(folder))
            output._adopt()
            try:
                yield output
                folder.flush()
                output._remove_old()
            except BaseException:
                output._new = output._old | output._new
                raise
            finally:
                output._write_manifest()

    def write(self, path: str, data: bytes) -> None:
        """Make a file hold ``data``; one that holds it already is not touched.

        Raises:
            OutputError: The file is there and not ours, or was changed by somebody else, or cannot be written.
        """
        digest = self.folder.digest(data)
        held = self.folder.held(path, digest)
        if held == digest:
            self._new[path] = digest
            return
        if held is not None and self._old.get(path) != held:
            problem = "was changed since it was built" if path in self._old else "was not written by this tool"
            raise OutputError(
                self.folder.shown(path), f"{problem}, and would be overwritten", "Move it away, and build again."
            )
        self.changed.append(path)
        if not self.check:
            self.folder.write(path, data, json.dumps([path, digest]))
        self._new[path] = digest

    @property
    def digests(self) -> dict[str, str]:
        """The digests of what is ours now, by path: what the manifest says."""
        return dict(self._new)

    def holds(self, path: str, digest: str) -> bool:
        """Say whether a file is ours, and still holds what has this digest."""
        return self._old.get(path) == digest and self.folder.held(path, digest) == digest

    def keep(self, *paths: str) -> None:
        """Leave what an earlier build made at these paths: what it was made from cannot be read now."""
        self._new.update({path: self._old[path] for path in paths if path in self._old})

    def _adopt(self) -> None:
        """Take for ours what a build wrote that was killed: what its journal names and the file still holds."""
        for path, digest in _named(self.folder.notes()):
            if self.folder.has(path) and self.folder.held(path, digest) == digest:
                self._old[path] = digest

    def _remove_old(self) -> None:
        for path in sorted(self._old.keys() - self._new.keys()):
            if not self.folder.has(path) or self.folder.held(path) != self._old[path]:
                continue
            self.changed.append(path)
            if not self.check:
                self.folder.remove(path)

    def _write_manifest(self) -> None:
        if self.check:
            return
        for path in self.folder.unsure:
            # Whether this was written will be seen when it is read: then the journal, which stays, says if it is ours.
            self._new.pop(path, None)
            if path in self._old:
                self._new[path] = self._old[path]
        text = json.dumps({"version": _VERSION, "files": dict(sorted(self._new.items()))}, indent=0)
        self.folder.finish(MANIFEST, (text.encode(), b"\n"))


def built_files(folder: Folder) -> frozenset[str]:
    """Give the paths of what builds have written into a folder; empty where there was none.

    Raises:
        OutputError: The folder's manifest cannot be understood.
    """
    return frozenset(built_digests(folder))


def built_digests(folder: Folder) -> dict[str, str]:
    """Give the digests of what builds have written into a folder, by path.

    Raises:
        OutputError: The folder's manifest cannot be understood.
    """
    if not folder.has(MANIFEST):
        return {}
    try:
        held = json.loads(folder.read(MANIFEST))
        files = {str(name): str(digest) for name, digest in held["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "Delete the output folder if nothing in it is yours, and build again."
        raise OutputError(folder.shown(MANIFEST), "is not a manifest of ours", remedy) from error
    # A manifest travels with the folder, through archives and repositories: what it names may be anybody's choice.
    return {name: digest for name, digest in files.items() if stays_inside(name)}


def _named(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the paths and digests of a journal's lines, where they are whole."""
    for line in lines:
        with contextlib.suppress(ValueError, TypeError):
            name, digest = map(str, json.loads(line))
            if stays_inside(name):
                yield name, digest
