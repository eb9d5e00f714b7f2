"""Counts all the way: from the pages of an export to pages in languages that count otherwise."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from small_site import entry, header, small_site, write
from terminal import l10n

_CONFIG = """
inputs = ["export"]
platform = "blogger"
locales = ["ar", "pl", "ja"]
[source]
interface = "fr"
posts = "fr"
[build]
base_url = "https://example.org/"
"""
_PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Carnet</title></head><body>
<div class="post"><div class="post-body"><p>Bonjour.</p></div></div>
<div class="comments" id="comments"><h4>{}</h4></div></body></html>
"""
_FRENCH = {
    0: "Aucun commentaire:", 1: "1 commentaire:", 2: "2 commentaires:", 3: "3 commentaires:", 5: "5 commentaires:",
    11: "11 commentaires:", 100: "100 commentaires:",
}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A blog with a page for each number of comments, its posts translated, its interface left to the lexicon."""
    monkeypatch.chdir(tmp_path)
    posts = {
        f"{locale}/LC_MESSAGES/posts.po": header(locale, "fr") + entry("Bonjour.", hello)
        for locale, hello in {"ar": "مرحبًا.", "pl": "Dzień dobry.", "ja": "こんにちは。"}.items()
    }
    pages = {f"{number}.html": _PAGE.format(text) for number, text in _FRENCH.items()}
    small_site(tmp_path, pages, posts, _CONFIG)
    return tmp_path


def _built(folder: Path, locale: str) -> dict[int, str]:
    assert l10n("update").exit_code == 0
    assert l10n("build").exit_code == 0
    pages = {number: (folder / f"site/{locale}/{number}.html").read_text(encoding="utf-8") for number in _FRENCH}
    return {number: "".join(re.findall("<h4>(.*)</h4>", page)) for number, page in pages.items()}


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "pl",
            {
                0: "Brak komentarzy:", 1: "1 komentarz:", 2: "2 komentarze:", 3: "3 komentarze:", 5: "5 komentarzy:",
                11: "11 komentarzy:", 100: "100 komentarzy:",
            },
        ),
        (
            "ar",
            {
                0: "ليست هناك تعليقات:", 1: "1 تعليق:", 2: "2 تعليقان:", 3: "3 تعليقات:", 5: "5 تعليقات:",
                11: "11 تعليقًا:", 100: "100 تعليق:",
            },
        ),
        (
            "ja",
            {
                0: "0 件のコメント:", 1: "1 件のコメント:", 2: "2 件のコメント:", 3: "3 件のコメント:",
                5: "5 件のコメント:", 11: "11 件のコメント:", 100: "100 件のコメント:",
            },
        ),
    ],
)  # fmt: skip
def test_comments_are_counted_as_the_language_counts(folder: Path, locale: str, expected: Mapping[int, str]) -> None:
    assert _built(folder, locale) == expected


def test_zero_is_a_message_of_its_own_and_all_other_numbers_are_one(folder: Path) -> None:
    l10n("extract")
    template = (folder / "locales/interface.pot").read_text(encoding="utf-8")
    assert re.findall(r'^msgid(?:_plural)? "(.+)"$', template, re.MULTILINE) == [
        "Aucun commentaire:", "{count} commentaire:", "{count} commentaires:",
    ]  # fmt: skip


def test_an_own_wording_of_a_translator_is_used_for_its_numbers(folder: Path) -> None:
    l10n("update")
    path = folder / "locales/pl/LC_MESSAGES/interface.po"
    text = path.read_text(encoding="utf-8")
    assert "{count} komentarze:" in text
    write(path, text.replace("{count} komentarze:", "Komentarze: {count}."))
    built = _built(folder, "pl")
    assert (built[2], built[3], built[5]) == ("Komentarze: 2.", "Komentarze: 3.", "5 komentarzy:")


def test_a_count_in_the_source_language_keeps_its_bytes(folder: Path) -> None:
    write(folder / "export/1000.html", _PAGE.format("1\u202f000 commentaires:"))
    l10n("update")
    l10n("build")
    assert "<h4>1\u202f000 commentaires:</h4>" in (folder / "site/1000.html").read_text(encoding="utf-8")
    assert "<h4>1\u00a0000 komentarzy:</h4>" in (folder / "site/pl/1000.html").read_text(encoding="utf-8")


def test_forms_that_no_lexicon_knows_are_found_on_other_pages(folder: Path) -> None:
    for number, text in {1: "1 coucou du lecteur", 5: "5 coucous du lecteur", 7: "Rien"}.items():
        write(folder / f"export/{number}.html", _PAGE.format(text))
    l10n("extract")
    template = (folder / "locales/interface.pot").read_text(encoding="utf-8")
    assert 'msgid "{count} coucou du lecteur"\nmsgid_plural "{count} coucous du lecteur"\n' in template
    assert template.count("coucou") == 2
