"""Nothing is translated twice: a text that repeats others of the site follows their translations.

In: the readings of all pages. Out: the same readings: a post's title met again is the post's own message; a composed
title (``Post: Blog``), an automatic excerpt and a date in an attribute are ``Derived``, and no messages any more; a
phrase around a title is one message for all titles. Never done here: reading a page, writing one; a text that only
resembles another is left alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from l10n.platforms.lexicon import load_lexicon
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.excerpts import Excerpts, is_long
from l10n.units.phrases import Filling, Phrases, spoken_of
from l10n.units.reading import Derived, Placed, Profile, Quote, Reading
from l10n.units.syntax import line_text
from l10n.units.titles import compose, context_of, is_head, names_of, titles_in_head
from l10n.units.unit import Datum, Kind, Unit
from l10n.units.values import datum_of

_PHRASE = 16
"""Columns from which two texts of several words are not equal by chance."""

_LABEL = "label"
_NAMES = frozenset(("label", "menu", "gadget-title", "widget-title"))
"""Contexts of texts that name something else, where a single word may also be a post's title."""

_Repeats = Placed | tuple[Quote | Datum | str, ...] | None
"""What a text repeats: a whole message, pieces of several, or nothing."""


def derive(readings: Iterable[Reading], profile: Profile) -> tuple[Reading, ...]:
    """Find what repeats other texts, over all pages of a site; what is found does not depend on their order."""
    given = tuple(readings)
    site = _Site(sorted(given, key=lambda reading: reading.path), profile)
    return tuple(site.follow(reading) for reading in given)


class _Site:
    """What the pages of a site say, as far as others repeat it.

    ``homes`` are the texts of posts by message: where it is at home, a text tells its language. ``titles`` are those of
    posts, ``names`` the short texts of the interface, both by their plain text.
    """

    def __init__(self, readings: Sequence[Reading], profile: Profile) -> None:
        self.lexicon = load_lexicon(*profile.lexicons) if profile.lexicons else None
        self.interface = profile.interface
        self.languages = (profile.interface, profile.posts)
        self.homes: dict[str, Placed] = {}
        self.titles: dict[str, Placed] = {}
        self._settle(readings)
        self.names = names_of(readings)
        chrome = (placed for reading in readings for placed in reading.messages if placed.domain is Role.INTERFACE)
        self.taken = {placed.unit.message for placed in chrome if context_of(placed) in _NAMES}
        self.excerpts = Excerpts(
            (_source(self._at_home(placed)) for placed in reading.messages if _is_post(placed)) for reading in readings
        )
        self.known: dict[tuple[str, str, str], _Repeats] = {}
        self.phrases = Phrases(self._fillings(readings), self.lexicon, profile.interface)
        self.phrases.learn(placed for reading in readings for placed in reading.messages)

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

    def _settle(self, readings: Sequence[Reading]) -> None:
        """Find where each text of a post is at home: where it is the page's own title, among the fewest others."""
        claims: dict[str, tuple[bool, bool, int]] = {}
        for reading in readings:
            titles = titles_in_head(reading)
            posts = [placed for placed in reading.messages if _is_post(placed)]
            for placed in posts:
                message = placed.unit.message
                text = line_text(message)
                claim = (_declares(placed), text in titles, -len(posts))
                if message not in claims or claim > claims[message]:
                    claims[message], self.homes[message] = claim, placed
                if text in titles and (text not in self.titles or placed.unit.codes):
                    self.titles[text] = placed
        self.titles = {text: self.homes[placed.unit.message] for text, placed in self.titles.items()}

    def _fillings(self, readings: Iterable[Reading]) -> dict[str, Filling]:
        """Give what the interface's phrases may be filled with: labels, and the titles of posts before them."""
        found: dict[str, Filling] = {}
        for reading in readings:
            for placed in spoken_of(reading.messages):
                found.setdefault(line_text(placed.unit.message), Filling("title", _source(self._at_home(placed))))
        for reading in readings:
            for placed in reading.messages:
                if placed.domain is Role.INTERFACE and context_of(placed) == _LABEL and not placed.unit.codes:
                    found[line_text(placed.unit.message)] = Filling("label", _source(placed))
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
        head = is_head(unit)
        if not unit.codes:
            source = self.excerpts.source(text)
            if source is not None and source.unit.message != unit.message:
                return (Quote(text, source),)
            fresh = head and unit.message not in self.homes
            if fresh and (name := self._name(text)) is not None:
                return name
            if fresh and (pieces := compose(text, self._find, self.languages)):
                return pieces
            cut = fresh and unit.kind is Kind.ATTRIBUTE
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


def _source(placed: Placed) -> Placed:
    """Reduce a text to what its message is: its place, and its markup there, are another page's."""
    return Placed(Unit(Span(0, 0), placed.unit.message, rule=placed.unit.rule), placed.domain, placed.language)
