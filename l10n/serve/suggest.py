"""What a translator may want to start from: the platform's own wording, and what the catalogs say of like texts.

In: a desk and a message. Out: ``Suggestion`` values, the surest first. Never done here: filling anything in.
"""

from collections.abc import Iterator
from typing import NamedTuple

from l10n.catalog.similar import nearest
from l10n.locales import Locale
from l10n.serve.desk import Desk
from l10n.serve.sheet import Item
from l10n.usecases.update import lexicon_prefill

_SHOWN = 4
_ALIKE = 0.6
"""How alike a text must be for its translation to be a help."""


class Suggestion(NamedTuple):
    """A translation to start from: where it is from, the message that it translates, and its forms."""

    origin: str
    source: str
    strings: tuple[str, ...]


def suggestions(desk: Desk, item: Item, locale: Locale) -> tuple[Suggestion, ...]:
    """Gather what the lexicon, the parents of the locale and its catalogs have for a message."""
    found: dict[tuple[str, ...], Suggestion] = {}
    for each in (*_lexicon(desk, item, locale), *_parents(desk, item, locale), *_alike(desk, item, locale)):
        if each.strings != item.entry.strings:
            found.setdefault(each.strings, each)
    return tuple(found.values())[:_SHOWN]


def _lexicon(desk: Desk, item: Item, locale: Locale) -> Iterator[Suggestion]:
    prefill = lexicon_prefill(desk.project.pages, desk.template(item.domain), locale)
    strings = prefill(item.message) if prefill else None
    if strings and len(strings) == len(item.entry.strings):
        yield Suggestion("Platform's own wording", item.message.id, strings)


def _parents(desk: Desk, item: Item, locale: Locale) -> Iterator[Suggestion]:
    for parent in locale.chain()[1:]:
        said = desk.speech(parent).find(item.domain, item.message.key)
        if said is not None and len(said.strings) == len(item.entry.strings):
            yield Suggestion(f"Catalog of {parent.tag}", item.message.id, said.strings)


def _alike(desk: Desk, item: Item, locale: Locale) -> Iterator[Suggestion]:
    """Yield translations of texts that are alike, of the same number of forms, written in the same language."""
    own = desk.template(item.domain)
    pool = [
        (domain, entry)
        for domain in desk.domains
        if desk.template(domain).source == own.source and (po := desk.catalog(locale, domain)) is not None
        for entry in po.catalog.entries
        if entry.translated and not entry.fuzzy and len(entry.strings) == len(item.entry.strings)
    ]
    texts = [entry.message.id for _, entry in pool]
    for at, score in nearest(item.message.id, texts, _ALIKE, _SHOWN + 1):
        domain, entry = pool[at]
        if entry.key != item.message.key or domain != item.domain or entry.obsolete:
            alike = "same text" if score >= 1 else f"{int(score * 100)} % alike"
            old = ", no longer in use" if entry.obsolete else ""
            yield Suggestion(f"Catalog {domain}, {alike}{old}", entry.message.id, entry.strings)
