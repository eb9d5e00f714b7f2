"""Map over pages on a Dask cluster.

In: a function, items, and the address of a scheduler, or none for a cluster on this machine. Out: results in order.
Never done here: trusting a stranger. Whoever runs the scheduler or a worker can run code in this process, since Dask
sends functions and results as pickles: an address is as much trusted as an installed program.

The only importer of distributed.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import uuid4

from l10n import __version__
from l10n.errors import ConfigError
from l10n.runner.chunks import AHEAD, chunks_of

try:
    from distributed import Client, Future, KilledWorker, LocalCluster, Security, WorkerPlugin, get_worker
    from distributed.client import FutureCancelledError
    from distributed.comm.core import connect
except ImportError as error:
    remedy = "Install the extra: pip install 'blog-l10n[dask]'."
    raise ConfigError("", 'run.executor: "dask" needs distributed, which is not installed', remedy) from error

if TYPE_CHECKING:
    from distributed import Worker

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_ANSWERS_IN = 10
"""Seconds that a scheduler has to answer."""
_WORKERS_IN = 300
"""Seconds that the first worker has to arrive: clusters that grow with the work start machines first."""
_PAUSES = (0.5, 1, 2, 4)
"""Seconds between two tries; a scheduler knows by then which of its workers have gone."""
_DEATHS = 1
"""How many workers a chunk may take with it on this machine before each of its items is tried alone."""


def in_cluster(  # noqa: PLR0913, PLR0917 - what map_pages is asked for
    function: Callable[[_Item], _Result],
    items: Sequence[_Item],
    scheduler: str,
    jobs: int,
    lost: Callable[[_Item], _Result] | None,
    at_once: int,
) -> Iterator[_Result]:
    """Yield ``function(item)`` for every item, in order; see ``map_pages``. ``jobs`` are for a cluster of our own.

    Raises:
        BrokenExecutor: An item kills its workers, and there is no ``lost``.
        ConfigError: The scheduler or a worker does not answer, or is of another version.
    """
    if (client := _client(scheduler, jobs)).status != "running":  # it lost its scheduler since
        _client.cache_clear()
        client = _client(scheduler, jobs)
    name = f"l10n-{uuid4().hex}"
    try:
        _register(client, name, _Task(function))
        yield from _results(client, name, items, lost, at_once)
    except (OSError, TimeoutError, FutureCancelledError) as error:
        raise _no_answer(scheduler, f"the cluster does not answer any more: {error}") from error
    finally:
        # A worker that has gone, or never took it, has nothing to give back; the results are here.
        with contextlib.suppress(OSError, KeyError):
            if client.status == "running":
                client.unregister_worker_plugin(name)


def _results(
    client: Client, name: str, items: Sequence[_Item], lost: Callable[[_Item], Any] | None, at_once: int
) -> Iterator[Any]:
    """Hand out chunks, and yield the results of the oldest; there is never more than a few a worker under way."""
    client.wait_for_workers(1, timeout=_WORKERS_IN)
    chunks = chunks_of(items, _slots(client), at_once)
    under_way: deque[tuple[Sequence[_Item], Future[Any]]] = deque()
    while True:
        for chunk in islice(chunks, max(0, _slots(client) * AHEAD - len(under_way))):
            under_way.append((chunk, client.submit(_map, name, chunk, pure=False)))
        if not under_way:
            return
        chunk, future = under_way.popleft()
        try:
            yield from future.result()
        except KilledWorker:
            # Which of its items did it, or whether it only waited where another did, nobody says: when the rest is
            # done, each is tried with nothing beside it.
            for _, other in under_way:
                other.exception()
            for item in chunk:
                yield _alone(client, name, item, lost)


def _register(client: Client, name: str, task: "_Task") -> None:
    """Give every worker the task; one that dies while it is asked to take it takes the asking with it."""
    for pause in _PAUSES:
        try:
            client.register_plugin(task, name=name)
        except OSError:
            time.sleep(pause)
        except Exception as error:
            if "ModuleNotFoundError" not in repr(error):  # which may come as the text of another
                raise
            remedy = f"Install l10n {__version__} there, with what it needs."
            raise ConfigError("run.scheduler", f"a worker cannot work: {error}", remedy) from error
        else:
            return
    client.register_plugin(task, name=name)


def _alone(client: Client, name: str, item: _Item, lost: Callable[[_Item], Any] | None) -> Any:  # noqa: ANN401 - a result
    try:
        (result,) = client.submit(_map, name, (item,), pure=False).result()
    except KilledWorker as error:
        if lost is None:
            raise BrokenExecutor(str(error)) from error
        return lost(item)
    return result


def _slots(client: Client) -> int:
    """Count what can be worked on at the same time now; a cluster may grow."""
    threads: dict[str, int] = client.nthreads()
    return max(1, sum(threads.values()))


class _Task(WorkerPlugin):
    """What all items are for. Dask gives it to each worker once, also to one that comes later or in another's place."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function
        self.version = __version__

    def setup(self, worker: "Worker") -> None:
        if self.version != __version__:
            place = f"worker {worker.address}"
            raise ConfigError(place, f"has l10n {__version__}, and this is {self.version}", "Install the same there.")


def _map(name: str, items: Sequence[Any]) -> list[Any]:
    """Work on a chunk, in a worker."""
    task = cast("_Task", get_worker().plugins[name])
    return [task.function(item) for item in items]


@lru_cache(maxsize=1)
def _client(scheduler: str, jobs: int) -> Client:
    """Connect, or start a cluster, once: that takes seconds. Dask ends both with this process."""
    try:
        if scheduler:
            asyncio.run(_knock(scheduler))
            return Client(scheduler, timeout=_ANSWERS_IN, set_as_default=False)
        cluster = LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",  # None would take a port that is usual, and may be taken
            silence_logs=logging.CRITICAL,
            scheduler_kwargs={"allowed_failures": _DEATHS},
        )
        return Client(cluster, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise _no_answer(scheduler, f"no scheduler answers: {error}") from error


async def _knock(scheduler: str) -> None:
    """See whether anybody answers: a client that found nobody does not go away quietly."""
    arguments = Security().get_connection_args("client")
    await (await connect(scheduler, timeout=_ANSWERS_IN, **arguments)).close()


def _no_answer(scheduler: str, problem: str) -> ConfigError:
    remedy = "Check run.scheduler, and that the scheduler and its workers are up: dask scheduler, dask worker ADDRESS."
    return ConfigError(f"run.scheduler {scheduler!r}", problem, remedy)
