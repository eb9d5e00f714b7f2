"""``l10n stats``: figures per locale, domain, page."""

from typing import TYPE_CHECKING

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from l10n.checks.coverage import shown_percent
from l10n.cli.frame import Frame, framed, locales_option
from l10n.cli.width import columns
from l10n.usecases.stats import Statistics, render_csv, render_json, render_markdown, stats

if TYPE_CHECKING:
    from l10n.catalog.coverage import Coverage, LocaleCoverage

_RENDERERS = {"csv": render_csv, "json": render_json, "markdown": render_markdown}
_BAR = 16
_PARTS = " ▏▎▍▌▋▊▉"


@click.command("stats")
@locales_option
@click.option("--format", "style", type=click.Choice(["text", *_RENDERERS]), default="text", help="How to say it.")
@framed
def command(frame: Frame, *, locales: tuple[str, ...], style: str) -> None:
    """Show how far the translations are, by locale and domain; with -v also the pages that are not complete."""
    del locales  # the frame has them
    statistics = stats(frame.project)
    if style == "text":
        _show(frame, statistics)
    else:
        click.echo(_RENDERERS[style](statistics), nl=False)


def _show(frame: Frame, statistics: Statistics) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("locale", overflow="fold")
    table.add_column("translated", no_wrap=True)
    for heading in ("", "left", "words", "fuzzy", "pages"):
        table.add_column(heading, justify="right", no_wrap=True, min_width=len(heading))
    for locale in statistics.locales:
        _add(table, locale, frame.verbosity > 0)
    # Rich lays it out; click decides whether there are colours, as everywhere.
    console = Console(force_terminal=True, color_system="standard", highlight=False, width=columns())
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


def _add(table: Table, locale: "LocaleCoverage", pages: bool) -> None:  # noqa: FBT001 - which rows
    complete = f"{locale.pages_complete}/{len(locale.pages)}"
    table.add_row(Text(f"{locale.locale.tag}  {locale.locale.autonym}", "bold"), *_cells(locale.total), complete)
    for domain, counted in locale.domains:
        table.add_row(Text(f"  {domain}", "dim"), *_cells(counted), "")
    for path, counted in locale.pages if pages else ():
        if not counted.complete:
            table.add_row(Text(f"    {path}", "dim"), *_cells(counted), "")


def _cells(counted: "Coverage") -> tuple[Text, str, str, str, str]:
    style = "green" if counted.complete else "yellow" if counted.done else "red"
    left = (str(number or "·") for number in (counted.left, counted.words_left, counted.fuzzy))
    return Text(_bar(counted.percent), style), shown_percent(counted), *left  # type: ignore[return-value] # three of them


def _bar(percent: float) -> str:
    """Draw a share in eighths of a column, never full before all is done."""
    eighths = int(percent * _BAR * 8 / 100)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (_PARTS[rest] if rest else "")).ljust(_BAR, "░")
