"""Laws of dates, over many locales and days, and the shares measured on strings that others made.

What Babel writes by CLDR's patterns is read as the day it was written for, and written again to the letter. What is
read in one locale says the same day in every other.
"""

import datetime as dt
import json
import os
from pathlib import Path

import pytest
from babel.dates import format_date, format_datetime, format_skeleton, format_time
from hypothesis import given, strategies

from l10n.dates import Calendar, Kind, find_dates, format_match, learn_order, parse_machine, recognise
from l10n.dates.cldr import find_locale, load_locale

LOCALES = (
    "af", "am", "ar", "ar_EG", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "de_AT", "el", "en",
    "en_AU", "en_CA", "en_GB", "es", "es_MX", "et", "eu", "fi", "fil", "fr", "fr_CA", "fr_CH", "ga", "gl",
    "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt",
    "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl", "nn", "pa", "pl", "pt", "pt_PT", "ro", "ru",
    "si", "sk", "sl", "sq", "sr", "sr_Latn", "sv", "sw", "ta", "te", "tr", "uk", "ur", "uz", "vi", "zh",
    "zh_Hant", "zu",
)  # fmt: skip
OTHER_CALENDARS = ("fa", "ps", "th")
DOTTED_CLOCKS = ("da", "fi", "id", "si")
"""Their times with seconds look like dates: "17.09.35"."""

locales = strategies.sampled_from(LOCALES)
days = strategies.dates(dt.date(1971, 1, 1), dt.date(2049, 12, 31))
times = strategies.times().map(lambda time: time.replace(microsecond=0))


def localized(text: str, locale: str) -> str:
    """Babel writes ASCII digits; pages and ICU write the locale's own."""
    data = load_locale(locale)
    assert data is not None
    return text.translate({48 + value: digit for value, digit in enumerate(data.digits)})


@given(locales, days, strategies.sampled_from(["full", "long", "medium", "short"]))
def test_a_day_comes_back_to_the_letter(locale: str, day: dt.date, width: str) -> None:
    text = localized(format_date(day, width, locale=find_locale(locale)), locale)
    match = recognise(text, locale, region=True)
    assert match is not None, text
    assert match.date == day
    assert format_match(match, locale) == text


@given(locales, times, strategies.sampled_from(["short", "medium"]))
def test_a_time_comes_back_to_the_letter(locale: str, time: dt.time, width: str) -> None:
    if locale in DOTTED_CLOCKS and width == "medium":
        return
    text = localized(format_time(time, width, locale=find_locale(locale)), locale)
    match = recognise(text, locale, region=True)
    assert match is not None, text
    assert match.time == (time if width == "medium" else time.replace(second=0))
    assert format_match(match, locale) == text


@given(locales, days, times)
def test_a_day_with_its_time_comes_back_to_the_letter(locale: str, day: dt.date, time: dt.time) -> None:
    text = localized(format_datetime(dt.datetime.combine(day, time), "medium", locale=find_locale(locale)), locale)
    match = recognise(text, locale, region=True)
    if locale in DOTTED_CLOCKS and match is None:
        return
    assert match is not None, text
    assert match.value == dt.datetime.combine(day, time)
    assert format_match(match, locale) == text


@given(locales, days)
def test_a_month_of_a_year_comes_back_to_the_letter(locale: str, day: dt.date) -> None:
    if "yMMMM" not in find_locale(locale).datetime_skeletons:
        return
    text = localized(format_skeleton("yMMMM", day, locale=find_locale(locale)), locale)
    match = recognise(text, locale)
    assert match is not None, text
    assert (match.kind, match.value) == (Kind.YEAR_MONTH, (day.year, day.month))
    assert format_match(match, locale) == text


@given(locales, strategies.sampled_from([*LOCALES, *OTHER_CALENDARS]), days)
def test_a_translated_date_is_the_same_day(source: str, target: str, day: dt.date) -> None:
    text = format_date(day, "long", locale=find_locale(source))
    written = format_match(recognise(text, source), target)
    again = recognise(written, target)
    assert again is not None, written
    assert again.date == day


@given(strategies.sampled_from(OTHER_CALENDARS[::2]), days)
def test_other_calendars_come_back_to_the_letter(locale: str, day: dt.date) -> None:
    written = format_match(recognise(format_date(day, "full", locale=find_locale("en")), "en"), locale)
    again = recognise(written, locale)
    assert again is not None, written
    assert (again.date, again.calendar is Calendar.GREGORIAN) == (day, False)
    assert format_match(again, locale) == written


@given(strategies.text(max_size=60), strategies.sampled_from(["fr", "th", "ja", "fa", "tr"]))
def test_no_text_breaks_the_recogniser(text: str, locale: str) -> None:
    recognise(text, locale, region=True)
    learn_order([text], locale)
    parse_machine(text)
    for start, stop, match in find_dates(text + " 26 février 2014", "fr", region=True):
        assert (text + " 26 février 2014")[start:stop] == match.text


@given(strategies.text("0123456789 .:/-()h€$%v#,", max_size=30), strategies.sampled_from(["fr", "de", "en", "ja"]))
def test_numbers_and_marks_are_no_day_unless_one_is_expected(text: str, locale: str) -> None:
    match = recognise(text, locale)
    assert match is None or match.date is None


FACTS = Path(os.environ.get("L10N_FACTS", Path(__file__).parents[2].parent / "shared" / "facts")) / "dates-dev.jsonl"


@pytest.mark.skipif(not FACTS.is_file(), reason="set L10N_FACTS to the folder of dates-dev.jsonl")
@pytest.mark.parametrize("also", [(), ("en",)])
def test_the_shares_measured_on_other_people_s_strings_hold(also: tuple[str, ...]) -> None:
    rows = [json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines()]
    right = wrong = 0
    dated = [row for row in rows if row["iso"]]
    for row in rows:
        match = recognise(row["text"], row["locale"], also=also, region=True)
        found = match.date if match else None
        if row["iso"] is None:
            assert found is None, row
        elif found is not None:
            agrees = found.isoformat() == row["iso"]
            timed = "time" not in row or f"{match.time:%H:%M}" == row["time"]
            right, wrong = right + (agrees and timed), wrong + (not agrees)
    assert wrong == 0
    assert right / len(dated) >= 0.995
