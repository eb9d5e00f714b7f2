"""Repetition: what most pages of a site say alike is chrome, where no rule tells chrome from content.

In: the readings of all pages. Out: the same, where a text that no rule holds is the interface's if most pages have it,
and a title that the chrome shows on one page alone is that page's. Never done here: judging what a rule knows, such as
the inside of an ``article``; or judging at all where fewer than three pages are there, of which any two may show the
same post.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from l10n.platforms.lexicon import load_lexicon
from l10n.rules import Role
from l10n.units.placeholders import parse_placeholders
from l10n.units.reading import Placed, Profile, Reading
from l10n.units.syntax import line_text
from l10n.units.titles import context_of, is_head, own_titles
from l10n.units.unit import Kind

_FEWEST = 3
_MANY = 8
"""From so many pages on a few may lack the chrome. Of fewer a post stands on most: its own, the index, its tags."""


def most_of(pages: int) -> int:
    """Say how many of some pages have what most have: all of a few, else two thirds; 0 where none can be told."""
    if pages < _FEWEST:
        return 0
    return pages if pages < _MANY else -(-2 * pages // 3)


def repeated_texts(pages: Collection[Iterable[str]]) -> frozenset[str]:
    """Give the texts that most of ``pages`` have, each given as its texts."""
    return most_frequent(Counter(text for page in pages for text in set(page)), len(pages))


def most_frequent(counts: Mapping[str, int], pages: int) -> frozenset[str]:
    """Give the texts that most of so many pages have; ``counts`` says how many have each."""
    most = most_of(pages)
    return frozenset(text for text, count in counts.items() if count >= most) if most else frozenset()


@dataclass(slots=True)
class _Group:
    """The pages in one language: how many there are, and how many of them have each text."""

    pages: int = 0
    counts: Counter[str] = field(default_factory=Counter)


def tell_chrome(readings: Iterable[Reading], profile: Profile) -> tuple[Reading, ...]:
    """Sort the texts that the profile's rules leave open; what is told does not depend on the order of the pages."""
    every = tuple(readings)
    chrome = Chrome(profile)
    for reading in every:
        chrome.see(chrome.tell(reading))
    return tuple(map(chrome.follow, every)) if chrome.settle() else every


class Shared(NamedTuple):
    """What a page may have in common with others, each text once.

    ``titles`` are what it is called, ``shown`` its texts outside of the head, ``held`` those that a rule holds to be
    posts, ``open`` those of which no rule knows; ``dated`` says that such a one holds dates. ``language`` (BCP 47) is
    what its posts speak.
    """

    titles: tuple[str, ...]
    shown: tuple[str, ...]
    held: tuple[str, ...]
    open: tuple[str, ...]
    dated: bool
    language: str


