"""Nothing is translated twice: a text that repeats others of the site follows their translations.

In: the readings of all pages. Out: the same readings: a post's title met again is the post's own message; a composed
title (``Post: Blog``), an automatic excerpt and a date in an attribute are ``Derived``, and no messages any more; a
phrase around a title is one message for all titles. Never done here: reading a page, writing one; a text that only
resembles another is left alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from sys import intern

from l10n.platforms.lexicon import load_lexicon
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.excerpts import Excerpts, is_long
from l10n.units.phrases import Filling, Phrases, Spoken, as_spoken, spoken_of
from l10n.units.reading import Derived, Placed, Profile, Quote, Reading
from l10n.units.syntax import line_text
from l10n.units.titles import compose, context_of, is_better_name, is_head, is_name, titles_in_head
from l10n.units.unit import Datum, Kind, Unit
from l10n.units.values import datum_of

_PHRASE = 16
"""Columns from which two texts of several words are not equal by chance."""

_LABEL = "label"
_NAMES = frozenset(("label", "menu", "gadget-title", "widget-title"))
"""Contexts of texts that name something else, where a single word may also be a post's title."""

_NOWHERE = Span(0, 0)

_Claim = tuple[bool, bool, int]
"""How good a page's claim is to be a text's home: it declares the language, it is a title of it, minus its texts."""

_Repeats = Placed | tuple[Quote | Datum | str, ...] | None
"""What a text repeats: a whole message, pieces of several, or nothing."""


def derive(readings: Iterable[Reading], profile: Profile) -> tuple[Reading, ...]:
    """Find what repeats other texts, over all pages of a site; what is found does not depend on their order."""
    given = tuple(readings)
    repeats = Repeats(profile)
    for reading in sorted(given, key=lambda reading: reading.path):
        repeats.see(reading)
    repeats.settle()
    return tuple(repeats.follow(reading) for reading in given)


