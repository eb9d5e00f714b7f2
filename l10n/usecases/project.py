"""A project: a configuration, the export it names, and the catalogs beside it.

In: a configuration. Out: a ``Project``, and the ``Pages`` of its export once they are read. Never done here: writing.
"""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from l10n.cache import Cache, scope_of
from l10n.catalog import layout
from l10n.catalog.collect import base_of, collect, message_of
from l10n.catalog.layout import Place
from l10n.catalog.model import Key, Template
from l10n.catalog.po import Defaults, PoFile, parse_po
from l10n.config import Config
from l10n.diagnostics import Diagnostic
from l10n.errors import ConfigError, InputError, UsageError
from l10n.files import Location, Url, read_bytes
from l10n.locales import Locale, UnknownLocaleError
from l10n.rules import DOMAINS, Role
from l10n.runner import map_pages
from l10n.site import FileKind, Site, SiteFile, find_site
from l10n.units.derived import derive
from l10n.units.feed import FeedReading, read_feed
from l10n.units.forms import pair_forms
from l10n.units.reading import Placed, Profile, Reading, read_page
from l10n.units.repetition import tell_chrome
from l10n.units.survey import Survey, survey

Progress = Callable[[str, int], Callable[[], None]]
"""Starts a progress bar (what, how many) and gives the function that moves it one step."""


def _silent(_what: str, _total: int) -> Callable[[], None]:
    return lambda: None


@dataclass(frozen=True, slots=True)
class Pages:
    """An export, read: what was found out about the site, its pages, and the messages they hold."""

    site: Site
    survey: Survey
    readings: tuple[Reading, ...]
    templates: tuple[Template, ...]
    feeds: tuple[FeedReading, ...] = ()

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
        files = {file.path: shown_path(file.file) for file in self.site.files}
        readings = (*self.readings, *(feed.reading for feed in self.feeds))
        return tuple(replace(fault, path=files[reading.path]) for reading in readings for fault in reading.faults)

    @property
    def failed(self) -> frozenset[str]:
        """The pages that gave no message because they could not be read, or were left out."""
        readings = (*self.readings, *(feed.reading for feed in self.feeds))
        return frozenset(reading.path for reading in readings if reading.copied) | self.site.excluded

    @property
    def recognised(self) -> Counter[Role]:
        """How many dates, times and counts of the pages were recognised for what they are, by their role."""
        found: Counter[Role] = Counter()
        for reading in self.readings:
            found.update(value.datum.role for value in reading.alone)
            found.update(value.datum.role for placed in reading.messages for value in placed.unit.values if value.datum)
        return found


