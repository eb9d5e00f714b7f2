"""Traps 1 to 9: bytes, newlines, characters."""

import pytest
from notation import show, translated, untranslated

UTF8 = b"<meta charset=utf-8>"
LATIN2 = b"<meta charset=iso-8859-2>"  # holds é, not ’ nor 😀
JSON = b'<script type="application/ld+json">{"@type": "BlogPosting", "headline": "Hi \\u00e9"}</script>'

READ = {
    "trap-01": (b"<p>a\r\nb\nc</p>\n<p>d\r\n\r\ne</p>\r\n", "[a b c] [d e]"),
    "trap-02": (b"<p>a\rb</p>\r<p>c</p>", "[a b] [c]"),
    "trap-02-mixed": (b"<p>a\r\r\nb</p>\n\r<p>c</p>\r", "[a b] [c]"),
    "trap-03": (UTF8 + b"<p>ok</p><p>bad \xff byte</p><p>\xc3\xa9</p>", "[ok] [é]"),
    "trap-03-attribute": (UTF8 + b'<p title="bad \xff">ok</p>', "[ok]"),
    "trap-03-truncated": (UTF8 + b"<p>ok</p><p>caf\xc3", "[ok]"),
    "trap-04": (b"\xef\xbb\xbf<p>caf\xc3\xa9</p>", "[café]"),
    "trap-04-only-a-bom": (b"\xef\xbb\xbf", ""),
    "trap-04-wins-over-meta": (b"\xef\xbb\xbf<meta charset=iso-8859-1><p>caf\xc3\xa9</p>", "[café]"),
    "trap-04-utf-16le": (b"\xff\xfe" + "<p>café</p>".encode("utf-16-le"), "[café]"),
    "trap-04-utf-16be": (b"\xfe\xff" + "<p>café</p>".encode("utf-16-be"), "[café]"),
    "trap-05-latin-1-is-windows-1252": (b"<meta charset=iso-8859-1><p>it\x92s</p>", "[it’s]"),
    "trap-05-http-equiv": (
        b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>it\x92s</p>',
        "[it’s]",
    ),
    "trap-05-c1-hole": (b"<meta charset=windows-1252><p>caf\xe9</p><hr>\x81<hr>", "[café]"),
    "trap-05-shift-jis-is-cp932": (b"<meta charset=shift_jis><p>\x87\x40\x93\xfa\x96\x7b</p>", "[①日本]"),
    "trap-05-euc-jp": (b"<meta charset=euc-jp><p>\xc6\xfc\xcb\xdc</p>", "[日本]"),
    "trap-05-windows-1251": (b"<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>", "[Привет]"),
    "trap-05-gbk": (b"<meta charset=gb2312><p>\xc4\xe3\xba\xc3</p>", "[你好]"),
    "trap-07-noncharacter": (b"<p>x&#x10FFFE;y</p><p>z</p>", "[z]"),
    "trap-07-control": (b"<p>x&#x1F;y</p><p>z</p>", "[z]"),
    "trap-07-attribute": (b'<p title="x&#x1F;y">z</p>', "[z]"),
    "trap-08": (b'<p title="a&copy=1">&copy=1 b</p>', "[@a&copy=1] [©=1 b]"),
    "trap-08-closed": (b'<p title="a&copy;=1">b</p>', "[@a©=1] [b]"),
    "trap-09": (b"<p>a\0b</p><p>c</p>", "[c]"),
    "trap-09-attribute": (b'<p title="a\0b">c</p>', "[c]"),
}

