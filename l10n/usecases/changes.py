"""What a use case would write: files before and after.

In: paths and bytes. Out: the files written, each whole. Never done here: deciding what to write.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import OutputError
from l10n.files import read_blocks, read_bytes, remove_file, write_atomically
from l10n.spool import Spool, digest_of


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after, whole or in pieces. ``before`` is empty for a new file, ``after`` for one that goes.

    With a file that goes go the folders below ``root`` that it leaves empty.
    """

    path: Path
    before: bytes | Spool
    after: bytes | Spool
    root: Path | None = None

    @classmethod
    def removing(cls, path: Path, domain: str) -> "Change":
        """Make the change of a file that goes, and of the folders that only its domain has: ``posts/2014/02/a``."""
        return cls(path, read_bytes(path), b"", path.parents[domain.count("/")])

    @property
    def differs(self) -> bool:
        """Whether writing would change anything."""
        if isinstance(self.before, bytes) and isinstance(self.after, bytes):
            return self.before != self.after
        return _digest(self.before) != _digest(self.after)

    @property
    def texts(self) -> tuple[str, str]:
        """What to show a person of the file before and after."""
        before, after = (b"".join(_pieces(data)).decode("utf-8", "replace") for data in (self.before, self.after))
        return before, after

    @property
    def digest(self) -> bytes | None:
        """What the file is known by when it is written; None for one that goes."""
        return _digest(self.after) if self.after else None


def is_done(path: Path, digest: bytes | None) -> bool:
    """Say whether a file still holds what was written into it."""
    return (digest_of(read_blocks(path)) if path.exists() else None) == digest


def _digest(data: bytes | Spool) -> bytes:
    return digest_of(_pieces(data))


def _pieces(data: bytes | Spool) -> Sequence[bytes]:
    return (data,) if isinstance(data, bytes) else data


def write_changes(folder: Path, changes: Iterable[Change]) -> int:
    """Write what differs below a folder, and say how many files that were.

    Raises:
        OutputError: A link leads out of the folder, and nothing was written; or a file cannot be written, and those
            before it are.
    """
    differing = [change for change in changes if change.differs]
    for change in differing:
        refuse_way_out(folder, change.path)
    written = 0
    for change in differing:
        if change.after:
            written += write_atomically(change.path, change.after)
        else:
            written += remove_file(change.path, change.root)
    return written


def refuse_way_out(folder: Path, path: Path) -> None:
    """Make sure that a file of a folder is in it, links followed: who may write catalogs may write text, and no links.

    The folder itself may be one.

    Raises:
        OutputError: It is not.
    """
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise OutputError(str(path), f"leads out of {folder.name}/ by a link", "Remove the link, or move catalogs.dir.")
