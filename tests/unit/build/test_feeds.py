"""Feeds in another language: RFC 4287 for Atom, the RSS 2.0 specification, XML 1.0 for escaping and ``xml:lang``."""

import re
from pathlib import Path

import pytest
from lxml import etree
from sites import SETTINGS, Build

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:me.example,2014:blog</id><updated>2014-02-26T08:36:00Z</updated>
<title>My blog</title><link rel="self" href="https://old.example/feed.xml"/><link rel='alternate' href='/'/>
<entry><id>https://old.example/tea.html</id><updated>2014-02-26T08:36:00Z</updated>
<title type="html">Tea &amp;amp; milk</title><link href="https://old.example/tea.html"/>
<author><name>Ann</name></author>
<content type="html">&lt;p&gt;Drink it &lt;b&gt;warm&lt;/b&gt;.&lt;/p&gt;
&lt;a href=&#39;tea.html&#39;&gt;See it&lt;/a&gt;</content></entry>
<entry><id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id><updated>2014-02-25T08:36:00Z</updated>
<title>Stay here</title><link href="https://other.example/"/><author><name>Ann</name></author>
<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One line<br/><br/>Another line</div></summary></entry>
</feed>
"""
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>My blog</title>
<link>https://old.example/</link><description>Of tea</description><language>en-GB</language>
<item><title>Tea</title><link>https://old.example/tea.html</link><guid isPermaLink="false">urn:x:1</guid>
<pubDate>Wed, 26 Feb 2014 08:36:00 GMT</pubDate>
<description><![CDATA[<p>Drink it <b>warm</b> & strong.</p>]]></description></item></channel></rss>
"""
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tea</title></head><p>Drink it warm.</p></html>'
)
PAGES = {"tea.html": PAGE, "index.html": PAGE.replace("Tea", "Home"), "feed.xml": ATOM, "rss.xml": RSS}
ALIASED = f'{SETTINGS}aliases = ["https://old.example/"]\n'

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "kit" / "atom.rng"))


def feed(build: Build, path: str, *left: str) -> str:
    return build(PAGES, lambda msgid, _: "" if msgid in left else f"{msgid} & ü", ALIASED)[path]


def test_the_feed_at_the_root_is_the_source(build: Build) -> None:
    files = build(PAGES, settings=ALIASED.replace('interface = "en"', 'interface = "fr"'))
    assert files["feed.xml"] == ATOM
    assert files["rss.xml"] == RSS


def test_an_atom_twin_is_valid_and_says_its_language(build: Build) -> None:
    tree = etree.fromstring(feed(build, "de/feed.xml").encode())
    assert SCHEMA.validate(tree), SCHEMA.error_log
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


@pytest.mark.parametrize(
    "expected",
    [
        "<title>My blog &amp; ü</title>",
        '<title type="html">Tea &amp;amp; milk &amp;amp; ü</title>',
        "&lt;p&gt;Drink it &lt;b&gt;warm&lt;/b&gt;. &amp;amp; ü&lt;/p&gt;",
        "&lt;a href=&#39;https://me.example/de/tea.html&#39;&gt;",
        '<link rel="self" href="https://me.example/de/feed.xml"/>',
        "<link rel='alternate' href='https://me.example/de/'/>",
        '<link href="https://me.example/de/tea.html"/>',
        "<id>https://me.example/de/tea.html</id>",
        "<id>tag:me.example,2014:blog:de</id>",
        "<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a#de</id>",
        '<link href="https://other.example/"/>',
        "One line &amp; ü<br/><br/>Another line &amp; ü",
    ],
)
def test_texts_links_and_ids_become_the_locales_in_the_escaping_they_had(build: Build, expected: str) -> None:
    assert expected in feed(build, "de/feed.xml")


def test_dates_and_all_that_is_not_edited_stay(build: Build) -> None:
    made = feed(build, "de/feed.xml")
    assert re.findall("<updated>.*?</updated>", made) == re.findall("<updated>.*?</updated>", ATOM)
    assert made.startswith(
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><id>'
    )


def test_a_title_that_stays_says_its_language(build: Build) -> None:
    assert '<title xml:lang="en">Stay here</title>' in feed(build, "de/feed.xml", "Stay here")


def test_an_rss_twin_keeps_its_sections_and_says_its_language(build: Build) -> None:
    made = feed(build, "de/rss.xml")
    etree.fromstring(made.encode())
    assert "<description><![CDATA[<p>Drink it <b>warm</b> &amp; strong. &amp; ü</p>]]></description>" in made
    assert "<language>de</language>" in made
    assert "<link>https://me.example/de/tea.html</link>" in made
    assert '<guid isPermaLink="false">urn:x:1#de</guid>' in made
    assert "<pubDate>Wed, 26 Feb 2014 08:36:00 GMT</pubDate>" in made


def test_pages_link_to_the_feed_in_their_language(build: Build) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="feed.xml"></head>'
    files = build(PAGES | {"tea.html": PAGE.replace("</head>", link)}, settings=ALIASED)
    assert 'href="feed.xml"' in files["de/tea.html"]


def test_a_date_in_an_entry_s_title_stays_its_author_s_as_on_the_page(build: Build) -> None:
    said: set[str] = set()
    title = "Tea of March 3, 2014"
    pages = {
        "tea.html": PAGE.replace("Tea", title).replace("<p>", f"<h1>{title}</h1><p>"),
        "rss.xml": RSS.replace("Tea", title),
    }
    build(pages, lambda msgid, _: said.add(msgid) or msgid, ALIASED)
    assert {msgid for msgid in said if msgid.startswith("Tea")} == {title}
