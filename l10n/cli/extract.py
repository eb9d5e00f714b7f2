"""``l10n extract``: pages to templates."""

import difflib

import click

from l10n.cli.frame import FINDINGS, Frame, framed
from l10n.rules import Role
from l10n.usecases.extract import Change, Extracted, extract, write_changes


@click.command("extract")
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if a template would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@framed
def command(frame: Frame, *, check: bool, diff: bool) -> None:
    """Read the pages of the export into templates, one a domain."""
    pages = frame.project.pages
    with frame.writing(really=not (check or diff)):
        extracted = extract(frame.project)
        frame.step("extract", summary(extracted))
        frame.show(pages.faults)
        finish(frame, extracted.changes, check=check, diff=diff)


def summary(extracted: Extracted) -> str:
    """Say in a line what the pages hold."""
    templates, pages = extracted.templates, extracted.pages
    messages = sum(len(template.messages) for template in templates)
    domains = ", ".join(f"{template.domain} {template.source}" for template in templates)
    inside = f"{plural(messages, 'message')} in {plural(len(templates), 'domain')}{f' ({domains})' if domains else ''}"
    dates, counts = pages.recognised[Role.DATE] + pages.recognised[Role.TIME], pages.recognised[Role.COUNT]
    values = ", ".join(plural(number, noun) for number, noun in ((dates, "date"), (counts, "count")) if number)
    derived = sum(len(reading.derived) for reading in pages.readings)
    more = [f"{values} recognised"] * bool(values) + [f"{derived} derived"] * bool(derived)
    return "   ".join([plural(len(pages.site.pages), "page"), inside, *more])


def finish(frame: Frame, changes: tuple[Change, ...], *, check: bool, diff: bool) -> None:
    """Write changes, or only say what they would be."""
    differing = [change for change in changes if change.differs]
    if diff:
        for change in differing:
            click.echo(unified(frame, change), nl=False)
    if check or diff:
        if check and differing:
            names = ", ".join(frame.project.shown(change.path) for change in differing)
            frame.fail(f"{plural(len(differing), 'file')} would change: {names}")
        frame.code = max(frame.code, FINDINGS if check and differing else frame.code)
        return
    for change in differing:
        frame.detail(f"writes {frame.project.shown(change.path)}")
    write_changes(tuple(differing))


def unified(frame: Frame, change: Change) -> str:
    """Show a change as a unified diff."""
    name = frame.project.shown(change.path)
    before, after = (
        data.decode("utf-8", "replace").splitlines(keepends=True) for data in (change.before, change.after)
    )
    return "".join(difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"))


def plural(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
