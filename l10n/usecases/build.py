"""Catalogs and pages to localized pages.

In: a project. Out: pages in the output folder. Never done here: changing a catalog, or a file that is not ours.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.build.derived import derived_texts
from l10n.build.head import language_edits
from l10n.build.layout import Version, output_path, refuse_collisions
from l10n.build.output import Output
from l10n.build.page import unit_edits
from l10n.build.values import number_of, write_value
from l10n.catalog.mo import parse_mo
from l10n.catalog.model import Catalog
from l10n.catalog.speech import Speech, speech_of
from l10n.config import Config
from l10n.diagnostics import Diagnostic
from l10n.errors import InputError, UsageError
from l10n.files import read_bytes
from l10n.html.encoding import Source, read_source
from l10n.html.references import unescape
from l10n.locales import Locale
from l10n.rules import Role
from l10n.site import FileKind, SiteFile
from l10n.spans import Edit
from l10n.units.reading import Profile, Reading
from l10n.units.render import escape_html
from l10n.units.tags import tag_faults
from l10n.units.unit import Unit, Value
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
    pages, config = project.pages, project.config
    default = _default_locale(project)
    speeches = {locale: _speech(project, locale, plan.catalogs) for locale in project.locales}
    faults: list[Diagnostic] = []
    versions: dict[str, list[Version]] = {}
    readings = [reading for reading in pages.readings if not reading.lost]
    for reading in readings:
        spoken = [locale for locale, speech in speeches.items() if _is_built(reading, speech, pages.profile, config)]
        faults += _refused(reading, speeches, pages.profile, config)
        root = default if default in spoken else None
        locales: list[Locale | None] = [root, *(locale for locale in spoken if locale != default)]
        versions[reading.path] = [
            Version(reading.path, locale, output_path(reading.path, locale, config.build.url, default))
            for locale in locales
        ]
    others = [file for file in pages.site.files if file.kind is not FileKind.PAGE]
    refuse_collisions((each for group in versions.values() for each in group), (file.path for file in others))
    faults += _torn(project)
    with Output.open(plan.out, check=plan.check) as output:
        files = {file.path: file.file for file in pages.site.pages}
        for reading in readings:
            data = read_bytes(files[reading.path])
            source = None if reading.copied else read_source(data)
            for version in versions[reading.path]:
                if version.locale is None or source is None:
                    output.write(version.path, data)
                else:
                    speech = speeches[version.locale]
                    output.write(version.path, _localize(source, reading, speech, pages.profile, config))
        faults += _copy(others, output)
        for lost in (reading.path for reading in pages.readings if reading.lost):
            output.keep(lost, *(output_path(lost, each, config.build.url, default) for each in project.locales))
    built = [version for group in versions.values() for version in group]
    at_root = sum(version.locale in {None, default} for version in built)
    return Built(plan.out, at_root, len(built) - at_root, tuple(output.changed), tuple(faults))


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


def _default_locale(project: Project) -> Locale | None:
    tag = project.config.build.default_locale
    if not tag:
        return None
    locale = Locale.parse(tag)
    if locale not in project.locales and not project.only:
        known = ", ".join(each.tag for each in project.locales)
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


def _is_built(reading: Reading, speech: Speech, profile: Profile, config: Config) -> bool:
    """Say whether a page exists in a locale: some of its own text must be in it, all of it where the rest is refused.

    A page without text of its own counts its chrome.
    """
    if reading.copied:
        return False
    done = [not speech.needs(placed) or speech.translate(placed, profile) is not None for placed in reading.own]
    if config.build.untranslated == "skip":
        return all(done)
    return any(done) or not done or not config.build.annotate


def _refused(
    reading: Reading, speeches: Mapping[Locale, Speech], profile: Profile, config: Config
) -> Iterator[Diagnostic]:
    """Yield the messages that are missing where a build with missing messages is refused."""
    if config.build.untranslated != "error":
        return
    for locale, speech in speeches.items():
        for placed in reading.messages:
            if speech.needs(placed) and speech.translate(placed, profile) is None:
                problem = f"not translated into {locale.tag}"
                hint = "Translate it, or set build.untranslated to source or skip."
                yield Diagnostic(reading.path, 0, 0, "build/untranslated", problem, hint, placed.unit.message)


def _localize(source: Source, reading: Reading, speech: Speech, profile: Profile, config: Config) -> bytes:
    placed = {each.unit.span: each for each in reading.messages}
    derived = derived_texts(reading.derived, speech, profile, dates=config.build.annotate)
    target = speech.locale.tag

    def translate(unit: Unit) -> str | None:
        """Choose what a unit says: nothing new where its translation would break the page; ``check`` says so."""
        if (text := placed.get(unit.span)) is None or not speech.needs(text):
            return derived.get(unit.span)
        counts = [value.datum for value in unit.values if value.datum and value.role is Role.COUNT]
        number = number_of(counts[0]) if unit.plural is not None and counts else None
        translation = speech.translate(text, profile, number)
        if translation is None or any(tag_faults(unit.message, translation)):
            return None
        return None if translation == unit.message and not unit.values else translation

    def write(value: Value) -> str | None:
        if value.datum is not None:
            return write_value(value.datum, target)
        if value.context and value.text.start < value.text.stop:
            return speech.label(" ".join(unescape(source.text[slice(*value.text)]).split()), value.context)
        return None

    units = [*(each.unit for each in reading.messages), *(each.unit for each in reading.derived)]
    edits = unit_edits(source, units, translate, write)
    if config.build.annotate:
        edits += language_edits(reading.root, source.text, speech.locale)
        for span, datum in reading.alone:
            if (words := write_value(datum, target)) is not None:
                edits.append(Edit(span, escape_html(words, source.codec)))
    return source.splice(edits)
