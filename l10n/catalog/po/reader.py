"""Bytes to a ``PoFile``.

In: the bytes of a ``.po`` or ``.pot`` file, as any tool or hand left them. Out: chunks that tile the file, the entries
in them, and a diagnostic for everything that is not as gettext wants it. Never done here: raising over what a file
holds, or repairing it.

The grammar is that of the gettext manual, "The Format of PO Files", with what gettext's own reader lets pass: several
literals on a line, blank lines inside an entry, white space before a keyword.
"""

import re
from collections.abc import Iterator

from l10n.catalog.model import Entry, Key, Message
from l10n.catalog.po.charset import decode
from l10n.catalog.po.comments import FUZZY, parse_comments
from l10n.catalog.po.faults import duplicate_fault, encoding_faults, header_faults, plural_faults
from l10n.catalog.po.fields import parse_fields
from l10n.catalog.po.quoting import bad_escape, unescape
from l10n.catalog.po.store import Chunk, PoFile
from l10n.diagnostics import Diagnostic

_STRING = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_END = r"[ \t\f\v]*+\r?(?:\n|\Z)"
_MARK = r"[ \t]*+(?:\#(?:~\|?|\|))?[ \t]*+"
STATEMENT = re.compile(
    rf"""
      ((?:[ \t\f\v\r]*+\n)++)                                     # 1: blank lines
    | ((?:[ \t]*+\#(?![~|])[^\n]*+(?:\n|\Z))++)                   # 2: comments
    | ([ \t]*+(?:\#(?:~\|?|\|))?[ \t]*+)                          # 3: the mark of an obsolete or a previous message
      (msgctxt|msgid_plural|msgid|msgstr)                         # 4: keyword
      (?:\[[ \t]*+(\d{{1,9}})[ \t]*+\])?                          # 5: which plural form
      [ \t]*+(?:\r?\n{_MARK})?({_STRING})                         # 6: its first literal
      ((?:[ \t]*+(?:\r?\n{_MARK})?{_STRING})*+)                   # 7: the literals that continue it
      (?:{_END}|(?=[ \t]+msg))
    | ([ \t]*+\#[^\n]*+(?:\n|\Z))                                 # 8: a comment of no known kind
    | ([^\n]*+\n|[^\n]++)                                         # 9: nothing that can be read
    """,
    re.VERBOSE,
)
LITERAL = re.compile(_STRING)
_BLANK, _COMMENT, FIELD, _ODD, _JUNK = 1, 2, 7, 8, 9
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:[ \t\r\n]|\Z)")
_PLACE = {"msgctxt": 0, "msgid": 1, "msgid_plural": 2, "msgstr": 3}
_LAST = 3


def parse_po(data: bytes, path: str) -> PoFile:
    """Read a ``.po`` file. Never raises: what cannot be read is a chunk without an entry, and a diagnostic.

    Columns of diagnostics count code points. A duplicate of an entry is kept in its place, as are entries whose plural
    forms or escapes are broken. Rules: ``po/syntax``, ``po/duplicate``, ``po/encoding``, ``po/plural-count``,
    ``po/header``.
    """
    decoded = decode(data)
    reading = _Reading(decoded.text, path)
    chunks = tuple([reading.chunk(group) for group in _groups(decoded.text)])
    header_at = next((at for at, chunk in enumerate(chunks) if _is_header(chunk.entry)), -1)
    header = chunks[header_at].entry if header_at >= 0 else None
    fields = parse_fields(header.strings[0]) if header else ()
    encoding = encoding_faults(path, decoded)
    plurals, diagnostics = header_faults(path, header, fields)
    diagnostics += reading.diagnostics + encoding
    if plurals is not None:
        diagnostics += plural_faults(path, (chunk.entry for chunk in chunks), plurals)
    first = decoded.text.find("\n")
    return PoFile(
        path,
        chunks,
        fields,
        header_at,
        decoded.encoding,
        bom=decoded.bom,
        newline="\r\n" if first > 0 and decoded.text[first - 1] == "\r" else "\n",
        sound=reading.sound and not encoding,
        diagnostics=tuple(sorted(diagnostics)),
    )


def _is_header(entry: Entry | None) -> bool:
    return entry is not None and entry.key == Key(None, "") and not entry.obsolete


def _groups(text: str) -> Iterator[list[re.Match[str]]]:
    """Divide the statements of a file into those of one entry each.

    A comment after a translation, or a keyword that cannot follow the last one, starts the next entry; a blank line
    ends nothing; a line that cannot be read ends its group.
    """
    group: list[re.Match[str]] = []
    last = -1
    for statement in STATEMENT.finditer(text):
        kind = statement.lastindex
        if kind == FIELD:
            place = -1 if "|" in statement[3] else _PLACE[statement[4]]
            if last == _LAST if place < 0 else place <= last and place < _LAST:
                yield group
                group, last = [], -1
            last = max(last, place)
        elif kind == _COMMENT and last == _LAST:
            yield group
            group, last = [], -1
        elif kind == _JUNK and last == _LAST and not statement[0].lstrip().startswith('"'):
            yield group  # whatever this line is, it is not part of the translation above it
            group, last = [], -1
        group.append(statement)
        if kind == _JUNK:
            yield group
            group, last = [], -1
    if group:
        yield group


