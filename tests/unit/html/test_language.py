import pytest

from l10n.html.language import count_letters, identify_language, plain_language, share_of_script

ENGLISH = (
    "The kettle had been on the stove for an hour before anybody noticed the smell. We opened every window in the house"
    " and stood in the garden until it was safe to go back. My brother still says that it was the best tea of the year."
)
GERMAN = (
    "Der Kessel stand schon eine Stunde auf dem Herd, bevor jemand den Geruch bemerkte. Wir öffneten alle Fenster im"
    " Haus und warteten im Garten, bis wir wieder hinein konnten. Mein Bruder behauptet, es sei der beste Tee gewesen."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        ("今日はとてもいい天気でしたので、公園まで歩いて行きました。", "ja"),
        ("今天天气很好，我们走路去了公园，然后在湖边喝茶。", "zh"),
        ("오늘은 날씨가 아주 좋아서 공원까지 걸어갔습니다.", "ko"),
        ("Сегодня была очень хорошая погода, и мы пошли пешком в парк, а потом долго пили чай у озера.", "ru"),
        ("امروز هوا خیلی خوب بود و ما پیاده به پارک رفتیم و کنار دریاچه چای نوشیدیم و گپ زدیم.", "fa"),
        ("היום היה מזג אוויר נעים מאוד והלכנו ברגל לפארק ושתינו תה ליד האגם.", "he"),
    ],
)
def test_a_text_in_one_language_is_identified(text: str, language: str) -> None:
    found, confidence = identify_language(text)
    assert found == language
    assert confidence > 0.5


def test_only_an_allowed_language_is_given() -> None:
    assert identify_language(GERMAN, {"fr", "nl-BE"})[0] in {"fr", "nl"}
    assert identify_language(GERMAN, {"de-AT", "en"})[0] == "de"


def test_no_allowed_language_in_the_script_is_no_answer() -> None:
    assert identify_language("Сегодня была очень хорошая погода.", {"en", "fr"}) == (None, 0.0)
    assert identify_language("今日はいい天気でした。", {"zh"}) == (None, 0.0)


def test_halves_in_two_languages_leave_no_confidence() -> None:
    assert identify_language(ENGLISH + " " + GERMAN)[1] == 0


@pytest.mark.parametrize("text", ["", "2024 · 17", "https://example.org/a-page"])
def test_a_text_without_words_has_no_language(text: str) -> None:
    assert identify_language(text) == (None, 0.0)


def test_code_and_addresses_do_not_count_as_letters() -> None:
    assert count_letters("ab c") == 3
    assert count_letters("see https://example.org/page me@example.org x_1=y") == 3


def test_dense_scripts_count_threefold() -> None:
    assert count_letters("お茶") == 6
    assert count_letters("차") == 3


@pytest.mark.parametrize(
    ("text", "script", "share"),
    [("шрифт", "Cyrl", 1), ("шрифт", "Latn", 0), ("ab вг", "Cyrl", 0.5), ("123", "Latn", 1), ("ab", "Zzzz", 1)],
)
def test_the_share_of_a_script_is_counted_in_letters(text: str, script: str, share: float) -> None:
    assert share_of_script(text, script) == share


@pytest.mark.parametrize(
    ("tag", "language"), [("zh-Hant-TW", "zh"), ("de_DE", "de"), ("no", "nb"), ("iw", "he"), ("PT-br", "pt")]
)
def test_tags_are_reduced_to_what_can_be_told(tag: str, language: str) -> None:
    assert plain_language(tag) == language
