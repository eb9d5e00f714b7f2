"""Catalogs and pages to localized pages.

In: a project. Out: pages in the output folder. Never done here: changing a catalog, or a file that is not ours.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.build.addresses import addresses_of
from l10n.build.layout import output_path, refuse_collisions
from l10n.build.localize import Scene, UnfaithfulError, localize
from l10n.build.output import Output
from l10n.build.plan import Group, default_locale, is_done, plan_page, share_done
from l10n.catalog.mo import parse_mo
from l10n.catalog.model import Catalog
from l10n.catalog.speech import Speech, speech_of
from l10n.config import FILE_NAME
from l10n.diagnostics import Diagnostic, Severity
from l10n.errors import InputError, UsageError
from l10n.files import read_bytes
from l10n.html.encoding import read_source
from l10n.locales import Locale
from l10n.site import FileKind, SiteFile
from l10n.units.reading import Reading
from l10n.usecases.project import Project, shown_path


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: how many pages at the root and in locales, and the files that changed."""

    folder: Path
    at_root: int
    localized: int
    changed: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a build is to be done: where to, from which kind of catalog, and whether to write at all."""

    out: Path
    catalogs: str = "po"
    check: bool = False


def build(project: Project, plan: Plan) -> Built:
    """Write every page in every locale, and copy what is no page. Unchanged files are not touched.

    Raises:
        BusyError: Another build is at work in the output folder.
        InputError: Two files would go to one path, or a catalog cannot be read.
        OutputError: A file in the way is not ours, or cannot be written.
    """
    voices = _voices(project, plan.catalogs)
    scene = _scene(project, voices)
    pages, faults = project.pages, [*_unsure(project, scene), *_refused(project, voices), *_torn(project)]
    others = [file for file in pages.site.files if file.kind is not FileKind.PAGE]
    refuse_collisions([*_named(scene.groups.values()), *((file.path, file.path) for file in others)])
    with Output.open(plan.out, check=plan.check) as output:
        for reading in pages.readings:
            if reading.lost:
                output.keep(
                    *(output_path(reading.path, each, project.config.build.url, None) for each in (None, *voices))
                )
            else:
                faults += _write(project, reading, voices, scene, output)
        faults += _copy(others, output)
    built = [version for group in scene.groups.values() for version in group.versions]
    at_root = sum(version.path == version.page for version in built)
    return Built(plan.out, at_root, len(built) - at_root, tuple(output.changed), tuple(faults))


def _voices(project: Project, kind: str) -> dict[Locale, Speech]:
    """Read what every locale has to say, the one at the root included: what is announced does not depend on ``-l``."""
    default = default_locale(_configured_default(project), project.pages.profile, project.every_locale)
    locales = dict.fromkeys((*project.every_locale, *([default] if default else [])))
    return {locale: _speech(project, locale, kind) for locale in locales}


def _scene(project: Project, voices: Mapping[Locale, Speech]) -> Scene:
    """Plan the site: which versions of each page there are, and where."""
    pages, build = project.pages, project.config.build
    default = default_locale(_configured_default(project), pages.profile, project.every_locale)
    groups = {}
    for reading in pages.readings:
        if not reading.lost:
            done = {locale: share_done(reading, speech, pages.profile) for locale, speech in voices.items()}
            groups[reading.path] = plan_page(reading, done, build, default)
    addresses = addresses_of(frozenset(file.path for file in pages.site.files), build.base_url, build.aliases)
    return Scene(pages.profile, addresses, groups, tuple(voices), annotate=build.annotate)


def _write(
    project: Project, reading: Reading, voices: Mapping[Locale, Speech], scene: Scene, output: Output
) -> Iterator[Diagnostic]:
    """Write the versions of one page that are asked for; the others stay as an earlier build made them."""
    data = read_bytes(project.pages.file(reading.path))
    source = None if reading.copied else read_source(data)
    for version in scene.groups[reading.path].versions:
        if version.locale is not None and project.only and version.locale not in project.locales:
            output.keep(version.path)
        elif source is None:
            output.write(version.path, data)
        else:
            speech = None if version.locale is None else voices[version.locale]
            try:
                output.write(version.path, localize(source, reading, version, speech, scene))
            except UnfaithfulError:
                problem = f"something else than its text would have changed in {version.path}, which is not written"
                yield Diagnostic(reading.path, 0, 0, "build/gaps", problem, "This is a bug of l10n: please report it.")


def _named(groups: Iterable[Group]) -> Iterator[tuple[str, str]]:
    for group in groups:
        for version in group.versions:
            yield version.path, f"{version.page} ({version.locale or 'source'})"


def _unsure(project: Project, scene: Scene) -> Iterator[Diagnostic]:
    """Say once what cannot be written while nobody knows where the site will be."""
    build = project.config.build
    if build.annotate and not build.base_url and any(group.has_alternates for group in scene.groups.values()):
        problem = "no alternates, canonical links or sitemap: where the site will be is not known"
        hint = "Set build.base_url."
        yield Diagnostic(FILE_NAME, 0, 0, "build/base-url", problem, hint, severity=Severity.WARNING)


def _torn(project: Project) -> Iterator[Diagnostic]:
    """Yield what keeps a catalog from being read as a whole: the translations behind it are not in the pages."""
    for locale in project.locales:
        for _, po in project.catalogs(locale):
            yield from () if po.sound else po.diagnostics


def _copy(files: Iterable[SiteFile], output: Output) -> Iterator[Diagnostic]:
    """Copy what is no page; what cannot be read is reported, and the other files are copied all the same."""
    for file in files:
        try:
            data = read_bytes(file.file)
        except InputError as error:
            output.keep(file.path)
            yield Diagnostic(shown_path(file.file), 0, 0, "io/read", error.problem, error.remedy)
        else:
            output.write(file.path, data)


def _configured_default(project: Project) -> Locale | None:
    tag = project.config.build.default_locale
    locale = Locale.parse(tag) if tag else None
    if locale is not None and locale not in project.every_locale:
        known = ", ".join(each.tag for each in project.every_locale)
        raise UsageError("build.default_locale", f"{tag} is not one of the locales ({known})", "Add it to locales.")
    return locale


def _speech(project: Project, locale: Locale, kind: str) -> Speech:
    """Read what a locale has to say, its parents' catalogs behind its own."""
    chain = [dict(_catalogs(project, each, kind)) for each in locale.chain()]
    return speech_of(locale, chain, use_fuzzy=project.config.compile.use_fuzzy)


def _catalogs(project: Project, locale: Locale, kind: str) -> Iterator[tuple[str, Catalog]]:
    for domain, po in project.catalogs(locale):
        compiled = project.catalog_path(locale, domain).with_suffix(".mo")
        if kind == "po":
            yield domain, po.catalog
        elif compiled.exists():
            yield domain, parse_mo(read_bytes(compiled), project.shown(compiled))


def _refused(project: Project, voices: Mapping[Locale, Speech]) -> Iterator[Diagnostic]:
    """Yield the messages that are missing where a build with missing messages is refused."""
    if project.config.build.untranslated != "error":
        return
    profile = project.pages.profile
    for reading in project.pages.readings:
        for locale in project.locales:
            for placed in reading.messages:
                if not is_done(placed, voices[locale], profile):
                    problem = f"not translated into {locale.tag}"
                    hint = "Translate it, or set build.untranslated to source or skip."
                    yield Diagnostic(reading.path, 0, 0, "build/untranslated", problem, hint, placed.unit.message)
