"""Dates and times inside a sentence, for ``{date}`` and ``{time}``.

In: a text, usually prose, and its locale. Out: where its dates are. Never done here: numbers as dates, a month with its
year (it would have to be declined with the sentence), a part of a range.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from l10n.dates.assemble import Expected, Parts, read_tokens
from l10n.dates.glue import CLOCK_WORDS
from l10n.dates.lexicon import Lexicon, Token, load_lexicon
from l10n.dates.model import DateMatch, Kind, Order
from l10n.dates.normalise import LETTER, Origins, normalise_with_origins
from l10n.dates.recognise import make_match
from l10n.dates.spellings import YEAR_WORDS

_DIGIT = re.compile(r"\d")
_MOST_TOKENS = 24
"""The longest date has 17: weekday, day, month, year and time with all their spaces, marks and words."""
_LINKS = frozenset("-–—/&+")
_GLUED_MARKS = frozenset("-–—/+.:_#$€£")
_SPACED_LETTER = re.compile(LETTER)

Place = tuple[int, int, DateMatch]


def find_dates(
    text: str,
    locale: str,
    *,
    also: Sequence[str] = (),
    order: Order | None = None,
    region: bool = False,
) -> list[Place]:
    """Find the dates in a text, with or without a time, as (start, stop, match) in code points, in order.

    A date has a day, a month's name and a year. With ``region`` dates of numbers and times alone are found as well.
    The first locale of ``locale`` and ``also`` that finds any is the one believed.
    """
    if not _DIGIT.search(text):
        return []
    folded, origins = normalise_with_origins(text)
    for tag in dict.fromkeys((locale, *also)):
        lexicon = load_lexicon(tag)
        if lexicon is None or not (region or lexicon.names.search(folded)):
            continue
        tokens = lexicon.lex(folded)
        if found := _scan(tokens, lexicon, Expected(order, region)):
            return [_place(text, tokens[start:stop], origins, lexicon, parts) for start, stop, parts in found]
    return []


def _place(text: str, tokens: list[Token], origins: Origins, lexicon: Lexicon, parts: Parts) -> Place:
    start = origins[tokens[0].start]
    stop = origins[tokens[-1].stop] if tokens[-1].stop < len(origins) else len(text)
    match = make_match(text, origins, tokens, lexicon, parts)
    return start, stop, replace(match, text=text[start:stop])


def _scan(tokens: list[Token], lexicon: Lexicon, expected: Expected) -> list[tuple[int, int, Parts]]:
    found = []
    start = 0
    while start < len(tokens):
        stop = start + 1
        if tokens[start].kind in "#NT" and not _is_linked_before(tokens, start):
            longest = _longest_date(tokens, start, lexicon, expected)
            if longest:
                found.append((start, *longest))
                stop = longest[0]
        start = stop
    return found


def _longest_date(tokens: list[Token], start: int, lexicon: Lexicon, expected: Expected) -> tuple[int, Parts] | None:
    """Find the longest date from ``start`` on: where it stops, and what it is."""
    last = _run_stop(tokens, start, lexicon)
    if not expected.region and not any(token.kind == "N" for token in tokens[start:last]):
        return None
    for stop in range(last, start, -1):
        if tokens[stop - 1].kind == " " or _is_linked_after(tokens, stop):
            continue
        parts = read_tokens(tokens[start:stop], lexicon, expected)
        if parts and _is_wanted(parts, expected) and _may_end(tokens, stop, parts):
            return stop, parts
    return None


def _is_wanted(parts: Parts, expected: Expected) -> bool:
    return parts.reading.kind is Kind.DAY or (expected.region and parts.reading.kind is Kind.TIME)


def _run_stop(tokens: list[Token], start: int, lexicon: Lexicon) -> int:
    """Go on while tokens can belong to a date."""
    stop = start
    while stop < len(tokens) and stop - start < _MOST_TOKENS:
        token = tokens[stop]
        if token.kind == "w" and token.text not in lexicon.fillers and token.text not in lexicon.glue:
            break
        stop += 1
    return stop


def _may_end(tokens: list[Token], stop: int, parts: Parts) -> bool:
    """Tell whether the last token belongs to the date: "г." and "日" do, "le" and a full stop do not."""
    last, before = tokens[stop - 1], tokens[stop - 2 : stop - 1]
    if last.kind in "#NT":
        return True
    if last.kind == "w":
        counter = bool(before) and before[0].kind == "#"
        return counter or last.text in YEAR_WORDS or last.text in CLOCK_WORDS or bool(parts.reading.style)
    return bool(parts.reading.style) and parts.clock is None


def _is_linked_before(tokens: list[Token], start: int) -> bool:
    """Tell whether a date may be the end of something longer: a range ("24-26 mai 2014"), a list, a code."""
    previous = tokens[start - 1] if start else None
    if previous and previous.kind != " " and (previous.kind in "#NT" or previous.text in _GLUED_MARKS):
        return True
    if previous and previous.kind == "w" and _SPACED_LETTER.match(previous.text[-1]):
        return True
    near = [token for token in tokens[max(0, start - 8) : start] if token.kind != " " and token.text not in ".,"][::-1]
    for distance, token in enumerate(near[:2]):
        if token.kind == "N" or (token.kind == "#" and len(token.text) <= 2):  # noqa: PLR2004 - digits of a day
            return True
        if distance == 0 and token.kind != "w" and token.text not in _LINKS:
            return False
    return False


def _is_linked_after(tokens: list[Token], stop: int) -> bool:
    """Tell whether what follows without a space continues the last number: "2014-15", "2014/15", "2014er"."""
    if stop >= len(tokens):
        return False
    following = tokens[stop]
    if following.kind == "#" or (following.kind == "w" and _SPACED_LETTER.match(following.text)):
        return True
    return following.text in _GLUED_MARKS and stop + 1 < len(tokens) and tokens[stop + 1].kind in "#T"
