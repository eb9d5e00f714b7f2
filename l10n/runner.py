"""Map a function over many pages, on one core or all.

In: a function and its items, both fit to cross a process border. Out: results in the order of the items, the same
however many processes work. Never done here: knowing what a page is.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar, cast

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_WORTH_A_PROCESS = 64
"""Below so many items, starting processes takes longer than the work."""
_LARGEST_CHUNK = 32
_CHUNKS_A_WORKER = 8
_AHEAD = 3
"""Chunks a worker that are handed out before the first of them is asked for, so that results do not pile up."""


def map_pages(
    function: Callable[[_Item], _Result],
    items: Sequence[_Item],
    jobs: int = 0,
    advance: Callable[[], None] = lambda: None,
    lost: Callable[[_Item], _Result] | None = None,
) -> Iterator[_Result]:
    """Yield ``function(item)`` for every item, in order. ``jobs`` 0 means one process a core.

    The function goes to each worker once, so it may hold what all of them need; only items and results cross the border
    again and again. ``items`` are sliced as they are handed out: they, too, need not be in memory all at once.
    ``advance`` is called after each result, for a progress bar. A worker that dies is replaced, and its items are done
    again, each in a process of its own; for one that kills that too, ``lost`` gives the result.

    Raises:
        BrokenProcessPool: An item kills its process, and there is no ``lost``.
    """
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or len(items) < _WORTH_A_PROCESS:
        results: Iterator[_Result] = map(function, items)
    else:
        results = _in_processes(function, items, workers, lost)
    for result in results:
        yield result
        advance()


def _in_processes(
    function: Callable[[_Item], _Result],
    items: Sequence[_Item],
    workers: int,
    lost: Callable[[_Item], _Result] | None,
) -> Iterator[_Result]:
    size = max(1, min(_LARGEST_CHUNK, len(items) // (workers * _CHUNKS_A_WORKER)))
    chunks = (items[start : start + size] for start in range(0, len(items), size))
    under_way: deque[tuple[Sequence[_Item], Future[list[_Result]]]] = deque()
    pool = _pool(function, workers)
    try:
        while True:
            for chunk in islice(chunks, workers * _AHEAD - len(under_way)):
                under_way.append((chunk, _submit(pool, chunk)))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                # One dead worker takes the pool with it, and nobody says which: this chunk is done with care.
                pool.shutdown(cancel_futures=True)
                pool = _pool(function, workers)
                under_way = deque((each, _submit(pool, each)) for each, _ in under_way)
                for item in chunk:
                    yield _alone(function, item, lost)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(function: Callable[[_Item], _Result], workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_Worker.start, initargs=(function,))


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[_Item]) -> Future[list[Any]]:
    """Hand out a chunk; a pool that is broken already says so only when the result is asked for."""
    try:
        return pool.submit(_Worker.map, chunk)
    except BrokenProcessPool as error:
        broken: Future[list[Any]] = Future()
        broken.set_exception(error)
        return broken


class _Worker:
    """What a worker process knows: the function that all its items are for."""

    function: Callable[[Any], Any]

    @classmethod
    def start(cls, function: Callable[[Any], Any]) -> None:
        """Take the function over; where processes are forked, it is there already and costs nothing."""
        cls.function = staticmethod(function)

    @classmethod
    def map(cls, items: Sequence[Any]) -> list[Any]:
        return [cls.function(item) for item in items]


def _alone(function: Callable[[_Item], _Result], item: _Item, lost: Callable[[_Item], _Result] | None) -> _Result:
    """Do one item in a process that nothing else depends on."""
    with _pool(function, 1) as pool:
        try:
            (result,) = pool.submit(_Worker.map, (item,)).result()
        except BrokenProcessPool:
            if lost is None:
                raise
            return lost(item)
    return cast("_Result", result)
