"""Blogger's lexicon: whole in every locale, right by CLDR, and what real pages were seen to say."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale

from l10n.platforms.entries import Entry
from l10n.platforms.lexicon import FOLDER, fold, load_lexicon

ROOT = Path(__file__).parents[3]
FACTS = Path(os.environ.get("L10N_FACTS", ROOT.parent / "shared" / "facts")) / "blogger-strings.toml"

LEXICON = load_lexicon("blogger")
LOCALES = [
    "en", "fr", "de", "es", "it", "pt-BR", "pt-PT", "nl", "da", "sv", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg",
    "ru", "uk", "el", "tr", "ar", "he", "fa", "hi", "id", "ms", "vi", "th", "ja", "ko", "zh-Hans", "zh-Hant", "ca",
    "hr", "sr", "sl",
]  # fmt: skip

NUMBERS_IN_WORDS = {"zero", "one", "two"}
"""The categories of single numbers, which a wording may spell out ("Un comentario:")."""

TAG = re.compile(r"</?[a-z]+\d*/?>")
PLACEHOLDER = re.compile(r"\{[a-z]+\}")

SCRIPTS = {
    "bg": "CYRILLIC", "ru": "CYRILLIC", "uk": "CYRILLIC", "sr": "CYRILLIC", "el": "GREEK", "ar": "ARABIC",
    "fa": "ARABIC", "he": "HEBREW", "hi": "DEVANAGARI", "th": "THAI", "ko": "HANGUL",
    "zh-Hans": "CJK", "zh-Hant": "CJK", "ja": "CJK|HIRAGANA|KATAKANA",
}  # fmt: skip
"""How the Unicode names of a locale's letters begin; of those not listed, LATIN."""

LATIN_EVERYWHERE = {"blog_this", "ok", "section_navbar", "powered_by_blogger", "powered_by_blogger_whole"}
"""Keys that Blogger words in Latin letters in some locales of other scripts."""

# Written down from blogs in these languages, not from the lexicon.
SPOT_CHECKS = [
    ("post_a_comment", "en", "Post a Comment"),
    ("post_a_comment", "fr", "Enregistrer un commentaire"),
    ("post_a_comment", "fr", "Publier un commentaire"),
    ("post_a_comment", "de", "Kommentar veröffentlichen"),
    ("post_a_comment", "nl", "Een reactie posten"),
    ("post_a_comment", "cs", "Okomentovat"),
    ("post_a_comment", "hu", "Megjegyzés küldése"),
    ("post_a_comment", "ko", "댓글 쓰기"),
    ("post_a_comment", "zh-Hant", "張貼留言"),
    ("post_a_comment", "vi", "Đăng nhận xét"),
    ("post_a_comment", "tr", "Yorum Gönder"),
    ("comments_none", "fr", "Aucun commentaire:"),
    ("comments_none", "fr", "Aucun commentaire\u00a0:"),
    ("comments_none", "es", "No hay comentarios."),
    ("comments_none", "ja", "0 件のコメント:"),
    ("comments_none", "ro", "Niciun comentariu:"),
    ("comments_none", "hr", "Nema komentara:"),
    ("newer_post", "ro", "Postare mai nouă"),
    ("newer_post", "bg", "По-нова публикация"),
    ("older_post", "tr", "Önceki Kayıt"),
    ("older_post", "zh-Hant", "較舊的文章"),
    ("older_posts", "fr", "Messages plus anciens"),
    ("home", "it", "Home page"),
    ("home", "ms", "Laman utama"),
    ("home", "pt-PT", "Página inicial"),
    ("home", "th", "หน้าแรก"),
    ("labels", "fr", "Libellés :"),
    ("labels", "pt-BR", "Marcadores:"),
    ("labels", "cs", "Štítky:"),
    ("subscribe_to_comments", "fr", "Inscription à : <a>Publier les commentaires (Atom)</a>"),
    ("subscribe_to_comments", "de", "Abonnieren <a>Kommentare zum Post (Atom)</a>"),
    ("subscribe_to_posts", "ru", "Подписаться на: <a>Сообщения (Atom)</a>"),
    ("posted_by_at", "fr", "Publié par {name} à {time}"),
    ("posted_by_at", "pt-BR", "Postado por {name} às {time}"),
    ("posted_by_on", "sl", "Objavil {name} dne {date}"),
    ("blog_archive", "nl", "Blogarchief"),
    ("about_me", "fr", "Qui êtes-vous ?"),
    ("about_me", "pt-BR", "Quem sou eu"),
    ("followers", "it", "Lettori fissi"),
    ("followers", "ru", "Постоянные читатели"),
    ("view_profile", "hu", "Teljes profil megtekintése"),
    ("email_this", "uk", "Надіслати електронною поштою"),
    ("share_facebook", "ca", "Comparteix a Facebook"),
    ("blog_this", "pt-PT", "Dê a sua opinião!"),
    ("said", "ru", "комментирует..."),
    ("theme_simple", "fr", "Thème Simple. Fourni par <a>Blogger</a>."),
    ("theme_awesome", "pt-BR", "Tema Espetacular Ltda. Tecnologia do <a>Blogger</a>."),
    ("powered_by_blogger", "fi", "Sisällön tarjoaa <a>Blogger</a>."),
    ("view_mobile", "it", "Visualizza versione per cellulari"),
    ("follow_by_email", "el", "Follow by Email"),
]

