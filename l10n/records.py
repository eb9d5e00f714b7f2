"""Values made of frozen records, as bytes and back.

In: a value of dataclasses, named tuples, enums, tuples, and what JSON holds. Out: compressed MessagePack. Never done
here: files, or code: no byte string can name a class. Of a union one kind may be a named tuple and one a dataclass:
what is written does not say which record it is.

The only importer of msgspec.
"""

import json
import zlib
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

_Value = TypeVar("_Value")

MALFORMED = (ValueError, RecursionError, zlib.error)
"""What ``unpack`` raises for bytes that are no value of its type."""

_ENCODER = msgspec.msgpack.Encoder()
_JSON = b"\xc1"
"""How a record begins that is JSON: MessagePack never uses this byte."""


def pack(value: object) -> bytes:
    """Write a record, compressed; equal records of one type have equal bytes."""
    return zlib.compress(encode(value), 1)


def unpack(packed: bytes, kind: type[_Value]) -> _Value:
    """Read a record of a type.

    Raises:
        ValueError, RecursionError, zlib.error: It is none (``MALFORMED``).
    """
    return decode(zlib.decompress(packed), kind)


def encode(value: object) -> bytes:
    """Write a record that is too small to be worth compressing."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:  # a byte that is none of its page's encoding is a lone surrogate, which JSON can escape
        return _JSON + json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode()


def decode(written: bytes, kind: type[_Value]) -> _Value:
    """Read such a record; raises what ``unpack`` does."""
    value: _Value
    if written.startswith(_JSON):
        value = msgspec.convert(json.loads(written[1:]), kind)
    else:
        value = _decoder(cast("Any", kind)).decode(written)
    return value


@cache
def _decoder(kind: Any) -> "msgspec.msgpack.Decoder[Any]":  # noqa: ANN401 - any type there is
    return msgspec.msgpack.Decoder(kind)
