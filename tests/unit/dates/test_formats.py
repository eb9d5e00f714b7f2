"""Dates written again. Expected texts: CLDR 48 as ICU 78 formats it (Intl.DateTimeFormat), unless a reason is given."""

import pytest

from l10n.dates import recognise, render_date


@pytest.mark.parametrize(
    ("source", "text", "target", "written"),
    [
        ("fr", "mercredi 26 février 2014", "en", "Wednesday, February 26, 2014"),
        ("fr", "mercredi 26 février 2014", "de", "Mittwoch, 26. Februar 2014"),
        ("fr", "mercredi 26 février 2014", "ja", "2014年2月26日水曜日"),
        ("fr", "mercredi 26 février 2014", "th", "วันพุธที่ 26 กุมภาพันธ์ พ.ศ. 2557"),
        ("fr", "26 février 2014", "th", "26 กุมภาพันธ์ 2557"),
        ("fr", "26 février 2014", "fa", "۷ اسفند ۱۳۹۲"),
        ("fr", "26 février 2014", "ru", "26 февраля 2014\u202fг."),
        ("fr", "26 février 2014", "pl", "26 lutego 2014"),
        ("fr", "26 févr. 2014", "en", "Feb 26, 2014"),
        ("fr", "26 févr. 2014", "de", "26. Feb. 2014"),  # CLDR's German medium has numbers; the name was seen
        ("fr", "26/02/2014", "de", "26.02.2014"),
        ("fr", "26/02/2014", "en", "2/26/2014"),
        ("fr", "26/02/2014", "fa", "۱۳۹۲/۱۲/۷"),
        ("fr", "26/02/14", "en", "2/26/14"),
        ("fr", "26 février 2014 à 14:36", "en", "February 26, 2014 at 2:36\u202fPM"),
        ("fr", "26 février 2014 à 14:36", "de", "26. Februar 2014 um 14:36"),
        ("fr", "26 février 2014 à 14:36", "fa", "۷ اسفند ۱۳۹۲ ساعت ۱۴:۳۶"),
        ("fr", "26 févr. 2014, 14:36", "el", "26 Φεβ 2014, 2:36\u202fμ.μ."),
        ("fr", "14:36", "ar", "2:36 م"),
        ("en", "2:36:05 PM", "fr", "14:36:05"),
        ("en", "February 26, 2014 at 2:36 PM UTC", "fr", "26 février 2014 à 14:36 UTC"),
        ("fr", "février 2014", "ru", "февраль 2014\u202fг."),
        ("fr", "février 2014", "pl", "luty 2014"),
        ("fr", "février 2014", "th", "กุมภาพันธ์ 2557"),
        ("fr", "février 2014", "fa", "فوریهٔ ۲۰۱۴"),  # two Persian months share it: Gregorian, spelt in Persian
        ("fr", "février", "fi", "helmikuu"),
        ("de", "Juli 2020 (1)", "fr", "juillet 2020 (1)"),
        ("de", "Juli 2020 (12)", "bn", "জুলাই ২০২০ (১২)"),
        ("fa", "۲ تیر ۱۳۹۶", "fr", "23 juin 2017"),
        ("th", "24 กันยายน 2556", "fr", "24 septembre 2013"),
        ("en", "Feb 24", "fr", "24 févr."),
        ("fr", "Mercredi 26 février 2014", "es", "Miércoles, 26 de febrero de 2014"),
        ("en", "WEDNESDAY, FEBRUARY 26, 2014", "es", "MIÉRCOLES, 26 DE FEBRERO DE 2014"),
        ("en", "JUNE 26, 2014", "tr", "26 HAZİRAN 2014"),
        ("fr", "2014-02-26", "de", "2014-02-26"),  # ISO is nobody's locale
        ("sv", "2014-02-26", "de", "26.02.2014"),  # here it is the locale's own
    ],
)
def test_a_date_is_written_with_the_parts_seen(source: str, text: str, target: str, written: str) -> None:
    match = recognise(text, source, region=True)
    assert match is not None
    assert render_date(match, target, source) == written


@pytest.mark.parametrize("target", ["fr", "fr-CA", "fr_FR"])
def test_in_the_source_language_the_text_comes_back(target: str) -> None:
    match = recognise("26\u00a0FÉVRIER 2014 ", "fr")
    assert match is not None
    assert render_date(match, target, "fr") == "26\u00a0FÉVRIER 2014 "


def test_another_script_is_another_language() -> None:
    match = recognise("26. фебруар 2014.", "sr", also=["sr-Latn"]) or recognise("26. фебруар 2014", "sr")
    assert match is not None
    assert render_date(match, "sr-Latn", "sr") == "26. februar 2014."


@pytest.mark.parametrize("target", ["fr", "ar"])
def test_a_persian_month_without_a_day_is_no_month_elsewhere(target: str) -> None:
    match = recognise("تیر ۱۳۹۶", "fa")
    assert match is not None
    assert render_date(match, target, "fa") is None


def test_an_unknown_target_is_none() -> None:
    match = recognise("26 février 2014", "fr")
    assert match is not None
    assert render_date(match, "xx", "fr") is None
