"""The lossless store: a ``.po`` file as the pieces it consists of.

In: pieces, from the reader or from here. Out: the same file with some pieces exchanged, and its bytes. Never done here:
reading a piece, or rewriting one.

Law: the texts of the chunks, joined and encoded, are the file; so what no operation exchanged comes back byte for byte.
"""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from l10n.catalog.model import Catalog, Entry
from l10n.diagnostics import Diagnostic


class Chunk(NamedTuple):
    """A piece of a file: its text, line ends included, and the entry it holds.

    The text runs from an entry's first comment up to the next entry's, so that it also holds the blank lines between
    the two. ``entry`` is None where no entry could be read: a last comment, a conflict marker, a torn string.
    """

    text: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class PoFile:
    """One ``.po`` file, nothing of it lost.

    ``encoding`` is the codec that reads and writes it; bytes that are not valid in it are surrogate escapes.
    ``newline`` is the line end of its first line. ``chunks`` tile what follows the byte order mark (``bom``);
    ``header_at`` is the header entry's place among them, -1 without one; ``header`` holds its fields in file order.
    ``sound`` says that all of it could be read; one that is not must be mended by hand before it is changed.
    """

    path: str
    chunks: tuple[Chunk, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    header_at: int = -1
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    sound: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def catalog(self) -> Catalog:
        """What the file says, without how it says it."""
        entries = tuple(
            chunk.entry for at, chunk in enumerate(self.chunks) if chunk.entry is not None and at != self.header_at
        )
        return Catalog(self.path, self.header, entries, self.diagnostics)

    @property
    def header_entry(self) -> Entry | None:
        """The entry whose translation holds the header fields."""
        return self.chunks[self.header_at].entry if self.header_at >= 0 else None

    def catalog_field(self, name: str) -> str:
        """Give a header field's value, or the empty string; the rules are those of ``Catalog.field``."""
        return Catalog(self.path, self.header).field(name)

    def with_chunks(self, chunks: Iterable[Chunk]) -> "PoFile":
        """Exchange the pieces. The header entry must stay the same object, or be replaced through ``with_header``."""
        kept = tuple(chunks)
        header = self.chunks[self.header_at] if self.header_at >= 0 else None
        at = next((at for at, chunk in enumerate(kept) if chunk is header), -1)
        return replace(self, chunks=kept, header_at=at)

    def render(self) -> bytes:
        """Give the file's bytes: the very bytes that were read, where nothing was exchanged.

        ``l10n.catalog.po.header.encodable`` comes first where new texts came in.

        Raises:
            UnicodeEncodeError: An exchanged piece holds characters that the file's charset lacks.
        """
        body = "".join([chunk.text for chunk in self.chunks]).encode(self.encoding, "surrogateescape")
        return codecs.BOM_UTF8 + body if self.bom else body
