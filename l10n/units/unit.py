"""A unit: a text of a page, as a translator sees it, with its place and its markup.

In: nothing but values. Out: frozen tuples; a page has hundreds, so they are as light as Python makes them. Never done
here: finding, rendering or deduplicating them. After deduplication a unit is a ``l10n.catalog.model.Message``.
"""

from enum import StrEnum
from typing import NamedTuple

from l10n.rules import Role, Rule
from l10n.spans import Span


class Kind(StrEnum):
    """Where a unit stands, and so how its text is written."""

    TEXT = "text"
    """Between tags, or in a title or textarea: references are decoded."""
    ATTRIBUTE = "attribute"
    """An attribute's value."""
    JSON = "json"
    """A string in JSON-LD: JSON escapes, no references."""


class Code(NamedTuple):
    """A piece of markup that a message shows as a bare tag: ``<a>…</a>``, or ``<img/>`` where it holds no text.

    ``opening`` and ``closing`` are the page's own markup (``closing`` None for a void code, whose ``opening`` may be a
    whole element). Elements of equal markup share one code; ``times`` says how many there are.
    """

    name: str
    opening: Span
    closing: Span | None
    times: int


class Datum(NamedTuple):
    """What a value is: a date, a time or a count, its words, their language, and what a machine reads beside them."""

    role: Role
    text: str
    language: str
    machine: str


class Cited(NamedTuple):
    """A message that a value repeats: ``text`` as this page shows it, then what the message is and its language."""

    text: str
    message: str
    context: str
    domain: Role
    language: str


class Value(NamedTuple):
    """A piece of a unit that is written anew rather than translated; a message shows it as ``{name}``.

    ``span`` is what the placeholder stands for, markup included; ``text`` the words in it, trimmed, an empty span where
    they lie in several places. ``role`` says what it is; ``datum`` is what was recognised, None where the words stay as
    they are. ``context`` is where the words could be looked up as a message; ``cites`` is the message that they are,
    and then both spans may be empty: the words stand among others.
    """

    name: str
    span: Span
    text: Span
    role: Role
    context: str = ""
    datum: Datum | None = None
    cites: Cited | None = None

    @property
    def words(self) -> str:
        """What the page shows of a value that has no place of its own."""
        known = self.cites or self.datum
        return known.text if known else ""

    @property
    def has_place(self) -> bool:
        """Whether the value is a piece of the page's source; a title in a phrase may be only a part of its text."""
        return self.span.start < self.span.stop


class Unit(NamedTuple):
    """A run of text that is translated as a whole.

    ``span`` is what a translation replaces (code points of the page's text, white space around it not included).
    ``kept`` are the comments inside, which stand after the translation again. ``values`` are its placeholders, in page
    order; ``plural`` is the message for other numbers where one of them counts. ``quote`` is an attribute's own
    ("" where it has none). ``rule`` says which role the text plays, None where no rule holds; ``lang`` and ``dir`` are
    what the page declares for it, None where it does not; ``page_lang`` where that is declared for the whole page.
    ``name`` is the attribute or element it belongs to; ``hints`` say what its codes stand for, for a translator.
    """

    span: Span
    message: str
    kind: Kind = Kind.TEXT
    codes: tuple[Code, ...] = ()
    kept: tuple[Span, ...] = ()
    values: tuple[Value, ...] = ()
    plural: str | None = None
    quote: str = ""
    name: str = ""
    rule: Rule | None = None
    lang: str | None = None
    page_lang: bool = False
    hints: tuple[str, ...] = ()
    dir: str | None = None

    @property
    def role(self) -> Role | None:
        """The role that the innermost rule gives the text."""
        return self.rule.role if self.rule else None
