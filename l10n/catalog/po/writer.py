"""Entries to text: whole new ones, and old ones of which only the changed lines change.

In: an entry, and the text it had. Out: its text. Never done here: choosing what changes, or encoding.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from l10n.catalog.model import Entry, Message
from l10n.catalog.po.comments import FUZZY, obsolete_flags, parse_comments, render_reference
from l10n.catalog.po.wrapping import WIDTH, field_lines

_LINE = re.compile(r"[ \t]*(#~\||#~|#\||#[.:,=]|# |#(?=\r?\n?\Z)|#.)?[ \t]*(msgctxt|msgid_plural|msgid|msgstr)?")
_CROWDED = re.compile(r'"[ \t]+msg(?:ctxt|id|str)')
"""A keyword behind a string on one line: legal, and never written by a tool."""
_ORDER = ("notes", "extracted", "references", "flags", "previous", "context", "id", "plural", "strings")
"""The parts of an entry in the order in which gettext writes them."""
_COMMENTS = {"# ": "notes", "#": "notes", "#.": "extracted", "#:": "references", "#,": "flags", "#=": "sticky"}
_KEYWORDS = {"msgctxt": "context", "msgid": "id", "msgid_plural": "plural", "msgstr": "strings"}

_NO_WRAP = "no-wrap"
"""gettext's flag for entries whose strings are not to be broken; their references still are."""

_Parts = dict[str, list[str]]


class Style(NamedTuple):
    """How new lines are written: wrapped to how many columns (0: not wrapped), and ended by what."""

    width: int = WIDTH
    newline: str = "\n"


class _Block(NamedTuple):
    """Consecutive lines of one part, line ends included; other lines (blank, of unknown kinds) have a part of ''."""

    part: str
    lines: list[str]


def render_entry(entry: Entry, style: Style) -> str:
    """Write an entry as gettext does, without the blank line that separates it from the next."""
    parts = _parts(entry, style.width)
    return "".join([line + style.newline for part in _ORDER for line in parts[part]])


def rewrite_entry(text: str, old: Entry, new: Entry, style: Style) -> str:
    """Write ``new`` into the text that holds ``old``: lines of parts that are equal in both stay as they are.

    Blank lines and comment lines of kinds not known here stay as well, and each part keeps its place.
    """
    before, after = _parts(old, 0), _parts(new, 0)
    changed = {part for part in _ORDER if before[part] != after[part]}
    if not changed:
        return text
    if _CROWDED.search(text):  # such lines cannot be exchanged one by one
        return _whole(text, new, style)
    blocks = _blocks(text)
    fresh = _parts(new, style.width)
    if "flags" in changed:
        blocks, fresh["flags"] = _sticky(blocks, new)
    ended = {part: [line + style.newline for line in fresh[part]] for part in changed}
    return "".join(_lines(_exchange(blocks, ended), style))


def _exchange(blocks: list[_Block], fresh: _Parts) -> list[_Block]:
    """Put the fresh lines of each part where its old ones stood, or where gettext has them."""
    exchanged: list[_Block] = []
    left = dict(fresh)
    for block in blocks:
        if block.part in left:
            exchanged.append(_Block(block.part, left.pop(block.part)))
        elif block.part not in fresh:
            exchanged.append(block)
    for part, lines in left.items():
        later = _ORDER[_ORDER.index(part) + 1 :]
        at = next((at for at, block in enumerate(exchanged) if block.part in later), None)
        exchanged.insert(_end(exchanged) if at is None else at, _Block(part, lines))
    return exchanged


def _end(blocks: list[_Block]) -> int:
    """Find the place behind the last part, before what trails it."""
    return next((at for at in range(len(blocks), 0, -1) if blocks[at - 1].part), 0)


def _lines(blocks: list[_Block], style: Style) -> Iterator[str]:
    lines = [line for block in blocks for line in block.lines]
    for line in lines[:-1]:
        yield line if line.endswith("\n") else line + style.newline
    yield from lines[-1:]