class Chrome:
    """What the pages of a site have in common. Pages in different languages need not share their chrome.

    Pages tell of it by ``tell``; what each tells is shown to ``see``, then ``settle`` is called once, then ``follow``
    as often as wanted.
    """

    told = Shared

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.tell = partial(_tell, profile=profile)
        self.lexicon = load_lexicon(*profile.lexicons)
        self.pages = 0
        self.repeated: dict[str, str] = {}
        """What is chrome, by message, with the language of the pages that say it most."""
        self._dated = False
        self.heads: Counter[str] = Counter()
        self.shown: Counter[str] = Counter()
        self._held: set[str] = set()
        self._groups: dict[str, _Group] = defaultdict(_Group)

    def see(self, told: Shared) -> None:
        """Take what a page tells."""
        self.pages += 1
        self.heads.update(told.titles)
        self.shown.update(told.shown)
        self._held.update(told.held)
        self._dated = self._dated or told.dated
        if told.open:
            group = self._groups[told.language]
            group.pages += 1
            group.counts.update(told.open)

    def settle(self) -> bool:
        """Decide what is chrome, when all pages are seen, and say whether anything can be told at all."""
        for language, group in sorted(self._groups.items(), key=lambda item: (item[1].pages, item[0])):
            for message in most_frequent(group.counts, group.pages):
                if message not in self._held and not self._is_listed(message, group.pages):
                    self.repeated[message] = language
        self._held.clear()
        self._groups.clear()
        self.shown = Counter({message: count for message, count in self.shown.items() if count > 1})
        return self.profile.default is not self.profile.repeated and (most_of(self.pages) > 0 or self._dated)

    def follow(self, reading: Reading) -> Reading:
        """Give a page with its open texts sorted."""
        titles = own_titles(reading)
        messages = []
        for placed in reading.messages:
            if placed.unit.message in self.repeated and _is_open(placed, self.profile):
                messages.append(placed._replace(domain=self.profile.repeated, language=self._language(placed)))
            elif most_of(self.pages) and self._is_title(placed, titles):
                messages.append(placed._replace(domain=Role.POSTS))
            else:
                messages.append(_undated(placed) if _is_open(placed, self.profile) else placed)
        return replace(reading, messages=tuple(messages))

    def _is_listed(self, message: str, pages: int) -> bool:
        """Say whether a text is a title of several words, which every page may list among the newest."""
        text = line_text(message)
        return " " in text and 0 < self.heads[text] < most_of(pages)

    def _is_title(self, placed: Placed, titles: Collection[str]) -> bool:
        """Say whether chrome shows what only this page is called, as where the header holds the post's title."""
        unit = placed.unit
        chrome = placed.domain is Role.INTERFACE and unit.kind is Kind.TEXT and not context_of(placed)
        if not chrome or unit.values or self.shown[unit.message] > 1:
            return False
        text = line_text(unit.message)
        return text in titles and self.heads[text] == 1

    def _language(self, placed: Placed) -> str:
        """Give the interface's language to its standard wordings; the rest is the owner's, who writes as in posts."""
        interface = self.profile.interface
        if _declares(placed):
            return placed.language
        known = self.lexicon.find(placed.unit.message, interface) is not None
        return interface if known else self.repeated[placed.unit.message]


def _tell(reading: Reading, profile: Profile) -> Shared:
    """Give what may be chrome of a page, and what speaks against it."""
    left_open = [placed for placed in reading.messages if _is_open(placed, profile)]
    return Shared(
        tuple(own_titles(reading)),
        _texts(placed for placed in reading.messages if not is_head(placed.unit)),
        _texts(filter(_is_known_post, reading.messages)),
        _texts(left_open),
        any(map(_is_dated, left_open)),
        _spoken(reading, profile),
    )


def _texts(messages: Iterable[Placed]) -> tuple[str, ...]:
    return tuple({placed.unit.message: None for placed in messages})


def _is_open(placed: Placed, profile: Profile) -> bool:
    return placed.unit.rule is None and placed.domain is profile.default


def _is_dated(placed: Placed) -> bool:
    """Say whether a text has dates that stand in it as words, not as elements."""
    values = placed.unit.values
    return bool(values) and all(value.datum and value.span == value.text for value in values)


def _undated(placed: Placed) -> Placed:
    """Give an author's text its dates back: only in chrome, where the rest is the same on each page, are they data."""
    if not _is_dated(placed):
        return placed
    unit = placed.unit
    dates = {value.name: value.datum.text for value in unit.values if value.datum}
    pieces = parse_placeholders(unit.message)
    message = "".join(dates[piece.text] if piece.kind == "name" else piece.text for piece in pieces)
    hints = tuple(hint for hint in unit.hints if not hint.startswith("{"))
    return placed._replace(unit=unit._replace(message=message, values=(), hints=hints))


def _is_known_post(placed: Placed) -> bool:
    return placed.unit.rule is not None and placed.domain is Role.POSTS and not is_head(placed.unit)


def _spoken(reading: Reading, profile: Profile) -> str:
    """Give the language (BCP 47) of a page's posts."""
    posts = (each for each in reading.messages if each.domain is Role.POSTS and not _declares(each))
    return next((each.language for each in posts), profile.posts)


def _declares(placed: Placed) -> bool:
    return bool(placed.unit.lang) and not placed.unit.page_lang
