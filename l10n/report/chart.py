"""Drawings: a bar, and the curve of a history. SVG, so that they print, scale, and need neither script nor style.

In: shares between 0 and 1. Out: ``Html``. Never done here: saying something that is not in words beside the drawing.
"""

from collections.abc import Sequence

from l10n.catalog.coverage import Coverage
from l10n.report.html import Html, html, tag

_WIDTH, _HEIGHT = 120, 28


def bar(coverage: Coverage) -> Html:
    """Draw how much is done and how much only guessed; nothing but all of it fills the bar."""
    done = 100 * coverage.done / coverage.messages if coverage.messages else 100.0
    guessed = 100 * coverage.fuzzy / coverage.messages if coverage.messages else 0.0
    parts = [tag("rect", width="100", height="10", class_="rest")]
    if done:
        parts.append(tag("rect", width=f"{done:.2f}", height="10", class_="done"))
    if guessed:
        parts.append(tag("rect", x=f"{done:.2f}", width=f"{guessed:.2f}", height="10", class_="guessed"))
    return tag("svg", parts, class_="bar", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")


def curve(shares: Sequence[float]) -> Html:
    """Draw the course of a share, the oldest on the left; a single one is a dot."""
    if not shares:
        return html()
    low = max(0.0, min(shares) - 0.1)
    places = [_place(at, share, len(shares), low) for at, share in enumerate(shares)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    area = f"{places[0][0]:.1f},{_HEIGHT} {line} {places[-1][0]:.1f},{_HEIGHT}"
    x, y = places[-1]
    return tag(
        "svg",
        tag("polygon", points=area, class_="area"),
        tag("polyline", points=line, class_="line"),
        tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="2.5", class_="end"),
        class_="curve",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        aria_hidden="true",
    )


def _place(at: int, share: float, count: int, low: float) -> tuple[float, float]:
    margin = 4
    x = margin + (_WIDTH - 2 * margin) * (at / (count - 1) if count > 1 else 1)
    y = _HEIGHT - margin - (_HEIGHT - 2 * margin) * (share - low) / (1 - low)
    return x, y
