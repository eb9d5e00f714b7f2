"""An export: which of its files are pages, feeds or assets, on this machine or behind a URL.

In: a configuration. Out: a ``Site``: files with their paths relative to their input folder. Never done here: reading a
page, resolving a link, writing.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from l10n.config import FILE_NAME, ORIGIN_FLAG, Config
from l10n.errors import InputError
from l10n.files import Location, Url, find_files, peek_all, plain

BEGIN = f"No {FILE_NAME} is here or above: l10n init LOCALE --from DIR writes one."
"""What to do where no project is."""

_PAGES = frozenset((".html", ".htm", ".xhtml", ".xht", ".shtml"))
_FEEDS = frozenset((".xml", ".atom", ".rss"))
_PROGRAMS = frozenset((".php", ".asp", ".aspx", ".jsp", ".cgi"))
"""What programs are named; a mirror saves what they answered under the same name."""
_HIDDEN = (".", "__MACOSX")
_GLOB = frozenset("*?[")
_PEEK = 512
_PEEKS = 1024
"""Files looked into before the first of them is judged."""


class FileKind(StrEnum):
    """What a file of an export is."""

    PAGE = "page"
    FEED = "feed"
    ASSET = "asset"


class SiteFile(NamedTuple):
    """A file of the export: ``path`` is relative to its input, with forward slashes; ``file`` is where it lies."""

    path: str
    file: Location
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Site:
    """The files of an export, sorted by path, and the folders that they come from; ``excluded`` are paths left out."""

    files: tuple[SiteFile, ...]
    roots: tuple[Location, ...]
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
    found: dict[str, Location] = {}
    roots: list[Location] = []
    excluded: set[str] = set()
    for written, place in zip(config.inputs, config.exports, strict=True):
        root, files = _behind(place) if isinstance(place, Url) else _here(config, plain(written))
        roots.append(root)
        for path, file in files:
            if any(fnmatchcase(path, pattern) for pattern in config.exclude):
                excluded.add(path)
                continue
            other = found.setdefault(path, file)
            if other != file:
                raise InputError(
                    str(file), f"has the path of {other}, and so the same place in the output",
                    "Exclude one of them, or make two projects.",
                )  # fmt: skip
    files_found = tuple(sorted(_kinds(found)))
    site = Site(files_found, tuple(dict.fromkeys(roots)), frozenset(excluded))
    if not site.pages:
        raise InputError(", ".join(map(str, config.inputs)), "no HTML page is there", _remedy(config))
    return site


def _behind(place: Url) -> tuple[Url, Iterator[tuple[str, Url]]]:
    """Give the folder that a URL's paths are relative to, and its files, but for hidden ones."""
    root, files = find_files(place)
    return root, ((path, file) for path, file in files if not any(map(_is_hidden, path.split("/"))))


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN)


def _here(config: Config, written: str) -> tuple[Path, Iterator[tuple[str, Path]]]:
    """Give the folder that an input's paths are relative to, and its files, but for the project's own."""
    root, files = _input(config, written)
    ours = _own_places(config, root)
    theirs = (file for file in files if not ours or ours.isdisjoint((file, *file.parents)))
    return root, ((file.relative_to(root).as_posix(), file) for file in theirs)


def _own_places(config: Config, root: Path) -> frozenset[Path]:
    """Give the files and folders of the project that lie in the input ``root``: its own folder may be the export's."""
    written = (FILE_NAME, config.catalogs.dir, config.build.out, config.run.cache)
    places = [config.located(each) for each in written] + ([Path(config.file).absolute()] if config.file else [])
    found = {Path(os.path.normpath(place)) for place in places}
    return frozenset(path for path in found if path != root and path.is_relative_to(root))


def _input(config: Config, written: str) -> tuple[Path, Iterator[Path]]:
    """Give the folder that an input's paths are relative to, and its files."""
    parts = Path(written).parts
    fixed = next((index for index, part in enumerate(parts) if _GLOB & set(part)), len(parts))
    root = config.located(str(Path(*parts[:fixed]) if fixed else Path()))
    if not root.exists():
        raise InputError(str(root), "does not exist", _remedy(config))
    if root.is_file():
        return root.parent, iter((root,))
    if fixed < len(parts):
        matched = root.glob(str(Path(*parts[fixed:])))
        return root, (file for match in matched for file in ([match] if match.is_file() else _walk(match)))
    return root, _walk(root)


def _remedy(config: Config) -> str:
    """Say what to do about an input that is of no use, by what named it."""
    if dict(config.origins).get("inputs") == ORIGIN_FLAG:
        return "--from takes the folder of the export."
    if not config.file:
        return BEGIN
    return f"Set inputs in {FILE_NAME} to the folder of the export."


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


def _kinds(found: Mapping[str, Location]) -> Iterator[SiteFile]:
    """Tell pages from feeds and assets: by their names, and where those leave it open, by what they begin with."""
    open_ones = []
    for path, file in found.items():
        suffix = _suffix(path)
        if suffix and suffix not in _PAGES | _FEEDS | _PROGRAMS:
            yield SiteFile(path, file, FileKind.ASSET)
        else:
            open_ones.append((path, file))
    rest = iter(open_ones)
    while some := list(islice(rest, _PEEKS)):
        starts = peek_all([file for _, file in some], _PEEK)
        for (path, file), start in zip(some, starts, strict=True):
            yield SiteFile(path, file, _kind(_suffix(path), start.lower()))


def _suffix(path: str) -> str:
    """Give the suffix of a name; wget keeps queries in names: index.html?m=1."""
    return PurePosixPath(PurePosixPath(path).name.partition("?")[0]).suffix.lower()


def _kind(suffix: str, start: bytes) -> FileKind:
    """Tell a page from a feed by what it begins with; one that cannot be read is what its name says."""
    if suffix in _PROGRAMS and (b"<?php" in start or b"<%" in start):
        return FileKind.ASSET
    if b"<rss" in start or b"<feed" in start or b"<rdf:rdf" in start:
        return FileKind.FEED
    if suffix in _PAGES or b"<!doctype html" in start or b"<html" in start:
        return FileKind.PAGE
    return FileKind.ASSET
