"""Addresses of a site: what a link leads to, and how to write one that leads there from elsewhere.

In: the paths of an export, and the URLs it lives under. Out: paths, relative links, absolute URLs. Never done here:
looking at the disk or a network, or guessing: what tools saved (``searchbc19.html``, ``index.html?m=1``) is found
under the name it was saved under, or not at all.
"""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

INDEXES = ("index.html", "index.htm", "index.xhtml")
"""What servers give for a folder, in their usual order."""

_SAFE = "/~!$&'()*+,;=:@-._"
"""What a path may hold unescaped (RFC 3986, section 3.3)."""
_DROPPED = re.compile(r"[\t\n\r]")
"""The characters that a URL parser leaves out (URL Standard, 4.4)."""
_PATH = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?://[^/?#\\]*)?[^?#]*", re.IGNORECASE)
_HTTP = frozenset(("http", "https"))
_REMEMBERED = 16_384
"""How many links are remembered: those that all pages have, in as many folders as a page's versions lie in."""


class Style(Enum):
    """How a link was written."""

    RELATIVE = auto()
    ROOTED = auto()
    """From the root of its host: ``/2014/02/``."""
    ABSOLUTE = auto()
    """With a host: ``https://example.org/2014/02/``."""


class Place(NamedTuple):
    """What a link leads to: the ``path`` of its address in the site, and the ``file`` that stands there ("" if none).

    ``path`` is not escaped, ends in a slash for a folder ("" for the site's own), and begins with ``../`` where it
    leads out of the export. ``tail`` is what follows the path, as written: query and fragment. ``home`` is the URL of
    the site that an absolute link begins with, the path of it in a rooted one.
    """

    path: str
    file: str
    tail: str
    style: Style
    home: str = ""


@dataclass(frozen=True)
class Addresses:
    """The files of a site and its URLs: ``home`` where it will be ("" if unknown), ``aliases`` where it was as well.

    URLs end in a slash; see ``addresses_of``. A site repeats its links on every page, so what they lead to is
    remembered.
    """

    files: frozenset[str]
    home: str = ""
    aliases: tuple[str, ...] = ()

    def url(self, path: str) -> str:
        """Write the URL of a file of the site; an ``index.html`` has its folder's."""
        folder, _, name = path.rpartition("/")
        shown = (f"{folder}/" if folder else "") if name == INDEXES[0] else path
        return self.home + escaped(shown)

    def find(self, target: str, start: str) -> Place | None:
        """Resolve a link that stands on the page ``start`` (a path of the site); None where it leads to another site.

        A ``start`` may be a folder (a page's ``<base>``), and ends in a slash then.
        """
        found = self._known(target, start[: start.rfind("/") + 1])
        if isinstance(found, str):
            return Place(start, self._file(start, "")[0], found, Style.RELATIVE)
        return found

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Cross a process border without what is remembered."""
        return type(self), (self.files, self.home, self.aliases)

    @cached_property
    def _known(self) -> Callable[[str, str], Place | str | None]:
        return lru_cache(_REMEMBERED)(self._resolve)

    def _resolve(self, target: str, folder: str) -> Place | str | None:
        """Resolve a link that stands on a page in ``folder``; one without a path leads to that page: give its tail."""
        target = _DROPPED.sub("", target.strip())
        try:
            scheme, host, path, query, _ = urlsplit(target)
        except ValueError:
            return None
        if scheme and not (scheme.lower() in _HTTP and host):
            return None
        path, tail = path.replace("\\", "/"), target[path_end(target) :]
        if host:
            return self._in_homes(f"//{host.lower()}{path or '/'}", query, tail, Style.ABSOLUTE)
        if path.startswith("/"):
            return self._in_homes(path, query, tail, Style.ROOTED)
        if not path:
            return tail
        folder = posixpath.dirname(folder)
        return self._place(posixpath.join(folder, unescaped(path)), posixpath.join(folder, path), query, tail)

    def _in_homes(self, path: str, query: str, tail: str, style: Style) -> Place | None:
        """Resolve what begins with a host, or at the root of one: by the first URL of the site that has such a file."""
        places = []
        for home in filter(None, (self.home, *self.aliases, "" if self.home or self.aliases else "/")):
            prefix = home[home.find("//") :] if style is Style.ABSOLUTE else urlsplit(home).path
            if f"{path}/" == prefix or path.startswith(prefix):
                rest = path[len(prefix) :]
                place = self._place(unescaped(rest), rest, query, tail)
                places.append(place._replace(style=style, home=home if style is Style.ABSOLUTE else prefix))
        return next((place for place in places if place.file), places[0] if places else None)

    def _place(self, path: str, literal: str, query: str, tail: str) -> Place:
        path = normal(path)
        file, queried = self._file(path, query, literal)
        if queried:  # the query is a part of the file's name
            tail = tail[tail.find("#") :] if "#" in tail else ""
        return Place(path, file, tail, Style.RELATIVE)

    def _file(self, path: str, query: str, literal: str = "") -> tuple[str, bool]:
        """Find the file at a path, and say whether the query is a part of its name, as wget saves it."""
        while path.startswith("../"):  # above the root there is only the root
            path = path[3:]
        if query:
            for name in (f"{path}?{unescaped(query)}", f"{path}?{query}"):
                if name in self.files:
                    return name, True
        folder = path if not path or path.endswith("/") else f"{path}/"
        names = (path, *(folder + index for index in INDEXES), normal(literal))
        return next((name for name in names if name in self.files), ""), False


def addresses_of(files: frozenset[str], home: str = "", aliases: tuple[str, ...] = ()) -> Addresses:
    """Gather the addresses of a site; scheme and case of a host do not matter to what is found."""
    return Addresses(files, _home(home), tuple(_home(alias) for alias in aliases))


def _home(url: str) -> str:
    if not url:
        return ""
    split = urlsplit(url)
    return f"{split.scheme}://{split.netloc.lower()}{split.path.rstrip('/')}/"


def normal(path: str) -> str:
    """Resolve the dots of a path; a folder keeps its slash, and what leads out its ``../``."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    is_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    return "/".join(parts) + ("/" if is_folder and parts else "")


def relative(path: str, start: str) -> str:
    """Write a link from ``start`` to ``path``, both unescaped paths of the site; "" stands for its root folder."""
    here, there = start.split("/")[:-1], path.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    link = "../" * (len(here) - same) + escaped("/".join(there[same:]))
    # A colon in a first segment would make it a scheme (RFC 3986, section 4.2).
    return f"./{link}" if not link or ":" in link.split("/", maxsplit=1)[0] else link


def escaped(path: str) -> str:
    """Escape a path for a URL, in UTF-8."""
    return quote(path, safe=_SAFE, errors="surrogateescape")


def unescaped(path: str) -> str:
    """Read an escaped path: bytes that are no UTF-8 survive as file names do."""
    return unquote(path, errors="surrogateescape")


def path_end(target: str) -> int:
    """Give where the path of a URL ends, and its query or fragment begins."""
    match = _PATH.match(target)
    return match.end() if match else len(target)
