"""The kinds of tokens that wild pages are made of, as literal as they come.

In: nothing. Out: tuples of source text, one a kind. Never done here: mixing them.
"""

WORDS = (
    "one", "Two", "3", "été", "日本", "語", "مرحبا", "می\u200cخواهم", "a\u00a0b", "x\u3000y", "\u200fz\u200e",
    "so\u00adft", "AT&T", "a < b", "it's", '"quoted"', "1 < 2", "a&b;", "😀", "{name}", "100%",
)  # fmt: skip
"""Words and what passes for words."""

PUNCTUATION = (".", ", ", " | ", "»", "(", ")", "-", "&nbsp;", "\u00a0", "·", "{", "%", "…")
"""What holds no word."""

SPACES = (" ", "  ", "\n", "\r\n", "\r", "\t", "\f", "\n\n  ", "\r\r\n")
"""Every newline there is."""

REFERENCES = (
    "&amp;", "&lt;", "&gt;", "&quot;", "&copy", "&copy;", "&copyx", "&#169;", "&#xA9;", "&eacute;", "&nbsp", "&#160;",
    "&amp;lt;", "&amp;amp;", "&lt;b&gt;", "&lt;/b", "&#13;", "&#10;", "&#0;", "&#x1F;", "&#x10FFFE;", "&#x92;",
    "&#xD800;", "&#99999999;", "&;", "&#;", "&#x;", "&nope;", "&", "&NotEqualTilde;", "&notit;", "&zwnj;", "&rlm;",
    "&shy;", "&#x2028;",
)  # fmt: skip
"""References: right, unfinished, out of range, or none at all."""

COMMENTS = (
    "<!-- c -->", "<!---->", "<!-->", "<!--->", "<!-- <p>x</p> -->", "<!--[if IE]><p>x<![endif]-->",
    "<!-- a -- b --!>", "<?php echo 1 ?>", "<?xml version='1.0'?>", "<![if !IE]>", "<![endif]>", "<!x <p>", "<!>",
    "</ x>", "<![CDATA[x<p>]]>", "<!DOCTYPE html>",
)  # fmt: skip
"""Comments, and what HTML takes for comments."""

RAW = (
    '<script>f("</p>")</script>', '<script><!--<script>"</script>"--></script>',
    "<style>p > a { content: '<' }</style>", "<iframe title=Map><p>no</iframe>", "<xmp>a<b>c</xmp>",
    "<noembed><p></noembed>", "<noframes>x</noframes>", "<textarea>a <b> &amp; c</textarea>",
    "<title>x <b> y</title>", "<svg><title>a</title></svg>", "<svg/>", "<svg><path d='M0'/></svg>",
    "<svg><style>a<p></style></svg>", "<svg><title>a<b>c</title></svg>", "<svg><![CDATA[a<p>]]></svg>",
    "<svg><foreignObject><p>x</foreignObject></svg>", "<math><mi>x</mi></math>",
    "<math><annotation-xml encoding=text/html><p>x</math>", "<svg><script>1</script></svg>",
    "<template><p>Hi</template>", "<template><tr><td>x</template>", "<code>make</code>",
    "<noscript><p>Enable it <img alt=x></noscript>", "<noscript>a<b>c</noscript>",
    "<span class=notranslate>Foo</span>", "<b translate=no>Bar</b>", "<pre>a\n b</pre>",
    "<select><option>One<option>Two</select>", "<ruby>漢<rp>(</rp><rt>kan</rt></ruby>",
    '<script type="application/ld+json">{"@type": "Article", "headline": "a \\u00e9 <\\/b>", "x": 1.0}</script>',
    '<script type="application/ld+json">{"@graph": [{"@type": ["WebPage"], "name": "y"}]}</script>',
    '<script type="application/ld+json">{"headline": </script>',
    '<meta name=description content="a &quot;b&quot; c">', "<input type=submit value=Go>", "<input value=Go>",
)  # fmt: skip
"""Whole elements that are read by rules of their own."""

BROKEN = (
    "</>", "</", "<", "<3", "< b>", "</b test", "<b", "<b title='", "<!", "<!--", "<?", "</p>", "</br>", "<br/>",
    "<b/>", "<div/>", "<plaintext>", "<svg>", "</svg>", "<math>", "<script>", "<style>", "<title>", "<textarea>",
    "<noscript>", "</noscript>", "<template>", "<xmp>", "<b<i>", "<b='x'>", "<b =x>", "<b a=1 a=2>", "<a href=x/>",
    "\0", "\x0b", "\x1f", "\x7f", "\ufeff", "\ufffe", "<frameset>", "<body lang=de class=x>", "<html lang=fr>",
    "</body>", "</html>", "<col>", "<table><div>", "]]>", "-->",
)  # fmt: skip
"""Markup that is never finished, or out of place."""

NAMES = (
    "title", "alt", "ALT", "placeholder", "aria-label", "label", "value", "type", "lang", "dir", "translate", "class",
    "href", "id", "hidden",
)  # fmt: skip
"""Attributes that mean something to somebody."""

HOSTILE = (
    "a", " ", "'", '"', "`", "=", ">", "/", "\\", "<", "&", ";", "</", "<!--", "-->", "<script>", "</script>",
    "<b onclick=x>", "<svg/", "&lt;script>", "&lt;/title>", "&lt;/textarea>", "&lt;/noscript>", "&lt;!--", "&lt;",
    "&quot;", "&#39;", "onload=x", "</p>", "<br/>", "<b>", "</b>", "<img src=x onerror=y>", "]]>", "<?", "<!",
    "javascript:", "\u2028", "é", "<plaintext>", "</svg>", "\n", "\r",
)  # fmt: skip
"""What a translation may try in order to be more than text."""
