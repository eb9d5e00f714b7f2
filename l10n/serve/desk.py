"""What lies open while somebody translates: the pages, and the catalogs as they are on disk now.

In: a project. Out: ``Sheet`` values. Never done here: HTML, or writing; saving is ``l10n.usecases.edit``. Catalogs and
pages that changed on disk are read again.
"""

from l10n.catalog.collect import base_of, domain_of, key_of
from l10n.catalog.model import Entry, Key, Template
from l10n.catalog.po import PoFile
from l10n.catalog.speech import Speech
from l10n.diagnostics import Diagnostic
from l10n.files import read_bytes, stamp_of
from l10n.locales import Locale
from l10n.report.links import message_id
from l10n.serve.sheet import Item, Occurrence, Sheet, State, occurrences_of, state_of, whereabouts
from l10n.serve.shelf import Shelf
from l10n.units.reading import Reading
from l10n.usecases.edit import empty_entry, findings_of
from l10n.usecases.project import Project


class Desk:
    """A project with its catalogs at hand. Not for several threads at once: it is asked one question at a time."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._read()

    def refresh(self, path: str) -> None:
        """Read the export again if a page changed since it was read: its texts stand elsewhere now."""
        if path in self._stamps and stamp_of(self.project.pages.file(path)) != self._stamps[path]:
            self.project = Project(self.project.config, self.project.only, self.project.progress)
            self._read()

    @property
    def paths(self) -> tuple[str, ...]:
        """The pages that can be translated, sorted."""
        return self._paths

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains of the pages, sorted."""
        return tuple(self._templates)

    def reading(self, path: str) -> Reading | None:
        """Find a page; None where there is none of that path that can be translated."""
        return self.project.pages.readings[path] if path in self._stamps else None

    def data(self, path: str) -> bytes:
        """Read a page's bytes.

        Raises:
            InputError: The page cannot be read any more.
        """
        return read_bytes(self.project.pages.file(path))

    def template(self, domain: str) -> Template:
        """Give the template of a domain that an item names."""
        return self._templates[domain]

    def catalog(self, locale: Locale, domain: str) -> PoFile | None:
        """Give a catalog as it is on disk now.

        Raises:
            InputError: It is there and cannot be read.
        """
        return self._shelf.held(locale, domain).po

    def speech(self, locale: Locale) -> Speech:
        """Give what a locale says now, its parents behind it.

        Raises:
            InputError: One of its catalogs cannot be read.
        """
        return self._shelf.speech(locale, self._templates)

    def sheet(self, path: str, locale: Locale) -> Sheet | None:
        """Lay out a page in a locale; None where there is no such page.

        Raises:
            InputError: A catalog cannot be read.
        """
        reading = self.reading(path)
        if reading is None:
            return None
        places: dict[tuple[str, Key], list[Occurrence]] = {}
        speech, profile = self.speech(locale), self.project.pages.profile
        for each in occurrences_of(reading):
            if speech.needs(each.placed):
                base = domain_of(each.placed.domain, each.placed.language, profile)
                places.setdefault((base, key_of(each.placed)), []).append(each)
        entries = {name: self._entry(name, locale) for name in places if name in self._home}
        found = self._findings(entries, locale)
        items = [self._item(name, places[name], entry, found.get(name, ()), speech) for name, entry in entries.items()]
        return Sheet(path, locale, reading, tuple(items))

    def _read(self) -> None:
        pages, self._shelf = self.project.pages, Shelf(self.project)
        self._paths = tuple(path for path in pages.readings.paths if path not in pages.tally.copied)
        self._templates = {template.domain: template for template in pages.templates}
        self._home = {
            (base_of(template.domain), message.key): (template.domain, message)
            for template in pages.templates
            for message in template.messages
        }
        wanted = set(self._paths)
        self._stamps = {file.path: stamp_of(file.file) for file in pages.site.pages if file.path in wanted}

    def _entry(self, name: tuple[str, Key], locale: Locale) -> Entry:
        domain, message = self._home[name]
        held = self._shelf.held(locale, domain)
        return held.entries.get(message.key) or empty_entry(held.po, message, locale)

    def _findings(
        self, entries: dict[tuple[str, Key], Entry], locale: Locale
    ) -> dict[tuple[str, Key], tuple[Diagnostic, ...]]:
        found: dict[tuple[str, Key], tuple[Diagnostic, ...]] = {}
        for domain in dict.fromkeys(self._home[name][0] for name in entries):
            po = self.catalog(locale, domain)
            if po is not None:
                own = {name: entry for name, entry in entries.items() if self._home[name][0] == domain}
                checked = findings_of(self.project, po, locale, domain, own.values())
                found |= {name: checked.get(name[1], ()) for name in own}
        return found

    def _item(
        self,
        name: tuple[str, Key],
        occurrences: list[Occurrence],
        entry: Entry,
        findings: tuple[Diagnostic, ...],
        speech: Speech,
    ) -> Item:
        domain, message = self._home[name]
        inherited = not entry.translated and speech.find(domain, message.key) is not None
        return Item(
            message_id(domain, message.key),
            domain,
            message,
            occurrences[0].placed.language,
            entry,
            State.INHERITED if inherited else state_of(entry, findings),
            findings,
            tuple(each.place for each in occurrences if each.marked),
            "" if any(each.marked for each in occurrences) else whereabouts(occurrences[0].unit),
        )
