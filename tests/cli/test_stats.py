"""``l10n stats``: a table for people, and figures for programs. Counted by hand for a page of two messages."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_site import CONFIG, catalog, small_site

from l10n.cli import main

_PAGES = {
    "a.html": "<article><p>First text.</p><p>Second text.</p></article>",
    "b.html": "<article>First text.</article>",
}
_HALF = {"First text.": "Erster Text.", "Second text.": ""}


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = CONFIG.replace('["de"]', '["de", "en"]')
    small_site(tmp_path, _PAGES, {"de/LC_MESSAGES/posts.po": catalog(_HALF)}, config)


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["stats", *arguments], prog_name="l10n")
    assert result.exit_code == 0
    return result.output


def test_the_table_has_bars_and_what_is_left() -> None:
    lines = [line.split() for line in _run().splitlines() if line.strip()]
    german = next(line for line in lines if line[0] == "de")
    assert german[1:] == ["Deutsch", "████████░░░░░░░░", "50", "%", "1", "2", "·", "1/2"]
    english = next(line for line in lines if line[0] == "en")
    assert english[2:] == ["█" * 16, "100", "%", "·", "·", "·", "2/2"]


def test_the_table_fits_where_no_terminal_says_how_wide_it_is() -> None:
    assert "…" not in _run()


def test_csv_has_a_row_for_each_locale_domain_and_page() -> None:
    rows = list(csv.DictReader(io.StringIO(_run("--format", "csv"))))
    assert [
        (row["scope"], row["locale"], row["name"], row["done"], row["messages"])
        for row in rows
        if row["locale"] == "de"
    ] == [
        ("locale", "de", "", "1", "2"),
        ("domain", "de", "posts", "1", "2"),
        ("page", "de", "a.html", "1", "2"),
        ("page", "de", "b.html", "1", "1"),
    ]


def test_json_has_a_badge() -> None:
    content = json.loads(_run("--format", "json"))
    assert content["badge"] == {"schemaVersion": 1, "label": "translated", "message": "75 %", "color": "yellowgreen"}
    assert content["locales"][0]["domains"]["posts"]["words_done"] == 2


def test_markdown_has_a_badge_and_a_row_for_each_locale() -> None:
    lines = _run("--format", "markdown").splitlines()
    assert lines[0] == "![translated 75 %](https://img.shields.io/badge/translated-75_%25-yellowgreen)"
    assert "| German (`de`) | 50 % | 1 / 2 | 2 | 0 | 1 / 2 |" in lines


def test_only_the_locales_asked_for_are_counted() -> None:
    assert "en," not in _run("--format", "csv", "-l", "de")
