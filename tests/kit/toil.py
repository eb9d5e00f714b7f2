"""What workers in other processes are given to do: they import it, so it cannot stand in a test.

In: numbers. Out: their squares, unless the worker dies first.
"""

import os
from pathlib import Path


def square(item: int) -> int:
    return item * item


def die_at_thirteen(item: int) -> int:
    if item == 13:
        os._exit(1)
    return item * item


def inverse(item: int) -> float:
    return 1 / item


class DieOnce:
    """Kills its process at one item, the first time only."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __call__(self, item: int) -> int:
        if item == 100 and not self.marker.exists():
            self.marker.touch()
            os._exit(1)
        return item * item


def whoever(_item: int) -> int:
    """Name the process that does it."""
    return os.getpid()
