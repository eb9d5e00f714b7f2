"""An export, read: each page once, each page in the light of all others.

In: a configuration. Out: ``Pages``. Never done here: writing, or holding more than one page in memory: what stays is
what is known of the site, and the messages.
"""

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from heapq import merge
from pathlib import Path
from typing import Protocol

from l10n.cache import Cache, scope_of, sweep
from l10n.catalog.collect import collect, key_of
from l10n.catalog.model import Key, Template
from l10n.config import Config
from l10n.config.model import Run
from l10n.diagnostics import Diagnostic
from l10n.errors import InputError
from l10n.files import Location, Url, read_bytes
from l10n.records import pack
from l10n.rules import Role
from l10n.runner import map_pages
from l10n.site import FileKind, Site, SiteFile, find_site
from l10n.units.derived import Repeats
from l10n.units.feed import FeedReading, read_feed
from l10n.units.forms import Forms
from l10n.units.page import read_page
from l10n.units.reading import Placed, Profile, Reading
from l10n.units.readings import Readings, unpack_reading
from l10n.units.repetition import Chrome
from l10n.units.survey import Survey, survey

Progress = Callable[[str, int], Callable[[], None]]
"""Starts a progress bar (what, how many) and gives the function that moves it one step."""


@dataclass(slots=True)
class Tally:
    """What is counted while the readings pass by.

    ``recognised`` are dates, times and counts by their role, ``derived`` the texts that repeat others; ``faults`` by
    the page they are in; ``copied`` the pages that hold nothing to translate; ``languages`` those of messages.
    """

    recognised: Counter[Role] = field(default_factory=Counter)
    derived: int = 0
    faults: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    copied: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)

    def counting(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Count readings, and pass them on."""
        for reading in readings:
            self.recognised.update(value.datum.role for value in reading.alone)
            values = (value for placed in reading.messages for value in placed.unit.values)
            self.recognised.update(value.datum.role for value in values if value.datum)
            self.derived += len(reading.derived)
            self.languages.update(placed.language for placed in reading.messages)
            if reading.faults:
                self.faults[reading.path] = reading.faults
            if reading.copied:
                self.copied.add(reading.path)
            yield reading


@dataclass(frozen=True, slots=True)
class Pages:
    """An export, read: what was found out about the site, its pages, and the messages they hold."""

    site: Site
    survey: Survey
    readings: Readings
    templates: tuple[Template, ...]
    feeds: tuple[FeedReading, ...]
    tally: Tally

    @property
    def profile(self) -> Profile:
        """What every page was read under."""
        return self.survey.profile

    def file(self, path: str) -> Location:
        """Say where a page lies."""
        return next(file.file for file in self.site.files if file.path == path)

    def said(self, domain: str) -> frozenset[Key]:
        """Give the messages of a domain; none of one that no page has."""
        return frozenset(
            message.key for template in self.templates if template.domain == domain for message in template.messages
        )

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """What is wrong with pages, in their order, at the paths that a user would type."""
        found = {**self.tally.faults, **{feed.reading.path: feed.reading.faults for feed in self.feeds}}
        files = {file.path: shown_path(file.file) for file in self.site.files if file.path in found}
        return tuple(replace(fault, path=files[path]) for path, faults in found.items() for fault in faults)

    @property
    def failed(self) -> frozenset[str]:
        """The pages that gave no message because they could not be read, or were left out."""
        feeds = (feed.reading.path for feed in self.feeds if feed.reading.copied)
        return self.site.excluded.union(self.tally.copied, feeds)


def read_pages(config: Config, known: tuple[str, str], progress: Progress, *, cached: bool) -> Pages:
    """Read an export. ``known`` are the languages (interface, posts) of its templates, "" where there are none.

    Each page is read once, or found in the cache; read again, packed, in the light of all pages; and a last time to
    collect its messages.

    Raises:
        InputError: An input is missing, or holds no page.
        OutputError: There is no room for temporary files.
    """
    site = find_site(config)
    sample = [(file.path, partial(peek, file.file)) for file in site.pages]
    found = survey(config, sample, known)
    scope = scope_of(found.profile) if cached else ""
    read = partial(_read, profile=found.profile, kept=Cache(config.located(config.run.cache), Reading, scope))
    steps = _steps(found.profile, derived=config.extract.derived)
    results = map_pages(read, site.pages, config.run, progress("extract", len(site.pages)), _lost)
    readings = told = _gather([file.path for file in site.pages], results, steps[0].see)
    while steps:
        step = steps.popleft()
        if isinstance(step, Repeats):
            told = readings
        readings = _follow(readings, step, steps[0].see if steps else _pass, config.run, progress)
    feeds = tuple(_read_feed(file, found.profile) for file in site.of_kind(FileKind.FEED))
    if config.extract.derived:
        feeds = _derive_feeds(told, feeds, found.profile)
    if cached:
        sweep(config.located(config.run.cache))
    tally = Tally()
    everything = merge(tally.counting(readings), _only_in_feeds(readings, feeds), key=lambda reading: reading.path)
    templates = collect(everything, found.profile, by_page=config.catalogs.split == "page")
    return Pages(site, found, readings, templates, feeds, tally)


def shown_path(path: Location) -> str:
    """Write a path as the user would: relative to the current folder where it lies below it; links stay as named."""
    if isinstance(path, Url):
        return str(path)
    absolute = Path(os.path.normpath(path.absolute()))
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(absolute)


def peek(file: Location) -> bytes:
    """Read a page for a first look; one that cannot be read shows nothing, and is reported when it is its turn."""
    try:
        return read_bytes(file)
    except InputError:
        return b""


def _read(file: SiteFile, profile: Profile, kept: Cache[Reading]) -> bytes:
    """Give the packed reading of a page by itself."""
    try:
        data = read_bytes(file.file)
    except InputError as error:
        fault = Diagnostic(file.path, 0, 0, "io/read", error.problem, error.remedy)
        return pack(Reading(file.path, faults=(fault,), copied=True))
    packed = kept.get(file.path, data)
    if packed is None:
        packed = pack(read_page(data, file.path, profile))
        kept.put(file.path, data, packed)
    return packed


def _lost(file: SiteFile) -> bytes:
    """Give the reading of a page that cannot be read to its end."""
    problem = "the process that read it was killed, twice"
    fault = Diagnostic(
        file.path, 0, 0, "page/unreadable", problem, "There may be too little memory. It is copied unchanged."
    )
    return pack(Reading(file.path, faults=(fault,), copied=True))


class _Step(Protocol):
    """A way in which all pages of a site together tell how each is to be read."""

    def see(self, reading: Reading) -> None:
        """Take what a page tells of others."""

    def settle(self) -> bool:
        """Decide, when all pages are seen; False where no page is to be read otherwise."""

    def follow(self, reading: Reading) -> Reading:
        """Give a page as it is read in the light of all others."""


def _steps(profile: Profile, *, derived: bool) -> deque[_Step]:
    """Give what is told by all pages together, in the order in which one follows from another."""
    steps: deque[_Step] = deque()
    if profile.default is not profile.repeated:
        steps.append(Chrome(profile))
    if derived:
        steps.append(Repeats(profile))
    steps.append(Forms())
    return steps


def _follow(readings: Readings, step: _Step, see: Callable[[Reading], None], run: Run, progress: Progress) -> Readings:
    """Take a step that has seen all pages, and show what it makes of each to ``see``, the next one's."""
    if step.settle():
        advance = progress("compare", len(readings))
        results = map_pages(_Packed(step.follow), readings.packed, run, advance, lambda packed: packed)
        return _gather(readings.paths, results, see)
    if see is not _pass:
        for reading in readings:
            see(reading)
    return readings


def _gather(paths: Iterable[str], packed: Iterable[bytes], see: Callable[[Reading], None]) -> Readings:
    """Put packed readings away as they come, each after a look."""
    readings = Readings()
    for path, each in zip(paths, packed, strict=True):
        readings.append(path, each)
        if see is not _pass:
            see(unpack_reading(each))
    return readings


def _pass(_reading: Reading) -> None:
    """See nothing."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """A change of readings, made of packed ones."""

    change: Callable[[Reading], Reading]

    def __call__(self, packed: bytes) -> bytes:
        reading = unpack_reading(packed)
        changed = self.change(reading)
        return packed if changed == reading else pack(changed)


def _read_feed(file: SiteFile, profile: Profile) -> FeedReading:
    try:
        data = read_bytes(file.file)
    except InputError:
        return FeedReading(Reading(file.path, copied=True))  # copying it will say why
    return read_feed(data, file.path, profile)


def _derive_feeds(readings: Readings, feeds: tuple[FeedReading, ...], profile: Profile) -> tuple[FeedReading, ...]:
    """Find what the texts of feeds repeat: a post that a page has too is that page's, and says nothing about it."""
    fields = [field.reading for feed in feeds for item in feed.items for field in item.fields]
    if not fields:
        return feeds
    repeats = Repeats(profile)
    for reading in merge(readings, fields, key=lambda reading: reading.path):
        repeats.see(reading)
    repeats.settle()
    derived = map(repeats.follow, fields)
    return tuple(feed.with_fields(derived) if feed.items else feed for feed in feeds)


def _only_in_feeds(readings: Readings, feeds: tuple[FeedReading, ...]) -> Iterator[Reading]:
    """Give what feeds say and no page does: a post of both is the page's message, and refers to the page."""

    def identity(placed: Placed) -> tuple[Role, str, Key]:
        return placed.domain, placed.language, key_of(placed)

    own = {identity(placed) for feed in feeds for placed in feed.reading.messages}
    for reading in readings if own else ():
        own.difference_update(map(identity, reading.messages))
    for feed in feeds:
        yield replace(feed.reading, messages=tuple(each for each in feed.reading.messages if identity(each) in own))
