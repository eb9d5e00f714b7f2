"""Whether a page is whole, and in the encoding that it names.

In: a document. Out: the places where something is lost. Never done here: saying so to anybody, or mending it.
"""

import re
from typing import NamedTuple

from l10n.html.document import Document
from l10n.html.encoding import declared_codec
from l10n.html.tokens import RAW, RCDATA

_RAW = "script:not(svg *),style:not(svg *),textarea,head > title"
"""Elements that only their own end tag can end (HTML, 13.1.2): unclosed, they swallow the rest of the page."""
_CUT_TAG = re.compile(r"<[A-Za-z][^<>]*\Z")
_COMMENT_END = re.compile(r"--!?>")
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_META = re.compile(r"charset\s*=|encoding\s*=", re.IGNORECASE)


class Strange(NamedTuple):
    """Bytes against the encoding of a page: the place (code points) that shows it, and what is wrong, in words."""

    at: int
    problem: str


def cut_off(document: Document) -> int | None:
    """Give where the last tag, comment or script of a page begins, if the page ends before it does; else None."""
    text, (tokens, *_) = document.text, document.fragments[0]
    last = next((name for name in reversed(tokens.names) if name), "")
    if last in RAW | RCDATA or tokens.holes:
        scopes = document.fragments[0].scopes
        for start, _, element in scopes.select(_RAW):
            if element.source_location is not None and not scopes.is_closed(element):
                return start
    comment = text.rfind("<!--")
    if comment >= 0 and not _COMMENT_END.search(text, comment + 2) and text.find("</script", comment) < 0:
        return comment
    tag = _CUT_TAG.search(text, max(text.rfind("<"), 0))
    return tag.start() if tag else None


def strange_bytes(document: Document) -> Strange | None:
    """Find what the page's declared encoding does not explain; None where it explains all, or nothing is declared."""
    text, codec = document.text, document.codec
    if text.isascii():
        return None
    escaped = _ESCAPED_BYTE.search(text)
    if escaped is not None:
        return Strange(escaped.start(), f"byte 0x{ord(escaped[0]) - 0xDC00:02X} is none of {codec}")
    declared = declared_codec(document.source) if codec == "utf-8" else ""
    if declared and declared != codec:
        meta = _META.search(text)
        return Strange(meta.start() if meta else 0, f"declares {declared}, and its bytes are {codec}")
    return None
