"""A progress bar for long work, on a terminal only.

In: what is done, and how often. Out: a bar on standard error that is gone when the work is. Never done here: anything
in a pipe, a CI log, or for work that is over at once.
"""

import atexit
from collections.abc import Callable

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

_WORTH_A_BAR = 100


class _Speed(ProgressColumn):
    """How many pages are done in a second, of late."""

    def render(self, task: Task) -> Text:
        """Write it; there is none before two pages are done."""
        return Text(f"{task.speed:,.0f} pages/s" if task.speed else "", style="progress.data.speed")


def start_progress(what: str, total: int) -> Callable[[], None]:
    """Start a bar of ``total`` steps, and give the function that moves it one step; it goes with the last."""
    context = click.get_current_context(silent=True)
    console = Console(stderr=True, no_color=True if context is not None and context.color is False else None)
    if not console.is_terminal or total < _WORTH_A_BAR:
        return lambda: None
    bar = Progress(
        TextColumn(f"{what:10}"), BarColumn(), MofNCompleteColumn(), _Speed(),
        TimeRemainingColumn(), console=console, transient=True,
    )  # fmt: skip
    task = bar.add_task(what, total=total)
    bar.start()
    atexit.register(bar.stop)  # work that fails never comes to its end, and the terminal is to have its cursor back
    left = total

    def advance() -> None:
        nonlocal left
        left -= 1
        bar.advance(task)
        if not left:
            bar.stop()

    return advance