COUNTS = [
    ("en", "1 comment:", "comments", 1),
    ("fr", "3 commentaires:", "comments", 3),
    ("es", "Un comentario:", "comments", 1),
    ("pl", "2 komentarze:", "comments", 2),
    ("pl", "5 komentarzy:", "comments", 5),
    ("ar", "هناك 7 تعليقات:", "comments", 7),
    ("ja", "12 件のコメント:", "comments", 12),
    ("ko", "댓글 4개:", "comments", 4),
    ("sl", "2 komentarja:", "comments", 2),
]


def every_wording() -> Iterator[tuple[Entry, str, str, str]]:
    for entry in LEXICON.entries:
        for locale, category, wording in entry.wordings():
            yield entry, locale, category, wording


def whole_numbers(locale: str) -> set[str]:
    plural = Locale.parse(locale, sep="-").plural_form
    return {plural(number) for number in range(1000)}


def letters(wording: str) -> str:
    return "".join(c for c in PLACEHOLDER.sub("", TAG.sub("", wording)) if c.isalpha())


def test_sixty_messages_or_more_are_known_in_every_locale() -> None:
    assert len(LEXICON.entries) >= 60
    assert len(LOCALES) >= 37
    for entry in LEXICON.entries:
        assert list(entry.text or entry.plural) == LOCALES, entry.key


def test_every_message_says_where_it_stands() -> None:
    assert not [entry.key for entry in LEXICON.entries if not entry.note]


def test_plurals_have_the_categories_that_whole_numbers_reach() -> None:
    plurals = [entry for entry in LEXICON.entries if entry.plural]
    assert plurals
    for entry in plurals:
        for locale, forms in entry.plural.items():
            assert set(forms) == whole_numbers(locale), (entry.key, locale)


def test_a_message_has_the_same_placeholders_and_markup_in_every_wording() -> None:
    for entry in LEXICON.entries:
        texts = [wording for texts in entry.text.values() for wording in texts]
        assert len({tuple(sorted(PLACEHOLDER.findall(text) + TAG.findall(text))) for text in texts}) <= 1, entry.key


def test_a_plural_holds_the_count_once_where_no_single_number_is_spelled_out() -> None:
    for entry in LEXICON.entries:
        for locale, forms in entry.plural.items():
            for category, texts in forms.items():
                assert texts[0].count("{count}") == 1, (entry.key, locale, category)
                assert category in NUMBERS_IN_WORDS or all("{count}" in text for text in texts), (entry.key, locale)


def test_markup_is_balanced() -> None:
    for entry, locale, _, wording in every_wording():
        opened = re.findall(r"<([a-z]+\d*)>", wording)
        assert opened == re.findall(r"</([a-z]+\d*)>", wording), (entry.key, locale, wording)
        assert not re.search(r"[<>{}]", PLACEHOLDER.sub("", TAG.sub("", wording))), (entry.key, locale, wording)


def test_a_wording_belongs_to_one_message_of_a_language_and_context() -> None:
    owners: dict[tuple[str, str, str], str] = {}
    for entry, locale, _, wording in every_wording():
        place = (locale.partition("-")[0], entry.context, fold(wording))
        assert owners.setdefault(place, entry.key) == entry.key, place


def test_no_wording_is_listed_twice() -> None:
    for entry in LEXICON.entries:
        lists = [
            *entry.text.items(),
            *((locale, texts) for locale in entry.plural for texts in entry.plural[locale].values()),
        ]
        for locale, texts in lists:
            assert len({fold(text) for text in texts}) == len(texts), (entry.key, locale)


def test_wordings_are_composed_and_trimmed() -> None:
    for entry, locale, _, wording in every_wording():
        assert wording == unicodedata.normalize("NFC", wording).strip(), (entry.key, locale, wording)
        assert "  " not in wording, (entry.key, locale, wording)


