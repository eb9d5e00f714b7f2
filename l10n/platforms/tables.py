"""Strict reading of TOML tables: what is not known, or not of its type, is refused by name.

In: a table as tomllib gives it, a key, and the place to name in an error. Out: a value of the type asked for. Never
done here: reading a file, or knowing what a key means.
"""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from l10n.errors import ConfigError


def text_of(table: Mapping[str, Any], key: str, place: str) -> str:
    """Give the text under ``key``, empty where there is none.

    Raises:
        ConfigError: The value is no text.
    """
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(place, f"{key} is a text, not {value!r}", "Put it in quotes.")
    return value


def required(table: Mapping[str, Any], key: str, place: str) -> str:
    """Give the text under ``key``.

    Raises:
        ConfigError: There is none, it is empty, or it is no text.
    """
    if value := text_of(table, key, place):
        return value
    raise ConfigError(place, f"{key} is missing")


def number_of(table: Mapping[str, Any], key: str, place: str) -> int:
    """Give the whole number under ``key``, 0 where there is none.

    Raises:
        ConfigError: The value is no whole number.
    """
    value = table.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ConfigError(place, f"{key} is a whole number, not {value!r}")
    return value


def strings_of(table: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    """Give the texts listed under ``key``.

    Raises:
        ConfigError: The value is no list of texts.
    """
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ConfigError(place, f"{key} is a list of texts")
    return tuple(values)


def table_of(table: Mapping[str, Any], key: str, place: str) -> Mapping[str, Any]:
    """Give the table under ``key``, empty where there is none.

    Raises:
        ConfigError: The value is no table.
    """
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ConfigError(place, f"{key} is a table", f"Begin it with [{key}].")
    return value


def entries_of(table: Mapping[str, Any], key: str, place: str) -> list[tuple[Mapping[str, Any], str]]:
    """Give each table listed under ``key``, and the place of each, counted from 1.

    Raises:
        ConfigError: The value is no list of tables.
    """
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise ConfigError(place, f"{key} is a list of tables", f"Begin each with [[{key}]].")
    return [(value, f"{place}: {key} {number}") for number, value in enumerate(values, 1)]


def refuse_unknown(table: Mapping[str, Any], known: Collection[str], place: str) -> None:
    """Let no misspelt key pass in silence.

    Raises:
        ConfigError: A key of ``table`` is not ``known``; the nearest known one is named.
    """
    for key in table:
        if key not in known:
            raise ConfigError(place, f"unknown key {key!r}", nearest(key, known) or f"Known are {', '.join(known)}.")


def nearest(word: str, known: Collection[str]) -> str:
    """Ask whether the most similar of ``known`` was meant; empty where none is similar."""
    near = get_close_matches(word, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else ""
