"""WordPress's lexicon: whole in every locale, right by CLDR, and what real pages were seen to say."""

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
FACTS = Path(os.environ.get("L10N_FACTS", ROOT.parent / "shared" / "facts")) / "wordpress-strings.toml"

LEXICON = load_lexicon("wordpress")
ENTRIES = {entry.key: entry for entry in LEXICON.entries}
LOCALES = [
    "en", "fr", "de", "es", "it", "pt-BR", "pt-PT", "ca", "ro", "nl", "da", "sv", "nb", "fi", "pl", "cs", "sk", "hu",
    "bg", "ru", "uk", "sr", "hr", "sl", "el", "tr", "ar", "he", "fa", "hi", "id", "ms", "vi", "th", "ja", "ko",
    "zh-Hans", "zh-Hant",
]  # fmt: skip

TAG = re.compile(r"</?[a-z]+\d*/?>")
PLACEHOLDER = re.compile(r"\{[a-z]+\}")
DECORATION = " .:…()（）«»“”‘’\"'←→|*"
"""What themes put around a wording, or between two."""

LATIN_NAMES = {"wordpress_org", "feed_title", "email", "email_required", "pingback", "trackback"}
"""Keys that some locales of other scripts word in Latin letters only."""

SCRIPTS = {
    "bg": "CYRILLIC", "ru": "CYRILLIC", "uk": "CYRILLIC", "sr": "CYRILLIC", "el": "GREEK", "ar": "ARABIC",
    "fa": "ARABIC", "he": "HEBREW", "hi": "DEVANAGARI", "th": "THAI", "ko": "HANGUL",
    "zh-Hans": "CJK", "zh-Hant": "CJK", "ja": "CJK|HIRAGANA|KATAKANA",
}  # fmt: skip
"""How the Unicode names of a locale's letters begin."""

# Written down from sites in these languages, not from the lexicon.
SPOT_CHECKS = [
    ("leave_a_reply", "en", "Leave a Reply"),
    ("leave_a_reply", "de", "Schreibe einen Kommentar"),
    ("leave_a_reply", "de", "Hinterlasse eine Antwort"),
    ("leave_a_reply", "nl", "Geef een reactie"),
    ("leave_a_reply", "pl", "Dodaj komentarz"),
    ("leave_a_reply", "hu", "Vélemény, hozzászólás?"),
    ("leave_a_reply", "fa", "دیدگاهتان را بنویسید"),
    ("leave_a_reply", "ja", "コメントを残す"),
    ("cancel_reply", "it", "Annulla risposta"),
    ("cancel_reply", "pl", "Anuluj pisanie odpowiedzi"),
    ("post_comment", "pt-BR", "Publicar comentário"),
    ("post_comment", "da", "Send kommentar"),
    ("email_not_published", "es", "Tu dirección de correo electrónico no será publicada."),
    ("email_not_published", "sv", "Din e-postadress kommer inte publiceras."),
    ("email_not_published", "fi", "Sähköpostiosoitettasi ei julkaista."),
    ("required_fields_marked", "fr", "Les champs obligatoires sont indiqués avec <span>*</span>"),
    ("required_fields_marked", "zh-Hans", "必填项已用 <span>*</span> 标注"),
    ("save_my_name", "pt-BR", "Salvar meus dados neste navegador para a próxima vez que eu comentar."),
    ("awaiting_moderation", "ro", "Comentariul tău așteaptă moderarea."),
    ("must_log_in", "fr", "Vous devez <a>vous connecter</a> pour publier un commentaire."),
    ("reply", "ru", "Ответить"),
    ("reply", "vi", "Trả lời"),
    ("name_says", "de", "{name} <span>sagt:</span>"),
    ("name_says", "ar", "<span>يقول</span> {name}:"),
    ("says", "fr", "dit :"),
    ("says", "nl", "schreef:"),
    ("comments_none", "ca", "Cap comentari"),
    ("comments_closed", "de", "Die Kommentare sind geschlossen."),
    ("recent_posts", "uk", "Недавні записи"),
    ("recent_posts", "el", "Πρόσφατα άρθρα"),
    ("recent_posts", "ko", "최신 글"),
    ("recent_posts", "id", "Pos-pos Terbaru"),
    ("recent_comments", "cs", "Nejnovější komentáře"),
    ("archives", "zh-Hans", "归档"),
    ("archives", "zh-Hant", "彙整"),
    ("categories", "he", "קטגוריות"),
    ("uncategorized", "it", "Senza categoria"),
    ("uncategorized", "hr", "Nekategorizirano"),
    ("uncategorized", "hu", "Egyéb"),
    ("uncategorized", "tr", "Genel"),
    ("meta", "cs", "Základní informace"),
    ("log_in", "es", "Acceder"),
    ("log_in", "sl", "Prijava"),
    ("skip_to_content", "ar", "تخطى إلى المحتوى"),
    ("skip_to_content", "bg", "Към съдържанието"),
    ("search_for", "fr", "Rechercher\u00a0:"),
    ("search_placeholder", "de", "Suchen …"),
    ("category_archives", "ja", "カテゴリー: {label}"),
    ("monthly_archives", "sk", "Mesiac: {date}"),
    ("continue_reading", "hi", "{title} पढ़ना जारी रखें"),
    ("posted_on", "pt-PT", "Publicado em {date}"),
    ("all_posts_by", "nb", "Vis alle innlegg av {name}"),
    ("older_posts", "th", "เรื่องที่เก่ากว่า"),
    ("proudly_powered_by", "nl", "Met trots aangedreven door WordPress"),
    ("proudly_powered_by_link", "de", "Mit Stolz präsentiert von <a>WordPress</a>"),
    ("entries_rss", "ja", "投稿の <abbr>RSS</abbr>"),
    ("name_required", "sr", "Име <span>*</span>"),
    ("register", "ms", "Daftar"),
]

