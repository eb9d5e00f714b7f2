"""Catalogs to what programs read.

In: a project. Out: ``.mo`` files beside the ``.po`` files. Never done here: judging a translation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from l10n.catalog.mo import render_mo
from l10n.catalog.po import PoFile
from l10n.diagnostics import Diagnostic
from l10n.files import read_bytes
from l10n.locales import Locale
from l10n.usecases.changes import Change
from l10n.usecases.project import Project


@dataclass(frozen=True, slots=True)
class Compiled:
    """One locale: the ``.mo`` files to write, how many of its messages are in them (``done``), and of how many."""

    locale: Locale
    changes: tuple[Change, ...]
    done: int
    total: int
    diagnostics: tuple[Diagnostic, ...]


def compile_catalogs(project: Project, *, use_fuzzy: bool | None = None) -> Iterator[Compiled]:
    """Compile the catalogs of every locale, without writing; one locale is in memory at a time.

    Raises:
        InputError: A catalog cannot be read. Those of the locales before it are yielded.
    """
    for locale in project.locales:
        yield compile_locale(project, locale, dict(project.catalogs(locale)), use_fuzzy=use_fuzzy)


def compile_locale(
    project: Project, locale: Locale, held: Mapping[str, PoFile], *, use_fuzzy: bool | None = None
) -> Compiled:
    """Compile every catalog of a locale (domain to catalog) that was read as a whole."""
    wanted = project.config.compile.use_fuzzy if use_fuzzy is None else use_fuzzy
    changes: list[Change] = []
    done = total = 0
    for domain, po in held.items():
        entries = [entry for entry in po.catalog.entries if not entry.obsolete]
        done += sum(entry.translated and (wanted or not entry.fuzzy) for entry in entries)
        total += len(entries)
        if not po.sound:
            continue  # what is compiled of it may hold translations that cannot be read now
        path = project.catalog_path(locale, domain).with_suffix(".mo")
        before = read_bytes(path) if path.exists() else b""
        changes.append(Change(path, before, render_mo(po.catalog, use_fuzzy=wanted)))
    changes += [Change.removing(path, domain) for path, domain in project.orphans(locale)]
    return Compiled(
        locale, tuple(changes), done, total, tuple(fault for po in held.values() for fault in po.diagnostics)
    )
