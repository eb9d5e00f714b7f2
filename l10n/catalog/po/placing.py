"""Changed, new and removed entries put into their file.

In: a ``PoFile`` and what shall stand in it. Out: the ``PoFile``. Never done here: deciding any of that.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from l10n.catalog.model import Entry
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
    fresh: set[int] = set()
    header_at = -1

    def add_new(entries: Sequence[Entry]) -> None:
        for entry in entries:
            fresh.add(len(chunks))
            chunks.append(Chunk(render_entry(entry, style), entry))

    add_new(inserted.get(-1, ()))
    for at, chunk in enumerate(po.chunks):
        if at == po.header_at:
            header_at = len(chunks)
        if at not in removed:
            entry = replaced.get(at)
            chunks.append(chunk if entry is None else _rewritten(chunk, entry, style))
        add_new(inserted.get(at, ()))
    add_new(appended)
    ended = not po.chunks or _is_separated(po.chunks[-1].text)
    separated = [
        _separated(chunk, style.newline) if {at, at + 1} & fresh else chunk for at, chunk in enumerate(chunks[:-1])
    ]
    separated += [chunk if ended else _unseparated(chunk, style.newline) for chunk in chunks[-1:]]
    return replace(po, chunks=tuple(separated), header_at=header_at)


def _rewritten(chunk: Chunk, entry: Entry, style: Style) -> Chunk:
    if chunk.entry is None or entry == chunk.entry:
        return chunk
    return Chunk(rewrite_entry(chunk.text, chunk.entry, entry, style), entry)


def _is_separated(text: str) -> bool:
    return text.endswith(("\n\n", "\n\r\n"))


def _separated(chunk: Chunk, newline: str) -> Chunk:
    text = chunk.text if chunk.text.endswith("\n") else chunk.text + newline
    return chunk._replace(text=text if _is_separated(text) else text + newline)


def _unseparated(chunk: Chunk, newline: str) -> Chunk:
    text = chunk.text
    return chunk._replace(text=text.rstrip("\r\n") + newline) if _is_separated(text) else chunk
