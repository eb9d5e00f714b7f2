"""A project: a configuration, the export it names, and the catalogs beside it.

In: a configuration. Out: a ``Project``, and the ``Pages`` of its export once they are read. Never done here: writing.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from l10n.catalog import layout
from l10n.catalog.collect import base_of
from l10n.catalog.layout import Place
from l10n.catalog.model import Template
from l10n.catalog.po import Defaults, PoFile, parse_po
from l10n.config import Config, where_set
from l10n.errors import ConfigError, L10nError, UsageError
from l10n.files import Location, read_bytes
from l10n.locales import Locale, UnknownLocaleError
from l10n.rules import DOMAINS
from l10n.site import BEGIN
from l10n.usecases.pages import Pages, Progress, read_pages, shown_path


def _silent(_what: str, _total: int) -> Callable[[], None]:
    return lambda: None


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
        wanted = list(dict.fromkeys(Locale.parse(tag) for tag in self.only))
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
            create = "Set locales in the configuration, or create catalogs: l10n init de."
            remedy = create if self.config.file else BEGIN
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
            OutputError: There is no room for temporary files.
        """
        return read_pages(self.config, self._known_languages(), self.progress, cached=self.cached)

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

    def orphans(self, locale: Locale) -> Iterator[tuple[Path, str]]:
        """Yield the compiled catalogs of a locale whose source is gone, with their domains."""
        for path in sorted(self.folder.rglob("*.mo")):
            source = path.with_suffix(".po")
            place = layout.place_of(self._layout, source.relative_to(self.folder).as_posix())
            if place is not None and place.locale == locale.posix and not source.exists():
                yield path, place.domain

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
            raise self.misconfigured("locales", error) from error

    def misconfigured(self, key: str, error: L10nError) -> ConfigError:
        """Give the error of a key of the configuration whose value cannot be meant, at the place that sets it."""
        return ConfigError(where_set(self.config, key), f"{key}: {error.problem}", error.remedy)

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


def _now() -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC)
    except (KeyError, ValueError, OverflowError, OSError):  # not set, or no time that there is
        return dt.datetime.now().astimezone()
