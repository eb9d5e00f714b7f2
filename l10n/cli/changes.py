"""The end of every command that writes catalogs: write what differs, or only show it."""

import difflib
from collections.abc import Iterable

import click

from l10n.cli.frame import Frame
from l10n.cli.words import plural
from l10n.usecases.changes import Change, write_changes


def finish(frame: Frame, changes: Iterable[Change], *, check: bool, diff: bool) -> None:
    """Write changes, or only say what they would be."""
    differing = [change for change in changes if change.differs]
    if diff:
        for change in differing:
            click.echo(unified(frame, change), nl=False)
    if check and differing:
        names = ", ".join(frame.project.shown(change.path) for change in differing)
        frame.fail(f"{plural(len(differing), 'file')} would change: {names}")
    if not (check or diff):
        write(frame, differing)


def write(frame: Frame, changes: Iterable[Change]) -> None:
    """Write changes; with -v each file is named."""
    differing = [change for change in changes if change.differs]
    for change in differing:
        frame.detail(f"writes {frame.project.shown(change.path)}")
    write_changes(frame.project.folder, differing)


def unified(frame: Frame, change: Change) -> str:
    """Show a change as a unified diff."""
    name = frame.project.shown(change.path)
    before, after = (
        data.decode("utf-8", "replace").splitlines(keepends=True) for data in (change.before, change.after)
    )
    return "".join(difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"))
