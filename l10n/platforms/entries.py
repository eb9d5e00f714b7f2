"""The entries of a lexicon, and the one shape of its file.

In: a TOML file, one table a message. Out: ``Entry`` values, every key checked. Never done here: comparing texts.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from l10n.config.toml import read_toml
from l10n.errors import ConfigError
from l10n.platforms.tables import refuse_unknown, table_of, text_of

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories (UTS 35, Part 3, section 5)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of the interface.

    ``text`` maps a locale to its wordings, of which the first is written and all are recognised; ``plural`` maps a
    locale to CLDR categories, and those to wordings. One of the two is empty.
    """

    key: str
    context: str = ""
    note: str = ""
    text: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def locales(self) -> Collection[str]:
        """The locales that word it, in the order of the file."""
        return (self.text or self.plural).keys()

    def forms(self, locale: str) -> Mapping[str, tuple[str, ...]]:
        """Give the wordings of one locale by plural category, ``""`` where there is no plural; empty if it has none."""
        if locale in self.text:
            return {"": self.text[locale]}
        return self.plural.get(locale, {})

    def wordings(self) -> Iterator[tuple[str, str, str]]:
        """Give every wording as (locale, plural category or nothing, wording)."""
        for locale in self.locales:
            yield from ((locale, category, text) for category, texts in self.forms(locale).items() for text in texts)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Read the entries of one lexicon.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or says something that a lexicon cannot say.
    """
    data, _ = read_toml(path)
    return tuple(parse_entry(key, table_of(data, key, path.as_posix()), path.as_posix()) for key in data)


def parse_entry(key: str, table: Mapping[str, Any], place: str) -> Entry:
    """Turn the table of one key into an ``Entry``.

    Raises:
        ConfigError: A key or a plural category is unknown, a wording is missing or no text, or text and plural
            are mixed.
    """
    place = f"{place}: {key}"
    refuse_unknown(table, ("context", "note", "text", "plural"), place)
    if ("text" in table) == ("plural" in table):
        raise ConfigError(place, "a message has either [text] or [plural]")
    text, plural = table_of(table, "text", place), table_of(table, "plural", place)
    return Entry(
        key=key,
        context=text_of(table, "context", place),
        note=text_of(table, "note", place),
        text={locale: _wordings(text, locale, place) for locale in text},
        plural={locale: _forms(table_of(plural, locale, place), f"{place}: {locale}") for locale in plural},
    )


def _forms(table: Mapping[str, Any], place: str) -> dict[str, tuple[str, ...]]:
    refuse_unknown(table, CATEGORIES, place)
    if not table:
        raise ConfigError(place, "a plural has no form", f"Give some of {', '.join(CATEGORIES)}.")
    return {category: _wordings(table, category, place) for category in table}


def _wordings(table: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = table[key]
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) and text for text in texts):
        raise ConfigError(place, f"{key} is a text, or a list of texts", "The first is written, all are recognised.")
    return tuple(texts)
