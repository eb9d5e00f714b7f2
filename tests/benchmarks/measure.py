"""Measurements side by side: A, B, A, B …, so that a noisy machine is equally noisy to both.

In: things to run. Out: samples. Nothing here asserts anything: a time is no test.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

PYTHON = sys.executable
_LAUNCHER = """
import os, sys, time
start = time.perf_counter()
pid = os.fork()
if not pid:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execvp(sys.argv[1], sys.argv[1:])
_, _, usage = os.wait4(pid, 0)
print(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss)
"""
_MAC_BYTES = 1024 if sys.platform == "darwin" else 1


class Samples(NamedTuple):
    """Some measurements of one thing."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def spread(self) -> float:
        """How far the extremes are apart, as a share of the median."""
        return (max(self.values) - min(self.values)) / self.median if self.median else 0.0


class Child(NamedTuple):
    """What a process took: processor seconds, wall seconds, and megabytes at its largest."""

    cpu: float
    wall: float
    megabytes: float


def ratios(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> Samples:
    """Run both in turn, and give how many times longer ours takes (processor time of this process)."""
    cpu_time(ours), cpu_time(theirs)  # caches and lazy imports are filled once, for both
    return Samples(tuple(cpu_time(ours) / cpu_time(theirs) for _ in range(rounds)))


def cpu_time(work: Callable[[], object]) -> float:
    """Measure the processor seconds of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def run_child(command: Sequence[str | Path], cwd: Path | None = None) -> Child:
    """Run a command to its end, whatever that is, and measure it with its own children.

    Linux counts what the parent held when it forked as the child's own peak, so the parent is a small one.
    """
    launcher = [PYTHON, "-I", "-S", "-c", _LAUNCHER, *command]
    done = subprocess.run(launcher, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    cpu, wall, largest = map(float, done.stdout.split())
    return Child(cpu, wall, largest / _MAC_BYTES / 1024)


def child_ratios(ours: Callable[[], Child], theirs: Callable[[], Child], rounds: int, of: str = "cpu") -> Samples:
    """Run two processes in turn, and give how many times longer ours takes."""
    return Samples(tuple(getattr(ours(), of) / getattr(theirs(), of) for _ in range(rounds)))
