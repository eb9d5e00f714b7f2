"""Traps 34 to 58: where a sentence begins and ends, and what a translator sees of its markup."""

import pytest
from notation import show, translated, untranslated

UTF8 = b"<meta charset=utf-8>"
INVISIBLES = "می\u200cخواهم a\u200db \u200fc\u200e d\u00ade f\u200bg"


def utf8(text: str) -> bytes:
    return UTF8 + text.encode()


READ = {
    "trap-34": (b"<b>one <p>two</b> three", "[one] [two] [three]"),
    "trap-34-only-where-torn": (b"<p>a <i>b</i> <b>c<p>d <i>e</i> f", "[a <i>b</i>] [c] [d <i>e</i> f]"),
    "trap-34-pair-around": (b"<p>x <i>a <b>c</i> d", "[x] [a] [c] [d]"),
    "trap-34-opaque": (b"<p>s <code>x</p>y", "[s] [y]"),
    "trap-34-opaque-first": (b"<p>s <b translate=no>x<p>y", "[s] [y]"),
    "trap-34-foreign": (b"s <math>x", "[s]"),
    "trap-34-foreign-empty": (b"s <math>", "[s]"),
    "trap-34-opaque-empty": (b"<p>s <code></p>y", "[s] [y]"),
    "trap-35": (b"<b>1<i>2</b>3</i>", "[1] [2] [3]"),
    "trap-35-cells": (b"<td>a <b>b<td>c</b> d", "[a] [b] [c] [d]"),
    "trap-36": (b"<a href=1>x<a href=2>y</a>", "[x] [y]"),
    "trap-37": (b"<a href=/x><h2>T</h2><p>U</p></a>", "[T] [U]"),
    "trap-38": (b"(<a href=x>see</a>)", "[(<a>see</a>)]"),
    "trap-38-quote": (utf8("<p>« <i>Oui</i> »"), "[« <i>Oui</i> »]"),
    "trap-39": (b"<p><a><span> Home </span></a></p>", "[Home]"),
    "trap-40": (b"See <a name=x></a>this <img> now", "[See <a/>this <img/> now]"),
    "trap-40-nested": (b"See <a name=x><i> </i></a>this", "[See <a/>this]"),
    "trap-40-link-around-an-image": (b"See <a href=x><img></a> this", "[See <a/> this]"),
    "trap-41": (b"<img> Text <br>", "[Text]"),
    "trap-41-empty-pair": (b"<a name=x></a> Text <b> </b>", "[Text]"),
    "trap-41-wrapped": (b"<p><i><img> <b>Text</b></i><br>", "[Text]"),
    "trap-42": (b"Run <code>make</code>", "[Run <code/>]"),
    "trap-42-first": (b"<code>make</code> runs", "[<code/> runs]"),
    "trap-42-notranslate": (b"<span class=notranslate>Foo</span> rocks", "[<span/> rocks]"),
    "trap-42-translate-no": (b"<b translate=no>Foo</b> rocks", "[<b/> rocks]"),
    "trap-42-math": (b"<math><mi>x</mi></math> is big", "[<math/> is big]"),
    "trap-42-icon": (b"<svg><path d=x></svg> Text <svg></svg>", "[Text]"),
    "trap-42-invisible": (b"<script>a()</script>Text<!-- c --><style>b</style>", "[Text]"),
    "trap-42-alone": (b"<p><code>make</code></p>", ""),
    "trap-43": (b"One<br><br>Two<br>&nbsp;<br>Three<br>Four", "[One] [Two] [Three<br/>Four]"),
    "trap-43-comment-between": (b"One<br> <!-- x --> <br>Two", "[One] [Two]"),
    "trap-43-text-between": (b"One<br>.<br>Two", "[One<br/>.<br/>Two]"),
    "trap-44": (b"<a>Home</a> | <a>About</a>", "[Home] [About]"),
    "trap-44-glued-word": (b"<b>W</b>ord", "[<b>W</b>ord]"),
    "trap-44-a-word-outside": (b"<a>Home</a> or <a>About</a>", "[<a>Home</a> or <a>About</a>]"),
    "trap-44-glued-links": (b"<a>Home</a><a>About</a>", "[Home] [About]"),
    "trap-44-spans": (b"<span>Home</span> <span>About</span>", "[Home] [About]"),
    "trap-44-glued-spans": (b"<span>W</span><span>ord</span>", "[<span>W</span><span>ord</span>]"),
    "trap-44-inside-an-item": (b"<a>the <b>good</b> one</a> / <a>x</a>", "[the <b>good</b> one] [x]"),
    "trap-44-other-elements": (b"<b>A</b> <b>B</b>", "[<b>A</b> <b>B</b>]"),
    "trap-44-wrapped": (b"<p><i><a>Home</a> | <a>About</a></i></p>", "[Home] [About]"),
    "trap-45": (utf8("<p>&nbsp;</p><p>&raquo;</p><p>»</p>"), ""),
    "trap-45-edges": (b"&nbsp;Hi&nbsp;", "[Hi]"),
    "trap-45-decimal": (b"&#160;Hi &#160;", "[Hi]"),
    "trap-45-hexadecimal": (b"<p>&#xA0;Hi&#xa0;</p>", "[Hi]"),
    "trap-45-raw": (utf8("<p>\u00a0 Hi\u00a0\n</p>"), "[Hi]"),
    "trap-45-whole-tokens": (b"<p>&nbsp;<b>&nbsp;Hi</b>&nbsp;</p>", "[Hi]"),
    "trap-45-inside": (b"<p>a&nbsp;b&#160;<i>c</i>", "[a\u00a0b\u00a0<i>c</i>]"),
    "trap-46": (b"tab\n  and  <b> in </b> side", "[tab and <b> in </b> side]"),
    "trap-46-form-feed": (b"a\f\t\r\n b", "[a b]"),
    "trap-46-not-html-spaces": (
        utf8("<p>a\u3000\u3000b\u2028c\u00a0\u00a0d"),
        "[a\u3000\u3000b\u2028c\u00a0\u00a0d]",
    ),
    "trap-47": (utf8("<p>日本\n語</p>"), "[日本 語]"),
    "trap-48": (utf8(f"<p>{INVISIBLES}</p>"), f"[{INVISIBLES}]"),
    "trap-49": (
        utf8("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字"),
        "[<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字]",
    ),
    "trap-50": (b"<label>Name</label> <input> <button>Go</button>", "[Name] [Go]"),
    "trap-50-options": (b"<select><option>One<option>Two</select>", "[One] [Two]"),
    "trap-51": (b"<x-card>A</x-card><x-card>B</x-card>", "[A] [B]"),
    "trap-51-colon": (b"x <o:p>y</o:p> z", "[x <o-p>y</o-p> z]"),
    "trap-51-nobr": (b"x <nobr>y</nobr> z", "[x <nobr>y</nobr> z]"),
    "trap-51-unknown": (b"x <blah>y</blah> z", "[x <blah>y</blah> z]"),
    "trap-51-block": (b"x <div>y</div> z", "[x] [y] [z]"),
    "trap-52": (b"A <font>b</font> <font>c</font>", "[A <font>b</font> <font>c</font>]"),
    "trap-52-differ": (b"A <font>b</font> <font size=1>c</font>", "[A <font1>b</font1> <font2>c</font2>]"),
    "trap-52-first-seen-first": (
        b"A <i id=q>b</i> <i>c</i> <i id=q>d</i>",
        "[A <i1>b</i1> <i2>c</i2> <i1>d</i1>]",
    ),
    "trap-53": (b"x <b1>y</b1> z", "[x <b11>y</b11> z]"),
    "trap-53-inside-a-name": (b"x <h1x>q</h1x> z", "[x <h1x>q</h1x> z]"),
    "trap-53-no-collision": (
        b"x <b>y</b> <b id=q>z</b> <b1>w</b1>",
        "[x <b1>y</b1> <b2>z</b2> <b11>w</b11>]",
    ),
    "trap-54": (
        b"1 &lt;b&gt; &amp;lt; AT&amp;T a &lt; b &copy 2",
        "[1 &lt;b> &amp;lt; AT&T a < b © 2]",
    ),
    "trap-54-closing": (
        b"<p>a &lt;/b&gt; &lt;1 &amp;#38; &amp;#x26; &amp; &amp;amp",
        "[a &lt;/b> <1 &amp;#38; &amp;#x26; & &amp]",
    ),
    "trap-56": (b"<p>one <!-- k1 -->two<!-- k2 --> three</p>", "[one two three]"),
    "trap-56-conditional": (b"<p>a <!--[if IE]><p>no<![endif]--> b", "[a b]"),
    "trap-57": (
        b"<p hidden>a</p><p style='display:none'>b</p><p aria-hidden=true>c</p><p class=screen-reader-text>d</p>",
        "[a] [b] [c] [d]",
    ),
    "decision-1-blanks-between": (b"a<br>\n \t<br>b<br>c", "[a] [b<br/>c]"),
    "decision-1-verse": (b"a<br>b<br>c<br>d<br>e", "[a<br/>b<br/>c<br/>d<br/>e]"),
    "decision-3": (b"<h1>a</h1><figcaption>b</figcaption><dt>c<dd>d<summary>e</summary>f", "[a] [b] [c] [d] [e] [f]"),
    "decision-4-digits": (utf8("<p>12</p><p>-</p><p>_</p><p>★</p>"), "[12]"),
    "decision-6": (
        (
            b"<svg><text>a</text></svg><math><mi>b</mi></math><template>c</template><pre>d <b>e</b></pre>"
            b"<p><code>f</code><kbd>g</kbd><samp>h</samp></p><p>i"
        ),
        "[i]",
    ),
    "decision-6-attributes": (b"<pre><img alt=a></pre><svg><a title=b></a></svg><p>i", "[i]"),
}

