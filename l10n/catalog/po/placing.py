"""Changed, new and removed entries put into their file.

In: a ``PoFile`` and what shall stand in it. Out: the ``PoFile``. Never done here: deciding any of that.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.catalog.model import Entry
from l10n.catalog.po.proof import prove
from l10n.catalog.po.store import Chunk, PoFile
from l10n.catalog.po.writer import Style, render_entry, rewrite_entry


def place(  # noqa: PLR0913 - one keyword for each of the four ways in which an entry changes
    po: PoFile,
    style: Style,
    *,
    replaced: Mapping[int, Entry],
    removed: Collection[int],
    inserted: Mapping[int, Sequence[Entry]],
    appended: Sequence[Entry],
) -> PoFile:
    """Exchange entries.

    ``replaced`` maps chunks to their new entries, ``removed`` are chunks that go, ``inserted`` are new entries behind a
    chunk (-1: at the front), ``appended`` come last. Chunks are named by index. Those not named keep their bytes, but
    for the blank line that a new neighbour needs.
    """
    chunks: list[Chunk] = []
    new: set[int] = set()
    written: list[int] = []
    header_at = -1

    def add(entries: Sequence[Entry]) -> None:
        for entry in entries:
            new.add(len(chunks))
            chunks.append(Chunk(render_entry(entry, style), entry))

    add(inserted.get(-1, ()))
    for at, chunk in enumerate(po.chunks):
        if at == po.header_at:
            header_at = len(chunks)
        if at not in removed:
            entry = replaced.get(at)
            if entry is not None and chunk.entry is not None and entry != chunk.entry:
                written.append(len(chunks))
                chunk = Chunk(rewrite_entry(chunk.text, chunk.entry, entry, style), entry)  # noqa: PLW2901 - the new state of the same
            chunks.append(chunk)
        add(inserted.get(at, ()))
    add(appended)
    ended = not po.chunks or _is_separated(po.chunks[-1].text)
    placed = tuple(_spaced(chunks, new, style.newline, ended=ended))
    prove(placed[at] for at in (*new, *written))
    return replace(po, chunks=placed, header_at=header_at)


def _spaced(chunks: list[Chunk], new: Collection[int], newline: str, *, ended: bool) -> Iterator[Chunk]:
    """Put a blank line between new entries and their neighbours; ``ended`` says that the file closes with one."""
    for at, chunk in enumerate(chunks[:-1]):
        yield _separated(chunk, newline) if at in new or at + 1 in new else chunk
    for chunk in chunks[-1:]:
        yield chunk if ended else _unseparated(chunk, newline)


def _is_separated(text: str) -> bool:
    return text.endswith(("\n\n", "\n\r\n"))


def _separated(chunk: Chunk, newline: str) -> Chunk:
    text = chunk.text if chunk.text.endswith("\n") else chunk.text + newline
    return chunk._replace(text=text if _is_separated(text) else text + newline)


def _unseparated(chunk: Chunk, newline: str) -> Chunk:
    text = chunk.text
    return chunk._replace(text=text.rstrip("\r\n") + newline) if _is_separated(text) else chunk
