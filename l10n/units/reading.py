"""What a page was read as: what later steps need of it, and no more.

In: nothing but values. Out: a ``Reading``: units with their domain and language, and where the page says which language
it is in; and the ``Profile`` of the site, under which pages are read. Never done here: reading (``l10n.units.page``). A
reading is small and holds no tree, so it crosses a process border and goes into the cache; building needs it and the
page's bytes.
"""

from dataclasses import dataclass
from typing import NamedTuple

from l10n.diagnostics import Diagnostic
from l10n.html.attributes import ATTRIBUTES
from l10n.html.head import NO_HEAD, Declared, Head, Spot
from l10n.html.links import Link
from l10n.html.root import NO_TAG, OpenTag
from l10n.rules import Role, Rule
from l10n.units.unit import Datum, Unit
from l10n.units.values import Alone


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a site before its pages are read.

    ``rules`` are the configuration's and the platform's, in order of precedence; ``default`` is the role of text that
    no rule matches, ``repeated`` of such text that most pages have. ``interface`` and ``posts`` are BCP 47 tags;
    ``declares`` is what a page's ``lang`` speaks of.
    """

    rules: tuple[Rule, ...] = ()
    default: Role = Role.POSTS
    declares: Role = Role.POSTS
    lexicons: tuple[str, ...] = ()
    interface: str = "und"
    posts: str = "und"
    attributes: tuple[str, ...] = ATTRIBUTES
    comments: bool = False
    switcher: str = ""
    repeated: Role = Role.POSTS


class Placed(NamedTuple):
    """A unit that is a message: of which domain, written in which language (BCP 47)."""

    unit: Unit
    domain: Role
    language: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What a message says, repeated: ``text`` is the beginning of it, ``share`` (up to 1) of its length."""

    text: str
    source: Placed
    share: float = 1.0


class Derived(NamedTuple):
    """A unit that only repeats messages and dates (``l10n.units.derived``), and so is none: it is put together of them.

    ``pieces`` are in the order of the text: quotes of messages, dates and numbers, and characters between them.
    """

    unit: Unit
    pieces: tuple[Quote | Datum | str, ...]

    @property
    def sources(self) -> tuple[Placed, ...]:
        """The messages that it repeats."""
        return tuple(piece.source for piece in self.pieces if isinstance(piece, Quote))

    @property
    def language(self) -> str:
        """The language (BCP 47) it is written in: its first source's, a date's own where it is nothing else."""
        spoken = (piece.language for piece in (*self.sources, *self.pieces) if isinstance(piece, Placed | Datum))
        return next(spoken, "und")


class Left(NamedTuple):
    """A text that is none of ours to translate, such as a reader's comment, and the language it is in (BCP 47)."""

    unit: Unit
    language: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One page. ``messages`` are its units to translate, in page order; ``alone`` its values that no message holds.

    ``root`` is the page's ``html`` tag. ``faults`` say what is wrong with the page; ``copied`` that it holds nothing to
    translate and is only copied. ``derived`` are known only when all pages are read. ``links`` are the page's
    addresses; ``head`` is what it says of itself as a whole, ``declared`` what its elements say of their language,
    ``left`` its texts that stay as they are, ``spot`` the place for a list of languages.
    """

    path: str
    messages: tuple[Placed, ...] = ()
    alone: tuple[Alone, ...] = ()
    root: OpenTag = NO_TAG
    faults: tuple[Diagnostic, ...] = ()
    copied: bool = False
    derived: tuple[Derived, ...] = ()
    links: tuple[Link, ...] = ()
    head: Head = NO_HEAD
    declared: tuple[Declared, ...] = ()
    left: tuple[Left, ...] = ()
    spot: Spot | None = None

    @property
    def lost(self) -> bool:
        """Whether the file could not be read at all, so that there is nothing to copy either."""
        return any(fault.rule.startswith("io/") for fault in self.faults)

    @property
    def own(self) -> tuple[Placed, ...]:
        """The texts that say how far the page is translated: what it says and repeats of posts, else its chrome."""
        every = (*self.messages, *(source for each in self.derived for source in each.sources))
        return tuple(placed for placed in every if placed.domain is not Role.INTERFACE) or every
