"""The shape of a row of the table, and what is needed to measure one."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from measure import Samples

Bar = tuple[str, float]


def AT_MOST(limit: float) -> Bar:  # noqa: N802 - reads as a constant of the table
    """Give the bar of a row where less is better."""
    return "<=", limit


def AT_LEAST(limit: float) -> Bar:  # noqa: N802 - the same
    """Give the bar of a row where more is better."""
    return ">=", limit


_COMPARE: dict[str, Callable[[float, float], bool]] = {"<=": operator.le, ">=": operator.ge}


class Row(NamedTuple):
    """One figure: its name in the committed file, what it is, its unit, its bar, and the samples."""

    name: str
    what: str
    unit: str
    direction: str
    limit: float
    samples: Samples

    @property
    def met(self) -> bool:
        """Whether the median is on the right side of the bar."""
        return _COMPARE[self.direction](self.samples.median, self.limit)


@dataclass(frozen=True, slots=True)
class Bench:
    """How a run is to be done: where to put what is made, how many pages, how many rounds, what corpus."""

    folder: Path
    pages: int
    rounds: int
    corpus: Path | None
