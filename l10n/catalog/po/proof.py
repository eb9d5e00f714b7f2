"""A second opinion on what was written: polib reads it, and must find what was meant.

In: chunks that were written anew. Out: nothing, or an error that stops the command before a file is touched. Never done
here: reading files for any other purpose; polib neither keeps their bytes nor takes every file that gettext takes.
"""

import re
from collections.abc import Iterable, Sequence

from l10n.catalog.model import Entry
from l10n.catalog.po.reader import parse_po
from l10n.catalog.po.store import Chunk

_UNKNOWN = re.compile(r"^[ \t]*#(?![.:,|~ ]|$)[^\n]*\n", re.MULTILINE)
"""Comments that polib does not know; it stops at some of them."""
_BEYOND_POLIB = re.compile(
    r"""(?<!\\)(?:\\\\)*\\[^nrtvbf"\\]"""  # escapes that it leaves as they are
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029]"  # characters at which it ends a line, or a file
    "|[\ud800-\udfff]"  # and those that no file can hold
)

_Said = tuple[object, ...]


class MisreadError(AssertionError):
    """What was written does not read as what was meant: a bug of the writer, found before it cost a translation."""


def prove(chunks: Iterable[Chunk]) -> None:
    """Have the chunks that hold somebody's work read again, and compare.

    polib reads what it can read; our own reader has to do for the rest, such as two literals on a line.

    Raises:
        MisreadError: A chunk does not say what its entry does.
    """
    worked = [chunk for chunk in chunks if chunk.entry is not None and any(chunk.entry.strings)]
    plain = [chunk for chunk in worked if not _BEYOND_POLIB.search(chunk.text)]
    if not _compare(plain, _read_by_polib(plain)):
        plain = []
    known = set(map(id, plain))
    strange = [chunk for chunk in worked if id(chunk) not in known]
    if not _compare(strange, _read_by_us(strange)):
        message = f"{len(strange)} entries were written that do not read as as many"
        raise MisreadError(message)


def _compare(chunks: Sequence[Chunk], read: Sequence[_Said]) -> bool:
    """Say whether as many entries were read as written; each must then say what was meant."""
    if len(chunks) != len(read):
        return False
    for chunk, said in zip(chunks, read, strict=True):
        if chunk.entry is None or said != _meant(chunk.entry):
            message = f"this does not read as what was meant:\n{chunk.text}"
            raise MisreadError(message)
    return True


def _read_by_polib(chunks: Sequence[Chunk]) -> list[_Said]:
    """Read chunks by polib; nothing at all where it finds one that it cannot read."""
    if not chunks:
        return []
    import polib  # noqa: PLC0415 - only a command that changes translated entries needs it

    text = "\n".join([_UNKNOWN.sub("", chunk.text.replace("\r\n", "\n")) for chunk in chunks])
    try:
        found = polib.pofile('msgid ""\nmsgstr ""\n\n' + text)
    except OSError:
        return []
    return [
        (
            each.msgctxt,
            each.msgid,
            each.msgid_plural,
            tuple(each.msgstr_plural[index] for index in sorted(each.msgstr_plural)) or (each.msgstr,),
            bool(each.obsolete),
        )
        for each in found
    ]


def _read_by_us(chunks: Sequence[Chunk]) -> list[_Said]:
    text = "\n".join([chunk.text for chunk in chunks])
    return [_meant(entry) for entry in parse_po(text.encode("utf-8", "surrogateescape"), "").catalog.entries]


def _meant(entry: Entry) -> _Said:
    message = entry.message
    return message.context, message.id, message.plural or "", entry.strings, entry.obsolete
