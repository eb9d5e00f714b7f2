"""What a report says, before it is a page.

In: what a check found, and which messages each page holds. Out: a ``Report``: locales, pages, and in each cell what is
still to do there. Never done here: counting anew; the figures are those of ``l10n check`` and ``l10n stats``.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from l10n.catalog.collect import base_of
from l10n.catalog.coverage import Coverage, LocaleCoverage, PageContents
from l10n.catalog.model import Key, Message
from l10n.checks.coverage import PAGE, THRESHOLD
from l10n.checks.po import FUZZY, MISSING
from l10n.checks.rule import Finding
from l10n.diagnostics import Diagnostic, Severity
from l10n.locales import Locale

_COUNTED = frozenset({PAGE.id, THRESHOLD.id})
"""Rules whose findings are figures that the report shows anyway."""


class Standing(StrEnum):
    """What is open about a message, the worst first."""

    FAILING = "error"
    MISSING = "missing"
    FUZZY = "fuzzy"
    DOUBTFUL = "warning"


class Open(NamedTuple):
    """A message with something to do: what, and where it stands in its catalog (``line`` 0: it is not there yet)."""

    standing: Standing
    domain: str
    message: Message
    path: str = ""
    line: int = 0
    problem: str = ""
    rule: str = ""

    @property
    def identity(self) -> tuple[str, Key]:
        """Which message it is about, as pages count it: they know of no domains split by page."""
        return base_of(self.domain), self.message.key


@dataclass(frozen=True, slots=True)
class Cell:
    """One page in one locale: how far it is, and what is open of its own text."""

    coverage: Coverage
    open: tuple[Open, ...] = ()

    def count(self, *standings: Standing) -> int:
        """Count what is open in one of these ways."""
        return sum(each.standing in standings for each in self.open)


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page, with a cell for each locale in the report's order."""

    path: str
    cells: tuple[Cell, ...]

    @property
    def finished(self) -> bool:
        """Whether nothing at all is left to do on the page."""
        return all(cell.coverage.complete and not cell.open for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Column:
    """One locale: how far it is, what is open that no page counts as its own, and what is said of its files."""

    coverage: LocaleCoverage
    below: float | None = None
    chrome: tuple[Open, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    errors: int = 0

    @property
    def locale(self) -> Locale:
        """The locale."""
        return self.coverage.locale


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. ``sources`` are the languages of the domains, ``notes`` what is said of pages and templates."""

    project: str
    made: dt.datetime
    sources: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: tuple[PageRow, ...]
    notes: tuple[Diagnostic, ...] = ()


class Judged(NamedTuple):
    """A locale's coverage, and the highest threshold that one of its domains misses."""

    coverage: LocaleCoverage
    below: float | None


def make_report(  # noqa: PLR0913, PLR0917 - what a report is made of
    project: str,
    made: dt.datetime,
    sources: Mapping[str, str],
    judged: Iterable[Judged],
    findings: Iterable[Finding],
    contents: Iterable[PageContents],
) -> Report:
    """Sort what a check found by page and locale. A message shows up on every page that counts it as its own."""
    by_locale: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_locale[finding.locale].append(finding)
    pages = tuple(contents)
    owned = {(each.domain, each.key) for page in pages for each in page.messages}
    columns: list[Column] = []
    cells: list[dict[str, Cell]] = []
    for coverage, below in judged:
        found = by_locale[coverage.locale.tag]
        todo = _open(coverage, found)
        chrome = tuple(each for group in todo.values() for each in group if each.identity not in owned)
        notes = tuple(
            each.diagnostic for each in found if each.message is None and each.diagnostic.rule not in _COUNTED
        )
        errors = sum(each.severity is Severity.ERROR for each in notes)
        errors += sum(each.standing is Standing.FAILING for group in todo.values() for each in group)
        columns.append(Column(coverage, below, chrome, notes, errors))
        shares = dict(coverage.pages)
        cells.append({page.path: Cell(shares.get(page.path, Coverage()), _of_page(page, todo)) for page in pages})
    rows = tuple(PageRow(page.path, tuple(column[page.path] for column in cells)) for page in pages)
    return Report(project, made, sources, tuple(columns), rows, tuple(each.diagnostic for each in by_locale[""]))


def _open(coverage: LocaleCoverage, findings: Iterable[Finding]) -> dict[tuple[str, Key], list[Open]]:
    """Gather what is open about each message: what was found, and gaps whose catalog does not have them yet."""
    todo: dict[tuple[str, Key], list[Open]] = defaultdict(list)
    for finding in findings:
        standing, each = _standing(finding), finding.diagnostic
        if standing is not None and finding.message is not None:
            found = Open(standing, finding.domain, finding.message, each.path, each.line, each.message, each.rule)
            todo[found.identity].append(found)
    for gap in coverage.gaps:
        missing = Open(Standing.MISSING, gap.domain, gap.message, problem="not in its catalog yet: run l10n update")
        if not any(each.standing in {Standing.MISSING, Standing.FUZZY} for each in todo[missing.identity]):
            todo[missing.identity].append(missing)
    return todo


def _standing(finding: Finding) -> Standing | None:
    """Say what a finding makes of its message; None where it is about no message."""
    if finding.message is None:
        return None
    if finding.diagnostic.rule == MISSING.id:
        return Standing.MISSING
    if finding.diagnostic.rule == FUZZY.id:
        return Standing.FUZZY
    return Standing.FAILING if finding.diagnostic.severity is Severity.ERROR else Standing.DOUBTFUL


def _of_page(page: PageContents, todo: Mapping[tuple[str, Key], list[Open]]) -> tuple[Open, ...]:
    return tuple(found for each in page.messages for found in todo.get((each.domain, each.key), ()))
