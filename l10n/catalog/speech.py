"""What a locale has to say for each message: its catalogs, and its parents'.

In: the catalogs of a locale's chain. Out: translations. Never done here: reading files, rendering.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from l10n.catalog.collect import base_of, domain_of, message_of
from l10n.catalog.model import Catalog, Entry, Key
from l10n.locales import Locale
from l10n.plurals import PluralForms, parse_plural_forms
from l10n.rules import Role
from l10n.units.reading import Placed, Profile


class Voice(NamedTuple):
    """What one catalog says: its entries that count, and its rule for plurals."""

    entries: Mapping[Key, Entry]
    plurals: PluralForms


@dataclass(frozen=True, slots=True)
class Speech:
    """The published translations of one locale.

    ``voices`` maps domains to what is said in them, for the locale itself and then each of its parents: a message that
    ``pt-BR`` lacks is looked up in ``pt``. The catalogs of single posts speak with one voice.
    """

    locale: Locale
    voices: tuple[Mapping[str, Voice], ...]

    def entry(self, domain: str, key: Key) -> Entry | None:
        """Find the translated entry of a message, nearest locale first."""
        return next((entry for entry, _ in self._found(domain, key)), None)

    def translate(self, placed: Placed, profile: Profile, number: int | None = None) -> str | None:
        """Give the translation of a text, of a count the form for its number; None where there is none."""
        domain = domain_of(placed.domain, placed.language, profile)
        for entry, plurals in self._found(domain, message_of(placed).key):
            if entry.message.plural is None or number is None:
                return entry.strings[0]
            return _form(entry, plurals, number)
        return None

    def label(self, text: str, context: str) -> str | None:
        """Give the translation of a name that is a message too, such as the label a page lists."""
        for voices in self.voices:
            for domain, voice in voices.items():
                entry = voice.entries.get(Key(context, text)) if domain.startswith(Role.INTERFACE) else None
                if entry is not None:
                    return entry.strings[0]
        return None

    def needs(self, placed: Placed) -> bool:
        """Say whether a text is in another language than the locale's."""
        return placed.language == "und" or not Locale.parse(placed.language).same_language(self.locale)

    def _found(self, domain: str, key: Key) -> Iterator[tuple[Entry, PluralForms]]:
        for voices in self.voices:
            voice = voices.get(base_of(domain))
            if voice is not None and key in voice.entries:
                yield voice.entries[key], voice.plurals


def _form(entry: Entry, plurals: PluralForms, number: int) -> str | None:
    """Choose the form for a number; None where the catalog's own rule fails on it, or names a form it does not have."""
    try:
        return entry.strings[plurals.index(number)]
    except (ValueError, IndexError):
        return None


def speech_of(locale: Locale, chain: Sequence[Mapping[str, Catalog]], *, use_fuzzy: bool = False) -> Speech:
    """Gather what counts from a locale's catalogs (domain to catalog) and, behind them, its parents'."""
    return Speech(locale, tuple(_voices(catalogs, locale, use_fuzzy) for catalogs in chain))


def _voices(catalogs: Mapping[str, Catalog], locale: Locale, use_fuzzy: bool) -> dict[str, Voice]:  # noqa: FBT001 - what every caller passes on
    voices: dict[str, Voice] = {}
    for domain, catalog in catalogs.items():
        voice = _voice(catalog, locale, use_fuzzy)
        known = voices.setdefault(base_of(domain), voice)
        if known is not voice:
            voices[base_of(domain)] = Voice({**voice.entries, **known.entries}, known.plurals)
    return voices


def _voice(catalog: Catalog, locale: Locale, use_fuzzy: bool) -> Voice:  # noqa: FBT001 - what every caller passes on
    counting = {
        entry.key: entry
        for entry in reversed(catalog.entries)  # of duplicates the first counts, as in a compiled catalog
        if entry.translated and not entry.obsolete and (use_fuzzy or not entry.fuzzy) and _is_text(entry)
    }
    try:
        plurals = parse_plural_forms(catalog.field("Plural-Forms"))
    except ValueError:
        plurals = parse_plural_forms(locale.plural_forms)
    return Voice(counting, plurals)


def _is_text(entry: Entry) -> bool:
    """Say whether a translation could be decoded as a whole; one that could not is in no compiled catalog either."""
    try:
        "".join(entry.strings).encode()
    except UnicodeEncodeError:
        return False
    return True
