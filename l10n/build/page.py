"""A page in another language: units and their translations become edits of the page.

In: a document, its units, and who translates. Out: bytes; everything outside translated units is the page's own. Never
done here: finding units, choosing a translation, writing a file.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from l10n.html.document import Document
from l10n.html.encoding import Source
from l10n.spans import Edit, Span, splice
from l10n.units.render import escape_html, render_unit
from l10n.units.unit import Unit, Value

Translate = Callable[[Unit], str | None]
"""Gives a unit's translation as a message, or None where the source is to stay."""

Write = Callable[[Value], str | None]
"""Gives a value's words in another locale, as plain text, or None where its own are to stay."""


def translate_page(document: Document, units: Sequence[Unit], translate: Translate) -> bytes:
    """Write the page with every unit translated for which ``translate`` has something.

    Raises:
        MarkupError: A translation's tags are not its unit's (see ``render_unit``).
    """
    return document.source.splice(unit_edits(document.source, units, translate))


def _as_it_is(_value: Value) -> None:
    return None


def unit_edits(source: Source, units: Sequence[Unit], translate: Translate, write: Write = _as_it_is) -> list[Edit]:
    """Turn translations into edits of the page's text, sorted and apart.

    An attribute inside a sentence is edited first, and its tag handed to the sentence whole: a translation may move it.
    So are the values of a translated unit.

    Raises:
        MarkupError: A translation's tags are not its unit's.
    """
    page, codec = source.text, source.codec
    edits: list[Edit] = []  # from the last in the page to the first, so that what lies inside a unit is on top
    for unit in sorted(units, key=lambda unit: (-unit.span.start, unit.span.stop)):
        message = translate(unit)
        if message is None:
            continue
        inner: list[Edit] = []
        while edits and edits[-1].span.start < unit.span.stop:
            inner.append(edits.pop())
        written = ((value.text, write(value)) for value in unit.values)
        inner += (Edit(span, escape_html(words, codec)) for span, words in written if words is not None)
        inner.sort()
        edits.append(Edit(unit.span, render_unit(unit, message, _markup(page, inner), codec)))
    edits.reverse()
    return edits


def _markup(page: str, inner: list[Edit]) -> Callable[[Span], str]:
    """Give the page's source for spans inside a unit, with the edits ``inner`` (sorted) that lie in them made."""
    starts = [edit.span.start for edit in inner]

    def source(span: Span) -> str:
        within = inner[bisect_left(starts, span.start) : bisect_left(starts, span.stop)]
        text = page[span.start : span.stop]
        if not within:
            return text
        return splice(text, (Edit(Span(a - span.start, b - span.start), new) for (a, b), new in within))

    return source
