"""The catalogs of a project, as they are on disk now, read again only when they changed.

In: a project. Out: ``Held`` catalogs; what a locale says. Never done here: writing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from l10n.catalog.model import Catalog, Entry, Key
from l10n.catalog.po import PoFile
from l10n.catalog.speech import Speech, speech_of
from l10n.files import stamp_of
from l10n.locales import Locale
from l10n.usecases.edit import live_entries
from l10n.usecases.project import Project

if TYPE_CHECKING:
    from pathlib import Path

Stamp = tuple[object, ...]


@dataclass(frozen=True)
class Held:
    """A catalog as it was at a time, None where there was none."""

    stamp: Stamp
    po: PoFile | None

    @cached_property
    def catalog(self) -> Catalog | None:
        """What it says."""
        return self.po.catalog if self.po else None

    @cached_property
    def entries(self) -> dict[Key, Entry]:
        """Its live entries by message."""
        return live_entries(self.po)


class Shelf:
    """The catalogs of one project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._held: dict[Path, Held] = {}
        self._speeches: dict[Locale, tuple[object, Speech]] = {}

    def held(self, locale: Locale, domain: str) -> Held:
        """Give a catalog.

        Raises:
            InputError: It is there and cannot be read.
        """
        path = self._project.catalog_path(locale, domain)
        stamp, known = stamp_of(path), self._held.get(path)
        if known is None or known.stamp != stamp:
            known = self._held[path] = Held(stamp, self._project.catalog(locale, domain))
        return known

    def speech(self, locale: Locale, domains: Iterable[str]) -> Speech:
        """Give what a locale says in these domains, its parents behind it.

        Raises:
            InputError: One of the catalogs cannot be read.
        """
        names = tuple(domains)
        chain = [{domain: self.held(each, domain) for domain in names} for each in locale.chain()]
        state = [{domain: held.stamp for domain, held in each.items()} for each in chain]
        known = self._speeches.get(locale)
        if known is None or known[0] != state:
            catalogs = [{name: held.catalog for name, held in each.items() if held.catalog} for each in chain]
            speech = speech_of(locale, catalogs, use_fuzzy=self._project.config.compile.use_fuzzy)
            known = self._speeches[locale] = (state, speech)
        return known[1]
