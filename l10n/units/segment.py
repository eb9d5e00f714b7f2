"""A document into its units, in page order.

In: a ``Document``. Out: its units: runs of text, attributes, strings of JSON-LD, each with the role and language that
hold for it. Never done here: deduplicating, translating. The same segmentation serves extraction and building, so that
the two cannot drift.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter

from l10n.html.attributes import ATTRIBUTES, prose_of
from l10n.html.document import Document, Fragment
from l10n.html.marks import Kind as MarkKind
from l10n.html.marks import Mark, Sweep
from l10n.rules import Role, Rule
from l10n.spans import Span
from l10n.units.compose import OF_VALUE, compose, is_keepable, message_of, trim
from l10n.units.runs import pieces
from l10n.units.syntax import collapse, escape_text
from l10n.units.unit import Kind, Unit


def segment(document: Document, names: tuple[str, ...] = ATTRIBUTES) -> list[Unit]:
    """Give the units of a page, sorted by place; ``names`` are the attributes that are text.

    A unit holds at least one letter or digit. Units that a rule skips, or that the page marks ``translate="no"``, are
    not given; see ``survey`` for them. No two units overlap, save that an attribute of an inline element lies inside
    the span of the text it stands in.
    """
    return [unit for unit, skipped in survey(document, names) if not skipped]


def texts(document: Document, wanted: Callable[[str], bool]) -> Iterator[Unit]:
    """Yield the units that are runs of text, and not skipped, in page order: those whose source is ``wanted``."""
    found = (unit for fragment in document.fragments for unit in _texts(fragment, wanted))
    return (unit for unit, skipped in _marked(document, found) if not skipped)


def survey(document: Document, names: tuple[str, ...] = ATTRIBUTES) -> Iterator[tuple[Unit, bool]]:
    """Yield every unit with whether it is skipped, in page order."""
    return _marked(
        document, (unit for fragment in document.fragments for unit in _units(document.text, fragment, names))
    )


def _marked(document: Document, units: Iterable[Unit]) -> Iterator[tuple[Unit, bool]]:
    """Sort units, and say of each what holds for it, and whether it is skipped."""
    found = sorted(units, key=itemgetter(0))
    sweep = Sweep(document.marks)
    answer: tuple[Mark | None, ...] = ()
    for unit in found:
        before, answer = answer, sweep.at(*unit.span)
        if answer is not before:
            text_rule = _rule(answer[MarkKind.ROLE], answer[MarkKind.DATA])
            attribute_rule = _rule(answer[MarkKind.ROLE], None)
            translate, lang, direction = answer[MarkKind.TRANSLATE], answer[MarkKind.LANG], answer[MarkKind.DIR]
            kept = translate is not None and translate.value == "no"
            tag, of_page = lang.value if lang else (None, False)
            dir_ = direction and direction.value
        rule = attribute_rule if unit.kind is Kind.ATTRIBUTE else text_rule
        # The whole tuple, by place: this is every unit of every page, and _replace takes twice as long.
        yield (
            Unit(
                unit.span, unit.message, unit.kind, unit.codes, unit.kept, unit.values, unit.plural,
                unit.quote, unit.name, rule, tag, of_page, unit.hints, dir_,
            ),
            kept or (rule is not None and rule.role is Role.SKIP),
        )  # fmt: skip


def _rule(role: Mark | None, data: Mark | None) -> Rule | None:
    """Choose the inner of two marks. What a value's element says in its attributes is not the value: it has no data."""
    inner = data if role is None or (data is not None and (data.start, data.rank) > (role.start, role.rank)) else role
    return inner.value if inner else None


def _texts(fragment: Fragment, wanted: Callable[[str], bool] | None = None) -> Iterator[Unit]:
    tokens = fragment.tokens
    for run, piece in pieces(fragment.shape, fragment.bare, tokens.names):
        if wanted is None or wanted(
            tokens.text[tokens.offsets[run + piece.first] : tokens.offsets[run + piece.last + 1]]
        ):
            unit = compose(fragment, run, piece)
            if unit is not None:
                yield unit


def _units(page: str, fragment: Fragment, names: tuple[str, ...]) -> Iterator[Unit]:
    yield from _texts(fragment)
    for at, tag in fragment.seen.items():
        for name, value, raw, start, quote in prose_of(tag, names):
            inner, message = _attribute_text(value, raw, quoted=bool(quote))
            if message is not None:
                span = Span(at + start + inner.start, at + start + inner.stop)
                yield Unit(span, message, Kind.ATTRIBUTE, quote=quote, name=name)
    for string in fragment.strings:
        message = collapse(escape_text(string.value)).strip(" ")
        kept = is_keepable(message) and message_of(page[slice(*string.span)]) is not None
        if kept and _has_word(message):
            yield Unit(_json_trim(page, string.span), message, Kind.JSON, name="json-ld")


@lru_cache(maxsize=8192)
def _attribute_text(value: str, source: str, *, quoted: bool) -> tuple[Span, str | None]:
    """Give the place of an attribute's text in its source, and its message: None if it has no word or cannot be kept.

    Blank edges of a quoted value stay with the page; an unquoted one is replaced whole, with quotes around it.
    ``value`` is the tokenizer's own decoding.
    """
    span = trim(source, 0, len(source), OF_VALUE) if quoted else Span(0, len(source))
    if not _has_word(value) or message_of(source[span.start : span.stop]) is None:
        return span, None
    return span, collapse(escape_text(value.strip(" \t\n\f\r\xa0")))


def _json_trim(page: str, span: Span) -> Span:
    raw = page[slice(*span)]
    return Span(span.start + len(raw) - len(raw.lstrip(" ")), span.stop - (len(raw) - len(raw.rstrip(" "))))


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))
