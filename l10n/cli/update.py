"""``l10n update``: templates into catalogs."""

from collections.abc import Iterable

import click

from l10n.catalog.merge import Counts
from l10n.cli.changes import Writing
from l10n.cli.frame import Frame, Share, framed, locales_option
from l10n.locales import Locale
from l10n.usecases.update import Matching, update

Standing = tuple[Locale, Counts | None]
"""A locale, and what happened to its messages; None where it needs no catalog."""


@click.command("update")
@locales_option
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if a catalog would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--no-fuzzy", is_flag=True, help="Guess no translations of changed messages.")
@click.option("--threshold", metavar="N", type=Share(0, 1), help="How alike messages must be for a guess.")
@framed
def command(  # noqa: PLR0913 - a parameter an option
    frame: Frame, *, locales: tuple[str, ...], check: bool, diff: bool, no_fuzzy: bool, threshold: float | None
) -> None:
    """Bring every catalog up to date with what the pages hold now. Nothing that was translated is lost."""
    del locales  # the frame has them
    share = frame.config.update.threshold if threshold is None else threshold
    pages = frame.project.pages
    with frame.writing(really=not (check or diff)):
        writing = Writing(frame, check=check, diff=diff)
        counts: list[Standing] = []
        faults = list(pages.faults)
        for updated in update(frame.project, Matching(not no_fuzzy, share)):
            writing.take(updated.changes)
            counts.append((updated.locale, updated.counts))
            faults += updated.diagnostics
            del updated  # before the next locale is read
        frame.step("update", summary(counts))
        frame.show(faults)
        writing.tell()


def summary(counts: Iterable[Standing]) -> str:
    """Say in a line what happened to each locale's messages."""
    lines = (f"{locale.tag} {_signed(done)}" for locale, done in counts if done is not None)
    return "   ".join(lines) or "no catalog is needed"


def _signed(done: Counts) -> str:
    added = done.added + done.returned + done.donated + done.prefilled + done.fuzzy
    signs = (("+", added), ("~", done.moved), ("-", done.obsolete + done.dropped))
    return " ".join(f"{sign}{count}" for sign, count in signs if count) or "unchanged"
