"""A translation becomes page source again.

In: a unit, its translation, and the page's own markup. Out: the text that replaces the unit's span. Never done here:
trusting a translation: it is text, escaped for where it stands; its tags are names of codes that the unit has, and what
is written for them is the page's own.
"""

from collections.abc import Callable

from l10n.html.embedded import escape_json
from l10n.spans import Span
from l10n.units.syntax import parse_message
from l10n.units.tags import tag_faults
from l10n.units.unit import Kind, Unit

Markup = Callable[[Span], str]
"""Gives the page's source for a span inside a unit, with the edits that lie in it made."""


class MarkupError(ValueError):
    """A translation's tags are not those of its unit; the message says which, and what to do."""


def render_unit(unit: Unit, message: str, markup: Markup, encoding: str = "utf-8") -> str:
    """Write ``message``, a translation of ``unit``, as source for the unit's span.

    Characters that ``encoding`` (a Python codec) cannot hold become references or, in JSON, escapes.

    Raises:
        MarkupError: The tags are misnested, are not the unit's, or one of the unit's is gone or too many.
    """
    for fault in tag_faults(unit.message, message):
        raise MarkupError(fault.message)
    if unit.kind is Kind.TEXT:
        return _render_text(unit, message, markup, encoding)
    text = "".join(part.text for part in parse_message(message))
    if unit.kind is Kind.JSON:
        return _encodable(escape_json(text), encoding, _json_escape)
    quote = unit.quote or '"'
    written = text.replace("&", "&amp;").replace(quote, "&quot;" if quote == '"' else "&#39;").replace("\r", "&#13;")
    written = _encodable(written, encoding, _reference)
    return written if unit.quote else f'"{written}"'


def _render_text(unit: Unit, message: str, markup: Markup, encoding: str) -> str:
    codes = {code.name: code for code in unit.codes}
    pieces: list[str] = []
    for kind, text in parse_message(message):
        if kind == "text":
            written = text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;")
            pieces.append(_encodable(written, encoding, _reference))
        elif kind == "close":
            closing = codes[text].closing
            pieces.append(markup(closing) if closing else "")
        else:
            pieces.append(markup(codes[text].opening))
    return "".join([*pieces, *(markup(span) for span in unit.kept)])


def _encodable(text: str, encoding: str, escape: Callable[[str], str]) -> str:
    """Escape the characters that an encoding cannot hold, and leave the others as they are."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(character if _holds(character, encoding) else escape(character) for character in text)
    return text


def _holds(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True))