def test_what_we_write_is_in_the_locale_s_own_script() -> None:
    for entry in LEXICON.entries:
        for locale, texts in entry.text.items():
            names = [unicodedata.name(letter) for letter in letters(texts[0])]
            script = re.compile(SCRIPTS.get(locale, "LATIN"))
            if locale not in SCRIPTS:
                assert all(map(script.match, names)), (entry.key, locale, texts[0])
            elif entry.key not in LATIN_EVERYWHERE:
                assert any(map(script.match, names)), (entry.key, locale, texts[0])


def test_no_word_mixes_look_alike_scripts() -> None:
    for entry, locale, _, wording in every_wording():
        for word in re.findall(r"[^\W\d_]+", PLACEHOLDER.sub(" ", TAG.sub(" ", wording))):
            scripts = {unicodedata.name(letter).split()[0] for letter in word} & {"LATIN", "CYRILLIC", "GREEK"}
            assert len(scripts) <= 1, (entry.key, locale, word)


def test_the_heading_of_no_comments_ends_in_a_colon_everywhere() -> None:
    (entry,) = (entry for entry in LEXICON.entries if entry.key == "comments_none")
    assert not [locale for locale, texts in entry.text.items() if not texts[0].endswith(":")]


@pytest.mark.parametrize(("key", "locale", "text"), SPOT_CHECKS)
def test_a_known_wording_is_recognised(key: str, locale: str, text: str) -> None:
    found = LEXICON.find(text, locale)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(("locale", "text", "key", "number"), COUNTS)
def test_a_known_count_is_read(locale: str, text: str, key: str, number: int) -> None:
    assert LEXICON.find_count(text, locale) == (key, number)


@pytest.mark.parametrize(
    ("text", "source", "target", "context", "written"),
    [
        ("Enregistrer un commentaire", "fr", "en", "", "Post a Comment"),
        ("Publier un commentaire", "fr", "de", "", "Kommentar veröffentlichen"),
        ("Antworten", "de", "en", "comment-action", "Reply"),
        ("Antworten", "de", "en", "replies", "Replies"),
        ("返信", "ja", "fr", "replies", "Réponses"),
        ("Libellés :", "fr", "en", "byline", "Labels:"),
        ("Libellés", "fr", "en", "gadget-title", "Labels"),
        ("Labels:", "en", "fr", "byline", "Libellés :"),
        ("Subscrever:", "pt-PT", "en", "feed", "Subscribe to:"),
        ("Subscrever", "pt-PT", "en", "gadget-title", "Subscribe"),
        ("Accueil", "fr", "pt-BR", "pager", "Página inicial"),
        ("Enviar", "es", "en", "subscription form", "Submit"),
        ("Enviar", "es", "en", "contact-form", "Send"),
        ("Thème Simple. Fourni par <a>Blogger</a>.", "fr", "es", "attribution",
         "Tema Sencillo. Con la tecnología de <a>Blogger</a>."),
    ],
)  # fmt: skip
def test_a_known_wording_is_translated(text: str, source: str, target: str, context: str, written: str) -> None:
    wording = LEXICON.translate(text, source, target, context)
    assert wording is not None
    assert wording.forms[""] == written


def test_every_context_is_one_that_blogger_s_rules_give() -> None:
    profile = tomllib.loads((FOLDER.parent / "blogger.toml").read_text(encoding="utf-8"))
    given = {rule.get("context", "") for rule in profile["rules"]}
    assert {entry.context for entry in LEXICON.entries} <= given


def seen_on_real_pages() -> list[tuple[str, str, str]]:
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    return [
        (key, locale, wording["text"].replace("{blogger}", "<a>Blogger</a>").replace("{n}", "7"))
        for key, table in facts.items()
        for locale, wordings in table.items()
        if locale != "where"
        for wording in wordings
        if wording["seen"]
    ]


@pytest.mark.skipif(not FACTS.exists(), reason="the facts on real pages are not here (L10N_FACTS)")
def test_every_wording_seen_on_a_real_page_is_recognised() -> None:
    seen = seen_on_real_pages()
    assert len(seen) > 250
    unknown = [
        (key, locale, text)
        for key, locale, text in seen
        if not (LEXICON.find(text, locale) or LEXICON.find_count(text, locale) or opens_an_attribution(text, locale))
    ]
    assert not unknown


def opens_an_attribution(text: str, locale: str) -> bool:
    """Say whether a text is the first sentence of a theme's line, which a page shows with "Powered by" behind it."""
    lines = [line for entry in LEXICON.entries if entry.key.startswith("theme_") for line in entry.text[locale]]
    return any(line.startswith(f"{text} ") for line in lines)
