"""``l10n update``: templates into catalogs."""

import click

from l10n.cli.changes import finish
from l10n.cli.frame import Frame, Share, framed, locales_option
from l10n.usecases.update import Matching, Updated, update


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
        updated = update(frame.project, Matching(not no_fuzzy, share))
        frame.step("update", summary(updated))
        frame.show(pages.faults)
        frame.show(updated.diagnostics)
        finish(frame, updated.changes, check=check, diff=diff)


def summary(updated: Updated) -> str:
    """Say in a line what happened to each locale's messages."""
    totals: dict[str, dict[str, int]] = {}
    for each in updated.catalogs:
        counts = totals.setdefault(each.locale.tag, dict.fromkeys(("+", "~", "-"), 0))
        done = each.counts
        counts["+"] += done.added + done.returned + done.donated + done.prefilled + done.fuzzy
        counts["~"] += done.moved
        counts["-"] += done.obsolete + done.dropped
    lines = (
        f"{tag} " + (" ".join(f"{sign}{count}" for sign, count in counts.items() if count) or "unchanged")
        for tag, counts in totals.items()
    )
    return "   ".join(lines) or "no catalog is needed"
