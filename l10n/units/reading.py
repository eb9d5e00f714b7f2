"""A page, read for good: what later steps need of it, and no more.

In: a page's bytes and what is known of its site. Out: a ``Reading``: units with their domain and language, and where
the page says which language it is in. Never done here: deduplicating, translating. A reading is small and holds no
tree, so it crosses a process border and goes into the cache; building needs it and the page's bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from l10n.diagnostics import Diagnostic
from l10n.html.document import ATTRIBUTES, Document, read_document
from l10n.html.root import NO_TAG, OpenTag, root_tag
from l10n.platforms.languages import LanguageGuess, canonical_tag, identify_posts
from l10n.platforms.lexicon import load_lexicon
from l10n.rules import DOMAINS, Role, Rule
from l10n.units.hints import hints_of
from l10n.units.segment import segment
from l10n.units.syntax import plain_text
from l10n.units.unit import Unit

_MACHINE = re.compile(
    r"(?:https?://|mailto:|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_LETTERS_TO_JUDGE = 60


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a site before its pages are read.

    ``rules`` are the configuration's and the platform's, in order of precedence; ``default`` is the role of text that
    no rule matches. ``interface`` and ``posts`` are BCP 47 tags; ``declares`` is what a page's ``lang`` speaks of.
    """

    rules: tuple[Rule, ...] = ()
    default: Role = Role.POSTS
    declares: Role = Role.POSTS
    lexicons: tuple[str, ...] = ()
    interface: str = "und"
    posts: str = "und"
    attributes: tuple[str, ...] = ATTRIBUTES
    comments: bool = False


class Placed(NamedTuple):
    """A unit that is a message: of which domain, written in which language (BCP 47)."""

    unit: Unit
    domain: Role
    language: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One page. ``messages`` are its units to translate, in page order; ``root`` is its ``html`` tag.

    ``faults`` say what is wrong with the page; ``copied`` that it holds nothing to translate and is only copied.
    """

    path: str
    messages: tuple[Placed, ...] = ()
    root: OpenTag = NO_TAG
    faults: tuple[Diagnostic, ...] = ()
    copied: bool = False


def read_page(data: bytes, path: str, profile: Profile) -> Reading:
    """Read one page. Never fails: one that cannot be read for text is given with the fault, to be copied as it is."""
    fault = _fault(data, path)
    if fault is not None:
        return Reading(path, faults=(fault,), copied=True)
    document = read_document(data, profile.rules, profile.attributes)
    if not document.faithful:
        problem = f"its bytes do not come back from the encoding it is in ({document.codec})"
        hint = "Save the page as UTF-8. It is copied unchanged until then."
        return Reading(path, faults=(Diagnostic(path, 0, 0, "page/unreadable", problem, hint),), copied=True)
    return Reading(path, tuple(_place(document, profile)), root_tag(document))


def _fault(data: bytes, path: str) -> Diagnostic | None:
    if not data.strip():
        return Diagnostic(path, 0, 0, "page/empty", "the file is empty", "Export the page again, or exclude it.")
    start = data[:1024]
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")) and start.count(b"\0") * 32 > len(start):
        problem = "this is a binary file, not HTML"
        return Diagnostic(path, 0, 0, "page/binary", problem, "Rename it or exclude it. It is copied unchanged.")
    return None


def _place(document: Document, profile: Profile) -> Iterator[Placed]:
    units = [(unit, _domain(unit, profile)) for unit in segment(document)]
    posts = _posts_language([unit for unit, domain in units if domain is Role.POSTS], profile)
    for unit, domain in units:
        if domain is None or (domain is Role.COMMENTS and not profile.comments) or not is_text(unit.message):
            continue
        declared = canonical_tag(unit.lang) if unit.lang and not unit.page_lang else ""
        if declared:
            language = declared
        elif domain is Role.INTERFACE:
            language = _interface_language(unit, profile)
        else:
            language = posts
        yield Placed(unit._replace(hints=hints_of(unit, document.text)) if unit.codes else unit, domain, language)


def is_text(message: str) -> bool:
    """Say whether a message holds words for a translator: not numbers, an address or a machine's date alone."""
    text = plain_text(message).strip()
    return any(character.isalpha() for character in text) and not _MACHINE.fullmatch(text)


def _domain(unit: Unit, profile: Profile) -> Role | None:
    role = unit.role or profile.default
    if role in DOMAINS:
        return role
    if role is Role.COUNT and not any(character.isdigit() for character in unit.message):
        return Role.INTERFACE  # "No comments": the wording for none holds no number
    return None


def _posts_language(units: list[Unit], profile: Profile) -> str:
    """Give the language of a page's posts: its own where the text is long enough to tell, else the site's."""
    text = "\n".join(plain_text(unit.message) for unit in units if not unit.lang or unit.page_lang)
    plausible = {profile.posts, profile.interface} - {"und"}
    site = LanguageGuess(profile.posts, "the site", confident=True)
    return identify_posts((), text, plausible, site).tag or profile.posts


def _interface_language(unit: Unit, profile: Profile) -> str:
    """Tell the platform's own words from the owner's, who writes as in the posts (labels, widget titles)."""
    if not profile.lexicons or profile.interface == profile.posts:
        return profile.interface
    text = plain_text(unit.message)
    lexicon = load_lexicon(*profile.lexicons)
    known = lexicon.find(unit.message, profile.interface) or lexicon.find(text, profile.interface)
    if known or lexicon.find_count(text, profile.interface):
        return profile.interface
    return profile.posts
