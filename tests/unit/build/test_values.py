"""Values of a page in another locale: written anew, and only there."""

import pytest

from l10n.build.values import write_value
from l10n.rules import Role
from l10n.units.unit import Datum


@pytest.mark.parametrize(
    ("text", "language", "target", "expected"),
    [
        ("mercredi 26 février 2014", "fr", "de", "Mittwoch, 26. Februar 2014"),
        ("mercredi 26 février 2014", "fr", "pl", "środa, 26 lutego 2014"),
        ("mercredi 26 février 2014", "fr", "ja", "2014年2月26日水曜日"),
        ("26 février 2014", "fr", "en", "February 26, 2014"),
        ("26 février 2014", "fr", "fa", "۷ اسفند ۱۳۹۲"),
        ("février 2014 (12)", "fr", "en", "February 2014 (12)"),
        ("février 2014", "fr", "ru", "февраль 2014\u202fг."),
        ("٢٦ فبراير ٢٠١٤", "ar", "en", "February 26, 2014"),
        ("۷ اسفند ۱۳۹۲", "fa", "fr", "26 février 2014"),
    ],
)
def test_a_date_has_the_parts_it_was_seen_with(text: str, language: str, target: str, expected: str) -> None:
    assert write_value(Datum(Role.DATE, text, language, ""), target) == expected


@pytest.mark.parametrize(
    ("text", "language", "target", "expected"),
    [
        ("il y a 3 jours", "fr", "en", "3 days ago"),
        ("il y a 1 jour", "fr", "de", "vor 1 Tag"),
        ("vor 5 Tagen", "de", "pl", "5 dni temu"),
        ("vor 2 Tagen", "de", "ar", "قبل يومين"),
    ],
)
def test_a_relative_time_is_counted_as_the_language_counts(
    text: str, language: str, target: str, expected: str
) -> None:
    assert write_value(Datum(Role.TIME, text, language, ""), target) == expected


@pytest.mark.parametrize(
    ("text", "language", "target", "expected"),
    [
        ("1234", "fr", "de", "1.234"),
        ("1\u202f234", "fr", "en", "1,234"),
        ("1,234", "en", "fa", "۱٬۲۳۴"),
        ("١١", "ar", "pl", "11"),
        ("۱۲", "fa", "ja", "12"),
    ],
)
def test_a_number_is_written_in_the_digits_and_groups_of_the_locale(
    text: str, language: str, target: str, expected: str
) -> None:
    assert write_value(Datum(Role.COUNT, text, language, ""), target) == expected


@pytest.mark.parametrize(
    ("role", "text", "language", "target"),
    [
        (Role.DATE, "Mercredi 26 Février 2014", "fr", "fr"),
        (Role.DATE, "26 Feb. 2014", "en", "en-GB"),
        (Role.TIME, "il y a 3 jours", "fr", "fr-CA"),
        (Role.COUNT, "1234", "en", "en"),
        (Role.COUNT, "12", "fr", "de"),
    ],
)
def test_what_is_in_the_language_already_keeps_its_bytes(role: Role, text: str, language: str, target: str) -> None:
    assert write_value(Datum(role, text, language, ""), target) is None


def test_a_machines_date_decides_between_two_readings() -> None:
    assert write_value(Datum(Role.DATE, "03/04/2014", "en", "2014-04-03"), "ja") == "2014/04/03"
    assert write_value(Datum(Role.DATE, "03/04/2014", "en", "2014-03-04"), "ja") == "2014/03/04"


def test_a_number_in_no_known_language_is_written_too() -> None:
    assert write_value(Datum(Role.COUNT, "1234", "und", ""), "de") == "1.234"
