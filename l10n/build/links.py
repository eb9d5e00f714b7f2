"""Links of a page that is written to another place.

In: the links of a page, where it goes, and where each file's version goes. Out: edits. Never done here: touching a link
that leads to the right place as it is: to another site, or by the same relative path.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from l10n.build.addresses import Addresses, Place, Style, escaped, path_end, relative
from l10n.html.links import Link, LinkKind
from l10n.html.references import unescape
from l10n.spans import Edit, Span

Where = Callable[[str], str]
"""Gives the output path of a file of the site, in the locale of the page that links to it."""

_IN_CSS = re.compile(r"[\s\"'()\\]")
_UNQUOTED = re.compile(r"[\s\"'=<>`]")


@dataclass(frozen=True, slots=True)
class Linking:
    """How the links of one page are written: ``page`` is where it was read, ``path`` where it goes.

    ``absolute`` links are for documents that are read away from the site, such as feeds.
    """

    addresses: Addresses
    page: str
    path: str
    where: Where
    absolute: bool = False

    def edits(self, links: Iterable[Link], text: str) -> list[Edit]:
        """Give the edits that make every link lead where it led, to this locale's version where there is one."""
        links = tuple(links)
        base, place = self._base(links)
        if base is not None and place is None:
            return []  # relative links lead to another site, and still do
        start, written_from, edits = self.page, self.path, list[Edit]()
        if base is not None and place is not None:
            start = written_from = place.path
            is_alias = place.style is Style.ABSOLUTE and place.home != self.addresses.home
            if place.style is Style.RELATIVE or is_alias:  # no version is where the site was
                edits += self._edit(base, text, relative(place.path, self.path) + place.tail)
        for link in links:
            if link.kind is not LinkKind.BASE:
                new = self.address(link.target, start, written_from, only_files=link.kind is LinkKind.SCRIPTED)
                edits += self._edit(link, text, new) if new is not None else []
        return edits

    def start(self, links: Iterable[Link]) -> str:
        """Give the path of the site that relative links of the written page begin from."""
        _, place = self._base(links)
        return place.path if place is not None else self.path

    def _base(self, links: Iterable[Link]) -> tuple[Link | None, Place | None]:
        base = next((link for link in links if link.kind is LinkKind.BASE), None)
        return base, self.addresses.find(base.target, self.page) if base is not None else None

    def address(self, target: str, start: str, written_from: str, *, only_files: bool = False) -> str | None:
        """Write an address that stands on ``start`` for a page from which ``written_from`` is to be found."""
        place = self.addresses.find(target, start)
        if place is None or (only_files and not place.file) or (not place.file and place.style is not Style.RELATIVE):
            return None
        if written_from == self.path and not target[: path_end(target)].strip():
            return None  # a query or fragment alone is of the page itself, wherever that is
        path = self._path(place)
        if self.absolute and self.addresses.home:
            return self.addresses.home + escaped(path) + place.tail
        if place.style is Style.ROOTED:
            home = _root(self.addresses.home) or place.home
            return None if (path, home) == (place.path, place.home) else home + escaped(path) + place.tail
        if place.style is Style.ABSOLUTE:
            stays = path == place.path and place.home == self.addresses.home
            return None if stays or self.absolute else relative(path, written_from) + place.tail
        as_it_is = self.addresses.find(target, written_from)
        leads_there = as_it_is is not None and as_it_is.path == path
        return None if leads_there else relative(path, written_from) + place.tail

    def _path(self, place: Place) -> str:
        """Give the path of the version: a folder where the link names the folder."""
        if not place.file:
            return place.path
        path = self.where(place.file)
        if place.path == place.file or posixpath.basename(path) != posixpath.basename(place.file):
            return path
        folder = posixpath.dirname(path)
        return f"{folder}/" if folder else ""

    def _edit(self, link: Link, text: str, new: str) -> list[Edit]:
        """Write a link where it stands; a tail that is the page's own keeps its spelling."""
        source = text[slice(*link.span)]
        cut = re.match(r"(?:[^?#&]|&(?!#)|&#(?=\w))*", source)
        at = cut.end() if cut else len(source)
        tail = unescape(source[at:]) if link.kind is not LinkKind.STYLE else source[at:]
        if tail and new.endswith(tail):
            return [Edit(Span(link.span.start, link.span.start + at), self._written(link, new[: -len(tail)]))]
        return [Edit(link.span, self._written(link, new))]

    def _written(self, link: Link, new: str) -> str:
        if link.kind in {LinkKind.STYLE, LinkKind.PART}:
            new = _IN_CSS.sub(lambda match: f"%{ord(match[0]):02X}", new).replace(",", "%2C")
        if link.kind is LinkKind.STYLE:
            return new
        if not link.quote:
            new = _UNQUOTED.sub(lambda match: f"%{ord(match[0]):02X}", new)
        return html.escape(new, quote=True).replace("&#x27;", "&#39;")


def _root(home: str) -> str:
    """Give the path that a site's URL begins its rooted links with."""
    return "/" + home.split("//", maxsplit=1)[-1].partition("/")[2] if home else ""