COUNTS = [
    ("en", "One comment", "comment_count", 1),
    ("en", "3 Comments", "comment_count", 3),
    ("fr", "Un commentaire", "comment_count", 1),
    ("ru", "5 комментариев", "comment_count", 5),
    ("uk", "2 коментарі", "comment_count", 2),
    ("ar", "تعليقان", "comment_count", 2),
    ("fa", "۴ دیدگاه", "comment_count", 4),
    ("ko", "댓글 2개", "comment_count", 2),
    ("ja", "1件のコメント", "comment_count", 1),
    ("sl", "2 komentarja", "comment_count", 2),
    ("es", "7 temas", "topic_count", 7),
    ("fr", "1 sujet", "topic_count", 1),
    ("de", "4 Minuten Lesezeit", "reading_time", 4),
]


def every_wording() -> Iterator[tuple[Entry, str, str, str]]:
    for entry in LEXICON.entries:
        for locale, category, wording in entry.wordings():
            yield entry, locale, category, wording


def numbers_of(locale: str) -> dict[str, list[int]]:
    """Give a locale's plural categories with the whole numbers below a thousand that each is for."""
    plural = Locale.parse(locale, sep="-").plural_form
    numbers: dict[str, list[int]] = {}
    for number in range(1000):
        numbers.setdefault(plural(number), []).append(number)
    return numbers


def marks(wording: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(wording) + TAG.findall(wording))


def test_a_hundred_messages_or_more_are_known_in_every_locale() -> None:
    assert len(LEXICON.entries) >= 100
    assert len(LOCALES) >= 37
    for entry in LEXICON.entries:
        assert list(entry.text or entry.plural) == LOCALES, entry.key


def test_every_message_says_where_it_stands() -> None:
    assert not [entry.key for entry in LEXICON.entries if not entry.note]


def test_every_context_is_one_that_the_rules_give() -> None:
    profiles = [tomllib.loads((FOLDER.parent / f"{name}.toml").read_text("utf-8")) for name in ("wordpress", "generic")]
    given = {rule.get("context", "") for profile in profiles for rule in profile["rules"]}
    assert {entry.context for entry in LEXICON.entries} <= given


def test_plurals_have_the_categories_that_whole_numbers_reach() -> None:
    plurals = [entry for entry in LEXICON.entries if entry.plural]
    assert len(plurals) >= 5
    for entry in plurals:
        for locale, forms in entry.plural.items():
            assert set(forms) == set(numbers_of(locale)), (entry.key, locale)


def test_a_message_has_the_same_placeholders_and_markup_in_every_wording() -> None:
    for entry, locale, _, wording in every_wording():
        if entry.text:
            assert marks(wording) == marks(entry.text["en"][0]), (entry.key, locale, wording)


