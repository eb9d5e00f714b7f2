"""Map a function over many pages, on one core or all.

In: a function and its items, both fit to cross a process border. Out: results in the order of the items. Never done
here: knowing what a page is.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_WORTH_A_PROCESS = 64
"""Below so many items, starting processes takes longer than the work."""
_CHUNKS_A_WORKER = 8


def map_pages(
    function: Callable[[_Item], _Result],
    items: Sequence[_Item],
    jobs: int = 0,
    advance: Callable[[], None] = lambda: None,
) -> Iterator[_Result]:
    """Yield ``function(item)`` for every item, in order. ``jobs`` 0 means one process a core.

    ``advance`` is called after each result, for a progress bar.
    """
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or len(items) < _WORTH_A_PROCESS:
        for item in items:
            yield function(item)
            advance()
        return
    chunk = max(1, len(items) // (workers * _CHUNKS_A_WORKER))
    with ProcessPoolExecutor(workers) as pool:
        for result in pool.map(function, items, chunksize=chunk):
            yield result
            advance()
