"""What is built: which versions of a page exist, where they go, and which of them are announced.

In: how far each page is translated, and a configuration's rules. Out: ``Group`` values, one a page; the same versions
decide links, alternates, sitemap and switcher. Never done here: touching a page or the disk.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from l10n.build.layout import output_path
from l10n.catalog.collect import message_of
from l10n.catalog.coverage import Coverage
from l10n.catalog.speech import Speech
from l10n.config.model import Build
from l10n.locales import Locale
from l10n.units.reading import Placed, Profile, Reading


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
    """All versions of one page, the one at the root first."""

    page: str
    versions: tuple[Version, ...]

    @property
    def root(self) -> Version:
        """The version at the page's own path, which is always there."""
        return self.versions[0]

    @property
    def announced(self) -> tuple[Version, ...]:
        """The versions in a language that are announced in it."""
        return tuple(version for version in self.versions if version.announced)

    @property
    def has_alternates(self) -> bool:
        """Whether there is another version to speak of."""
        return any(version.path != self.root.path for version in self.announced)

    def carries_alternates(self, version: Version) -> bool:
        """Say whether a version lists the others: the root always does, a partial translation never."""
        return self.has_alternates and (version.announced or version == self.root)

    def path(self, locale: Locale | None) -> str:
        """Give where a link from a page in ``locale`` leads: to the same locale, or to the root."""
        return next((version.path for version in self.versions if version.locale == locale), self.root.path)


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


def share_done(reading: Reading, speech: Speech, profile: Profile) -> Coverage:
    """Count what of a page's own messages is done in a locale: translated, or in its language already.

    A page without messages of its own counts its chrome.
    """
    distinct = {(placed.domain, placed.language, message_of(placed).key): placed for placed in reading.own}
    done = sum(is_done(placed, speech, profile) for placed in distinct.values())
    return Coverage(len(distinct), done)


def is_done(placed: Placed, speech: Speech, profile: Profile) -> bool:
    """Say whether a locale has a text: translated, or in its language already."""
    return not speech.needs(placed) or speech.translate(placed, profile) is not None


def plan_page(
    reading: Reading,
    done: Mapping[Locale, Coverage],
    build: Build,
    default: Locale | None,
) -> Group:
    """Decide which versions of a page exist, and where.

    ``done`` has a share for every locale, in the order of the configuration, and for the default locale.

    Raises:
        InputError: A version would lead out of the output folder.
    """
    built = [locale for locale, share in done.items() if not reading.copied and is_built(share, build)]
    root = default if default in built else None
    order: Sequence[Locale | None] = [root, *(locale for locale in built if locale != default)]
    return Group(
        reading.path,
        tuple(
            Version(
                reading.path,
                locale,
                output_path(reading.path, locale, build.url, default),
                source=locale is None or (locale == default and not build.default_locale),
                announced=locale is not None and build.annotate and done[locale].percent >= build.publish_at,
            )
            for locale in order
        ),
    )


def is_built(share: Coverage, build: Build) -> bool:
    """Say whether a page exists in a locale: some of its own text must be in it, all of it where less is skipped."""
    if build.untranslated == "skip":
        return share.complete
    return share.done > 0 or share.complete or not build.annotate


def where_of(groups: Mapping[str, Group], locale: Locale | None) -> Callable[[str], str]:
    """Give the function that finds a file's path for a page in ``locale``; what has no versions has its own."""
    return lambda path: groups[path].path(locale) if path in groups else path