def test_a_plural_leaves_its_count_out_only_where_words_say_the_number() -> None:
    for entry, locale, category, wording in every_wording():
        if entry.plural:
            expected = marks(entry.plural["en"]["other"][0])
            spelled_out = category in {"zero", "one", "two"} and marks(wording) == marks("".join(expected[1:]))
            assert marks(wording) == expected or spelled_out, (entry.key, locale, wording)


def test_what_we_write_for_a_plural_is_true_of_every_number_of_its_category() -> None:
    for entry in LEXICON.entries:
        for locale, forms in entry.plural.items():
            for category, numbers in numbers_of(locale).items():
                assert "{count}" in forms[category][0] or len(numbers) == 1, (entry.key, locale, category)


def test_markup_is_balanced() -> None:
    for entry, locale, _, wording in every_wording():
        open_tags: list[str] = []
        for tag in TAG.findall(wording):
            if tag.startswith("</"):
                assert open_tags.pop() == tag[2:-1], (entry.key, locale, wording)
            else:
                open_tags.append(tag[1:-1])
        assert not open_tags, (entry.key, locale, wording)
        assert not re.search(r"[<>{}]", PLACEHOLDER.sub("", TAG.sub("", wording))), (entry.key, locale, wording)


def test_a_wording_belongs_to_one_message_of_a_language_and_context() -> None:
    owners: dict[tuple[str, str, str], str] = {}
    for entry, locale, _, wording in every_wording():
        place = (locale.partition("-")[0], entry.context, fold(wording))
        assert owners.setdefault(place, entry.key) == entry.key, place


def test_no_wording_is_listed_twice() -> None:
    for entry in LEXICON.entries:
        forms = [(locale, texts) for locale, plural in entry.plural.items() for texts in plural.values()]
        for locale, texts in (*entry.text.items(), *forms):
            assert len({fold(text) for text in texts}) == len(texts), (entry.key, locale)


def test_wordings_are_composed_and_trimmed() -> None:
    for entry, locale, _, wording in every_wording():
        assert wording == unicodedata.normalize("NFC", wording).strip(), (entry.key, locale, wording)
        assert "  " not in wording, (entry.key, locale, wording)


def test_what_we_write_is_in_the_locale_s_own_script() -> None:
    for entry in LEXICON.entries:
        for locale, texts in entry.text.items():
            letters = [each for each in PLACEHOLDER.sub("", TAG.sub("", texts[0])) if each.isalpha()]
            names = [unicodedata.name(letter) for letter in letters]
            own = re.compile(SCRIPTS.get(locale, "LATIN"))
            if locale not in SCRIPTS:
                assert all(map(own.match, names)), (entry.key, locale, texts[0])
            elif entry.key not in LATIN_NAMES and names:
                assert any(map(own.match, names)), (entry.key, locale, texts[0])


def test_no_word_mixes_look_alike_scripts() -> None:
    for entry, locale, _, wording in every_wording():
        for word in re.findall(r"[^\W\d_]+", PLACEHOLDER.sub(" ", TAG.sub(" ", wording))):
            scripts = {unicodedata.name(letter).split()[0] for letter in word} & {"LATIN", "CYRILLIC", "GREEK"}
            assert len(scripts) <= 1, (entry.key, locale, word)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_made_of_other_messages_agrees_with_them(locale: str) -> None:
    def say(key: str) -> str:
        return ENTRIES[key].text[locale][0]

    marked = say("required_fields_marked")
    email = f"<span1>{say('email_not_published')}</span1>"
    assert say("leave_a_reply_with_cancel") == f"{say('leave_a_reply')} <small><a>{say('cancel_reply')}</a></small>"
    assert say("comment_notes") == f"{email} {marked.replace('span>', 'span2>')}"
    assert say("comment_notes_apart") == f"{email} <span2>{marked.replace('span>', 'span3>')}</span2>"
    assert re.sub("</?a>", "", say("proudly_powered_by_link")) == say("proudly_powered_by")
    assert re.sub("</?span>| ", "", say("name_says")) == "{name}" + say("says").replace(" ", "")
    for key in ("comment", "name", "email"):
        assert say(f"{key}_required") == f"{say(key)} <span>*</span>"


@pytest.mark.parametrize(("key", "locale", "text"), SPOT_CHECKS)
def test_a_known_wording_is_recognised(key: str, locale: str, text: str) -> None:
    found = LEXICON.find(text, locale, ENTRIES[key].context)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(("locale", "text", "key", "number"), COUNTS)
