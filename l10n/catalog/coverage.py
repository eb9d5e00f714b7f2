"""How much of a site is translated: by locale, domain and page, in messages and words.

In: templates, readings, and what a locale has to say. Out: ``Coverage`` values, which add up. Never done here:
judging a translation, or comparing with a threshold.

A message that is in the locale's language already is done. A fuzzy one is not (unless ``compile.use_fuzzy`` let it
into the ``Speech``), and one that a parent locale translates (``pt`` for ``pt-BR``) is: coverage counts what a build
would show.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from l10n.catalog.collect import base_of, domain_of, message_of
from l10n.catalog.model import Key, Message, Template
from l10n.catalog.speech import Speech
from l10n.locales import Locale
from l10n.units.reading import Profile, Reading


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many messages there are, how many of them are done, and the same in words of the source."""

    messages: int = 0
    done: int = 0
    words: int = 0
    words_done: int = 0
    fuzzy: int = 0
    """Of those not done, how many have a guess that somebody has to confirm."""

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(
            self.messages + other.messages,
            self.done + other.done,
            self.words + other.words,
            self.words_done + other.words_done,
            self.fuzzy + other.fuzzy,
        )

    @property
    def complete(self) -> bool:
        """Whether nothing is left to translate; nothing to translate is complete."""
        return self.done == self.messages

    @property
    def left(self) -> int:
        """How many messages are not done."""
        return self.messages - self.done

    @property
    def words_left(self) -> int:
        """How many words are not done."""
        return self.words - self.words_done

    @property
    def percent(self) -> float:
        """The share of messages that are done, from 0 to 100; 100 where there is none."""
        return 100 * self.done / self.messages if self.messages else 100.0


NOTHING = Coverage()


class Counted(NamedTuple):
    """A message of a domain, as pages refer to it, and its words."""

    domain: str
    key: Key
    words: int


@dataclass(frozen=True, slots=True)
class PageContents:
    """The distinct messages of one page that say how far it is: its own, or its chrome where it has none of its own."""

    path: str
    messages: tuple[Counted, ...]


class Gap(NamedTuple):
    """A message that a locale does not have yet."""

    domain: str
    message: Message


@dataclass(frozen=True, slots=True)
class LocaleCoverage:
    """One locale: ``domains`` and ``pages`` in alphabetical order, ``gaps`` in the order of the templates."""

    locale: Locale
    domains: tuple[tuple[str, Coverage], ...]
    pages: tuple[tuple[str, Coverage], ...]
    gaps: tuple[Gap, ...]

    @property
    def total(self) -> Coverage:
        """All domains together."""
        return sum((coverage for _, coverage in self.domains), NOTHING)

    @property
    def pages_complete(self) -> int:
        """How many pages have all of their own messages done."""
        return sum(coverage.complete for _, coverage in self.pages)


def contents_of(readings: Iterable[Reading], profile: Profile) -> tuple[PageContents, ...]:
    """List what each page that could be read says by itself, sorted by path."""
    known: dict[Counted, Counted] = {}  # what many pages say is held once
    contents = [
        PageContents(reading.path, tuple(known.setdefault(each, each) for each in _counted(reading, profile)))
        for reading in readings
        if not reading.copied
    ]
    return tuple(sorted(contents, key=lambda page: page.path))


def cover(
    templates: Iterable[Template],
    contents: Iterable[PageContents],
    speech: Speech,
    needed: Mapping[str, bool],
    guesses: Container[tuple[str, Key]] = (),
) -> LocaleCoverage:
    """Count what ``speech`` has of ``templates`` and ``contents``.

    ``needed`` says of each domain whether it is in another language than the locale's; one that is not is done.
    ``guesses`` are the messages, with their domain, for which there is a fuzzy translation.
    """
    domains: list[tuple[str, Coverage]] = []
    missing: dict[tuple[str, Key], None] = {}
    gaps: list[Gap] = []
    for template in templates:
        counted = NOTHING
        for message in template.messages:
            done = not needed[template.domain] or speech.find(template.domain, message.key) is not None
            words = message.words
            guessed = not done and (template.domain, message.key) in guesses
            counted += Coverage(1, int(done), words, words if done else 0, int(guessed))
            if not done:
                gaps.append(Gap(template.domain, message))
                missing[base_of(template.domain), message.key] = None
        domains.append((template.domain, counted))
    pages = tuple((page.path, _cover_page(page, missing)) for page in contents)
    return LocaleCoverage(speech.locale, tuple(domains), pages, tuple(gaps))


def _counted(reading: Reading, profile: Profile) -> Iterable[Counted]:
    found: dict[tuple[str, Key], Counted] = {}
    for placed in reading.own:
        domain, message = domain_of(placed.domain, placed.language, profile), message_of(placed)
        found.setdefault((domain, message.key), Counted(domain, message.key, message.words))
    return found.values()


def _cover_page(page: PageContents, missing: Mapping[tuple[str, Key], None]) -> Coverage:
    left = [each.words for each in page.messages if (each.domain, each.key) in missing]
    words = sum(each.words for each in page.messages)
    return Coverage(len(page.messages), len(page.messages) - len(left), words, words - sum(left))
