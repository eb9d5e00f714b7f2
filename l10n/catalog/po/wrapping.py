"""Strings to the lines of a ``.po`` file, wrapped as gettext wraps them.

In: a keyword and its string. Out: lines without line ends. Never done here: comments.
"""

import re
from collections.abc import Iterator

from l10n.catalog.po.linebreak import breaks, columns
from l10n.catalog.po.quoting import escape

WIDTH = 79
"""gettext's page width."""

_ESCAPE = re.compile(r"\\.")


def field_lines(keyword: str, value: str, mark: str = "", width: int = WIDTH) -> list[str]:
    """Write ``keyword "value"``, each line after ``mark`` (as in ``#~ ``), in at most ``width`` columns.

    A string stays on the keyword's line if it fits there and has no line end before its last character. Otherwise the
    first literal is empty, each line of the string begins a new one, and long ones are broken (``width`` 0: not).
    """
    room = width - 2 - len(mark) if width > 0 else 0
    lead = len(keyword) + 1
    portions = _portions(value)
    if len(portions) < 2:  # noqa: PLR2004 - one portion, or none
        quoted = escape(value)
        if not room or lead + columns(quoted) <= room:
            return [f'{mark}{keyword} "{quoted}"']
        if lead <= room and len(list(_pieces(quoted, room, lead))) == 1:
            return [f'{mark}{keyword} "{quoted}"']
    lines = [f'{mark}{keyword} ""']
    for portion in portions:
        lines += [f'{mark}"{piece}"' for piece in _pieces(escape(portion), room, 0)]
    return lines


def _portions(value: str) -> list[str]:
    portions = [f"{line}\n" for line in value.split("\n")]
    portions[-1] = portions[-1][:-1]
    return portions if portions[-1] else portions[:-1]


def _pieces(quoted: str, room: int, column: int) -> Iterator[str]:
    """Break one literal, greedily; ``column`` is where its first line starts."""
    if not room or column + columns(quoted) <= room:
        yield quoted
        return
    start = at = 0
    for stop in [*_breaks(quoted), len(quoted)]:
        size = columns(quoted[at:stop])
        if column + size > room and at > start:
            yield quoted[start:at]
            start, column = at, 0
        at = stop
        column += size
    yield quoted[start:]


def _breaks(quoted: str) -> list[int]:
    """List where a literal may be broken: never inside an escape, never before the line end that closes it."""
    last = len(quoted) - 2 if quoted.endswith("\\n") else len(quoted)
    escaped = {escape.start() + 1 for escape in _ESCAPE.finditer(quoted)}
    return [at for at in breaks(quoted) if at < last and at not in escaped]
