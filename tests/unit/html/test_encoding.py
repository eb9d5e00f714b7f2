"""What a page's bytes mean (engine design, "Reading a page", step 1), and when they cannot be had back."""

import pytest
from notation import show, translated, untranslated

from l10n.build.page import translate_page
from l10n.html.document import read_document
from l10n.units.segment import segment

# Two Shift_JIS codes decode to one character (U+2252), of which only the second is what encoding gives.
TWICE = b"<meta charset=shift_jis><p>\x87\x90</p><p>a</p>"

BROKEN_UTF_16 = {
    "odd": b"\xfe\xff\x00o\xff\x00n\x00e",
    "half a unit": b"\xff\xfe\x00",
    "half a pair": b"\xff\xfea\x00\x3d\xd8",
    "wrong way round": b"\xff\xfea\x00\x00\xdc\x3d\xd8",
    "lone byte": b"\xff\xfe\xff",
}


@pytest.mark.parametrize(
    ("raw", "shown"),
    {
        "utf-8 without a word": (b"<p>caf\xc3\xa9</p>", "[café]"),
        "latin-1 without a word": (
            b"<p>Nous avons \xe9t\xe9 tr\xe8s heureux de vous accueillir cet \xe9t\xe9 \xe0 la mer.</p>",
            "[Nous avons été très heureux de vous accueillir cet été à la mer.]",
        ),
        "the first declaration wins": (b"<meta charset=windows-1251><meta charset=windows-1252><p>\xcf</p>", "[П]"),
        "a declaration in a comment is none": (
            b"<!-- <meta charset=koi8-r> --><meta charset=cp1251><p>\xcf</p>",
            "[П]",
        ),
        "utf-16 in a meta means utf-8": (b"<meta charset=utf-16><p>caf\xc3\xa9</p>", "[café]"),
        "an unknown declaration is none": (b"<meta charset=nonsense><p>caf\xc3\xa9</p>", "[café]"),
    }.values(),
)
def test_the_encoding_is_the_mark_or_the_declaration_or_what_it_looks_like(raw: bytes, shown: str) -> None:
    assert show(raw) == shown
    assert untranslated(raw) == raw


@pytest.mark.parametrize("raw", [TWICE, *BROKEN_UTF_16.values()], ids=["twice", *BROKEN_UTF_16])
def test_a_page_that_does_not_come_back_is_copied(raw: bytes) -> None:
    document = read_document(raw)
    assert not document.faithful
    assert translate_page(document, segment(document), lambda unit: unit.message + "!") == raw


def test_bytes_that_are_invalid_in_their_encoding_do_come_back() -> None:
    assert read_document(b"<meta charset=utf-8><p>\xff").faithful


def test_an_ascii_page_that_declares_nothing_stays_ascii() -> None:
    assert translated(b"<p title='a'>b</p>", {"a": "é", "b": "日 😀"}) == (b"<p title='&#233;'>&#26085; &#128512;</p>")


@pytest.mark.parametrize(
    "head",
    [
        b"<script charset=utf-8 src=x></script>",
        b'<meta http-equiv="Content-Type" value="text/html; charset=Shift_JIS">',
        b"<p>charset=koi8-r</p>",
    ],
)
def test_what_only_looks_like_a_declaration_is_none(head: bytes) -> None:
    assert translated(head + b"<p>b</p>", {"b": "é"}) == head + b"<p>&#233;</p>"


@pytest.mark.parametrize(("label", "written"), [(b"windows-1252", b"\xe9"), (b"koi8-r", b"&#233;")])
def test_a_page_that_is_utf_8_but_declares_something_else_is_not_written_as_utf_8(label: bytes, written: bytes) -> None:
    # Browsers believe the declaration, servers often say the other: a reference is right for both.
    raw = b"<meta charset=" + label + b"><p>\xc3\xa9\xc3\xa9</p><p>b</p>"
    assert translated(raw, {"b": "é"}) in {raw.replace(b"<p>b", b"<p>" + way) for way in (written, b"&#233;")}


def test_every_newline_is_a_line_feed_in_the_text() -> None:
    assert read_document(b"a\r\nb\rc\n\r\r\nd").text == "a\nb\nc\n\n\nd"


@pytest.mark.parametrize("raw", [b"", b"\r", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"<", b"\xff" * 9, bytes(range(256))])
def test_any_bytes_are_a_page(raw: bytes) -> None:
    assert untranslated(raw) == raw
