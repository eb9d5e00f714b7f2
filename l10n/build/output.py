"""The output folder, and what in it is ours.

In: files to be there. Out: writes and removals. Never done here: touching a file that this tool did not write, or that
somebody changed since; the manifest says which are ours, and what they held. A journal says so of a build that is
under way: whatever kills it, the next one knows what it wrote.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from l10n.build.layout import stays_inside
from l10n.errors import OutputError
from l10n.files import LOCK_NAME, append_line, lock, read_bytes, remove_file, write_atomically

MANIFEST = ".l10n-manifest.json"
JOURNAL = ".l10n-journal"
_VERSION = 1


@dataclass
class Output:
    """One build's output. ``check`` only counts what would change."""

    folder: Path
    check: bool = False
    changed: list[str] = field(default_factory=list)
    _old: dict[str, str] = field(default_factory=dict)
    _new: dict[str, str] = field(default_factory=dict)

    @classmethod
    @contextlib.contextmanager
    def open(cls, folder: Path, *, check: bool = False) -> Iterator[Self]:
        """Open an output folder, which need not exist, for one build; other builds are kept away from it.

        When the build is done, what earlier builds made and this one did not goes, where nobody changed it. When it
        fails, all of that stays, and what was written so far is known to be ours.

        Raises:
            BusyError: Another build is at work in it.
            OutputError: Its manifest cannot be understood, or not written.
        """
        for name in (MANIFEST, JOURNAL, LOCK_NAME):
            if (folder / name).is_symlink():
                raise OutputError(
                    str(folder / name), "is a link, which may lead anywhere", "Remove it, and build again."
                )
        with contextlib.nullcontext() if check else lock(folder):
            output = cls(folder, check, _old=_read_manifest(folder / MANIFEST))
            output._adopt()
            try:
                yield output
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
        file = self.folder / path
        digest = _digest(data)
        if not self._holds(file):
            raise OutputError(
                str(file), "leads out of the output folder by a link", "Remove the link, and build again."
            )
        if file.exists():
            held = _digest(read_bytes(file))
            if held == digest:
                self._new[path] = digest
                return
            if self._old.get(path) != held:
                problem = "was changed since it was built" if path in self._old else "was not written by this tool"
                raise OutputError(str(file), f"{problem}, and would be overwritten", "Move it away, and build again.")
        self.changed.append(path)
        if not self.check:
            append_line(self.folder / JOURNAL, json.dumps([path, digest]))
            write_atomically(file, data, durable=False)
        self._new[path] = digest

    def _holds(self, file: Path) -> bool:
        """Say whether a path leads to a place in the folder, links followed."""
        return file.resolve().is_relative_to(self.folder.resolve())

    def keep(self, *paths: str) -> None:
        """Leave what an earlier build made at these paths: what it was made from cannot be read now."""
        self._new.update({path: self._old[path] for path in paths if path in self._old})

    def _adopt(self) -> None:
        """Take for ours what a build wrote that was killed: what its journal names and the file still holds."""
        for path, digest in _read_journal(self.folder / JOURNAL):
            file = self.folder / path
            if self._holds(file) and file.is_file() and _digest(read_bytes(file)) == digest:
                self._old[path] = digest

    def _remove_old(self) -> None:
        for path in sorted(self._old.keys() - self._new.keys()):
            file = self.folder / path
            if not self._holds(file) or not file.is_file() or _digest(read_bytes(file)) != self._old[path]:
                continue
            self.changed.append(path)
            if not self.check:
                remove_file(file)
                self._prune(file.parent)

    def _write_manifest(self) -> None:
        if not self.check:
            text = json.dumps({"version": _VERSION, "files": dict(sorted(self._new.items()))}, indent=0)
            write_atomically(self.folder / MANIFEST, text.encode() + b"\n", durable=False)
            remove_file(self.folder / JOURNAL)

    def _prune(self, folder: Path) -> None:
        while folder != self.folder and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def built_files(folder: Path) -> frozenset[str]:
    """Give the paths of what builds have written into a folder; empty where there was none.

    Raises:
        OutputError: The folder's manifest cannot be understood.
    """
    return frozenset(_read_manifest(folder / MANIFEST))


def _read_manifest(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        held = json.loads(read_bytes(path))
        files = {str(name): str(digest) for name, digest in held["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "Delete the output folder if nothing in it is yours, and build again."
        raise OutputError(str(path), "is not a manifest of ours", remedy) from error
    # A manifest travels with the folder, through archives and repositories: what it names may be anybody's choice.
    return {name: digest for name, digest in files.items() if stays_inside(name)}


def _read_journal(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the paths and digests of a journal; its last line may be torn."""
    for line in read_bytes(path).splitlines() if path.exists() else ():
        with contextlib.suppress(ValueError, TypeError):
            name, digest = map(str, json.loads(line))
            if stays_inside(name):
                yield name, digest


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
