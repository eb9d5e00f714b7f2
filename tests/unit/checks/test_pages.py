"""``page/``: pages with one defect each, found where it is; sound pages that look as if they had one."""

from collections import Counter
from pathlib import Path

import pytest
from small_site import CONFIG, catalog, header, small_site, write

from l10n.diagnostics import Diagnostic
from l10n.usecases.changes import write_changes
from l10n.usecases.check import check
from l10n.usecases.extract import extract

_POST = "<article><p>First text.</p><p>Second text.</p></article>"
_DE = {"de/LC_MESSAGES/posts.po": catalog({"First text.": "Erster Text.", "Second text.": "Zweiter Text."})}
_GERMAN = "Dieser lange Text ist auf Deutsch und nicht auf Englisch geschrieben. " * 7
_RUSSIAN = "Этот длинный текст написан по-русски, а страница говорит, что он английский. " * 7
_FRENCH = "Ce long texte est en français, bien que la page prétende être écrite en anglais. " * 7
_ENGLISH = "This text is written in English, and it quotes an old letter that somebody found in a drawer. " * 6
_QUOTES = "В старом письме стояло: «Хорошего дня всем, кто читает это сегодня утром». " * 2
_OLD = "<meta http-equiv=content-language content="
_OG = "<meta property=og:locale content="

DEFECTS: list[tuple[str, str, str | bytes, tuple[int, int]]] = [
    ("no byte at all", "page/empty", "", (0, 0)),
    ("blanks alone", "page/empty", " \n\t", (0, 0)),
    ("controls", "page/binary", "<html\0\0\0\0" + "\0\1" * 300, (0, 0)),
    ("NUL everywhere", "page/binary", "<html>" + "a\0" * 500, (0, 0)),
    ("a picture", "page/binary", b"\x89PNG\r\n\x1a\n" + b"a" * 90, (0, 0)),
    ("an archive", "page/binary", b"PK\3\4" + b"a" * 90, (0, 0)),
    ("a torn UTF-16 page", "page/unreadable", b"\xff\xfe" + f"<html>{_POST}".encode("utf-16-le") + b"\0\xd8\n", (0, 0)),
    ("in a tag", "page/truncated", f"<html>\n{_POST}\n  <img src=", (3, 3)),
    ("in an attribute", "page/truncated", f'<html>{_POST}\n<a href="a.html', (2, 1)),
    ("in a comment", "page/truncated", f"<html>{_POST}\n\n<!-- the side", (3, 1)),
    ("in a script", "page/truncated", f"<html>{_POST}\n<script>var a = 1;", (2, 1)),
    ("in a style sheet", "page/truncated", f"<html>{_POST}\n<p><style>p {{ color:", (2, 4)),
    ("UTF-8 as Latin-1", "page/charset", f"<html>\n<meta charset=iso-8859-1>{_POST}<!-- ÄÖÜäöüßéè -->", (2, 7)),
    ("UTF-8 as Cyrillic", "page/charset", f"<html><meta charset=windows-1251>{_POST}<!-- ÄÖÜäöüßéè -->", (1, 13)),
    ("a byte of Latin-1", "page/charset", f"<html><meta charset=utf-8>{_POST}\n<!--caf".encode() + b"\xe9-->", (2, 8)),
    ("half a character", "page/charset", f"<html><meta charset=utf-8>{_POST}\nÃ©".encode() + b"\xe2\x80.", (2, 3)),
    ("German, not English", "page/language", f"<html\n lang='en'><article><p>{_GERMAN}", (2, 7)),
    ("Russian, not English", "page/language", f"<html lang=en><article><p>{_RUSSIAN}", (1, 12)),
    ("French, not English", "page/language", f"<html lang=en-GB><article><p>{_FRENCH}", (1, 12)),
    ("an underscore", "page/lang-tag", f"<html lang='en_US'>{_POST}", (1, 12)),
    ("a name", "page/lang-tag", f"<html lang=english>{_POST}", (1, 12)),
    ("a country", "page/lang-tag", f"<html lang=en>{_POST}\n<p lang=jp>2014</p>", (2, 9)),
    ("two tags", "page/lang-tag", f"<html lang='en,de'>{_POST}", (1, 12)),
    ("Open Graph", "page/contradiction", f"<html lang=en><head>\n{_OG}de_DE>\n{_POST}", (2, 34)),
    ("an old meta", "page/contradiction", f"<html lang=en>\n{_OLD}fr>{_POST}", (2, 43)),
    ("XHTML", "page/contradiction", f"<html xml:lang='de'\n lang='en'>{_POST}", (1, 16)),
    ("an apostrophe", "page/damaged", "<html><article>\n<p>Itâ€™s gone.", (2, 4)),
    ("an accent", "page/damaged", "<html><article><p>A cafÃ© of ours.", (1, 19)),
    ("a replaced character", "page/damaged", "<html><article><p>A caf\ufffd of ours.", (1, 19)),
    ("Cyrillic", "page/damaged", "<html><article><p>ÐŸÑ€Ð¸Ð²ÐµÑ‚, reader.", (1, 19)),
    ("a mark in the middle", "page/damaged", "<html><article><p>ï»¿Welcome here.", (1, 19)),
    ("another theme", "page/no-rule", "<html>\n<div><p>First text.", (2, 9)),
    ("a table", "page/no-rule", "<html><table><tr><td>First text.<td>Second text.", (1, 22)),
]  # fmt: skip

