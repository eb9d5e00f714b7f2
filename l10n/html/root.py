"""The start tag of the page's ``html`` element, and how to change its attributes.

In: a document. Out: an ``OpenTag``, and edits of it. Never done here: deciding a language.
"""

from typing import NamedTuple

from l10n.html.document import Document
from l10n.spans import Edit, Span

_PROLOGUE = "c_"
"""What may stand before the tag, as a page's shape shows it: comments, the doctype, blanks."""


class OpenTag(NamedTuple):
    """A start tag: its span, and for each attribute of interest the span of the value with its quotes.

    Where the page has no such tag, the span is empty and says where one would stand.
    """

    span: Span
    values: tuple[tuple[str, Span], ...]


NO_TAG = OpenTag(Span(0, 0), ())
"""The tag of a page that was not read: it would stand at the very beginning."""


def root_tag(document: Document) -> OpenTag:
    """Find the tag that carries the page's language."""
    tokens, shape, tags = document.fragments[0].tokens, document.fragments[0].shape, document.fragments[0].tags
    for element in document.fragments[0].scopes.elements("html"):
        place = element.source_location
        if place is None:
            break
        start, stop = place.start_tag.start_offset, place.start_tag.end_offset
        found = ((name, tags[start].get(name) if start in tags else None) for name in ("lang", "xml:lang", "dir"))
        values = ((name, Span(start + a.start - len(a.quote), start + a.stop + len(a.quote))) for name, a in found if a)
        return OpenTag(Span(start, stop), tuple(values))
    first = next((index for index, kind in enumerate(shape) if kind not in _PROLOGUE), len(shape))
    at = tokens.offsets[first]
    return OpenTag(Span(at, at), ())


def with_attributes(tag: OpenTag, wanted: dict[str, str], page: str) -> list[Edit]:
    """Give the edits that set attributes of a tag: values in place, new attributes behind the element's name.

    Values must need no escaping.
    """
    if tag.span.start == tag.span.stop:
        text = "".join(f' {name}="{value}"' for name, value in wanted.items())
        return [Edit(tag.span, f"<html{text}>")] if text else []
    held = dict(tag.values)
    edits = []
    for name, value in wanted.items():
        if name not in held:
            at = tag.span.start + len("<html")
            edits.append(Edit(Span(at, at), f' {name}="{value}"'))
        elif page[slice(*held[name])].strip("\"'") != value:
            quote = page[held[name].start] if page[held[name].start] in "\"'" else '"'
            edits.append(Edit(held[name], f"{quote}{value}{quote}"))
    return edits
