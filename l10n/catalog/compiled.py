"""What a catalog says, one message at a time: its texts stay bytes, wherever they lie, until they are asked for.

In: the bytes of a ``.mo`` of our own making. Out: translations. Never done here: files, or reading anybody else's
``.mo``, which may lie about what it holds (``l10n.catalog.mo.parse_mo``).
"""

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from l10n.catalog.mo import HEAD, PAIR, key_of, name_of
from l10n.catalog.model import Key

_END = b"\0"
"""Behind a message, and before its plural where it has one; and between the forms of a translation."""
_REMEMBERED = 256
"""Messages: the chrome, which every page asks for. Texts of a page's own are asked for once."""


class Said(NamedTuple):
    """A translation: msgstr, or all of msgstr[N] where the message has a plural."""

    strings: tuple[str, ...]
    plural: bool


class Compiled:
    """A compiled catalog in memory or in a mapped file; a lookup takes the logarithm of its size."""

    def __init__(self, data: bytes | memoryview) -> None:
        self.data = data
        _, _, self._count, self._originals, self._translations, _, _ = HEAD.unpack_from(data)
        self.find = lru_cache(_REMEMBERED)(self._find)

    def __reduce__(self) -> tuple[type["Compiled"], tuple[bytes]]:
        """Cross a process border as bytes."""
        return Compiled, (bytes(self.data),)

    def __contains__(self, key: Key) -> bool:
        return self.find(key) is not None

    def texts(self) -> dict[Key, bytes]:
        """Give all translations by their messages, the forms of a plural in one."""
        return {key_of(self._original(at)): self._text(self._translations, at) for at in range(self._count)}

    def _find(self, key: Key) -> Said | None:
        name = name_of(key)
        at = bisect_left(range(self._count), name, key=self._original)
        original = self._original(at) if at < self._count else b""
        plural = original.startswith(name + _END)
        if not name or not (plural or original == name):
            return None
        text = self._text(self._translations, at)
        return Said(tuple(each.decode() for each in (text.split(_END) if plural else (text,))), plural)

    def _original(self, at: int) -> bytes:
        return self._text(self._originals, at)

    def _text(self, table: int, at: int) -> bytes:
        length, start = PAIR.unpack_from(self.data, table + 8 * at)
        return bytes(self.data[start : start + length])