WRITE = {
    "trap-34": (b"<b>one <p>two</b> three", {"one": "1", "two": "2", "three": "3"}, b"<b>1 <p>2</b> 3"),
    "trap-35": (b"<b>1<i>2</b>3</i>", {"1": "a", "2": "b", "3": "c"}, b"<b>a<i>b</b>c</i>"),
    "trap-36": (b"<a href=1>x<a href=2>y</a>", {"x": "X", "y": "Y"}, b"<a href=1>X<a href=2>Y</a>"),
    "trap-39": (
        b"<p><a href=x><span> Home </span></a></p>",
        {"Home": "Start"},
        b"<p><a href=x><span> Start </span></a></p>",
    ),
    "trap-40": (
        b"See <a name=x></a>this <img src=y> now",
        {"See <a/>this <img/> now": "Now <img/> see <a/>this"},
        b"Now <img src=y> see <a name=x></a>this",
    ),
    "trap-41": (b"<p><img> Text <br></p>", {"Text": "Words"}, b"<p><img> Words <br></p>"),
    "trap-41-comment": (b"<p><!-- a -->Text<!-- b --></p>", {"Text": "Words"}, b"<p><!-- a -->Words<!-- b --></p>"),
    "trap-42": (
        b"<p>Run <code class=x>make</code></p>",
        {"Run <code/>": "<code/> is run"},
        b"<p><code class=x>make</code> is run</p>",
    ),
    "trap-43": (b"One<br><br>Two<br>Three", {"Two<br/>Three": "2<br/>3"}, b"One<br><br>2<br>3"),
    "trap-44": (
        b"<a href=1>Home</a> | <a href=2>About</a>",
        {"About": "Us", "Home": "Start"},
        b"<a href=1>Start</a> | <a href=2>Us</a>",
    ),
    "trap-45": (b"<p>&nbsp;Hi &nbsp;\n</p>", {"Hi": "Hello"}, b"<p>&nbsp;Hello &nbsp;\n</p>"),
    "trap-46": (
        b"<p> tab\n  and  <b> in </b> side </p>",
        {"tab and <b> in </b> side": "x <b>y</b> z"},
        b"<p> x <b>y</b> z </p>",
    ),
    "trap-46-neighbour": (b"<p>a\n  b</p><p>c</p>", {"c": "C"}, b"<p>a\n  b</p><p>C</p>"),
    "trap-51": (b"x <o:p>y</o:p> z", {"x <o-p>y</o-p> z": "<o-p>Y</o-p> X"}, b"<o:p>Y</o:p> X"),
    "trap-52": (
        b"A <font>b</font> <font size=1>c</font>",
        {"A <font1>b</font1> <font2>c</font2>": "<font2>C</font2> A <font1>B</font1>"},
        b"<font size=1>C</font> A <font>B</font>",
    ),
    "trap-52-upper-case": (b"A <FONT>b</Font> c", {"A <font>b</font> c": "<font>B</font> C"}, b"<FONT>B</Font> C"),
    "trap-54": (
        b"<p>1 &lt;b&gt; AT&amp;T</p>",
        {"1 &lt;b> AT&T": "2 &lt;i> &amp;amp; < AT&T"},
        b"<p>2 &lt;i> &amp;amp; &lt; AT&amp;T</p>",
    ),
    "trap-56": (
        b"<p>one <!-- k1 -->two<!-- k2 --> three</p>",
        {"one two three": "1 2 3"},
        b"<p>1 2 3<!-- k1 --><!-- k2 --></p>",
    ),
}


