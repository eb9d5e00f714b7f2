"""Messages as translators read them: tags and placeholders as chips, each with what it stands for.

In: a message. Out: ``Html``. Never done here: changing a text; a chip shows what is written in the field.
"""

from collections.abc import Iterator
from typing import NamedTuple

from l10n.catalog.model import Message
from l10n.report.html import Html, html, tag
from l10n.units.placeholders import FLAG
from l10n.units.syntax import Part, parse_message


class Piece(NamedTuple):
    """Something that a translation has to hold: what is written ``before`` and ``after`` the words it is around."""

    before: str
    after: str = ""

    @property
    def shown(self) -> str:
        """What its chip says."""
        return f"{self.before}…{self.after}" if self.after else self.before


def with_chips(text: str, message: Message) -> Html:
    """Write a text of a message with its tags and placeholders as chips."""
    stands_for = dict(_hints(message))
    return html(_part(part, stands_for) for part in parse_message(text, braces=FLAG in message.flags))


def pieces_of(message: Message) -> tuple[Piece, ...]:
    """List the tags and placeholders of a message, each once, in their order."""
    found: dict[str, Piece] = {}
    for part in parse_message(message.plural or message.id, braces=FLAG in message.flags):
        if part.kind in {"open", "void", "value"}:
            found.setdefault(part.text, _piece(part))
    return tuple(found.values())


def notes_of(message: Message) -> tuple[str, ...]:
    """Give what is said to translators besides what the chips stand for."""
    told = {f"{name}: {text}" for name, text in _hints(message)}
    return tuple(comment for comment in message.comments if comment not in told)


def legend(message: Message) -> Html | None:
    """Write what the chips stand for; None where nothing is known."""
    rows = [(tag("dt", tag("span", name, class_="chip")), tag("dd", text)) for name, text in _hints(message)]
    return tag("dl", rows, class_="stands-for") if rows else None


def _piece(part: Part) -> Piece:
    if part.kind == "open":
        return Piece(f"<{part.text}>", f"</{part.text}>")
    return Piece(f"<{part.text}/>" if part.kind == "void" else f"{{{part.text}}}")


def _part(part: Part, stands_for: dict[str, str]) -> Html:
    if part.kind == "text":
        return html(part.text)
    written = {
        "open": f"<{part.text}>",
        "close": f"</{part.text}>",
        "void": f"<{part.text}/>",
        "value": f"{{{part.text}}}",
    }[part.kind]
    known = stands_for.get(written.replace("</", "<"), "")
    return tag("span", written, class_=f"chip {part.kind}", title=known or None, dir="ltr")


def _hints(message: Message) -> Iterator[tuple[str, str]]:
    """Yield the lines of the comments that say what a tag or placeholder stands for: ``<a1>: https://…``."""
    for comment in message.comments:
        name, colon, text = comment.partition(": ")
        if colon and name[:1] + name[-1:] in {"<>", "{}"} and " " not in name:
            yield name, text
