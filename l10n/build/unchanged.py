"""What a build would make as the one before did: the shortest way to build is to leave alone.

In: what two builds are made of. Out: answers, page by page. Never done here: looking at the output.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from l10n.build.localize import Scene
from l10n.build.plan import Version
from l10n.catalog.speech import Speech
from l10n.locales import Locale
from l10n.units.reading import Reading
from l10n.units.readings import Readings


@dataclass(frozen=True, slots=True)
class Made:
    """What a build is made of."""

    readings: Readings
    voices: Mapping[Locale, Speech]
    scene: Scene


class Unchanged:
    """Knows which versions would come out as they did in the build before."""

    def __init__(self, now: Made, before: Made) -> None:
        self.comparable = now.scene == before.scene
        self.read, self.read_before = now.readings, before.readings
        self.changed = {
            locale: changed_messages(speech, before.voices[locale]) if locale in before.voices else None
            for locale, speech in now.voices.items()
        }

    def holds(self, version: Version) -> bool:
        """Say whether a version would come out the same: same page, same versions of all pages, same words."""
        if not self.comparable or self.read.find(version.page) != self.read_before.find(version.page):
            return False
        changed = self.changed[version.locale] if version.locale is not None else frozenset()
        return changed is not None and (not changed or not _says_any(self.read[version.page], changed))


def changed_messages(now: Speech, before: Speech) -> frozenset[str] | None:
    """Give the msgids that a locale words otherwise than before; None where its catalogs are others altogether."""
    if len(now.voices) != len(before.voices):
        return None
    found = set[str]()
    for new, old in zip(now.voices, before.voices, strict=True):
        if new.keys() != old.keys():
            return None
        for domain, voice in new.items():
            if voice.compiled.data != old[domain].compiled.data:
                texts, others = voice.compiled.texts(), old[domain].compiled.texts()
                found.update(key.id for key, _ in texts.items() ^ others.items())
    return frozenset(found)


def _says_any(reading: Reading, messages: Iterable[str]) -> bool:
    """Say whether a page says one of these, or shows a name that might be one."""
    changed = frozenset(messages)
    said = (*reading.messages, *(source for derived in reading.derived for source in derived.sources))
    cited = (value.cites for placed in reading.messages for value in placed.unit.values if value.cites)
    return any(each.message in changed for each in cited) or any(
        placed.unit.message in changed or any(value.context for value in placed.unit.values) for placed in said
    )
