"""Finding a key in a TOML text, for error messages: tomllib gives values without their places.

In: a text that tomllib accepts, and a dotted key. Out: line and column. Never done here: parsing values.
"""

import re
from typing import NamedTuple

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


class Spot(NamedTuple):
    """Where a key is: line and column, from 1, and the column of its value; zeros are nowhere."""

    line: int
    column: int
    value: int = 0


NOWHERE = Spot(0, 0)


def spot_of(text: str, key: str) -> Spot:
    """Give the place where a dotted key is set, or else where the table around it begins, else ``NOWHERE``.

    The elements of a list of tables are numbered from 1 (``extract.rules.2.role``). A line inside a multi-line string
    that looks like a key may mislead: the answer is for people only.
    """
    wanted = tuple(key.split("."))
    nearest, depth = NOWHERE, 0
    table: tuple[str, ...] = ()
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            table = _parts(header[2])
            if header[1] == "[[":
                seen[table] = seen.get(table, 0) + 1
                table = (*table, str(seen[table]))
            found, spot = table, Spot(number, _last(line, header, 2))
        elif setting := _KEY.match(line):
            found, spot = (*table, *_parts(setting[1])), Spot(number, _last(line, setting, 1), _value(line, setting))
        else:
            continue
        if found == wanted[: len(found)] and len(found) > depth:
            nearest, depth = spot, len(found)
        elif wanted == found[: len(wanted)] and depth < len(wanted):
            nearest = spot if nearest == NOWHERE else nearest
    return nearest


def _last(line: str, match: re.Match[str], group: int) -> int:
    """Give the column of the last part of a dotted key, which is the one that the line is about."""
    *_, part = _PART.finditer(line, match.start(group), match.end(group))
    return part.start() + 1


def _value(line: str, setting: re.Match[str]) -> int:
    rest = line[setting.end() :]
    return len(line) - len(rest.lstrip()) + 1 if rest.strip() else 0


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
