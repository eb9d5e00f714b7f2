"""Where a file is: a path of this machine, or a URL that a filesystem of fsspec understands.

In: what a configuration says. Out: a ``Location``. Never done here: looking there.
"""

import posixpath
import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
"""How a URL begins; a single letter is a drive of Windows."""
_LOCAL = ("file://", "local://")
_SECRET = re.compile(r"(?<=://)[^/@:]*:?[^/@]*@")
"""User and password before a host."""
_ALIASES = {"s3a": "s3", "gcs": "gs"}
"""Other names of a scheme, which lead to the same objects."""


@dataclass(frozen=True, slots=True, order=True)
class Url:
    """A file or folder behind a URL: ``root`` as configured, ``path`` below that, "" for the root itself.

    The two are never joined into a text that is opened: a file may be called ``x::file:``, and would be another URL
    then. ``root`` may be a chain, ``zip://folder::s3://bucket/export.zip``, read from the right.
    """

    root: str
    path: str = ""

    def __truediv__(self, path: str) -> "Url":
        """Give a file below this folder."""
        return replace(self, path=f"{self.path}/{path}" if self.path else path)

    def __str__(self) -> str:
        """Write it as a person would, without a password."""
        head, chain, tail = _SECRET.sub("", self.root).partition("::")
        below = f"{head if head.endswith('/') else f'{head}/'}{self.path}" if self.path else head
        return below + chain + tail

    @property
    def scheme(self) -> str:
        """What comes before the first colon, by its usual name."""
        scheme = self.root.partition("://")[0]
        return _ALIASES.get(scheme, scheme)

    @property
    def parts(self) -> tuple[str, ...]:
        """What it is compared by: what the chain stands on, scheme and host, and the folders down to it."""
        head, _, tail = self.root.partition("::")
        return tail, self.scheme, *PurePosixPath(head.partition("://")[2].strip("/"), self.path).parts


Location: TypeAlias = Path | Url


def is_url(written: str) -> bool:
    """Say whether a configured place is a URL; ``file:`` URLs are paths of this machine."""
    return bool(_SCHEME.match(written)) and not (written.startswith(_LOCAL) and "::" not in written)


def plain(written: str) -> str:
    """Give the path that a ``file:`` URL stands for; anything else as it is."""
    return unquote(urlsplit(written).path) if written.startswith(_LOCAL) and not is_url(written) else written


def locate(root: Path, written: str) -> Location:
    """Make a configured place absolute: paths are relative to ``root``, also where a chain of URLs ends in one."""
    if not is_url(written):
        return root / plain(written)
    *chain, last = written.split("::")
    if chain and not is_url(last):
        return Url("::".join((*chain, f"file://{posixpath.join(root.absolute().as_posix(), plain(last))}")))
    return Url(written)


def encloses(outer: Location, inner: Location) -> bool:
    """Say whether a folder is the other one or around it, links followed. What is here is not in what is elsewhere."""
    if isinstance(outer, Url) and isinstance(inner, Url):
        return inner.parts[: len(outer.parts)] == outer.parts
    return isinstance(outer, Path) and isinstance(inner, Path) and inner.resolve().is_relative_to(outer.resolve())


def stays_inside(path: str) -> bool:
    """Say whether a relative path, as it would be read on any system, stays below the folder it is relative to."""
    normal = posixpath.normpath(path)
    leaves = normal.startswith(("/", "../")) or normal == ".." or re.match(r"[A-Za-z]:", normal)
    return not leaves and "\\" not in path and "\0" not in path
