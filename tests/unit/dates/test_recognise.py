"""Whole texts: what is a date, what is not, and what a match says. Days were looked up in a calendar by hand."""

import datetime as dt

import pytest

from l10n.dates import Calendar, Casing, Kind, Length, Order, Width, recognise

DAYS = [
    ("fr", "mercredi 26 février 2014", "2014-02-26"),
    ("fr", "MERCREDI 26 FÉVRIER 2014", "2014-02-26"),
    ("fr", "1er janvier 2014", "2014-01-01"),
    ("fr-FR", "26 févr. 2014", "2014-02-26"),
    ("fr", "26 fevrier 2014", "2014-02-26"),
    ("fr", "10. juin 2008", "2008-06-10"),
    ("en", "Saturday, January 15th, 2022", "2022-01-15"),
    ("en-GB", "the 9th of June 2020", "2020-06-09"),
    ("en", "9 Sept 2025", "2025-09-09"),
    ("en", "26-Feb-2014", "2014-02-26"),
    ("es", "1º de enero de 2014", "2014-01-01"),
    ("de-AT", "7. Jänner 2013", "2013-01-07"),
    ("de", "7. Januar 2013", "2013-01-07"),
    ("it", "domenica, settembre 03, 2006", "2006-09-03"),
    ("sl", "junij 28, 2024", "2024-06-28"),
    ("ru", "Янв 15th, 2022", "2022-01-15"),
    ("ru", "26 февраля 2014 г.", "2014-02-26"),
    ("ru", "26 февраля 2014 года", "2014-02-26"),
    ("pl", "26 luty 2014", "2014-02-26"),
    ("ca", "5 d’abril del 2014", "2014-04-05"),
    ("ca", "5 d'abril del 2014", "2014-04-05"),
    ("eu", "2014(e)ko otsailaren 26(a), asteazkena", "2014-02-26"),
    ("he", "26 בפברואר 2014", "2014-02-26"),
    ("hu", "2014. február 26., szerda", "2014-02-26"),
    ("lt", "2014 m. vasario 26 d.", "2014-02-26"),
    ("ja", "2014年2月26日水曜日", "2014-02-26"),
    ("ko", "2014년 2월 26일 수요일", "2014-02-26"),
    ("ja", "2014年02月06日", "2014-02-06"),
    ("ko", "2014년 02월 06일", "2014-02-06"),
    ("zh-Hant-TW", "２０１４年２月２６日", "2014-02-26"),
    ("vi", "26 Tháng Hai, 2014", "2014-02-26"),
    ("hi", "२६ अक्टूबर २०१४", "2014-10-26"),
    ("ar", "\u200f٢٦ فبراير، ٢٠١٤", "2014-02-26"),
    ("ar", "26 شباط 2014", "2014-02-26"),
    ("tr", "20 KASIM 2014", "2014-11-20"),
    ("tr", "20 Kası\u0307m 2014".replace("ı\u0307", "ı"), "2014-11-20"),
    ("az", "26 İyun 2014", "2014-06-26"),
    ("fr", "26\u202ffévrier\u00a02014", "2014-02-26"),
    ("fa", "ژوئن 23, 2017", "2017-06-23"),
    ("fa", "آگوست 26, 2017", "2017-08-26"),
]


@pytest.mark.parametrize(("locale", "text", "iso"), DAYS)
def test_a_day_is_read_without_any_help(locale: str, text: str, iso: str) -> None:
    match = recognise(text, locale)
    assert match is not None
    assert match.kind is Kind.DAY
    assert match.value == dt.date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr", "lundi 26 février 2014"),  # a Wednesday
        ("fr", "30 février 2012"),
        ("en", "February 29, 2013"),
        ("en", "January 1, 0001"),
        ("en", "January 1, 1970"),
        ("en", "May 14"),
        ("en", "you may not need 12 of 2014"),
        ("en", "May"),
        ("de", "Jan13"),
        ("de", "Besucher seit Jan13: 2014"),
        ("fr", "26 février 2014 :"),
        ("fr", "26 février 2014."),
        ("fr", "le chapitre 26 février 2014"),
        ("en", "2.5"),
        ("en", "3.10.24"),
        ("en", "192.168.2.14"),
        ("en", "24/7"),
        ("en", "8/10 - 15/10"),
        ("en", "CVE-2018-20395"),
        ("en", "8188eu-20150212"),
        ("en", "Page 1 / 4"),
        ("en", "00:03:00"),
        ("en", "+1 555 26 02 2014"),
        ("en", "$26.02"),
        ("en", "26/02/2014"),  # numbers, and nobody expects a date here
        ("fr", "10:23"),
        ("fr", "2014"),
        ("fr", "février"),
        ("fa", "۱۳۹۴-۱۳۹۷"),
        ("fr", ""),
        ("fr", " "),
        ("fr", "26 février 2014 " * 20),
        ("xx", "26 février 2014"),
    ],
)
def test_what_is_not_wholly_a_date_is_refused(locale: str, text: str) -> None:
    assert recognise(text, locale) is None


