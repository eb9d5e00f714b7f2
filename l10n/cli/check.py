"""``l10n check``: the gate."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from l10n.checks.coverage import shown_percent
from l10n.cli.frame import FINDINGS, Frame, framed, locales_option
from l10n.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.checks.rule import Finding
    from l10n.usecases.check import Checked, LocaleReport

_INDENT = " " * 12
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_SHOWN_OF_A_RULE = 10
"""Findings of one rule in one file that are worth a line each; ``-v`` shows all."""
_EXCERPT = 60


@click.command("check")
@locales_option
@click.option("--fail-under", metavar="N", type=click.FloatRange(0, 100), help="Per cent that must be translated.")
@click.option("--select", metavar="RULE", multiple=True, help="Only these rules or families; may be repeated.")
@click.option("--ignore", metavar="RULE", multiple=True, help="Not these rules or families; may be repeated.")
@framed
def command(
    frame: Frame,
    *,
    locales: tuple[str, ...],
    fail_under: float | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """Check how much is translated, and look for defects. Ends with 1 if there are any, or too little is translated."""
    from l10n.usecases.check import Gate, check  # noqa: PLC0415 - imports all of the engine

    del locales  # the frame has them
    tell(frame, check(frame.project, Gate.of(frame.project, select, ignore, fail_under)))


def tell(frame: Frame, checked: "Checked") -> None:
    """Show how far each locale is, what was found, and why the command ends with 1 if it does."""
    frame.step("check", "   ".join(map(_locale, checked.locales)) or "no locale")
    _show(frame, checked.findings)
    missed = [report.below for report in checked.locales if report.below is not None]
    if missed:
        thresholds = " or ".join(f"{threshold:g}" for threshold in sorted(set(missed)))
        frame.fail(f"{len(missed)} {'locale' if len(missed) == 1 else 'locales'} below fail_under = {thresholds}")
    elif checked.errors:
        frame.fail(f"{checked.errors} {'error' if checked.errors == 1 else 'errors'}")


def _locale(report: "LocaleReport") -> str:
    total = report.coverage.total
    text = f"{report.coverage.locale.tag} {shown_percent(total)}"
    return text if report.below is None else text + click.style(f"  below {report.below:g} %", fg="red")


def _show(frame: Frame, findings: "Iterable[Finding]") -> None:
    shown: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        each = finding.diagnostic
        if each.severity is Severity.ERROR:
            frame.code = max(frame.code, FINDINGS)
        elif frame.verbosity < 0:
            continue
        shown[each.path, each.rule] += 1
        if shown[each.path, each.rule] <= _SHOWN_OF_A_RULE or frame.verbosity > 0:
            click.echo(_INDENT + _line(finding))
            if frame.verbosity > 0 and each.hint:
                click.echo(_INDENT + "  " + click.style(each.hint, dim=True))
    for (path, rule), count in shown.items():
        if count > _SHOWN_OF_A_RULE and frame.verbosity <= 0:
            click.echo(f"{_INDENT}{path} and {count - _SHOWN_OF_A_RULE} more {rule}; -v shows all")


def _line(finding: "Finding") -> str:
    each = finding.diagnostic
    severity = click.style(each.severity.value, fg=_COLORS[each.severity])
    excerpt = " ".join(each.excerpt.split())
    if len(excerpt) > _EXCERPT:
        excerpt = excerpt[: _EXCERPT - 1] + "…"
    quoted = f'  "{excerpt}"' if excerpt else ""
    return f"{each.place} {severity} {each.rule}  {each.message}{quoted}"