CONTROLS: dict[str, str | bytes] = {
    "no text": "<html><p>2014</p><script>var a;</script>",
    "UTF-16 with its mark": f"<html>{_POST}".encode("utf-16"),
    "no end tags": "<html><article><p>First text.<p>Second text.",
    "a heart at the end": f"<html>{_POST}<!-- I <3 it --> <3",
    "a comment in a script": f"<html>{_POST}<script><!--\nvar a;\n</script>",
    "a script that writes one": f"<html>{_POST}<script>document.write('<script src=a><\\/script>')</script>",
    "a drawing": f"<html>{_POST}<svg><title/><style/><path d='M0 0'/></svg>",
    "Latin-1 that says so": f"<html><meta charset=iso-8859-1>{_POST}<!-- ÄÖÜäöüß -->".encode("latin-1"),
    "UTF-8 that says nothing": f"<html>{_POST}<!-- ÄÖÜäöüß -->",
    "UTF-8 that says so late": f"<html><head>{'<!--' + 'x' * 1100 + '-->'}<meta charset=UTF-8>{_POST}<!-- ÄÖÜäöüß -->",
    "a region": f"<html lang='en-US'>{_POST}",
    "a language of one's own": f"<html lang=en>{_POST}<p lang=x-klingon>2014<p lang=i-navajo>2015<p lang=''>2016",
    "no linguistic content": f"<html lang=en>{_POST}<code lang=zxx>a = 1</code>",
    "three letters": f"<html lang=eng>{_POST}<p lang=tlh>2014",
    "another region": f"<html lang=en-US xml:lang=en><head>{_OG}en_GB>{_POST}",
    "no language": f"<html lang=''>{_POST}",
    "two languages, and both named": f"<html lang=en><head>{_OG}de_DE><article><p>{_ENGLISH}<p lang=de>{_GERMAN}",
    "capitals before quotation marks": "<html><article lang=pt><p>«AMANHû, “AMANHÔ, NÃO. ÂGE.",
    "French capitals": "<html><article lang=fr><p>LIBERTÉ\xa0! «\xa0QUALITÉ\xa0» — DÉJÀ\xa0; ÎLE…",
    "English with Russian quotations": f"<html lang=en><article><p>{_ENGLISH}<p>{_QUOTES}",
    "too short to tell": "<html lang=en><article><p>Guten Tag, liebe Leser.",
    "text about a machine": "<html><article><p>First text.</p></article><pre>Itâ€™s</pre>",
}


def _check(folder: Path, data: str | bytes) -> list[Diagnostic]:
    config = CONFIG.replace('posts = "en"', 'posts = "auto"')
    project = small_site(folder, {"a.html": _POST}, _DE, config)
    page = folder / "export" / "b.html"
    page.write_bytes(data.encode() if isinstance(data, str) else data)
    return [finding.diagnostic for finding in check(project).findings if "b.html" in finding.pages]


@pytest.mark.parametrize(("rule", "data", "place"), [each[1:] for each in DEFECTS], ids=[each[0] for each in DEFECTS])
def test_a_defect_of_a_page_is_found_where_it_is(
    rule: str, data: str | bytes, place: tuple[int, int], tmp_path: Path
) -> None:
    found = {(each.rule, each.line, each.column) for each in _check(tmp_path, data)}
    assert (rule, *place) in found


@pytest.mark.parametrize("data", CONTROLS.values(), ids=CONTROLS)
def test_a_sound_page_raises_nothing(data: str | bytes, tmp_path: Path) -> None:
    found = _check(tmp_path, data)
    assert [each for each in found if each.rule.startswith("page/")] == []


def test_the_family_has_fifteen_defects_and_eight_controls_and_no_rule_without_one() -> None:
    counted = Counter(rule for _, rule, _, _ in DEFECTS)
    assert counted.total() >= 15
    assert len(CONTROLS) >= 8
    assert len(counted) == 10


def test_a_template_is_stale_when_a_page_says_more(tmp_path: Path) -> None:
    project = small_site(tmp_path, {"a.html": _POST}, _DE)
    write_changes(project.folder, extract(project).changes)
    write(tmp_path / "export" / "b.html", "<html><body><article>First text.")
    again = small_site(tmp_path, {}, {})
    assert "page/stale" not in {each.rule for each in check(again).diagnostics}, "other pages, the same messages"
    write(tmp_path / "export" / "b.html", "<html><body><article>Third text.")
    assert "page/stale" in {each.rule for each in check(small_site(tmp_path, {}, {})).diagnostics}


@pytest.mark.parametrize(
    ("spoil", "stale"),
    [
        (lambda text: text.replace("First text.", "First test."), True),
        (lambda text: text.replace('msgid "First', 'msgctxt "x"\nmsgid "First'), True),
        (lambda _: header("", "en"), True),
        (lambda text: text.replace("#: ", "#: old/"), False),
        (lambda text: text.replace("2", "3"), False),
    ],
    ids=["another message", "another context", "no message", "other references", "another date"],
)
def test_a_template_is_as_old_as_its_messages(spoil, stale: bool, tmp_path: Path) -> None:  # noqa: ANN001, FBT001
    project = small_site(tmp_path, {"a.html": _POST}, _DE)
    write_changes(project.folder, extract(project).changes)
    template = tmp_path / "locales" / "posts.pot"
    template.write_text(spoil(template.read_text(encoding="utf-8")), encoding="utf-8")
    found = {each.rule for each in check(small_site(tmp_path, {}, {})).diagnostics}
    assert ("page/stale" in found) is stale


def test_a_page_whose_chrome_is_told_by_repetition_needs_no_rule(tmp_path: Path) -> None:
    page = "<html><b>Every page says this</b><p>Only {} says this.</p>"
    config = CONFIG.replace('posts = "en"', 'posts = "auto"')
    project = small_site(tmp_path, {f"{name}.html": page.format(name) for name in ("one", "two", "three")}, _DE, config)
    assert "page/no-rule" not in {finding.diagnostic.rule for finding in check(project).findings}
