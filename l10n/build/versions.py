"""Which page, and which locale, a path of a built site is of: what ``l10n.build.layout`` decides, read backwards.

In: paths. Out: paths and locales. Never done here: knowing which versions were built, or touching the disk.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from l10n.build.layout import output_path
from l10n.locales import Locale


@dataclass(frozen=True)
class Versions:
    """The versions of ``pages`` (paths) in ``locales``; ``url`` is the configuration's pattern of their paths.

    Nothing is listed: a site may have millions of them.
    """

    pages: frozenset[str]
    locales: tuple[Locale, ...]
    url: str

    def of(self, page: str) -> Iterator[str]:
        """Yield the paths of a page and of its versions; a path that is also another page's is that one's."""
        yield page
        for locale in self.locales if page in self.pages else ():
            path = output_path(page, locale, self.url, None)
            if self._find(path) == (page, locale):
                yield path

    def page(self, path: str) -> str:
        """Give the page that a path is a version of, the path itself if it is none."""
        found = self._find(path)
        return found[0] if found else path

    def get(self, path: str) -> Locale | None:
        """Give the locale of what is at a path; None at the path of a page, and where no version is."""
        found = self._find(path)
        return found[1] if found else None

    def _find(self, path: str) -> tuple[str, Locale] | None:
        if path in self.pages:
            return None
        for locale, start, rest, times in self._patterns:
            if path.startswith(start):
                # Of several places for the page's path, the first tells it: all of them take the same.
                page = path[len(start) : len(start) + (len(path) - len(start) - rest) // times]
                if page in self.pages and output_path(page, locale, self.url, None) == path:
                    return page, locale
        return None

    @cached_property
    def _patterns(self) -> list[tuple[Locale, str, int, int]]:
        """For each locale what a path begins with, how long the rest is, and how often the page's path is in it.

        Of two locales with one path the last has it.
        """
        found = []
        for locale in reversed(self.locales):
            start, *rest = posixpath.normpath(self.url.format(locale=locale.tag, path="\0")).split("\0")
            found.append((locale, start, sum(map(len, rest)), len(rest)))
        return found
