"""Derived texts, written from the translations of what they repeat.

In: a derived unit, and what a locale has to say. Out: its message in that locale. Never done here: finding what is
derived (``l10n.units.derived``), or writing into a page.
"""

import re
import unicodedata
from collections.abc import Iterable

from l10n.build.values import write_value
from l10n.catalog.speech import Speech
from l10n.rules import Rule
from l10n.spans import Span
from l10n.units.reading import Derived, Placed, Profile, Quote
from l10n.units.syntax import escape_text, line_text
from l10n.units.tags import tag_faults
from l10n.units.unit import Cited, Datum, Unit

_SPACE = re.compile(r"\s")
_LONGEST_WORD = 30
"""How far back a word's beginning is looked for (code points): further, and the script writes no spaces."""

_PARTING = " \t\n\u00a0,;:–—-([{«“„¿¡"
_JOINERS = "\u200c\u200d\u034f"
_VARIATIONS = range(0xFE00, 0xFE10)


def derived_texts(
    derived: Iterable[Derived], speech: Speech, profile: Profile, *, dates: bool = True
) -> dict[Span, str]:
    """Give, by its place, the message of every derived unit of a page that the locale words otherwise than the page.

    A text of several sources is translated as far as they are: each part reads as it does where it is at home. With
    ``dates`` those in it are written anew even where nothing else is, as dates of the page are.
    """
    texts = ((each.unit.span, _assembled(each, speech, profile, dates=dates)) for each in derived)
    return {span: escape_text(text) for span, text in texts if text is not None}


def cited_words(cited: Cited, speech: Speech, profile: Profile) -> str | None:
    """Give what a locale calls a title or a label that stands in a phrase; None where it calls it as the page does."""
    words = _quoted(Quote(cited.text, cited_message(cited)), speech, profile)
    return None if words == cited.text else words


def cited_message(cited: Cited) -> Placed:
    """Give the message of a title or a label that stands in a phrase."""
    unit = Unit(Span(0, 0), cited.message, rule=Rule("", cited.domain, cited.context))
    return Placed(unit, cited.domain, cited.language)


def cut(text: str, share: float) -> str:
    """Cut the beginning off a text: ``share`` of its code points, up to the end of a word.

    Where a script writes no spaces it is cut after a character, never inside one that several code points make up.
    What opens or parts something is not left at the end.
    """
    if share >= 1:
        return text
    at = max(1, round(len(text) * share))
    if at < len(text) and not _SPACE.match(text, at):
        spaces = [match.start() for match in _SPACE.finditer(text, max(1, at - _LONGEST_WORD), at)]
        if spaces:
            at = spaces[-1]
        while at < len(text) and _continues(text, at):
            at += 1
    return text[:at].rstrip(_PARTING) or text[:at]


def _continues(text: str, at: int) -> bool:
    """Say whether the code point at ``at`` belongs to the character before it (UAX 29, what matters of it here)."""
    here, before = text[at], text[at - 1]
    joined = here in _JOINERS or before in _JOINERS or ord(here) in _VARIATIONS
    return joined or unicodedata.category(here) in {"Mn", "Mc", "Me"}


def _assembled(derived: Derived, speech: Speech, profile: Profile, *, dates: bool) -> str | None:
    quoted = [_quoted(piece, speech, profile) if isinstance(piece, Quote) else None for piece in derived.pieces]
    dates = dates or any(words is not None for words in quoted)
    words: list[str] = []
    for piece, translated in zip(derived.pieces, quoted, strict=True):
        if isinstance(piece, str):
            words.append(piece)
        elif isinstance(piece, Datum) and dates:
            words.append(write_value(piece, speech.locale.tag) or piece.text)
        else:
            words.append(piece.text if translated is None else translated)
    text = "".join(words)
    return None if text == line_text(derived.unit.message) else text


def _quoted(quote: Quote, speech: Speech, profile: Profile) -> str | None:
    """Give what a quote says in the locale; None where its source has no translation that a page could take."""
    source = quote.source
    translation = speech.translate(source, profile) if speech.needs(source) else None
    if translation is None or any(tag_faults(source.unit.message, translation)):
        return None
    return cut(line_text(translation), quote.share)
