"""ISO 8601 and RFC 822."""

import datetime as dt

import pytest

from l10n.dates import parse_machine

UTC, PARIS = dt.UTC, dt.timezone(dt.timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2014-02-26", dt.date(2014, 2, 26)),
        (" 2014-02-26T10:23:00+01:00 ", dt.datetime(2014, 2, 26, 10, 23, tzinfo=PARIS)),
        ("2014-02-26T10:23:00.123Z", dt.datetime(2014, 2, 26, 10, 23, tzinfo=UTC)),
        ("2014-02-26t10:23z", dt.datetime(2014, 2, 26, 10, 23, tzinfo=UTC)),
        ("2014-02-26T10:23+0100", dt.datetime(2014, 2, 26, 10, 23, tzinfo=PARIS)),
        ("2014-02-26 10:23:45", dt.datetime(2014, 2, 26, 10, 23, 45)),  # noqa: DTZ001 - none is given
        ("Wed, 26 Feb 2014 10:23:00 +0100", dt.datetime(2014, 2, 26, 10, 23, tzinfo=PARIS)),
        ("26 Feb 2014 10:23:00 GMT", dt.datetime(2014, 2, 26, 10, 23, tzinfo=UTC)),
    ],
)
def test_machine_dates_are_read(text: str, value: object) -> None:
    found = parse_machine(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2014",
        "20140226",
        "26/02/2014",
        "2014-13-01",
        "2014-02-30",
        "2014-02-26T25:00",
        "Wed, 26 Foo 2014 10:23:00 +0100",
        "0000-00-00",
        "0001-01-01T00:00:00Z",
        "1970-01-01",
        "9999-12-31",
    ],
)
def test_zero_dates_and_other_texts_are_none(text: str) -> None:
    assert parse_machine(text) is None
