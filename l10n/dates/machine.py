"""Dates written for machines: ISO 8601 in ``time[datetime]``, ``abbr[title]`` and JSON-LD, RFC 822 in feeds.

In: the text of an attribute or a field. Out: a ``date``, a ``datetime`` (aware if an offset was given), or ``None``.
Never done here: guessing. A date that means "no date" is ``None``.
"""

import datetime as dt
import email.utils
import re

EARLIEST_YEAR = 1583
"""The first whole year of the Gregorian calendar."""
LATEST_YEAR = 2199

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
_RFC_822 = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{2,4} \d\d:\d\d(?::\d\d)? \S+")


def parse_machine(text: str) -> dt.date | dt.datetime | None:
    """Read an ISO 8601 calendar date with or without a time, or an RFC 822 date.

    Zero dates (year 0 or 1, 1970-01-01) are ``None``: that is how a platform writes that it has none.
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        value = _read_iso(found)
    elif _RFC_822.fullmatch(text):
        value = _read_rfc_822(text)
    else:
        return None
    return value if value is not None and is_plausible(value) else None


def is_plausible(day: dt.date) -> bool:
    """Tell a day that somebody meant from a zero date and from a misread year."""
    return EARLIEST_YEAR <= day.year <= LATEST_YEAR and (day.year, day.month, day.day) != (1970, 1, 1)


def _read_iso(found: re.Match[str]) -> dt.date | dt.datetime | None:
    try:
        if not found["time"]:
            return dt.date.fromisoformat(found["day"])
        time = re.sub(r"[.,]\d+", "", found["time"])
        return dt.datetime.fromisoformat(f"{found['day']}T{time}{(found['zone'] or '').upper()}")
    except ValueError:
        return None


def _read_rfc_822(text: str) -> dt.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
