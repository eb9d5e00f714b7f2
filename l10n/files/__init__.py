"""Files, read and written whole: on this machine, and with the extra ``remote`` where an fsspec URL says.

In: places and bytes. Out: bytes, or a file that is the old one or the new one at every moment. Never done here:
decoding, or deciding what belongs in a file.
"""

from l10n.files.local import JOURNAL, LOCK_NAME, lock, read_blocks, remove_file, write_atomically
from l10n.files.location import Location, Url, encloses, is_url, locate, plain, stays_inside
from l10n.files.read import find_files, peek_all, read_bytes, stamp_of

__all__ = [
    "JOURNAL",
    "LOCK_NAME",
    "Location",
    "Url",
    "encloses",
    "find_files",
    "is_url",
    "locate",
    "lock",
    "peek_all",
    "plain",
    "read_blocks",
    "read_bytes",
    "remove_file",
    "stamp_of",
    "stays_inside",
    "write_atomically",
]
