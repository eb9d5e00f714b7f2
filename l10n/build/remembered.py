"""What a page's versions came out as before, by all that they follow from.

In: a page's bytes and reading, its versions, and what the site is made of. Out: a digest of these, under which the
digests of the versions can be kept. Never done here: keeping them, or looking at the output.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from l10n.build.derived import cited_message
from l10n.build.localize import Scene
from l10n.build.plan import Version
from l10n.catalog.collect import base_of, domain_of, key_of
from l10n.catalog.speech import Speech
from l10n.locales import Locale
from l10n.rules import Role
from l10n.units.reading import Profile, Reading
from l10n.units.readings import unpack_reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """The digests of a page's versions, each with its path."""

    digests: tuple[tuple[str, str], ...]


class Causes:
    """What the versions of all pages follow from."""

    def __init__(self, voices: Mapping[Locale, Speech], scene: Scene) -> None:
        self._voices, self._scene = voices, scene

    def of(self, source: bytes, packed: bytes, versions: tuple[Version, ...]) -> bytes:
        """Give a digest of all that versions of a page follow from: its bytes, its packed reading, words, the site."""
        found = hashlib.blake2b(self._site)
        reading = unpack_reading(packed)
        for part in (source, packed, repr(versions).encode()):
            found.update(len(part).to_bytes(8, "big") + part)
        for version in versions:
            if version.locale is not None:
                found.update(repr(list(self._words(reading, version.locale))).encode())
        return found.digest()

    @cached_property
    def _site(self) -> bytes:
        scene, addresses = self._scene, self._scene.addresses
        found = hashlib.blake2b()
        parts = (
            scene.profile,
            sorted(addresses.files),
            addresses.home,
            addresses.aliases,
            scene.locales,
            scene.annotate,
        )
        layouts = {id(group.layout): group.layout for group in scene.groups.values()}.values()
        groups = ((path, group.page, group.states) for path, group in scene.groups.items())
        for part in chain(parts, layouts, groups):
            found.update(repr(part).encode())
        return found.digest()

    def _words(self, reading: Reading, locale: Locale) -> Iterator[object]:
        """Yield what a locale says for each message that a page may show; for a name, that may be any label."""
        speech, profile = self._voices[locale], self._scene.profile
        yield from _said(reading, speech, profile)
        if any(value.context for placed in reading.messages for value in placed.unit.values):
            yield self._labels[locale]

    @cached_property
    def _labels(self) -> dict[Locale, bytes]:
        """Digests of what each locale says for the interface."""
        return {locale: _interface(speech) for locale, speech in self._voices.items()}


def _said(reading: Reading, speech: Speech, profile: Profile) -> Iterator[object]:
    cited = (cited_message(value.cites) for placed in reading.messages for value in placed.unit.values if value.cites)
    repeated = (source for derived in reading.derived for source in derived.sources)
    for placed in (*reading.messages, *repeated, *cited):
        domain, key = base_of(domain_of(placed.domain, placed.language, profile)), key_of(placed)
        for voices in speech.voices:
            voice = voices.get(domain)
            said = voice.compiled.find(key) if voice is not None else None
            yield (said, voice.plurals.nplurals, voice.plurals.expression) if voice is not None and said else None


def _interface(speech: Speech) -> bytes:
    found = hashlib.blake2b()
    for voices in speech.voices:
        for domain, voice in voices.items():
            if domain.startswith(Role.INTERFACE):
                found.update(voice.compiled.data)
    return found.digest()
