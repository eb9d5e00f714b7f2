"""What a page is before it is read for text."""

import pytest

from l10n.units.page import read_page
from l10n.units.reading import Profile

NOISE = bytes(range(256)) * 20


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + NOISE,
        b"%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\n" + NOISE,
        b"PK\x03\x04\x14\x00" + b"mimetypetext" * 40,
        b"\x89PNG\r\n\x1a\n" + NOISE,
        NOISE,
    ],
    ids=["jpeg", "pdf", "zip", "png", "noise"],
)
def test_a_binary_file_is_no_page_whatever_it_is_called(data: bytes) -> None:
    reading = read_page(data, "x.html", Profile())
    assert [fault.rule for fault in reading.faults] == ["page/binary"]
    assert reading.copied


@pytest.mark.parametrize(
    "data",
    [
        b"<p>a\x00b\x01c</p>",
        b"\xff\xfe" + "<p>Grüße</p>".encode("utf-16-le"),
        b"<meta charset=iso-2022-jp><p>\x1b$B$3$s$K$A$O\x1b(B</p>",
        "<p>Ünïcödé</p>".encode("cp1252"),
        b"<p>one\x7ftwo\x08three</p>",
    ],
    ids=["stray controls", "utf-16", "iso-2022-jp", "windows-1252", "delete and backspace"],
)
def test_a_page_with_odd_bytes_is_still_a_page(data: bytes) -> None:
    assert not any(fault.rule == "page/binary" for fault in read_page(data, "x.html", Profile()).faults)
