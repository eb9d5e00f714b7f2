"""Files behind URLs, read: object stores, web servers, zip archives; whatever fsspec has a filesystem for.

In: ``Url`` values. Out: bytes and listings, or an ``InputError`` that says what to install or to look at. Never done
here: keeping credentials; those are the environment's, as each filesystem documents. Never opened: a name out of a
listing as if it were a URL.

The only importer of fsspec. Whatever a filesystem raises is a file that cannot be read: there is no common base.
"""

import contextlib
import html
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import unquote

from l10n.errors import InputError, L10nError
from l10n.files.location import Url, stays_inside

_EXTRA = "Install the extra: pip install 'blog-l10n[remote]'."
_COME_WITH_THE_EXTRA = frozenset(("s3", "http", "https"))
_WEB = frozenset(("http", "https"))
_OTHER_ARCHIVES = frozenset(("tar", "libarchive"))
_GLOB = frozenset("*?[")
_MANY = 256
"""Files asked for at once."""
_SMALL = 64 << 20
_RATIO = 100
"""How many times its size an archive may unpack to, in bytes, from 64 MiB on; pages compress 4 to 20 times."""


class Found(NamedTuple):
    """A file of a listing: its path below the listed folder, and where it is."""

    path: str
    url: Url


def read_bytes(url: Url) -> bytes:
    """Read a whole file.

    Raises:
        InputError: It does not exist, or cannot be read.
    """
    with reading(url):
        filesystem, place = opened(url)
        data: bytes = filesystem.cat_file(place)
        return data


def peek_all(urls: Sequence[Url], size: int) -> list[bytes]:
    """Read how files begin, many at a time; one that cannot be read begins with nothing."""
    found: dict[Url, bytes] = {}
    for root in dict.fromkeys(url.root for url in urls):
        wanted = iter([url for url in urls if url.root == root])
        while some := list(islice(wanted, _MANY)):
            with reading(Url(root)):
                filesystem = opened(some[0])[0]
                starts = filesystem.cat_ranges([opened(url)[1] for url in some], 0, size, on_error="return")
            found.update(zip(some, starts, strict=True))
    return [found[url][:size] if isinstance(found[url], bytes) else b"" for url in urls]


def stamp_of(url: Url) -> tuple[object, ...]:
    """Tell one state of a file from another; () where it cannot be looked at."""
    with contextlib.suppress(InputError), reading(url):
        info = _look(url)
        return tuple(str(info.get(key)) for key in ("size", "ETag", "etag", "LastModified", "updated", "created"))
    return ()


def tag_of(url: Url) -> str:
    """Ask for the entity tag of a file now, "" where it has none. Raises what the filesystem raises."""
    return _tag(_look(url))


def _look(url: Url) -> dict[str, Any]:
    filesystem, place = opened(url)
    filesystem.invalidate_cache()
    info: dict[str, Any] = filesystem.info(place)
    return info


def _tag(info: dict[str, Any]) -> str:
    return str(info.get("ETag", ""))


def find_files(written: Url) -> tuple[Url, list[Found]]:
    """List an input: a folder with all that is below it, a single file, or a glob.

    A folder of a web server is what its listing says, and ends in a slash. Give the folder that paths are relative to,
    too.

    Raises:
        InputError: It does not exist or cannot be listed, holds a name that leads out of it, or unpacks to much more
            than it can reasonably hold.
    """
    if written.scheme in _OTHER_ARCHIVES:
        raise InputError(str(written), "is an archive of a kind that is not read", "Make it a zip, or unpack it.")
    with reading(written):
        filesystem, base = opened(written)
        filesystem.invalidate_cache()
        if written.scheme == "zip":
            _refuse_bomb(filesystem, written)
        if written.scheme in _WEB:
            return _on_the_web(filesystem, written)
        root, places = _listed(filesystem, written, base)
        filesystem.invalidate_cache()  # what a filesystem remembers of a listing is many times as large
        return root, [_inside(root, place) for place in sorted(places)]


def list_tags(folder: Url) -> dict[str, str]:
    """List all that is below a folder now: the entity tag of each file by path. A missing folder is empty."""
    with reading(folder):
        filesystem, base = opened(folder)
        filesystem.invalidate_cache()
        try:
            found = filesystem.find(base, detail=True)
        except FileNotFoundError:
            return {}
        filesystem.invalidate_cache()  # what a filesystem remembers of a listing is many times as large
        return {_below(base, place): _tag(info) for place, info in found.items() if place.strip("/") != base.strip("/")}


