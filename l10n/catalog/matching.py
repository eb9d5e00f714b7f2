"""Which entry, of all there are, each message of a template takes.

In: a template, a ``PoFile``, and the other places where translations may come from. Out: the ``PoFile`` with every
message in it once. Never done here: choosing the order of those places, which is ``l10n.catalog.merge``'s.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from l10n.catalog.model import Catalog, Entry, Key, Message, Template
from l10n.catalog.po.comments import obsolete_flags
from l10n.catalog.po.header import plural_forms, untranslated
from l10n.catalog.po.placing import place
from l10n.catalog.po.store import PoFile
from l10n.catalog.po.writer import Style
from l10n.catalog.similar import Order, Text, pair, same_words

LEXICON_NOTE = "l10n: lexicon"
"""The note on entries that the lexicon filled, so that a translator can tell them from a colleague's."""

_LINE_NUMBER = re.compile(r":\d+\Z")

Prefill = Callable[[Message], tuple[str, ...] | None]


class _Match(NamedTuple):
    """What a message of the template becomes; ``at`` is the chunk that becomes it, -1 for a new one."""

    entry: Entry
    at: int


class Matching:
    """One update under way: which entry each message takes, and which entries are left.

    The ``take_`` methods are asked in the order of preference; each deals with the messages that have nothing yet.
    """

    def __init__(self, template: Template, po: PoFile, failed: frozenset[str]) -> None:
        self.counts: Counter[str] = Counter()
        self._po = po
        self._failed = failed
        self._wanted: dict[Key, Message] = {}
        for message in template.messages:
            self._wanted.setdefault(message.key, _plain(message))
        self._matches: dict[Key, _Match] = {}
        self._live: dict[Key, int] = {}
        self._obsolete: dict[Key, int] = {}
        self._twins: list[int] = []  # of several live entries of one key all but the first, where no message has it
        for at, chunk in enumerate(po.chunks):
            if chunk.entry is not None and at != po.header_at:
                first = (self._obsolete if chunk.entry.obsolete else self._live).setdefault(chunk.entry.key, at)
                if first != at and not chunk.entry.obsolete and chunk.entry.key not in self._wanted:
                    self._twins.append(at)
        self._removed: set[int] = set()
        plurals = plural_forms(po)
        self._nplurals = plurals.nplurals if plurals else 2

    def take_exact(self) -> None:
        """Match messages with the entries of their key; of live and obsolete ones the live comes first."""
        for key, message in self._wanted.items():
            if (at := self._live.pop(key, None)) is not None:
                self._match(message, at, "kept")
            elif (at := self._obsolete.pop(key, None)) is not None:
                self._match(message, at, "returned")

    def take_moved(self) -> None:
        """Match messages with the entries of their msgid whose own context is gone; an entry still in use stays put.

        Where several contexts went and their translations differ, the first is taken, and marked fuzzy.
        """
        homeless: dict[str, list[int]] = defaultdict(list)
        for entries in (self._live, self._obsolete):
            for at in entries.values():
                if self._entry(at).translated and not self._held(self._entry(at)):
                    homeless[self._entry(at).message.id].append(at)
        for message in self._missing():
            candidates = homeless.get(message.id, ())
            if candidates:
                first = candidates.pop(0)
                differ = any(self._entry(at).strings != self._entry(first).strings for at in candidates)
                self._forget(first)
                self._match(message, first, "moved", doubtful=differ)

    def take_donated(self, donors: Iterable[Catalog]) -> None:
        """Copy the work on the same messages from other catalogs: a sure translation, else a fuzzy one, else notes."""
        missing = {message.key for message in self._missing()}
        if not missing:  # as most often, and with a catalog a post the donors are all others
            return
        offers: dict[Key, Entry] = {}
        for entry in (entry for donor in donors for entry in donor.entries if entry.key in missing):
            if _worth(entry) > _worth(offers.get(entry.key)):
                offers[entry.key] = entry
        for message in self._missing():
            offer = offers.get(message.key)
            if offer is not None and len(offer.strings) == len(untranslated(message, self._nplurals)):
                self._matches[message.key] = _Match(_updated(offer, message, self._nplurals), -1)
                self.counts["donated"] += 1

    def take_prefilled(self, prefill: Prefill) -> None:
        """Fill messages that the lexicon knows."""
        for message in self._missing():
            strings = prefill(message)
            if strings and all(strings) and len(strings) == len(untranslated(message, self._nplurals)):
                self._matches[message.key] = _Match(Entry(message, strings, notes=(LEXICON_NOTE,)), -1)
                self.counts["prefilled"] += 1

    def take_similar(self, threshold: float) -> None:
        """Match messages with what are surely earlier states of their texts."""
        missing = self._missing()
        gone = [at for at in self._live.values() if self._is_free(at)]
        shelved = [at for at in self._obsolete.values() if self._is_free(at)]
        if not missing or not (gone or shelved):
            return
        order, staying = self._order(gone)
        old = [Text(self._entry(at).message, places) for at, places in zip(gone, order.old, strict=True)]
        old += [Text(message, (same_words(message.id),)) for message in (self._entry(at).message for at in shelved)]
        new = [
            Text(message, (*places, same_words(message.id))) for message, places in zip(missing, order.new, strict=True)
        ]
        for found in pair(old, new, staying, threshold):
            at = (gone + shelved)[found.old]
            self._forget(at)
            self._match(missing[found.new], at, "fuzzy", doubtful=True)

    def take_nothing(self) -> None:
        """Give the messages that are left an empty translation."""
        for message in self._missing():
            self._matches[message.key] = _Match(Entry(message, untranslated(message, self._nplurals)), -1)
            self.counts["added"] += 1

    def place(self, style: Style) -> PoFile:
        """Put what was decided into the file."""
        replaced: dict[int, Entry] = {}
        inserted: dict[int, list[Entry]] = defaultdict(list)
        anchor = self._po.header_at
        for key in self._wanted:
            entry, at = self._matches[key]
            if at < 0:
                inserted[anchor].append(entry)
            else:
                replaced[at] = entry
                anchor = at
        appended = self._retire(replaced)
        return place(self._po, style, replaced=replaced, removed=self._removed, inserted=inserted, appended=appended)

    def _retire(self, replaced: dict[int, Entry]) -> list[Entry]:
        """Deal with the live entries that no message took; give those that become obsolete."""
        retired: list[Entry] = []
        for at in (*self._live.values(), *self._twins):
            entry = self._entry(at)
            if self._held(entry):
                self.counts["held"] += 1
                references = tuple([each for each in entry.message.references if self._is_failed(each)])
                replaced[at] = replace(entry, message=replace(entry.message, references=references))
                continue
            self._removed.add(at)
            if any(entry.strings) or entry.notes:
                self.counts["obsolete"] += 1
                retired.append(obsolete(entry))
            else:
                self.counts["dropped"] += 1
        return retired

    def _missing(self) -> list[Message]:
        return [message for key, message in self._wanted.items() if key not in self._matches]

    def _is_free(self, at: int) -> bool:
        """Say whether an entry that is gone has a translation for another message."""
        entry = self._entry(at)
        return entry.translated and not self._held(entry)

    def _order(self, gone: Collection[int]) -> tuple[Order, list[Message]]:
        """Give the places of what went and of what came, and the messages between which they stand."""
        anchors = {match.at for match in self._matches.values() if match.at >= 0}
        left = set(gone)
        catalog = [at if at in anchors else None for at in range(len(self._po.chunks)) if at in anchors or at in left]
        template = [
            match.at if (match := self._matches.get(key)) and match.at >= 0 else None
            for key in self._wanted
            if key not in self._matches or self._matches[key].at >= 0
        ]
        return Order.of(catalog, template), [self._entry(at).message for at in sorted(anchors)]

    def _entry(self, at: int) -> Entry:
        entry = self._po.chunks[at].entry
        assert entry is not None  # noqa: S101 - only chunks with entries are indexed
        return entry

    def _forget(self, at: int) -> None:
        entry = self._entry(at)
        del (self._obsolete if entry.obsolete else self._live)[entry.key]

    def _match(self, message: Message, at: int, how: str, *, doubtful: bool = False) -> None:
        """Let a message take an entry of this catalog; an obsolete one leaves its place for the message's."""
        entry = self._entry(at)
        failed = [each for each in entry.message.references if self._is_failed(each)]
        if failed:
            references = tuple(sorted({*message.references, *failed}))
            message = replace(message, references=references)
        self._matches[message.key] = _Match(
            _updated(entry, message, self._nplurals, doubtful=doubtful), -1 if entry.obsolete else at
        )
        if entry.obsolete:
            self._removed.add(at)
        self.counts[how] += 1

    def _held(self, entry: Entry) -> bool:
        """Say whether a page that was not read this time may still hold the entry's message."""
        references = entry.message.references
        if entry.obsolete or not self._failed:
            return False
        return not references or any(map(self._is_failed, references))

    def _is_failed(self, reference: str) -> bool:
        return reference in self._failed or _LINE_NUMBER.sub("", reference) in self._failed


