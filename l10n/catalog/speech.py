"""What a locale has to say for each message: its catalogs, and its parents'.

In: the catalogs of a locale's chain. Out: translations. Never done here: reading files, rendering.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from l10n.catalog.collect import base_of, domain_of, key_of
from l10n.catalog.compiled import Compiled, Said
from l10n.catalog.mo import render_entries
from l10n.catalog.model import Catalog, Key
from l10n.locales import Locale
from l10n.plurals import PluralForms, parse_plural_forms
from l10n.rules import Role
from l10n.spool import Spool
from l10n.units.reading import Placed, Profile


class Voice(NamedTuple):
    """What the catalogs of one domain say, and the rule for plurals of the first of them."""

    compiled: Compiled
    plurals: PluralForms


@dataclass(frozen=True, slots=True)
class Speech:
    """The published translations of one locale.

    ``voices`` maps domains to what is said in them, for the locale itself and then each of its parents: a message that
    ``pt-BR`` lacks is looked up in ``pt``. The catalogs of single posts speak with one voice.
    """

    locale: Locale
    voices: tuple[Mapping[str, Voice], ...]

    def find(self, domain: str, key: Key) -> Said | None:
        """Find the translation of a message, nearest locale first."""
        return next((said for said, _ in self._found(domain, key)), None)

    def translate(self, placed: Placed, profile: Profile, number: int | None = None) -> str | None:
        """Give the translation of a text, of a count the form for its number; None where there is none."""
        domain = domain_of(placed.domain, placed.language, profile)
        for said, plurals in self._found(domain, key_of(placed)):
            return said.strings[0] if not said.plural or number is None else _form(said, plurals, number)
        return None

    def label(self, text: str, context: str) -> str | None:
        """Give the translation of a name that is a message too, such as the label a page lists."""
        for voices in self.voices:
            for domain, voice in voices.items():
                said = voice.compiled.find(Key(context, text)) if domain.startswith(Role.INTERFACE) else None
                if said is not None:
                    return said.strings[0]
        return None

    def needs(self, placed: Placed) -> bool:
        """Say whether a text is in another language than the locale's."""
        return placed.language == "und" or not Locale.parse(placed.language).same_language(self.locale)

    def mapped(self) -> "Speech":
        """Give the same, its texts in a file that takes no memory of this process.

        Raises:
            OutputError: There is no room for temporary files.
        """
        spool = Spool()
        for voice in self._every:
            spool.append(voice.compiled.data)
        views = iter(spool.mapped())
        moved = (
            {domain: voice._replace(compiled=Compiled(next(views))) for domain, voice in voices.items()}
            for voices in self.voices
        )
        return Speech(self.locale, tuple(moved))

    @property
    def _every(self) -> Iterator[Voice]:
        return (voice for voices in self.voices for voice in voices.values())

    def _found(self, domain: str, key: Key) -> Iterator[tuple[Said, PluralForms]]:
        base = base_of(domain)
        for voices in self.voices:
            voice = voices.get(base)
            said = voice.compiled.find(key) if voice is not None else None
            if voice is not None and said is not None:
                yield said, voice.plurals


def _form(said: Said, plurals: PluralForms, number: int) -> str | None:
    """Choose the form for a number; None where the catalog's own rule fails on it, or names a form it does not have."""
    try:
        return said.strings[plurals.index(number)]
    except (ValueError, IndexError):
        return None


def speech_of(locale: Locale, chain: Sequence[Mapping[str, Catalog]], *, use_fuzzy: bool = False) -> Speech:
    """Gather what counts from a locale's catalogs (domain to catalog) and, behind them, its parents'."""
    return Speech(locale, tuple(dict(_voices(catalogs, locale, use_fuzzy)) for catalogs in chain))


def _voices(catalogs: Mapping[str, Catalog], locale: Locale, use_fuzzy: bool) -> Iterator[tuple[str, Voice]]:  # noqa: FBT001 - what every caller passes on
    bases: dict[str, list[Catalog]] = {}
    for domain, catalog in catalogs.items():
        bases.setdefault(base_of(domain), []).append(catalog)
    for base, alike in bases.items():
        entries = (entry for catalog in alike for entry in catalog.entries)
        compiled = Compiled(render_entries(entries, use_fuzzy=use_fuzzy))
        yield base, Voice(compiled, _plurals(alike[0], locale))


def _plurals(catalog: Catalog, locale: Locale) -> PluralForms:
    try:
        return parse_plural_forms(catalog.field("Plural-Forms"))
    except ValueError:
        return parse_plural_forms(locale.plural_forms)
