"""An export, read: each page once, each page in the light of all others.

In: a configuration. Out: ``Pages``. Never done here: writing, or holding more than one page in memory: what stays is
what is known of the site, and the messages.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from heapq import merge
from itertools import zip_longest
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from l10n.cache import Cache, scope_of, sweep
from l10n.catalog.collect import Collection, Said, key_of, said_by
from l10n.catalog.model import Key, Template
from l10n.config import Config
from l10n.config.model import Run
from l10n.diagnostics import Diagnostic
from l10n.errors import InputError
from l10n.files import Location, Url, read_bytes
from l10n.records import pack, unpack
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

_Tell = Callable[[Reading], object]
_Change = Callable[[Reading], Reading]
_Told = tuple[bytes, bytes]
"""The reading of a page, and what it tells of others, both packed."""


class Gist(NamedTuple):
    """What a page comes to, once it is read in the light of all others: all that is collected and counted of it.

    ``recognised`` are the roles of its dates, times and counts; ``derived`` is how many texts repeat others.
    """

    path: str
    messages: tuple[Said, ...]
    recognised: tuple[Role, ...]
    derived: int
    faults: tuple[Diagnostic, ...]
    copied: bool


def gist_of(reading: Reading) -> Gist:
    """Give what a page comes to."""
    inside = (value.datum for placed in reading.messages for value in placed.unit.values)
    data = (*(value.datum for value in reading.alone), *inside)
    return Gist(
        reading.path,
        said_by(reading),
        tuple(datum.role for datum in data if datum),
        len(reading.derived),
        reading.faults,
        reading.copied,
    )


@dataclass(slots=True)
class Tally:
    """What is counted while the pages pass by.

    ``recognised`` are dates, times and counts by their role, ``derived`` the texts that repeat others; ``faults`` by
    the page they are in; ``copied`` the pages that hold nothing to translate; ``languages`` those of messages.
    """

    recognised: Counter[Role] = field(default_factory=Counter)
    derived: int = 0
    faults: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    copied: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)

    def counting(self, packed: Iterable[bytes]) -> Iterator[Gist]:
        """Count what pages come to, and pass it on."""
        for each in packed:
            gist = unpack(each, Gist)
            self.recognised.update(gist.recognised)
            self.derived += gist.derived
            self.languages.update(said.language for said in gist.messages)
            if gist.faults:
                self.faults[gist.path] = gist.faults
            if gist.copied:
                self.copied.add(gist.path)
            yield gist


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

    Each page is read once, or found in the cache, and read again, packed, in the light of all pages. Whoever reads it
    also says what all pages have to know of it, so that here no page is unpacked.

    Raises:
        InputError: An input is missing, or holds no page.
        OutputError: There is no room for temporary files.
    """
    site = find_site(config)
    found = survey(config, [(file.path, partial(peek, file.file)) for file in site.pages], known)
    profile, run = found.profile, config.run
    kept = Cache(config.located(run.cache), Reading, scope_of(profile) if cached else "")
    readings, before = _read_together(site, config, profile, kept, progress)
    feeds = tuple(_read_feed(file, profile) for file in site.of_kind(FileKind.FEED))
    if config.extract.derived:
        feeds = _derive_feeds(before, feeds, profile)
    if cached:
        sweep(config.located(run.cache))
    collection = Collection(profile, by_page=config.catalogs.split == "page", references=config.catalogs.references)
    tally = Tally()
    gists = map_pages(_gist_of_packed, readings.packed, run, progress("collect", len(readings)), _gist_of_packed)
    for gist in merge(tally.counting(gists), map(gist_of, _only_in_feeds(readings, feeds)), key=attrgetter("path")):
        collection.see(gist.path, gist.messages)
    return Pages(site, found, readings, collection.templates(), feeds, tally)


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


