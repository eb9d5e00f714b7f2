"""One entry of one catalog, for somebody who translates it now.

In: a project, a message, and what its translation shall be. Out: the catalog, written with that entry changed and every
other byte as it was; or the entry as somebody else has left it. Never done here: overruling a translation that the
editor has not seen.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from l10n.catalog.merge import LEXICON_NOTE
from l10n.catalog.model import Entry, Key, Message, Template
from l10n.catalog.po import Chunk, PoFile, create_catalog
from l10n.catalog.po.header import encodable, plural_forms, untranslated
from l10n.catalog.po.placing import place
from l10n.catalog.po.writer import Style
from l10n.checks.catalog import check_entries
from l10n.diagnostics import Diagnostic
from l10n.errors import InputError, UsageError
from l10n.files import lock, write_atomically
from l10n.locales import Locale
from l10n.plurals import PluralForms, parse_plural_forms
from l10n.usecases.changes import refuse_way_out
from l10n.usecases.locale_check import Gate, context_of
from l10n.usecases.project import Project

_NUMBERS = (*range(1001), 10_000, 100_000, 1_000_000)
EXAMPLES = 3
"""Numbers that show what a plural form is for; one with fewer has no others."""


class Draft(NamedTuple):
    """What an editor made of an entry, and the ``version`` of it that the editor had seen."""

    strings: tuple[str, ...]
    fuzzy: bool
    version: str


@dataclass(frozen=True, slots=True)
class Saved:
    """The entry as it stands now; ``changed`` says whether the file had to be written."""

    entry: Entry
    changed: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody changed the entry since it was seen: ``held`` is theirs, and nothing was written."""

    held: Entry


class Slot(NamedTuple):
    """One plural form of a catalog: the first numbers that take it, and what CLDR calls it ("" where they disagree)."""

    category: str
    examples: tuple[int, ...]


def live_entries(po: PoFile | None) -> dict[Key, Entry]:
    """Map a catalog's messages to their entries; of duplicates the first counts, as everywhere."""
    return {entry.key: entry for entry in reversed(po.catalog.entries) if not entry.obsolete} if po else {}


def empty_entry(po: PoFile | None, message: Message, locale: Locale) -> Entry:
    """Give the entry that a message which a catalog does not have yet would get."""
    return Entry(message, untranslated(message, len(slots_of(po, locale))))


def version_of(entry: Entry) -> str:
    """Name the state of an entry: another one as soon as its texts, their form or their mark change."""
    state = repr((entry.key, entry.message.plural, entry.strings, entry.fuzzy))
    return hashlib.blake2b(state.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def slots_of(po: PoFile | None, locale: Locale) -> tuple[Slot, ...]:
    """Say what each ``msgstr[N]`` of a catalog is for, by the rule in its own header, else by CLDR's."""
    readable = po is not None and plural_forms(po) is not None
    return _slots(po.catalog_field("Plural-Forms") if po and readable else locale.plural_forms, locale)


def findings_of(
    project: Project, po: PoFile, locale: Locale, domain: str, entries: Iterable[Entry]
) -> dict[Key, tuple[Diagnostic, ...]]:
    """Run the project's checks over some entries of a catalog, guesses included."""
    some = replace(po, chunks=tuple(Chunk("", entry) for entry in entries), header_at=-1)
    context = context_of(po, locale, domain)
    found: dict[Key, tuple[Diagnostic, ...]] = {}
    for finding in check_entries(some, context, Gate.of(project).rules, fuzzy=True):
        if finding.message is not None:
            key = finding.message.key
            found[key] = (*found.get(key, ()), finding.diagnostic)
    return found


def save_entry(
    project: Project, locale: Locale, template: Template, message: Message, draft: Draft
) -> Saved | Conflict:
    """Write one translation into its catalog, under the catalogs' lock. A catalog that is not there is made.

    Raises:
        BusyError: Another run is at work on the catalogs.
        InputError: The catalog cannot be read as a whole, so that changing it could lose something.
        OutputError: It cannot be written.
        UsageError: The draft has another number of forms than the message.
    """
    path, width = project.catalog_path(locale, template.domain), project.config.catalogs.width
    with lock(project.folder):
        held = project.catalog(locale, template.domain)
        po = held or create_catalog(template, locale, project.defaults, project.shown(path))
        if not po.sound:
            fault = next(iter(po.diagnostics), None)
            raise InputError(fault.place if fault else po.path, "cannot be read as a whole", "Mend it by hand first.")
        at = _find(po, message.key)
        entry = live_entries(po).get(message.key) or empty_entry(po, message, locale)
        if len(draft.strings) != len(entry.strings):
            problem = f"{len(draft.strings)} forms of a message that has {len(entry.strings)}"
            raise UsageError(po.path, problem, "Reload the page, and save again.")
        wanted = _edited(entry, draft)
        if wanted == entry and at >= 0:
            return Saved(entry, changed=False)
        if version_of(entry) != draft.version:
            return Conflict(entry)
        inserted = {} if at >= 0 else {_anchor(po, template, message.key): (wanted,)}
        replaced = {at: wanted} if at >= 0 else {}
        style = Style(width, po.newline)
        placed = place(po, style, replaced=replaced, removed=(), inserted=inserted, appended=())
        refuse_way_out(project.folder, path)
        write_atomically(path, encodable(placed, width).render())
    return Saved(wanted, changed=True)


def _edited(entry: Entry, draft: Draft) -> Entry:
    """Give the entry with what the editor made of it: a new text is no longer the lexicon's, nor one to confirm."""
    changed = draft.strings != entry.strings
    notes = tuple(note for note in entry.notes if note != LEXICON_NOTE) if changed else entry.notes
    fuzzy = draft.fuzzy and any(draft.strings)
    return replace(entry, strings=draft.strings, fuzzy=fuzzy, notes=notes, previous=entry.previous if fuzzy else None)


def _find(po: PoFile, key: Key) -> int:
    """Find the chunk of a live entry; of duplicates the first counts, as everywhere."""
    for at, chunk in enumerate(po.chunks):
        entry = chunk.entry
        if entry is not None and at != po.header_at and entry.key == key and not entry.obsolete:
            return at
    return -1


def _anchor(po: PoFile, template: Template, key: Key) -> int:
    """Find the chunk behind which a new entry belongs: that of the message before it on the page."""
    places = {chunk.entry.key: at for at, chunk in enumerate(po.chunks) if chunk.entry and not chunk.entry.obsolete}
    anchor = po.header_at
    for message in template.messages:
        if message.key == key:
            break
        anchor = places.get(message.key, anchor)
    return anchor


@lru_cache(maxsize=64)
def _slots(header: str, locale: Locale) -> tuple[Slot, ...]:
    rule = parse_plural_forms(header)
    numbers: list[list[int]] = [[] for _ in range(rule.nplurals)]
    for number in _NUMBERS:
        _count(rule, number, numbers)
    return tuple(_slot(each, locale) for each in numbers)


def _count(rule: PluralForms, number: int, numbers: list[list[int]]) -> None:
    try:
        form = rule.index(number)
    except ValueError:  # a rule that has no form for some number
        return
    if len(numbers[form]) < EXAMPLES:
        numbers[form].append(number)


def _slot(numbers: list[int], locale: Locale) -> Slot:
    categories = {locale.categories[locale.form(number)].category for number in numbers}
    return Slot(categories.pop() if len(categories) == 1 else "", tuple(numbers))
