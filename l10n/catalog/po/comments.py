"""The comment lines above an entry, by kind.

In: lines that begin with ``#``. Out: what the kinds that gettext documents say; a line of a kind it does not know says
nothing here and stays in its file. Never done here: ``#|`` and ``#~`` lines, which hold strings and are fields.
"""

import re
from typing import NamedTuple

FUZZY = "fuzzy"
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069(:\\d+)?|(\\S+)")
"""A name with spaces stands between isolates (gettext manual, "PO File Entries")."""

_UNSAFE = re.compile(r"[\n\r\udc80-\udcff]|\\(?=x[0-9a-f]{2})")
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")
"""A line end in a file's name would end the comment, and what follows it in the name be an entry; a byte that is no
character would make the whole file unreadable to other tools."""

_PLAIN = re.compile(r"[!-\[\]-~]+")
"""A name as most have: printable ASCII without a backslash, or a space."""

_KEPT_FLAG = re.compile(r"[a-z-]+-format|no-wrap")


class Comments(NamedTuple):
    """``#``, ``#.``, ``#:`` and ``#,`` (with ``#=``) lines; ``flags`` hold ``fuzzy`` too."""

    notes: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def parse_comments(block: str) -> Comments:
    """Read the comment lines of one entry."""
    if not block:
        return Comments()
    lines = block.replace("\r", "").split("\n")
    if len(lines) == 2 and block.startswith("#: "):  # noqa: PLR2004 - one line and what is behind it, as in most entries
        return Comments((), (), tuple(parse_references(lines[0][3:])))
    said: dict[str, list[str]] = {"": [], ".": [], ":": [], ",": []}
    for raw in lines:
        line = raw.lstrip(" \t")
        kind = line[1:2]
        if kind == ":":
            said[":"] += parse_references(line[2:])
        elif kind in {",", "="}:
            said[","] += [flag for flag in map(str.strip, line[2:].split(",")) if flag]
        elif kind == ".":
            said["."].append(line[2:].removeprefix(" "))
        elif kind == " " or line == "#":
            said[""].append(line[2:])
    return Comments(*map(tuple, said.values()))


def parse_references(text: str) -> list[str]:
    """Read what follows ``#:``: names, with a line number behind a colon where the tool wrote one."""
    if "\u2068" not in text:
        return [_unescaped(name) for name in text.split()]
    return [_unescaped(bare or name + line) for name, line, bare in _REFERENCE.findall(text)]


def render_reference(reference: str) -> str:
    """Write a reference so that gettext reads it as one name, whatever spaces and line ends it holds."""
    if _PLAIN.fullmatch(reference):
        return reference
    reference = _UNSAFE.sub(lambda found: f"\\x{ord(found[0]) & 0xFF:02x}", reference)
    if not any(map(str.isspace, reference)):
        return reference
    name, colon, line = reference.rpartition(":")
    return f"\u2068{name}\u2069:{line}" if colon and line.isdigit() else f"\u2068{reference}\u2069"


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[1]).decode("ascii", "surrogateescape"), name)


def obsolete_flags(flags: tuple[str, ...]) -> tuple[str, ...]:
    """Give what gettext keeps of an entry's flags, fuzzy aside, when it becomes obsolete."""
    return tuple([flag for flag in flags if _KEPT_FLAG.fullmatch(flag)])
