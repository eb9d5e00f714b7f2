"""Calendar arithmetic, against days published elsewhere: Iranian new years and holidays, and ICU 78."""

import datetime as dt

import pytest

from l10n.dates.calendars import date_to_persian, islamic_to_date, persian_to_date

DAYS = [
    ((1357, 11, 22), "1979-02-11"),
    ((1399, 12, 30), "2021-03-20"),  # a leap year's last day
    ((1400, 1, 1), "2021-03-21"),
    ((1404, 1, 1), "2025-03-21"),
    ((1392, 12, 7), "2014-02-26"),
    ((1396, 7, 1), "2017-09-23"),
]


@pytest.mark.parametrize(("persian", "iso"), DAYS)
def test_persian_days_agree_with_published_ones(persian: tuple[int, int, int], iso: str) -> None:
    date = dt.date.fromisoformat(iso)
    assert persian_to_date(*persian) == date
    assert date_to_persian(date) == persian


@pytest.mark.parametrize("persian", [(1400, 12, 30), (1400, 13, 1), (1400, 7, 31), (1400, 1, 0), (900, 1, 1)])
def test_a_day_that_the_persian_calendar_lacks_is_none(persian: tuple[int, int, int]) -> None:
    assert persian_to_date(*persian) is None


def test_the_islamic_epoch_and_a_known_new_year() -> None:
    assert islamic_to_date(1435, 1, 1) == dt.date(2013, 11, 5)  # ICU 78, islamic-civil
    assert islamic_to_date(1435, 13, 1) is None
