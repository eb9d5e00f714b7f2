"""A page in a locale, as somebody who translates it sees it: its messages, and how each stands.

In: a reading and entries. Out: ``Sheet`` values. Never done here: files.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from l10n.catalog.model import Entry, Message
from l10n.diagnostics import Diagnostic, Severity
from l10n.locales import Locale
from l10n.spans import Span
from l10n.units.reading import Placed, Reading
from l10n.units.unit import Kind, Unit

_TEXT_ONLY = frozenset(("title", "textarea", "option"))
"""Elements that hold text and no elements (HTML, 4.2.2, 4.10.11, 4.10.10)."""


class State(StrEnum):
    """How a message stands, in words; the value is a class name too."""

    MISSING = "missing"
    FUZZY = "fuzzy"
    FAILING = "failing"
    DOUBTFUL = "doubtful"
    INHERITED = "inherited"
    DONE = "done"

    @property
    def words(self) -> str:
        """The state as it is said to people."""
        return _WORDS[self]

    @property
    def todo(self) -> bool:
        """Whether somebody should look at it."""
        return self in {State.MISSING, State.FUZZY, State.FAILING}


_WORDS = {
    State.MISSING: "Not translated",
    State.FUZZY: "To review",
    State.FAILING: "Has errors",
    State.DOUBTFUL: "Has warnings",
    State.INHERITED: "From the parent language",
    State.DONE: "Translated",
}


class Item(NamedTuple):
    """A message of a page: its entry as the catalog has it, its state, and the places of the page that show it.

    ``language`` is what it is written in (BCP 47); ``places`` are the spans of the page's text that show it and where
    an element could stand: an attribute or a title has none.
    """

    id: str
    domain: str
    message: Message
    language: str
    entry: Entry
    state: State
    findings: tuple[Diagnostic, ...]
    places: tuple[Span, ...]
    hidden: str = ""
    """Where the text is on the page if it cannot be marked there, in words."""


class Sheet(NamedTuple):
    """A page in a locale: what of it is to be translated, in page order."""

    path: str
    locale: Locale
    reading: Reading
    items: tuple[Item, ...]

    def item(self, name: str) -> Item | None:
        """Find a message by its id."""
        return next((item for item in self.items if item.id == name), None)

    def next_todo(self, after: str = "") -> Item | None:
        """Give the first message with something to do behind another; from the top again where there is none."""
        at = next((at for at, item in enumerate(self.items) if item.id == after), -1)
        around = (*self.items[at + 1 :], *self.items[: max(at, 0)])
        return next((item for item in around if item.state.todo), None)


class Occurrence(NamedTuple):
    """A text of the page that shows a message: itself, or one that repeats it."""

    placed: Placed
    unit: Unit

    @property
    def place(self) -> Span:
        """Where it stands in the page's text."""
        return self.unit.span

    @property
    def marked(self) -> bool:
        """Whether an element could stand around it."""
        return self.unit.kind is Kind.TEXT and self.unit.name not in _TEXT_ONLY


def state_of(entry: Entry, findings: Iterable[Diagnostic]) -> State:
    """Say how an entry stands, the worst first."""
    if not entry.translated:
        return State.MISSING
    severities = {each.severity for each in findings}
    if Severity.ERROR in severities:
        return State.FAILING
    if entry.fuzzy:
        return State.FUZZY
    return State.DOUBTFUL if severities else State.DONE


def occurrences_of(reading: Reading) -> list[Occurrence]:
    """List the texts of a page that show messages, in page order."""
    own = [Occurrence(placed, placed.unit) for placed in reading.messages]
    repeated = [Occurrence(source, derived.unit) for derived in reading.derived for source in derived.sources]
    return sorted((*own, *repeated), key=lambda each: each.place)


def whereabouts(unit: Unit) -> str:
    """Say where a text is that no reader sees between others."""
    if unit.kind is Kind.JSON:
        return "in the data for search engines"
    return f"in the attribute {unit.name}" if unit.kind is Kind.ATTRIBUTE else f"in the element {unit.name}"