@contextlib.contextmanager
def reading(url: Url) -> Iterator[None]:
    """Turn whatever a filesystem raises into an ``InputError``."""
    try:
        yield
    except L10nError:
        raise
    except FileNotFoundError as error:
        raise InputError(str(url), "no such file", "Check the URL.") from error
    except ImportError as error:
        known = url.scheme in _COME_WITH_THE_EXTRA or "fsspec" in str(error)
        remedy = _EXTRA if known else "Install it beside this tool, on every machine that works."
        raise InputError(str(url), f"needs a package that is not installed: {error}", remedy) from error
    except Exception as error:
        remedy = "Check the URL, and what the environment says of credentials and endpoints."
        raise InputError(str(url), f"cannot be read: {reason(error)}", remedy) from error


def reason(error: BaseException) -> str:
    """Say why in the filesystem's own words, in one line."""
    said = getattr(error, "strerror", None) or str(error)
    return said.partition("\n")[0] or type(error).__name__


def opened(url: Url) -> tuple[Any, str]:
    """Give the filesystem of a URL, and the file's place in it. Raises what the filesystem raises."""
    filesystem, base = _opened(url.root, os.getpid())
    return filesystem, joined(base, url.path)


def joined(base: str, path: str) -> str:
    """Join a path to a place of a filesystem."""
    return (f"{base.rstrip('/')}/{path}" if base else path) if path else base


@lru_cache(maxsize=32)
def _opened(root: str, process: int) -> tuple[Any, str]:
    """Open a filesystem once a process: a forked one must not share the connections, or the archive, of its parent."""
    del process
    from fsspec.core import url_to_fs  # type: ignore[import-untyped]  # noqa: PLC0415 - for who names a URL

    filesystem, base = url_to_fs(root)
    return filesystem, base


def _listed(filesystem: Any, written: Url, base: str) -> tuple[Url, Iterable[str]]:  # noqa: ANN401 - any filesystem
    """Give the folder that an input's paths are relative to, and the places of its files."""
    head, chain, tail = written.root.partition("::")
    scheme, _, parts = head.partition("://")
    names = parts.split("/")
    fixed = next((index for index, name in enumerate(names) if _GLOB & set(name)), None)
    if fixed is not None:
        matched = filesystem.glob(base, detail=True)
        folders = [place for place, info in matched.items() if info["type"] == "directory"]
        files = [place for place, info in matched.items() if info["type"] != "directory"]
        root = Url(f"{scheme}://{'/'.join(names[:fixed])}{chain}{tail}")
        return root, {*files, *(place for folder in folders for place in filesystem.find(folder))}
    if filesystem.info(base)["type"] != "directory":
        return Url(f"{scheme}://{'/'.join(names[:-1])}{chain}{tail}"), (base,)
    return written, filesystem.find(base)


def _inside(root: Url, place: str) -> Found:
    """Give a file below ``root`` by its place in the filesystem.

    Raises:
        InputError: Its name leads out of the folder.
    """
    path = _below(opened(root)[1], place)
    if not stays_inside(path):
        raise InputError(str(root), f"holds a name that leads out of it: {path!r}", "Exports hold no such name.")
    return Found(path, root / path)


def _below(base: str, place: str) -> str:
    """Make a place relative to the folder at ``base``."""
    return place.removeprefix(base.rstrip("/")).removeprefix("/") if base else place


def _on_the_web(filesystem: Any, written: Url) -> tuple[Url, list[Found]]:  # noqa: ANN401 - as above
    """Give a single page, or the files that a server's listing of a folder names, and those of the folders in it.

    Links of a listing may lead anywhere: only those one level down are followed.
    """
    if not written.root.endswith("/"):
        filesystem.info(written.root)
        folder, _, name = written.root.rpartition("/")
        root = Url(f"{folder}/")
        return root, [Found(_inside(root, f"{folder}/{unquote(name)}").path, root / name)]
    found: list[Found] = []
    folders = [""]
    while folders:
        below = folders.pop()
        start = written.root + below
        for link in sorted({html.unescape(each) for each in filesystem.ls(start, detail=False)}):
            name = link.removeprefix(start)
            if link == name or not name.strip("/.") or {"?", "#"} & set(name) or "/" in name.removesuffix("/"):
                continue
            if name.endswith("/"):
                folders.append(below + name)
            else:
                path = _inside(written, written.root + unquote(below + name)).path
                found.append(Found(path, written / (below + name)))
    return written, found


def _refuse_bomb(filesystem: Any, written: Url) -> None:  # noqa: ANN401 - as above
    """Make sure that an archive is what its size lets expect; no entry unpacks to more than it says.

    Raises:
        InputError: It would unpack to very much more, or its entries lie over one another.
    """
    size = filesystem.fo.seek(0, os.SEEK_END)
    entries = filesystem.zip.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if sum(entry.compress_size for entry in entries) > size:
        raise InputError(str(written), "is no honest archive: its entries overlap", "Make it again.")
    if unpacked > max(_SMALL, _RATIO * size):
        problem = f"would unpack to {unpacked >> 20} MiB, more than {_RATIO} times its size"
        raise InputError(str(written), problem, "If you trust it, unpack it, and name the folder.")
