"""``l10n check``: the gate."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n import __version__
from l10n.checks.formats import RENDERERS, Report
from l10n.cli import candidates
from l10n.cli.findings import Verdict
from l10n.cli.frame import Frame, Share, framed, locales_option
from l10n.errors import UsageError
from l10n.files import lock, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.usecases.check import Checked, Part
    from l10n.usecases.locale_check import Gate


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
    from l10n.usecases.check import check_parts, gathered  # noqa: PLC0415 - imports all of the engine
    from l10n.usecases.locale_check import Gate  # noqa: PLC0415 - the same

    del locales  # the frame has them
    if output is not None and style == "text":
        raise UsageError("--output", "goes with --format json, github, junit or sarif", "Redirect text: > FILE")
    gate = Gate.of(frame.project, select, ignore, fail_under)
    if fix:
        _fix(frame, gate, quiet=style != "text" and output is None)
    parts: Iterable[Part] = check_parts(frame.project, gate, frame.config.out)
    if style != "text":
        parts = tuple(parts)
    if style == "text" or output is not None:
        verdict = Verdict(frame)
        for part in parts:
            verdict.take(part)
            del part  # before the next locale is read
        verdict.tell()
        verdict.judge()
    if style != "text":
        _write(frame, gathered(parts), style, output)


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