def test_a_known_count_is_read(locale: str, text: str, key: str, number: int) -> None:
    assert LEXICON.find_count(text, locale) == (key, number)


@pytest.mark.parametrize(
    ("text", "source", "target", "context", "written"),
    [
        ("Laisser un commentaire", "fr", "en", "comment-form", "Leave a Reply"),
        ("Laisser un commentaire", "fr", "en", "byline", "Leave a comment"),
        ("検索", "ja", "en", "form", "Search"),
        ("検索:", "ja", "en", "search", "Search for:"),
        ("コメント", "ja", "de", "form", "Kommentar"),
        ("コメント", "ja", "de", "", "Kommentare"),
        ("Suche nach:", "de", "fr", "search", "Rechercher\u00a0:"),
        ("sagt:", "de", "fr", "comment-author", "dit\u00a0:"),
        ("Kategorie: {label}", "de", "en", "archive-title", "Category: {label}"),
        ("Categorías: {label}", "es", "en", "byline", "Posted in {label}"),
        ("Schreibe einen Kommentar <small><a>Antworten abbrechen</a></small>", "de", "en", "comment-form",
         "Leave a Reply <small><a>Cancel reply</a></small>"),
        ("Powered by <a>WordPress</a>", "de", "es", "attribution", "Funciona gracias a <a>WordPress</a>"),
    ],
)  # fmt: skip
def test_a_known_wording_is_translated(text: str, source: str, target: str, context: str, written: str) -> None:
    wording = LEXICON.translate(text, source, target, context)
    assert wording is not None
    assert wording.forms[""] == written


def seen_on_real_pages() -> list[tuple[str, str, str]]:
    """Give (language, key of the facts, text) of every wording that a page was seen to have."""
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    seen = []
    for key, strings in facts["strings"].items():
        for language in strings.get("pages", ()):
            forms = strings[language]
            seen += [(language, key, form) for form in (forms if isinstance(forms, list) else [forms])]
    for key, wordings in facts["on_pages"].items():
        seen += [(wording["language"], key, wording["text"]) for wording in wordings]
    return seen


def pieces(wording: str) -> set[str]:
    """Give the texts between a wording's placeholders and tags, bare of what themes put around a wording."""
    parts = re.split(r"%\d\$s|%s|%|\{[a-z]+\}|<[^<>]*>|\d+", wording)
    return {bare for part in parts if (bare := fold(part).strip(DECORATION))}


@pytest.mark.skipif(not FACTS.exists(), reason="the facts on real pages are not here (L10N_FACTS)")
def test_nearly_every_wording_seen_on_a_real_page_is_recognised() -> None:
    known: dict[str, set[str]] = {}
    for _, locale, _, wording in every_wording():
        known.setdefault(locale.partition("-")[0], set()).update(pieces(wording))
    seen = [each for each in seen_on_real_pages() if pieces(each[2])]
    assert len(seen) > 150
    unknown = [each for each in seen if not pieces(each[2]) <= known[each[0].partition("-")[0]]]
    assert len(unknown) <= len(seen) / 10, unknown


@pytest.mark.parametrize(
    ("text", "source", "target", "written"),
    [
        ("Categorized as", "en", "fr", "Publié dans"),
        ("Posted in:", "en", "de", "Veröffentlicht in:"),
        ("{name} on", "en", "fr", "{name} dans"),
        ("{name} على", "ar", "de", "{name} bei"),
    ],
)
def test_the_words_before_a_link_are_known_without_what_the_link_says(
    text: str, source: str, target: str, written: str
) -> None:
    found = LEXICON.translate(text, source, target)
    assert found is not None
    assert dict(found.forms) == {"": written}


def test_words_before_a_link_are_not_translated_where_they_would_stand_behind_it() -> None:
    assert LEXICON.translate("{name} on", "en", "ja") is None


def test_a_count_keeps_the_wording_that_its_page_chose() -> None:
    found = LEXICON.translate("{count} replies to “{title}”", "en", "en")
    assert found is not None
    assert found.forms["other"] == "{count} replies to “{title}”"


def test_a_button_of_any_form_is_no_button_for_comments() -> None:
    found = LEXICON.translate("Invia", "it", "de", "form")
    assert found is not None
    assert dict(found.forms) == {"": "Absenden"}
