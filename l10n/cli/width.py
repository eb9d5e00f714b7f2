"""How wide what is shown may be.

In: texts. Out: the same, fitted to the terminal. Never done here: fitting what goes into a file or a pipe, whose lines
other programs take apart.
"""

import shutil
import sys

import click

_DEFAULT = 80
"""Columns where no terminal says how many it has."""
_LEAST = 20
"""Columns that a text gets, however narrow the terminal is."""


def columns() -> int:
    """Give the columns of the terminal (or of ``COLUMNS``), or the 80 that every terminal has."""
    return shutil.get_terminal_size((_DEFAULT, 0)).columns


def cut(text: str, beside: int, *, whole: bool) -> str:
    """Cut a text to what the terminal has left beside other text of so many columns; not if ``whole``, or in a pipe."""
    if whole or not sys.stdout.isatty():
        return text
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - its tables, for a terminal only

    left = max(columns() - beside, _LEAST)
    return text if cell_len(text) <= left else set_cell_size(text, left - 1).rstrip() + "…"


def hung(first: str, text: str) -> str:
    """Wrap ``text`` behind ``first``, further lines below its beginning, if standard output is a terminal."""
    if not sys.stdout.isatty():
        return first + text
    return click.wrap_text(text, columns(), first, " " * len(first))
