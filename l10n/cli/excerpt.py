"""The line of a file that something is said about, with a caret below the place.

In: where it is. Out: lines for a terminal. Never done here: saying what is wrong; a file that cannot be read, or is not
as long as it was, has no excerpt.
"""

import functools
import re
from pathlib import Path
from typing import NamedTuple

import click

from l10n.cli.width import columns
from l10n.cli.words import harmless

_TAB = " " * 4
_BEFORE = 2 / 5
"""How much of a long line's window stands before the caret."""
_CUT = "…"
_REACH = 4
"""How many times a window's width is looked at on either side: a page may be a single line of many megabytes."""


class _Shown(NamedTuple):
    """One code point as the terminal gets it, with the columns that it takes."""

    text: str
    cells: int


def excerpt(path: str, line: int, column: int, indent: int) -> list[str]:
    """Give the line of a file behind its number, and a caret below ``column`` if that is not 0.

    ``path`` is relative to the working folder; line and column count from 1, in code points. The lines begin with
    ``indent`` spaces and are no longer than the terminal is wide: of a longer one, the part around the caret is shown.
    """
    lines = _lines(path) if line else ()
    if not 0 < line <= len(lines):
        return []
    number = f"{line:>5}"
    width = max(columns() - indent - len(number) - len(" | "), 10)
    text, before = windowed(lines[line - 1], column, width)
    margin = " " * indent
    shown = [f"{margin}{click.style(f'{number} |', fg='blue')} {text}".rstrip()]
    if column:
        bar = click.style(f"{' ' * len(number)} |", fg="blue")
        shown.append(f"{margin}{bar} {' ' * before}{click.style('^', fg='red', bold=True)}")
    return shown


def windowed(line: str, column: int, width: int) -> tuple[str, int]:
    """Cut a line to ``width`` columns of a terminal around a place, and count the columns before that place.

    Wide characters of East Asia take two columns, combining marks none, a tab four; what a terminal would obey is
    written out (``harmless``). A column behind the end of the line stands for its end.
    """
    at = min(max(column, 1) - 1, len(line))
    first, last = max(at - _REACH * width, 0), min(at + _REACH * width, len(line))
    shown = [_shown(each) for each in line[first:last]]
    at -= first
    start, stop = 0, len(shown)
    if last - first < len(line) or _cells(shown) > width:
        start = _reach(shown, at, -1, int(width * _BEFORE))
        stop = _reach(shown, at, 1, width - _cells(shown[start:at]) - 2 * len(_CUT))
        start = _reach(shown, start, -1, width - _cells(shown[start:stop]) - 2 * len(_CUT))
    before = _CUT if first + start else ""
    after = _CUT if first + stop < len(line) else ""
    text = before + "".join(each.text for each in shown[start:stop]) + after
    return text, len(before) + _cells(shown[start:at])


def _cells(shown: list[_Shown]) -> int:
    return sum(each.cells for each in shown)


def _reach(shown: list[_Shown], at: int, step: int, cells: int) -> int:
    """Go from ``at`` forwards (1) or backwards (-1) for as long as ``cells`` columns last."""
    while 0 <= (following := at if step > 0 else at - 1) < len(shown):
        cells -= shown[following].cells
        if cells < 0:
            break
        at += step
    return at


def _shown(each: str) -> _Shown:
    from rich.cells import cell_len  # noqa: PLC0415 - its tables, for a fault only

    text = _TAB if each == "\t" else harmless(each)
    return _Shown(text, cell_len(text))


def _lines(path: str) -> tuple[str, ...]:
    try:
        found = Path(path).stat()
        return _lines_of(path, found.st_mtime_ns, found.st_size)
    except OSError:
        return ()


@functools.lru_cache(maxsize=4)
def _lines_of(path: str, _changed: int, _size: int) -> tuple[str, ...]:
    """Read a file's lines as its own reader counted them: by the charset that it declares."""
    data = Path(path).read_bytes()
    if path.endswith((".po", ".pot")):
        from l10n.catalog.po.charset import decode  # noqa: PLC0415 - for a fault only

        text = decode(data).text
    elif path.endswith(".toml"):
        text = data.decode("utf-8-sig", "replace")
    else:
        from l10n.html.encoding import read_source  # noqa: PLC0415 - the same

        text = read_source(data).text
    return tuple(re.split(r"\r?\n", text))
