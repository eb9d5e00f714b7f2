"""Traps 59 to 64: words in attributes, in the head and in JSON-LD."""

import json

import pytest
from notation import fields, show, translated, untranslated

UTF8 = b"<meta charset=utf-8>"


def linked(data: str) -> bytes:
    return b'<script type="application/ld+json">' + data.encode() + b"</script>"


POST = (
    '{"@type": "BlogPosting", "headline": "A \\u00e9 \\/ b", "author": {"@type": "Person", "name": "Bob"}, "n": 1.50}'
)

READ = {
    "trap-59": (b'a<a title="T1" href=x>b</a>c', "[a<a>b</a>c] [@T1]"),
    "trap-54-attribute": (b"<p title='a &lt;b&gt; &amp;lt; &amp; c'>", "[@a &lt;b> &amp;lt; & c]"),
    "trap-60": (b"<p title=z>", "[@z]"),
    "trap-60-reference": (b"<img alt='it&#39;s'>", "[@it's]"),
    "trap-61": (b"<img alt=a alt=b>", "[@a]"),
    "trap-62": (b'<iframe title="Map"><p title=x>y</p></iframe>', "[@Map]"),
    "trap-63": (b"<input value=Go type=submit>", "[@Go]"),
    "trap-63-types": (
        (
            b"<input type=button value=a><input type=reset value=b><input type=SUBMIT value=c>"
            b"<input type=text value=d><input value=e><input type=hidden value=f><input type=checkbox value=g>"
        ),
        "[@a] [@b] [@c]",
    ),
    "trap-63-a-form-value-is-not-shown": (b"<button value=a>b</button><option value=c>d</option>", "[b] [d]"),
    "trap-64": (linked(POST), "[A é / b]"),
    "trap-64-page-like-name": (linked('{"@type": "BlogPosting", "name": "Title"}'), "[Title]"),
    "trap-64-markup": (linked('{"@type": "Article", "headline": "a <b> &lt; c"}'), "[a &lt;b> &amp;lt; c]"),
    "trap-64-other-name": (
        linked('[{"@type": "Organization", "name": "a"}, {"@type": ["Person"], "name": "c"}]'),
        "",
    ),
    "trap-64-description": (linked('{"@type": "Article", "description": "D", "url": "u"}'), "[D]"),
    "trap-64-half-a-character": (linked('{"@type": "Article", "headline": "a \\ud83d", "description": "D"}'), "[D]"),
    "trap-64-graph": (linked('{"@graph": [{"@type": ["Article"], "headline": "H"}]}'), "[H]"),
    "trap-64-broken": (linked('{"@type": "Article", "headline": "H"'), ""),
    "trap-64-other-script": (b'<script type="application/json">{"headline": "H", "@type": "Article"}</script>', ""),
    "attributes": (
        b"<img alt=a title=b><input placeholder=c aria-label=d><optgroup label=e></optgroup>",
        "[@a] [@b] [@c] [@d] [@e]",
    ),
    "attributes-that-are-not-text": (b"<a href=x id=y class=z name=w data-title=v rel=next>a</a>", "[a]"),
    "attributes-without-a-word": (b"<img alt=''><img alt><img alt='&raquo;'><img alt=' '>", ""),
    "metas": (
        (
            b'<meta name=description content=a><meta property="og:title" content=b>'
            b'<meta property="og:description" content=c>'
            b'<meta name="twitter:title" content=d><meta name="twitter:description" content=e>'
        ),
        "[@a] [@b] [@c] [@d] [@e]",
    ),
    "metas-that-are-not-text": (
        (
            b'<meta name=viewport content="width=device-width"><meta property="og:url" content="https://example.org/">'
            b'<meta property="og:image" content="a.png"><meta property="og:locale" content="fr_FR">'
            b'<meta property="og:type" content=article><meta name="twitter:card" content=summary>'
            b'<meta name=generator content=blogger><meta http-equiv=refresh content="5;url=x">'
        ),
        "",
    ),
    "name-of-a-meta-in-any-case": (b"<META NAME=Description CONTENT=a>", "[@a]"),
}

