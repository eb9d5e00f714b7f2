"""Texts around one number: plurals, whatever number this page happens to show.

In: a unit, and what the platform's lexicon knows. Out: the unit as a plural message with ``{count}``. Never done here:
finding a singular on another page (``l10n.units.forms``), writing a number for another locale.
"""

import re
from typing import NamedTuple

from l10n.locales import Locale
from l10n.platforms.lexicon import COUNT, Lexicon
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.syntax import escape_braces
from l10n.units.unit import Datum, Kind, Unit, Value

NUMBER = re.compile(r"(?<![A-Za-z])\d+(?:[.,\u00a0\u202f]\d{3})*")
"""A whole number, perhaps grouped, in the digits of any script; "h2" holds none, and "への1件" does."""

_TAG = r"<[^<>]*>"
_IN_MESSAGE = re.compile(rf"{_TAG}|({NUMBER.pattern})")
_IN_PAGE = re.compile(rf"{_TAG}|&#?\w+;?|({NUMBER.pattern})")
_SINGULAR, _PLURAL = 1, 5
"""The numbers whose forms are msgid and msgid_plural (gettext manual, "Plural forms")."""


class _Number(NamedTuple):
    """The one number of a unit: ``span`` with the element that holds nothing else, ``text`` without."""

    span: Span
    text: Span
    message: str
    """The unit's message with ``{count}`` for it."""


def as_count(unit: Unit, page: str, lexicon: Lexicon | None, language: str, *, region: bool) -> Unit | None:
    """Read a unit as a count: one plural message for every number; None where it is none.

    The lexicon knows the singular and the plural of the platform's counts. Elsewhere a count is only what a rule says
    is one (``region``), and both forms are the text itself with ``{count}``.
    """
    if unit.values:
        counts = [value for value in unit.values if value.role is Role.COUNT]
        return in_forms(unit, unit.message, lexicon, language) if len(counts) == 1 else None
    if unit.kind is Kind.JSON:
        return None
    found = _only_number(unit, page)
    if found is None:
        return in_words(unit, lexicon, language)
    datum = Datum(Role.COUNT, page[slice(*found.text)], language, "")
    codes = unit.codes if found.span == found.text else ()
    value = Value("count", found.span, found.text, Role.COUNT, datum=datum)
    counted = unit._replace(message=found.message, codes=codes, values=(value,))
    read = in_forms(counted, found.message, lexicon, language)
    return read if region or read.plural != found.message or _is_known(found.message, lexicon, language) else None


def in_words(unit: Unit, lexicon: Lexicon | None, language: str) -> Unit | None:
    """Read a unit as a count in words, such as "One comment", as the lexicon has it; None where it is none."""
    spelled = lexicon is not None and not unit.codes and not any(map(str.isdigit, unit.message))
    known = lexicon.find_count(unit.message, language) if lexicon and spelled else None
    if known is None:
        return None
    nowhere = Span(unit.span.start, unit.span.start)
    value = Value("count", nowhere, nowhere, Role.COUNT, datum=Datum(Role.COUNT, str(known[1]), language, ""))
    counted = in_forms(unit._replace(values=(*unit.values, value)), unit.message, lexicon, language)
    return counted if counted.plural != unit.message else None


def number_of(datum: Datum) -> int:
    """Read a count; digits of any script are digits."""
    return int("".join(character for character in datum.text if character.isdigit()))


def _is_known(message: str, lexicon: Lexicon | None, language: str) -> bool:
    known = lexicon.translate(message, language, language) if lexicon else None
    return known is not None and "" not in known.forms


def in_forms(unit: Unit, message: str, lexicon: Lexicon | None, language: str) -> Unit:
    """Give both forms of a count as the lexicon words them, else the text itself for both."""
    known = lexicon.translate(message, language, language) if lexicon and not unit.codes else None
    if known is None or "" in known.forms:
        return unit._replace(plural=message)
    locale = Locale.parse(language)
    if len(known.forms) == 1:
        return unit._replace(plural=message)  # a language of one form says it as the page does
    one, many = (known.forms.get(locale.categories[locale.form(n)].category) for n in (_SINGULAR, _PLURAL))
    return unit._replace(message=one or many or message, plural=many or one or message)


def _only_number(unit: Unit, page: str) -> _Number | None:
    """Find the number of a unit that holds exactly one; digits of tags and references are none."""
    shown = [match for match in _IN_MESSAGE.finditer(unit.message) if match[1]]
    written = [match for match in _IN_PAGE.finditer(page, *unit.span) if match[1]]
    if len(shown) != 1 or len(written) != 1 or shown[0][1] != written[0][1]:
        return None
    before, after = unit.message[: shown[0].start()], unit.message[shown[0].end() :]
    text = Span(*written[0].span())
    around = _element_of(unit, page, text)
    if around is not None:
        before, after = (re.sub(rf"{_TAG}\s*\Z", "", before), re.sub(rf"\A\s*{_TAG}", "", after))
    return _Number(around or text, text, f"{escape_braces(before)}{COUNT}{escape_braces(after)}")


def _element_of(unit: Unit, page: str, text: Span) -> Span | None:
    """Give the place of the unit's only element, where the number is all that it holds."""
    if len(unit.codes) != 1 or unit.codes[0].times != 1 or unit.codes[0].closing is None:
        return None
    opening, closing = unit.codes[0].opening, unit.codes[0].closing
    inside = page[opening.stop : closing.start]
    return Span(opening.start, closing.stop) if inside.strip() == page[slice(*text)] else None
