"""What has been worked out before, by what it was worked out from.

In: packed records (``l10n.records``), and the bytes they follow from. Out: the same in a later run. Never done here:
knowing what a page is, or trusting a file: one that is torn, foreign or of another shape is a miss. The folder may be
deleted at any time, and any number of runs may share it: a file is whole or not there. What is not asked for goes.

A file is a digest of its name and what follows, then the record.
"""

import contextlib
import hashlib
import os
import re
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Generic, TypeVar

from l10n.errors import L10nError
from l10n.files import write_atomically
from l10n.records import MALFORMED, unpack

_Value = TypeVar("_Value")
_DIGEST = 16
_DAY, _MONTH = 86_400, 30 * 86_400
"""Seconds."""
_MARKER = ".swept"
_NAME = re.compile(r"[0-9a-f]{30}|\.l10n-[0-9a-f]{16}\.tmp")
"""An entry, or what a killed run left of one."""
_LIBRARIES = ("turbohtml", "babel")
"""Libraries that decide what a page is read as."""


@dataclass(frozen=True, slots=True)
class Cache(Generic[_Value]):
    """Records of one type in a folder. ``scope`` is a digest of all that they follow from besides the bytes.

    An empty ``scope`` keeps nothing.
    """

    folder: Path
    kind: type[_Value]
    scope: str = ""

    def get(self, name: str, data: bytes) -> bytes | None:
        """Give the record that was kept for ``data`` under ``name``, packed; None if no sound one was."""
        if not self.scope:
            return None
        try:
            file = self._file(name, data)
            written = file.read_bytes()
            digest, packed = written[:_DIGEST], written[_DIGEST:]
            if _digest(file.name.encode(), packed) == digest:
                unpack(packed, self.kind)
                _touch(file)
                return packed
        except (OSError, *MALFORMED):
            return None
        return None

    def put(self, name: str, data: bytes, packed: bytes) -> None:
        """Keep a record. Where that cannot be written, it is simply not there the next time."""
        if self.scope:
            with contextlib.suppress(L10nError):
                file = self._file(name, data)
                write_atomically(file, _digest(file.name.encode(), packed) + packed, durable=False)

    def _file(self, name: str, data: bytes) -> Path:
        key = _digest(self.scope.encode(), name.encode("utf-8", "surrogateescape"), data).hex()
        return self.folder / key[:2] / key[2:]


def sweep(folder: Path) -> None:
    """Remove what no run has asked for in a month, and look for that once a day.

    Any number of runs may be at work: what one of them misses it works out again. Only what has the name of an entry
    goes, since the folder may be anybody's.
    """
    marker, now = folder / _MARKER, time.time()
    with contextlib.suppress(OSError):
        if not folder.is_dir() or (marker.exists() and abs(now - marker.stat().st_mtime) < _DAY):
            return
        marker.touch()
        for file in folder.glob("[0-9a-f][0-9a-f]/*"):
            if _NAME.fullmatch(file.name) and now - file.stat().st_mtime > _MONTH:
                file.unlink(missing_ok=True)


def _touch(file: Path) -> None:
    """Let an entry's time say on which day it was last asked for."""
    with contextlib.suppress(OSError):
        if abs(time.time() - file.stat().st_mtime) > _DAY:
            os.utime(file)


def scope_of(*parts: object) -> str:
    """Give a digest of values that have a faithful ``repr``, and of the code that works with them."""
    package = Path(__file__).parent
    # Not what Python makes of it: those files come and go while others run, and say nothing that these do not.
    files = (*package.rglob("*.py"), *package.rglob("*.toml"))
    code = sorted((file.stat().st_mtime_ns, file.stat().st_size, file.name) for file in files)
    releases = [version(name) for name in _LIBRARIES]
    return _digest(repr((parts, code, releases, sys.version)).encode()).hex()


def _digest(*parts: bytes) -> bytes:
    found = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()
