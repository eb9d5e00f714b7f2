"""Sitemaps by sitemaps.org 0.9 and the ``xhtml:link`` that search engines define."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from l10n.build.addresses import addresses_of
from l10n.build.layout import Layout
from l10n.build.plan import ANNOUNCED, BUILT, Group
from l10n.build.sitemap import sitemap_files, sitemap_paths
from l10n.locales import Locale
from l10n.xml import Entry, render_sitemap

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "kit" / "sitemap.rng"))
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
DE = Locale.parse("de")
URLS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1)


def group(page: str, *, announced: bool = True) -> Group:
    return Group(page, Layout("{locale}/{path}", (DE,), None), ANNOUNCED if announced else BUILT)


def test_a_sitemap_lists_every_version_with_all_others() -> None:
    ((path, data),) = sitemap_files([group("a&b.html")], addresses_of(frozenset(), "https://me.example"))
    tree = etree.fromstring(data)
    assert path == "sitemap.xml"
    assert SCHEMA.validate(tree), SCHEMA.error_log
    urls = ["https://me.example/a&b.html", "https://me.example/de/a&b.html"]
    assert tree.xpath("//s:loc/text()", namespaces=NAMES) == urls
    assert tree.xpath("//s:url[1]/x:link/@hreflang", namespaces=NAMES) == ["de", "x-default"]


@given(st.lists(st.tuples(URLS, st.lists(st.tuples(URLS, URLS)))))
def test_a_sitemap_is_written_as_lxml_writes_it(entries: list[tuple[str, list[tuple[str, str]]]]) -> None:
    root = etree.Element(f"{{{NAMES['s']}}}urlset", nsmap={None: NAMES["s"], "xhtml": NAMES["x"]})
    for url, alternates in entries:
        element = etree.SubElement(root, f"{{{NAMES['s']}}}url")
        etree.SubElement(element, f"{{{NAMES['s']}}}loc").text = url
        for hreflang, href in alternates:
            etree.SubElement(element, f"{{{NAMES['x']}}}link", rel="alternate", hreflang=hreflang, href=href)
    written = render_sitemap(Entry((url,), tuple(alternates)) for url, alternates in entries)
    assert written == etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def test_what_is_not_announced_is_not_listed() -> None:
    ((_, data),) = sitemap_files([group("a.html", announced=False)], addresses_of(frozenset(), "https://me.example"))
    assert etree.fromstring(data).xpath("//s:loc/text()", namespaces=NAMES) == ["https://me.example/a.html"]
    assert b"hreflang" not in data


def test_a_large_sitemap_is_split_and_indexed() -> None:
    groups = [group(f"{number}.html") for number in range(5)]
    files = dict(sitemap_files(groups, addresses_of(frozenset(), "https://me.example"), most=4))
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    trees = {path: etree.fromstring(data) for path, data in files.items()}
    assert all(SCHEMA.validate(tree) for tree in trees.values())
    assert [len(trees[path]) for path in files] == [3, 4, 4, 2]
    assert list(files) == sitemap_paths(groups, addresses_of(frozenset(), "https://me.example"), most=4)
    index = trees["sitemap.xml"].xpath("//s:loc/text()", namespaces=NAMES)
    assert index == [f"https://me.example/sitemap-{number}.xml" for number in (1, 2, 3)]


def test_without_a_url_there_is_no_sitemap() -> None:
    assert list(sitemap_files([group("a.html")], addresses_of(frozenset()))) == []
