"""``.po`` files: read, changed in place, written back with every untouched byte where it was.

In: the bytes of a file, or the messages of a template. Out: a ``PoFile``, and bytes. Never done here: opening a file,
or deciding what a translation should be.
"""

from l10n.catalog.po.header import Defaults, complete_header, create_catalog, render_template, with_credits
from l10n.catalog.po.reader import parse_po
from l10n.catalog.po.store import Chunk, PoFile

__all__ = [
    "Chunk",
    "Defaults",
    "PoFile",
    "complete_header",
    "create_catalog",
    "parse_po",
    "render_template",
    "with_credits",
]
