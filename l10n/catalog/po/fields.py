"""The header entry's translation: ``Name: value`` lines.

In: its text, or its fields. Out: the other. Never done here: knowing what a field means.
"""

from collections.abc import Iterable, Mapping

Fields = tuple[tuple[str, str], ...]


def parse_fields(text: str) -> Fields:
    """Read header fields in their order; a line without a colon continues the value above it."""
    fields: list[tuple[str, str]] = []
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip():
            fields.append((name.strip(), value.strip()))
        elif line.strip() and fields:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.strip()}")
    return tuple(fields)


def render_fields(fields: Iterable[tuple[str, str]]) -> str:
    """Write header fields as the header entry's translation."""
    return "".join([f"{name}: {value}\n" for name, value in fields])


def edit_fields(text: str, changes: Mapping[str, str]) -> str:
    """Set fields in a header's translation; lines that hold other fields, or none, stay as they are.

    A field that is not there yet is added at the end. Names are case-insensitive.
    """
    wanted = {name.lower(): f"{name}: {value}" for name, value in changes.items()}
    lines: list[str] = []
    for line in text.removesuffix("\n").split("\n") if text else []:
        name = line.partition(":")[0].strip().lower()
        lines.append(wanted.pop(name) if name in wanted else line)
    return "".join([f"{line}\n" for line in [*lines, *wanted.values()]])
