"""What every command that writes catalogs does with them: write what differs, or only show it."""

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from l10n.cli.frame import Frame
from l10n.cli.words import plural
from l10n.usecases.changes import Change, write_changes

if TYPE_CHECKING:
    from pathlib import Path


class Writing:
    """Changes as they come: written at once, with ``check`` or ``diff`` not at all; what that was is said at the end.

    ``digests`` has what each file holds since, None for one that is gone.
    """

    def __init__(self, frame: Frame, *, check: bool = False, diff: bool = False) -> None:
        self.digests: dict[Path, bytes | None] = {}
        self.changed = False
        self._frame, self._check, self._diff = frame, check, diff
        self._names: list[str] = []
        self._diffs: list[str] = []

    def take(self, changes: Iterable[Change]) -> None:
        """Write what differs, one after the other: what is written is held no longer.

        Raises:
            OutputError: A file cannot be written, and those before it are.
        """
        for change in changes:
            self.digests[change.path] = change.digest
            if change.differs:
                self._take(change)

    def _take(self, change: Change) -> None:
        self.changed = True
        if self._diff:
            self._diffs.append(unified(self._frame, change))
        if not (self._check or self._diff):
            write_changes(self._frame.project.folder, (change,))
        self._names.append(self._frame.project.shown(change.path))

    def tell(self) -> None:
        """Say what was written, with -v, or what would be."""
        for text in self._diffs:
            click.echo(text, nl=False)
        if self._check and self._names:
            self._frame.fail(f"{plural(len(self._names), 'file')} would change: {', '.join(self._names)}")
        if not (self._check or self._diff):
            for name in self._names:
                self._frame.detail(f"writes {name}")


def unified(frame: Frame, change: Change) -> str:
    """Show a change as a unified diff."""
    name = frame.project.shown(change.path)
    before, after = (text.splitlines(keepends=True) for text in change.texts)
    return "".join(difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"))
