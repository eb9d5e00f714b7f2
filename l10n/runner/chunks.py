"""How much is handed out at a time.

In: items, the number of workers. Out: chunks in order. Never done here: working on them.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")

LARGEST_CHUNK = 32
_CHUNKS_A_WORKER = 8

AHEAD = 3
"""Chunks a worker that are handed out before the first of them is asked for, so that results do not pile up."""


def chunks_of(items: Sequence[_Item], workers: int, most: int = LARGEST_CHUNK) -> Iterator[Sequence[_Item]]:
    """Cut items into chunks: small enough that all workers end together, large enough that handing out is cheap."""
    size = max(1, min(most, len(items) // (workers * _CHUNKS_A_WORKER)))
    return (items[start : start + size] for start in range(0, len(items), size))
