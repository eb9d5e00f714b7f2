"""A document into its units, in page order.

In: a ``Document``. Out: its units: runs of text, attributes, strings of JSON-LD, each with the role and language that
hold for it. Never done here: deduplicating, translating. The same segmentation serves extraction and building, so that
the two cannot drift.
"""

import re
from collections.abc import Iterator

from l10n.html.attributes import Attribute
from l10n.html.document import Document, Fragment
from l10n.html.marks import Kind as MarkKind
from l10n.html.marks import Mark, Sweep
from l10n.rules import Role, Rule
from l10n.spans import Span
from l10n.units.compose import compose, message_of
from l10n.units.runs import pieces
from l10n.units.syntax import collapse, escape_text
from l10n.units.unit import Kind, Unit

_BLANK = r"(?:[ \t\n\f\r\xa0]|&nbsp;|&#160;|&#[xX][aA]0;)"
_EDGES = re.compile(rf"{_BLANK}*+(.*?){_BLANK}*", re.DOTALL)


def segment(document: Document) -> list[Unit]:
    """Give the units of a page, sorted by place.

    A unit holds at least one letter or digit. Units that a rule skips, or that the page marks ``translate="no"``, are
    not given; see ``survey`` for them. No two units overlap, save that an attribute of an inline element lies inside
    the span of the text it stands in.
    """
    return [unit for unit, skipped in survey(document) if not skipped]


def survey(document: Document) -> Iterator[tuple[Unit, bool]]:
    """Yield every unit with whether it is skipped, in page order."""
    found = sorted(
        (unit for fragment in document.fragments for unit in _units(document.text, fragment)), key=lambda unit: unit[0]
    )
    sweep = Sweep(document.marks)
    for unit in found:
        answer = sweep.at(*unit.span)
        rule = _rule(answer[MarkKind.ROLE], None if unit.kind is Kind.ATTRIBUTE else answer[MarkKind.DATA])
        translate, lang, direction = answer[MarkKind.TRANSLATE], answer[MarkKind.LANG], answer[MarkKind.DIR]
        skipped = (translate is not None and translate.value == "no") or (rule is not None and rule.role is Role.SKIP)
        tag, of_page = lang.value if lang else (None, False)
        yield unit._replace(rule=rule, lang=tag, page_lang=of_page, dir=direction and direction.value), skipped


def _rule(role: Mark | None, data: Mark | None) -> Rule | None:
    """Choose the inner of two marks. What a value's element says in its attributes is not the value: it has no data."""
    inner = data if role is None or (data is not None and (data.start, data.rank) > (role.start, role.rank)) else role
    return inner.value if inner else None


def _units(page: str, fragment: Fragment) -> Iterator[Unit]:
    for piece in pieces(fragment.shape, fragment.bare, fragment.tokens.names):
        unit = compose(fragment, piece)
        if unit is not None:
            yield unit
    taken = set[Span]()
    holes = [slice(*fragment.tokens.offsets[hole : hole + 2]) for hole in sorted(fragment.tokens.holes)]
    for attribute in fragment.attributes:
        span = _attribute_trim(page, attribute)
        if span in taken or span.start == span.stop or any(hole.start <= span.start < hole.stop for hole in holes):
            continue
        taken.add(span)
        message = _attribute_message(attribute.value, page[slice(*span)])
        if message is not None:
            yield Unit(span, message, Kind.ATTRIBUTE, quote=attribute.quote, name=attribute.name)
    for string in fragment.strings:
        message = collapse(escape_text(string.value)).strip(" ")
        if _has_word(message) and message_of(page[slice(*string.span)]) is not None and "\0" not in message:
            yield Unit(_json_trim(page, string.span), message, Kind.JSON, name="json-ld")


def _attribute_trim(page: str, attribute: Attribute) -> Span:
    """Leave blank edges of a quoted value to the page; an unquoted one is replaced whole, with quotes around it.

    Only references that end in a semicolon are references here (HTML, 13.2.5.73, "consumed as part of an attribute").
    """
    if not attribute.quote:
        return attribute.span
    match = _EDGES.fullmatch(page, *attribute.span)
    return Span(match.start(1), match.end(1)) if match else attribute.span


def _attribute_message(value: str, source: str) -> str | None:
    """Give the message of an attribute, by the tree's own decoding; None where it has no word or cannot be kept."""
    if not _has_word(value) or message_of(source) is None:
        return None
    return collapse(escape_text(value.strip(" \t\n\f\r\xa0")))


def _json_trim(page: str, span: Span) -> Span:
    raw = page[slice(*span)]
    return Span(span.start + len(raw) - len(raw.lstrip(" ")), span.stop - (len(raw) - len(raw.rstrip(" "))))


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)
