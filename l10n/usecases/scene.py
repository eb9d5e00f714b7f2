"""The site as it will be: what each locale has to say, and which versions of each page there are.

In: a project. Out: speeches, and the ``Scene`` that building, serving and checking share. Never done here: writing.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from l10n.build.addresses import addresses_of
from l10n.build.layout import Layout
from l10n.build.localize import Scene
from l10n.build.plan import default_locale, plan_page, shares_done
from l10n.catalog.mo import parse_mo
from l10n.catalog.model import Catalog
from l10n.catalog.speech import Speech, speech_of
from l10n.diagnostics import Diagnostic
from l10n.errors import UsageError
from l10n.files import read_bytes
from l10n.locales import Locale, UnknownLocaleError
from l10n.usecases.project import Project

Voices = Mapping[Locale, Speech]
"""What every locale of a site has to say, in the order of the configuration."""


class Heard(NamedTuple):
    """What every locale has to say, and what keeps catalogs of the project's locales from being read as a whole."""

    voices: Mapping[Locale, Speech]
    torn: tuple[Diagnostic, ...]


def read_voices(project: Project, kind: str = "po") -> Heard:
    """Read what every locale has to say, the one at the root included: what is announced does not depend on ``-l``.

    ``kind`` says from which catalogs, ``po`` or ``mo``. One locale's are in memory at a time.

    Raises:
        InputError: A catalog cannot be read.
        ConfigError: The default locale is none of the project's.
    """
    default = root_locale(project)
    locales = dict.fromkeys((*project.every_locale, *([default] if default else [])))
    torn: list[Diagnostic] = []
    voices: dict[Locale, Speech] = {}
    for locale in locales:
        own = torn if locale in project.locales else []
        chain = [dict(_catalogs(project, each, kind, own if each == locale else [])) for each in locale.chain()]
        voices[locale] = speech_of(locale, chain, use_fuzzy=project.config.compile.use_fuzzy).mapped()
    return Heard(voices, tuple(torn))


def plan_site(project: Project, voices: Voices) -> Scene:
    """Decide which versions of each page and feed there are, and where.

    Raises:
        InputError: One would lead out of the output folder.
    """
    pages, build = project.pages, project.config.build
    layout = Layout(build.url, tuple(voices), root_locale(project), translates_root=bool(build.default_locale))
    groups = {}
    for reading in (*pages.readings, *(feed.reading for feed in pages.feeds)):
        if not reading.lost:
            done = shares_done(reading, voices, pages.profile)
            groups[reading.path] = plan_page(reading, done, build, layout)
    addresses = addresses_of(frozenset(file.path for file in pages.site.files), build.base_url, build.aliases)
    return Scene(pages.profile, addresses, groups, tuple(voices), annotate=build.annotate)


def root_locale(project: Project) -> Locale | None:
    """Say which locale stands at the root; None where the source pages do.

    Raises:
        ConfigError: The configured one is no locale, or none of the project's.
    """
    tag, key = project.config.build.default_locale, "build.default_locale"
    try:
        configured = Locale.parse(tag) if tag else None
    except UnknownLocaleError as error:
        raise project.misconfigured(key, error) from error
    if configured is not None and configured not in project.every_locale:
        known = ", ".join(each.tag for each in project.every_locale)
        problem = f"{tag} is not one of the locales ({known})"
        raise project.misconfigured(key, UsageError("", problem, "Add it to locales."))
    return default_locale(configured, project.pages.profile, project.every_locale)


def _catalogs(project: Project, locale: Locale, kind: str, torn: list[Diagnostic]) -> Iterator[tuple[str, Catalog]]:
    """Yield the catalogs of a locale; for one that cannot be read as a whole now, what was compiled when it could be.

    A conflict that is not resolved yet would otherwise take pages from a site. What it is goes to ``torn``.
    """
    for domain, po in project.catalogs(locale):
        torn += () if po.sound else po.diagnostics
        compiled = project.catalog_path(locale, domain).with_suffix(".mo")
        if (kind != "po" or not po.sound) and compiled.exists():
            yield domain, parse_mo(read_bytes(compiled), project.shown(compiled))
        elif kind == "po":
            yield domain, po.catalog
