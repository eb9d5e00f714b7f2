"""``l10n init``: look at an export and start a project."""

from pathlib import Path

import click

from l10n.cli.frame import Frame, framed
from l10n.cli.update import summary
from l10n.cli.words import plural
from l10n.config import FILE_NAME, load_config
from l10n.errors import UsageError
from l10n.files import locate, lock, write_atomically
from l10n.locales import Locale
from l10n.usecases.changes import write_changes
from l10n.usecases.extract import extract
from l10n.usecases.init import Inspection, inspect, starter
from l10n.usecases.project import Project
from l10n.usecases.update import Matching, update


@click.command("init")
@click.argument("locales", metavar="[LOCALE]...", nargs=-1)
@click.option(
    "--from", "folder", metavar="DIR", type=click.Path(file_okay=False), help="The folder of the export, or its URL."
)
@framed
def command(frame: Frame, *, locales: tuple[str, ...], folder: str | None) -> None:
    """Look at an export, write a commented l10n.toml for it, and create the catalogs of LOCALEs.

    Nothing is ever overwritten: where there is a configuration already, it is used as it is.
    """
    path = frame.config.root / FILE_NAME
    found = inspect(frame.config, locate(Path.cwd(), folder) if folder else None)
    _tell(frame, found)
    if frame.config.file:
        frame.step("config", "is there already, and used as it is")
        listed = {Locale.parse(tag) for tag in frame.config.locales}
        missing = [tag for tag in locales if Locale.parse(tag) not in listed]
        if missing and listed:
            raise UsageError(
                str(path), f"does not list {', '.join(missing)}", "Add it to locales, and call this again."
            )
    else:
        write_atomically(path, starter(found, locales, frame.config.root).encode())
        frame.step("config", f"wrote {path.name}")
    if not locales:
        frame.step("next", "set locales in l10n.toml, then: l10n run")
        return
    project = Project(load_config(path) if path.exists() else frame.config, locales)
    faults = project.pages.faults
    with lock(project.folder):
        write_changes(project.folder, extract(project).changes)
        counts = []
        for updated in update(project, Matching()):
            write_changes(project.folder, updated.changes)
            counts.append((updated.locale, updated.counts))
    frame.show(faults)
    frame.step("catalogs", summary(counts))
    for locale in project.locales:
        if not any(project.needed(locale, template) for template in project.pages.templates):
            frame.step("", f"{locale.tag} has nothing to translate: the export is in it")
    frame.step("next", "translate the catalogs, then: l10n run")


def _tell(frame: Frame, found: Inspection) -> None:
    seen = found.survey
    encodings = ", ".join(f"{codec} {count}" for codec, count in found.encodings.most_common())
    feeds = f", {plural(found.feeds, 'feed')}" if found.feeds else ""
    frame.step("export", f"{plural(len(found.site.pages), 'page')}{feeds} in {frame.project.shown(found.folder)}")
    frame.step("platform", f"{seen.platform.label}: {'; '.join(seen.detection.reasons[:2])}")
    for line in seen.platform.notes.splitlines():
        frame.detail(line)
    for remark in seen.remarks:
        frame.step("", remark)
    profile = seen.profile
    for name, guess, taken in (("interface", seen.interface, profile.interface), ("posts", seen.posts, profile.posts)):
        like = f"; it is taken for {taken}" if taken != "und" else ""
        remedy = "" if guess.tag else f"{like}. Set source.{name} in l10n.toml"
        frame.step(name, f"{guess.tag or 'undecided'}: {guess.evidence}{remedy}")
    frame.step("encoding", encodings)
