"""How pages say in which encoding they are, and how they are written in it.

In: a page's text. Out: its bytes. What an encoding does not hold is written as a reference, as any editor would.
"""

from typing import NamedTuple


class Charset(NamedTuple):
    """A Python codec, and what a page in it begins with: a byte order mark, a declaration, or neither."""

    codec: str
    mark: bytes = b""
    declaration: str = ""

    @property
    def certain(self) -> bool:
        """Whether a reader need not guess: it is said, or the bytes are UTF-8 (of which ASCII is a part)."""
        return bool(self.mark or self.declaration or self.codec in {"utf-8", "ascii"})


CHARSETS = (
    Charset("utf-8", declaration="<meta charset=utf-8>"),
    Charset("utf-8", declaration="<!DOCTYPE html>\r\n<html><head>\n<meta charset='UTF-8'/>\r\n"),
    Charset("utf-8", mark=b"\xef\xbb\xbf"),
    Charset("utf-8"),
    Charset("cp1252", declaration='<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'),
    Charset("iso-8859-2", declaration="<meta charset=latin2>"),
    Charset("koi8-r", declaration="<meta charset=koi8-r>"),
    Charset("cp932", declaration="<meta charset=shift_jis>"),
    Charset("euc-jp", declaration="<meta charset=euc-jp>"),
    Charset("gb18030", declaration="<meta charset=gb2312>"),
    Charset("utf-16-le", mark=b"\xff\xfe"),
    Charset("utf-16-be", mark=b"\xfe\xff"),
    Charset("ascii"),
    Charset("cp1252"),
)


def encode(body: str, charset: Charset) -> bytes:
    """Write a page."""
    return charset.mark + (charset.declaration + body).encode(charset.codec, "xmlcharrefreplace")
