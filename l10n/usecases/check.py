"""The gate: how much is translated, and what is wrong with it.

In: a project. Out: coverage of every locale, and findings. Never done here: writing, or mending what is found.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from l10n.catalog.coverage import LocaleCoverage, PageContents, contents_of
from l10n.catalog.model import Template
from l10n.catalog.po import parse_po
from l10n.checks import page, po
from l10n.checks.formats import Measured
from l10n.checks.registry import BY_ID
from l10n.checks.rule import Finding
from l10n.diagnostics import Diagnostic, Severity
from l10n.files import Location, read_bytes
from l10n.html.encoding import read_source
from l10n.usecases.extract import is_ours
from l10n.usecases.locale_check import Gate, LocaleCheck
from l10n.usecases.project import Project
from l10n.usecases.site_check import check_site


@dataclass(frozen=True, slots=True)
class LocaleReport:
    """One locale: its coverage, and what each domain has to reach, in per cent."""

    coverage: LocaleCoverage
    thresholds: Mapping[str, float]

    @property
    def measured(self) -> tuple[Measured, ...]:
        """Each domain with what it has to reach."""
        tag = self.coverage.locale.tag
        return tuple(
            Measured(tag, domain, counted, self.thresholds[domain]) for domain, counted in self.coverage.domains
        )

    @property
    def below(self) -> float | None:
        """The highest threshold that a domain misses, None where none is missed."""
        return max((each.threshold for each in self.measured if not each.passed), default=None)


@dataclass(frozen=True, slots=True)
class Part:
    """What a check found in the pages, in a built site, or in one locale: findings sorted by place, each once."""

    findings: tuple[Finding, ...]
    locale: LocaleReport | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, sorted by place. ``locales`` are in the project's order."""

    locales: tuple[LocaleReport, ...]
    findings: tuple[Finding, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings without what they are about."""
        return tuple(finding.diagnostic for finding in self.findings)

    @property
    def errors(self) -> int:
        """How many findings fail the gate; warnings never do."""
        return sum(finding.diagnostic.severity is Severity.ERROR for finding in self.findings)


def check(project: Project, gate: Gate | None = None, site: Location | None = None) -> Checked:
    """Check coverage and look for defects, and hold all that is found; see ``check_parts``."""
    return gathered(check_parts(project, gate, site))


def gathered(every: Iterable[Part]) -> Checked:
    """Put the parts of a check together."""
    parts = tuple(every)
    found = dict.fromkeys(finding for part in parts for finding in part.findings)
    return Checked(tuple(part.locale for part in parts if part.locale), tuple(sorted(found, key=_place)))


def check_parts(project: Project, gate: Gate | None = None, site: Location | None = None) -> Iterator[Part]:
    """Check coverage and look for defects, without writing: first in the pages, then in one locale after the other.

    The pages are read once, by the project; one locale's catalogs are in memory at a time.

    ``site`` is a folder or URL that may hold a built site: its pages are then judged as well.

    Raises:
        InputError: The export, a catalog or a built page cannot be read.
        OutputError: The manifest of the built site cannot be understood.
        ConfigError: The configuration names a rule that does not exist.
    """
    gate = gate or Gate.of(project)
    pages = project.pages
    contents = contents_of(pages.readings, pages.profile)
    found: list[Finding] = []
    files = {file.path: file.file for file in pages.site.pages}
    for reading in pages.readings:
        file = files[reading.path]
        faults = page.page_faults(reading, pages.profile, cache(partial(_text, file)))
        found += [Finding(replace(fault, path=project.shown(file)), pages=(reading.path,)) for fault in faults]
    found += [Finding(fault) for fault in _stale_templates(project)]
    found += [Finding(fault) for fault in _unlisted(project)]
    if site is not None:
        found += check_site(project, site, gate)
    yield Part(_chosen(found, gate))
    del found
    for locale in project.some_locales:
        yield _part(LocaleCheck(project, locale, gate), contents, gate)


def _part(checking: LocaleCheck, contents: tuple[PageContents, ...], gate: Gate) -> Part:
    covered = checking.coverage(contents)
    tag = covered.locale.tag
    thresholds = {domain: gate.fail_under.threshold(tag, domain) for domain, _ in covered.domains}
    return Part(_chosen(checking.findings(covered), gate), LocaleReport(covered, thresholds))


def measure(project: Project) -> tuple[LocaleCoverage, ...]:
    """Count how far each locale is, without judging it.

    Raises:
        InputError: The export or a catalog cannot be read.
    """
    contents = contents_of(project.pages.readings, project.pages.profile)
    return tuple(LocaleCheck(project, locale).coverage(contents) for locale in project.locales)


def _text(file: Location) -> str:
    return read_source(read_bytes(file)).text


def _stale_templates(project: Project) -> Iterator[Diagnostic]:
    """Compare the templates on disk with the pages; a project that keeps none has none to be stale."""
    kept = set(project.templates_on_disk())
    if not kept:
        return
    current = {project.template_path(template.domain): template for template in project.pages.templates}
    left = kept - current.keys()
    gone = [] if project.pages.failed else [path for path in left if is_ours(read_bytes(path))]
    stale = [path for path, template in current.items() if path not in kept or _differs(path, template)]
    for path in sorted([*gone, *stale]):
        yield page.stale_template(project.shown(path))


def _differs(path: Path, template: Template) -> bool:
    """Say whether a template on disk holds other messages; comments and references are no reason to work."""
    held = parse_po(read_bytes(path), "").catalog.entries
    return po.gist(entry.message for entry in held if not entry.obsolete) != po.gist(template.messages)


def _unlisted(project: Project) -> Iterator[Diagnostic]:
    """Find folders of catalogs that belong to no locale of the project."""
    if not project.config.locales or project.only or not project.folder.is_dir():
        return
    known = {locale.posix for locale in project.locales}
    chained = {parent.posix for locale in project.locales for parent in locale.chain()}
    for folder in sorted(each for each in project.folder.iterdir() if each.is_dir()):
        if folder.name not in known | chained and any(folder.glob("**/*.po")):
            yield po.unlisted_catalogs(project.shown(folder), folder.name)


def _chosen(found: Iterable[Finding], gate: Gate) -> tuple[Finding, ...]:
    chosen = dict.fromkeys(finding for finding in found if finding.diagnostic.rule in gate.rules or _unknown(finding))
    return tuple(sorted(chosen, key=_place))


def _unknown(finding: Finding) -> bool:
    """Let through what no rule describes: that a file could not be read is not a matter of choice."""
    return finding.diagnostic.rule not in BY_ID


def _place(finding: Finding) -> tuple[object, ...]:
    each = finding.diagnostic
    return each.path, each.line, each.column, each.rule, each.message, each.hint, each.excerpt, finding.locale