@pytest.mark.parametrize(
    "text",
    [
        "2.5",
        "192.168.2.14",
        "24/7",
        "8/10 - 15/10",
        "18-65",
        "32/12/2012",
        "45.13.2011",
        "(12)",
        "0000-00-00",
        "1970-01-01",
    ],
)
@pytest.mark.parametrize("locale", ["fr", "de", "en"])
def test_not_even_a_date_region_makes_a_day_of_other_numbers(locale: str, text: str) -> None:
    assert recognise(text, locale, region=True) is None


@pytest.mark.parametrize(
    ("locale", "text", "iso"),
    [
        ("fr", "mercredi 26 février 2014 à 08:36", "2014-02-26T08:36"),
        ("fr-CA", "26 février 2014 à 2 h 36", "2014-02-26T02:36"),
        ("fr", "26 février 2014, 13h05", "2014-02-26T13:05"),
        ("de", "6. März 2021 um 21:10\u00a0Uhr", "2021-03-06T21:10"),
        ("el", "5 Φεβρουαρίου 2005 στις 5:22 μ.μ.", "2005-02-05T17:22"),
        ("ar", "3 ديسمبر، 2022 الساعة 12:24 ص", "2022-12-03T00:24"),
        ("ja", "2015年8月4日 4:28 PM", "2015-08-04T16:28"),
        ("ja", "2014年2月26日 午後4時28分", "2014-02-26T16:28"),
        ("zh-TW", "2014年2月26日下午4:28", "2014-02-26T16:28"),
        ("en", "10:23 PM on Feb 26, 2014", "2014-02-26T22:23"),
        ("en", "February 26, 2014 at 12:05 am", "2014-02-26T00:05"),
        ("fi", "26. helmikuuta 2014 klo 10.23", "2014-02-26T10:23"),
        ("ru", "26 февраля 2014 г. в 10:23:45", "2014-02-26T10:23:45"),
    ],
)
def test_a_time_beside_a_date_gives_it_no_digits(locale: str, text: str, iso: str) -> None:
    match = recognise(text, locale)
    assert match is not None
    assert match.kind is Kind.DAY_TIME
    assert match.value == dt.datetime.fromisoformat(iso)


def test_an_hour_that_contradicts_its_day_period_is_no_time() -> None:
    assert recognise("February 26, 2014 at 13:05 AM", "en") is None


@pytest.mark.parametrize(
    ("locale", "text", "kind", "value"),
    [
        ("it", "18:19", Kind.TIME, dt.time(18, 19)),
        ("fr", "2014", Kind.YEAR, 2014),
        ("ja", "2014年", Kind.YEAR, 2014),
        ("el", "Φεβρουαρίου", Kind.MONTH, 2),
        ("en", "Feb 24", Kind.MONTH_DAY, (2, 24)),
        ("fr", "02/2014", Kind.YEAR_MONTH, (2014, 2)),
        ("fr", "26/02/2014 10:23", Kind.DAY_TIME, dt.datetime(2014, 2, 26, 10, 23)),  # noqa: DTZ001 - as written
    ],
)
def test_parts_of_a_date_are_read_where_a_date_is_expected(locale: str, text: str, kind: Kind, value: object) -> None:
    match = recognise(text, locale, region=True)
    assert match is not None
    assert (match.kind, match.value) == (kind, value)
    assert recognise(text, locale) is None


@pytest.mark.parametrize(("locale", "text"), [("en", "9:05 PM"), ("el", "11:54 π.μ."), ("de", "10:23 Uhr")])
def test_a_time_that_says_so_needs_no_region(locale: str, text: str) -> None:
    match = recognise(text, locale)
    assert match is not None
    assert match.kind is Kind.TIME


def test_a_number_in_brackets_after_a_month_is_a_count_and_no_day() -> None:
    match = recognise("Juli 2020 (1)", "de")
    assert match is not None
    assert (match.kind, match.value, match.count) == (Kind.YEAR_MONTH, (2020, 7), 1)


def test_a_thai_year_is_buddhist() -> None:
    match = recognise("24 กันยายน 2556", "th")
    assert match is not None
    assert (match.date, match.calendar) == (dt.date(2013, 9, 24), Calendar.BUDDHIST)
    common = recognise("24 กันยายน ค.ศ. 2013", "th")
    assert common is not None
    assert (common.date, common.calendar) == (dt.date(2013, 9, 24), Calendar.GREGORIAN)


def test_a_persian_month_tells_the_calendar() -> None:
    match = recognise("۲ تیر ۱۳۹۶", "fa")
    assert match is not None
    assert (match.date, match.calendar) == (dt.date(2017, 6, 23), Calendar.PERSIAN)


def test_a_lunar_day_needs_a_witness() -> None:
    assert recognise("26 شعبان 1435", "ar") is None
    match = recognise("الثلاثاء 26 شعبان 1435", "ar")
    assert match is not None
    assert match.date == dt.date(2014, 6, 24)  # a Tuesday; 1 Ramadan 1435 was 28 or 29 June 2014


