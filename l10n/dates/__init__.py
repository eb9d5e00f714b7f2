"""Dates and times of pages: recognised in their locale, written again in another.

In: text, a locale, and what the page is known to hold. Out: ``DateMatch`` values and text. Never done here: deciding
where on a page a date is, I/O, translating words. Data comes from CLDR by way of Babel, which is loaded on first use.
"""

from l10n.dates.formats import format_match, render_date
from l10n.dates.machine import parse_machine
from l10n.dates.model import Calendar, Casing, Clock, DateMatch, Kind, Length, Order, Shape, Width
from l10n.dates.numeric import learn_order
from l10n.dates.recognise import means_no_date, recognise
from l10n.dates.relative import RelativeMatch, format_relative, recognise_relative, render_relative
from l10n.dates.search import find_dates

__all__ = [
    "Calendar",
    "Casing",
    "Clock",
    "DateMatch",
    "Kind",
    "Length",
    "Order",
    "RelativeMatch",
    "Shape",
    "Width",
    "find_dates",
    "format_match",
    "format_relative",
    "learn_order",
    "means_no_date",
    "parse_machine",
    "recognise",
    "recognise_relative",
    "render_date",
    "render_relative",
]
