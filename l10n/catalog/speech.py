"""What a locale has to say for each message: its catalogs, and its parents'.

In: the catalogs of a locale's chain. Out: translations. Never done here: reading files, rendering.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n.catalog.collect import domain_of, message_of
from l10n.catalog.model import Catalog, Entry, Key
from l10n.locales import Locale
from l10n.units.reading import Placed, Profile


@dataclass(frozen=True, slots=True)
class Speech:
    """The published translations of one locale.

    ``entries`` maps a domain to its entries that count, for the locale itself and then each of its parents: a message
    that ``pt-BR`` lacks is looked up in ``pt``.
    """

    locale: Locale
    entries: tuple[Mapping[str, Mapping[Key, Entry]], ...]

    def entry(self, domain: str, key: Key) -> Entry | None:
        """Find the translated entry of a message, nearest locale first."""
        for catalogs in self.entries:
            found = catalogs.get(domain, {}).get(key)
            if found is not None:
                return found
        return None

    def translate(self, placed: Placed, profile: Profile) -> str | None:
        """Give the translation of a text; None where it is not translated, or is the locale's own language already."""
        domain = domain_of(placed.domain, placed.language, profile)
        entry = self.entry(domain, message_of(placed).key)
        return entry.strings[0] if entry is not None else None

    def needs(self, placed: Placed) -> bool:
        """Say whether a text is in another language than the locale's."""
        return placed.language == "und" or not Locale.parse(placed.language).same_language(self.locale)


def speech_of(locale: Locale, chain: Sequence[Mapping[str, Catalog]], *, use_fuzzy: bool = False) -> Speech:
    """Gather what counts from a locale's catalogs (domain to catalog) and, behind them, its parents'."""
    return Speech(
        locale,
        tuple(
            {
                domain: {
                    entry.key: entry
                    for entry in reversed(catalog.entries)  # of duplicates the first counts, as in a compiled catalog
                    if entry.translated and not entry.obsolete and (use_fuzzy or not entry.fuzzy)
                }
                for domain, catalog in catalogs.items()
            }
            for catalogs in chain
        ),
    )
