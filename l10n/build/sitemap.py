"""The sitemap: every page that search engines are told of, with its versions.

In: the groups of a site. Out: files, by their paths. Never done here: listing a page that is no real translation.
Limits are those of sitemaps.org (0.9): 50,000 URLs a file, 50 MB, and an index of no more than 50,000 files.
"""

from collections.abc import Iterable, Iterator

from l10n.build.addresses import Addresses
from l10n.build.head import alternates_of
from l10n.build.plan import Group
from l10n.xml import Location, render_sitemap, render_sitemap_index

SITEMAP = "sitemap.xml"
MOST = 50_000
_MOST_LINKS = 500_000
"""A link is some 90 bytes: a file of 50 MB (sitemaps.org) holds no more with certainty."""


def sitemap_files(groups: Iterable[Group], addresses: Addresses, most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """Yield ``sitemap.xml``, and where that is an index, the parts of it; nothing where the site's URL is not known."""
    if not addresses.home:
        return
    parts = list(_parts((each for group in groups for each in _locations(group, addresses)), most))
    if len(parts) <= 1:
        yield SITEMAP, render_sitemap(parts[0] if parts else ())
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield SITEMAP, render_sitemap_index(addresses.url(name) for name in names)
    yield from ((name, render_sitemap(part)) for name, part in zip(names, parts, strict=True))


def _locations(group: Group, addresses: Addresses) -> Iterator[Location]:
    """Yield the versions that are announced, and the source page where it stands at the root."""
    alternates = tuple((each.hreflang, each.url) for each in alternates_of(group, addresses))
    for version in group.versions:
        if version.announced or version.locale is None:
            yield Location(addresses.url(version.path), alternates)


def _parts(locations: Iterable[Location], most: int) -> Iterator[list[Location]]:
    part, links = list[Location](), 0
    for location in locations:
        if len(part) == most or links + len(location.alternates) > _MOST_LINKS:
            yield part
            part, links = [], 0
        part.append(location)
        links += len(location.alternates)
    if part:
        yield part
