"""``l10n compile``: catalogs to what programs read."""

import click

from l10n.cli.changes import finish
from l10n.cli.frame import Frame, framed, locales_option
from l10n.usecases.compile import Compiled, compile_catalogs


@click.command("compile")
@locales_option
@click.option("--use-fuzzy", is_flag=True, default=None, help="Compile fuzzy translations too.")
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if a compiled catalog is not current.")
@framed
def command(frame: Frame, *, locales: tuple[str, ...], use_fuzzy: bool | None, check: bool) -> None:
    """Compile every catalog (.po) into the file that programs read (.mo), beside it."""
    del locales  # the frame has them
    with frame.writing(really=not check and frame.project.folder.is_dir()):
        compiled = compile_catalogs(frame.project, use_fuzzy=use_fuzzy)
        frame.step("compile", summary(compiled))
        frame.show(compiled.diagnostics)
        finish(frame, compiled.changes, check=check, diff=False)


def summary(compiled: Compiled) -> str:
    """Say in a line how many messages of each locale are compiled."""
    return "   ".join(f"{locale.tag} {done}/{total}" for locale, done, total in compiled.counts) or "no catalogs"
