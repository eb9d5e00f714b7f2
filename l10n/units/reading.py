"""A page, read for good: what later steps need of it, and no more.

In: a page's bytes and what is known of its site. Out: a ``Reading``: units with their domain and language, and where
the page says which language it is in. Never done here: deduplicating, translating. A reading is small and holds no
tree, so it crosses a process border and goes into the cache; building needs it and the page's bytes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from l10n.dates import Order
from l10n.diagnostics import Diagnostic, Severity
from l10n.html.attributes import ATTRIBUTES
from l10n.html.document import Document, read_document
from l10n.html.head import NO_HEAD, Declared, Head, Spot, declared_of, head_of, spot_in
from l10n.html.language import identify_language, is_like
from l10n.html.links import Link, links_of
from l10n.html.root import NO_TAG, OpenTag, root_tag
from l10n.html.wholeness import cut_off, strange_bytes
from l10n.platforms.languages import UNDECIDED, LanguageGuess, canonical_tag, identify_posts
from l10n.platforms.lexicon import load_lexicon
from l10n.rules import DATA, DOMAINS, Role, Rule
from l10n.spans import line_and_column
from l10n.units.counts import as_count
from l10n.units.hints import hints_of
from l10n.units.segment import segment
from l10n.units.syntax import plain_text
from l10n.units.unit import Datum, Kind, Unit
from l10n.units.values import Alone, Spoken, alone, has_no_date, order_of, values_of, with_values

_MACHINE = re.compile(
    r"(?:https?://|mailto:|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_PLACEHOLDER = re.compile(r"\{[a-z]+[0-9]*\}")
_DIGIT = re.compile(r"\d")
_TELLING = 1200
"""Code points of a page's posts that tell their language as well as all of them would."""

_SURE = 400
"""Code points of them that tell whether it is the site's: telling it from all others takes the square of the length."""

_PEEK = 4096
_SIGNATURES = (b"%PDF-", b"PK\3\4", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"\x1f\x8b", b"BZh", b"\x7fELF")
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r\x1b"))
"""Control characters but white space and the escape of ISO-2022 encodings."""
_FEW = 3


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


class Quote(NamedTuple):
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


def read_page(data: bytes, path: str, profile: Profile) -> Reading:
    """Read one page. Never fails: one that cannot be read for text is given with the fault, to be copied as it is."""
    fault = _fault(data, path)
    if fault is not None:
        return Reading(path, faults=(fault,), copied=True)
    document = read_document(data, profile.rules)
    if not document.faithful:
        problem = f"its bytes do not come back from the encoding it is in ({document.codec})"
        hint = "Save the page as UTF-8. It is copied unchanged until then."
        return Reading(path, faults=(Diagnostic(path, 0, 0, "page/unreadable", problem, hint),), copied=True)
    return replace(read_document_as(document, path, profile), faults=tuple(_losses(document, path)))


def read_document_as(document: Document, path: str, profile: Profile) -> Reading:
    """Read a document that is a page, or a part of a file of another kind at ``path``."""
    sorting = _Sorting(document, profile)
    messages, values = sorting.sorted()
    return Reading(
        path,
        messages,
        values,
        root_tag(document),
        links=links_of(document),
        head=head_of(document),
        declared=declared_of(document),
        left=tuple(sorting.left()),
        spot=spot_in(document, profile.switcher),
    )


def _fault(data: bytes, path: str) -> Diagnostic | None:
    if not data.strip():
        return Diagnostic(path, 0, 0, "page/empty", "the file is empty", "Export the page again, or exclude it.")
    if _is_binary(data[:_PEEK]):
        problem = "this is a binary file, not HTML"
        return Diagnostic(path, 0, 0, "page/binary", problem, "Rename it or exclude it. It is copied unchanged.")
    return None


def _losses(document: Document, path: str) -> Iterator[Diagnostic]:
    """Yield where a page that can be read has lost something."""
    cut = cut_off(document)
    if cut is not None:
        problem = "ends before this does: something is missing behind it"
        hint = "Export the page again."
        yield Diagnostic(
            path, *line_and_column(document.text, cut), "page/truncated", problem, hint, severity=Severity.WARNING
        )
    strange = strange_bytes(document)
    if strange is not None:
        place, hint = line_and_column(document.text, strange.at), "Save the page as UTF-8, and let it say so."
        yield Diagnostic(path, *place, "page/charset", strange.problem, hint, severity=Severity.WARNING)


