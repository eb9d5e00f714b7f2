"""A second opinion on what was written: polib reads it, and must find what was meant.

In: chunks that were written anew. Out: nothing, or an error that stops the command before a file is touched. Never done
here: reading files for any other purpose; polib neither keeps their bytes nor takes every file that gettext takes.
"""

import re
from collections.abc import Iterable

from l10n.catalog.model import Entry
from l10n.catalog.po.store import Chunk

_UNKNOWN = re.compile(r"^[ \t]*#(?![.:,|~ ]|$)[^\n]*\n", re.MULTILINE)
"""Comments that polib does not know; it stops at some of them."""
_BEYOND_POLIB = re.compile(r"[\a\x00-\x08\x0e-\x1f\ud800-\udfff]")
"""Characters that polib reads otherwise than gettext does, or cannot read."""


class MisreadError(AssertionError):
    """What was written does not read as what was meant: a bug of the writer, found before it cost a translation."""


def prove(chunks: Iterable[Chunk]) -> None:
    """Let polib read the chunks that hold somebody's work, and compare.

    Raises:
        MisreadError: A chunk does not say what its entry does.
    """
    worked = [chunk for chunk in chunks if chunk.entry is not None and any(chunk.entry.strings)]
    worked = [chunk for chunk in worked if not _BEYOND_POLIB.search(chunk.text)]
    if not worked:
        return
    import polib  # noqa: PLC0415 - only a command that changes translated entries needs it

    text = "\n".join([_UNKNOWN.sub("", chunk.text.replace("\r\n", "\n")) for chunk in worked])
    found = polib.pofile('msgid ""\nmsgstr ""\n\n' + text)
    if len(found) != len(worked):
        message = f"{len(worked)} entries were written, polib reads {len(found)}"
        raise MisreadError(message)
    for chunk, read in zip(worked, found, strict=True):
        said = (read.msgctxt, read.msgid, read.msgid_plural, _strings(read.msgstr, read.msgstr_plural))
        if (*said, read.fuzzy and not read.obsolete, bool(read.obsolete)) != _meant(chunk.entry):
            message = f"polib does not read what was written:\n{chunk.text}"
            raise MisreadError(message)


def _strings(singular: str, plural: dict[int, str]) -> tuple[str, ...]:
    return tuple(plural[index] for index in sorted(plural)) if plural else (singular,)


def _meant(entry: Entry | None) -> tuple[object, ...]:
    assert entry is not None  # noqa: S101 - chunks without one are not asked about
    message = entry.message
    fuzzy = entry.fuzzy and not entry.obsolete
    return message.context, message.id, message.plural or "", entry.strings, fuzzy, entry.obsolete