def test_trap_47_a_soft_newline_stays_where_nothing_is_translated() -> None:
    raw = utf8("<p>日本\n語</p><p>a</p>")
    assert translated(raw, {"a": "b"}) == raw.replace(b"<p>a", b"<p>b")


def test_trap_48_nothing_invisible_is_cleaned_from_a_translation() -> None:
    assert translated(utf8("<p>a</p>"), {"a": INVISIBLES}) == utf8(f"<p>{INVISIBLES}</p>")


def test_trap_55_a_translation_may_need_no_escape_any_more() -> None:
    built = translated(utf8("<p>a &lt;i"), {"a &lt;i": "a &lt;í"})
    assert built == utf8("<p>a &lt;í")
    assert show(built) == "[a <í]"


def test_trap_58_a_unit_may_be_very_long() -> None:
    raw = b"<p>" + b"word <b>bold</b> " * 20_000 + b"</p>"
    (message,) = show(raw)[1:-1].splitlines()
    assert message == ("word <b>bold</b> " * 20_000).rstrip()
    assert untranslated(raw) == raw


def test_trap_58_trimming_is_linear() -> None:
    raw = b"<p>" + b"&nbsp;" * 100_000 + b"a" + b"&nbsp;" * 100_000 + b"</p>"
    assert show(raw) == "[a]"
    assert untranslated(raw) == raw


@pytest.mark.parametrize(("raw", "shown"), READ.values(), ids=READ)
def test_units(raw: bytes, shown: str) -> None:
    assert show(raw) == shown


@pytest.mark.parametrize("raw", [raw for raw, *_ in (*READ.values(), *WRITE.values())], ids=[*READ, *WRITE])
def test_a_page_without_a_translation_is_its_own_bytes(raw: bytes) -> None:
    assert untranslated(raw) == raw


@pytest.mark.parametrize(("raw", "catalog", "built"), WRITE.values(), ids=WRITE)
def test_a_translated_page_differs_in_its_units_only(raw: bytes, catalog: dict[str, str], built: bytes) -> None:
    assert translated(raw, catalog) == built