@pytest.mark.parametrize(
    ("text", "order", "hint", "day", "assumed"),
    [
        ("03/01/11", None, None, dt.date(2011, 1, 3), True),
        ("03/01/11", Order.MDY, None, dt.date(2011, 3, 1), False),
        ("03/01/11", None, dt.date(2011, 3, 1), dt.date(2011, 3, 1), False),
        ("08/22/2013", None, None, dt.date(2013, 8, 22), False),
        ("2014/02/26", Order.MDY, None, dt.date(2014, 2, 26), False),
    ],
)
def test_numbers_follow_the_machine_date_then_the_page_then_the_locale(
    text: str, order: Order | None, hint: dt.date | None, day: dt.date, *, assumed: bool
) -> None:
    match = recognise(text, "fr", region=True, order=order, hint=hint)
    assert match is not None
    assert (match.date, match.assumed) == (day, assumed)


def test_numbers_against_the_learned_order_are_refused() -> None:
    assert recognise("08/22/2013", "fr", region=True, order=Order.DMY) is None


def test_six_readings_are_none_where_the_locale_starts_with_the_year_and_the_text_does_not() -> None:
    assert recognise("03/01/2011", "sv", region=True) is None


def test_a_danish_time_with_seconds_is_no_date() -> None:
    assert recognise("17.09.35", "da", region=True) is None
    learned = recognise("17.09.35", "da", region=True, order=Order.DMY)
    assert learned is not None


def test_a_machine_date_may_differ_by_the_day_of_a_time_zone_and_no_more() -> None:
    near, far = dt.date(2014, 2, 27), dt.datetime(2014, 2, 28, 1, tzinfo=dt.UTC)
    assert recognise("26 février 2014", "fr", hint=near) is not None
    assert recognise("26 février 2014", "fr", hint=far) is None


def test_a_foreign_month_is_read_only_when_offered_and_unambiguous() -> None:
    assert recognise("12. February 2012", "de") is None
    match = recognise("12. February 2012", "de", also=["en"])
    assert match is not None
    assert (match.date, match.locale) == (dt.date(2012, 2, 12), "en")


def test_the_page_s_own_locale_decides_what_a_month_means() -> None:
    # Listopad is November in Czech and October in Croatian
    match = recognise("5. listopad 2014", "cs", also=["hr"])
    assert match is not None
    assert match.month == 11


def test_numbers_are_never_read_in_another_locale_than_the_page_s() -> None:
    assert recognise("03/01/2011", "sv", also=["en"], region=True) is None


@pytest.mark.parametrize(
    ("locale", "text", "width", "weekday", "month"),
    [
        ("fr", "mercredi 26 février 2014", Width.FULL, Length.WIDE, Length.WIDE),
        ("fr", "26 février 2014", Width.LONG, None, Length.WIDE),
        ("fr", "26 févr. 2014", Width.MEDIUM, None, Length.ABBREVIATED),
        ("fr", "mer. 26 févr. 2014", Width.MEDIUM, Length.ABBREVIATED, Length.ABBREVIATED),
        ("fr", "26/02/2014", Width.NUMERIC, None, Length.NUMERIC),
        ("fr", "26/02/14", Width.SHORT, None, Length.NUMERIC),
        ("pl", "1 maj 2004", Width.MEDIUM, None, Length.ABBREVIATED),
        ("pl", "1 maja 2004", Width.LONG, None, Length.WIDE),
    ],
)
def test_the_width_is_the_one_seen(locale: str, text: str, width: Width, weekday: Length | None, month: Length) -> None:
    match = recognise(text, locale, region=True)
    assert match is not None
    assert (match.width, match.shape.weekday, match.shape.month) == (width, weekday, month)


@pytest.mark.parametrize(
    ("locale", "text", "casing"),
    [
        ("fr", "mercredi 26 février 2014", Casing.USUAL),
        ("fr", "Mercredi 26 février 2014", Casing.TITLE),
        ("fr", "Mercredi 26 Février 2014", Casing.WORDS),
        ("fr", "MERCREDI 26 FÉVRIER 2014", Casing.UPPER),
        ("de", "26. Februar 2014", Casing.USUAL),
        ("de", "26. februar 2014", Casing.LOWER),
        ("ja", "2014年2月26日", Casing.USUAL),
    ],
)
def test_only_a_case_that_cldr_does_not_have_is_the_page_s(locale: str, text: str, casing: Casing) -> None:
    match = recognise(text, locale)
    assert match is not None
    assert match.casing is casing


def test_the_parts_of_a_time_are_kept() -> None:
    match = recognise("26 February 2014, 8:36:05 PM UTC", "en")
    assert match is not None
    assert match.clock is not None
    assert (match.clock.seconds, match.clock.period, match.clock.zone) == (True, True, "UTC")
    assert match.value == dt.datetime(2014, 2, 26, 20, 36, 5)  # noqa: DTZ001 - a page's own time, never shifted
