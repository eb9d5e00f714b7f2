"""The check of a built site: what a search engine or a reader would find wrong with it.

In: a project, and the folder it was built into. Out: findings. Never done here: building; a folder that no build has
written to is not looked at.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import NamedTuple

from l10n.build.addresses import Addresses, addresses_of
from l10n.build.output import built_files
from l10n.build.statements import Alternates, Expected, dead_among, read
from l10n.build.validate import Verdict, compare, judge, pages_among
from l10n.build.versions import Versions
from l10n.cache import Cache, scope_of
from l10n.checks.rule import Finding
from l10n.checks.site import RULES, by_rules
from l10n.files import Location, read_bytes
from l10n.files.folder import open_folder
from l10n.records import pack, unpack
from l10n.runner import map_pages
from l10n.usecases.locale_check import Gate
from l10n.usecases.project import Project


def check_site(project: Project, location: Location, gate: Gate | None = None) -> Iterator[Finding]:
    """Judge the pages that builds have written into a folder, unless they were told to leave links and heads alone.

    A page that an earlier run has judged by itself is only compared with the others, if the project may keep what it
    has found.

    Raises:
        InputError: A page of it cannot be read.
        OutputError: Its manifest cannot be understood, or there is no room for temporary files.
        ConfigError: The configuration names a rule that does not exist.
    """
    rules = (gate or Gate.of(project)).rules
    if not project.config.build.annotate or not any(rule.id in rules for rule in RULES):
        return
    folder = open_folder(location)
    built = built_files(folder)
    if not built:
        return
    config, sources = project.config, frozenset(file.path for file in project.pages.site.pages)
    versions = Versions(sources, project.every_locale, config.build.url)
    addresses = addresses_of(frozenset(folder.paths()), config.build.base_url)
    strangers = addresses.files - built
    del built  # as large as the site
    expected = Expected(_dead(project), versions, _spoken(project))
    paths = pages_among(addresses.files, expected)
    scope = _scope(addresses, expected, versions) if project.cached else ""
    kept = Cache(config.located(config.run.cache), _Kept, scope)
    judging = _Judge(location, addresses, expected, versions, kept)
    # The versions of a page have most of their tags in common, which are read once where they are read together.
    pages = sorted({versions.page(path) for path in paths})
    advance, each = project.progress("judge", len(pages)), 1 + len(versions.locales)
    verdicts = map_pages(judging, pages, config.run, advance, pages_each=each)
    faults = compare(paths, chain.from_iterable(verdicts), addresses, strangers)
    for fault in by_rules(faults, sources):
        if fault.rule in rules:
            locale = versions.get(fault.path)
            yield Finding(replace(fault, path=project.shown(location / fault.path)), locale.tag if locale else "")


class _Known(NamedTuple):
    """The verdict on a page with the digest of what it was judged by, and the place of its alternates."""

    digest: str
    alternates: int
    verdict: Verdict


class _Kept(NamedTuple):
    """The verdicts on a page and its versions, and the alternates that they name, which most of them share."""

    alternates: tuple[Alternates, ...]
    pages: tuple[_Known, ...]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges a page and its versions, each by itself, unless that is known from before."""

    location: Location
    addresses: Addresses
    expected: Expected
    versions: Versions
    kept: Cache[_Kept]

    def __call__(self, page: str) -> tuple[Verdict, ...]:
        before = self._before(page)
        now: dict[str, tuple[str, Verdict]] = {}
        same: dict[Alternates, Alternates] = {}
        for path in pages_among(self.addresses.files.intersection(self.versions.of(page)), self.expected):
            data = read_bytes(self.location / path)
            digest = hashlib.blake2b(data, digest_size=16).hexdigest()
            known, verdict = before.get(path, ("", None))
            if verdict is None or known != digest:
                verdict = judge(read(path, data, self.addresses, self.expected), self.addresses, self.expected)
                verdict = verdict._replace(alternates=same.setdefault(verdict.alternates, verdict.alternates))
            now[path] = digest, verdict
        if now != before:
            self._keep(page, now)
        return tuple(verdict for _, verdict in now.values())

    def _before(self, page: str) -> dict[str, tuple[str, Verdict]]:
        """Give the verdicts of an earlier run, by path, with the digests of what they are on."""
        packed = self.kept.get(page, b"")
        if packed is None:
            return {}
        kept = unpack(packed, _Kept)
        return {
            verdict.path: (digest, verdict._replace(alternates=kept.alternates[number]))
            for digest, number, verdict in kept.pages
        }

    def _keep(self, page: str, now: dict[str, tuple[str, Verdict]]) -> None:
        numbers: dict[Alternates, int] = {}
        pages = tuple(
            _Known(digest, numbers.setdefault(verdict.alternates, len(numbers)), verdict._replace(alternates=()))
            for digest, verdict in now.values()
        )
        self.kept.put(page, b"", pack(_Kept(tuple(numbers), pages)))


def _spoken(project: Project) -> tuple[str, ...]:
    """Give the languages that the site is written in."""
    spoken = project.pages.tally.languages - {"und"}
    return (*sorted(spoken), *(locale.tag for locale in project.every_locale))


def _dead(project: Project) -> frozenset[str]:
    """Give where links of the export lead to without finding anything."""
    build, pages = project.config.build, project.pages
    addresses = addresses_of(frozenset(file.path for file in pages.site.files), build.base_url, build.aliases)
    dead_on = partial(dead_among, addresses=addresses)
    return frozenset(path for reading in pages.readings for _, path in dead_on(reading.links, reading.path))


def _scope(addresses: Addresses, expected: Expected, versions: Versions) -> str:
    """Give a digest of all that a verdict follows from, besides the page."""
    paths = (_digest(addresses.files), _digest(versions.pages), _digest(expected.dead))
    return scope_of("judge", addresses.home, paths, versions.locales, versions.url, expected.languages)


def _digest(paths: Iterable[str]) -> str:
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(paths):
        found.update(path.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()