@dataclass(frozen=True)
class Project:
    """What the commands work on.

    ``only`` are the locales asked for, empty for all; ``progress`` shows long work; with ``cached``, a page that an
    earlier run has read is not read again.
    """

    config: Config
    only: tuple[str, ...] = ()
    progress: Progress = field(default=_silent, compare=False)
    cached: bool = True

    @cached_property
    def locales(self) -> tuple[Locale, ...]:
        """The locales to work on, in the configuration's order: those asked for, or all.

        Raises:
            ConfigError: A tag that is listed is no locale.
            UsageError: A tag that is asked for is no locale, or none of those that are listed.
        """
        wanted = [Locale.parse(tag) for tag in self.only]
        for locale in wanted:
            if self.config.locales and locale not in self.every_locale:
                known = ", ".join(each.tag for each in self.every_locale)
                raise UsageError(locale.tag, f"is not a locale of this project ({known})", "Add it to locales.")
        return tuple(wanted) or self.every_locale

    @property
    def some_locales(self) -> tuple[Locale, ...]:
        """The locales to work on, where there must be one: a gate that checks nothing is open.

        Raises:
            UsageError: The project has no locale.
        """
        if not self.locales:
            remedy = "Set locales in the configuration, or create catalogs: l10n init de."
            raise UsageError(self.shown(self.folder), "no catalogs are there, and no locales are configured", remedy)
        return self.locales

    @cached_property
    def every_locale(self) -> tuple[Locale, ...]:
        """The locales of the project: those listed, or those that have catalogs.

        Raises:
            ConfigError: A tag that is listed is no locale.
        """
        return tuple(map(self._listed, self.config.locales)) or self._found()

    @cached_property
    def pages(self) -> Pages:
        """Read the export. The same project reads it once.

        Raises:
            InputError: An input is missing, or holds no page.
        """
        site = find_site(self.config)
        sample = [(file.path, partial(peek, file.file)) for file in site.pages]
        found = survey(self.config, sample, self._known_languages())
        advance = self.progress("extract", len(site.pages))
        scope = scope_of(found.profile) if self.cached else ""
        read = partial(
            _read, profile=found.profile, kept=Cache(self.config.located(self.config.run.cache), Reading, scope)
        )
        readings = tuple(map_pages(read, site.pages, self.config.run, advance, _lost))
        readings = tell_chrome(readings, found.profile)
        feeds = tuple(_read_feed(file, found.profile) for file in site.of_kind(FileKind.FEED))
        if self.config.extract.derived:
            readings, feeds = derive(readings, found.profile), _derive_feeds(readings, feeds, found.profile)
        readings = pair_forms(readings)
        everything = (*readings, *_only_in_feeds(readings, feeds))
        templates = collect(everything, found.profile, by_page=self.config.catalogs.split == "page")
        return Pages(site, found, readings, templates, feeds)

    def reuse(self, other: "Project") -> None:
        """Take over the pages that another project of the same configuration has read already."""
        self.__dict__["pages"] = other.pages

    @property
    def folder(self) -> Path:
        """The folder of the catalogs."""
        return self.config.located(self.config.catalogs.dir)

    @property
    def defaults(self) -> Defaults:
        """What new catalog headers say. ``SOURCE_DATE_EPOCH`` sets the clock, as in other reproducible builds."""
        return Defaults(self.config.root.resolve().name, _now(), width=self.config.catalogs.width)

    def template_path(self, domain: str) -> Path:
        """Say where a domain's template lies."""
        return self.folder / layout.template_path(domain)

    def catalog_path(self, locale: Locale, domain: str) -> Path:
        """Say where a locale's catalog of a domain lies; in paths, locales have their POSIX form."""
        return self.folder / layout.catalog_path(self._layout, Place(locale.posix, domain))

    def shown(self, path: Location) -> str:
        """Write a path as the user would."""
        return shown_path(path)

    def catalog(self, locale: Locale, domain: str) -> PoFile | None:
        """Read a catalog; None where there is none yet.

        Raises:
            InputError: It is there and cannot be read.
        """
        path = self.catalog_path(locale, domain)
        return parse_po(read_bytes(path), self.shown(path)) if path.exists() else None

    def catalogs(self, locale: Locale) -> Iterator[tuple[str, PoFile]]:
        """Yield the catalogs that a locale has on disk, with their domains, in alphabetical order."""
        for place, path in self._on_disk:
            if place.locale == locale.posix:
                yield place.domain, parse_po(read_bytes(path), self.shown(path))

    def orphans(self, locale: Locale) -> Iterator[Path]:
        """Yield the compiled catalogs of a locale whose source is gone."""
        for path in sorted(self.folder.rglob("*.mo")):
            source = path.with_suffix(".po")
            place = layout.place_of(self._layout, source.relative_to(self.folder).as_posix())
            if place is not None and place.locale == locale.posix and not source.exists():
                yield path

    def templates_on_disk(self) -> Iterator[Path]:
        """Yield the templates that lie where this project keeps its own; another project may live in a folder below."""
        roles = {role.value for role in DOMAINS}
        for path in sorted(self.folder.rglob("*.pot")):
            if base_of(path.relative_to(self.folder).with_suffix("").as_posix()).split(".")[0] in roles:
                yield path

    def needed(self, locale: Locale, template: Template) -> bool:
        """Say whether a domain is to be translated into a locale at all: not into its own source language."""
        return template.source == "und" or not Locale.parse(template.source).same_language(locale)

    def _listed(self, tag: str) -> Locale:
        try:
            return Locale.parse(tag)
        except UnknownLocaleError as error:
            file = dict(self.config.origins).get("locales", "")
            raise ConfigError(file, f"locales: {error.problem}", error.remedy) from error

    @cached_property
    def _layout(self) -> str:
        """Where catalogs lie, made sure to give each a place of its own."""
        layout.check_layout(self.config.catalogs.layout)
        return self.config.catalogs.layout

    def _found(self) -> tuple[Locale, ...]:
        """Give the locales that have catalogs."""
        return tuple(Locale.parse(name) for name in sorted({place.locale for place, _ in self._on_disk}))

    @property
    def _on_disk(self) -> list[tuple[Place, Path]]:
        """The catalogs that lie where the layout puts them, sorted by path."""
        found = []
        for path in sorted(self.folder.rglob("*.po")):
            place = layout.place_of(self._layout, path.relative_to(self.folder).as_posix())
            if place is not None:
                found.append((place, path))
        return found

    def _known_languages(self) -> tuple[str, str]:
        """Give the languages that existing templates are written in: a new majority makes no catalogs change places."""
        return self._language("interface"), self._language("posts")

    def _language(self, domain: str) -> str:
        """Give the language that a template says it is in; one that could not be told may be told today."""
        path = self.template_path(domain)
        said = parse_po(read_bytes(path), str(path)).catalog_field("X-Source-Language") if path.exists() else ""
        return said if said != "und" else ""


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


