"""Traps 10 to 18: what is a tag, a comment, a script, and what only looks like one."""

import pytest
from notation import show, translated, untranslated

SCRIPT = b'<script>f("</p>")</script>'

READ = {
    "trap-10": (b"<p>a</b test", ""),
    "trap-10-open-tag": (b"<p>a</p>b<i class=", "[a]"),
    "trap-10-comment": (b"<p>a</p><p>b<!-- c", "[a] [b]"),
    "trap-10-alone-bogus": (b"<?", ""),
    "trap-10-alone-end-tag": (b"</b", ""),
    "trap-10-alone-open-tag": (b"<b", ""),
    "trap-10-quote-never-closed": (b"<p>a</p><img alt='b>c</p><p>d", "[a]"),
    "trap-10-after-a-sentence": (b"<p>a <i>b</i><b", "[a <i>b</i>]"),
    "trap-11": (b"a</>b", ""),
    "trap-11-elsewhere": (b"<p>a</>b</p><p>c", "[c]"),
    "trap-12": (b"x " + SCRIPT + b" y", "[x <script/> y]"),
    "trap-12-style": (b"x <style>p::before { content: '</p>' }</style> y", "[x <style/> y]"),
    "trap-12-iframe": (b"x <iframe src=y><p>no</iframe> y", "[x <iframe/> y]"),
    "trap-13": (b'<script><!--<script>"</script>"--></script>x', "[x]"),
    "trap-14": (b"<title>x <b> y", "[x &lt;b> y]"),
    "trap-14-textarea": (b"<textarea>x <b> &eacute;</textarea>y", "[x &lt;b> é] [y]"),
    "trap-14-title-closed-early": (b"<title>a</p>b</title><p>c", "[a&lt;/p>b] [c]"),
    "trap-14-is-over-at-its-end-tag": (b"<textarea>a</textarea><!f", "[a]"),
    "trap-14-is-over-where-none-began": (b"</title>a</>b", ""),
    "trap-15": (b"<p title=\"a>b\" data-x='<p>'>c", "[@a>b] [c]"),
    "trap-15-in-a-sentence": (b"<p>x <a data-x='</p><p>'>c</a> y", "[x <a>c</a> y]"),
    "trap-16-php": (b"<p>a <?php echo 1 > 0 ?> b", "[a 0 ?> b]"),
    "trap-16-conditional": (b"<p>a <![if !IE]> b", "[a b]"),
    "trap-16-declaration": (b"<p>a <!x <p> b", "[a b]"),
    "trap-17-plaintext": (b"<p>a</p><plaintext>b</plaintext>c", "[a]"),
    "trap-17-xmp": (b"<p>a</p><xmp>b<p>c</xmp><p>d", "[a] [d]"),
    "trap-17-noembed": (b"<p>a</p><noembed>b<p>c</noembed><p>d", "[a] [d]"),
    "trap-17-noframes": (b"<p>a</p><noframes>b<p>c</noframes><p>d", "[a] [d]"),
    "trap-17-iframe": (b"<p>a</p><iframe>b<p>c</iframe><p>d", "[a] [d]"),
    "trap-17-to-the-end": (b"<p>a</p><xmp>b<p>c</p>", "[a]"),
    "trap-18-br": (b"a<br/>b", "[a<br/>b]"),
    "trap-18-closing-br": (b"a</br>b", "[a<br/>b]"),
    "trap-18-two": (b"a<br></br>b", "[a] [b]"),
    "trap-18-closing-p": (b"a</p>b", "[a] [b]"),
    "trap-18-slash-is-nothing": (b"<i/>x</i> y", "[<i>x</i> y]"),
}

WRITE = {
    "trap-10": (b"<p>a</p><p>b</b test", {"a": "A"}, b"<p>A</p><p>b</b test"),
    "trap-10-after-a-sentence": (b"<p>a <i>b</i><b", {"a <i>b</i>": "<i>B</i> A"}, b"<p><i>B</i> A<b"),
    "trap-12": (b"x " + SCRIPT + b" y", {"x <script/> y": "Y <script/> X"}, b"Y " + SCRIPT + b" X"),
    "trap-14": (
        b"<title>x <b> y</title>",
        {"x &lt;b> y": "z &lt;/title> &lt;b> AT&T"},
        b"<title>z &lt;/title> &lt;b> AT&amp;T</title>",
    ),
    "trap-15": (b"<p title=\"a>b\" data-x='<p>'>c", {"c": "C", "a>b": "A"}, b"<p title=\"A\" data-x='<p>'>C"),
    "trap-16": (b"<p>a <?php echo 1 ?> b</p>", {"a b": "A"}, b"<p>A<?php echo 1 ?></p>"),
    "trap-16-conditional": (b"<p>a <![if !IE]>b<![endif]> c</p>", {"a b c": "A"}, b"<p>A<![if !IE]><![endif]></p>"),
    "trap-18": (b"a</br>b", {"a<br/>b": "A<br/>B"}, b"A</br>B"),
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
