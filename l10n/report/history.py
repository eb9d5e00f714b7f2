"""The figures of earlier reports, carried along in each new one.

In: a report's page. Out: ``Point`` values, and the element that holds them. Never done here: keeping a file of its own;
a report is the only memory there is. What is read back is data from a file that anybody may have changed.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from l10n.report.html import Html, raw_text

VERSION = 1
_ID = "l10n-report-data"
_ELEMENT = re.compile(rf'<script type="application/json" id="{_ID}">(.*?)</script>', re.DOTALL)
_LONGEST = 200
"""Points that a report carries; of more, the oldest go."""


class Figures(NamedTuple):
    """How much of a locale was done at a time."""

    messages: int
    done: int
    words: int
    words_done: int

    @property
    def share(self) -> float:
        """The part of the messages that was done, from 0 to 1."""
        return self.done / self.messages if self.messages else 1.0


class Point(NamedTuple):
    """The figures of one report: ``at`` is its time (ISO 8601), ``locales`` maps BCP 47 tags to figures."""

    at: str
    locales: Mapping[str, Figures]


class HistoryError(ValueError):
    """A file is not a report, or its data are not what a report holds."""


def render_history(points: Iterable[Point]) -> Html:
    """Write the element that a later report reads."""
    content = {"version": VERSION, "points": [{"at": at, "locales": figures} for at, figures in points]}
    written = json.dumps(content, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return raw_text("script", written, type="application/json", id=_ID)


def parse_history(page: str) -> tuple[Point, ...]:
    """Read the points of a report, in the order of their times.

    Raises:
        HistoryError: The page is none of our reports.
    """
    found = _ELEMENT.search(page)
    if found is None:
        raise HistoryError("holds no figures of a report")
    try:
        content = json.loads(found[1])
        points = [_point(each) for each in content["points"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HistoryError("its figures cannot be read") from error
    return join_histories(points)


def join_histories(points: Iterable[Point]) -> tuple[Point, ...]:
    """Sort points by time; of two at one time the later given wins, and only the newest are kept."""
    by_time = {point.at: point for point in points}
    return tuple(by_time[at] for at in sorted(by_time))[-_LONGEST:]


def _point(data: Any) -> Point:  # noqa: ANN401 - whatever JSON gave
    return Point(str(data["at"])[:40], {str(tag): _figures(each) for tag, each in data["locales"].items()})


def _figures(data: Any) -> Figures:  # noqa: ANN401 - whatever JSON gave
    messages, done, words, words_done = (int(number) for number in data)
    if not 0 <= done <= messages or not 0 <= words_done <= words:
        raise ValueError("figures that cannot be")
    return Figures(messages, done, words, words_done)
