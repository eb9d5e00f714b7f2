"""A catalog brought up to date with its template, losing no translation and changing no more than it must.

In: a template, a ``PoFile``, and where else translations may come from. Out: the changed ``PoFile``, and counts. Never
done here: files, or a guess that is not marked fuzzy.

A message of the template takes its translation from the first of these that has one:

1. the entry of the same msgid and context; an obsolete one returns;
2. an entry of the same msgid whose context is gone from the template: the message moved;
3. the same message in another catalog of the donors;
4. the lexicon (``prefill``);
5. an entry that is gone from the template and is surely an earlier state of the same text: fuzzy, with ``#|``.

Entries keep their places. A new one comes behind the message that precedes it in the template. What is gone becomes
obsolete at the end of the file if it holds any work, and goes if it holds none.
"""

import operator
from collections.abc import Collection, Iterable
from dataclasses import astuple, dataclass

from l10n.catalog.matching import LEXICON_NOTE, Matching, Prefill, obsolete
from l10n.catalog.model import Catalog, Entry, Key, Message, Template
from l10n.catalog.po.header import content, encodable, with_fields
from l10n.catalog.po.placing import place
from l10n.catalog.po.store import PoFile
from l10n.catalog.po.writer import Style

__all__ = ["LEXICON_NOTE", "Counts", "MergeResult", "Prefill", "merge", "retire"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What an update did, in messages. ``kept`` are those whose translation did not change."""

    kept: int = 0
    added: int = 0
    moved: int = 0
    returned: int = 0
    donated: int = 0
    prefilled: int = 0
    fuzzy: int = 0
    held: int = 0
    """Not in the template, and kept alive because their pages failed or were excluded."""
    obsolete: int = 0
    dropped: int = 0
    """Gone from the template without ever having been worked on."""

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(operator.add, astuple(self), astuple(other)))


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The updated catalog and what was done to it. ``po`` is the one given where it was not ``sound``."""

    po: PoFile
    counts: Counts


def merge(  # noqa: PLR0913 - one keyword for each source and setting of an update
    template: Template,
    po: PoFile,
    *,
    donors: Iterable[Catalog] = (),
    threshold: float = 0.75,
    fuzzy: bool = True,
    failed_references: Collection[str] = (),
    prefill: Prefill | None = None,
    width: int = 79,
    created: str = "",
) -> MergeResult:
    """Bring a catalog up to date.

    ``donors`` are other catalogs of the same locale and source language, looked at once, where a message is new.
    ``failed_references`` are the pages that could not be read or were left out this time: what only they hold stays.
    ``created`` is the template's ``POT-Creation-Date``, taken over when more than references changed. A file that is
    not ``sound`` comes back as it is.
    """
    if not po.sound:
        return MergeResult(po, Counts())
    matching = Matching(template, po, frozenset(failed_references))
    matching.take_exact()
    matching.take_moved()
    matching.take_donated(donors)
    if prefill is not None:
        matching.take_prefilled(prefill)
    if fuzzy:
        matching.take_similar(threshold)
    matching.take_nothing()
    merged = matching.place(Style(width, po.newline))
    if created and _content(merged) != _content(po):
        merged = with_fields(merged, {"POT-Creation-Date": created}, width)
    return MergeResult(encodable(merged, width), Counts(**matching.counts))


def retire(po: PoFile, adopted: Iterable[Catalog], width: int = 79) -> PoFile | None:
    """Give what is left of a catalog whose domain is gone, after others took its messages over as a donor's.

    Work that stands in one of the ``adopted`` catalogs word for word is dropped here; the rest becomes obsolete, to be
    found when its text returns. None if nothing is left, so that the file may be deleted.
    """
    if not po.sound:
        return po
    taken = {(entry.key, entry.strings) for catalog in adopted for entry in catalog.entries}
    removed: set[int] = set()
    appended: list[Entry] = []
    for at, chunk in enumerate(po.chunks):
        entry = chunk.entry
        if entry is None or at == po.header_at:
            continue
        if (entry.key, entry.strings) in taken or not (any(entry.strings) or entry.notes):
            removed.add(at)
        elif not entry.obsolete:
            removed.add(at)
            appended.append(obsolete(entry))
    left = place(po, Style(width, po.newline), replaced={}, removed=removed, inserted={}, appended=appended)
    return left if left.catalog.entries else None


def _content(po: PoFile) -> dict[Key, Message]:
    return content(entry.message for entry in po.catalog.entries if not entry.obsolete)