def _is_binary(start: bytes) -> bool:
    """Tell a picture, an archive or the like by how it begins, or by control characters that no text is full of."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False  # UTF-16: half of it may be NUL
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return start.startswith(_SIGNATURES) or (controls > _FEW and controls * 50 > len(start))


class _Sorting:
    """The units of one page, told apart: messages with their domain and language, and values."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.page = document.text
        self.orders: dict[str, Order | None] = {}
        self.profile = profile
        self.units = segment(document, profile.attributes)
        self.lexicon = load_lexicon(*profile.lexicons) if profile.lexicons else None
        self.posts = _posts_language(self.units, profile)

    def sorted(self) -> tuple[tuple[Placed, ...], tuple[Alone, ...]]:
        """Give the page's messages, and its values that stand alone, in page order."""
        messages: list[Placed] = []
        values: list[Alone] = []
        default, comments = self.profile.default, self.profile.comments
        for unit in self.units:
            role = unit.rule.role if unit.rule else default
            if role is Role.NAME or (role is Role.COMMENTS and not comments):
                continue
            found = self._sort(unit, role)
            if isinstance(found, Placed):
                messages.append(found)
            else:
                values += found
        return tuple(messages), tuple(values)

    def left(self) -> Iterator[Left]:
        """Yield the comments that nobody translates, where it can be told which language they are in."""
        if self.profile.comments:
            return
        spoken = {self.profile.posts, self.profile.interface} - {"und"}
        for unit in self.units:
            if unit.role is Role.COMMENTS and unit.kind is Kind.TEXT and is_text(unit.message):
                declared = self._declared(unit)
                language = declared or (identify_language(plain_text(unit.message), spoken)[0] if spoken else None)
                if language is not None:
                    yield Left(unit, language)

    def _sort(self, unit: Unit, role: Role) -> Placed | tuple[Alone, ...]:
        domain = role if role in DOMAINS else Role.INTERFACE
        if not (unit.values or role in DATA or _DIGIT.search(unit.message)):
            return self._sort_words(unit, domain)
        languages = self._languages(unit, domain)
        spoken = Spoken(languages, self._order(languages[0]))
        if unit.kind is Kind.TEXT:
            value = alone(unit, self.page, spoken, region=role in DATA)
            if value is not None:
                return (value,)
            if domain is Role.INTERFACE and has_no_date(unit, spoken):
                return ()
        if domain is Role.INTERFACE or unit.values:
            unit = self._valued(unit, spoken)
        count = None
        if domain is Role.INTERFACE:
            count = as_count(unit, self.page, self.lexicon, self.profile.interface, region=role is Role.COUNT)
        unit = count or unit
        if not is_text(unit.message):
            return values_of(unit)
        if count is not None and not unit.lang:
            language = self.profile.interface
        elif domain is Role.INTERFACE and not self._declared(unit):
            language = self._interface_language(unit)
        else:
            language = languages[0]
        hints = hints_of(unit, self.page) if unit.codes or unit.values else ()
        return Placed(unit._replace(hints=hints), domain, language)

    def _sort_words(self, unit: Unit, domain: Role) -> Placed | tuple[Alone, ...]:
        """Sort a unit of words alone, as nearly all are: nothing in it can be a date, a time or a count."""
        if not is_text(unit.message):
            return ()
        if unit.codes:
            unit = unit._replace(hints=hints_of(unit, self.page))
        declared = self._declared(unit)
        if domain is Role.INTERFACE:
            return Placed(unit, domain, declared or self._interface_language(unit))
        return Placed(unit, domain, declared or self.posts)

    def _valued(self, unit: Unit, spoken: Spoken) -> Unit:
        """Make values of what is data in a text or an attribute; one that is nothing else is no message's."""
        if unit.kind is Kind.TEXT:
            return with_values(unit, self.page, spoken)
        dated = with_values(unit, self.page, spoken) if unit.kind is Kind.ATTRIBUTE and unit.quote else unit
        return dated if is_text(dated.message) else unit

    def _declared(self, unit: Unit) -> str:
        """Give the language that an element around the unit, below the page as a whole, declares."""
        return canonical_tag(unit.lang) if unit.lang and not unit.page_lang else ""

    def _languages(self, unit: Unit, domain: Role) -> tuple[str, ...]:
        """Give the languages that a unit's dates may be written in, the likeliest first."""
        both = (self.profile.interface, self.posts)
        declared = self._declared(unit)
        return tuple(filter(None, (declared, *(both if domain is Role.INTERFACE else reversed(both)))))

    def _order(self, language: str) -> Order | None:
        """Give the order in which the page writes dates of numbers, learned once for each language."""
        if language not in self.orders:
            self.orders[language] = order_of(self.units, self.page, language)
        return self.orders[language]

    def _interface_language(self, unit: Unit) -> str:
        """Tell the platform's own words from the owner's, who writes as in the posts (labels, widget titles).

        What stands around a value, or is played a data role, is the platform's.
        """
        interface, posts = self.profile.interface, self.profile.posts
        if self.lexicon is None or interface == posts or unit.values or unit.role in DATA:
            return interface
        return interface if _is_known(unit.message, interface, self.profile.lexicons) else posts


@lru_cache(maxsize=8192)
def _is_known(message: str, locale: str, lexicons: tuple[str, ...]) -> bool:
    """Say whether a lexicon has a message; a site repeats its chrome on every page."""
    lexicon = load_lexicon(*lexicons)
    return any(lexicon.find(text, locale) is not None for text in dict.fromkeys((message, plain_text(message))))


@lru_cache(maxsize=8192)
def is_text(message: str) -> bool:
    """Say whether a message holds words for a translator: more than numbers, addresses and dates for machines."""
    text = _PLACEHOLDER.sub("", plain_text(message))
    return any(map(str.isalpha, text)) and any(map(str.isalpha, _MACHINE.sub("", text)))


def _posts_language(units: Iterable[Unit], profile: Profile) -> str:
    """Give the language of a page's posts: its own where the text is long enough to tell, else the site's."""
    text = _telling(units, profile.default)
    site = LanguageGuess(profile.posts, "the site", confident=True) if profile.posts != "und" else UNDECIDED
    if site.tag and is_like(text[:_SURE], site.tag):
        return profile.posts
    plausible = {profile.posts, profile.interface} - {"und"}
    return identify_posts((), text, plausible, site).tag or profile.posts


def _telling(units: Iterable[Unit], default: Role) -> str:
    """Give the beginning of a page's posts, without what declares a language of its own."""
    texts: list[str] = []
    length = 0
    for unit in units:
        if (unit.rule.role if unit.rule else default) is Role.POSTS and (not unit.lang or unit.page_lang):
            texts.append(plain_text(unit.message))
            length += len(texts[-1]) + 1
            if length > _TELLING:
                break
    return "\n".join(texts)[:_TELLING]
