"""Values made of frozen records, as bytes and back.

In: a value of dataclasses, named tuples, enums, tuples, and what JSON holds. Out: compressed JSON. Never done here:
files, or code: no byte string can name a class. Records become lists in the order of their fields, by the types that
their classes declare, so a new field needs no new code.
"""

import enum
import json
import types
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_Value = TypeVar("_Value")
_Convert = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, type(None))

MALFORMED = (ValueError, TypeError, KeyError, IndexError, zlib.error)
"""What ``unpack`` raises for bytes that are no value of its type."""


def pack(value: object) -> bytes:
    """Write a record; equal records of one type have equal bytes."""
    text = json.dumps(_encoder(cast("Any", type(value)))(value), ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(text.encode(), 1)


def unpack(packed: bytes, kind: type[_Value]) -> _Value:
    """Read a record of a type.

    Raises:
        ValueError, TypeError, KeyError, IndexError, zlib.error: It is none (``MALFORMED``).
    """
    value: _Value = _decoder(cast("Any", kind))(json.loads(zlib.decompress(packed)))
    return value


@cache
def _encoder(kind: Any) -> _Convert:  # noqa: ANN401 - any type there is
    """Give the function that turns a value of a type into what JSON can hold."""
    if kind in _PLAIN:
        return _same
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _union_encoder(inner)
    if origin is tuple and inner[-1] is not Ellipsis:
        each_one = [_encoder(each) for each in inner]
        return lambda value: [convert(item) for convert, item in zip(each_one, value, strict=True)]
    if origin is tuple:
        one = _encoder(inner[0])
        return list if one is _same else lambda value: [one(item) for item in value]
    if issubclass(kind, enum.Enum):
        return attrgetter("value")
    steps = [(attrgetter(name), _encoder(each)) for name, each in _fields(kind)]
    return lambda record: [convert(get(record)) for get, convert in steps]


@cache
def _decoder(kind: Any) -> _Convert:  # noqa: ANN401 - any type there is
    """Give the inverse of ``_encoder``. What does not fit raises ``MALFORMED``."""
    if kind in _PLAIN:
        return _same
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _union_decoder(inner)
    if origin is tuple and inner[-1] is not Ellipsis:
        each_one = [_decoder(each) for each in inner]
        return lambda value: tuple([convert(item) for convert, item in zip(each_one, value, strict=True)])
    if origin is tuple:
        one = _decoder(inner[0])
        return tuple if one is _same else lambda value: tuple([one(item) for item in value])
    if issubclass(kind, enum.Enum):
        return {member.value: member for member in kind}.__getitem__
    steps = [
        (place, convert) for place, (_, each) in enumerate(_fields(kind)) if (convert := _decoder(each)) is not _same
    ]
    make = kind._make if issubclass(kind, tuple) else _maker(kind)

    def decode(values: list[Any]) -> Any:  # noqa: ANN401 - a record of this type
        for place, convert in steps:
            values[place] = convert(values[place])
        return make(values)

    return decode


def _maker(kind: Any) -> _Convert:  # noqa: ANN401 - a dataclass
    """Make records from their fields; those of plain fields, such as rules, come again and again and are shared."""
    plain = all(each in _PLAIN or isinstance(each, enum.EnumMeta) for _, each in _fields(kind))
    make = lru_cache(maxsize=4096)(kind) if plain else kind
    return lambda values: make(*values)


def _same(value: Any) -> Any:  # noqa: ANN401 - what JSON holds as it is
    return value


def _fields(kind: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - a record type
    hints = get_type_hints(kind)
    names: Iterable[str] = (field.name for field in fields(kind)) if is_dataclass(kind) else kind._fields
    return [(name, hints[name]) for name in names]


def _union_encoder(kinds: tuple[Any, ...]) -> _Convert:
    """Encode one of several types with its place among them; a plain value or None needs no place."""
    if all(kind in _PLAIN for kind in kinds):
        return _same
    classes = [get_origin(kind) or kind for kind in kinds]
    converts = [_encoder(kind) for kind in kinds]

    def encode(value: Any) -> Any:  # noqa: ANN401 - a value of one of the types
        place = next(place for place, each in enumerate(classes) if type(value) is each)
        return None if value is None else [place, converts[place](value)]

    return encode


def _union_decoder(kinds: tuple[Any, ...]) -> _Convert:
    if all(kind in _PLAIN for kind in kinds):
        return _same
    converts = [_decoder(kind) for kind in kinds]
    return lambda value: None if value is None else converts[value[0]](value[1])
