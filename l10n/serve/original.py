"""The message that is translated, as its form shows it: text, chips, context, notes.

In: an item. Out: ``Html``. Never done here: anything that can be changed.
"""

from l10n.catalog.merge import LEXICON_NOTE
from l10n.locales import Locale
from l10n.report.html import Html, html, tag
from l10n.serve.chips import legend, notes_of, with_chips
from l10n.serve.sheet import Item

_NAMED = 3
"""Pages that are named; how many there are, no message says that many have."""


def source_direction(language: str) -> str:
    """Give the direction of a text in a language that may not be known."""
    return "auto" if language == "und" else Locale.parse(language).direction


def original(item: Item) -> Html:
    """Write the left half of the form."""
    message = item.message
    language = None if item.language == "und" else item.language
    texts = [text for text in (message.id, message.plural) if text is not None]
    shown = [
        tag("p", with_chips(text, message), class_="text", lang=language, dir=source_direction(item.language))
        for text in texts
    ]
    former = item.entry.previous
    facts = [
        ("Context", message.context),
        ("Formerly", former.id if former and item.entry.fuzzy else None),
        *(("Note", note) for note in notes_of(message)),
        *(("From", "the platform’s own wording") for note in item.entry.notes if note == LEXICON_NOTE),
        *(("Translator’s note", note) for note in item.entry.notes if note != LEXICON_NOTE),
        ("On", _pages(message.references)),
        ("Stands", item.hidden),
    ]
    return html(
        tag("h2", tag("span", item.state.words, class_=f"badge {item.state}"), " ", tag("code", item.domain)),
        shown,
        legend(message),
        tag("dl", [(tag("dt", name), tag("dd", value)) for name, value in facts if value], class_="facts"),
    )


def _pages(references: tuple[str, ...]) -> str:
    more = " and more" if len(references) > _NAMED else ""
    return ", ".join(references[:_NAMED]) + more
