"""Whole pages: values in right-to-left text, the list of languages, and what the checks of a build find."""

import time
from pathlib import Path

import pytest
from sites import SETTINGS, Build, build_into, make_project, translate

from l10n.build.localize import could_be_reordered
from l10n.build.page import gaps_kept
from l10n.build.verify import structure_faults
from l10n.errors import OutputError
from l10n.html.encoding import read_source
from l10n.spans import Edit, Span
from l10n.usecases.build import Built, Plan, build
from l10n.usecases.watch import watch

PAGE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tea</title></head><body>{}</body></html>'
BYLINE = f"""{SETTINGS}
[[extract.rules]]
select = ".by"
role = "interface"
[[extract.rules]]
select = ".fn"
role = "name"
"""


@pytest.mark.parametrize(
    ("words", "reordered"),
    [
        ("Ann Lee", True), ("26-02-2014", True), ("26 فبراير PM", True),
        ("2014", False), ("8:36", False), ("٢٦ فبراير", False),
    ],
)  # fmt: skip
def test_only_what_the_text_around_could_reorder_is_isolated(words: str, *, reordered: bool) -> None:
    assert could_be_reordered(words) is reordered


def test_a_name_is_isolated_in_right_to_left_text_alone(build: Build) -> None:
    pages = {"tea.html": PAGE.format('<p class="by">Posted by <b class="fn">Ann Lee</b> today</p>')}
    files = build(pages, settings=BYLINE)
    assert 'Posted by <bdi><b class="fn">Ann Lee</b></bdi> today ar' in files["ar/tea.html"]
    assert "<bdi>" not in files["de/tea.html"]


PHRASE = (
    '<article><h2><a title="Open “{0}”" href="x">{0}</a></h2><p>Hm.</p></article>'
    "<footer>Comments on “<b>{0}</b>”</footer>"
)
PHRASES = {
    "tea.html": PAGE.replace("Tea", 'Tea &amp; "rain"').format(PHRASE.format("Tea &amp; &quot;rain&quot;")),
    "salt.html": PAGE.replace("Tea", "Salt").format(PHRASE.format("Salt")),
}
SAID = {
    'Tea & "rain"': 'Tee & "Regen" <3',
    "Salt": "Salz",
    "Open “{title}”": "„{title}“ öffnen",
    "Comments on “{title}”": "Zu „{title}“",
}


@pytest.mark.parametrize(
    ("left", "spoken", "shown"),
    [
        ("-", "„Tee &amp; &quot;Regen&quot; &lt;3“ öffnen", 'Zu „<b>Tee &amp; "Regen" &lt;3</b>“'),
        ("CO", "Open “Tee &amp; &quot;Regen&quot; &lt;3”", 'Comments on “<b>Tee &amp; "Regen" &lt;3</b>”'),
        ("T", "„Tea &amp; &quot;rain&quot;“ öffnen", "Zu „<b>Tea &amp; &quot;rain&quot;</b>“"),
    ],
    ids=["both", "title alone", "phrase alone"],
)
def test_a_title_in_a_phrase_is_filled_in_as_far_as_it_is_translated(
    build: Build, left: str, spoken: str, shown: str
) -> None:
    page = build(PHRASES, lambda msgid, _: "" if msgid[0] in left else SAID.get(msgid, msgid))["de/tea.html"]
    assert f' title="{spoken}"' in page
    assert f">{shown}</footer>" in page


def test_a_title_of_the_other_direction_is_isolated_in_a_phrase(build: Build) -> None:
    files = build(PHRASES, lambda msgid, _: msgid.replace("Open", "افتح").replace("Comments on", "تعليقات على"))
    assert 'title="افتح “\u2068Salt\u2069”"' in files["ar/salt.html"]
    assert "تعليقات على “<bdi><b>Salt</b></bdi>”" in files["ar/salt.html"]


def test_a_number_in_words_is_written_as_the_locale_counts(build: Build) -> None:
    config = SETTINGS.replace("generic", "wordpress")
    page = PAGE.format("<h1 class=entry-title>Tea</h1><h2 class=comments-title>One thought on “Tea”</h2>")
    files = build({"tea.html": page}, lambda msgid, _: "{count} zu „{title}“" if "{" in msgid else "Tee", config)
    assert "<h2 class=comments-title>1 zu „Tee“</h2>" in files["de/tea.html"]


def test_a_date_in_an_attribute_is_the_locale_s(build: Build) -> None:
    page = """<nav><a href=x title='Posts of June 1, 2013 & "more"'>1</a></nav><p>Text</p>"""
    files = build({"tea.html": PAGE.format(page)}, lambda msgid, _: msgid.replace("Posts of", "Vom"))
    assert """title='Vom 1. Juni 2013 &amp; "more"'""" in files["de/tea.html"]


def test_phrases_are_whole_messages_where_nothing_is_to_be_derived(build: Build) -> None:
    files = build(PHRASES, settings=f"{SETTINGS}[extract]\nderived = false")
    assert '<a title="Open “Salt” de"' in files["de/salt.html"]


