"""Map over pages on the cores of this machine.

In: a function, items, the number of processes. Out: results in order. Never done here: sharing memory.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import parent_process
from threading import Thread
from typing import Any, TypeVar, cast

from l10n.runner.chunks import AHEAD, chunks_of

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def in_processes(
    function: Callable[[_Item], _Result],
    items: Sequence[_Item],
    workers: int,
    lost: Callable[[_Item], _Result] | None,
    at_once: int,
) -> Iterator[_Result]:
    """Yield ``function(item)`` for every item, in order; see ``map_pages``.

    Raises:
        BrokenProcessPool: An item kills its process, and there is no ``lost``.
    """
    chunks = chunks_of(items, workers, at_once)
    under_way: deque[tuple[Sequence[_Item], Future[list[_Result]]]] = deque()
    pool = _pool(function, workers)
    try:
        while True:
            for chunk in islice(chunks, workers * AHEAD - len(under_way)):
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
        Thread(target=_follow, daemon=True).start()

    @classmethod
    def map(cls, items: Sequence[Any]) -> list[Any]:
        return [cls.function(item) for item in items]


def _follow() -> None:
    """End this process when the one that started it has ended: siblings hold its pipes open."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


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
