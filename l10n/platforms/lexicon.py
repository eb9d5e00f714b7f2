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
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
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
_COLON = re.compile(r"\s*[:：]\s*\Z")
_NUMBER = re.compile(r"\d+(?:[.,'\s]\d{3})*(?!\d)")


class Wording(NamedTuple):
    """What a locale calls a message: ``forms`` maps CLDR categories to texts, or ``""`` to the only one."""

    key: str
    forms: Mapping[str, str]


class _Place(NamedTuple):
    locale: str
    category: str
    entry: Entry


@dataclass(frozen=True)
class Lexicon:
    """Entries, and an index of their wordings by folded text."""

    entries: tuple[Entry, ...]
    _index: dict[str, list[_Place]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for entry in self.entries:
            for locale, category, wording in entry.wordings():
                self._index.setdefault(fold(wording), []).append(_Place(locale, category, entry))

    @property
    def locales(self) -> frozenset[str]:
        """Every locale that has a wording."""
        return frozenset(place.locale for places in self._index.values() for place in places)

    def hits(self, texts: Iterable[str]) -> Counter[str]:
        """Count for each locale how many of the distinct ``texts`` are its wordings.

        A wording that several share counts for each of them, so only the distance between locales says something.
        """
        found: Counter[str] = Counter()
        for folded in {fold(text) for text in texts}:
            places = self._index.get(folded) or [place for place, _ in self._counted(folded)]
            found.update({place.locale for place in places})
        return found

    def find(self, text: str, locale: str, context: str = "") -> Entry | None:
        """Find the message that ``locale`` words as ``text``.

        Of several, the one of this ``context``, else the first that asks for none, else the first.
        """
        entries = [place.entry for place in self._index.get(fold(text), ()) if _speaks(place.locale, locale)]
        return min(entries, key=lambda entry: (entry.context != context, bool(entry.context)), default=None)

    def find_count(self, text: str, locale: str) -> tuple[str, int] | None:
        """Read a count such as "3 commentaires:" and give the message's key and the number.

        Digits of any script are read. A form without a number ("One comment") gives its category's.
        """
        folded = fold(text)
        for place, number in self._counted(folded):
            if _speaks(place.locale, locale):
                return place.entry.key, number
        for place in self._index.get(folded, ()):
            if place.category in _IMPLIED and _speaks(place.locale, locale):
                return place.entry.key, _IMPLIED[place.category]
        return None

    def translate(self, text: str, source: str, target: str, context: str = "") -> Wording | None:
        """Say in ``target`` what ``source`` says as ``text``, which may hold ``{count}`` or another placeholder.

        None where the text is no wording of ``source``, or the message has none in ``target`` or what reads like it.
        """
        entry = self.find(text, source, context)
        if entry is None:
            return None
        colon = bool(_COLON.search(text))
        locale = nearest_locale(target, entry.text or entry.plural)
        if locale is None:
            return None
        forms = entry.plural.get(locale) or {"": entry.text[locale]}
        return Wording(entry.key, {name: _with_colon(texts[0], locale, colon=colon) for name, texts in forms.items()})

    def _counted(self, folded: str) -> Iterator[tuple[_Place, int]]:
        for match in _NUMBER.finditer(folded):
            number = int(re.sub(r"\D", "", match[0]))
            template = fold(f"{folded[: match.start()]}{COUNT}{folded[match.end() :]}")
            yield from ((place, number) for place in self._index.get(template, ()))


def fold(text: str) -> str:
    """Reduce a text to what recognition compares; a fold of a fold is the same."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_STRAIGHT)
    return " ".join(text.split()).rstrip(" :").casefold()


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


def _speaks(known: str, asked: str) -> bool:
    """Say whether a text of locale ``asked`` may be worded as ``known`` words it: one language, any region."""
    return _language(known) == _language(asked)


def _language(locale: str) -> str:
    return locale.split("-", maxsplit=1)[0]


def _with_colon(wording: str, locale: str, *, colon: bool) -> str:
    bare = _COLON.sub("", wording)
    if not colon:
        return bare
    return wording if bare != wording else bare + ("：" if _language(locale) in {"zh", "ja"} else ":")
