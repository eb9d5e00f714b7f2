"""What the formats have in common.

In: findings and coverage. Out: a ``Report``, in which paths are what the reader of the format resolves, and
fingerprints by which a finding is known again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from l10n.catalog.coverage import Coverage
from l10n.checks.rule import Finding
from l10n.diagnostics import Severity


class Measured(NamedTuple):
    """How far one domain of one locale is, and how far it has to be (per cent)."""

    locale: str
    domain: str
    coverage: Coverage
    threshold: float

    @property
    def passed(self) -> bool:
        """Whether the domain is far enough."""
        return self.coverage.percent >= self.threshold


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a check found. ``version`` is the tool's."""

    version: str
    findings: tuple[Finding, ...]
    coverage: tuple[Measured, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings fail the gate."""
        return sum(finding.diagnostic.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings do not."""
        return len(self.findings) - self.errors

    def located(self, place: Callable[[str], str]) -> "Report":
        """Give the same report with every path as ``place`` writes it."""
        moved = (
            replace(each, diagnostic=replace(each.diagnostic, path=place(each.diagnostic.path)))
            for each in self.findings
        )
        return replace(self, findings=tuple(moved))


def fingerprints(findings: tuple[Finding, ...]) -> list[str]:
    """Give each finding a name that survives edits elsewhere in its file: lines and wording are no part of it.

    The second of two equal findings is told from the first by its rank.
    """
    seen: dict[str, int] = {}
    names: list[str] = []
    for finding in findings:
        message = finding.message
        parts = (
            finding.diagnostic.rule, finding.diagnostic.path, finding.locale,
            message.context if message and message.context is not None else "", message.id if message else "",
        )  # fmt: skip
        name = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names
