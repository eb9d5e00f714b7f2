"""The gate: how much is translated, and what is wrong with it.

In: a project. Out: coverage of every locale, and findings. Never done here: writing; ``mend`` gives the changes that
are certain, for the caller to write.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.catalog.coverage import Coverage, LocaleCoverage, PageContents, contents_of, cover
from l10n.catalog.model import Catalog, Entry, Template
from l10n.catalog.po import PoFile, parse_po
from l10n.catalog.po.header import plural_forms
from l10n.catalog.speech import Speech, speech_of
from l10n.checks import catalog, coverage, page, po
from l10n.checks.formats import Measured
from l10n.checks.registry import BY_ID, select_rules
from l10n.checks.rule import Context, Finding
from l10n.config.thresholds import FailUnder
from l10n.diagnostics import Diagnostic, Severity
from l10n.files import read_bytes
from l10n.locales import Locale, UnknownLocaleError
from l10n.usecases.extract import Change, is_ours
from l10n.usecases.project import Project

Held = Mapping[str, PoFile]
"""The catalogs of one locale by domain."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What is asked: the ids of the rules to run, and how much must be translated."""

    rules: frozenset[str]
    fail_under: FailUnder

    @classmethod
    def of(
        cls,
        project: Project,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        fail_under: float | None = None,
    ) -> "Gate":
        """Take what the command line asks for, else what the configuration does.

        Raises:
            UsageError: A rule or family does not exist.
        """
        asked = project.config.check
        threshold = asked.fail_under if fail_under is None else FailUnder(fail_under)
        return cls(select_rules(select or asked.select, ignore or asked.ignore), threshold)


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


def check(project: Project, gate: Gate | None = None) -> Checked:
    """Check coverage and look for defects, without writing. The pages are read once, by the project.

    Raises:
        InputError: The export or a catalog cannot be read.
        UsageError: The configuration names a rule that does not exist.
    """
    gate = gate or Gate.of(project)
    pages = project.pages
    contents = contents_of(pages.readings, pages.profile)
    found: list[Finding] = []
    files = {file.path: project.shown(file.file) for file in pages.site.pages}
    for reading in pages.readings:
        faults = page.page_faults(reading, pages.profile)
        found += [Finding(replace(fault, path=files[reading.path]), pages=(reading.path,)) for fault in faults]
    found += [Finding(fault) for fault in _stale_templates(project)]
    found += [Finding(fault) for fault in _unlisted(project)]
    reports: list[LocaleReport] = []
    for locale in project.locales:
        checking = _LocaleCheck(project, locale, gate)
        covered = checking.coverage(contents)
        found += checking.findings(covered)
        thresholds = {domain: gate.fail_under.threshold(locale.tag, domain) for domain, _ in covered.domains}
        reports.append(LocaleReport(covered, thresholds))
    chosen = dict.fromkeys(finding for finding in found if finding.diagnostic.rule in gate.rules or _unknown(finding))
    return Checked(tuple(reports), tuple(sorted(chosen, key=_place)))


def measure(project: Project) -> tuple[LocaleCoverage, ...]:
    """Count how far each locale is, without judging it.

    Raises:
        InputError: The export or a catalog cannot be read.
    """
    contents = contents_of(project.pages.readings, project.pages.profile)
    return tuple(_LocaleCheck(project, locale).coverage(contents) for locale in project.locales)


def mend(project: Project, gate: Gate | None = None) -> tuple[Change, ...]:
    """Put what is certainly meant (header fields, edges, placeholders) where it is wrong, without writing."""
    gate = gate or Gate.of(project)
    templates = {template.domain: template for template in project.pages.templates}
    width, fuzzy = project.config.catalogs.width, project.config.compile.use_fuzzy
    changes: list[Change] = []
    for locale in project.locales:
        for domain, held in project.catalogs(locale):
            source = Template(domain, held.catalog_field("X-Source-Language") or "und", ())
            mended = held
            if po.HEADER.id in gate.rules:
                mended = po.mend_header(mended, templates.get(domain, source), locale, project.defaults)
            context = _context(mended, locale, domain)
            mended = catalog.mend_entries(mended, context, gate.rules, width, fuzzy=fuzzy)
            changes.append(Change(project.catalog_path(locale, domain), held.render(), mended.render()))
    return tuple(change for change in changes if change.differs)


