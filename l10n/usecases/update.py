"""Templates into every catalog.

In: a project. Out: ``.po`` files brought up to date, and counts of what happened to their messages. Never done here:
translating, but for the interface that a platform's lexicon knows.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from l10n.catalog.collect import base_of, main_language_of
from l10n.catalog.merge import Counts, Prefill, merge, retire
from l10n.catalog.model import Catalog, Message, Template
from l10n.catalog.po import PoFile, complete_header, create_catalog, with_credits
from l10n.diagnostics import Diagnostic
from l10n.locales import Locale
from l10n.platforms.lexicon import load_lexicon
from l10n.rules import Role
from l10n.units.tags import tag_faults
from l10n.usecases.changes import Change
from l10n.usecases.pages import Pages
from l10n.usecases.project import Project

_AROUND = re.compile(r"(?:<[a-z][a-z0-9-]*>\s*)+(\{[a-z]+[0-9]*\})(?:\s*</[a-z][a-z0-9-]*>)+")
"""A placeholder and the tags around nothing else."""


@dataclass(frozen=True, slots=True)
class UpdatedCatalog:
    """One catalog after an update, not yet written."""

    domain: str
    po: PoFile
    counts: Counts
    change: Change


@dataclass(frozen=True, slots=True)
class Updated:
    """The catalogs of one locale after an update; ``others`` are those that it has and no page needs, by domain."""

    locale: Locale
    catalogs: tuple[UpdatedCatalog, ...]
    others: Mapping[str, PoFile]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The files to write."""
        return tuple(each.change for each in self.catalogs)

    @property
    def changed(self) -> bool:
        """Whether any catalog is another than before."""
        return any(change.differs for change in self.changes)

    @property
    def counts(self) -> Counts | None:
        """What happened to the messages of all domains together; None where no catalog is needed."""
        return sum((each.counts for each in self.catalogs), Counts()) if self.catalogs else None

    @property
    def left(self) -> dict[str, PoFile]:
        """The catalogs as they are now, by domain."""
        changed = {each.domain: each.po for each in self.catalogs if each.change.after}
        return dict(sorted({**self.others, **changed}.items()))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the catalogs as they lie on disk."""
        return tuple(fault for each in self.catalogs for fault in each.po.diagnostics)


@dataclass(frozen=True, slots=True)
class Matching:
    """How new messages may take old translations: whether by guess, and how alike they must be for one (0 to 1)."""

    fuzzy: bool = True
    threshold: float = 0.75


def update(project: Project, matching: Matching) -> Iterator[Updated]:
    """Merge the templates into the catalogs of every locale, without writing them; one locale is in memory at a time.

    Raises:
        InputError: A catalog cannot be read. Those of the locales before it are yielded.
    """
    for locale in project.locales:
        yield update_locale(project, locale, matching, dict(project.catalogs(locale)))


def update_locale(project: Project, locale: Locale, matching: Matching, held: dict[str, PoFile]) -> Updated:
    """Merge the templates into the catalogs that a locale has, by domain.

    A catalog whose domain is gone goes too, once all that it held is in others: so a renamed page, or another
    ``catalogs.split``, moves work and loses none. What others did not take stays in it as obsolete.
    """
    templates = project.pages.templates
    merged = [_update(project, locale, each, held, matching) for each in templates if project.needed(locale, each)]
    gone = held.keys() - {template.domain for template in templates}
    adopted = [each.po.catalog for each in merged]
    retired = [_retire(project, locale, domain, held, adopted) for domain in sorted(gone)]
    updated = {each.domain for each in (*merged, *retired)}
    others = {domain: po for domain, po in held.items() if domain not in updated}
    return Updated(locale, (*merged, *retired), others)


def _retire(
    project: Project, locale: Locale, domain: str, held: dict[str, PoFile], adopted: list[Catalog]
) -> UpdatedCatalog:
    """Bring a catalog up to date whose domain no page has any more. It waits for pages that could not be read."""
    if project.pages.failed:
        source = held[domain].catalog_field("X-Source-Language") or "und"
        return _update(project, locale, Template(domain, source, ()), held, Matching(fuzzy=False))
    po = held[domain]
    left = retire(po, adopted, project.defaults.width)
    path = project.catalog_path(locale, domain)
    change = Change(path, po.render(), left.render()) if left else Change.removing(path, domain)
    return UpdatedCatalog(domain, left or po, Counts(), change)


def _donors(project: Project, template: Template, held: dict[str, PoFile]) -> Iterator[Catalog]:
    """Yield the locale's other catalogs of the same source language: of the same role, then what others lost.

    A text may come to play another role: a page more shows that all pages have it, or a rule is added.
    """
    alike = {
        domain: po.catalog
        for domain, po in held.items()
        if domain != template.domain and po.catalog_field("X-Source-Language") == template.source
    }
    role = base_of(template.domain)
    yield from (catalog for domain, catalog in alike.items() if base_of(domain) == role)
    for domain, catalog in alike.items():
        if base_of(domain) != role:
            said = project.pages.said(domain)
            yield replace(catalog, entries=tuple(entry for entry in catalog.entries if entry.key not in said))


def _latest(template: Template, held: dict[str, PoFile]) -> PoFile | None:
    """Give the catalog of the same role that was worked on last: a new one takes over its translators."""
    alike = [
        po
        for domain, po in sorted(held.items())
        if base_of(domain) == base_of(template.domain) and po.catalog_field("X-Source-Language") == template.source
    ]
    return max(alike, key=lambda po: po.catalog_field("PO-Revision-Date"), default=None)


def _update(
    project: Project, locale: Locale, template: Template, held: dict[str, PoFile], matching: Matching
) -> UpdatedCatalog:
    path, po = project.catalog_path(locale, template.domain), held.get(template.domain)
    defaults, pages = project.defaults, project.pages
    if po is None:
        made = create_catalog(template, locale, defaults, project.shown(path))
        fresh = with_credits(made, _latest(template, held), defaults.width)
    else:
        fresh = po
    result = merge(
        template,
        complete_header(fresh, template, locale, defaults) if fresh.sound else fresh,
        donors=_donors(project, template, held),
        threshold=matching.threshold,
        fuzzy=matching.fuzzy,
        failed_references=pages.failed,
        prefill=lexicon_prefill(pages, template, locale),
        width=defaults.width,
        created=defaults.date if po else "",
    )
    before = po.render() if po else b""
    return UpdatedCatalog(template.domain, result.po, result.counts, Change(path, before, result.po.render()))


def lexicon_prefill(pages: Pages, template: Template, locale: Locale) -> Prefill | None:
    """Give what the platform's lexicon says for the site's own interface; None for other domains."""
    if template.domain != Role.INTERFACE or not pages.profile.lexicons:
        return None
    lexicon, source = load_lexicon(*pages.profile.lexicons), main_language_of(Role.INTERFACE, pages.profile)

    def fill(message: Message) -> tuple[str, ...] | None:
        known = lexicon.translate(message.id, source, locale.tag, message.context or "")
        if known is None:
            return None
        if message.plural is None:
            forms = tuple(known.forms[each] for each in ("",) if each in known.forms)
        else:
            forms = tuple(known.forms.get(form.category, known.forms.get("other", "")) for form in locale.categories)
        marked = tuple(_marked_up(form, message.id) for form in forms)
        return marked if marked and all(marked) and not any(_faults(message.id, form) for form in marked) else None

    return fill


def _marked_up(wording: str, message: str) -> str:
    """Give the placeholders of a lexicon's wording the tags that are around them in the message."""
    for match in _AROUND.finditer(message):
        wording = wording.replace(match[1], match[0])
    return wording


def _faults(message: str, translation: str) -> bool:
    return any(tag_faults(message, translation))
