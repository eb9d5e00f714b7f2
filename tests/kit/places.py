"""A page with text in every place that has an escaping of its own.

In: nothing. Out: HTML. Never done here: depending on what a platform is known for.
"""

EVERY_PLACE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>A title of the page</title>
<meta name="description" content="A description of the page">
<meta property='og:title' content='A social title'>
<meta name=twitter:title content=Unquoted>
<link rel="alternate" hreflang="fr" href="https://example.org/fr/">
<script type="application/ld+json">{"@type": "Article", "headline": "A headline", "url": "https://example.org/"}</script>
<style>p::after { content: "styled" }</style>
</head><body onload="start()">
<noscript><p title="Tip of noscript">Please enable scripts <b>now</b></p></noscript>
<h1>Plain words stand here</h1>
<p title="Double quoted" class='x'>Words with <a href="/a" title="Inner title">a link</a> and
 <a href="/b" onclick="go()">another</a>, a <br> break and <code>code()</code>.</p>
<p title='Single quoted'>Words in <em><b>nested</b> markup</em> end.</p>
<p title=Bare>Bare attribute's paragraph</p>
<img src="a.png" alt="An image of something"><img src=b.png alt=Picture>
<form action="/go"><input type=submit value="Send it"><input placeholder="Your name">
<textarea>Words in an area</textarea>
<select><option label="A label">First choice</option><option>Second choice</option></select>
<button>Press the button</button></form>
<table><caption>A caption</caption><tr><td>A cell of it</td></tr></table>
<svg><title>Untouched</title></svg>
<p>AT&amp;T said <span class=notranslate>Foo &lt;b></span> is nice</p>
<p dir="rtl" lang="he">Words that are marked</p>
<script>var a = "in a script";</script>
</body></html>
"""
