"""``l10n run``: everything, reading each page once."""

from dataclasses import replace

import click

from l10n.cli import build as build_command
from l10n.cli import changes
from l10n.cli import check as check_command
from l10n.cli import compile as compile_command
from l10n.cli import extract as extract_command
from l10n.cli import update as update_command
from l10n.cli.frame import Frame, framed, locales_option, step_line
from l10n.cli.width import columns
from l10n.usecases.build import Plan, build
from l10n.usecases.check import check
from l10n.usecases.compile import compile_catalogs
from l10n.usecases.extract import extract
from l10n.usecases.receipt import Receipt, Receipts
from l10n.usecases.site_check import check_site
from l10n.usecases.update import Matching, update


@click.command("run")
@locales_option
@framed
def command(frame: Frame, *, locales: tuple[str, ...]) -> None:
    """Extract, update, compile, check and build, reading each page once."""
    del locales  # the frame has them
    project, config = frame.project, frame.config
    receipts = Receipts(project, frame.verbosity, columns())
    if (known := receipts.find()) is not None:
        for line in known.lines:
            frame.say(line)
        frame.code = known.code
        return
    _ = project.some_locales, project.pages  # what cannot be meant is said before anything is written
    with frame.writing():
        extracted = extract(project)
        frame.step("extract", extract_command.summary(extracted))
        frame.show(extracted.diagnostics)
        changes.write(frame, extracted.changes)
        matching = Matching(threshold=config.update.threshold)
        updated = update(project, matching)
        frame.step("update", update_command.summary(updated))
        frame.show(updated.diagnostics)
        changes.write(frame, updated.changes)
        compiled = compile_catalogs(project)
        frame.step("compile", compile_command.summary(compiled))
        changes.write(frame, compiled.changes)
        checked = check(project)
        check_command.tell(frame, checked)
        built = build(project, Plan(config.out))
        build_command.tell(frame, built)
        build_command.list_changes(frame, built)
        site = tuple(check_site(project, config.out))
        check_command.show(frame, site)
        check_command.judge(frame, replace(checked, findings=(*checked.findings, *site)))
        if receipts.possible:
            following = update(project, matching, updated)  # what the next run would do is proved, not supposed
            written = (*extracted.changes, *updated.changes, *compiled.changes)
            told = frame.verbosity > 0 and (any(change.differs for change in written) or built.changed)
            if not (following.changed or told or (updated.changed and updated.diagnostics)):
                first, then = (step_line("update", update_command.summary(each)) for each in (updated, following))
                lines = tuple(then if line == first else line for line in frame.said)
                receipts.keep(Receipt(lines, frame.code), written, built.digests)
