"""Pages to templates.

In: a project. Out: ``.pot`` files, and what changed in them. Never done here: touching a ``.po``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.model import Template
from l10n.catalog.po import render_template
from l10n.diagnostics import Diagnostic
from l10n.files import read_blocks, read_bytes
from l10n.spool import in_blocks
from l10n.usecases.changes import Change
from l10n.usecases.pages import Pages
from l10n.usecases.project import Project


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the pages of a project hold, and what that makes of the template files."""

    project: Project

    @property
    def pages(self) -> Pages:
        """The export, read."""
        return self.project.pages

    @property
    def templates(self) -> tuple[Template, ...]:
        """The templates, sorted by domain."""
        return self.pages.templates

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with pages."""
        return self.pages.faults

    @property
    def changes(self) -> Iterator[Change]:
        """Render the templates, without writing them, each when it is asked for: every post may have one.

        A template whose domain no page has any more goes, unless a page failed: then it may still be needed.
        """
        project, kept = self.project, set[Path]()
        for template in self.templates:
            path = project.template_path(template.domain)
            kept.add(path)
            before = in_blocks(read_blocks(path))
            yield Change(path, before, render_template(template, project.defaults, before))
        for path in () if self.pages.failed else project.templates_on_disk():
            if path not in kept and is_ours(read_bytes(path)):
                yield Change.removing(path, path.relative_to(project.folder).with_suffix("").as_posix())


def extract(project: Project) -> Extracted:
    """Read the export.

    Raises:
        InputError: An input is missing, or holds no page.
        OutputError: There is no room for temporary files.
    """
    _ = project.pages
    return Extracted(project)


def is_ours(template: bytes) -> bool:
    """Say whether a template was written here, and so may be removed."""
    return b'"X-Generator: blog-l10n' in template
