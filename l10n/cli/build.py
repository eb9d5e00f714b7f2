"""``l10n build``: localized pages."""

from pathlib import Path
from typing import NoReturn

import click

from l10n.cli.findings import show
from l10n.cli.frame import Frame, framed, locales_option
from l10n.cli.words import plural
from l10n.config import with_flags
from l10n.errors import L10nError, UsageError
from l10n.files import is_url
from l10n.usecases.build import Built, Plan, build
from l10n.usecases.site_check import check_site
from l10n.usecases.watch import watch


@click.command("build")
@locales_option
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Write there instead of build.out: a folder, or a URL.",
)
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if the output is not current.")
@click.option(
    "--verify",
    is_flag=True,
    help="Have a second parser compare each page with its source; check the links and versions of the site.",
)
@click.option("--watch", "watching", is_flag=True, help="Build again whenever a page or a catalog changes.")
@click.option("--from", "catalogs", type=click.Choice(["po", "mo"]), default="po", help="Which catalogs to read.")
@framed
def command(  # noqa: PLR0913 - one argument an option
    frame: Frame,
    *,
    locales: tuple[str, ...],
    out: str | None,
    check: bool,
    verify: bool,
    watching: bool,
    catalogs: str,
) -> None:
    """Write every page in every language: its text, its links, and what it says about itself."""
    del locales  # the frame has them
    if check and watching:
        raise UsageError("--check", "writes nothing, and --watch is for writing", "Give one of them.")
    place = str(Path(out).absolute()) if out and not is_url(out) else out or None
    config = with_flags(frame.config, {"build.out": place})
    plan = Plan(config.out, catalogs, check, verify)
    if watching:
        _watch(frame, plan)
    built = build(frame.project, plan)
    tell(frame, built)
    if verify and not check:
        show(frame, check_site(frame.project, built.folder))
    list_changes(frame, built, "would change" if check else "changed")
    if check and built.changed:
        frame.fail(f"{plural(len(built.changed), 'file')} of the output are not current")


def _watch(frame: Frame, plan: Plan) -> NoReturn:
    """Build for every change, until interrupted."""
    for built in watch(frame.project, plan):
        if isinstance(built, L10nError):
            frame.step("waiting", str(built))
            continue
        tell(frame, built)
        frame.step("", f"{plural(len(built.changed), 'file')} changed; waiting for more (Ctrl-C ends it)")
    raise AssertionError  # pragma: no cover - watching has no end


def tell(frame: Frame, built: Built) -> None:
    """Say what was built, and what could not be."""
    frame.step("build", summary(frame, built))
    frame.show(frame.project.pages.faults)
    frame.show(built.diagnostics)


def list_changes(frame: Frame, built: Built, what: str = "changed") -> None:
    """Name, with -v, each file of the output that differs from what was there."""
    for path in built.changed:
        frame.detail(f"{what} {path}")


def summary(frame: Frame, built: Built) -> str:
    """Say in a line what was built."""
    place = frame.project.shown(built.folder)
    pages = plural(built.at_root + built.localized, "page")
    made = f"{built.at_root} at the root, {built.localized} localized"
    if built.left_out:
        enough = "not all" if frame.config.build.untranslated == "skip" else "none"
        made += f"; {built.left_out} left out, {enough} of their own text is translated"
    return f"{pages} -> {place}/   ({made})"