class _Reading:
    """One pass over one file: groups of statements in, chunks out; what was found on the way is kept."""

    def __init__(self, text: str, path: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.sound = True
        self._text = text
        self._path = path
        self._at = 0
        self._line = 1
        self._seen: dict[Key, int] = {}
        self._torn = False

    def chunk(self, group: list[re.Match[str]]) -> Chunk:
        """Read the statements of one entry."""
        text = self._text[group[0].start() : group[-1].end()]
        if group[-1].lastindex == _JUNK:
            self._unreadable(group[-1])
            return Chunk(text)
        entry = self._entry(group)
        if entry is not None and not entry.obsolete:
            first = self._seen.setdefault(entry.key, entry.line)
            if first != entry.line:
                self.diagnostics.append(duplicate_fault(self._path, entry, first))
        return Chunk(text, entry)

    def _entry(self, group: list[re.Match[str]]) -> Entry | None:
        """Build the entry that a group of statements is, if it is one and not only comments."""
        comments: list[str] = []
        current: list[re.Match[str]] = []
        previous: dict[str, str] = {}
        for statement in group:
            kind = statement.lastindex
            if kind == _COMMENT:
                comments.append(statement[2])
            elif kind == FIELD and "|" in statement[3]:
                previous[statement[4]] = self._value(statement)
            elif kind == FIELD:
                current.append(statement)
        if not current:
            return None
        line = self._line_of(current[0].start(4))
        values = {statement[4]: self._value(statement) for statement in current if statement[4] != "msgstr"}
        strings = self._strings([statement for statement in current if statement[4] == "msgstr"])
        if "msgid" not in values or not strings:
            self._incomplete(line, "msgstr" if "msgid" in values else "msgid")
            return None
        self._torn = False
        notes, extracted, references, flags = parse_comments("".join(comments))
        kept = tuple([flag for flag in flags if flag != FUZZY]) if flags else ()
        message = Message(
            values["msgid"], values.get("msgid_plural"), values.get("msgctxt"), extracted, references, kept
        )
        return Entry(message, strings, FUZZY in flags, "~" in current[0][3], notes, _message(previous), line)

    def _strings(self, statements: list[re.Match[str]]) -> tuple[str, ...]:
        for expected, statement in enumerate(statements):
            if int(statement[5] or 0) != expected:
                problem = f"msgstr[{statement[5] or 0}], where msgstr[{expected}] should stand"
                self._fault(statement.start(4), "po/plural-count", problem, "Number the forms 0, 1, 2 … in order.")
        return tuple([self._value(statement) for statement in statements])

    def _value(self, statement: re.Match[str]) -> str:
        literal, more = statement.group(6, 7)
        value: str = literal[1:-1]
        if more:
            value += "".join([piece[1:-1] for piece in LITERAL.findall(more)])
        if "\\" not in value:
            return value
        if bad := bad_escape(value):
            hint = "Write a backslash as \\\\."
            at = statement.string.find(bad, statement.start(6))
            self._fault(at, "po/syntax", f"'{bad}' is no escape that gettext knows", hint)
        return unescape(value)

    def _incomplete(self, line: int, missing: str) -> None:
        self.sound = False
        if not self._torn:  # the line that tore this entry is reported already
            hint = f"Add its {missing} line, or delete the entry."
            self.diagnostics.append(Diagnostic(self._path, line, 1, "po/syntax", f"an entry without {missing}", hint))
        self._torn = False

    def _unreadable(self, statement: re.Match[str]) -> None:
        self.sound = False
        line = statement[0].rstrip("\r\n")
        if _CONFLICT.match(line):
            problem, hint = "a conflict marker", "Resolve the conflict; nothing is written to this file before."
        else:
            problem, hint = _torn(line)
        at = statement.start() + len(line) - len(line.lstrip())
        self._fault(at, "po/syntax", problem, hint, line.strip())
        self._torn = True

    def _fault(self, at: int, rule: str, problem: str, hint: str, excerpt: str = "") -> None:
        line = self._line_of(at)
        column = at - self._text.rfind("\n", 0, at)
        self.diagnostics.append(Diagnostic(self._path, line, column, rule, problem, hint, excerpt))

    def _line_of(self, at: int) -> int:
        """Give the line of an offset. Asked in file order, so that the whole file is counted once."""
        if at < self._at:
            return self._line - self._text.count("\n", at, self._at)
        self._line += self._text.count("\n", self._at, at)
        self._at = at
        return self._line


def _message(fields: dict[str, str]) -> Message | None:
    if "msgid" not in fields:
        return None
    return Message(fields["msgid"], fields.get("msgid_plural"), fields.get("msgctxt"))


def _torn(line: str) -> tuple[str, str]:
    """Say why a line cannot be read, and what to do."""
    if line.count('"') % 2:
        return "a string without its closing quote", 'Close it on its line, and write a quote inside it as \\".'
    if line.lstrip().startswith("msg"):
        return "a keyword without its string, or unknown", "Write msgctxt, msgid, msgid_plural, msgstr or msgstr[N]."
    if line.lstrip().startswith('"'):
        return "a string that belongs to no keyword", "Delete the line, or join it to the entry it continues."
    return "not a line of a .po file", "Delete it, or begin it with '#' to make it a comment."
