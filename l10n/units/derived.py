"""Nothing is translated twice: a text that repeats others of the site follows their translations.

In: the readings of all pages. Out: the same readings: a post's title met again is the post's own message; a composed
title (``Post: Blog``), an automatic excerpt and a date in an attribute are ``Derived``, and no messages any more; a
phrase around a title is one message for all titles. Never done here: reading a page, writing one; a text that only
resembles another is left alone.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from l10n.platforms.lexicon import load_lexicon
from l10n.rules import Role
from l10n.shelf import Shelf
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


class _Home(NamedTuple):
    """A text of a post where it is at home, and that page's claim."""

    claim: _Claim
    placed: Placed


class Post(NamedTuple):
    """A text of a post, how it reads, whether its page's head calls the page so, and whether it has markup."""

    placed: Placed
    text: str
    titled: bool
    marked: bool


class Repeatable(NamedTuple):
    """What others may repeat of a page; its texts are reduced (``_kept``).

    ``posts`` are all that it says of posts, ``called`` those that an attribute close by repeats; ``taken`` are messages
    that name something else, ``labels`` and ``names`` texts of the interface by how they read; ``spoken`` may be
    phrases.
    """

    posts: tuple[Post, ...]
    called: tuple[Placed, ...]
    taken: tuple[str, ...]
    labels: tuple[Placed, ...]
    names: tuple[Placed, ...]
    spoken: tuple[Spoken, ...]


_Repeats = Placed | tuple[Quote | Datum | str, ...] | None
"""What a text repeats: a whole message, pieces of several, or nothing."""


def derive(readings: Iterable[Reading], profile: Profile) -> tuple[Reading, ...]:
    """Find what repeats other texts, over all pages of a site; what is found does not depend on their order."""
    given = tuple(readings)
    repeats = Repeats(profile)
    for reading in sorted(given, key=lambda reading: reading.path):
        repeats.see(repeats.tell(reading))
    repeats.settle()
    return tuple(repeats.follow(reading) for reading in given)


class Repeats:
    """What the pages of a site say, as far as others repeat it. Of each text next to nothing is in memory.

    Pages tell of it by ``tell``; what each tells is shown to ``see``, in the order of their paths; then ``settle`` is
    called once, then ``follow`` as often as wanted. ``homes`` are the texts of posts by message: where it is at home, a
    text tells its language. ``titles`` are those of posts, ``names`` the short texts of the interface, both by their
    plain text.
    """

    told = Repeatable

    def __init__(self, profile: Profile) -> None:
        self.lexicon = load_lexicon(*profile.lexicons) if profile.lexicons else None
        self.interface = profile.interface
        self.languages = (profile.interface, profile.posts)
        self.homes = Shelf(_Home)
        self.titles: dict[str, Placed] = {}
        self.names = Shelf(Placed)
        self.taken: set[str] = set()
        self.excerpts = Excerpts(self._original)
        self.known: dict[tuple[str, str, str], _Repeats] = {}
        self.phrases = Phrases({}, self.lexicon, self.languages)
        self._called: dict[str, Placed] = {}
        self._labels: dict[str, Placed] = {}
        self._spoken = Shelf(Spoken)

    @staticmethod
    def tell(reading: Reading) -> Repeatable:
        """Give what others may repeat of a page."""
        heads = titles_in_head(reading)
        posts = [(placed, line_text(placed.unit.message)) for placed in reading.messages if _is_post(placed)]
        chrome = [placed for placed in reading.messages if placed.domain is Role.INTERFACE]
        labels = [placed for placed in chrome if context_of(placed) == _LABEL and not placed.unit.codes]
        spoken = (as_spoken(placed) for placed in reading.messages)
        return Repeatable(
            tuple(Post(_kept(placed), text, text in heads, bool(placed.unit.codes)) for placed, text in posts),
            tuple(map(_kept, spoken_of(reading.messages))),
            tuple({placed.unit.message: None for placed in chrome if context_of(placed) in _NAMES}),
            tuple(map(_kept, labels)),
            tuple(_kept(placed) for placed in reading.messages if is_name(placed)),
            tuple(dict.fromkeys(each for each in spoken if each is not None)),
        )

    def see(self, told: Repeatable) -> None:
        """Take what a page tells."""
        for post in told.posts:
            self._see_post(post, len(told.posts))
        self.excerpts.see((post.placed, post.text) for post in told.posts)
        self.taken.update(told.taken)
        for placed in told.called:
            self._called.setdefault(line_text(placed.unit.message), placed)
        for placed in told.labels:
            self._labels[line_text(placed.unit.message)] = placed
        for spoken in told.spoken:
            self._spoken["\0".join(map(str, spoken))] = spoken
        for placed in told.names:
            text = line_text(placed.unit.message)
            known = self.names.get(text)
            if known is None or is_better_name(placed, known):
                self.names[text] = placed

    def settle(self) -> bool:
        """Decide what is at home where, when all pages are seen; there is always something to tell of a page."""
        homes = {text: self._home(placed.unit.message) for text, placed in self.titles.items()}
        self.titles = {text: home for text, home in homes.items() if home is not None}
        for shelf in (self.homes, self.names, self.excerpts):
            shelf.settle()
        self.phrases = Phrases(self._fillings(), self.lexicon, self.languages)
        self.phrases.learn(self._spoken.values())
        self._spoken = Shelf(Spoken)
        self._called.clear()
        self._labels.clear()
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

    def _see_post(self, post: Post, size: int) -> None:
        """Find where a text of a post is at home: where it is the page's own title, among the fewest others."""
        placed = post.placed
        home = _Home((_declares(placed), post.titled, -size), placed)
        if home.claim > self.homes.setdefault(placed.unit.message, home).claim:
            self.homes[placed.unit.message] = home
        if post.titled and (post.text not in self.titles or post.marked):
            self.titles[post.text] = placed

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
            home = self._home(message)
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

    def _home(self, message: str) -> Placed | None:
        known = self.homes.get(message)
        return known.placed if known else None

    def _at_home(self, placed: Placed) -> Placed:
        """Give a text of a post the language that it has where it is at home, unless the page declares another."""
        home = self._home(placed.unit.message)
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
        _NOWHERE, unit.message, unit.kind, plural=unit.plural, name=unit.name, rule=unit.rule, lang=unit.lang,
        page_lang=unit.page_lang,
    )  # fmt: skip
    return Placed(kept, placed.domain, placed.language)


def _source(placed: Placed) -> Placed:
    """Reduce a text to what its message is: its place, and its markup there, are another page's."""
    return Placed(Unit(_NOWHERE, placed.unit.message, rule=placed.unit.rule), placed.domain, placed.language)
