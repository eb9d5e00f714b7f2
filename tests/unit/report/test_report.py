"""``l10n report``: figures counted by hand on two pages, and what the file may not hold."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_site import catalog, entry, header, small_site
from turbohtml import parse

from l10n.cli import main

_PAGES = {
    "a.html": "<article><p>First text.</p><p>Second text.</p></article>",
    "b c.html": "<article><p>First text.</p><p>See <a href='x'>this</a> now.</p></article>",
}
_POSTS = "de/LC_MESSAGES/posts.po"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", *arguments], prog_name="l10n")


def _site(folder: Path, catalog_text: str) -> None:
    small_site(folder, _PAGES, {_POSTS: catalog_text})


def _cells(page: str) -> list[str]:
    return [" ".join(cell.text.split()) for cell in parse(page).select(".cell")]


def test_a_cell_says_in_words_how_far_its_page_is(tmp_path: Path) -> None:
    _site(tmp_path, catalog({"First text.": "Erster Text.", "Second text.": "", "See <a>this</a> now.": "Siehe dies."}))
    assert _run("-o", "out/report.html").exit_code == 0
    first, second = _cells((tmp_path / "out" / "report.html").read_text())
    assert first.startswith("50 % 1 left")
    assert second.startswith("100 % 1 error")


def test_a_message_has_its_standing_and_ways_to_the_editor_and_the_line(tmp_path: Path) -> None:
    fuzzy = entry("Second text.", "Ein anderer Text.", "#, fuzzy\n")
    _site(tmp_path, header() + entry("First text.", "") + fuzzy + entry("See <a>this</a> now.", "Siehe <a>dies</a>."))
    _run("-o", "out/report.html")
    page = parse((tmp_path / "out" / "report.html").read_text())
    assert [each.text for each in page.select(".messages .badge")] == ["Not translated", "To review", "Not translated"]
    links = [each.attr("href") or "" for each in page.select(".messages a")]
    assert links[1::2] == [f"../locales/{_POSTS}#L{line}" for line in (10, 14, 10)]
    assert links[0].startswith("http://127.0.0.1:8730/edit/de/a.html?message=")
    assert links[4].startswith("http://127.0.0.1:8730/edit/de/b%20c.html?message=")


def test_a_message_that_no_catalog_holds_yet_is_missing_too(tmp_path: Path) -> None:
    _site(tmp_path, catalog({"First text.": "Erster Text.", "Second text.": "Zweiter Text."}))
    _run("-o", "report.html")
    page = (tmp_path / "report.html").read_text()
    assert "not in its catalog yet" in page
    assert _cells(page)[1].startswith("50 % 1 left")


def test_a_text_has_the_language_and_direction_it_is_in(tmp_path: Path) -> None:
    _site(tmp_path, catalog({"First text.": ""}))
    _run("-o", "report.html")
    text = next(iter(parse((tmp_path / "report.html").read_text()).select(".source")))
    assert (text.attr("lang"), text.attr("dir")) == ("en", "ltr")


def test_nothing_of_a_catalog_becomes_markup(tmp_path: Path) -> None:
    small_site(tmp_path, {"<i>.html": "<article>&lt;script>alert(1)&lt;/script> &amp; more</article>"}, {})
    _run("-o", "report.html")
    page = parse((tmp_path / "report.html").read_text())
    assert [each.attr("type") for each in page.select("script")] == ["application/json"]
    assert list(page.select("i")) == []


def test_the_file_needs_no_network_and_no_script(tmp_path: Path) -> None:
    _site(tmp_path, catalog({"First text.": ""}))
    _run("-o", "report.html")
    page = (tmp_path / "report.html").read_text()
    policies = [each.attr("content") or "" for each in parse(page).select("meta[http-equiv]")]
    assert [policy.partition(";")[0] for policy in policies] == ["default-src 'none'"]
    assert "url(" not in page
    assert list(parse(page).select("link, img, iframe, [src], [onclick], [style]")) == []


def test_a_report_in_the_place_of_another_goes_on_with_its_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, second in ((1, ""), (2, "Zweiter Text.")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_700_000_000 + day * 86400))
        _site(tmp_path, catalog({"First text.": "Erster Text.", "Second text.": second}))
        assert _run("-o", "report.html").exit_code == 0
    page = (tmp_path / "report.html").read_text()
    data = json.loads(next(iter(parse(page).select("script"))).text)
    assert [point["locales"]["de"][:2] for point in data["points"]] == [[3, 1], [3, 2]]
    assert len(list(parse(page).select("svg.curve"))) == 1


def test_an_earlier_report_must_be_one(tmp_path: Path) -> None:
    _site(tmp_path, catalog({}))
    (tmp_path / "other.html").write_text("<p>Hello")
    result = _run("-o", "report.html", "--after", "other.html")
    assert result.exit_code == 2
    assert "holds no figures of a report" in result.output
    assert not (tmp_path / "report.html").exists()
