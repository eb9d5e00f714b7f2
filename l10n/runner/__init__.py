"""Map a function over many pages: here, on all cores, or on the machines of a Dask cluster.

In: a function and its items, both fit to cross a process border. Out: results in the order of the items, the same
wherever they were worked out. Never done here: knowing what a page is.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from l10n.config.model import Run
from l10n.runner.chunks import LARGEST_CHUNK

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_WORTH_A_PROCESS = 64
"""Below so many pages, starting processes takes longer than the work."""


def map_pages(  # noqa: PLR0913 - what is done, to what, by whom, who is told, and what if it fails
    function: Callable[[_Item], _Result],
    items: Sequence[_Item],
    run: Run,
    advance: Callable[[], None] = lambda: None,
    lost: Callable[[_Item], _Result] | None = None,
    *,
    at_once: int = LARGEST_CHUNK,
    pages_each: int = 1,
) -> Iterator[_Result]:
    """Yield ``function(item)`` for every item, in order, by as many workers as the configuration says.

    The function goes to each worker once, so it may hold what all of them need; only items and results cross the border
    again and again. ``items`` are sliced as they are handed out: they, too, need not be in memory all at once. No more
    than ``at_once`` go to a worker together, and their results come back together: fewer where these are large. An item
    may stand for several pages, so that few of them are worth a process: ``pages_each``.
    ``advance`` is called after each result, for a progress bar. A worker that dies is replaced, and its items are done
    again, each with nothing beside it; for one that kills its worker then too, ``lost`` gives the result.

    Raises:
        BrokenExecutor: An item kills its worker, and there is no ``lost``.
        ConfigError: Dask is not installed, or no scheduler or worker of its answers.
    """
    workers = run.jobs or os.cpu_count() or 1
    few = len(items) * pages_each < _WORTH_A_PROCESS
    if few or run.executor == "serial" or (run.executor == "process" and workers == 1):
        results: Iterator[_Result] = map(function, items)
    elif run.executor == "dask":
        from l10n.runner.cluster import in_cluster  # noqa: PLC0415 - distributed, for who asks for it

        results = in_cluster(function, items, run.scheduler, workers, lost, at_once)
    else:
        from l10n.runner.processes import in_processes  # noqa: PLC0415 - multiprocessing, where there is work for it

        results = in_processes(function, items, workers, lost, at_once)
    for result in results:
        yield result
        advance()
