"""The check of a built site: what a search engine or a reader would find wrong with it.

In: a project, and the folder it was built into. Out: findings. Never done here: building; a folder that no build has
written to is not looked at.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from l10n.build.addresses import Addresses, addresses_of
from l10n.build.layout import output_path
from l10n.build.output import built_files
from l10n.build.statements import Expected, Page, dead_among, read
from l10n.cache import Cache, scope_of
from l10n.checks.rule import Finding
from l10n.checks.site import RULES, site_faults
from l10n.files import Location, read_bytes
from l10n.files.folder import open_folder
from l10n.records import pack, unpack
from l10n.runner import map_pages
from l10n.usecases.locale_check import Gate
from l10n.usecases.project import Project


def check_site(project: Project, location: Location, gate: Gate | None = None) -> Iterator[Finding]:
    """Judge the pages that builds have written into a folder, unless they were told to leave links and heads alone.

    A page that an earlier run has read is not read again, if the project may keep what it has read.

    Raises:
        InputError: A page of it cannot be read.
        OutputError: Its manifest cannot be understood.
        ConfigError: The configuration names a rule that does not exist.
    """
    rules = (gate or Gate.of(project)).rules
    if not project.config.build.annotate or not any(rule.id in rules for rule in RULES):
        return
    folder = open_folder(location)
    built = built_files(folder)
    if not built:
        return
    # Their bytes are read by the reader, wherever it is at work.
    files = dict.fromkeys(folder.paths(), b"")
    sources = {file.path for file in project.pages.site.pages}
    expected, home = _expected(project, sources), project.config.build.base_url
    scope = scope_of("page", home, sorted(files), sorted(expected.dead), expected.languages) if project.cached else ""
    kept = Cache(project.config.located(project.config.run.cache), Page, scope)

    def reader(paths: Sequence[str], addresses: Addresses) -> Iterator[Page]:
        advance = project.progress("judge", len(paths))
        return map_pages(_Reader(location, addresses, expected, kept), paths, project.config.run, advance)

    for fault in site_faults(files, home, expected, sources, judged=built, reader=reader):
        if fault.rule in rules:
            locale = expected.locales.get(fault.path)
            yield Finding(replace(fault, path=project.shown(location / fault.path)), locale.tag if locale else "")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the page at a path of the site, unless that is known from before."""

    location: Location
    addresses: Addresses
    expected: Expected
    kept: Cache[Page]

    def __call__(self, path: str) -> Page:
        data = read_bytes(self.location / path)
        packed = self.kept.get(path, data)
        if packed is not None:
            return unpack(packed, Page)
        page = read(path, data, self.addresses, self.expected)
        self.kept.put(path, data, pack(page))
        return page


def _expected(project: Project, sources: Collection[str]) -> Expected:
    """Say what the export and the configuration let expect; of pages at the root, the locale is not known."""
    build, spoken = project.config.build, project.pages.tally.languages - {"und"}
    places = {output_path(path, each, build.url, None): each for each in project.every_locale for path in sources}
    locales = {path: locale for path, locale in places.items() if path not in sources}
    return Expected(_dead(project), locales, (*sorted(spoken), *(locale.tag for locale in project.every_locale)))


def _dead(project: Project) -> frozenset[str]:
    """Give where links of the export lead to without finding anything."""
    build, pages = project.config.build, project.pages
    addresses = addresses_of(frozenset(file.path for file in pages.site.files), build.base_url, build.aliases)
    dead_on = partial(dead_among, addresses=addresses)
    return frozenset(path for reading in pages.readings for _, path in dead_on(reading.links, reading.path))