def _blocks(text: str) -> list[_Block]:
    """Divide an entry's text into its parts."""
    blocks: list[_Block] = []
    keyword = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):  # str.splitlines would also split at U+2028 and the like
        mark, named = _LINE.match(line).groups()  # type: ignore[union-attr] # it matches even the empty string
        part = ""
        if mark in _COMMENTS:
            part = _COMMENTS[mark]
        elif mark is not None and "|" in mark:
            part = "previous"
        elif mark in {None, "#~"} and line.strip():
            keyword = _KEYWORDS[named] if named else keyword
            part = keyword
        if blocks and blocks[-1].part == part:
            blocks[-1].lines.append(line)
        else:
            blocks.append(_Block(part, [line]))
    return blocks


def _sticky(blocks: list[_Block], new: Entry) -> tuple[list[_Block], list[str]]:
    """Leave ``#=`` lines alone as long as all that they say still holds; give the flags that are left for ``#,``."""
    flags = _flags(new)
    kept: list[_Block] = []
    stated: set[str] = set()
    for block in blocks:
        said = parse_comments("".join(block.lines)).flags if block.part == "sticky" else ()
        if all(flag in flags for flag in said):
            stated.update(said)
            kept.append(block)
    flags = [flag for flag in flags if flag not in stated]
    return kept, [f"#, {', '.join(flags)}"] if flags else []


def _whole(text: str, new: Entry, style: Style) -> str:
    """Write an entry anew, keeping its comments of unknown kinds and the blank lines behind it."""
    odd = [line for block in _blocks(text) if not block.part for line in block.lines if line.strip()]
    tail = text[len(text.rstrip("\r\n")) :]
    return "".join(odd) + render_entry(new, style).removesuffix(style.newline) + tail


def _parts(entry: Entry, width: int) -> _Parts:
    """Write each part of an entry, as lines without line ends."""
    mark = "#~ " if entry.obsolete else ""
    message = entry.message
    flags = _flags(entry)
    fill = width
    if _NO_WRAP in flags:
        width = 0
    strings = (
        field_lines("msgstr", entry.strings[0], mark, width)
        if message.plural is None and len(entry.strings) == 1
        else [
            line
            for number, string in enumerate(entry.strings)
            for line in field_lines(f"msgstr[{number}]", string, mark, width)
        ]
    )
    return {
        "notes": [f"# {note}" if note else "#" for note in entry.notes],
        "extracted": [] if entry.obsolete else [f"#. {line}" if line else "#." for line in message.comments],
        "references": [] if entry.obsolete else _references(message.references, fill),
        "flags": [f"#, {', '.join(flags)}"] if flags else [],
        "previous": _identity(entry.previous, "#~| " if entry.obsolete else "#| ", width) if entry.previous else [],
        "context": [] if message.context is None else field_lines("msgctxt", message.context, mark, width),
        "id": field_lines("msgid", message.id, mark, width),
        "plural": [] if message.plural is None else field_lines("msgid_plural", message.plural, mark, width),
        "strings": strings,
    }


def _identity(message: Message, mark: str, width: int) -> list[str]:
    fields = (("msgctxt", message.context), ("msgid", message.id), ("msgid_plural", message.plural))
    return [line for keyword, value in fields if value is not None for line in field_lines(keyword, value, mark, width)]


def _flags(entry: Entry) -> list[str]:
    flags = obsolete_flags(entry.message.flags) if entry.obsolete else entry.message.flags
    return [FUZZY, *flags] if entry.fuzzy else list(flags)


def _references(references: tuple[str, ...], width: int) -> list[str]:
    """Fill ``#:`` lines; gettext counts a reference's bytes here, not its columns."""
    lines: list[str] = []
    size = 0
    for reference in map(render_reference, references):
        length = len(reference.encode("utf-8", "surrogateescape")) + 1
        if lines and (not width or size + length <= width):
            lines[-1] += f" {reference}"
            size += length
        else:
            lines.append(f"#: {reference}")
            size = len("#:") + length
    return lines
