"""The ``l10n.toml`` that ``l10n init`` writes: what was found out is set, every other key is there as a comment.

In: what was found out. Out: the text of the file. Never done here: looking at the export, writing a file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import Field, asdict, fields
from typing import Any

from l10n.config.model import Config
from l10n.config.thresholds import FailUnder
from l10n.rules import Rule

_HEAD = """\
# How this blog is translated. Every key may be left out; a key behind # is at its default.
# Paths are relative to this file. `l10n config show` says what is in effect, and why.
"""

_RULES = """
# A theme's own parts: what plays which role (interface, posts, comments, skip, date, time, count, name).
# [[extract.rules]]
# select = ".promo"
# role = "interface"
# context = "promo"
"""


def render_config(found: Mapping[str, object]) -> str:
    """Write a commented configuration in which the dotted keys of ``found`` are set.

    ``found`` holds values as ``Config`` has them: ``{"inputs": ("export",), "source.interface": "fr"}``.
    """
    return "\n".join([_HEAD, *_table(Config, "", found), ""])


def _table(model: type[Any], prefix: str, found: Mapping[str, object]) -> Iterator[str]:
    """Write one table's lines, and then those of the tables below it."""
    described = [each for each in fields(model) if each.metadata]
    for each in described:
        if "kind" in each.metadata:
            yield _line(each, f"{prefix}{each.name}", found)
    for each in described:
        if "section" in each.metadata:
            yield f"\n[{each.name}]  # {each.metadata['meaning']}"
            yield from _table(each.metadata["section"], f"{each.name}.", found)
        elif "rules" in each.metadata:
            yield _RULES.rstrip()


def _line(each: Field[Any], key: str, found: Mapping[str, object]) -> str:
    value = found.get(key, each.default)
    mark = "" if key in found else "# "
    return f"{mark}{each.name} = {render_value(value)}  # {each.metadata['meaning']}"


def render_value(value: object) -> str:
    """Write a configured value as TOML, on one line."""
    match value:
        case bool():
            text = str(value).lower()
        case str():
            text = _quoted(value)
        case tuple() | list():
            text = f"[{', '.join(map(render_value, value))}]"
        case FailUnder():
            text = _thresholds(value)
        case Rule():
            text = _inline_table({name: said for name, said in asdict(value).items() if said})
        case _:
            text = str(value)
    return text


def _inline_table(table: Mapping[str, object]) -> str:
    return "{ " + ", ".join(f"{_key(key)} = {render_value(value)}" for key, value in table.items()) + " }"


def _thresholds(value: FailUnder) -> str:
    if not value.domains and not value.locales:
        return render_value(value.default)
    table: dict[str, object] = {} if value.default is None else {"default": value.default}
    table |= dict(value.domains)
    rendered = _inline_table(table)[:-2] if table else "{"
    if value.locales:
        rendered += ("," if table else "") + f" locale = {_locales(value)}"
    return rendered + " }"


def _locales(value: FailUnder) -> str:
    return "{ " + ", ".join(f"{_key(tag)} = {_thresholds(table)}" for tag, table in value.locales) + " }"


def _key(name: str) -> str:
    """Write a key, in quotes unless it is bare (TOML 1.0, "Keys")."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _quoted(text: str) -> str:
    """Write a TOML basic string; control characters, the quote and the backslash are the only ones it escapes."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each.isprintable() else f"\\U{ord(each):08X}" for each in plain) + '"'
