import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from toil import DieOnce, die_at_thirteen, inverse, square, whoever

from l10n.config.model import Run
from l10n.runner import map_pages

ITEMS = tuple(range(200))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_however_many_work(jobs: int) -> None:
    steps: list[None] = []
    assert list(map_pages(square, ITEMS, Run(jobs=jobs), lambda: steps.append(None))) == [item * item for item in ITEMS]
    assert len(steps) == len(ITEMS)


def test_a_worker_that_dies_is_replaced_and_its_items_are_done_again(tmp_path: Path) -> None:
    assert list(map_pages(DieOnce(tmp_path / "died"), ITEMS, Run(jobs=2))) == [item * item for item in ITEMS]
    assert (tmp_path / "died").exists()


def test_an_item_that_always_kills_its_worker_is_named_and_costs_no_other() -> None:
    found = list(map_pages(die_at_thirteen, ITEMS, Run(jobs=2), lost=lambda item: -item))
    assert found == [-13 if item == 13 else item * item for item in ITEMS]


def test_an_error_of_the_function_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(map_pages(inverse, ITEMS, Run(jobs=2)))


@pytest.mark.parametrize(("pages_each", "here"), [(1, True), (7, True), (8, False)])
def test_few_items_are_worth_a_process_if_each_stands_for_many_pages(pages_each: int, *, here: bool) -> None:
    found = set(map_pages(whoever, ITEMS[:8], Run(jobs=2), pages_each=pages_each))
    assert (found == {os.getpid()}) is here


_ENDLESS = """
import os, signal
from l10n.config.model import Run
from l10n.runner import map_pages
def large(_):
    return b"0" * 10_000_000
if __name__ == "__main__":
    next(map_pages(large, range(1000), Run(jobs=2)))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")
def test_workers_end_with_a_process_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text(_ENDLESS, encoding="utf-8")
    environment = {"PYTHONPATH": str(Path(__file__).parents[2])}
    # Its output, which workers hold open as well, is read to its end: that comes when none of them is left.
    told = subprocess.run(
        [sys.executable, tmp_path / "endless.py"], env=environment, capture_output=True, check=False, timeout=60
    )
    assert told.returncode == -signal.SIGKILL, told.stderr