WRITE = {
    "trap-59": (
        b'<p>a<a title="T1" href=x>b</a>c</p>',
        {"a<a>b</a>c": "C<a>B</a>A", "T1": "T2"},
        b'<p>C<a title="T2" href=x>B</a>A</p>',
    ),
    "trap-59-attribute-only": (
        b'<p>a<a title="T1" href=x>b</a>c</p>',
        {"T1": "T2"},
        b'<p>a<a title="T2" href=x>b</a>c</p>',
    ),
    "trap-59-text-only": (
        b'<p>a<a title="T1" href=x>b</a>c</p>',
        {"a<a>b</a>c": "C<a>B</a>A"},
        b'<p>C<a title="T1" href=x>B</a>A</p>',
    ),
    "trap-59-void": (
        b"<p>a <img alt='i' title=\"j\"> b</p>",
        {"a <img/> b": "B <img/> A", "i": "I", "j": "J"},
        b"<p>B <img alt='I' title=\"J\"> A</p>",
    ),
    "trap-59-inside-a-void-pair": (
        b"<p>a <a title='t' href=x><img alt='i'></a> b</p>",
        {"a <a/> b": "B <a/> A", "t": "T", "i": "I"},
        b"<p>B <a title='T' href=x><img alt='I'></a> A</p>",
    ),
    "trap-59-same-markup-but-the-words": (
        b"<p>a <img alt='i'> b <img alt='j'> c</p>",
        {"a <img1/> b <img2/> c": "C <img2/> B <img1/> A", "i": "I", "j": "J"},
        b"<p>C <img alt='J'> B <img alt='I'> A</p>",
    ),
    "trap-60": (b"<p title=z>a", {"z": "y x"}, b'<p title="y x">a'),
    "trap-60-nothing-around": (b"<p title = z >a", {"z": "y x"}, b'<p title = "y x" >a'),
    "trap-60-quote-marks": (b"<p title=z>a", {"z": 'y "x"'}, b'<p title="y &quot;x&quot;">a'),
    "trap-60-own-quote": (b"<img alt='z'>", {"z": '"it\'s"'}, b"<img alt='\"it&#39;s\"'>"),
    "trap-60-other-quote": (b'<img alt="z">', {"z": '"it\'s" & c'}, b'<img alt="&quot;it\'s&quot; &amp; c">'),
    "trap-61": (b"<img alt='a' alt='b'>", {"a": "c"}, b"<img alt='c' alt='b'>"),
    "trap-62": (b'<iframe title="Map"><p>y</iframe>', {"Map": "Plan"}, b'<iframe title="Plan"><p>y</iframe>'),
    "trap-63": (b"<input value='Go' type=submit>", {"Go": "Send"}, b"<input value='Send' type=submit>"),
    "trap-64": (
        UTF8 + linked(POST),
        {"A é / b": 'fin &lt;/script> "é" \\'},
        UTF8 + linked(POST.replace("A \\u00e9 \\/ b", 'fin <\\/script> \\"é\\" \\\\')),
    ),
}


def test_trap_64_what_is_written_into_json_reads_back() -> None:
    message = '<!--&lt;script>&lt;/script> \u2028 " \\ ‘é’'
    hostile = message.replace("&lt;", "<")
    built = translated(UTF8 + linked('{"@type": "Article", "headline": "H", "x": 1}') + b"<p>a", {"H": message})
    assert "[a]" in show(built)
    data = built.decode().partition('ld+json">')[2].partition("</script><p>a")[0]
    assert json.loads(data) == {"@type": "Article", "headline": hostile, "x": 1}


def test_trap_64_the_name_of_a_person_below_their_picture_is_no_text_and_a_caption_is() -> None:
    person = '{"@type": "Person", "name": "admin", "image": {"@type": "ImageObject", "caption": "%s"}}'
    assert show(linked(person % "admin")) == ""
    assert show(linked(person % "At the sea")) == "[At the sea]"
    post = '{"@type": "BlogPosting", "name": "Rain", "image": {"@type": "ImageObject", "caption": "Rain"}}'
    assert show(linked(post)).count("[Rain]") == 2


@pytest.mark.parametrize(
    "written", [b"<img alt=z>", b"<img alt=z/>", b"<img alt='z'>", b'<img alt="z">', b"<img\nalt =\nz\n>"]
)
@pytest.mark.parametrize("value", ["y>x", "a=b", "`x`", "it's", 'a "b"', "a b", "a&amp=b", "/", "a/", "\u00a0a"])
def test_trap_60_any_value_reads_back(written: bytes, value: str) -> None:
    raw = UTF8 + written
    (message,) = fields(raw, "kind")
    built = translated(raw + b"<p>b", {message: f"é{value}z"})
    assert f"[@é{value}z]" in show(built)
    assert "[b]" in show(built)


@pytest.mark.parametrize(
    "value", [b"&nbspd", b"&nbsp;d", b"d&nbsp;", b"&nbsp;d&nbsp", b"&nbsp;'d", b"'&nbsp;d '", b'"\n d&nbsp;"']
)
def test_trap_45_an_edge_of_an_attribute_leaves_its_tag_whole(value: bytes) -> None:
    raw = b"<p title=" + value + b" id=a>b"
    (message, _) = fields(raw, "kind")
    assert show(translated(raw, {message: "x y"})) == "[@x y] [b]"


def test_kinds() -> None:
    raw = b"<title>a</title><p title=b>c</p><textarea>d</textarea>" + linked('{"@type": "Article", "headline": "e"}')
    assert fields(raw, "kind") == {"a": "text", "b": "attribute", "c": "text", "d": "text", "e": "json"}


@pytest.mark.parametrize(("raw", "shown"), READ.values(), ids=READ)
def test_units(raw: bytes, shown: str) -> None:
    assert show(raw) == shown


@pytest.mark.parametrize("raw", [raw for raw, *_ in (*READ.values(), *WRITE.values())], ids=[*READ, *WRITE])
def test_a_page_without_a_translation_is_its_own_bytes(raw: bytes) -> None:
    assert untranslated(raw) == raw


@pytest.mark.parametrize(("raw", "catalog", "built"), WRITE.values(), ids=WRITE)
def test_a_translated_page_differs_in_its_units_only(raw: bytes, catalog: dict[str, str], built: bytes) -> None:
    assert translated(raw, catalog) == built
