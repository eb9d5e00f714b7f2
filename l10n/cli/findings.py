"""What checks find, as a person reads it on a terminal.

In: findings, as they come. Out: lines, and the reason why a command ends with 1. Never done here: finding anything, or
holding more than is shown: some findings of a rule in a file, and some files of a rule, however large the site is.
"""

from collections import Counter, defaultdict
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
"""Findings of one rule in one file that are worth a line each, and files that are; ``-v`` shows all."""


class Listing:
    """Findings that are gathered while a check is at work, and shown when it is done."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._shown: list[Diagnostic] = []
        self._in_files: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._elsewhere: Counter[str] = Counter()

    def take(self, findings: Iterable[Finding]) -> None:
        """Take findings, in the order in which they are to be shown."""
        frame = self._frame
        for each in (finding.diagnostic for finding in findings):
            frame.count(each)
            if frame.has_shown(each) or (each.severity is Severity.WARNING and frame.verbosity < 0):
                continue
            if self._has_room(each):
                frame.take_for_shown(each)
                self._shown.append(each)

    def _has_room(self, each: Diagnostic) -> bool:
        """Count a finding, and say whether it is one of those that are shown."""
        in_file, everything = self._in_files[each.rule], self._frame.verbosity > 0
        if each.path not in in_file and len(in_file) >= _SHOWN_OF_A_RULE and not everything:
            self._elsewhere[each.rule] += 1
            return False
        in_file[each.path] += 1
        return everything or in_file[each.path] <= _SHOWN_OF_A_RULE

    def tell(self) -> None:
        """Show them."""
        frame = self._frame
        for each in self._shown:
            frame.tell(each, hinted=frame.verbosity > 0)
        if frame.verbosity <= 0:
            for line in self._left():
                frame.say(f"{_INDENT}{line}; -v shows all")
        elif self._in_files:
            frame.detail(f"l10n rule ID says more: {', '.join(sorted(self._in_files))}")

    def _left(self) -> Iterator[str]:
        """Say in a line each how many findings were not shown."""
        for rule, in_file in self._in_files.items():
            for path, count in in_file.items():
                if count > _SHOWN_OF_A_RULE:
                    yield f"{harmless(path)} has {count - _SHOWN_OF_A_RULE} more {rule}"
            if self._elsewhere[rule]:
                yield f"other files have {self._elsewhere[rule]} more {rule}"


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
