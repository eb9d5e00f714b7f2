"""What a value of the configuration may be: how it is accepted, and how a JSON schema and an error say it.

In: a value as TOML has it. Out: the same value, frozen. Never done here: naming the key or the file at fault.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from l10n.config.thresholds import FailUnder, percent
from l10n.rules import Role

_FIELD = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Kind:
    """``expected`` completes "expected …"; ``read`` raises ValueError for what is not of this kind."""

    expected: str
    schema: Mapping[str, Any]
    read: Callable[[object], Any]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 - one exception says "not of this kind", whatever is wrong with it
    return value


def _filled(value: object) -> str:
    if not _text(value):
        raise ValueError
    return _text(value)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError  # noqa: TRY004 - as above
    return tuple(_filled(each) for each in value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004 - as above
    return value


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError
    return value


def _url(value: object) -> str:
    if _text(value) and not re.fullmatch(r"https?://[^\s/]+(?:/\S*)?", _text(value)):
        raise ValueError
    return _text(value)


def _urls(value: object) -> tuple[str, ...]:
    return tuple(map(_url, _texts(value)))


def choice(*options: str) -> Kind:
    """One of a few words."""

    def read(value: object) -> str:
        if value not in options:
            raise ValueError
        return _text(value)

    words = ", ".join(f'"{option}"' for option in options)
    return Kind(f"one of {words}", {"enum": list(options)}, read)


def pattern(*fields: str) -> Kind:
    """A relative path with just these fields in braces, each at least once."""

    def read(value: object) -> str:
        path = _filled(value)
        if set(_FIELD.findall(path)) != set(fields) or path.startswith("/") or ".." in path.split("/"):
            raise ValueError
        return path

    words = " and ".join(f"{{{name}}}" for name in fields)
    return Kind(f"a relative path with {words} in it", {"type": "string", "minLength": 1}, read)


_STRINGS = {"type": "array", "items": {"type": "string", "minLength": 1}}
_PER_CENT = {"type": "number", "minimum": 0, "maximum": 100}
_TABLE = {"type": "object", "additionalProperties": _PER_CENT}
_LOCALE_TABLES = {"type": "object", "additionalProperties": {"anyOf": [_PER_CENT, _TABLE]}}

TEXT = Kind("a text in quotes", {"type": "string"}, _text)
FILLED_TEXT = Kind("a text in quotes, not empty", {"type": "string", "minLength": 1}, _filled)
TEXTS = Kind('a list of texts, as in ["one", "two"]', _STRINGS, _texts)
FLAG = Kind("true or false", {"type": "boolean"}, _flag)
COUNT = Kind("a whole number, 0 or more", {"type": "integer", "minimum": 0}, _count)
SHARE = Kind("a number from 0 to 1", {"type": "number", "minimum": 0, "maximum": 1}, _share)
PERCENT = Kind("a number from 0 to 100", _PER_CENT, percent)
URL = Kind("a URL that begins with http:// or https://, or nothing", {"type": "string"}, _url)
URLS = Kind("a list of URLs that begin with http:// or https://", _STRINGS, _urls)
ROLE = Kind(
    "one of " + ", ".join(f'"{role}"' for role in Role),
    {"enum": [role.value for role in Role]},
    lambda value: Role(_text(value)),
)
FAIL_UNDER = Kind(
    "a number from 0 to 100, or a table of such numbers: default, domains (interface, posts, comments) and locale",
    {
        "anyOf": [
            _PER_CENT,
            {"type": "object", "properties": {"locale": _LOCALE_TABLES}, "additionalProperties": _PER_CENT},
        ]
    },
    FailUnder.read,
)
