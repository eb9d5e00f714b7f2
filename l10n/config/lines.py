"""Finding the line of a key in a TOML text, for error messages: tomllib gives values without their places.

In: a text that tomllib accepts, and a dotted key. Out: a line number. Never done here: parsing values.
"""

import re

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def line_of(text: str, key: str) -> int:
    """Give the line (from 1) where a dotted key is set, or else where the table around it begins, else 0.

    The elements of a list of tables are numbered from 1 (``extract.rules.2.role``). A line inside a multi-line string
    that looks like a key may mislead: the answer is for people only.
    """
    wanted = tuple(key.split("."))
    nearest, depth = 0, 0
    table: tuple[str, ...] = ()
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            table = _parts(header[2])
            if header[1] == "[[":
                seen[table] = seen.get(table, 0) + 1
                table = (*table, str(seen[table]))
            found = table
        elif setting := _KEY.match(line):
            found = (*table, *_parts(setting[1]))
        else:
            continue
        if found == wanted[: len(found)] and len(found) > depth:
            nearest, depth = number, len(found)
        elif wanted == found[: len(wanted)] and depth < len(wanted):
            nearest = nearest or number
    return nearest


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
