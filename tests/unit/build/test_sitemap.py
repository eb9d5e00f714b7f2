"""Sitemaps by sitemaps.org 0.9 and the ``xhtml:link`` that search engines define."""

from pathlib import Path

from lxml import etree

from l10n.build.addresses import addresses_of
from l10n.build.plan import Group, Version
from l10n.build.sitemap import sitemap_files
from l10n.locales import Locale

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "kit" / "sitemap.rng"))
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
DE = Locale.parse("de")


def group(page: str, *, announced: bool = True) -> Group:
    return Group(page, (Version(page, None, page), Version(page, DE, f"de/{page}", announced)))


def test_a_sitemap_lists_every_version_with_all_others() -> None:
    ((path, data),) = sitemap_files([group("a&b.html")], addresses_of(frozenset(), "https://me.example"))
    tree = etree.fromstring(data)
    assert path == "sitemap.xml"
    assert SCHEMA.validate(tree), SCHEMA.error_log
    urls = ["https://me.example/a&b.html", "https://me.example/de/a&b.html"]
    assert tree.xpath("//s:loc/text()", namespaces=NAMES) == urls
    assert tree.xpath("//s:url[1]/x:link/@hreflang", namespaces=NAMES) == ["de", "x-default"]


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
    index = trees["sitemap.xml"].xpath("//s:loc/text()", namespaces=NAMES)
    assert index == [f"https://me.example/sitemap-{number}.xml" for number in (1, 2, 3)]


def test_without_a_url_there_is_no_sitemap() -> None:
    assert list(sitemap_files([group("a.html")], addresses_of(frozenset()))) == []
