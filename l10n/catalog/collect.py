"""Units of many pages into the messages of a site.

In: what each page says, in the order of their paths. Out: one ``Template`` a domain. Never done here: reading a
page, matching with what a catalog has, or holding the messages of a site in memory.
"""

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from l10n.catalog.messages import Messages
from l10n.catalog.model import Key, Message, Template
from l10n.html.language import plain_language
from l10n.locales import Locale
from l10n.records import encode
from l10n.rules import Role
from l10n.shelf import Pairs, Shelf
from l10n.spool import Spool
from l10n.units.placeholders import FLAG
from l10n.units.reading import Placed, Profile, Reading

_REFERENCES = 20


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


class Said(NamedTuple):
    """A message where a page says it: the role it has there, and its language (BCP 47)."""

    domain: Role
    language: str
    message: Message


def said_by(reading: Reading) -> tuple[Said, ...]:
    """Give the messages of a page, in page order, each as often as the page has it."""
    return tuple(Said(placed.domain, placed.language, message_of(placed)) for placed in reading.messages)


def collect(
    readings: Iterable[Reading], profile: Profile, *, by_page: bool = False, references: int = _REFERENCES
) -> tuple[Template, ...]:
    """Deduplicate the messages of all pages, which come in the order of their paths: see ``Collection``."""
    collection = Collection(profile, by_page=by_page, references=references)
    for reading in readings:
        collection.see(reading.path, said_by(reading))
    return collection.templates()


class Collection:
    """The messages of a site, domain by domain: each page is shown to ``see``, in the order of their paths.

    Same text, same context: one message. Messages stand in the order of their first page (by path) and place in it;
    references are the first pages, no more than ``references``: what all of 100,000 show would name them all, in every
    catalog, and a page more would change each. The comments are those of the first occurrence.
    With ``by_page`` what is not interface gets a domain for each page: see ``_home``.
    """

    def __init__(self, profile: Profile, *, by_page: bool = False, references: int = _REFERENCES) -> None:
        self._profile = profile
        self._by_page = by_page
        self._references = references
        self._times = array("I")
        """On how many pages each message is, by number; of these no more are counted than are needed."""
        self._numbers = Shelf(int)
        self._messages = Spool()
        self._pages = Pairs()
        self._paths: list[str] = []
        self._sizes = array("I")
        self._languages: dict[str, str] = {}
        self._domains: list[str] = []
        """The domain of each message, by number."""

    def see(self, path: str, said: Iterable[Said]) -> None:
        """Take what a page says."""
        page, size = len(self._paths), 0
        numbers = []
        for role, language, message in said:
            domain = domain_of(role, language, self._profile)
            if domain not in self._languages:
                own = domain == role.value
                self._languages[domain] = main_language_of(role, self._profile) if own else plain_language(language)
            numbers.append(self._number(domain, message))
            size += role is not Role.INTERFACE
        shown = [number for number in dict.fromkeys(numbers) if self._times[number] < self._needed(number)]
        for number in shown:
            self._times[number] += 1
        self._pages.add(shown, page)
        self._paths.append(path)
        self._sizes.append(size)

    def templates(self) -> tuple[Template, ...]:
        """Give the messages, when all pages are seen."""
        references = Spool()
        numbers: dict[str, array[int]] = {}
        for number, pages in self._pages:
            held, domain = array("I", pages), self._domains[number]
            references.append(held[: self._references].tobytes())
            if self._by_page and not domain.startswith(Role.INTERFACE):
                domain = f"{domain}/{self._home(held)}"
            numbers.setdefault(domain, array("I")).append(number)
        return tuple(
            Template(
                domain, self._languages[base_of(domain)], Messages(self._messages, references, self._paths, members)
            )
            for domain, members in sorted(numbers.items())
        )

    def _number(self, domain: str, message: Message) -> int:
        """Give the number of a message; a new one is the next."""
        context = "" if message.context is None else f"{len(message.context)} {message.context}"
        key = f"{domain} {context} {message.id}"
        number = self._numbers.setdefault(key, len(self._domains))
        if number == len(self._domains):
            self._messages.append(encode(message))
            self._domains.append(domain)
            self._times.append(0)
        return number

    def _needed(self, number: int) -> int:
        """Say how many pages of a message have to be known: one gives it its place, all of them its home."""
        at_home = self._by_page and not self._domains[number].startswith(Role.INTERFACE)
        return len(self._paths) + 1 if at_home else max(1, self._references)

    def _home(self, pages: Sequence[int]) -> str:
        """Name the page that a message is at home on: of those that hold it, the one that holds the fewest.

        A post's own page says less than the index, the archive and the label pages that repeat it.
        """
        home = min(pages, key=lambda page: (self._sizes[page], page))
        return str(PurePosixPath(self._paths[home]).with_suffix(""))
