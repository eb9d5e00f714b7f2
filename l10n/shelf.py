"""More than memory should hold: records by a text, and pairs of numbers.

In: texts, records, numbers. Out: the record of a text, the texts in their order, the numbers that a number goes with.
Never done here: knowing what they mean, or keeping anything for another run.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from l10n.records import decode, encode
from l10n.scratch import Scratch
from l10n.spool import Spool

_Value = TypeVar("_Value")
_REMEMBERED = 1024
"""Records that a shelf has in memory: what the chrome says comes on every page."""


_BLOCK = 64
"""Records that are read from a file together; of so many, the first text is in memory."""


class _Block(NamedTuple):
    """Neighbours in the order of their keys."""

    keys: tuple[bytes, ...]
    records: tuple[bytes, ...]


class _Settled:
    """Records in the order of their keys, in a file that any process may read."""

    def __init__(self, rows: Iterator[tuple[bytes, bytes]]) -> None:
        self._firsts: list[bytes] = []
        self._blocks = Spool()
        while some := tuple(islice(rows, _BLOCK)):
            keys, records = zip(*some, strict=True)
            self._firsts.append(keys[0])
            self._blocks.append(encode(_Block(keys, records)))

    def find(self, key: bytes) -> bytes | None:
        """Give the record of a key."""
        keys, records = self._around(key)
        at = bisect_left(keys, key)
        return records[at] if at < len(keys) and keys[at] == key else None

    def first_from(self, key: bytes) -> bytes | None:
        """Give the first key that is not before this one."""
        keys = self._around(key).keys
        at = bisect_left(keys, key)
        following = bisect_right(self._firsts, key)
        return next(iter((*keys[at : at + 1], *self._firsts[following : following + 1])), None)

    def last_until(self, key: bytes) -> bytes | None:
        """Give the last key that is not behind this one."""
        keys = self._around(key).keys
        at = bisect_right(keys, key)
        return keys[at - 1] if at else None

    def records(self) -> Iterator[bytes]:
        """Yield all records."""
        for block in self._blocks:
            yield from decode(block, _Block).records

    def _around(self, key: bytes) -> _Block:
        """Read the block that a key would be in: that of the last first key that is not behind it."""
        at = bisect_right(self._firsts, key) - 1
        return decode(self._blocks[at], _Block) if at >= 0 else _Block((), ())


class Shelf(Generic[_Value]):
    """Records of one type by text, of which few are in memory: those last asked for.

    It is filled in one process. After ``settle`` nothing is added any more, and every process it goes to may read.
    """

    def __init__(self, kind: type[_Value]) -> None:
        self._kind = kind
        self._recent: dict[str, _Value | None] = {}
        self._scratch = Scratch("CREATE TABLE shelf (key BLOB PRIMARY KEY, record BLOB) WITHOUT ROWID")
        self._settled: _Settled | None = None

    def get(self, key: str) -> _Value | None:
        """Give the record of a text; None where there is none."""
        if key in self._recent:
            return self._recent[key]
        record = self._record(_key(key))
        value = None if record is None else decode(record, self._kind)
        self._remember(key, value)
        return value

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def __setitem__(self, key: str, value: _Value) -> None:
        self._scratch.tell("REPLACE INTO shelf VALUES (?, ?)", _key(key), encode(value))
        self._remember(key, value)

    def setdefault(self, key: str, value: _Value) -> _Value:
        """Give the record of a text, which is ``value`` where there was none."""
        if (known := self._recent.get(key)) is not None:
            return known
        if self._scratch.tell("INSERT OR IGNORE INTO shelf VALUES (?, ?)", _key(key), encode(value)):
            self._remember(key, value)
            return value
        known = self.get(key)
        return value if known is None else known

    def values(self) -> Iterator[_Value]:
        """Yield all records, in the order of their texts."""
        if self._settled is not None:
            return (decode(record, self._kind) for record in self._settled.records())
        return (decode(record, self._kind) for (record,) in self._scratch.ask("SELECT record FROM shelf ORDER BY key"))

    def settle(self) -> None:
        """Say that all is there: it is put in order, in a file that any process may read."""
        self._settled = _Settled(self._scratch.ask("SELECT key, record FROM shelf ORDER BY key"))
        self._scratch.close()

    def first_from(self, key: str) -> str | None:
        """Give the first text that is not before ``key``, when all are there."""
        return _text(self._settled.first_from(_key(key))) if self._settled is not None else None

    def last_until(self, key: str) -> str | None:
        """Give the last text that is not behind ``key``, when all are there."""
        return _text(self._settled.last_until(_key(key))) if self._settled is not None else None

    def _record(self, key: bytes) -> bytes | None:
        if self._settled is not None:
            return self._settled.find(key)
        row = next(self._scratch.ask("SELECT record FROM shelf WHERE key = ?", key), None)
        return None if row is None else row[0]

    def _remember(self, key: str, value: _Value | None) -> None:
        if len(self._recent) >= _REMEMBERED:
            self._recent.clear()
        self._recent[key] = value

    def __getstate__(self) -> tuple[object, ...]:
        """Go to another process with all that is held, when that is all that there will be."""
        return self._kind, self._settled

    def __setstate__(self, state: tuple[type[_Value], _Settled]) -> None:
        self._kind, self._settled = state
        self._recent = {}


class Pairs:
    """Numbers (below 2 ** 31) that go with numbers (below 2 ** 32), each pair once."""

    def __init__(self) -> None:
        self._scratch = Scratch("CREATE TABLE pairs (pair INTEGER PRIMARY KEY)")

    def add(self, ones: Iterable[int], other: int) -> None:
        """Add pairs that are not there yet."""
        self._scratch.tell_all("INSERT OR IGNORE INTO pairs VALUES (?)", ((one << 32 | other,) for one in ones))

    def __iter__(self) -> Iterator[tuple[int, Iterator[int]]]:
        """Yield each first number with all its second ones, both in order."""
        pairs = (
            (pair >> 32, pair & 0xFFFFFFFF) for (pair,) in self._scratch.ask("SELECT pair FROM pairs ORDER BY pair")
        )
        for one, others in groupby(pairs, key=itemgetter(0)):
            yield one, map(itemgetter(1), others)


def _key(text: str) -> bytes:
    """Write a text so that bytes sort as its characters do, lone surrogates among them."""
    return text.encode("utf-8", "surrogatepass")


def _text(key: bytes | None) -> str | None:
    return None if key is None else key.decode("utf-8", "surrogatepass")
