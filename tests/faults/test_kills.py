"""A run that is killed at a random moment leaves every file whole; ``make faults`` tries this two hundred times."""

import os
import runpy
from pathlib import Path

import pytest

KILLS = runpy.run_path(str(Path(__file__).with_name("kills.py")))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no kill -9")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_kill_leaves_files_old_or_new_loses_no_translation_and_the_next_run_needs_no_hand(jobs: int) -> None:
    times = 10 if jobs == 1 else 5
    assert set(KILLS["kill"](times, seed=7, jobs=jobs)) == set(KILLS["COMMANDS"])
