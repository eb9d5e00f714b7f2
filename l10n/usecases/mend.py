"""What ``check`` finds and what is certainly meant: the catalogs with the one in the place of the other.

In: a project, and which rules to mend. Out: changes of catalogs. Never done here: writing them, or guessing.
"""

from l10n.catalog.model import Template
from l10n.checks import catalog, po
from l10n.usecases.changes import Change
from l10n.usecases.locale_check import Gate, context_of
from l10n.usecases.project import Project


def mend(project: Project, gate: Gate | None = None) -> tuple[Change, ...]:
    """Put what is certainly meant (header fields, edges, placeholders) where it is wrong, without writing."""
    gate = gate or Gate.of(project)
    templates = {template.domain: template for template in project.pages.templates}
    width, fuzzy = project.config.catalogs.width, project.config.compile.use_fuzzy
    changes: list[Change] = []
    for locale in project.locales:
        for domain, held in project.catalogs(locale):
            source = Template(domain, held.catalog_field("X-Source-Language") or "und", ())
            mended = held
            if po.HEADER.id in gate.rules:
                mended = po.mend_header(mended, templates.get(domain, source), locale, project.defaults)
            context = context_of(mended, locale, domain)
            mended = catalog.mend_entries(mended, context, gate.rules, width, fuzzy=fuzzy)
            changes.append(Change(project.catalog_path(locale, domain), held.render(), mended.render()))
    return tuple(change for change in changes if change.differs)