class Repeats:
    """What the pages of a site say, as far as others repeat it; small beside their readings.

    Each page is shown to ``see``, in the order of their paths; then ``settle`` is called once, then ``follow`` as often
    as wanted. ``homes`` are the texts of posts by message: where it is at home, a text tells its language. ``titles``
    are those of posts, ``names`` the short texts of the interface, both by their plain text.
    """

    def __init__(self, profile: Profile) -> None:
        self.lexicon = load_lexicon(*profile.lexicons) if profile.lexicons else None
        self.interface = profile.interface
        self.languages = (profile.interface, profile.posts)
        self.homes: dict[str, Placed] = {}
        self.titles: dict[str, Placed] = {}
        self.names: dict[str, Placed] = {}
        self.taken: set[str] = set()
        self.excerpts = Excerpts(self._original)
        self.known: dict[tuple[str, str, str], _Repeats] = {}
        self.phrases = Phrases({}, self.lexicon, self.languages)
        self._claims: dict[str, _Claim] = {}
        self._alike: dict[_Claim, _Claim] = {}
        self._called: dict[str, Placed] = {}
        self._labels: dict[str, Placed] = {}
        self._spoken: set[Spoken] = set()

    def see(self, reading: Reading) -> None:
        """Take what others may repeat of a page."""
        posts = [placed for placed in reading.messages if _is_post(placed)]
        self.excerpts.see(self._see_posts(posts, titles_in_head(reading)))
        for placed in spoken_of(reading.messages):
            self._called.setdefault(line_text(placed.unit.message), _kept(placed))
        for placed in reading.messages:
            if placed.domain is Role.INTERFACE and context_of(placed) in _NAMES:
                self.taken.add(placed.unit.message)
            if placed.domain is Role.INTERFACE and context_of(placed) == _LABEL and not placed.unit.codes:
                self._labels[line_text(placed.unit.message)] = _kept(placed)
            if (spoken := as_spoken(placed)) is not None:
                self._spoken.add(spoken)
            if is_name(placed):
                text = line_text(placed.unit.message)
                if text not in self.names or is_better_name(placed, self.names[text]):
                    self.names[text] = _kept(placed)

    def settle(self) -> bool:
        """Decide what is at home where, when all pages are seen; there is always something to tell of a page."""
        self.titles = {text: self.homes[placed.unit.message] for text, placed in self.titles.items()}
        self.excerpts.settle()
        self.phrases = Phrases(self._fillings(), self.lexicon, self.languages)
        self.phrases.learn(self._spoken)
        for done in (self._claims, self._called, self._labels, self._spoken):
            done.clear()
        return True

    def follow(self, reading: Reading) -> Reading:
        """Give a page as it is read in the light of all others."""
        messages: list[Placed] = []
        derived: list[Derived] = []
        for placed in reading.messages:
            repeats = self._repeats(placed)
            if isinstance(repeats, tuple) and not isinstance(repeats, Placed):
                derived.append(Derived(placed.unit, repeats))
            elif repeats is not None:
                unit = placed.unit._replace(rule=repeats.unit.rule)
                messages.append(Placed(unit, repeats.domain, repeats.language))
            elif isinstance(phrase := self.phrases.read(placed), Derived):
                derived.append(phrase)
            else:
                messages.append(phrase or placed)
        return replace(reading, messages=tuple(messages), derived=tuple(derived))

    def _see_posts(self, posts: Sequence[Placed], titles: frozenset[str]) -> Iterator[Placed]:
        """Find where each text of a post is at home: where it is the page's own title, among the fewest others."""
        for placed in posts:
            message = placed.unit.message
            text, kept, home = line_text(message), _kept(placed), self.homes.get(message)
            if kept == home:
                kept = home  # a text that many pages show is held once
            claim: _Claim = (_declares(placed), text in titles, -len(posts))
            claim = self._alike.setdefault(claim, claim)
            if home is None or claim > self._claims[message]:
                self._claims[message], self.homes[message] = claim, kept
            if text in titles and (text not in self.titles or placed.unit.codes):
                self.titles[text] = kept
            yield kept

    def _fillings(self) -> dict[str, Filling]:
        """Give what the interface's phrases may be filled with: labels, and the titles of posts before them."""
        found = {text: Filling("title", self._original(placed)) for text, placed in self._called.items()}
        found |= {text: Filling("label", _source(placed)) for text, placed in self._labels.items()}
        for text, title in self.titles.items():
            found[text] = Filling("title", _source(self.excerpts.source(text) or title))
        return found

    def _repeats(self, placed: Placed) -> _Repeats:
        unit = placed.unit
        if unit.values or unit.plural is not None or placed.domain not in {Role.INTERFACE, Role.POSTS}:
            return None
        if unit.kind is Kind.ATTRIBUTE and (datum := datum_of(unit.message, self.languages, "", region=False)):
            return (datum,)
        if placed.domain is Role.POSTS:
            return self._post(placed)
        key = (unit.message, context_of(placed), placed.language)
        if key not in self.known:
            self.known[key] = self._chrome(placed)
        return self.known[key]

    def _post(self, placed: Placed) -> _Repeats:
        unit, text = placed.unit, line_text(placed.unit.message)
        if not unit.codes:
            source = self.excerpts.source(text)
            if source is not None and source.unit.message != unit.message:
                return (Quote(text, source),)
            # What a page says of itself, in its head or as linked data, it says to machines.
            fresh = (is_head(unit) or unit.kind is Kind.JSON) and unit.message not in self.homes
            if fresh and (name := self._name(text)) is not None:
                return name
            if fresh and (pieces := compose(text, self._find, self.languages)):
                return pieces
            cut = fresh and unit.kind is not Kind.TEXT
            if text not in self.titles and (pieces := self.excerpts.find(text, cut=cut)):
                return pieces
        home = self._at_home(placed)
        return home if home is not placed else None

    def _chrome(self, placed: Placed) -> _Repeats:
        """Find what a text of the interface repeats: never the platform's own words, nor a label."""
        message, text = placed.unit.message, line_text(placed.unit.message)
        if context_of(placed) == _LABEL or (self.lexicon and self.lexicon.find(message, self.interface)):
            return None
        if " " not in text and message in self.taken:
            return None
        home = self.titles.get(text)
        if home is None and not placed.unit.codes and (pieces := self.excerpts.find(text)):
            return pieces
        if home is None and _is_phrase(text):
            home = self.homes.get(message)
        home = home and (self.excerpts.source(text) or home)
        if home is None or home.unit.message == message:
            return home
        return None if placed.unit.codes else (Quote(text, _source(home)),)

    def _name(self, text: str) -> Placed | None:
        """Find the message of the interface that a text of the head is, such as the blog's name."""
        name = self.names.get(text)
        return self._find(text) if name and name.domain is Role.INTERFACE else None

    def _find(self, text: str) -> Placed | None:
        """Find the message that a part of a title may be: a post's title before anything of the interface."""
        if (title := self.titles.get(text)) is not None:
            return _source(self.excerpts.source(text) or title)
        name = self.names.get(text)
        found = (self._repeats(name) or name) if name else None
        return _source(found) if isinstance(found, Placed) else None

    def _original(self, placed: Placed) -> Placed:
        """Give the message that quotes of a post's text follow."""
        return _source(self._at_home(placed))

    def _at_home(self, placed: Placed) -> Placed:
        """Give a text of a post the language that it has where it is at home, unless the page declares another."""
        home = self.homes.get(placed.unit.message)
        if home is None or _declares(placed) or context_of(placed) != context_of(home):
            return placed
        text = line_text(home.unit.message)
        sure = _is_phrase(text) or text in self.titles
        return placed._replace(language=home.language) if sure and home.language != placed.language else placed


def _is_phrase(text: str) -> bool:
    return is_long(text, _PHRASE) and (" " in text or not text.isascii())


def _is_post(placed: Placed) -> bool:
    """Say whether a text is one of a post, in the page's body."""
    return placed.domain is Role.POSTS and placed.unit.kind is Kind.TEXT and not is_head(placed.unit)


def _declares(placed: Placed) -> bool:
    return bool(placed.unit.lang) and not placed.unit.page_lang


def _kept(placed: Placed) -> Placed:
    """Reduce a text to what it takes to tell whether others repeat it: its markup and place are its page's."""
    unit = placed.unit
    kept = Unit(
        _NOWHERE, unit.message, unit.kind, plural=unit.plural, name=intern(unit.name), rule=unit.rule,
        lang=intern(unit.lang) if unit.lang is not None else None, page_lang=unit.page_lang,
    )  # fmt: skip
    return Placed(kept, placed.domain, intern(placed.language))


def _source(placed: Placed) -> Placed:
    """Reduce a text to what its message is: its place, and its markup there, are another page's."""
    return Placed(Unit(_NOWHERE, placed.unit.message, rule=placed.unit.rule), placed.domain, placed.language)
