"""Dates inside sentences."""

import pytest

from l10n.dates import find_dates


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("fr", "Publié le 26 février 2014 à 08:36", ["26 février 2014 à 08:36"]),
        ("de", "6. Juni 2015 um 10:23 gepostet", ["6. Juni 2015 um 10:23"]),
        ("de", "Am 6. Juni 2015 um 10:23 Uhr gepostet.", ["6. Juni 2015 um 10:23 Uhr"]),
        ("en", "On May 5, 2010 the May edition of 12 May", ["May 5, 2010"]),
        ("en", "(Feb 26, 2014)", ["Feb 26, 2014"]),
        ("en", "Last updated: Wednesday, February 26, 2014.", ["Wednesday, February 26, 2014"]),
        ("ru", "Опубликовано 26 февраля 2014 г. в 10:23 кем-то", ["26 февраля 2014 г. в 10:23"]),
        ("ru", "26 февраля 2014 года вышла", ["26 февраля 2014 года"]),
        ("ja", "2014年2月26日に公開", ["2014年2月26日"]),
        ("ja", "2019年3月6日（水）13：00－16：40", ["2019年3月6日（水）"]),
        ("es", "de 26 febrero 2014 a 3 de marzo de 2014", ["26 febrero 2014", "3 de marzo de 2014"]),
        ("ca", "el 28 de febrer de 2014 de nit", ["28 de febrer de 2014"]),
        ("fr", "É́té\u200b du 26 févr. 2014\u00a0!", ["26 févr. 2014"]),
    ],
)
def test_dates_with_a_name_and_a_year_are_found_where_they_stand(locale: str, text: str, found: list[str]) -> None:
    places = find_dates(text, locale)
    assert [text[start:stop] for start, stop, _ in places] == found
    assert [match.text for _, _, match in places] == found


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr", "24-26 février 2014"),
        ("fr", "du 24 au 26 février 2014"),
        ("de", "Am 24. und 26. Februar 2014"),
        ("en", "Feb 26 - Mar 3, 2014"),
        ("en", "from 3 May 2014-15"),
        ("en", "in May 2014 we may have 12"),
        ("en", "version 3.10.24 for 9.99 on 26/02/2014 at 10:23"),
        ("en", "lundi 26 février 2014"),
        ("fr", "lundi 26 février 2014"),
        ("en", "Devil May Cry 4: 2008"),
        ("en", "no digits on May Day"),
        ("de", "Nr. 5 Mai 20145"),
    ],
)
def test_parts_of_ranges_and_prose_are_left_alone(locale: str, text: str) -> None:
    assert [match.text for _, _, match in find_dates(text, locale) if "lundi" not in text or match.shape.weekday] == []


def test_numbers_and_times_are_found_only_where_a_date_is_expected() -> None:
    text = "Publié : 26/02/2014, modifié à 10:23"
    assert find_dates(text, "fr") == []
    assert [match.text for _, _, match in find_dates(text, "fr", region=True)] == ["26/02/2014", "10:23"]


def test_a_number_longer_than_python_converts_is_no_year() -> None:
    assert find_dates("1" * 5000, "fr", region=True) == []


def test_the_first_locale_that_finds_a_date_is_believed() -> None:
    assert [match.locale for _, _, match in find_dates("Le 26 February 2014", "fr", also=["en"])] == ["en"]
