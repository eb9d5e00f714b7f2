"""The standard wordings of a platform's interface, in every language they are known in.

In: ``lexicon/<name>.toml``; then texts of a page. Out: which locale says a text, which message it is, what another
locale calls it, and the number of a count. Never done here: guessing. What an owner has reworded is not in a lexicon.

Recognition is lenient: case, white space and no-break spaces, typographic apostrophes and quotes, invisible characters
and a colon at the end do not matter. A translation ends in a colon where the text that it stands for does.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from l10n.locales import Locale
from l10n.platforms.entries import Entry, read_entries

FOLDER = Path(__file__).parent / "lexicon"

COUNT = "{count}"

_IMPLIED = {"zero": 0, "one": 1, "two": 2}
"""The number of a form that does not name it, such as "One comment"."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "…": "...", "：": ":"})
_PLACEHOLDER = re.compile(r"\{([a-z]+[0-9]*)\}")
_WRAPPED = re.compile(r"<([a-z]+[0-9]*)>\s*(\{[a-z]+[0-9]*\})\s*</\1>")
_MOMENT = re.compile(r"\{(?:date|time)\}")
_TRAILING = re.compile(r"\s*\{(?:label|title)\}\Z")
"""What a link of its own says behind the platform's words: "Categorized as {label}" is two texts then."""
_COLON = re.compile(r"\s*[:：]\s*\Z")
_STOP = re.compile(r"[.。．۔।។։]\s*\Z")
_MOST = 4096
"""How many translations are remembered; a site shows the same counts on every page."""
_NUMBER = re.compile(r"\d+(?:[.,'\s]\d{3})*(?!\d)")


class Wording(NamedTuple):
    """What a locale calls a message: ``forms`` maps CLDR categories to texts, or ``""`` to the only one."""

    key: str
    forms: Mapping[str, str]


class _Place(NamedTuple):
    locale: str
    category: str
    entry: Entry


_Index = dict[str, list[_Place]]
"""The places of one language's wordings, by folded text."""