def _lost(file: SiteFile) -> Reading:
    """Give the reading of a page that cannot be read to its end."""
    problem = "the process that read it was killed, twice"
    fault = Diagnostic(
        file.path, 0, 0, "page/unreadable", problem, "There may be too little memory. It is copied unchanged."
    )
    return Reading(file.path, faults=(fault,), copied=True)


def _read(file: SiteFile, profile: Profile, kept: Cache[Reading]) -> Reading:
    try:
        data = read_bytes(file.file)
    except InputError as error:
        fault = Diagnostic(file.path, 0, 0, "io/read", error.problem, error.remedy)
        return Reading(file.path, faults=(fault,), copied=True)
    known = kept.get(file.path, data)
    if known is not None:
        return known
    reading = read_page(data, file.path, profile)
    kept.put(file.path, data, reading)
    return reading


def _read_feed(file: SiteFile, profile: Profile) -> FeedReading:
    try:
        data = read_bytes(file.file)
    except InputError:
        return FeedReading(Reading(file.path, copied=True))  # copying it will say why
    return read_feed(data, file.path, profile)


def _derive_feeds(
    readings: tuple[Reading, ...], feeds: tuple[FeedReading, ...], profile: Profile
) -> tuple[FeedReading, ...]:
    """Find what the texts of feeds repeat: a post that a page has too is that page's, and says nothing about it."""
    fields = [field.reading for feed in feeds for item in feed.items for field in item.fields]
    derived = iter(derive((*readings, *fields), profile)[len(readings) :] if fields else ())
    return tuple(feed.with_fields(derived) if feed.items else feed for feed in feeds)


def _only_in_feeds(readings: tuple[Reading, ...], feeds: tuple[FeedReading, ...]) -> Iterator[Reading]:
    """Give what feeds say and no page does: a post of both is the page's message, and refers to the page."""

    def identity(placed: Placed) -> tuple[Role, str, Key]:
        return placed.domain, placed.language, message_of(placed).key

    said = {identity(placed) for reading in readings for placed in reading.messages} if feeds else set()
    for feed in feeds:
        own = tuple(placed for placed in feed.reading.messages if identity(placed) not in said)
        yield replace(feed.reading, messages=own)


def _now() -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC)
    except (KeyError, ValueError, OverflowError, OSError):  # not set, or no time that there is
        return dt.datetime.now().astimezone()
