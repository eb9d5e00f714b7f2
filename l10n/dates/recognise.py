"""The recogniser: a text is a date only when everything in it is explained.

In: a short text and its locale. Out: a ``DateMatch``, or ``None``. Never done here: guessing; a date read wrong makes
the page lie, one not read only stays as it was. Method: ``docs/decisions/0004-dates-recognised-not-guessed.md``.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from l10n.dates.assemble import Expected, Parts, read_tokens
from l10n.dates.casing import find_casing
from l10n.dates.lexicon import Lexicon, Token, load_lexicon
from l10n.dates.model import DateMatch, Kind, Length, Order
from l10n.dates.normalise import Origins, normalise_with_origins

LONGEST = 100
"""Characters; the longest date that CLDR writes, in Burmese, has some 70."""

_COUNT = re.compile(r" ?\((\d{1,6})\)$")
_COUNTED = (Kind.YEAR_MONTH, Kind.MONTH, Kind.YEAR)
_FULL = (Kind.DAY, Kind.DAY_TIME)
_NAMED = (Length.WIDE, Length.ABBREVIATED)
_DIGIT = re.compile(r"\d")
_ZEROS = {"0001": "2001", "1970": "1998"}
"""The years in which a clock of zero stands, each with a year of the same calendar that a page can mean."""
_ZERO = re.compile("|".join(_ZEROS))


def recognise(  # noqa: PLR0913 - independent facts about a text
    text: str,
    locale: str,
    *,
    also: Sequence[str] = (),
    order: Order | None = None,
    region: bool = False,
    hint: dt.date | None = None,
) -> DateMatch | None:
    """Read a whole text as a date, a time, both, or a month of a year; ``None`` if any of it is something else.

    ``also`` are locales whose words may stand on the page as well (of the content, English). ``region`` says that a
    rule of the page's platform expects a date here: only then are numbers a date, "10:23" a time, "février" a month
    and "2014" a year. ``order`` is what ``learn_order`` found. ``hint`` is the machine date beside the text, which the
    text must not contradict by more than the day that a time zone can shift.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > LONGEST or not (region or _DIGIT.search(stripped)):
        return None
    folded, origins = normalise_with_origins(stripped)
    day = hint.date() if isinstance(hint, dt.datetime) else hint
    expected = Expected(order, region or day is not None, day)
    main = load_lexicon(locale)
    for tag in dict.fromkeys((locale, *also)):
        lexicon = load_lexicon(tag)
        if lexicon is None or (lexicon is not main and not _is_unambiguous(folded, lexicon, main)):
            continue
        found = _read(stripped, folded, origins, lexicon, expected)
        if found and (lexicon is main or main is None or found.shape.month in _NAMED):
            return found if text == stripped else replace(found, text=text)
    return None


def means_no_date(text: str, locale: str, also: Sequence[str] = ()) -> bool:
    """Say whether a text is the first day of a clock ("January 1, 0001"), which programs write where they have none."""
    if not _ZERO.search(text):
        return False
    stand_in = _ZERO.sub(lambda year: _ZEROS[year[0]], text, count=1)
    match = recognise(stand_in, locale, also=also, region=True)
    return match is not None and match.kind in _FULL and (match.month, match.day) == (1, 1)


def _is_unambiguous(folded: str, other: Lexicon, main: Lexicon | None) -> bool:
    """Tell whether no month in the words of ``other`` is another month in the page's own locale."""
    if main is None:
        return True
    for found in other.names.finditer(folded):
        months = {sense.number for sense in other.senses[found["name"]] if sense.role == "M"}
        own = {sense.number for sense in main.senses.get(found["name"], ()) if sense.role == "M"}
        if own and months != own:
            return False
    return True


def _read(text: str, folded: str, origins: Origins, lexicon: Lexicon, expected: Expected) -> DateMatch | None:
    if counted := _COUNT.search(folded):
        tokens = _trim(lexicon.lex(folded[: counted.start()]))
        parts = read_tokens(tokens, lexicon, expected._replace(hint=None))
        if parts and parts.reading.kind in _COUNTED and parts.clock is None:
            return make_match(text, origins, tokens, lexicon, parts, count=int(counted[1]))
    tokens = _trim(lexicon.lex(folded))
    found = read_tokens(tokens, lexicon, expected)
    return make_match(text, origins, tokens, lexicon, found) if found else None


def make_match(  # noqa: PLR0913 - what a match is made of
    text: str, origins: Origins, tokens: Sequence[Token], lexicon: Lexicon, parts: Parts, *, count: int | None = None
) -> DateMatch:
    """Put together what was read. ``origins`` maps the tokens' characters to those of ``text``."""
    reading, clock, glued = parts
    return DateMatch(
        text=text,
        kind=Kind.DAY_TIME if clock and reading.kind is Kind.DAY else reading.kind,
        locale=lexicon.data.tag,
        year=reading.year,
        month=reading.month,
        day=reading.day,
        shape=reading.shape,
        clock=clock,
        calendar=reading.calendar,
        casing=find_casing(text, origins, tokens),
        style=reading.style,
        count=count,
        glued=glued,
        assumed=reading.assumed,
    )


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].kind == " ":
        tokens.pop()
    while tokens and tokens[0].kind == " ":
        tokens.pop(0)
    return tokens