def obsolete(entry: Entry) -> Entry:
    """Give an entry as it is kept after its message is gone."""
    message = replace(entry.message, comments=(), references=(), flags=obsolete_flags(entry.message.flags))
    return replace(entry, message=message, obsolete=True)


def _plain(message: Message) -> Message:
    """Give a message as a file can hold it: one line a comment."""
    comments = tuple([line.rstrip() for comment in message.comments for line in comment.split("\n")])
    return message if comments == message.comments else replace(message, comments=comments)


def _updated(entry: Entry, message: Message, nplurals: int, *, doubtful: bool = False) -> Entry:
    """Let an entry's work stand under a message of the template.

    It turns fuzzy, and says what it was made for, where the text is another (``doubtful``) or the plural changed.
    """
    old = entry.message
    if not doubtful and not entry.obsolete and old == message:
        return entry
    own = [flag for flag in old.flags if flag not in message.flags and not flag.endswith("-format")]
    flags = (*message.flags, *own)
    kept = replace(message, flags=old.flags if set(flags) == set(old.flags) else flags)
    live = replace(entry, message=kept, obsolete=False)
    reshaped = (old.plural is None) != (message.plural is None)
    if not any(entry.strings):
        return replace(live, strings=untranslated(message, nplurals)) if reshaped else live
    if not doubtful and old.plural == message.plural:
        return live
    previous = entry.previous if entry.fuzzy and entry.previous else Message(old.id, old.plural, old.context)
    strings = entry.strings
    if reshaped:
        strings = entry.strings[:1] if message.plural is None else entry.strings[:1] * nplurals
    return replace(live, strings=strings, fuzzy=True, previous=previous)


def _worth(entry: Entry | None) -> int:
    """Rank what an entry of another catalog has to give."""
    if entry is None:
        return 0
    if any(entry.strings):
        return 2 if entry.fuzzy or not entry.translated else 3
    return 1 if entry.notes else 0
