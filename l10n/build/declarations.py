"""Which language each part of a localized page is in: what elements declare, and what is left in another language.

In: the parts of a page, with what became of them. Out: edits of ``lang`` and ``dir``. Never done here: translating, or
the declaration of the page as a whole (``l10n.build.head``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from l10n.html.head import Declared
from l10n.locales import Locale, UnknownLocaleError
from l10n.spans import Edit, Span
from l10n.units.unit import Kind, Unit

_BLANK = r"(?:[ \t\n\f\r\xa0]|&nbsp;)*"
_SPACE = r"[ \t\n\f\r]"
"""White space inside a tag (HTML, 13.2.5.32): other controls and spaces are letters of a name or a value."""
_START_TAG = re.compile(
    rf"<([a-zA-Z][a-zA-Z0-9:-]*)((?:{_SPACE}+[^\s=<>\"'/]+(?:{_SPACE}*={_SPACE}*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?)*)"
    rf"{_SPACE}*>{_BLANK}"
)
_NAME = re.compile(rf"([^\s=\"'/]+)(?:{_SPACE}*={_SPACE}*(?:\"[^\"]*\"|'[^']*'|[^\s]+))?")
_TAG_LENGTH = 2000
"""How far back a start tag is looked for (code points): longer ones get a ``span`` behind them instead."""
_TEXT_ONLY = frozenset(("title", "textarea", "option"))
_DIRECTIONS = frozenset(("ltr", "rtl"))


class Part(NamedTuple):
    """A unit of the page and the language (BCP 47) that its text is in now; ``changed`` where that is a translation."""

    unit: Unit
    language: str
    changed: bool


def declaration_edits(page: str, declared: Sequence[Declared], parts: Iterable[Part], locale: Locale) -> list[Edit]:
    """Make every part of the page declare the language it is in.

    An element that holds translated text and declares the language or direction of the source declares the locale's
    (an element of ``translate`` has its own). A text in another language than the page gets ``lang``, and ``dir`` where
    that differs, on its own element, or on a ``span`` where the element holds more than this text.
    """
    texts = sorted((part for part in parts if part.unit.kind is Kind.TEXT), key=lambda part: part.unit.span)
    around = list(_around(declared, [part.unit.span for part in texts]))
    translated = {scope for part, scopes in zip(texts, around, strict=True) if part.changed for scope in scopes}
    edits = [edit for scope in sorted(translated) for edit in _redeclare(scope, page, locale)]
    for part, scopes in zip(texts, around, strict=True):
        said = next((scope.says for scope in scopes if scope.name != "dir" and scope not in translated), locale.tag)
        if not part.changed and not _same(part.language, said):
            edits += _mark(page, part, locale)
    return edits


def _around(declared: Sequence[Declared], spans: Iterable[Span]) -> Iterator[tuple[Declared, ...]]:
    """Give for each span, in page order, the innermost declarations around it: of its language, of its direction."""
    waiting = sorted(declared, key=lambda each: (-each.start, each.stop))
    inside: list[Declared] = []
    for span in spans:
        while waiting and waiting[-1].start < span.start:
            inside.append(waiting.pop())
        inside = [each for each in inside if each.stop > span.start]
        holding = {(each.name == "dir"): each for each in inside if each.stop >= span.stop}
        # An element may say the same twice, for HTML and for XML.
        yield tuple(each for each in inside if any(each.start == one.start for one in holding.values()))


def _redeclare(scope: Declared, page: str, locale: Locale) -> list[Edit]:
    new = locale.direction if scope.name == "dir" else locale.tag
    if new == scope.says or (scope.name == "dir" and scope.says.lower() not in _DIRECTIONS):
        return []
    quote = page[scope.value.start] if page[scope.value.start] in "\"'" else '"'
    return [Edit(scope.value, f"{quote}{new}{quote}")]


def _mark(page: str, part: Part, locale: Locale) -> list[Edit]:
    """Say of one text which language it is in."""
    other = Locale.parse(part.language)
    said = {"lang": other.tag} | ({"dir": other.direction} if other.direction != locale.direction else {})
    start, stop = part.unit.span
    tag = _tag_before(page, start)
    if tag is not None and (tag[1].lower() in _TEXT_ONLY or _ends(tag[1], page, stop)):
        held = {name.lower() for name in _NAME.findall(tag[2])}
        if "lang" not in held:
            at = tag.end(1)
            text = "".join(f' {name}="{value}"' for name, value in said.items() if name not in held)
            return [Edit(Span(at, at), text)]
        if tag[1].lower() in _TEXT_ONLY:
            return []
    text = "".join(f' {name}="{value}"' for name, value in said.items())
    return [Edit(Span(start, start), f"<span{text}>"), Edit(Span(stop, stop), "</span>")]


def _ends(name: str, page: str, stop: int) -> bool:
    """Say whether an element ends right behind a text."""
    return re.compile(rf"{_BLANK}</{name}[ \t\n\f\r/>]", re.IGNORECASE).match(page, stop) is not None


def _tag_before(page: str, start: int) -> re.Match[str] | None:
    """Give the start tag that a text follows at once."""
    at = page.rfind("<", max(0, start - _TAG_LENGTH), start)
    return _START_TAG.fullmatch(page, at, start) if at >= 0 else None


def _same(tag: str, other: str) -> bool:
    """Say whether two tags name one language; what is no language tag says nothing."""
    try:
        return tag == "und" or Locale.parse(tag).same_language(Locale.parse(other))
    except UnknownLocaleError:
        return False