def test_a_switcher_names_each_other_language_in_itself(build: Build) -> None:
    pages = {"tea.html": PAGE.format('<ul id="menu"><li>Home</li></ul>')}
    made = build(pages, settings=SETTINGS.replace("[build]", '[build]\nswitcher = "#menu"'))
    item = '<li class="l10n-switcher"><a href="{}tea.html" lang="{}" hreflang="{}" dir="{}">{}</a></li>'
    english = item.format("../", "en", "en", "ltr", "English")
    arabic = item.format("../ar/", "ar", "ar", "rtl", "العربية")
    assert f"<li>Home de</li>{english}{arabic}</ul>" in made["de/tea.html"]


def test_nobody_gets_a_switcher_who_did_not_ask(build: Build) -> None:
    assert "l10n-switcher" not in "".join(build({"tea.html": PAGE.format('<ul id="menu"><li>Home</li></ul>')}).values())


def test_a_translation_that_lost_its_placeholder_is_not_used(build: Build) -> None:
    pages = {"tea.html": PAGE.format('<p class="by">Posted by <b class="fn">Ann Lee</b> today</p>')}
    files = build(pages, lambda msgid, _: "Kaputt" if "{" in msgid else f"{msgid} x", settings=BYLINE)
    assert 'Posted by <b class="fn">Ann Lee</b> today' in files["de/tea.html"]


def test_a_byte_changed_outside_the_edits_is_noticed() -> None:
    source = read_source("<p>Grüße</p>\r\n<p>b</p>".encode())
    edits = [Edit(Span(3, 8), "Hallo")]
    assert gaps_kept(source, edits, source.splice(edits))
    assert not gaps_kept(source, edits, source.splice(edits).replace(b"<p>b", b"<p>c"))
    assert not gaps_kept(source, edits, source.splice(edits) + b" ")


@pytest.mark.parametrize(
    ("result", "fault"),
    [
        ("<p class=a>Hallo <b>du</b></p><p>x</p>", ""),
        ("<p class=a lang=de><b>du</b> <bdi>da</bdi> <span lang=en>you</span></p><p>x</p>", ""),
        ("<p class=a>Hallo du</p><p>x</p>", "lost an element"),
        ("<p class=a>Hallo <b>du</b><i>!</i></p><p>x</p>", "gained an element"),
        ("<p class=b>Hallo <b>du</b></p><p>x</p>", "where the source has"),
        ("<p class=a onclick=x>Hallo <b>du</b></p><p>x</p>", "where the source has"),
        ("<p class=a>Hallo <b>du</b></p>", "blocks"),
        ("<p class=a>Hallo <b>du</b></p><p>x</p><!--y-->", "gained a script, style or comment"),
    ],
)
def test_the_second_parser_finds_what_changed_in_structure(result: str, fault: str) -> None:
    faults = list(structure_faults(b"<p class=a>Hello <b>you</b></p><p>x</p>", result.encode()))
    assert bool(faults) == bool(fault)
    assert fault in "".join(faults)


def test_a_second_build_writes_nothing_and_removes_what_it_no_longer_makes(tmp_path: Path) -> None:
    project = translate(
        make_project(tmp_path, {"tea.html": PAGE.format("<p>Drink it</p>")}, SETTINGS), lambda m, _: m + "!"
    )
    first, files = build_into(project, tmp_path / "out")
    assert "ar/tea.html" in files
    assert first.changed
    assert not build(project, Plan(tmp_path / "out")).changed
    (tmp_path / "out" / "ar" / "mine.txt").write_text("mine")
    settings = (tmp_path / "l10n.toml").read_text().replace('"de", "ar"', '"de"')
    _, files = build_into(make_project(tmp_path, {}, settings), tmp_path / "out")
    assert "ar/tea.html" not in files
    assert "ar/mine.txt" in files


@pytest.mark.parametrize("out", ["export", "export/site", "."])
def test_the_export_is_no_place_to_build_into(tmp_path: Path, out: str) -> None:
    project = make_project(tmp_path, {"tea.html": PAGE.format("<p>Drink it</p>")}, SETTINGS)
    with pytest.raises(OutputError):
        build(project, Plan(tmp_path / out))


def test_watching_builds_a_change_alone_and_soon(tmp_path: Path) -> None:
    pages = {f"{number}.html": PAGE.format(f"<p>Cup number {number * 'x'}x</p>") for number in range(3)}
    project = translate(make_project(tmp_path, pages, SETTINGS), lambda msgid, _: f"{msgid} 1")
    catalog = next(path for path in (tmp_path / "locales" / "de").rglob("*.po"))
    builds = watch(project, Plan(tmp_path / "out"), sleep=lambda _: None)
    assert isinstance(next(builds), Built)
    catalog.write_text(catalog.read_text().replace('"Cup number xx 1"', '"Tasse xx"'))
    started = time.perf_counter()
    second = next(builds)
    assert time.perf_counter() - started < 1
    assert isinstance(second, Built)
    assert list(second.changed) == ["de/1.html"]
    assert "Tasse xx" in (tmp_path / "out" / "de" / "1.html").read_text()
