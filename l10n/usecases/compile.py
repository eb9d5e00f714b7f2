"""Catalogs to what programs read.

In: a project. Out: ``.mo`` files beside the ``.po`` files. Never done here: judging a translation.
"""

from dataclasses import dataclass

from l10n.catalog.mo import render_mo
from l10n.diagnostics import Diagnostic
from l10n.files import read_bytes
from l10n.locales import Locale
from l10n.usecases.changes import Change
from l10n.usecases.project import Project


@dataclass(frozen=True, slots=True)
class Compiled:
    """The ``.mo`` files to write, and for each locale how many of its messages are in them."""

    changes: tuple[Change, ...]
    counts: tuple[tuple[Locale, int, int], ...]
    diagnostics: tuple[Diagnostic, ...]


def compile_catalogs(project: Project, *, use_fuzzy: bool | None = None) -> Compiled:
    """Compile every catalog of every locale that can be read as a whole, without writing.

    Counts are (locale, compiled, messages).
    """
    wanted = project.config.compile.use_fuzzy if use_fuzzy is None else use_fuzzy
    changes: list[Change] = []
    counts: list[tuple[Locale, int, int]] = []
    faults: list[Diagnostic] = []
    for locale in project.locales:
        done = total = 0
        for domain, po in project.catalogs(locale):
            faults += po.diagnostics
            entries = [entry for entry in po.catalog.entries if not entry.obsolete]
            done += sum(entry.translated and (wanted or not entry.fuzzy) for entry in entries)
            total += len(entries)
            if not po.sound:
                continue  # what is compiled of it may hold translations that cannot be read now
            path = project.catalog_path(locale, domain).with_suffix(".mo")
            before = read_bytes(path) if path.exists() else b""
            changes.append(Change(path, before, render_mo(po.catalog, use_fuzzy=wanted)))
        counts.append((locale, done, total))
        changes += [Change.removing(path, domain) for path, domain in project.orphans(locale)]
    return Compiled(tuple(changes), tuple(counts), tuple(faults))
