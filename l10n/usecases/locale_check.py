"""The check of one locale: its catalogs against the pages, and each by itself.

In: a project, a locale, and which rules and thresholds to ask for. Out: coverage and findings. Never done here: pages
and templates, which are the same for all locales.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from l10n.catalog.coverage import Coverage, LocaleCoverage, PageContents, cover
from l10n.catalog.model import Catalog, Entry, Template
from l10n.catalog.po import PoFile
from l10n.catalog.po.header import plural_forms
from l10n.catalog.speech import Speech, speech_of
from l10n.checks import catalog, coverage, po
from l10n.checks.registry import select_rules
from l10n.checks.rule import Context, Finding
from l10n.config.thresholds import FailUnder
from l10n.diagnostics import Severity
from l10n.errors import UsageError
from l10n.locales import Locale, UnknownLocaleError
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
            ConfigError: A rule or family that the configuration names does not exist.
            UsageError: One that the command line names does not.
        """
        asked = project.config.check
        for key, names in (("check.select", asked.select), ("check.ignore", asked.ignore)):
            try:
                select_rules(names, ())
            except UsageError as error:
                raise project.misconfigured(key, error) from error
        threshold = asked.fail_under if fail_under is None else FailUnder(fail_under)
        return cls(select_rules(select or asked.select, ignore or asked.ignore), threshold)


class LocaleCheck:
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
        files = {file.path: file.file for file in self._project.pages.site.pages}
        for path, share in covered.pages:
            hidden = coverage.hidden_page(path, self._locale.tag, share, self._project.config.build.publish_at)
            if hidden is not None:
                shown = replace(hidden, path=self._project.shown(files[path]))
                yield Finding(shown, self._locale.tag, pages=(path,))

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
        for fault in po.stale_catalog(held.catalog, template, self._project.pages.failed) if held.sound else ():
            yield Finding(fault, tag, domain)

    def _of_catalog(self, domain: str, held: PoFile) -> Iterator[Finding]:
        """Check a catalog by itself."""
        tag, context = self._locale.tag, context_of(held, self._locale, domain)
        for fault in (*held.diagnostics, *po.header_faults(held, context), *po.obsolete_entries(held.catalog)):
            yield Finding(fault, tag, domain)
        fuzzy = self._project.config.compile.use_fuzzy
        yield from catalog.check_entries(held, context, self._gate.rules, fuzzy=fuzzy)

    def _speech(self) -> Speech:
        parents = [dict(self._project.catalogs(each)) for each in self._locale.chain()[1:]]
        chain = [{domain: held.catalog for domain, held in each.items()} for each in (self._held, *parents)]
        return speech_of(self._locale, chain, use_fuzzy=self._project.config.compile.use_fuzzy)


def context_of(held: PoFile, locale: Locale, domain: str) -> Context:
    """Say what is known of a catalog besides its entries."""
    try:
        source = Locale.parse(held.catalog_field("X-Source-Language"))
    except UnknownLocaleError:
        source = None
    return Context(locale, source, domain, plural_forms(held))


def _live(held: Catalog) -> dict[object, Entry]:
    return {entry.key: entry for entry in reversed(held.entries) if not entry.obsolete}
