"""Units of many pages into the messages of a site.

In: readings, in the order of their paths. Out: one ``Template`` a domain. Never done here: reading a
page, matching with what a catalog has.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from l10n.catalog.model import Key, Message, Template
from l10n.html.language import plain_language
from l10n.locales import Locale
from l10n.rules import Role
from l10n.units.placeholders import FLAG
from l10n.units.reading import Placed, Profile, Reading


def domain_of(role: Role, language: str, profile: Profile) -> str:
    """Name the domain of a text: the role's own where it is in the site's language for it, else ``role.language``.

    So every catalog has one source language (``posts``, ``posts.fr``).
    """
    return _domain(role, language, main_language_of(role, profile))


@lru_cache(maxsize=4096)
def _domain(role: Role, language: str, main: str) -> str:
    if language == main or _read_alike(language, main):
        return role.value
    return f"{role.value}.{plain_language(language)}"


def base_of(domain: str) -> str:
    """Give the domain that a post's own catalog is a part of: ``posts`` for ``posts/2014/02/small-talk``."""
    return domain.partition("/")[0]


def _read_alike(language: str, other: str) -> bool:
    """Say whether texts in two languages are one catalog's; what is in no known language ("und") is nobody's."""
    known = "und" not in {language, other}
    return known and Locale.parse(language).same_language(Locale.parse(other))


def main_language_of(role: Role, profile: Profile) -> str:
    """Give the language (BCP 47) that a role's own domain is written in."""
    return profile.interface if role is Role.INTERFACE else profile.posts


def key_of(placed: Placed) -> Key:
    """Give the identity of the message that a unit is an occurrence of."""
    unit = placed.unit
    return Key((unit.rule.context if unit.rule else "") or None, unit.message)


def message_of(placed: Placed) -> Message:
    """Turn a unit into the message that it is an occurrence of."""
    unit, key = placed.unit, key_of(placed)
    note = (unit.rule.note,) if unit.rule and unit.rule.note else ()
    return Message(
        key.id,
        unit.plural,
        key.context,
        comments=(*note, *unit.hints),
        flags=(FLAG,) if unit.values else (),
    )


def collect(readings: Iterable[Reading], profile: Profile, *, by_page: bool = False) -> tuple[Template, ...]:
    """Deduplicate the messages of all pages, which come in the order of their paths, domain by domain.

    Same text, same context: one message. Messages stand in the order of their first page (by path) and place in it;
    references are pages, sorted. The comments are those of the first occurrence, so that a page more changes none.
    With ``by_page`` what is not interface gets a domain for each page: see ``_home``.
    """
    found: dict[str, dict[Key, _Found]] = {}
    languages: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    for reading in readings:
        for placed in reading.messages:
            domain = domain_of(placed.domain, placed.language, profile)
            if domain not in languages:
                own = domain == placed.domain.value
                language = main_language_of(placed.domain, profile) if own else plain_language(placed.language)
                languages[domain], found[domain] = language, {}
            message = message_of(placed)
            known = found[domain].setdefault(message.key, _Found(message, []))
            if not known.pages or known.pages[-1] != reading.path:
                known.pages.append(reading.path)
            if by_page:
                sizes[reading.path] += placed.domain is not Role.INTERFACE
    templates: dict[str, list[Message]] = {}
    for base, messages in found.items():
        for message, references in messages.values():
            split = by_page and not base.startswith(Role.INTERFACE)
            domain = f"{base}/{_home(references, sizes)}" if split else base
            templates.setdefault(domain, []).append(replace(message, references=tuple(references)))
    return tuple(
        Template(domain, languages[base_of(domain)], tuple(messages)) for domain, messages in sorted(templates.items())
    )


class _Found(NamedTuple):
    """A message as its first page has it, and the paths of all pages that do."""

    message: Message
    pages: list[str]


def _home(references: Iterable[str], sizes: Mapping[str, int]) -> str:
    """Name the page that a message is at home on: of those that hold it, the one that holds the fewest.

    A post's own page says less than the index, the archive and the label pages that repeat it.
    """
    home = min(references, key=lambda path: (sizes[path], path))
    return str(PurePosixPath(home).with_suffix(""))
