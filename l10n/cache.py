"""What has been worked out before, by what it was worked out from.

In: a value made of frozen records, and the bytes it follows from. Out: the same value in a later run. Never done here:
knowing what a page is, or trusting a file: one that is torn, foreign or of another shape is a miss. The folder may be
deleted at any time, and any number of runs may share it: a file is whole or not there.

A file is a digest of its name and what follows, then the value as compressed JSON. Records become lists in the order
of their fields, by the types that their classes declare, so a new field needs no new code; and no file can name a
class.
"""

import contextlib
import enum
import hashlib
import json
import sys
import types
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from l10n.errors import L10nError
from l10n.files import write_atomically

_Value = TypeVar("_Value")
_Convert = Callable[[Any], Any]
_DIGEST = 16
_PLAIN = (str, int, float, bool, type(None))
_LIBRARIES = ("turbohtml", "babel")
"""Libraries that decide what a page is read as."""


@dataclass(frozen=True, slots=True)
class Cache(Generic[_Value]):
    """Values of one type in a folder. ``scope`` is a digest of all that they follow from besides the bytes.

    An empty ``scope`` keeps nothing.
    """

    folder: Path
    kind: type[_Value]
    scope: str = ""

    def get(self, name: str, data: bytes) -> _Value | None:
        """Give what was kept for ``data`` under ``name``; None if nothing sound was."""
        if not self.scope:
            return None
        try:
            file = self._file(name, data)
            written = file.read_bytes()
            digest, packed = written[:_DIGEST], written[_DIGEST:]
            if _digest(file.name.encode(), packed) == digest:
                value: _Value = decoder(cast("Any", self.kind))(json.loads(zlib.decompress(packed)))
                return value
        except (OSError, ValueError, TypeError, KeyError, IndexError, zlib.error):
            return None
        return None

    def put(self, name: str, data: bytes, value: _Value) -> None:
        """Keep a value. Where that cannot be written, it is simply not there the next time."""
        if self.scope:
            text = json.dumps(encoder(cast("Any", self.kind))(value), ensure_ascii=True, separators=(",", ":"))
            packed = zlib.compress(text.encode(), 1)
            with contextlib.suppress(L10nError):
                file = self._file(name, data)
                write_atomically(file, _digest(file.name.encode(), packed) + packed, durable=False)

    def _file(self, name: str, data: bytes) -> Path:
        key = _digest(self.scope.encode(), name.encode("utf-8", "surrogateescape"), data).hex()
        return self.folder / key[:2] / key[2:]


def scope_of(*parts: object) -> str:
    """Give a digest of values that have a faithful ``repr``, and of the code that works with them."""
    package = Path(__file__).parent
    code = sorted((file.stat().st_mtime_ns, file.stat().st_size, file.name) for file in package.rglob("*.[pt][yo]*"))
    releases = [version(name) for name in _LIBRARIES]
    return _digest(repr((parts, code, releases, sys.version)).encode()).hex()


def _digest(*parts: bytes) -> bytes:
    found = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


@cache
def encoder(kind: Any) -> _Convert:  # noqa: ANN401 - any type there is
    """Give the function that turns a value of a type into what JSON can hold."""
    if kind in _PLAIN:
        return _same
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _union_encoder(inner)
    if origin is tuple and inner[-1] is not Ellipsis:
        each_one = [encoder(each) for each in inner]
        return lambda value: [convert(item) for convert, item in zip(each_one, value, strict=True)]
    if origin is tuple:
        one = encoder(inner[0])
        return list if one is _same else lambda value: [one(item) for item in value]
    if issubclass(kind, enum.Enum):
        return attrgetter("value")
    steps = [(attrgetter(name), encoder(each)) for name, each in _fields(kind)]
    return lambda record: [convert(get(record)) for get, convert in steps]


@cache
def decoder(kind: Any) -> _Convert:  # noqa: ANN401 - any type there is
    """Give the inverse of ``encoder``. What does not fit raises one of the errors that ``Cache.get`` expects."""
    if kind in _PLAIN:
        return _same
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _union_decoder(inner)
    if origin is tuple and inner[-1] is not Ellipsis:
        each_one = [decoder(each) for each in inner]
        return lambda value: tuple([convert(item) for convert, item in zip(each_one, value, strict=True)])
    if origin is tuple:
        one = decoder(inner[0])
        return tuple if one is _same else lambda value: tuple([one(item) for item in value])
    if issubclass(kind, enum.Enum):
        return {member.value: member for member in kind}.__getitem__
    steps = [
        (place, convert) for place, (_, each) in enumerate(_fields(kind)) if (convert := decoder(each)) is not _same
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
    converts = [encoder(kind) for kind in kinds]

    def encode(value: Any) -> Any:  # noqa: ANN401 - a value of one of the types
        place = next(place for place, each in enumerate(classes) if type(value) is each)
        return None if value is None else [place, converts[place](value)]

    return encode


def _union_decoder(kinds: tuple[Any, ...]) -> _Convert:
    if all(kind in _PLAIN for kind in kinds):
        return _same
    converts = [decoder(kind) for kind in kinds]
    return lambda value: None if value is None else converts[value[0]](value[1])
