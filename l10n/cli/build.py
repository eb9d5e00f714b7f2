"""``l10n build``: localized pages."""

from pathlib import Path

import click

from l10n.cli.frame import Frame, framed, locales_option
from l10n.cli.words import plural
from l10n.config import with_flags
from l10n.usecases.build import Built, Plan, build


@click.command("build")
@locales_option
@click.option("-o", "--out", metavar="DIR", help="Write there instead of build.out.")
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if the output is not current.")
@click.option("--from", "catalogs", type=click.Choice(["po", "mo"]), default="po", help="Which catalogs to read.")
@framed
def command(frame: Frame, *, locales: tuple[str, ...], out: str | None, check: bool, catalogs: str) -> None:
    """Write every page in every language. Only translated text changes, and the page's own language."""
    del locales  # the frame has them
    config = with_flags(frame.config, {"build.out": str(Path(out).absolute()) if out else None})
    built = build(frame.project, Plan(config.located(config.build.out), catalogs, check))
    frame.step("build", summary(frame, built))
    frame.show(frame.project.pages.faults)
    frame.show(built.diagnostics)
    for path in built.changed:
        frame.detail(f"{'would change' if check else 'changed'} {path}")
    if check and built.changed:
        frame.fail(f"{plural(len(built.changed), 'file')} of the output are not current")


def summary(frame: Frame, built: Built) -> str:
    """Say in a line what was built."""
    place = frame.project.shown(built.folder)
    pages = plural(built.at_root + built.localized, "page")
    return f"{pages} -> {place}/   ({built.at_root} at the root, {built.localized} localized)"
