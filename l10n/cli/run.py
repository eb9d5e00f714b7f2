"""``l10n run``: everything, reading each page once."""

from typing import TYPE_CHECKING

import click

from l10n.cli import build as build_command
from l10n.cli import compile as compile_command
from l10n.cli import extract as extract_command
from l10n.cli import update as update_command
from l10n.cli.changes import Writing
from l10n.cli.findings import Verdict, show
from l10n.cli.frame import Frame, framed, locales_option, step_line
from l10n.cli.width import columns
from l10n.usecases.build import Plan, build
from l10n.usecases.check import check_parts
from l10n.usecases.compile import compile_locale
from l10n.usecases.extract import extract
from l10n.usecases.project import Project
from l10n.usecases.receipt import Receipt, Receipts
from l10n.usecases.site_check import check_site
from l10n.usecases.update import Matching, update, update_locale

if TYPE_CHECKING:
    from l10n.diagnostics import Diagnostic
    from l10n.usecases.update import Updated


@click.command("run")
@locales_option
@framed
def command(frame: Frame, *, locales: tuple[str, ...]) -> None:
    """Extract, update, compile, check and build, reading each page once."""
    del locales  # the frame has them
    project = frame.project
    receipts = Receipts(project, frame.verbosity, columns())
    if (known := receipts.find()) is not None:
        for line in known.lines:
            frame.say(line)
        frame.code = known.code
        return
    _ = project.some_locales, project.pages  # what cannot be meant is said before anything is written
    with frame.writing():
        writing = Writing(frame)
        extracted = extract(project)
        frame.step("extract", extract_command.summary(extracted))
        frame.show(extracted.diagnostics)
        writing.take(extracted.changes)
        catalogs = _Catalogs(project, writing, proving=receipts.possible)
        frame.step("update", catalogs.summary)
        frame.show(catalogs.faults)
        frame.step("compile", compile_command.summary(catalogs.compiled))
        writing.tell()
        verdict = Verdict(frame)
        for part in check_parts(project):
            verdict.take(part)
            del part  # before the next locale is read
        verdict.tell()
        built = build(project, Plan(frame.config.out))
        build_command.tell(frame, built)
        build_command.list_changes(frame, built)
        verdict.errors += show(frame, check_site(project, frame.config.out))
        verdict.judge()
        told = frame.verbosity > 0 and (writing.changed or built.changed)
        if receipts.possible and catalogs.settled and not told:
            first, then = (step_line("update", each) for each in (catalogs.summary, catalogs.following))
            lines = tuple(then if line == first else line for line in frame.said)
            receipts.keep(Receipt(lines, frame.code), writing.digests, built.manifest)


class _Catalogs:
    """The catalogs of all locales, updated, compiled and written one locale after the other.

    With ``proving``, what another run would do to them is found out at the same time.
    """

    def __init__(self, project: Project, writing: Writing, *, proving: bool) -> None:
        self.faults: list[Diagnostic] = []
        self.compiled: list[compile_command.Compilation] = []
        self.settled = proving
        self._project, self._writing = project, writing
        self._matching = Matching(threshold=project.config.update.threshold)
        self._counts: list[update_command.Standing] = []
        self._next: list[update_command.Standing] = []
        for updated in update(project, self._matching):
            self._take(updated)
            del updated  # before the next locale is read

    def _take(self, updated: "Updated") -> None:
        locale = updated.locale
        self._writing.take(updated.changes)
        compiled = compile_locale(self._project, locale, updated.left)
        self._writing.take(compiled.changes)
        self._counts.append((locale, updated.counts))
        self.compiled.append((locale, compiled.done, compiled.total))
        self.faults += updated.diagnostics
        if self.settled:
            # What changed nothing would change nothing again.
            again = updated.changed
            following = update_locale(self._project, locale, self._matching, updated.left) if again else updated
            self.settled = not (following.changed or (again and updated.diagnostics))
            self._next.append((locale, following.counts))

    @property
    def summary(self) -> str:
        """What happened to the messages."""
        return update_command.summary(self._counts)

    @property
    def following(self) -> str:
        """What another run would say instead."""
        return update_command.summary(self._next)
