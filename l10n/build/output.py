"""The output folder, and what in it is ours.

In: files to be there. Out: writes and removals. Never done here: touching a file that this tool did not write, or that
somebody changed since; the manifest says which are ours, and what they held.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from l10n.errors import OutputError
from l10n.files import read_bytes, remove_file, write_atomically

MANIFEST = ".l10n-manifest.json"
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
    def open(cls, folder: Path, *, check: bool = False) -> "Output":
        """Open an output folder, which need not exist.

        Raises:
            OutputError: Its manifest cannot be understood.
        """
        path = folder / MANIFEST
        old: dict[str, str] = {}
        if path.exists():
            try:
                held = json.loads(read_bytes(path))
                old = {str(name): str(digest) for name, digest in held["files"].items()}
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                remedy = "Delete the output folder if nothing in it is yours, and build again."
                raise OutputError(str(path), "is not a manifest of ours", remedy) from error
        return cls(folder, check, _old=old)

    def write(self, path: str, data: bytes) -> None:
        """Make a file hold ``data``; one that holds it already is not touched.

        Raises:
            OutputError: The file is there and not ours, or was changed by somebody else, or cannot be written.
        """
        file = self.folder / path
        digest = _digest(data)
        self._new[path] = digest
        if file.exists():
            held = _digest(read_bytes(file))
            if held == digest:
                return
            if self._old.get(path) != held:
                problem = "was changed since it was built" if path in self._old else "was not written by this tool"
                raise OutputError(str(file), f"{problem}, and would be overwritten", "Move it away, and build again.")
        self.changed.append(path)
        if not self.check:
            write_atomically(file, data, durable=False)

    def close(self) -> None:
        """Remove what earlier builds made and this one did not, where nobody changed it, and write the manifest."""
        for path in sorted(self._old.keys() - self._new.keys()):
            file = self.folder / path
            if not file.is_file() or _digest(read_bytes(file)) != self._old[path]:
                continue
            self.changed.append(path)
            if not self.check:
                remove_file(file)
                self._prune(file.parent)
        if not self.check:
            text = json.dumps({"version": _VERSION, "files": dict(sorted(self._new.items()))}, indent=0)
            write_atomically(self.folder / MANIFEST, text.encode() + b"\n", durable=False)

    def _prune(self, folder: Path) -> None:
        while folder != self.folder and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
