from collections import Counter

import pytest

from l10n.html.document import read_document
from l10n.platforms.languages import (
    LONG,
    UNDECIDED,
    Declaration,
    LanguageGuess,
    canonical_tag,
    declared_languages,
    identify_interface,
    identify_posts,
    main_language,
)
from l10n.platforms.profile import load_platform

FRENCH = Declaration("fr", "<html lang>")
ENGLISH_TEXT = (
    "The river had frozen over by the second week of January, and everybody in the village went skating after school."
    " My grandmother used to tell us that in her time they held a market on the ice, with roasted chestnuts, a brass"
    " band and a bear that could dance. None of us believed a word of it until we found the photograph in the attic,"
    " between two old newspapers. There she was, seven years old, holding the bear by its paw and laughing."
)
SHORT_ENGLISH = "Post a Comment"
SITE = LanguageGuess("en", "90 % of the posts' text", confident=True)


def test_what_the_platform_says_of_itself_goes_before_what_the_theme_says() -> None:
    page = read_document(b"<html lang=en><meta property=og:locale content=pt_BR><script>{'locale': 'it-IT', 'x': 'y'}")
    assert declared_languages(page, load_platform("blogger")) == (
        Declaration("it-IT", "Blogger's own data"),
        Declaration("en", "<html lang>"),
        Declaration("pt-BR", "og:locale"),
    )


def test_the_name_of_a_script_tells_the_locale_of_an_old_page() -> None:
    page = read_document(b"<script>load('https://www.blogger.com/static/v1/jsbin/123-lbx__iw.js')</script>")
    assert [declared.tag for declared in declared_languages(page, load_platform("blogger"))] == ["he"]


def test_a_page_may_declare_nothing() -> None:
    assert declared_languages(read_document(b"<html lang=''><p>x"), load_platform("generic")) == ()


@pytest.mark.parametrize(
    ("raw", "tag"),
    [("de_DE", "de-DE"), ("pt-br", "pt-BR"), ("iw", "he"), (" fr ", "fr"), ("", ""), ("und", ""), ("french", "")],
)
def test_declared_tags_are_made_canonical(raw: str, tag: str) -> None:
    assert canonical_tag(raw) == tag


class TestInterface:
    def test_a_declaration_is_believed_and_the_lexicon_quoted(self) -> None:
        guess = identify_interface([FRENCH], Counter(fr=7, en=2), "Accueil. Archives. Publier un commentaire")
        assert guess == LanguageGuess("fr", "<html lang>, and 7 standard wordings agree", confident=True)

    def test_owners_words_in_another_language_do_not_overrule_what_the_lexicon_hears(self) -> None:
        assert identify_interface([FRENCH], Counter(fr=3, en=1), ENGLISH_TEXT).tag == "fr"

    def test_a_long_text_overrules_a_declaration_and_the_guess_says_so(self) -> None:
        guess = identify_interface([FRENCH], Counter(), ENGLISH_TEXT)
        assert (guess.tag, guess.overruled, guess.confident) == ("en", "fr", True)
        assert "against <html lang>" in guess.evidence

    def test_a_short_text_overrules_nothing(self) -> None:
        assert identify_interface([FRENCH], Counter(), ENGLISH_TEXT[: LONG // 2]).tag == "fr"

    def test_without_a_declaration_the_lexicon_decides(self) -> None:
        guess = identify_interface([], Counter({"sl": 6, "hr": 2}), "")
        assert guess == LanguageGuess("sl", "6 standard wordings of the platform", confident=True)

    def test_a_lexicon_that_hears_two_languages_alike_does_not_decide(self) -> None:
        assert identify_interface([], Counter(da=6, nb=6), "Hjem") == UNDECIDED

    def test_regions_that_are_heard_alike_leave_the_first(self) -> None:
        assert identify_interface([], Counter({"pt-BR": 6, "pt-PT": 6, "es": 1}), "").tag == "pt-BR"

    def test_one_short_string_decides_nothing(self) -> None:
        assert identify_interface([], Counter(), SHORT_ENGLISH) == UNDECIDED

    def test_a_page_without_chrome_is_in_the_language_of_its_posts(self) -> None:
        guess = identify_interface([], Counter(), "RSS", posts=SITE)
        assert (guess.tag, guess.confident) == ("en", False)


class TestPosts:
    def test_a_long_text_decides(self) -> None:
        guess = identify_posts([], ENGLISH_TEXT, interface=LanguageGuess("fr", "declared", confident=True))
        assert (guess.tag, guess.confident, guess.overruled) == ("en", True, "")

    def test_a_declaration_that_a_long_text_contradicts_is_overruled(self) -> None:
        guess = identify_posts([FRENCH], ENGLISH_TEXT)
        assert (guess.tag, guess.overruled) == ("en", "fr")

    def test_a_declaration_holds_for_a_short_text(self) -> None:
        assert identify_posts([FRENCH], SHORT_ENGLISH, site=SITE).tag == "fr"

    def test_a_short_page_is_in_the_language_of_its_site(self) -> None:
        guess = identify_posts([], SHORT_ENGLISH, site=SITE)
        assert (guess.tag, guess.confident) == ("en", False)
        assert "most of the site" in guess.evidence

    def test_a_script_that_is_not_the_languages_contradicts_a_declaration_however_short(self) -> None:
        hebrew = Declaration("he", "<html lang>")
        assert identify_posts([hebrew], "Frozen rivers", site=SITE).tag == "en"
        assert identify_posts([FRENCH], "Лед на реке", site=LanguageGuess("ru", "", confident=True)).tag == "ru"

    def test_latin_names_in_another_script_contradict_nothing(self) -> None:
        japanese = Declaration("ja", "<html lang>")
        assert identify_posts([japanese], "Python と Django の話", site=SITE).tag == "ja"

    def test_the_last_resort_is_the_interface(self) -> None:
        interface = LanguageGuess("fr", "<html lang>", confident=True)
        assert identify_posts([], "", interface=interface) == LanguageGuess(
            "fr", "like the interface: <html lang>", confident=False
        )

    def test_nothing_decides_on_nothing(self) -> None:
        assert identify_posts([], SHORT_ENGLISH) == UNDECIDED


def test_most_of_a_sites_text_decides_for_the_site() -> None:
    french = LanguageGuess("fr", "", confident=True)
    english = LanguageGuess("en", "", confident=True)
    assert main_language([(french, 100), (english, 900), (UNDECIDED, 5000)]).tag == "en"
    assert main_language([(french, 100), (english, 900)]).evidence == "89 % of the posts' text"
    assert not main_language([(french, 10), (english, 9), (LanguageGuess("de", "", confident=True), 8)]).confident
    assert main_language([(UNDECIDED, 10)]) == UNDECIDED