class _LocaleCheck:
    """The check of one locale under way."""

    def __init__(self, project: Project, locale: Locale, gate: Gate | None = None) -> None:
        self._project = project
        self._gate = gate or Gate(frozenset(), FailUnder())
        self._locale = locale
        self._held: Held = dict(project.catalogs(locale))
        self._needed = {each.domain: project.needed(locale, each) for each in project.pages.templates}

    def coverage(self, contents: tuple[PageContents, ...]) -> LocaleCoverage:
        """Count what the locale has of what the pages hold."""
        guesses = {
            (domain, entry.key)
            for domain, held in self._held.items()
            for entry in held.catalog.entries
            if entry.fuzzy and entry.translated and not entry.obsolete
        }
        return cover(self._project.pages.templates, contents, self._speech(), self._needed, guesses)

    def findings(self, covered: LocaleCoverage) -> Iterator[Finding]:
        """Yield all that is wrong with the locale's catalogs, and with how much they hold."""
        templates = {template.domain: template for template in self._project.pages.templates}
        counted = dict(covered.domains)
        for domain, template in templates.items():
            if self._needed[domain]:
                yield from self._of_template(template, covered, counted[domain])
        for domain, held in self._held.items():
            yield from self._of_catalog(domain, held)
        files = {file.path: self._project.shown(file.file) for file in self._project.pages.site.pages}
        for path, share in covered.pages:
            hidden = coverage.hidden_page(files[path], self._locale.tag, share, self._project.config.build.publish_at)
            if hidden is not None:
                yield Finding(hidden, self._locale.tag, pages=(path,))

    def _of_template(self, template: Template, covered: LocaleCoverage, share: Coverage) -> Iterator[Finding]:
        """Compare a catalog with what the pages hold: is it there, current, complete enough?"""
        domain, tag = template.domain, self._locale.tag
        path = self._project.shown(self._project.catalog_path(self._locale, domain))
        threshold = self._gate.fail_under.threshold(tag, domain)
        below = coverage.below_threshold(path, domain, share, threshold)
        if below is not None:
            yield Finding(below, tag, domain)
        held = self._held.get(domain)
        if held is None:
            if not share.complete:
                yield Finding(po.absent_catalog(path, share.messages), tag, domain)
            return
        entries = _live(held.catalog)
        severity = Severity.WARNING if below is None else Severity.ERROR
        for gap in covered.gaps:
            entry = entries.get(gap.message.key) if gap.domain == domain else None
            if entry is not None and not catalog.is_ignored(po.MISSING.id, catalog.ignored_rules(entry)):
                missing = po.missing_entry(path, entry, severity)
                yield Finding(missing, tag, domain, gap.message, gap.message.references)
        for fault in po.stale_catalog(held.catalog, template, self._project.pages.failed):
            yield Finding(fault, tag, domain)

    def _of_catalog(self, domain: str, held: PoFile) -> Iterator[Finding]:
        """Check a catalog by itself."""
        tag, context = self._locale.tag, _context(held, self._locale, domain)
        for fault in (*held.diagnostics, *po.header_faults(held, context), *po.obsolete_entries(held.catalog)):
            yield Finding(fault, tag, domain)
        fuzzy = self._project.config.compile.use_fuzzy
        yield from catalog.check_entries(held, context, self._gate.rules, fuzzy=fuzzy)

    def _speech(self) -> Speech:
        parents = [dict(self._project.catalogs(each)) for each in self._locale.chain()[1:]]
        chain = [{domain: held.catalog for domain, held in each.items()} for each in (self._held, *parents)]
        return speech_of(self._locale, chain, use_fuzzy=self._project.config.compile.use_fuzzy)


def _context(held: PoFile, locale: Locale, domain: str) -> Context:
    try:
        source = Locale.parse(held.catalog_field("X-Source-Language"))
    except UnknownLocaleError:
        source = None
    return Context(locale, source, domain, plural_forms(held))


def _live(held: Catalog) -> dict[object, Entry]:
    return {entry.key: entry for entry in reversed(held.entries) if not entry.obsolete}


def _stale_templates(project: Project) -> Iterator[Diagnostic]:
    """Compare the templates on disk with the pages; a project that keeps none has none to be stale."""
    kept = set(project.folder.glob("**/*.pot")) if project.folder.is_dir() else set()
    if not kept:
        return
    current = {project.template_path(template.domain): template for template in project.pages.templates}
    left = kept.intersection(project.folder.glob("*.pot")) - current.keys()
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


def _unknown(finding: Finding) -> bool:
    """Let through what no rule describes: that a file could not be read is not a matter of choice."""
    return finding.diagnostic.rule not in BY_ID


def _place(finding: Finding) -> tuple[Diagnostic, str]:
    return finding.diagnostic, finding.locale
