"""``l10n compile``: catalogs to what programs read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from l10n.cli.changes import Writing
from l10n.cli.frame import Frame, framed, locales_option
from l10n.locales import Locale
from l10n.usecases.compile import compile_catalogs

if TYPE_CHECKING:
    from l10n.diagnostics import Diagnostic

Compilation = tuple[Locale, int, int]
"""A locale, how many of its messages are compiled, and of how many."""


@click.command("compile")
@locales_option
@click.option("--use-fuzzy", is_flag=True, default=None, help="Compile fuzzy translations too.")
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if a compiled catalog is not current.")
@framed
def command(frame: Frame, *, locales: tuple[str, ...], use_fuzzy: bool | None, check: bool) -> None:
    """Compile every catalog (.po) into the file that programs read (.mo), beside it."""
    del locales  # the frame has them
    with frame.writing(really=not check and frame.project.folder.is_dir()):
        writing = Writing(frame, check=check)
        counts: list[Compilation] = []
        faults: list[Diagnostic] = []
        for compiled in compile_catalogs(frame.project, use_fuzzy=use_fuzzy):
            writing.take(compiled.changes)
            counts.append((compiled.locale, compiled.done, compiled.total))
            faults += compiled.diagnostics
        frame.step("compile", summary(counts))
        frame.show(faults)
        writing.tell()


def summary(counts: Iterable[Compilation]) -> str:
    """Say in a line how many messages of each locale are compiled."""
    return "   ".join(f"{locale.tag} {done}/{total}" for locale, done, total in counts) or "no catalogs"
