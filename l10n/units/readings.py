"""The readings of a site, more than memory holds.

In: packed readings in the order of their paths. Out: readings, one at a time, as often as asked for. Never done here:
reading a page.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from l10n.records import unpack
from l10n.spool import Spool
from l10n.units.reading import Reading


class Readings:
    """Many readings, of which only those in use are in memory; packed ones fit to cross a process border."""

    def __init__(self) -> None:
        self._packed = Spool()
        self._paths: list[str] = []

    def append(self, path: str, packed: bytes) -> None:
        """Add the reading of a page, packed, behind all whose paths are less.

        Raises:
            OutputError: There is no room for it.
        """
        self._paths.append(path)
        self._packed.append(packed)

    @property
    def packed(self) -> Sequence[bytes]:
        """The packed readings, in order."""
        return self._packed

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the pages, sorted."""
        return tuple(self._paths)

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[Reading]:
        return map(unpack_reading, self._packed)

    def __getitem__(self, path: str) -> Reading:
        return unpack_reading(self.of(path))

    def of(self, path: str) -> bytes:
        """Give the packed reading of a page.

        Raises:
            KeyError: There is no such page.
        """
        if (packed := self.find(path)) is None:
            raise KeyError(path)
        return packed

    def find(self, path: str) -> bytes | None:
        """Give the packed reading of a page; None where there is no such page."""
        at = bisect_left(self._paths, path)
        return self._packed[at] if self._paths[at : at + 1] == [path] else None


def unpack_reading(packed: bytes) -> Reading:
    """Read a packed reading of our own."""
    return unpack(packed, Reading)
