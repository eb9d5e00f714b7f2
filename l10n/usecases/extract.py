"""Pages to templates.

In: a project. Out: ``.pot`` files, and what changed in them. Never done here: touching a ``.po``.
"""

from dataclasses import dataclass

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
    """What the pages hold, and what that makes of the template files."""

    pages: Pages
    changes: tuple[Change, ...]

    @property
    def templates(self) -> tuple[Template, ...]:
        """The templates, sorted by domain."""
        return self.pages.templates

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with pages."""
        return self.pages.faults


def extract(project: Project) -> Extracted:
    """Read the export and render its templates, without writing them.

    A template whose domain no page has any more goes, unless a page failed: then it may still be needed.
    """
    pages = project.pages
    changes = []
    for template in pages.templates:
        path = project.template_path(template.domain)
        before = in_blocks(read_blocks(path))
        changes.append(Change(path, before, render_template(template, project.defaults, before)))
    kept = {change.path for change in changes}
    if not pages.failed:
        stale = [path for path in project.templates_on_disk() if path not in kept]
        domains = {path: path.relative_to(project.folder).with_suffix("").as_posix() for path in stale}
        changes += [Change.removing(path, domain) for path, domain in domains.items() if is_ours(read_bytes(path))]
    return Extracted(pages, tuple(changes))


def is_ours(template: bytes) -> bool:
    """Say whether a template was written here, and so may be removed."""
    return b'"X-Generator: blog-l10n' in template
