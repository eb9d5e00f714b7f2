"""What becomes of the links of ``2014/tea.html`` when it goes to ``de/2014/tea.html``.

``index.html`` and ``2014/tea.html`` have a German version, ``2014/milk.html`` has none.
"""

import pytest

from l10n.build.addresses import addresses_of
from l10n.build.links import Linking
from l10n.html.document import read_document
from l10n.html.links import links_of

FILES = frozenset(("index.html", "2014/tea.html", "2014/milk.html", "images/cup.png", "style.css", "2014/pic.png"))
GERMAN = {"index.html": "de/index.html", "2014/tea.html": "de/2014/tea.html"}
SITE = addresses_of(FILES, "https://me.example/", ("http://old.example/",))


def moved(source: str) -> str:
    document = read_document(source.encode())
    linking = Linking(SITE, "2014/tea.html", "de/2014/tea.html", lambda path: GERMAN.get(path, path))
    return document.source.splice(linking.edits(links_of(document), document.text)).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../index.html">', '<a href="../index.html">'),
        ('<a href="../index.html?x=1&y#z">', '<a href="../index.html?x=1&y#z">'),
        ('<a href="milk.html?a=1&b#c">', '<a href="../../2014/milk.html?a=1&b#c">'),
        ('<a href="#more">', '<a href="#more">'),
        ('<a href="?m=1">', '<a href="?m=1">'),
        ('<a href="">', '<a href="">'),
        ("<img src='pic.png'>", "<img src='../../2014/pic.png'>"),
        ("<img src=pic.png>", "<img src=../../2014/pic.png>"),
        ('<img srcset="pic.png 1x, ../images/cup.png 2x">',
         '<img srcset="../../2014/pic.png 1x, ../../images/cup.png 2x">'),
        ('<video poster="pic.png">', '<video poster="../../2014/pic.png">'),
        ('<form action="../index.html">', '<form action="../index.html">'),
        ('<form action="milk.html">', '<form action="../../2014/milk.html">'),
        ('<p style="background:url(&quot;../images/cup.png&quot;)">',
         '<p style="background:url(&quot;../../images/cup.png&quot;)">'),
        ("<style>p{background:url(../images/cup.png)}</style>",
         "<style>p{background:url(../../images/cup.png)}</style>"),
        ('<meta http-equiv="refresh" content="0; url=milk.html">',
         '<meta http-equiv="refresh" content="0; url=../../2014/milk.html">'),
        ('<link rel="stylesheet" href="../style.css">', '<link rel="stylesheet" href="../../style.css">'),
        ('<svg><use href="pic.png#a"/></svg>', '<svg><use href="../../2014/pic.png#a"/></svg>'),
        ('<noscript><img src="pic.png"></noscript>', '<noscript><img src="../../2014/pic.png"></noscript>'),
        ('<a href="/index.html">', '<a href="/de/index.html">'),
        ('<a href="/">', '<a href="/de/">'),
        ('<a href="/style.css">', '<a href="/style.css">'),
        ('<a href="https://me.example/">', '<a href="../">'),
        ('<a href="http://old.example/2014/tea.html#c1">', '<a href="tea.html#c1">'),
        ('<a href="http://old.example/not/saved.html">', '<a href="http://old.example/not/saved.html">'),
        ('<a href="https://me.example/2014/milk.html">', '<a href="https://me.example/2014/milk.html">'),
        ('<a href="https://other.example/index.html">', '<a href="https://other.example/index.html">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<a href="gone.html">', '<a href="../../2014/gone.html">'),
        ('<img data-src="pic.png">', '<img data-src="../../2014/pic.png">'),
        ('<i data-src="no/file">', '<i data-src="no/file">'),
        ('<base href="../"><a href="index.html"><img src="images/cup.png">',
         '<base href="../../"><a href="de/index.html"><img src="images/cup.png">'),
        ('<base href="http://old.example/2014/"><a href="../index.html">',
         '<base href="../../2014/"><a href="../de/index.html">'),
        ('<base href="https://me.example/2014/"><a href="../index.html">',
         '<base href="https://me.example/2014/"><a href="../de/index.html">'),
        ('<base href="http://other.example/"><a href="index.html">',
         '<base href="http://other.example/"><a href="index.html">'),
        ('<base href="../2014/tea.html"><a href="#more">',
         '<base href="../../2014/tea.html"><a href="../de/2014/tea.html#more">'),
    ],
)  # fmt: skip
def test_a_link_leads_where_it_led_or_to_the_version_in_the_locale(before: str, after: str) -> None:
    assert moved(before) == after
