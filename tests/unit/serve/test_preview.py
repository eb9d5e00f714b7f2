"""A marked page is the page: the demo, every page of it, from left to right and from right to left."""

import re
from pathlib import Path

import pytest
from turbohtml import parse

from l10n.config import load_config
from l10n.html.encoding import read_source
from l10n.locales import Locale
from l10n.report.links import editor_path
from l10n.serve.desk import Desk
from l10n.serve.preview import Previewer
from l10n.usecases.project import Project

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Project(load_config(ROOT / "l10n.toml")))


def _elements(page: bytes) -> list[tuple[str, str | None]]:
    """List the elements that are not the editor's."""
    return [
        (element.tag, element.attr("href"))
        for element in parse(read_source(page).text).select("*")
        if not (element.attr("class") or "").startswith("l10n-")
        and not (element.attr("id") or "").startswith("l10n-")
        and not (element.tag == "link" and "/static/" in (element.attr("href") or ""))
        and (element.tag, element.attr("target")) != ("base", "_top")
    ]


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_marks_move_no_element_of_a_page(desk: Desk, tag: str) -> None:
    locale, previewer = Locale.parse(tag), Previewer(desk)
    for path in desk.paths:
        sheet = desk.sheet(path, locale)
        assert sheet is not None
        assert _elements(previewer.source(sheet, "")) == _elements(desk.data(path))


def test_without_its_marks_the_source_is_the_page_byte_for_byte(desk: Desk) -> None:
    for path in desk.paths:
        sheet = desk.sheet(path, Locale.parse("ja"))
        assert sheet is not None
        marked = Previewer(desk).source(sheet, "")
        assert b'<label class="l10n' not in desk.data(path)
        bare = re.sub(rb'<label for="l10n-open-[^>]*>(.*?)</label>', rb"\1", marked, flags=re.DOTALL)
        page, _, furniture = bare.rpartition(b'<base target="_top">')
        assert page == desk.data(path)
        assert editor_path(path, "ja").encode() in furniture


def test_only_what_a_translator_works_on_is_marked_once(desk: Desk) -> None:
    sheet = desk.sheet("index.html", Locale.parse("de"))
    assert sheet is not None
    page = parse(Previewer(desk).target(sheet, "").decode())
    names = [label.attr("id") for label in page.select("label.l10n-text") if label.attr("id")]
    assert len(names) == len(set(names)) > 10
    assert list(page.select("label.l10n-text label.l10n-text")) == []
