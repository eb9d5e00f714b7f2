"""``l10n extract``: pages to templates."""

import click

from l10n.cli.changes import Writing
from l10n.cli.frame import Frame, framed
from l10n.cli.words import plural
from l10n.rules import Role
from l10n.usecases.extract import Extracted, extract


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
        writing = Writing(frame, check=check, diff=diff)
        writing.take(extracted.changes)
        writing.tell()


def summary(extracted: Extracted) -> str:
    """Say in a line what the pages hold."""
    templates, pages = extracted.templates, extracted.pages
    messages = sum(len(template.messages) for template in templates)
    domains = ", ".join(f"{template.domain} {template.source}" for template in templates)
    inside = f"{plural(messages, 'message')} in {plural(len(templates), 'domain')}{f' ({domains})' if domains else ''}"
    recognised, derived = pages.tally.recognised, pages.tally.derived
    dates, counts = recognised[Role.DATE] + recognised[Role.TIME], recognised[Role.COUNT]
    values = ", ".join(plural(number, noun) for number, noun in ((dates, "date"), (counts, "count")) if number)
    more = [f"{values} recognised"] * bool(values) + [f"{derived} derived"] * bool(derived)
    return "   ".join([plural(len(pages.site.pages), "page"), inside, *more])
