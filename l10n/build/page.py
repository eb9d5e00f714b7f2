"""A page in another language: units and their translations become edits of the page.

In: a document, its units, and who translates. Out: bytes; everything outside translated units is the page's own. Never
done here: finding units, choosing a translation, writing a file.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from l10n.html.document import Document
from l10n.html.encoding import Source
from l10n.spans import Edit, Span, in_order, splice
from l10n.units.render import escape_html, render_unit
from l10n.units.unit import Kind, Unit, Value

_TEXT_ONLY = frozenset(("title", "textarea", "option"))
"""Elements that hold text and no elements (HTML, 4.2.2, 4.10.11, 4.10.10)."""

Translate = Callable[[Unit], str | None]
"""Gives a unit's translation as a message, or None where the source is to stay."""

Write = Callable[[Value], str | None]
"""Gives a value's words in another locale, as plain text, or None where its own are to stay."""


def translate_page(document: Document, units: Sequence[Unit], translate: Translate) -> bytes:
    """Write the page with every unit translated for which ``translate`` has something.

    Raises:
        MarkupError: A translation's tags are not its unit's (see ``render_unit``).
    """
    return document.source.splice(unit_edits(document.source, units, Wording(translate)))


Isolate = Callable[[str], bool]
"""Says whether a value with these words could be reordered by the text around it."""


def _as_it_is(_value: Value) -> None:
    return None


def _never(_words: str) -> bool:
    return False


class Wording(NamedTuple):
    """What a locale says: its translations, its dates and numbers, and which of them need isolating."""

    translate: Translate
    write: Write = _as_it_is
    isolate: Isolate = _never


def unit_edits(source: Source, units: Iterable[Unit], wording: Wording, others: Iterable[Edit] = ()) -> list[Edit]:
    """Turn translations into edits of the page's text, sorted and apart.

    An attribute inside a sentence is edited first, and its tag handed to the sentence whole: a translation may move it.
    So are the values of a translated unit, and ``others``: edits of links and declarations, which may lie inside units.

    Raises:
        MarkupError: A translation's tags are not its unit's.
    """
    page, codec = source.text, source.codec
    edits: list[Edit] = []  # from the last in the page to the first, so that what lies inside a unit is on top
    waiting = sorted(others, key=lambda edit: edit.span)
    for unit in sorted(units, key=lambda unit: (-unit.span.start, unit.span.stop)):
        while waiting and waiting[-1].span.start >= unit.span.start:
            edits.append(waiting.pop())
        message = wording.translate(unit)
        if message is None:
            continue
        inner: list[Edit] = []
        while edits and edits[-1].span.start < unit.span.stop:
            inner.append(edits.pop())
        said: dict[str, str] = {}
        for value in unit.values:
            words = wording.write(value)
            if not value.has_place or (unit.kind is not Kind.TEXT and words is not None):
                said[value.name] = _isolated(words or value.words, wording.isolate)
            elif words is not None:
                inner.append(Edit(value.text, escape_html(words, codec)))
        inner.sort()
        markup = _markup(page, inner, unit, wording.isolate)
        edits.append(Edit(unit.span, render_unit(unit, message, markup, codec, said=said)))
    edits.extend(reversed(waiting))
    edits.reverse()
    return edits


def _isolated(words: str, isolate: Isolate) -> str:
    """Isolate words for which no element can be written: in attributes, or in the middle of a text."""
    return f"\u2068{words}\u2069" if isolate(words) else words


def _markup(page: str, inner: list[Edit], unit: Unit, isolate: Isolate) -> Callable[[Span], str]:
    """Give the page's source for spans inside a unit, with the edits ``inner`` (sorted) that lie in them made.

    What could be reordered is isolated: by an element, or where none can stand by characters (UAX 9, section 2.4).
    """
    starts = [edit.span.start for edit in inner]
    values = {value.span for value in unit.values}
    element = unit.kind is Kind.TEXT and unit.name not in _TEXT_ONLY
    before, after = ("<bdi>", "</bdi>") if element else ("\u2068", "\u2069")

    def source(span: Span) -> str:
        within = inner[bisect_left(starts, span.start) : bisect_left(starts, span.stop)]
        text = page[span.start : span.stop]
        if within:
            text = splice(text, (Edit(Span(a - span.start, b - span.start), new) for (a, b), new in within))
        return f"{before}{text}{after}" if span in values and isolate(text) else text

    return source


def gaps_kept(source: Source, edits: Iterable[Edit], result: bytes) -> bool:
    """Say whether everything outside ``edits`` stands in the result as it stood in the page, read back from its bytes.

    This looks at what was written, not at how: it would find a mistake in the splicing itself.
    """
    try:
        written = result[len(source.bom) :].decode(source.codec, "surrogateescape").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return False
    written, page = written.replace("\r", "\n"), source.text
    at = place = 0
    for (start, stop), text in in_order(edits):
        if not written.startswith(page[at:start], place):
            return False
        place += start - at + len(text)
        at = stop
    return written[place:] == page[at:]
