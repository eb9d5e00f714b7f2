"""What is built: which versions of a page exist, where they go, and which of them are announced.

In: how far each page is translated, and a configuration's rules. Out: ``Group`` values, one a page; the same versions
decide links, alternates, sitemap and switcher. A group keeps one letter of each version, and makes
the rest when it is asked: a site may have millions. Never done here: touching a page or the disk.
"""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from l10n.build.layout import Layout, output_path
from l10n.catalog.collect import key_of
from l10n.catalog.coverage import Coverage
from l10n.catalog.speech import Speech
from l10n.config.model import Build
from l10n.locales import Locale
from l10n.units.reading import Placed, Profile, Reading

ABSENT, BUILT, ANNOUNCED = "-ba"
"""The states of a page in a locale: announced is built, and more."""


class Version(NamedTuple):
    """A page in one language: ``locale`` is None for the source page itself.

    ``announced`` says that search engines and readers are told of it: it is a real translation. ``source`` says that it
    is the source page, whatever language that is in: what it says of its own language and address stays.
    """

    page: str
    locale: Locale | None
    path: str
    announced: bool = False
    source: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """All versions of one page. ``states`` has a letter for each locale of the layout."""

    page: str
    layout: Layout
    states: str

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions, the one at the root first, then in the order of the layout's locales."""
        root = self.root
        return (root, *(self._version(locale, state) for locale, state in self._built() if locale != root.locale))

    @property
    def root(self) -> Version:
        """The version at the page's own path, which is always there."""
        default = self.layout.default
        return self._version(default, self._state(default))

    @property
    def announced(self) -> tuple[Version, ...]:
        """The versions in a language that are announced in it."""
        return tuple(version for version in self.versions if version.announced)

    @property
    def has_alternates(self) -> bool:
        """Whether there is another version to speak of."""
        return self.states.count(ANNOUNCED) > self.root.announced

    @property
    def alternates(self) -> int:
        """How many each of the versions names that are announced: these, and the root as ``x-default``."""
        return self.states.count(ANNOUNCED) + 1 if self.has_alternates else 0

    def carries_alternates(self, version: Version) -> bool:
        """Say whether a version lists the others: the root always does, a partial translation never."""
        return self.has_alternates and (version.announced or version == self.root)

    def path(self, locale: Locale | None) -> str:
        """Give where a link from a page in ``locale`` leads: to the same locale, or to the root."""
        return self.layout.path(self.page, locale if self._state(locale) != ABSENT else None)

    def _state(self, locale: Locale | None) -> str:
        number = self.layout.numbers.get(locale)
        return self.states[number] if number is not None else ABSENT

    def _built(self) -> Iterator[tuple[Locale, str]]:
        return (each for each in zip(self.layout.locales, self.states, strict=True) if each[1] != ABSENT)

    def _version(self, locale: Locale | None, state: str) -> Version:
        """Give the version in a locale, or the source page where there is none."""
        layout = self.layout
        if locale is None or state == ABSENT:
            return Version(self.page, None, layout.path(self.page, None), source=True)
        source = locale == layout.default and not layout.translates_root
        return Version(self.page, locale, layout.path(self.page, locale), state == ANNOUNCED, source)


def default_locale(configured: Locale | None, profile: Profile, locales: Collection[Locale]) -> Locale | None:
    """Say which locale stands at the root: the configured one, else the one that chrome and posts are both in.

    A source page in two languages is no locale's real version: the root then has none.
    """
    if configured is not None or "und" in {profile.interface, profile.posts}:
        return configured
    interface = Locale.parse(profile.interface)
    if not interface.same_language(Locale.parse(profile.posts)):
        return None
    return next((locale for locale in locales if locale.same_language(interface)), interface)


def shares_done(reading: Reading, speeches: Mapping[Locale, Speech], profile: Profile) -> dict[Locale, Coverage]:
    """Count what of a page's own messages is done in each locale: translated, or in its language already.

    A page without messages of its own counts its chrome.
    """
    distinct = {(placed.domain, placed.language, key_of(placed)): placed for placed in reading.own}
    return {
        locale: Coverage(len(distinct), sum(is_done(placed, speech, profile) for placed in distinct.values()))
        for locale, speech in speeches.items()
    }


def is_done(placed: Placed, speech: Speech, profile: Profile) -> bool:
    """Say whether a locale has a text: translated, or in its language already."""
    return not speech.needs(placed) or speech.translate(placed, profile) is not None


def plan_page(reading: Reading, done: Mapping[Locale, Coverage], build: Build, layout: Layout) -> Group:
    """Decide which versions of a page exist, and which are announced; ``done`` has a share for each of the locales.

    Raises:
        InputError: A version would lead out of the output folder.
    """
    states = "".join(ABSENT if reading.copied else _state(done[locale], build) for locale in layout.locales)
    # Most pages of a site are in the same languages.
    group = Group(reading.path, layout, sys.intern(states))
    for version in group.versions:
        output_path(version.page, version.locale, layout.url, layout.default)
    return group


def _state(share: Coverage, build: Build) -> str:
    if not is_built(share, build):
        return ABSENT
    return ANNOUNCED if build.annotate and share.percent >= build.publish_at else BUILT


def is_built(share: Coverage, build: Build) -> bool:
    """Say whether a page exists in a locale: some of its own text must be in it, all of it where less is skipped."""
    if build.untranslated == "skip":
        return share.complete
    return share.done > 0 or share.complete or not build.annotate


def where_of(groups: Mapping[str, Group], locale: Locale | None) -> Callable[[str], str]:
    """Give the function that finds a file's path for a page in ``locale``; what has no versions has its own."""
    return lambda path: groups[path].path(locale) if path in groups else path
