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
_JSON = (b"{", b"[")
"""How a record begins that is JSON; as MessagePack these are small numbers."""


def pack(value: object) -> bytes:
    """Write a record; equal records of one type have equal bytes."""
    try:
        written = _ENCODER.encode(value)
    except UnicodeEncodeError:  # a byte that is none of its page's encoding is a lone surrogate, which JSON can escape
        written = json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode()
    return zlib.compress(written, 1)


def unpack(packed: bytes, kind: type[_Value]) -> _Value:
    """Read a record of a type.

    Raises:
        ValueError, RecursionError, zlib.error: It is none (``MALFORMED``).
    """
    written = zlib.decompress(packed)
    value: _Value
    if written.startswith(_JSON):
        value = msgspec.convert(json.loads(written), kind)
    else:
        value = _decoder(cast("Any", kind)).decode(written)
    return value


@cache
def _decoder(kind: Any) -> "msgspec.msgpack.Decoder[Any]":  # noqa: ANN401 - any type there is
    return msgspec.msgpack.Decoder(kind)
