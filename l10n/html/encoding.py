"""Bytes to text and back, without losing one.

In: a page's bytes. Out: a ``Source``: the text that HTML means (newlines normalised, byte order mark off) and the way
back from edits of that text to bytes. Never done here: reading markup, or guessing twice; a page keeps its encoding.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from turbohtml.detect import detect

from l10n.spans import Edit, Span, splice

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARES = re.compile(rb"(?:charset|encoding)\s*=")
_DECLARING = (b"charset", b"encoding")

_PRESCAN = 1024
"""How many bytes are looked at for a declaration (HTML, 13.2.3.2)."""
_UTF8_CONTENT, _OTHER_CONTENT = b" \xc3\xa9", b" \xff\xfe\xff"

_LEADS = bytes(range(0xC0, 0x100))
_NO_CHANCE = 8
"""So many characters beyond ASCII, each valid UTF-8, are no other encoding's text by chance."""

_CODECS = {
    "windows-1252": "cp1252",
    "windows-874": "cp874",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
"""The WHATWG encodings (Encoding Standard, section 4.2) whose Python codec goes by another name."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page as text, and what it takes to write it back.

    ``text`` has a line feed for every newline; all offsets of the project are code points into it. ``raw`` still has
    the carriage returns, and ``dropped`` the offsets in ``text`` of the line feeds that lost one. Bytes that are
    invalid in ``codec`` are lone surrogates (PEP 383). ``faithful`` is false where encoding
    ``raw`` does not give ``data`` back: such a page is copied, whatever the edits.
    """

    data: bytes
    text: str
    raw: str
    dropped: tuple[int, ...]
    codec: str
    bom: bytes
    faithful: bool

    def splice(self, edits: Iterable[Edit]) -> bytes:
        """Write the page with ``edits`` (places in ``text``) applied; every byte outside them is the page's own.

        Raises:
            OverlapError: Two edits share a code point.
            UnicodeEncodeError: A replacement holds what ``codec`` cannot.
        """
        if not self.faithful:
            return self.data
        dropped = self.dropped
        if dropped:
            edits = [
                Edit(Span(start + bisect_left(dropped, start), stop + bisect_left(dropped, stop)), text)
                for (start, stop), text in edits
            ]
        return self.bom + splice(self.raw, edits).encode(self.codec, "surrogateescape")


def read_source(data: bytes) -> Source:
    """Decode a page: any bytes at all give a ``Source``.

    A byte order mark decides; then what the page declares (HTML, "prescan a byte stream to determine its encoding");
    then frequency analysis. Bytes that are UTF-8 against the declaration, and too many of them for chance, are read as
    UTF-8: a server said so to browsers, which an export no longer shows. A page of ASCII bytes that declares nothing
    stays ASCII, so that what is written into it reads right by any encoding.
    """
    bom, codec = next(((mark, codec) for mark, codec in _BOMS if data.startswith(mark)), (b"", ""))
    body = data[len(bom) :]
    codec = codec or _encoding(body)
    try:
        raw = body.decode(codec)
        certain = codec == "utf-8"
    except UnicodeDecodeError:
        # The UTF-16 codecs have no way to keep a torn character; the page is copied then.
        raw = body.decode(codec, "replace" if codec.startswith("utf-16") else "surrogateescape")
        certain = False
    return _source(data, raw, codec, bom, faithful=certain or _comes_back(raw, codec, body))


def source_of(text: str, codec: str) -> Source:
    """Make a source of a text that is no file of its own, such as an entry of a feed that is written in ``codec``."""
    return _source(b"", text, codec, b"", faithful=True)


def declared_codec(source: Source) -> str:
    """Name the Python codec that a page declares within its first bytes; empty where it declares none."""
    return _declared(source.data[len(source.bom) :][:_PRESCAN])


def _source(data: bytes, raw: str, codec: str, bom: bytes, *, faithful: bool) -> Source:
    if "\r" not in raw:
        return Source(data, raw, raw, (), codec, bom, faithful)
    lines = raw.split("\r\n")
    dropped = tuple(end - 1 for end in accumulate(len(line) + 1 for line in lines[:-1]))
    text = "\n".join(lines).replace("\r", "\n")
    return Source(data, text, raw, dropped, codec, bom, faithful)


def _encoding(body: bytes) -> str:
    """Choose the codec of a page without a byte order mark."""
    declared = _declared(body[:_PRESCAN])
    if body.isascii():
        return declared if declared and not declared.startswith(("utf-16", "iso2022")) else "ascii"
    beyond = len(body) - len(body.translate(None, _LEADS))
    if (declared in {"", "utf-8"} or beyond >= _NO_CHANCE) and _is_utf8(body):
        return "utf-8"
    return declared or _detected(body)


def _declared(head: bytes) -> str:
    """Name the Python codec that the beginning of a page declares; empty where it declares none.

    A declaration holds whatever the content looks like, and a guess follows the content: two contents tell them apart.
    """
    written = head.lower()
    # Most pages say it or have neither word, and a pattern takes its time to find neither.
    if not any(word in written for word in _DECLARING) or not _DECLARES.search(written):
        return ""
    codec = _detected(head + _UTF8_CONTENT)
    return codec if codec == _detected(head + _OTHER_CONTENT) else ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _detected(data: bytes) -> str:
    """Name the Python codec for what the page declares or, failing that, looks like."""
    label = (detect(data).encoding or "windows-1252").lower()
    codec = _CODECS.get(label, label)
    try:
        "".encode(codec)
    except LookupError:  # "replacement" and "x-user-defined" are no encodings that anybody writes
        return "cp1252"
    return codec


def _comes_back(raw: str, codec: str, data: bytes) -> bool:
    """Prove that encoding is the inverse of decoding on this page."""
    try:
        return raw.encode(codec, "surrogateescape") == data
    except UnicodeEncodeError:
        return False
