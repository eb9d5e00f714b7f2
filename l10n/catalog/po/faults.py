"""What is wrong with a ``.po`` file beyond its grammar, as diagnostics.

In: what was read of it. Out: located diagnostics of ``po/encoding``, ``po/syntax`` (NUL), ``po/header`` and
``po/plural-count``. Never done here: judging a translation; that is ``l10n.checks``.
"""

import re
from collections.abc import Iterable

from l10n.catalog.model import Entry
from l10n.catalog.po.charset import Decoded
from l10n.catalog.po.fields import Fields
from l10n.diagnostics import Diagnostic, Severity
from l10n.plurals import PluralForms, parse_plural_forms

_UNREADABLE = re.compile("[\0\udc80-\udcff]")


def encoding_faults(path: str, decoded: Decoded) -> list[Diagnostic]:
    """Find a charset that does not exist, and the first byte of each line that is not in it, or is NUL."""
    if decoded.problem:
        hint = "Convert the file to UTF-8 and declare it: Content-Type: text/plain; charset=UTF-8."
        return [Diagnostic(path, 1, 1, "po/encoding", f"the file {decoded.problem}", hint)]
    if _UNREADABLE.search(decoded.text) is None:
        return []
    return [
        _unreadable(path, number, found, decoded.encoding)
        for number, line in enumerate(decoded.text.split("\n"), 1)
        if (found := _UNREADABLE.search(line))
    ]


def _unreadable(path: str, line: int, found: re.Match[str], encoding: str) -> Diagnostic:
    if found[0] == "\0":
        return Diagnostic(path, line, found.start() + 1, "po/syntax", "a NUL character", "Delete it.")
    byte = ord(found[0]) - 0xDC00
    problem = f"byte 0x{byte:02X} is not valid in {encoding}"
    return Diagnostic(
        path, line, found.start() + 1, "po/encoding", problem, "Re-save the file in the charset it declares."
    )


def header_faults(path: str, header: Entry | None, fields: Fields) -> tuple[PluralForms | None, list[Diagnostic]]:
    """Parse the plural rule, and say what is wrong with it. A template's unfilled rule is none, and no fault."""
    value = next((value for name, value in fields if name.lower() == "plural-forms"), "")
    if header is None or not value or "INTEGER" in value:
        return None, []
    try:
        return parse_plural_forms(value), []
    except ValueError as error:
        problem = f"Plural-Forms cannot be read: {error}"
        hint = "Write it as gettext does: nplurals=2; plural=(n != 1);"
        return None, [Diagnostic(path, header.line, 1, "po/header", problem, hint, excerpt=value)]


def plural_faults(path: str, entries: Iterable[Entry | None], plurals: PluralForms) -> list[Diagnostic]:
    """Find translated plurals with more or fewer forms than the header promises."""
    return [
        Diagnostic(
            path,
            entry.line,
            1,
            "po/plural-count",
            f"{len(entry.strings)} plural forms, where the header says nplurals={plurals.nplurals}",
            "Give one msgstr[N] for each form.",
            entry.message.id,
        )
        for entry in entries
        if entry is not None
        and entry.message.plural is not None
        and not entry.obsolete
        and any(entry.strings)
        and len(entry.strings) != plurals.nplurals
    ]


def duplicate_fault(path: str, entry: Entry, first: int) -> Diagnostic:
    """Say that ``entry`` repeats the one whose msgid stands on line ``first``."""
    return Diagnostic(
        path,
        entry.line,
        1,
        "po/duplicate",
        f"the same message as on line {first}",
        "Keep one of the two.",
        entry.message.id,
        Severity.ERROR,
    )
