"""Small projects on disk, and catalogs for them that no translator has to write.

In: files and a configuration. Out: a project, extracted and translated by the library's own steps. A test then builds.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import polib

from l10n.config import load_config
from l10n.usecases.build import Built, Plan, build
from l10n.usecases.changes import write_changes
from l10n.usecases.extract import extract
from l10n.usecases.project import Project
from l10n.usecases.update import Matching, update

Translate = Callable[[str, str], str]
"""Gives a msgid in a locale (POSIX); "" where it has none."""


Build = Callable[..., dict[str, str]]
"""Builds pages, and gives every file that comes out."""

SETTINGS = """
inputs = ["export"]
platform = "generic"
locales = ["de", "ar"]
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://me.example/"
"""
"""A small English site in two other languages."""


def make_project(folder: Path, pages: Mapping[str, str | bytes], settings: str) -> Project:
    """Write the pages below ``export`` and the configuration beside it."""
    for path, content in pages.items():
        file = folder / "export" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "l10n.toml").write_text(settings, encoding="utf-8")
    return Project(load_config(folder / "l10n.toml"))


def translate(project: Project, say: Translate) -> Project:
    """Make catalogs for every locale, fill them, and give the project as it is then."""
    write_changes(project.folder, extract(project).changes)
    for updated in update(project, Matching()):
        write_changes(project.folder, updated.changes)
    for path in sorted(project.folder.rglob("*.po")):
        catalog = polib.pofile(str(path), wrapwidth=0)
        locale = path.relative_to(project.folder).parts[0]
        for entry in catalog:
            if entry.msgid_plural:
                entry.msgstr_plural = {index: say(entry.msgid, locale) for index in entry.msgstr_plural}
            else:
                entry.msgstr = say(entry.msgid, locale)
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        catalog.save()
    renewed = Project(project.config)
    renewed.reuse(project)
    return renewed


def build_into(project: Project, out: Path, **options: bool) -> tuple[Built, dict[str, bytes]]:
    """Build, and give the result with every file that is there then."""
    built = build(project, Plan(out, **options))
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    files.pop(".l10n-manifest.json", None)
    return built, files
