"""``l10n check``: the gate."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n import __version__
from l10n.checks.coverage import shown_percent
from l10n.checks.formats import RENDERERS, Report
from l10n.cli import candidates
from l10n.cli.frame import Frame, Share, framed, locales_option
from l10n.cli.words import harmless
from l10n.diagnostics import Severity
from l10n.errors import UsageError
from l10n.files import lock, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from l10n.checks.rule import Finding
    from l10n.usecases.check import Checked, LocaleReport
    from l10n.usecases.locale_check import Gate

_INDENT = " " * 12
_SHOWN_OF_A_RULE = 10
"""Findings of one rule in one file that are worth a line each; ``-v`` shows all."""


@click.command("check")
@locales_option
@click.option("--fail-under", metavar="N", type=Share(0, 100), help="Per cent that must be translated.")
@click.option(
    "--select",
    metavar="RULE",
    multiple=True,
    shell_complete=candidates.rules,
    help="Only these rules or families; may be repeated.",
)
@click.option(
    "--ignore",
    metavar="RULE",
    multiple=True,
    shell_complete=candidates.rules,
    help="Not these rules or families; may be repeated.",
)
@click.option("--fix", is_flag=True, help="First mend what is certain: edges, placeholders, header fields.")
@click.option("--format", "style", type=click.Choice(["text", *RENDERERS]), default="text", help="How to say it.")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write the format there, text here.")
@framed
def command(  # noqa: PLR0913 - a parameter an option
    frame: Frame,
    *,
    locales: tuple[str, ...],
    fail_under: float | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    style: str,
    output: Path | None,
) -> None:
    """Check how much is translated, and look for defects. Ends with 1 if there are any, or too little is translated."""
    from l10n.usecases.check import check  # noqa: PLC0415 - imports all of the engine
    from l10n.usecases.locale_check import Gate  # noqa: PLC0415 - the same

    del locales  # the frame has them
    if output is not None and style == "text":
        raise UsageError("--output", "goes with --format json, github, junit or sarif", "Redirect text: > FILE")
    gate = Gate.of(frame.project, select, ignore, fail_under)
    if fix:
        _fix(frame, gate, quiet=style != "text" and output is None)
    checked = check(frame.project, gate, frame.config.out)
    if style == "text" or output is not None:
        tell(frame, checked)
        judge(frame, checked)
    if style != "text":
        _write(frame, checked, style, output)


def tell(frame: Frame, checked: "Checked") -> None:
    """Show how far each locale is, and what was found."""
    frame.step("check", "   ".join(map(_locale, checked.locales)) or "no locale")
    show(frame, checked.findings)


def judge(frame: Frame, checked: "Checked") -> None:
    """Say in a last line why the command ends with 1, if it does."""
    missed = [report.below for report in checked.locales if report.below is not None]
    if missed and frame.code:
        thresholds = " or ".join(f"{threshold:g}" for threshold in sorted(set(missed)))
        frame.fail(f"{len(missed)} {'locale' if len(missed) == 1 else 'locales'} below fail_under = {thresholds}")
    elif checked.errors:
        frame.fail(f"{checked.errors} {'error' if checked.errors == 1 else 'errors'}")


def _fix(frame: Frame, gate: "Gate", *, quiet: bool) -> None:
    from l10n.usecases.changes import write_changes  # noqa: PLC0415 - imports all of the engine
    from l10n.usecases.mend import mend  # noqa: PLC0415 - the same

    with lock(frame.project.folder):
        written = write_changes(frame.project.folder, mend(frame.project, gate))
    if not quiet:
        frame.step("fix", f"{written} {'catalog' if written == 1 else 'catalogs'} mended")


def _write(frame: Frame, checked: "Checked", style: str, output: Path | None) -> None:
    """Write a format whose paths are relative to the repository, where its readers look."""
    measured = tuple(each for report in checked.locales for each in report.measured)
    report = Report(__version__, checked.findings, measured).located(_from_root)
    text = RENDERERS[style](report)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text.encode())
    for finding in checked.findings:
        frame.count(finding.diagnostic)


def _from_root(path: str) -> str:
    here = Path.cwd().resolve()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    try:
        return (here / path).resolve().relative_to(root).as_posix()
    except ValueError:
        return path


def _locale(report: "LocaleReport") -> str:
    text = f"{report.coverage.locale.tag} {shown_percent(report.coverage.total)}"
    return text if report.below is None else text + click.style(f"  below {report.below:g} %", fg="red")


def show(frame: Frame, findings: "Iterable[Finding]") -> None:
    """Show findings: of a rule in a file, and of files where it says the same, no more than a screen takes."""
    in_file: Counter[tuple[str, str]] = Counter()
    alike: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        each = finding.diagnostic
        frame.count(each)
        if not frame.is_new(each) or (each.severity is Severity.WARNING and frame.verbosity < 0):
            continue
        at, kind = (each.path, each.rule), (each.rule, each.message + each.excerpt)
        in_file[at] += 1
        if in_file[at] == 1:
            alike[kind] += 1
        if max(in_file[at], alike[kind]) <= _SHOWN_OF_A_RULE or frame.verbosity > 0:
            frame.tell(each, hinted=frame.verbosity > 0)
    if frame.verbosity <= 0:
        for line in _left(in_file, alike):
            frame.say(f"{_INDENT}{line}; -v shows all")
    elif in_file:
        frame.detail(f"l10n rule ID says more: {', '.join(sorted({rule for _, rule in in_file}))}")


def _left(in_file: "Counter[tuple[str, str]]", alike: "Counter[tuple[str, str]]") -> "Iterator[str]":
    """Say in a line each how many findings were not shown."""
    for (path, rule), count in in_file.items():
        if count > _SHOWN_OF_A_RULE:
            yield f"{harmless(path)} has {count - _SHOWN_OF_A_RULE} more {rule}"
    for (rule, _), count in alike.items():
        if count > _SHOWN_OF_A_RULE:
            yield f"{count - _SHOWN_OF_A_RULE} more files have the same {rule}"
