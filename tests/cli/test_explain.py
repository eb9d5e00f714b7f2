"""``l10n explain``: what it says of a page, in its three formats."""

import json
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from small_site import small_site

from l10n.cli import main

PAGE = """<!DOCTYPE html><html lang="en"><head><title>A walk | Tea</title></head><body>
<header><b>Tea</b></header>
<article><h1>A walk</h1><p>Published on <time datetime="2014-02-26">February 26, 2014</time></p>
<p>We met <span class="author"><b class="fn">Ada</b></span>.</p>
<p><time>March 1, 2014</time></p><p>1234</p><pre>let x = 1;</pre><p translate="no">Keep me</p><p>http://example.org/</p>
<p class="sponsor">Buy more tea.</p>
<p>&lt;script>alert(1)&lt;/script> is \x1b[31mtext.</p></article>
<section id="comments"><h2>1 comment</h2><article class="comment"><p>What a lovely river!</p></article></section>
<script>document.title = "run"</script></body></html>"""
INDEX = "<nav><a href='walk.html'>A walk</a></nav><article><p>Something else to read.</p></article>"
CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["de"]
[source]
interface = "en"
posts = "en"
[[extract.rules]]
select = ".sponsor"
role = "skip"
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    small_site(tmp_path, {"2014/walk.html": PAGE, "index.html": INDEX}, {}, CONFIG)
    return tmp_path


def run(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(site), "explain", *arguments])


def texts(site: Path, page: str = "2014/walk.html") -> dict[str, dict[str, object]]:
    result = run(site, page, "--format", "json")
    assert result.exit_code == 0, result.output
    return {text["text"]: text for text in json.loads(result.stdout)["texts"]}


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("What a lovely river!", "a reader's comment"),
        ("1234", "no letters"),
        ("let x = 1;", "computer text"),
        ("Keep me", 'the page says translate="no"'),
        ("http://example.org/", "an address, or a date for machines"),
        ("Buy more tea.", "a rule skips it"),
    ],
)
def test_what_is_left_alone_is_shown_with_the_reason(site: Path, text: str, because: str) -> None:
    assert texts(site)[text]["became"] == "skipped"
    assert texts(site)[text]["because"] == because


def test_a_message_is_shown_with_its_catalog_its_rule_and_its_place(site: Path) -> None:
    title = texts(site)["A walk"]
    assert (title["became"], title["domain"], title["language"]) == ("message", "posts", "en")
    assert (title["line"], title["column"]) == (3, 14)
    assert "article" in str(title["rule"])


def test_a_derived_text_is_shown_with_what_it_repeats(site: Path) -> None:
    title = texts(site)["A walk | Tea"]
    assert (title["became"], title["sources"]) == ("derived", ["A walk", "Tea"])


def test_a_title_in_the_chrome_is_shown_as_the_post_s_message(site: Path) -> None:
    link = texts(site, "index.html")["A walk"]
    assert (link["role"], link["domain"]) == ("interface", "posts")


def test_dates_and_counts_are_shown_as_such(site: Path) -> None:
    found = {text["became"] for text in texts(site).values()}
    assert found >= {"date", "message", "derived", "skipped"}
    assert texts(site)["{count} comment"]["values"] == {"count": "1"}


def test_every_word_of_the_page_is_accounted_for(site: Path) -> None:
    soup = BeautifulSoup(PAGE, "html.parser")
    soup.script.decompose()
    said = " ".join(
        BeautifulSoup(f"{text} {' '.join(map(str, data.get('values', {}).values()))}", "html.parser").get_text()
        for text, data in texts(site).items()
    )
    words = {word for line in soup.stripped_strings for word in line.split() if word.isalnum()}
    assert {word for word in words if word not in said} == set()


def test_the_text_names_platform_languages_regions_and_texts(site: Path) -> None:
    lines = run(site, "2014/walk.html").stdout.splitlines()
    heads = [line.split()[0] for line in lines if line and not line[0].isspace() and not line[0].isdigit()]
    assert heads == ["page", "platform", "interface", "posts", "regions", "texts"]
    assert any("| A walk | Tea" in line and "derived from: A walk + Tea" in line for line in lines)
    assert any("skipped: a reader's comment" in line for line in lines)


@pytest.mark.parametrize("shape", ["text", "json", "html"])
def test_nothing_of_the_page_speaks_to_the_terminal(site: Path, shape: str) -> None:
    assert "\ufffd[31mtext" in run(site, "2014/walk.html", "--format", shape).stdout


def test_the_page_may_be_named_by_its_file(site: Path) -> None:
    result = run(site, str(site / "export" / "2014" / "walk.html"), "--format", "json")
    assert json.loads(result.stdout)["path"] == "2014/walk.html"


def test_a_page_that_is_not_there_is_wrong_usage_and_the_nearest_is_named(site: Path) -> None:
    result = run(site, "2014/wolk.html")
    assert result.exit_code == 2
    assert "'2014/walk.html'" in result.stderr


def test_a_page_that_cannot_be_read_is_explained_by_its_fault(site: Path) -> None:
    (site / "export" / "empty.html").write_bytes(b" ")
    result = run(site, "empty.html")
    assert "page/empty" in result.stdout
    assert result.exit_code == 1


def test_the_painted_page_lies_in_a_sandbox_and_loads_nothing(site: Path) -> None:
    soup = BeautifulSoup(run(site, "2014/walk.html", "--format", "html").stdout, "html.parser")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none';")
    assert "script" not in policy
    assert not soup.iframe["sandbox"]  # the strictest: nothing is allowed
    assert not soup.find_all(["script", "link", "object"])
    assert not soup.find_all(src=True)


def test_the_painted_page_outlines_its_texts_and_changes_no_other(site: Path) -> None:
    soup = BeautifulSoup(run(site, "2014/walk.html", "--format", "html").stdout, "html.parser")
    inner = BeautifulSoup(soup.iframe["srcdoc"], "html.parser")
    outlined = {span.get_text(): span["title"] for span in inner.select("span[style*=outline]")}
    assert outlined["A walk"].startswith("posts, en")
    assert outlined["What a lovely river!"] == "left alone: a reader's comment"
    for span in inner.select("span[style*=outline]"):
        span.unwrap()
    assert inner.get_text() == BeautifulSoup(PAGE, "html.parser").get_text().replace("\x1b", "\ufffd")


def test_text_of_the_page_is_no_markup_around_it(site: Path) -> None:
    page = run(site, "2014/walk.html", "--format", "html").stdout
    assert "<script" not in page
    assert "alert(1)" in unescape(page)


def test_what_told_the_role_of_a_text_is_shown_where_no_rule_did(tmp_path: Path) -> None:
    page = "<title>{0}</title><b>Every page says this</b><main><h1>{0}</h1><a title='Link to {0}'>#</a></main>"
    pages = {f"{name}.html": page.format(f"The {name}") for name in ("walk", "swim", "boat")}
    small_site(tmp_path, pages, {}, CONFIG)
    read = texts(tmp_path, "walk.html")
    said = read["Every page says this"]
    assert (said["role"], said["rule"], said["evidence"]) == ("interface", None, "on 3 of 3 pages")
    assert read["Link to {title}"]["evidence"] == "the same words stand around other titles"
    assert "Every page says this  (on 3 of 3 pages)" in run(tmp_path, "walk.html").output
    assert "title: The walk" in run(tmp_path, "walk.html").output
    assert "on 3 of 3 pages" in run(tmp_path, "walk.html", "--format", "html").output
