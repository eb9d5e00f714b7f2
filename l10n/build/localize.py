"""A page in one locale: everything that becomes of it, from its bytes and its reading.

In: a page's source, what was read of it, and what a locale has to say. Out: bytes. Never done here: an edit that is not
in the list of ``docs/edits.md``, or deciding which versions there are (``l10n.build.plan``).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from l10n.build.addresses import Addresses
from l10n.build.declarations import Part, declaration_edits
from l10n.build.derived import derived_texts
from l10n.build.head import HeadWriter, language_edits
from l10n.build.links import Linking
from l10n.build.page import Wording, gaps_kept, unit_edits
from l10n.build.plan import Group, Version, where_of
from l10n.build.switcher import switcher_edits
from l10n.build.values import number_of, write_value
from l10n.catalog.speech import Speech
from l10n.html.encoding import Source
from l10n.html.links import Link, LinkKind
from l10n.html.references import unescape
from l10n.locales import Locale
from l10n.rules import Role
from l10n.spans import Edit
from l10n.units.reading import Placed, Profile, Reading
from l10n.units.render import escape_html
from l10n.units.tags import tag_faults
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


def localize(source: Source, reading: Reading, version: Version, speech: Speech | None, scene: Scene) -> bytes:
    """Write one version of a page. A source page (``speech`` is None) changes by its alternates alone.

    Raises:
        UnfaithfulError: Something outside the edits would have changed.
    """
    edits = list(_head(source.text, reading, version, scene)) if scene.annotate else []
    if speech is not None:
        voice = _Voice(source, reading, speech, scene)
        if scene.annotate:
            edits += _annotations(source, reading, version, voice, scene)
        units = [*(each.unit for each in reading.messages), *(each.unit for each in reading.derived)]
        edits = unit_edits(source, units, voice.wording, edits)
    result = source.splice(edits)
    if not gaps_kept(source, edits, result):
        raise UnfaithfulError(version.path)
    return result


def _head(page: str, reading: Reading, version: Version, scene: Scene) -> Iterator[Edit]:
    if version.locale is not None:
        yield from language_edits(reading.root, page, version.locale)
    head = HeadWriter(scene.addresses, scene.locales)
    yield from head.edits(reading.head, reading.root, page, version, scene.groups[reading.path])


def _annotations(source: Source, reading: Reading, version: Version, voice: "_Voice", scene: Scene) -> Iterator[Edit]:
    """Yield what a page in another language needs besides its translations."""
    page, locale = source.text, voice.speech.locale
    kept = HeadWriter(scene.addresses, scene.locales).kept(reading.head, version)
    links = (*reading.links, *(Link(tag.value, tag.says, LinkKind.ATTRIBUTE, tag.quote) for tag in kept))
    linking = Linking(scene.addresses, reading.path, version.path, where_of(scene.groups, locale))
    yield from linking.edits(links, page)
    yield from switcher_edits(reading.spot, version, scene.groups[reading.path], linking.start(links), source.codec)
    yield from declaration_edits(page, reading.declared, voice.parts(), locale)
    for span, datum in reading.alone:
        if (words := write_value(datum, locale.tag)) is not None:
            yield Edit(span, escape_html(words, source.codec))


class _Voice:
    """What a locale says on one page."""

    def __init__(self, source: Source, reading: Reading, speech: Speech, scene: Scene) -> None:
        self.source, self.reading, self.speech, self.profile = source, reading, speech, scene.profile
        self.placed = {each.unit.span: each for each in reading.messages}
        self.derived = derived_texts(reading.derived, speech, scene.profile, dates=scene.annotate)
        isolate = scene.annotate and speech.locale.direction == "rtl"
        self.wording = Wording(self.translate, self.write, could_be_reordered if isolate else lambda _: False)

    def translate(self, unit: Unit) -> str | None:
        """Choose what a unit says: nothing new where its translation would break the page; ``check`` says so."""
        if (text := self.placed.get(unit.span)) is None:
            return self.derived.get(unit.span)
        translation = self.translation(text)
        return None if translation == unit.message and not unit.values else translation

    def translation(self, placed: Placed) -> str | None:
        """Give what a message is to say; None where it is in the locale's language, or has no translation to use."""
        unit = placed.unit
        if not self.speech.needs(placed):
            return None
        counts = [value.datum for value in unit.values if value.datum and value.role is Role.COUNT]
        number = number_of(counts[0]) if unit.plural is not None and counts else None
        translation = self.speech.translate(placed, self.profile, number)
        return None if translation is None or any(tag_faults(unit.message, translation)) else translation

    def write(self, value: Value) -> str | None:
        """Choose what a value says."""
        if value.datum is not None:
            return write_value(value.datum, self.speech.locale.tag)
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
