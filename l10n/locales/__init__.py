"""Locales: how a language tag is read and written, and what CLDR knows about it.

In: a tag as people write it, BCP 47 (``pt-BR``) or POSIX (``pt_BR``, ``sr@latin``). Out: a ``Locale``. Never done here:
formatting dates, reading catalogs. Only this package and ``l10n.dates`` import Babel, and starting the command line
imports neither.
"""

from dataclasses import dataclass
from typing import Self

from l10n.locales import names, numbers, plurals, subtags
from l10n.locales.plurals import Form
from l10n.locales.subtags import Subtags, UnknownLocaleError

__all__ = ["Form", "Locale", "UnknownLocaleError"]


@dataclass(frozen=True, slots=True, order=True)
class Locale:
    """A language as one tag names it; ``Locale.parse`` is the only door.

    Two locales are equal if their canonical tags are: ``zh-TW`` and ``zh-Hant-TW`` are not, though ``same_language``
    says that they read alike.
    """

    subtags: Subtags

    @classmethod
    def parse(cls, tag: str) -> Self:
        """Read a BCP 47 tag or a POSIX locale name; letter case and retired codes (``iw``, ``no``) do not matter.

        Raises:
            UnknownLocaleError: CLDR knows no such language, script, territory or variant.
        """
        return cls(subtags.parse_subtags(tag))

    def __str__(self) -> str:
        return self.tag

    def __repr__(self) -> str:
        return f"Locale.parse({self.tag!r})"

    @property
    def tag(self) -> str:
        """The canonical BCP 47 tag: ``pt-BR``, ``sr-Latn``."""
        return "-".join(filter(None, self.subtags))

    @property
    def posix(self) -> str:
        """The name of gettext's folders: ``pt_BR``, ``sr@latin``; where POSIX has none, ``es_419``, ``zh_Hant``."""
        return subtags.posix_name(self.subtags)

    @property
    def cldr(self) -> str:
        """The nearest identifier that CLDR has data for: ``zh_Hant_TW`` for ``zh-TW``; at worst ``root``."""
        return subtags.cldr_identifier(self.subtags)

    @property
    def og(self) -> str:
        """The locale as Open Graph writes it, language and country: ``de_DE`` for ``de``, by likely subtags."""
        return subtags.open_graph_name(self.subtags)

    @property
    def language(self) -> str:
        """The language alone: ``pt``."""
        return self.subtags.language

    @property
    def script(self) -> str:
        """The ISO 15924 script it is written in, by likely subtags where the tag does not say: ``Cyrl`` for ``sr``."""
        return subtags.likely(self.subtags).script

    @property
    def territory(self) -> str:
        """The territory that the tag names, or the empty string: a language is not a country."""
        return self.subtags.territory

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as HTML's ``dir`` says it: the direction of the script."""
        return "rtl" if self.script in subtags.RIGHT_TO_LEFT else "ltr"

    @property
    def autonym(self) -> str:
        """What its readers call it: ``português (Brasil)``."""
        return names.display_name(self.subtags, self.cldr)

    @property
    def english_name(self) -> str:
        """What English calls it: ``Brazilian Portuguese``."""
        return names.display_name(self.subtags, "en")

    @property
    def plural_forms(self) -> str:
        """The value of a catalog's ``Plural-Forms`` header: ``nplurals=2; plural=(n > 1);``."""
        return plurals.plurals_of(self.cldr).header

    @property
    def categories(self) -> tuple[Form, ...]:
        """What each ``msgstr[index]`` is for: a CLDR category, with numbers that take it."""
        return plurals.plurals_of(self.cldr).forms

    @property
    def nplurals(self) -> int:
        """How many forms a plural has."""
        return len(self.categories)

    def form(self, number: int) -> int:
        """Give the index of the form that ``number`` things take."""
        return plurals.plurals_of(self.cldr).index(number)

    def decimal(self, number: int) -> str:
        """Write a whole number in the locale's own digits, grouped as it groups (UTS 35, part 3)."""
        return numbers.decimal(number, self.cldr)

    def chain(self) -> tuple["Locale", ...]:
        """Give this locale and those to fall back on, nearest first: ``pt-BR`` → ``pt``.

        CLDR's parents, but never another script: a reader of ``zh-TW`` is offered ``zh-Hant``, not ``zh``.
        """
        return tuple(Locale(each) for each in subtags.chain(self.subtags))

    def same_language(self, other: "Locale") -> bool:
        """Say whether a text in one reads as the other: language and script agree, as do ``en`` and ``en-GB``."""
        return (self.language, self.script) == (other.language, other.script)
