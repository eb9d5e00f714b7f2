"""A page in one locale: everything that becomes of it, from its bytes and its reading.

In: a page's source, what was read of it, and what a locale has to say. Out: bytes. Never done here: an edit that is not
in the list of ``docs/edits.md``, or deciding which versions there are (``l10n.build.plan``).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from l10n.build.addresses import Addresses
from l10n.build.declarations import Part, declaration_edits
from l10n.build.derived import cited_words, derived_texts
from l10n.build.head import HeadWriter, language_edits, speaks
from l10n.build.links import Linking
from l10n.build.page import Wording, gaps_kept, unit_edits
from l10n.build.plan import Group, Version, where_of
from l10n.build.switcher import Switcher
from l10n.build.values import write_value
from l10n.catalog.speech import Speech
from l10n.html.encoding import Source
from l10n.html.links import Link, LinkKind
from l10n.html.references import unescape
from l10n.locales import Locale
from l10n.rules import Role
from l10n.spans import Edit, Span
from l10n.units.counts import number_of
from l10n.units.reading import Placed, Profile, Reading
from l10n.units.render import escape_html, misfits
from l10n.units.unit import Unit, Value

_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Scene:
    """What of the site every page's localization needs.

    ``groups`` are the versions of each page and feed by its path, ``locales`` those the site is built in; without
    ``annotate`` nothing but translated messages changes.
    """

    profile: Profile
    addresses: Addresses
    groups: Mapping[str, Group]
    locales: tuple[Locale, ...]
    annotate: bool = True


class UnfaithfulError(Exception):
    """A result differs from its page outside of the edits: a mistake of ours that must not reach a reader."""


@dataclass(frozen=True)
class Original:
    """A page to be localized: its source, what was read of it, and the site. What all versions share is made once."""

    source: Source
    reading: Reading
    scene: Scene

    @cached_property
    def head(self) -> HeadWriter:
        """What writes the heads of its versions."""
        return HeadWriter(self.scene.addresses, self.scene.locales, self.scene.groups[self.reading.path])

    @cached_property
    def switcher(self) -> Switcher:
        """What writes the lists of its languages."""
        return Switcher(self.scene.groups[self.reading.path], self.source.codec)


def localize(original: Original, version: Version, speech: Speech | None) -> bytes:
    """Write one version of a page. A source page (``speech`` is None) changes by its alternates alone.

    Raises:
        UnfaithfulError: Something outside the edits would have changed.
    """
    edits = localized_edits(original, version, speech)
    result = original.source.splice(edits)
    if not gaps_kept(original.source, edits, result):
        raise UnfaithfulError(version.path)
    return result


def localized_edits(original: Original, version: Version, speech: Speech | None) -> list[Edit]:
    """Give what ``localize`` changes, sorted and apart."""
    reading, scene = original.reading, original.scene
    edits = list(_head(original, version)) if scene.annotate else []
    if speech is not None:
        voice = Voice(original.source, reading, speech, scene)
        if scene.annotate:
            linking = Linking(scene.addresses, reading.path, version.path, where_of(scene.groups, speech.locale))
            if reading.spot is not None:
                edits += original.switcher.edits(reading.spot, version, linking.start(reading.links))
            edits += voice.annotations(linking, _kept(original, version))
        edits = voice.edits(edits)
    return edits


def _head(original: Original, version: Version) -> Iterator[Edit]:
    reading, page = original.reading, original.source.text
    if version.locale is not None and not (version.source and speaks(reading.root, page, version.locale)):
        yield from language_edits(reading.root, page, version.locale)
    yield from original.head.edits(reading.head, reading.root, page, version)


def _kept(original: Original, version: Version) -> Iterator[Link]:
    """Yield the addresses in the head that are links like any other."""
    for tag in original.head.kept(original.reading.head, version):
        yield Link(tag.value, tag.says, LinkKind.ATTRIBUTE, tag.quote)


class Voice:
    """What a locale says on one page, or in one text of a feed."""

    def __init__(self, source: Source, reading: Reading, speech: Speech, scene: Scene) -> None:
        self.source, self.reading, self.speech, self.profile = source, reading, speech, scene.profile
        self.placed = {each.unit.span: each for each in reading.messages}
        self.derived = derived_texts(reading.derived, speech, scene.profile, dates=scene.annotate)
        self._translations: dict[Span, str | None] = {}
        self.isolates = scene.annotate and speech.locale.direction == "rtl"

    def edits(self, others: Iterable[Edit] = (), *, plain: bool = False) -> list[Edit]:
        """Give the edits of the page's words, and ``others`` with them; a ``plain`` text can hold no element."""
        isolate = could_be_reordered if self.isolates and not plain else _never
        units = [*(each.unit for each in self.reading.messages), *(each.unit for each in self.reading.derived)]
        return unit_edits(self.source, units, Wording(self.translate, self.write, isolate), others)

    def annotations(self, linking: Linking, more: Iterable[Link] = (), *, plain: bool = False) -> Iterator[Edit]:
        """Yield what a text in another language needs besides its translations: links, marks, dates and numbers."""
        page, locale = self.source.text, self.speech.locale
        if not plain:
            yield from linking.edits((*self.reading.links, *more), page)
            yield from declaration_edits(page, self.reading.declared, self.parts(), locale)
        for span, datum in self.reading.alone:
            if (words := write_value(datum, locale.tag)) is not None:
                yield Edit(span, escape_html(words, self.source.codec))

    @property
    def left(self) -> str | None:
        """The language (BCP 47) of the first text that stays in another one; None where all is in the locale's."""
        parts = (part for part in self.parts() if not part.changed and part.language != "und")
        locales = (Locale.parse(part.language) for part in parts)
        return next((each.tag for each in locales if not each.same_language(self.speech.locale)), None)

    @property
    def says_something(self) -> bool:
        """Whether anything here is in the locale's language by translation."""
        return any(part.changed for part in self.parts())

    def translate(self, unit: Unit) -> str | None:
        """Choose what a unit says: nothing new where its translation would break the page; ``check`` says so."""
        if (text := self.placed.get(unit.span)) is None:
            return self.derived.get(unit.span)
        translation = self.translation(text)
        if translation is None and self.fills_anew(unit):
            return unit.message
        return None if translation == unit.message and not unit.values else translation

    def fills_anew(self, unit: Unit) -> bool:
        """Say whether a phrase stays as it is while the title in it ("Permalink to A walk") does not."""
        simple = bool(unit.values) and unit.plural in {None, unit.message} and all(each.cites for each in unit.values)
        return simple and any(self.write(value) is not None for value in unit.values)

    def translation(self, placed: Placed) -> str | None:
        """Give what a message is to say; None where it is in the locale's language, or has no translation to use."""
        span = placed.unit.span
        if span not in self._translations:
            self._translations[span] = self._translation(placed)
        return self._translations[span]

    def _translation(self, placed: Placed) -> str | None:
        unit = placed.unit
        if not self.speech.needs(placed):
            return None
        counts = [value.datum for value in unit.values if value.datum and value.role is Role.COUNT]
        number = number_of(counts[0]) if unit.plural is not None and counts else None
        translation = self.speech.translate(placed, self.profile, number)
        return translation if translation is not None and fits(unit, translation) else None

    def write(self, value: Value) -> str | None:
        """Choose what a value says."""
        if value.datum is not None:
            return write_value(value.datum, self.speech.locale.tag)
        if value.cites is not None:
            return cited_words(value.cites, self.speech, self.profile)
        if value.context and value.text.start < value.text.stop:
            words = unescape(self.source.text[slice(*value.text)])
            return self.speech.label(" ".join(words.split()), value.context)
        return None

    def parts(self) -> Iterator[Part]:
        """Yield the texts of the page with the language that they will be in."""
        for placed in self.reading.messages:
            yield Part(placed.unit, placed.language, changed=self.translation(placed) is not None)
        for derived in self.reading.derived:
            yield Part(derived.unit, derived.language, changed=derived.unit.span in self.derived)
        for unit, language in self.reading.left:
            yield Part(unit, language, changed=False)


def fits(unit: Unit, translation: str) -> bool:
    """Say whether a page can take a translation: its tags and placeholders are the unit's."""
    return not any(misfits(unit, translation))


def _never(_words: str) -> bool:
    return False


@lru_cache(maxsize=4096)
def could_be_reordered(words: str) -> bool:
    """Say whether the text around could reorder a value in a page written from right to left (UAX 9).

    Letters from left to right do, and so do numbers with a sign between them; a value with letters of the page's own
    direction reads as a part of it.
    """
    kinds = {unicodedata.bidirectional(character) for character in unescape(_TAG.sub("", words))}
    if kinds & {"R", "AL"}:
        return "L" in kinds
    return "L" in kinds or ("EN" in kinds and bool(kinds & {"ES", "ON"}))
