"""The sitemap: every page that search engines are told of, with its versions.

In: the groups of a site. Out: the paths of the files, and the files, one at a time: of 100,000 pages in 50 locales they
are 23 GB. Never done here: listing a page that is no real translation.
Limits are those of sitemaps.org (0.9): 50,000 URLs a file, 50 MB, and an index of no more than 50,000 files.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from l10n.build.addresses import Addresses
from l10n.build.head import alternates_of
from l10n.build.plan import Group, Version
from l10n.xml import Entry, render_sitemap, render_sitemap_index

SITEMAP = "sitemap.xml"
MOST = 50_000
_MOST_LINKS = 100_000
"""A link is some 90 bytes, and a file is written as a whole: 9 MB are far from 50, and little to hold in memory."""


class _Share(NamedTuple):
    """What one file lists of a page: so many of its versions that are listed at all."""

    group: Group
    listed: slice


def sitemap_paths(groups: Collection[Group], addresses: Addresses, most: int = MOST) -> list[str]:
    """Name the files: ``sitemap.xml``, which may be an index, and the parts; none where the site's URL is not known."""
    parts = sum(1 for _ in _parts(groups, most)) if addresses.home else 0
    return [SITEMAP, *(f"sitemap-{number}.xml" for number in range(1, parts + 1))] if parts > 1 else [SITEMAP][:parts]


def sitemap_files(groups: Collection[Group], addresses: Addresses, most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """Yield the files that ``sitemap_paths`` names, each with its path."""
    paths = sitemap_paths(groups, addresses, most)
    if len(paths) > 1:
        index = paths.pop(0)
        yield index, render_sitemap_index(addresses.url(path) for path in paths)
    for path, part in zip(paths, _parts(groups, most), strict=False):
        yield path, render_sitemap(_entry(share, addresses) for share in part)


def _parts(groups: Iterable[Group], most: int) -> Iterator[list[_Share]]:
    """Yield what each file lists, one of them at least; no URL is written for it."""
    part, urls, links = list[_Share](), 0, 0
    for group in groups:
        each = group.alternates
        start, stop = 0, len(_listed(group))
        while start < stop:
            room = min(most - urls, (_MOST_LINKS - links) // each if each else stop)
            if room <= 0:
                yield part
                part, urls, links = [], 0, 0
                continue
            end = min(start + room, stop)
            part.append(_Share(group, slice(start, end)))
            urls += end - start
            links += (end - start) * each
            start = end
    yield part


def _entry(share: _Share, addresses: Addresses) -> Entry:
    listed = _listed(share.group)[share.listed]
    return Entry(tuple(addresses.url(version.path) for version in listed), alternates_of(share.group, addresses))


def _listed(group: Group) -> list[Version]:
    """Give the versions that are announced, and the source page where it stands at the root."""
    return [version for version in group.versions if version.announced or version.locale is None]
