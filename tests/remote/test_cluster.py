"""Work on a Dask cluster: the same results in the same order as in one process, whatever dies meanwhile."""

import importlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import catalog, small_site
from terminal import l10n
from toil import DieOnce, die_at_thirteen, inverse, square

from l10n.config.model import Run
from l10n.errors import ConfigError
from l10n.runner import map_pages

pytest.importorskip("distributed")
from distributed import Client, LocalCluster

from l10n.runner.cluster import _client

ITEMS = tuple(range(200))
SQUARES = [item * item for item in ITEMS]


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers in processes of their own, as on two machines."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
        scheduler_kwargs={"allowed_failures": 1},
    ) as running:
        yield running
        _client.cache_clear()  # or it would look for its scheduler, and say so


@pytest.fixture
def run(cluster: LocalCluster) -> Run:
    """Say in a configuration where the workers are."""
    return Run(executor="dask", scheduler=cluster.scheduler_address)


def test_results_come_in_the_order_of_the_items(run: Run) -> None:
    steps: list[None] = []
    assert list(map_pages(square, ITEMS, run, lambda: steps.append(None))) == SQUARES
    assert len(steps) == len(ITEMS)


def test_a_worker_that_dies_is_replaced_and_its_items_are_done_again(run: Run, tmp_path: Path) -> None:
    assert list(map_pages(DieOnce(tmp_path / "died"), ITEMS, run)) == SQUARES
    assert (tmp_path / "died").exists()


def test_an_item_that_always_kills_its_worker_is_named_and_costs_no_other(run: Run) -> None:
    found = list(map_pages(die_at_thirteen, ITEMS, run, lost=lambda item: -item))
    assert found == [-13 if item == 13 else item * item for item in ITEMS]


def test_an_error_of_the_function_is_raised(run: Run) -> None:
    with pytest.raises(ZeroDivisionError):
        list(map_pages(inverse, ITEMS, run))


def test_no_more_than_a_few_chunks_a_worker_are_under_way(run: Run) -> None:
    handed_out: list[int] = []

    class Counted(tuple[int, ...]):
        __slots__ = ()

        def __getitem__(self, place: slice) -> tuple[int, ...]:  # type: ignore[override]
            handed_out.append(place.start)
            return tuple(self)[place]

    results = map_pages(square, Counted(range(2000)), run)
    next(results)
    assert max(handed_out) < 7 * 32  # two workers, three chunks each, and one that was asked for
    assert sum(1 for _ in results) == 1999


@pytest.mark.parametrize("scheduler", ["tcp://127.0.0.1:1", "nonsense", "carrier-pigeon://coop:1"])
def test_a_scheduler_that_does_not_answer_is_named(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("l10n.runner.cluster._ANSWERS_IN", 0.5)
    with pytest.raises(ConfigError, match=r"no scheduler answers.*\n.*run\.scheduler") as raised:
        list(map_pages(square, ITEMS, Run(executor="dask", scheduler=scheduler)))
    assert scheduler in raised.value.place


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "l10n.runner.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match=r"pip install 'blog-l10n\[dask\]'"):
        list(map_pages(square, ITEMS, Run(executor="dask")))


def test_another_version_on_a_worker_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("l10n.runner.cluster.__version__", "0.0.1")
    with pytest.raises(ConfigError, match=r"and this is 0\.0\.1"):
        list(map_pages(square, ITEMS, run))


class Absent:
    """Comes from a package that the worker does not have."""

    def __reduce__(self) -> tuple[object, ...]:
        return importlib.import_module, ("no_such_package",)

    def __call__(self, item: int) -> int:
        return item


def test_a_package_that_a_worker_lacks_is_named(run: Run) -> None:
    with pytest.raises(ConfigError, match=r"no_such_package.*\n.*Install l10n"):
        list(map_pages(Absent(), ITEMS, run))


def test_a_worker_that_dies_as_it_is_given_the_work_is_asked_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    register, tries = Client.register_plugin, []

    def fail_once(client: Client, *arguments: object, **options: object) -> object:
        tries.append(None)
        if len(tries) == 1:
            raise OSError("stream is closed")
        return register(client, *arguments, **options)

    monkeypatch.setattr(Client, "register_plugin", fail_once)
    assert list(map_pages(square, ITEMS, run)) == SQUARES
    assert len(tries) == 2


_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["de"]
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://example.org/"
publish_at = 0
[run]
executor = "{executor}"
scheduler = "{scheduler}"
"""
_PAGE = "<p>Words of page {number}.</p>" + "<ul><li>One thing of many<li>Another of them</ul>" * 5


def _project(folder: Path, executor: str, scheduler: str = "") -> None:
    pages = {f"{number}.html": _PAGE.format(number=number) for number in range(150)}
    texts = {f"Words of page {number}.": f"Worte der Seite {number}." for number in range(150)}
    config = _CONFIG.format(executor=executor, scheduler=scheduler)
    small_site(folder, pages, {"de/LC_MESSAGES/posts.po": catalog(texts)}, config)


def _files(folder: Path) -> dict[str, bytes]:
    every = (path for name in ("site", "locales") for path in (folder / name).rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every if path.is_file()}


def test_a_worker_killed_in_the_middle_of_a_run_changes_no_byte(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1400000000")
    alone, together = tmp_path / "alone" / "blog", tmp_path / "together" / "blog"
    _project(alone, "serial")
    _project(together, "dask", cluster.scheduler_address)
    assert l10n("-C", str(alone), "run").exit_code == 1  # the lists are not translated
    victim, killed_at = next(iter(cluster.workers.values())).pid, []

    def kill() -> None:
        while not killed_at:
            read = sum(1 for path in (together / ".l10n-cache").rglob("*") if path.is_file())
            if read > 15:
                os.kill(victim, signal.SIGKILL)
                killed_at.append(read)
            time.sleep(0.01)

    threading.Thread(target=kill, daemon=True).start()
    result = l10n("-C", str(together), "run")
    assert result.exit_code == 1, result.output
    assert 15 < killed_at[0] < 140
    assert _files(together) == _files(alone)