@dataclass(frozen=True)
class Lexicon:
    """Entries, and the languages indexed so far: a site speaks one or two of some forty."""

    entries: tuple[Entry, ...]
    _indexes: dict[str, _Index] = field(default_factory=dict, repr=False, compare=False)
    _beginnings: dict[str, _Index] = field(default_factory=dict, repr=False, compare=False)
    _translated: dict[tuple[str, ...], Wording | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """Every locale that has a wording, in the order of the file."""
        return tuple(dict.fromkeys(locale for entry in self.entries for locale in entry.locales))

    def hits(self, texts: Iterable[str]) -> Counter[str]:
        """Count for each locale how many of the distinct ``texts`` are its wordings.

        A wording that several share counts for each of them, so only the distance between locales says something.
        """
        found: Counter[str] = Counter()
        indexes = [self._index(language) for language in {_language(locale) for locale in self.locales}]
        for folded in {fold(text) for text in texts}:
            keys = [folded, *(template for template, _ in _templates(folded))]
            for index in indexes:
                found.update({place.locale for key in keys for place in index.get(key, ())})
        return found

    def find(self, text: str, locale: str, context: str = "") -> Entry | None:
        """Find the message that ``locale`` words as ``text``.

        Of several, the one of this ``context``, else the first that asks for none, else the first. A date may stand
        where the wording has a time, and a time where it has a date: an owner chooses what a byline shows. A text may
        also be all of a wording but the label or title at its end.
        """
        return _nearest(self._said(text, locale) or self._begun(text, locale), context)

    def around_names(self, locale: str) -> Iterator[tuple[str, str]]:
        """Yield what the wordings of a locale's language say before and behind somebody's name, their only value."""
        for entry in self.entries:
            for tag, texts in entry.text.items():
                if _language(tag) == _language(locale):
                    parts = (text.split("{name}") for text in texts if "<" not in text and text.count("{") == 1)
                    yield from ((each[0], each[1]) for each in parts if len(each) > 1)

    def _said(self, text: str, locale: str) -> list[_Place]:
        """Find the messages that a language words as a text."""
        index = self._index(_language(locale))
        return next(filter(None, (index.get(each) for each in _readings(fold(text)))), [])

    def _begun(self, text: str, locale: str) -> list[_Place]:
        """Find the messages of which a text is the beginning, before a label or title in a link of its own."""
        language = _language(locale)
        if language not in self._beginnings:
            index = self._beginnings[language] = _Index()
            for entry in self.entries:
                for tag, wording in ((tag, each) for tag, texts in entry.text.items() for each in texts):
                    if _language(tag) == language and (beginning := _beginning(wording)):
                        index.setdefault(fold(beginning), []).append(_Place(tag, "", entry))
        return self._beginnings[language].get(fold(text), [])

    def find_count(self, text: str, locale: str) -> tuple[str, int] | None:
        """Read a count such as "3 commentaires:" and give the message's key and the number.

        Digits of any script are read. A form without a number ("One comment") gives its category's.
        """
        index, folded = self._index(_language(locale)), fold(text)
        for template, number in _templates(folded):
            if places := index.get(template):
                return places[0].entry.key, number
        for place in index.get(folded, ()):
            if place.category in _IMPLIED:
                return place.entry.key, _IMPLIED[place.category]
        return None

    def translate(self, text: str, source: str, target: str, context: str = "") -> Wording | None:
        """Say in ``target`` what ``source`` says as ``text``, which may hold ``{count}`` or another placeholder.

        None where the text is no wording of ``source``, or the message has none in ``target`` or what reads like it. Of
        its wordings the first is given, in the language of the text itself the one most like it.
        """
        key = (text, source, target, context)
        if key not in self._translated:
            if len(self._translated) >= _MOST:
                self._translated.clear()
            self._translated[key] = self._translate(*key)
        return self._translated[key]

    def _translate(self, text: str, source: str, target: str, context: str) -> Wording | None:
        said = self._said(text, source)
        entry = _nearest(said or self._begun(text, source), context)
        if entry is None:
            return None
        colon = bool(_COLON.search(text))
        locale = nearest_locale(target, entry.locales)
        if locale is None:
            return None
        if not said:
            begun = next(filter(None, map(_beginning, entry.text[locale])), "")
            return Wording(entry.key, {"": _with_colon(begun, locale, colon=colon)}) if begun else None
        like = text if _language(locale) == _language(source) else ""
        names = self._names(entry, source, text)
        return Wording(
            entry.key,
            {
                name: _with_colon(
                    _filled(_unwrapped(_most_like(like, _ending_alike(text, texts))), names), locale, colon=colon
                )
                for name, texts in entry.forms(locale).items()
            },
        )

    def _names(self, entry: Entry, source: str, text: str) -> dict[str, str]:
        """Map the placeholders of the wording that ``text`` is to those that ``text`` has in their place."""
        readings, ours = _readings(fold(text)), _PLACEHOLDER.findall(text)
        for locale in filter(lambda known: _language(known) == _language(source), entry.locales):
            for wording in itertools.chain.from_iterable(entry.forms(locale).values()):
                if fold(wording) in readings:
                    return dict(zip(_PLACEHOLDER.findall(wording), ours, strict=True))
        return {}

    def _index(self, language: str) -> _Index:
        if language not in self._indexes:
            index = self._indexes[language] = _Index()
            own = [locale for locale in self.locales if _language(locale) == language]
            for entry, locale in itertools.product(self.entries, own):
                for category, texts in entry.forms(locale).items():
                    for text in texts:
                        index.setdefault(fold(text), []).append(_Place(locale, category, entry))
        return self._indexes[language]


def _nearest(found: Iterable[_Place], context: str) -> Entry | None:
    entries = [place.entry for place in found]
    return min(entries, key=lambda entry: (entry.context != context, bool(entry.context)), default=None)


def _beginning(wording: str) -> str:
    """Give a wording without the label or title at its end; nothing where none is, or it is all there is."""
    bare = _TRAILING.sub("", wording)
    return bare if bare != wording and any(map(str.isalpha, _PLACEHOLDER.sub("", bare))) else ""


def _most_like(text: str, wordings: Sequence[str]) -> str:
    """Choose a wording: the first, or of those that name their number, if any do, the one most like a text."""
    if not text:
        return wordings[0]
    named = [wording for wording in wordings if COUNT in wording]
    return max(named or wordings, key=lambda wording: SequenceMatcher(None, fold(wording), fold(text)).ratio())


def _ending_alike(text: str, wordings: Sequence[str]) -> Sequence[str]:
    """Give the wordings that end in a full stop if ``text`` does, or do not if it does not; all where none is so."""
    alike = [wording for wording in wordings if bool(_STOP.search(wording)) == bool(_STOP.search(text))]
    return alike or wordings


def fold(text: str) -> str:
    """Reduce a text to what recognition compares; a fold of a fold is the same."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_STRAIGHT)
    if "{" in text:
        text = _PLACEHOLDER.sub(_kind, _unwrapped(text))
    return " ".join(text.split()).rstrip(" :").casefold()


def _kind(placeholder: re.Match[str]) -> str:
    """Reduce a placeholder to what fills it: a number, a date, a time, or somebody's words."""
    name = placeholder[1].rstrip("0123456789")
    return f"{{{name}}}" if name in {"count", "date", "time"} else "{name}"


def _readings(folded: str) -> tuple[str, ...]:
    """Give a folded text, and behind it the same with times for its dates and dates for its times."""
    swapped = _MOMENT.sub(lambda match: "{time}" if match[0] == "{date}" else "{date}", folded)
    return (folded, swapped) if swapped != folded else (folded,)


def _unwrapped(text: str) -> str:
    """Take off the tags around nothing but a placeholder: they are part of what the engine puts there."""
    while (bare := _WRAPPED.sub(r"\2", text)) != text:
        text = bare
    return text


def _filled(text: str, names: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: f"{{{names.get(match[1], match[1])}}}", text)


def _templates(folded: str) -> Iterator[tuple[str, int]]:
    """Give a text with ``{count}`` for each of its numbers in turn, and that number."""
    for match in _NUMBER.finditer(folded):
        number = int(re.sub(r"\D", "", match[0]))
        yield f"{folded[: match.start()]}{COUNT}{folded[match.end() :]}", number


def nearest_locale(target: str, known: Collection[str]) -> str | None:
    """Choose the locale of ``known`` to write for ``target``: its own, a wider one, else the first that reads alike.

    So ``pt-AO`` gets ``pt-PT`` before ``pt-BR``, and ``zh-TW`` gets ``zh-Hant`` and never ``zh-Hans``.
    """
    wanted = Locale.parse(target)
    own = (locale.tag for locale in wanted.chain() if locale.tag in known)
    alike = (tag for tag in known if wanted.same_language(Locale.parse(tag)))
    return next(itertools.chain(own, alike), None)


def load_lexicon(*names: str) -> Lexicon:
    """Load the bundled lexica of these names as one; a name without a file adds nothing.

    Raises:
        ConfigError: A lexicon says something that a lexicon cannot say.
    """
    return _load(names)


@cache
def _load(names: tuple[str, ...]) -> Lexicon:
    paths = [FOLDER / f"{name}.toml" for name in names]
    return Lexicon(tuple(entry for path in paths if path.exists() for entry in read_entries(path)))


def _language(locale: str) -> str:
    return locale.split("-", maxsplit=1)[0]


def _with_colon(wording: str, locale: str, *, colon: bool) -> str:
    bare = _COLON.sub("", wording)
    if not colon:
        return bare
    return wording if bare != wording else bare + ("：" if _language(locale) in {"zh", "ja"} else ":")
