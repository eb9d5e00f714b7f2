"""One catalog against the rules that look at entries.

In: a ``PoFile`` as read, and the ids of the rules to run. Out: findings in file order, or the file with what is
certainly meant in the place of what is wrong. Never done here: coverage, or what the pages hold.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from l10n.catalog.model import Entry
from l10n.catalog.po import PoFile
from l10n.catalog.po.locating import string_place
from l10n.catalog.po.placing import place
from l10n.catalog.po.writer import Style
from l10n.checks.registry import RULES
from l10n.checks.rule import CheckRule, Context, Fault, Finding, Subject
from l10n.diagnostics import Diagnostic

_IGNORE = re.compile(r"l10n:\s*ignore\b(.*)")
_NOTHING: frozenset[str] = frozenset()
_Ran = list[tuple[CheckRule, Fault]]


def check_entries(po: PoFile, context: Context, rules: Collection[str], *, fuzzy: bool = False) -> Iterator[Finding]:
    """Check every translation that counts: not the obsolete, and the fuzzy only if ``fuzzy``."""
    running = [rule for rule in RULES if rule.id in rules and (rule.pair or rule.subject)]
    for at, chunk in enumerate(po.chunks):
        entry = chunk.entry
        if entry is not None and at != po.header_at and _counts(entry, fuzzy=fuzzy):
            ignored = ignored_rules(entry)
            for rule, fault in _run(Subject(entry, context), running):
                if not ignored or not is_ignored(rule.id, ignored):
                    line, column = string_place(chunk, fault.form, fault.at)
                    found = Diagnostic(
                        po.path, line, column, rule.id, fault.problem, fault.hint or rule.fix, entry.message.id,
                        rule.severity,
                    )  # fmt: skip
                    yield Finding(found, context.locale.tag, context.domain, entry.message, entry.message.references)


def mend_entries(
    po: PoFile, context: Context, rules: Collection[str], width: int, *, fuzzy: bool = False
) -> PoFile:  # fmt: skip
    """Put what is certainly meant in the place of what is wrong; all other bytes stay. An unsound file comes back."""
    if not po.sound:
        return po
    mending = [rule for rule in RULES if rule.id in rules and rule.mend]
    replaced: dict[int, Entry] = {}
    for at, chunk in enumerate(po.chunks):
        entry = chunk.entry
        if entry is None or at == po.header_at or not _counts(entry, fuzzy=fuzzy):
            continue
        mended = _mended(entry, context, mending)
        if mended is not entry:
            replaced[at] = mended
    if not replaced:
        return po
    return place(po, Style(width, po.newline), replaced=replaced, removed=(), inserted={}, appended=())


def ignored_rules(entry: Entry) -> frozenset[str]:
    """Read ``# l10n: ignore markup/void text`` above an entry; without a name it means every rule."""
    if not entry.notes:
        return _NOTHING
    found: set[str] = set()
    for note in entry.notes:
        if match := _IGNORE.search(note):
            names = [name.rstrip("/…*").lower() for name in re.split(r"[\s,]+", match[1]) if name]
            found.update(names or ["all"])
    return frozenset(found)


def is_ignored(rule: str, ignored: frozenset[str]) -> bool:
    """Say whether a rule is among the ids, families or ``all`` that an entry ignores."""
    return rule in ignored or rule.partition("/")[0] in ignored or "all" in ignored


def _counts(entry: Entry, *, fuzzy: bool) -> bool:
    return entry.translated and not entry.obsolete and (fuzzy or not entry.fuzzy)


def _run(subject: Subject, rules: list[CheckRule]) -> _Ran:
    found: _Ran = []
    pairs = subject.pairs
    for rule in rules:
        if rule.subject is not None:
            found += [(rule, fault) for fault in rule.subject(subject)]
        elif rule.pair is not None:
            for pair in pairs:
                faults = list(rule.pair(pair))
                if faults and (other := subject.other(pair)) is not None:
                    faults = faults if any(rule.pair(other)) else []
                named = f"msgstr[{pair.form}]: " if pair.form is not None else ""
                form = pair.form or 0
                found += [(rule, fault._replace(problem=named + fault.problem, form=form)) for fault in faults]
    return found


def _mended(entry: Entry, context: Context, rules: list[CheckRule]) -> Entry:
    ignored = ignored_rules(entry)
    current = entry
    for rule in rules:
        if rule.mend is None or is_ignored(rule.id, ignored):
            continue
        strings = tuple(rule.mend(pair) for pair in Subject(current, context).pairs)
        if strings != current.strings and all(strings):
            current = replace(current, strings=strings)
    return current