WRITE = {
    "trap-01": (
        b"<p>a\r\nb\nc</p>\n<p>d\r\n\r\ne</p>\r\n<p>f</p>\n",
        {"a b c": "A", "f": "F"},
        b"<p>A</p>\n<p>d\r\n\r\ne</p>\r\n<p>F</p>\n",
    ),
    "trap-01-edges": (
        b"\r\n<p>\r\na\r\n</p>\r\n\r\n<img alt='b\r\nc'>\r\n",
        {"a": "A", "b c": "B"},
        b"\r\n<p>\r\nA\r\n</p>\r\n\r\n<img alt='B'>\r\n",
    ),
    "trap-02": (b"<p>a\rb</p>\r<p>c</p>\r", {"c": "C"}, b"<p>a\rb</p>\r<p>C</p>\r"),
    "trap-03": (
        UTF8 + b"<p>ok</p><p>bad \xff byte</p>",
        {"ok": "ça va"},
        UTF8 + b"<p>\xc3\xa7a va</p><p>bad \xff byte</p>",
    ),
    "trap-04": (b"\xef\xbb\xbf<p>a</p>", {"a": "é"}, b"\xef\xbb\xbf<p>\xc3\xa9</p>"),
    "trap-04-utf-16le": (
        b"\xff\xfe" + "<p>a</p>\r\n<p>b</p>".encode("utf-16-le"),
        {"b": "日"},
        b"\xff\xfe" + "<p>a</p>\r\n<p>日</p>".encode("utf-16-le"),
    ),
    "trap-05": (
        b"<meta charset=iso-8859-1><p>it\x92s</p><p>b</p>",
        {"b": "l’été"},
        b"<meta charset=iso-8859-1><p>it\x92s</p><p>l\x92\xe9t\xe9</p>",
    ),
    "trap-05-shift-jis": (
        b"<meta charset=shift_jis><p>a</p><p>\x87\x40</p>",
        {"a": "日本"},
        b"<meta charset=shift_jis><p>\x93\xfa\x96\x7b</p><p>\x87\x40</p>",
    ),
    "trap-06-text": (LATIN2 + b"<p>a</p>", {"a": "l’é 😀"}, LATIN2 + b"<p>l&#8217;\xe9 &#128512;</p>"),
    "trap-06-attribute": (LATIN2 + b'<img alt="a">', {"a": "l’é"}, LATIN2 + b'<img alt="l&#8217;\xe9">'),
    "trap-06-rcdata": (LATIN2 + b"<title>a</title>", {"a": "l’é"}, LATIN2 + b"<title>l&#8217;\xe9</title>"),
    "trap-06-best-fit-is-no-fit": (
        b"<meta charset=shift_jis><p>a</p>",
        {"a": "¢5 £5 ¬"},
        b"<meta charset=shift_jis><p>&#162;5 &#163;5 &#172;</p>",
    ),
    "trap-06-json": (
        LATIN2 + JSON,
        {"Hi é": "a’b 😀"},
        LATIN2 + JSON.replace(b"Hi \\u00e9", b"a\\u2019b \\ud83d\\ude00"),
    ),
    "trap-07-carriage-return": (b'<img alt="a">', {"a": "x\ry"}, b'<img alt="x&#13;y">'),
    "trap-08": (
        b'<p title="a&copy=1">b</p>',
        {"a&copy=1": "z&copy=2"},
        b'<p title="z&amp;copy=2">b</p>',
    ),
    "trap-09": (b"<p>a\0b</p><p>c</p>", {"c": "C"}, b"<p>a\0b</p><p>C</p>"),
}


@pytest.mark.parametrize(("raw", "shown"), READ.values(), ids=READ)
def test_units(raw: bytes, shown: str) -> None:
    assert show(raw) == shown


@pytest.mark.parametrize("raw", [raw for raw, *_ in (*READ.values(), *WRITE.values())], ids=[*READ, *WRITE])
def test_a_page_without_a_translation_is_its_own_bytes(raw: bytes) -> None:
    assert untranslated(raw) == raw


@pytest.mark.parametrize(("raw", "catalog", "built"), WRITE.values(), ids=WRITE)
def test_a_translated_page_differs_in_its_units_only(raw: bytes, catalog: dict[str, str], built: bytes) -> None:
    assert translated(raw, catalog) == built


def test_a_carriage_return_by_reference_is_no_newline_in_the_translated_text() -> None:
    built = translated(b"<p>a</p>", {"a": "x\ry"})
    assert built in {b"<p>x&#13;y</p>", b"<p>x y</p>"}
