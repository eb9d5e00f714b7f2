"""What checks find, as a person reads it on a terminal.

In: findings, as they come. Out: lines, and the reason why a command ends with 1. Never done here: finding anything, or
holding more than is shown: of a rule in a file, and of files where it says the same, that is no more than a screen
takes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from l10n.checks.coverage import shown_percent
from l10n.checks.rule import Finding
from l10n.cli.frame import Frame
from l10n.cli.words import harmless, plural
from l10n.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from l10n.usecases.check import LocaleReport, Part

_INDENT = " " * 12
_SHOWN_OF_A_RULE = 10
"""Findings of one rule in one file that are worth a line each; ``-v`` shows all."""


class Listing:
    """Findings that are gathered while a check is at work, and shown when it is done."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._shown: list[Diagnostic] = []
        self._in_file: Counter[tuple[str, str]] = Counter()
        self._alike: Counter[tuple[str, str]] = Counter()

    def take(self, findings: Iterable[Finding]) -> None:
        """Take findings, in the order in which they are to be shown."""
        frame = self._frame
        for each in (finding.diagnostic for finding in findings):
            frame.count(each)
            if not frame.is_new(each) or (each.severity is Severity.WARNING and frame.verbosity < 0):
                continue
            at, kind = (each.path, each.rule), (each.rule, each.message + each.excerpt)
            self._in_file[at] += 1
            if self._in_file[at] == 1:
                self._alike[kind] += 1
            if max(self._in_file[at], self._alike[kind]) <= _SHOWN_OF_A_RULE or frame.verbosity > 0:
                self._shown.append(each)

    def tell(self) -> None:
        """Show them."""
        frame = self._frame
        for each in self._shown:
            frame.tell(each, hinted=frame.verbosity > 0)
        if frame.verbosity <= 0:
            for line in self._left():
                frame.say(f"{_INDENT}{line}; -v shows all")
        elif self._in_file:
            frame.detail(f"l10n rule ID says more: {', '.join(sorted({rule for _, rule in self._in_file}))}")

    def _left(self) -> Iterator[str]:
        """Say in a line each how many findings were not shown."""
        for (path, rule), count in self._in_file.items():
            if count > _SHOWN_OF_A_RULE:
                yield f"{harmless(path)} has {count - _SHOWN_OF_A_RULE} more {rule}"
        for (rule, _), count in self._alike.items():
            if count > _SHOWN_OF_A_RULE:
                yield f"{count - _SHOWN_OF_A_RULE} more files have the same {rule}"


def show(frame: Frame, findings: Iterable[Finding]) -> int:
    """Show findings, and give the number of errors among them."""
    listing, errors = Listing(frame), 0
    for finding in findings:
        errors += finding.diagnostic.severity is Severity.ERROR
        listing.take((finding,))
    listing.tell()
    return errors


class Verdict:
    """How a check came out: how far each locale is, what was found, and whether the gate is open."""

    def __init__(self, frame: Frame) -> None:
        self._frame, self._listing = frame, Listing(frame)
        self._locales: list[str] = []
        self._missed: list[float] = []
        self.errors = 0

    def take(self, part: "Part") -> None:
        """Take what was found in one place."""
        if (report := part.locale) is not None:
            self._locales.append(_standing(report))
            self._missed += [report.below] if report.below is not None else []
        self.errors += sum(finding.diagnostic.severity is Severity.ERROR for finding in part.findings)
        self._listing.take(part.findings)

    def tell(self) -> None:
        """Show how far each locale is, and what was found."""
        self._frame.step("check", "   ".join(self._locales) or "no locale")
        self._listing.tell()

    def judge(self) -> None:
        """Say in a last line why the command ends with 1, if it does."""
        if self._missed and self._frame.code:
            thresholds = " or ".join(f"{threshold:g}" for threshold in sorted(set(self._missed)))
            self._frame.fail(f"{plural(len(self._missed), 'locale')} below fail_under = {thresholds}")
        elif self.errors:
            self._frame.fail(plural(self.errors, "error"))


def _standing(report: "LocaleReport") -> str:
    text = f"{report.coverage.locale.tag} {shown_percent(report.coverage.total)}"
    return text if report.below is None else text + click.style(f"  below {report.below:g} %", fg="red")
