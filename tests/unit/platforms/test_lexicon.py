import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import ConfigError
from l10n.platforms.entries import parse_entry
from l10n.platforms.lexicon import FOLDER, Lexicon, fold, load_lexicon, nearest_locale

DATA = """
[none.text]
en = ["No comments:", "Nobody has said a word"]
fr = ["Aucun commentaire :"]
zh-Hant = ["沒有留言："]
zh-Hans = ["没有评论："]
pt-BR = ["Nenhum comentário:"]
pt-PT = ["Sem comentários:"]

[comments.plural]
en = { one = ["{count} comment:", "One comment:"], other = "{count} comments:" }
fr = { one = "{count} commentaire :", other = "{count} commentaires :" }
pl = { one = "{count} komentarz", few = "{count} komentarze", many = "{count} komentarzy" }
ar = { zero = "لا تعليقات", one = "تعليق واحد", two = "تعليقان", few = "{count} تعليقات", other = "{count} تعليق" }

[reply]
text = { en = ["Reply"], de = ["Antworten"] }

[replies]
context = "thread"
text = { en = ["Replies"], de = ["Antworten"] }

[loading.text]
en = ["Loading…"]
fr = ["Chargement…"]
de = ["Wird geladen…"]

[share.text]
fr = ["Partager l’article"]
en = ["Share the post"]
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(tuple(parse_entry(key, table, "test.toml") for key, table in tomllib.loads(DATA).items()))


@pytest.mark.parametrize(
    ("text", "locale", "key"),
    [
        ("No comments:", "en", "none"),
        ("no  comments", "en-GB", "none"),
        ("Nobody has said a word", "en", "none"),
        ("Aucun\u00a0commentaire\u202f:", "fr", "none"),
        ("aucun commentaire", "fr-CA", "none"),
        ("\ufeffPARTAGER L'ARTICLE\n", "fr", "share"),
        ("Loading...", "en", "loading"),
        ("没有评论", "zh-CN", "none"),
        ("No comments:", "fr", None),
        ("Lo dijo Tragy", "es", None),
        ("{count} commentaires", "fr", "comments"),
    ],
)
def test_a_wording_is_found_however_it_is_set(lexicon: Lexicon, text: str, locale: str, key: str | None) -> None:
    entry = lexicon.find(text, locale)
    assert (entry.key if entry else None) == key


def test_one_word_with_two_uses_is_told_apart_by_its_context(lexicon: Lexicon) -> None:
    assert lexicon.translate("Antworten", "de", "en") == ("reply", {"": "Reply"})
    assert lexicon.translate("Antworten", "de", "en", "thread") == ("replies", {"": "Replies"})
    assert lexicon.translate("Antworten", "de", "en", "elsewhere") == ("reply", {"": "Reply"})


@pytest.mark.parametrize(
    ("text", "source", "target", "translation"),
    [
        ("Aucun commentaire :", "fr", "en", "No comments:"),
        ("Aucun commentaire", "fr", "en", "No comments"),
        ("No comments", "en", "fr", "Aucun commentaire"),
        ("No comments:", "en", "zh-TW", "沒有留言："),
        ("No comments:", "en", "zh", "没有评论："),
        ("No comments:", "en", "pt", "Nenhum comentário:"),
        ("No comments:", "en", "pt-AO", "Sem comentários:"),
        ("Chargement...:", "fr", "de", "Wird geladen…:"),
    ],
)
def test_a_translation_ends_in_a_colon_where_its_source_does(
    lexicon: Lexicon, text: str, source: str, target: str, translation: str
) -> None:
    said = lexicon.translate(text, source, target)
    assert said is not None
    assert said.forms == {"": translation}


@pytest.mark.parametrize("target", ["ar", "de", "es", "fr"])
def test_a_sentence_is_translated_as_a_sentence_and_a_heading_as_a_heading(target: str) -> None:
    wordpress = load_lexicon("wordpress")
    sentence = wordpress.translate("The page can’t be found.", "en", target)
    heading = wordpress.translate("Page not found", "en", target)
    assert sentence is not None
    assert sentence.forms[""].endswith(".")
    assert heading is not None
    assert not heading.forms[""].endswith(".")


def test_what_is_not_known_is_not_translated(lexicon: Lexicon) -> None:
    assert lexicon.translate("No comments", "en", "sl") is None
    assert lexicon.translate("No comment whatsoever", "en", "fr") is None


def test_a_count_is_translated_as_all_forms_of_the_target(lexicon: Lexicon) -> None:
    assert lexicon.translate("{count} commentaires :", "fr", "pl") == (
        "comments",
        {"one": "{count} komentarz:", "few": "{count} komentarze:", "many": "{count} komentarzy:"},
    )


@pytest.mark.parametrize(
    ("text", "locale", "number"),
    [
        ("1 comment:", "en", 1),
        ("One comment", "en", 1),
        ("\n3\ncommentaires:\n        \n", "fr", 3),
        ("1 234 commentaires", "fr", 1234),
        ("22 komentarze", "pl", 22),
        ("تعليقان", "ar", 2),
        ("لا تعليقات", "ar", 0),
        ("٣ تعليقات", "ar", 3),
    ],
)
def test_a_count_is_read_with_its_number(lexicon: Lexicon, text: str, locale: str, number: int) -> None:
    assert lexicon.find_count(text, locale) == ("comments", number)


@pytest.mark.parametrize("text", ["comments", "3 cheers", "No comments", "3 commentaires"])
def test_what_is_no_count_of_the_locale_has_no_number(lexicon: Lexicon, text: str) -> None:
    assert lexicon.find_count(text, "en") is None


def test_each_locale_is_credited_once_for_each_text_it_says(lexicon: Lexicon) -> None:
    hits = lexicon.hits(["Aucun commentaire:", "aucun commentaire", "5 commentaires", "Wird geladen…", "Mon blog"])
    assert hits == {"fr": 2, "de": 1}


def test_the_nearest_locale_never_changes_script() -> None:
    assert nearest_locale("zh-TW", ["zh-Hans"]) is None
    assert nearest_locale("sr-Latn", ["sr"]) is None
    assert nearest_locale("en-AU", ["en"]) == "en"


@given(st.text() | st.text("a :：…’\u200b\u00a0İΐ"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "either"),
        ({"text": {"en": ["a"]}, "plural": {"en": {"other": "b"}}}, "either"),
        ({"text": {"en": []}}, "en is a text, or a list of texts"),
        ({"text": {"en": [""]}}, "en is a text, or a list of texts"),
        ({"plural": {"en": {"others": "b"}}}, "unknown key 'others'\n  Did you mean 'other'?"),
        ({"plural": {"en": {}}}, "a plural has no form"),
        ({"txt": {"en": ["a"]}}, "unknown key 'txt'"),
    ],
)
def test_what_a_lexicon_cannot_say_is_refused(table: Mapping[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=r"test\.toml: key") as refused:
        parse_entry("key", table, "test.toml")
    assert said in str(refused.value)


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_a_bundled_lexicon_keeps_its_placeholders(name: str) -> None:
    lexicon = load_lexicon(name)
    assert len(lexicon.entries) >= 60
    assert len(lexicon.locales) >= 30
    for entry in lexicon.entries:
        for locale, _, wording in entry.wordings():
            assert not set("{}") & set(fold_placeholders(wording)), f"{entry.key} {locale}: {wording}"


def fold_placeholders(wording: str) -> str:
    for name in ("count", "name", "date", "time", "title", "label"):
        wording = wording.replace(f"{{{name}}}", "")
    return wording


def test_a_lexicon_that_does_not_exist_is_empty() -> None:
    assert load_lexicon("no-such-platform").entries == ()
