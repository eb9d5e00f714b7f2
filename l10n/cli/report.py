"""``l10n report``: one self-contained HTML file."""

from pathlib import Path

import click

from l10n.cli.frame import Frame, framed, locales_option
from l10n.files import write_atomically


@click.command("report")
@locales_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    default=Path("l10n-report.html"),
    show_default=True,
    help="Where to write it; the history of a report that is there goes on.",
)
@click.option(
    "--after",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="An earlier report, for the trend; may be repeated.",
)
@click.option("--editor", metavar="URL", default="", help="Where l10n serve is, if not at its own port.")
@framed
def command(frame: Frame, *, locales: tuple[str, ...], output: Path, after: tuple[Path, ...], editor: str) -> None:
    """Write how far each page is in each language, and what is left to do, as one HTML file."""
    from l10n.report.links import EDITOR, Links  # noqa: PLC0415 - imports all of the engine
    from l10n.report.page import render_report  # noqa: PLC0415 - the same
    from l10n.report.read import read_history, report_of  # noqa: PLC0415 - the same

    del locales  # the frame has them
    report = report_of(frame.project)
    history = read_history(report, output, after)
    page = render_report(report, history, Links(output.parent, editor or EDITOR))
    write_atomically(output, page.encode())
    open_cells = sum(bool(cell.open) for row in report.rows for cell in row.cells)
    todo = f"{open_cells} of {len(report.rows) * len(report.columns)} versions have something to do"
    frame.step("report", f"{frame.project.shown(output)}   ({todo})")
