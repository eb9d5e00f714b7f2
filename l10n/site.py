"""An export on disk: which of its files are pages, feeds or assets.

In: a configuration. Out: a ``Site``: files with their paths relative to their input folder. Never done here: reading a
page, resolving a link, writing.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from l10n.config import FILE_NAME, Config
from l10n.errors import InputError

_PAGES = frozenset((".html", ".htm", ".xhtml", ".xht", ".shtml"))
_FEEDS = frozenset((".xml", ".atom", ".rss"))
_PROGRAMS = frozenset((".php", ".asp", ".aspx", ".jsp", ".cgi"))
"""What programs are named; a mirror saves what they answered under the same name."""
_HIDDEN = (".", "__MACOSX")
_GLOB = frozenset("*?[")
_PEEK = 512


class FileKind(StrEnum):
    """What a file of an export is."""

    PAGE = "page"
    FEED = "feed"
    ASSET = "asset"


class SiteFile(NamedTuple):
    """A file of the export: ``path`` is relative to its input, with forward slashes; ``file`` is where it lies."""

    path: str
    file: Path
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Site:
    """The files of an export, sorted by path, and the folders that they come from; ``excluded`` are paths left out."""

    files: tuple[SiteFile, ...]
    roots: tuple[Path, ...]
    excluded: frozenset[str] = frozenset()

    def of_kind(self, kind: FileKind) -> tuple[SiteFile, ...]:
        """Give the files of one kind, sorted by path."""
        return tuple(file for file in self.files if file.kind is kind)

    @property
    def pages(self) -> tuple[SiteFile, ...]:
        """The pages, sorted by path."""
        return self.of_kind(FileKind.PAGE)


def find_site(config: Config) -> Site:
    """Look at the inputs of a configuration. The project's own files are none of the export's.

    Raises:
        InputError: An input does not exist or cannot be listed, two inputs hold files of one path, or no page is there.
    """
    found: dict[str, SiteFile] = {}
    roots: list[Path] = []
    excluded: set[str] = set()
    for written in config.inputs:
        root, files = _input(config, written)
        roots.append(root)
        ours = _own_places(config, root)
        for file in files:
            if ours and not ours.isdisjoint((file, *file.parents)):
                continue
            path = file.relative_to(root).as_posix()
            if any(fnmatchcase(path, pattern) for pattern in config.exclude):
                excluded.add(path)
                continue
            other = found.setdefault(path, SiteFile(path, file, _kind(file)))
            if other.file != file:
                raise InputError(
                    str(file), f"has the path of {other.file}, and so the same place in the output",
                    "Exclude one of them, or make two projects.",
                )  # fmt: skip
    site = Site(tuple(found[path] for path in sorted(found)), tuple(dict.fromkeys(roots)), frozenset(excluded))
    if not site.pages:
        places = ", ".join(config.inputs)
        raise InputError(places, "no HTML page is there", "Set inputs in l10n.toml to the folder of the export.")
    return site


def _own_places(config: Config, root: Path) -> frozenset[Path]:
    """Give the files and folders of the project that lie in the input ``root``: its own folder may be the export's."""
    written = (FILE_NAME, config.catalogs.dir, config.build.out, config.run.cache)
    files = {file for _, file in config.origins if file.endswith(".toml")}
    found = {Path(os.path.normpath(config.located(each))) for each in (*written, *files)}
    return frozenset(path for path in found if path != root and path.is_relative_to(root))


def _input(config: Config, written: str) -> tuple[Path, Iterator[Path]]:
    """Give the folder that an input's paths are relative to, and its files."""
    parts = Path(written).parts
    fixed = next((index for index, part in enumerate(parts) if _GLOB & set(part)), len(parts))
    root = config.located(str(Path(*parts[:fixed]) if fixed else Path()))
    if not root.exists():
        raise InputError(str(root), "does not exist", f"inputs in the configuration says {written!r}.")
    if root.is_file():
        return root.parent, iter((root,))
    if fixed < len(parts):
        matched = root.glob(str(Path(*parts[fixed:])))
        return root, (file for match in matched for file in ([match] if match.is_file() else _walk(match)))
    return root, _walk(root)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; hidden ones, links out of it, pipes and devices are none of the export's."""

    def refuse(error: OSError) -> None:
        raise InputError(str(error.filename), f"cannot be listed: {error.strerror}", "Check its permissions.")

    real = folder.resolve()
    for base, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        for name in sorted(names):
            file = Path(base, name)
            # Unlike Path.resolve, os.path.realpath lets links that lead in circles be.
            inside = not file.is_symlink() or Path(os.path.realpath(file)).is_relative_to(real)
            if name.startswith(_HIDDEN) or not inside or _is_endless(file):
                continue
            yield file


def _is_endless(file: Path) -> bool:
    """Say whether a file is a pipe, a socket or a device, whose reading need not end; an unreadable one is reported."""
    try:
        mode = file.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _kind(file: Path) -> FileKind:
    """Tell a page from a feed: by what the file begins with, where its name leaves that open."""
    suffix = Path(file.name.partition("?")[0]).suffix.lower()  # wget keeps queries in names: index.html?m=1
    if suffix and suffix not in _PAGES | _FEEDS | _PROGRAMS:
        return FileKind.ASSET
    start = _peek(file)
    if suffix in _PROGRAMS and (b"<?php" in start or b"<%" in start):
        return FileKind.ASSET
    if b"<rss" in start or b"<feed" in start or b"<rdf:rdf" in start:
        return FileKind.FEED
    if suffix in _PAGES or b"<!doctype html" in start or b"<html" in start:
        return FileKind.PAGE
    return FileKind.ASSET


def _peek(file: Path) -> bytes:
    """Read how a file begins; one that cannot be read is what its name says, and reported by whoever reads it."""
    try:
        with file.open("rb") as opened:
            return opened.read(_PEEK).lower()
    except OSError:
        return b""
