"""Bytes of a ``.po`` file to text and back, losing none.

In: bytes. Out: text in which what cannot be decoded is a surrogate escape, and the codec that turns it back. Never done
here: guessing; a file says its charset, and without one it is UTF-8.
"""

import codecs
import re
from typing import NamedTuple

_DECLARED = re.compile(rb"^[^#\n]*Content-Type:[^\n]*?charset=([^\s\\\"]+)", re.IGNORECASE | re.MULTILINE)
_HEAD = 64 * 1024
"""Bytes in which the header entry is looked for; licence comments above it can be long."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Decoded(NamedTuple):
    """The text of a file without its byte order mark; ``problem`` is a sentence when something is wrong with it."""

    text: str
    encoding: str
    bom: bool
    problem: str = ""


def decode(data: bytes) -> Decoded:
    """Decode a file by the charset that its header declares, UTF-8 where it declares none.

    Always: ``text.encode(encoding, "surrogateescape")`` gives the bytes back.
    """
    if data.startswith(_UTF16):
        return Decoded(data.decode("ascii", "surrogateescape"), "ascii", bom=False, problem="is UTF-16, not a .po file")
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    found = _DECLARED.search(body, 0, _HEAD)
    declared = "utf-8" if bom or found is None else found[1].decode("ascii", "replace")
    if declared == "CHARSET":  # what an unfilled template says
        declared = "utf-8"
    encoding = codec(declared)
    if not encoding:
        text = body.decode("utf-8", "surrogateescape")
        return Decoded(text, "utf-8", bom, f"declares the unknown charset '{declared}'")
    return Decoded(_lossless(body, encoding), encoding, bom)


def codec(declared: str) -> str:
    """Find Python's name of a charset that gettext files can be written in; the empty string if there is none.

    Such a charset holds ASCII, and keeps no state from one line to the next.
    """
    try:
        name = codecs.lookup(declared).name
        ascii_compatible = '#"\\msgid\n'.encode(name) == b'#"\\msgid\n'
    except (LookupError, ValueError):  # a name with a NUL is a ValueError
        return ""
    stateful = name.startswith(("iso2022", "hz", "utf-7")) or name in {"idna", "punycode", "unicode_escape"}
    return name if ascii_compatible and not stateful else ""


def _lossless(body: bytes, encoding: str) -> str:
    text = _returning(body, encoding)
    if text is not None:
        return text
    lines = ((line, _returning(line, encoding)) for line in body.splitlines(keepends=True))
    return "".join([line.decode("ascii", "surrogateescape") if text is None else text for line, text in lines])


def _returning(data: bytes, encoding: str) -> str | None:
    """Decode data whose text encodes to the very same bytes; None for data that does not."""
    try:
        text = data.decode(encoding, "surrogateescape")
        return text if encoding == "utf-8" or text.encode(encoding, "surrogateescape") == data else None
    except UnicodeError:
        return None