def _read_together(
    site: Site, config: Config, profile: Profile, kept: Cache[Reading], progress: Progress
) -> tuple[Readings, Readings]:
    """Read all pages in the light of each other; give their readings, and those before repetitions were looked for."""
    steps, run = _steps(profile, derived=config.extract.derived), config.run
    read = partial(_read, profile=profile, kept=kept, tell=steps[0].tell)
    lost = partial(_lost, tell=steps[0].tell)
    results = map_pages(read, site.pages, run, progress("extract", len(site.pages)), lost)
    readings = before = _gather([file.path for file in site.pages], results, steps[0])
    for step, following in zip_longest(steps, steps[1:]):
        if isinstance(step, Repeats):
            before = readings
        if step.settle():
            readings = _follow(readings, step.follow, following, run, progress)
        elif following is not None:
            readings = _follow(readings, None, following, run, progress)
    return readings, before


def _read(file: SiteFile, profile: Profile, kept: Cache[Reading], tell: _Tell) -> _Told:
    """Read a page by itself."""
    try:
        data = read_bytes(file.file)
    except InputError as error:
        fault = Diagnostic(file.path, 0, 0, "io/read", error.problem, error.remedy)
        return _told(Reading(file.path, faults=(fault,), copied=True), tell)
    packed = kept.get(file.path, data)
    if packed is not None:
        return packed, pack(tell(unpack_reading(packed)))
    read = _told(read_page(data, file.path, profile), tell)
    kept.put(file.path, data, read[0])
    return read


def _lost(file: SiteFile, tell: _Tell) -> _Told:
    """Give the reading of a page that cannot be read to its end."""
    problem = "the process that read it was killed, twice"
    fault = Diagnostic(
        file.path, 0, 0, "page/unreadable", problem, "There may be too little memory. It is copied unchanged."
    )
    return _told(Reading(file.path, faults=(fault,), copied=True), tell)


def _told(reading: Reading, tell: _Tell) -> _Told:
    return pack(reading), pack(tell(reading))


class _Step(Protocol):
    """A way in which all pages of a site together tell how each is to be read."""

    @property
    def told(self) -> Any:  # noqa: ANN401 - a type
        """The type of what a page tells of others."""

    @property
    def tell(self) -> _Tell:
        """What gives that for a page, in any process."""

    def see(self, told: Any) -> None:  # noqa: ANN401 - each has its own
        """Take what a page tells."""

    def settle(self) -> bool:
        """Decide, when all pages are seen; False where no page is to be read otherwise."""

    def follow(self, reading: Reading) -> Reading:
        """Give a page as it is read in the light of all others."""


def _steps(profile: Profile, *, derived: bool) -> list[_Step]:
    """Give what is told by all pages together, in the order in which one follows from another."""
    chrome = [Chrome(profile)] if profile.default is not profile.repeated else []
    repeats = [Repeats(profile)] if derived else []
    return [*chrome, *repeats, Forms()]


def _follow(readings: Readings, follow: _Change | None, then: _Step | None, run: Run, progress: Progress) -> Readings:
    """Let pages be read as a step says, and show to the next one, if there is one, what they tell then."""
    change = _Packed(follow, then.tell if then else None)
    advance = progress("compare", len(readings))
    results = map_pages(change, readings.packed, run, advance, replace(change, follow=None))
    return _gather(readings.paths, results, then)


def _gather(paths: Iterable[str], results: Iterable[_Told], then: _Step | None) -> Readings:
    """Put packed readings away as they come, and show to a step what the pages tell."""
    readings = Readings()
    for path, (packed, told) in zip(paths, results, strict=True):
        readings.append(path, packed)
        if then is not None:
            then.see(unpack(told, then.told))
    return readings


@dataclass(frozen=True, slots=True)
class _Packed:
    """A change of readings, made of packed ones, and what they tell after it."""

    follow: _Change | None
    tell: _Tell | None

    def __call__(self, packed: bytes) -> _Told:
        reading = unpack_reading(packed)
        changed = self.follow(reading) if self.follow else reading
        told = pack(self.tell(changed)) if self.tell else b""
        return packed if changed == reading else pack(changed), told


def _gist_of_packed(packed: bytes) -> bytes:
    return pack(gist_of(unpack_reading(packed)))


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
        repeats.see(repeats.tell(reading))
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
