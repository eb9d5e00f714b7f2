"""A translation becomes page source again.

In: a unit, its translation, and the page's own markup. Out: the text that replaces the unit's span. Never done here:
trusting a translation: it is text, escaped for where it stands; its tags are names of codes that the unit has, and what
is written for them is the page's own.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from l10n.html.embedded import escape_json
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.placeholders import parse_placeholders
from l10n.units.syntax import Part, parse_message
from l10n.units.tags import tag_faults
from l10n.units.unit import Code, Kind, Unit

Markup = Callable[[Span], str]
"""Gives the page's source for a span inside a unit, with the edits that lie in it made."""


class MarkupError(ValueError):
    """A translation's tags are not those of its unit; the message says which, and what to do."""


def render_unit(
    unit: Unit,
    message: str,
    markup: Markup,
    encoding: str = "utf-8",
    said: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Write ``message``, a translation of ``unit``, as source for the unit's span.

    ``said`` are the words of values by their name, as plain text; all others stay as ``markup`` gives them, or as the
    text that they cite. A translation of a plural is one of its forms. Characters that ``encoding`` (a Python codec)
    cannot hold become references or, in JSON, escapes.

    Raises:
        MarkupError: The tags or placeholders are not the unit's, tags are misnested, or one of them is gone.
    """
    for fault in misfits(unit, message):
        raise MarkupError(fault)
    parts = list(parse_message(message, braces=bool(unit.values)))
    words = {value.name: value.words for value in unit.values if not value.has_place} | dict(said)
    spans = {value.name: value.span for value in unit.values}
    if unit.kind is Kind.TEXT:
        codes = {code.name: code for code in unit.codes}
        values = {
            name: escape_html(words[name], encoding) if name in words else markup(span) for name, span in spans.items()
        }
        return "".join([*(_source(part, codes, values, markup, encoding) for part in parts), *map(markup, unit.kept)])
    words = {name: markup(span) for name, span in spans.items() if name not in words} | words
    text = "".join(words[part.text] if part.kind == "value" else part.text for part in parts)
    if unit.kind is Kind.JSON:
        return _encodable(escape_json(text), encoding, _json_escape)
    quote = unit.quote or '"'
    written = escape_html(text, encoding).replace(quote, "&quot;" if quote == '"' else "&#39;")
    return written if unit.quote else f'"{written}"'


def escape_html(text: str, encoding: str) -> str:
    """Write text between tags: nothing in it is markup, and the page's encoding can hold it.

    HTML would take ``]]>`` there, and ``<`` in an attribute; XHTML, and Atom that holds it, would be XML no more.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;").replace("\r", "&#13;")
    return _encodable(text, encoding, _reference)


def misfits(unit: Unit, message: str) -> Iterator[str]:
    """Say why a page cannot take a translation: what is wrong with its tags, and with its placeholders.

    Every placeholder of the unit must be there, and no other. A plural form need not name its number.
    """
    yield from (fault.message for fault in tag_faults(unit.message, message))
    if not unit.values:
        return
    given = list(parse_placeholders(message))
    names = {piece.text for piece in given if piece.kind == "name"}
    yield from (
        f"{piece.text} is no placeholder; a brace is written twice" for piece in given if piece.kind == "broken"
    )
    known = {value.name: value for value in unit.values}
    yield from (f"{{{name}}} is no placeholder of this message" for name in sorted(names - known.keys()))
    for name, value in known.items():
        if name not in names and value.role is not Role.COUNT:
            yield f"{{{name}}} of the message is gone"


def _source(part: Part, codes: Mapping[str, Code], values: Mapping[str, str], markup: Markup, encoding: str) -> str:
    if part.kind == "text":
        return escape_html(part.text, encoding)
    if part.kind == "value":
        return values[part.text]
    code = codes[part.text]
    if part.kind == "close":
        return markup(code.closing) if code.closing else ""
    return markup(code.opening)


def _encodable(text: str, encoding: str, escape: Callable[[str], str]) -> str:
    """Escape the characters that an encoding cannot hold, and leave the others as they are."""
    if text.isascii() or _holds(text, encoding):
        return text
    return "".join(character if _holds(character, encoding) else escape(character) for character in text)


def _holds(text: str, encoding: str) -> bool:
    """Say whether an encoding gives a text back; Python's codecs for Japanese write some characters as others."""
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True))
