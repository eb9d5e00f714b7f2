"""The language of a site's interface, and of its posts.

In: what pages declare, what their lexicon hears, and their pooled text. Out: a ``LanguageGuess`` with its evidence, or
an undecided one. Never done here: reading a page, or deciding from one short string, which identifiers get wrong.

Evidence, best first: a declaration; the lexicon's hits; identification of pooled text. A declaration is overruled only
by a long text in another language, by a clear margin, and the guess says so; one whose script the text does not use
is not considered.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from l10n.html.document import Document
from l10n.html.language import count_letters, identify_language, plain_language, share_of_script
from l10n.locales import Locale, UnknownLocaleError
from l10n.platforms.profile import Platform

LONG = 300
"""Letters from which a text can overrule a declaration."""

SHORT = 60
"""Letters below which a text says nothing about its language."""

CLEAR = 0.8
"""The confidence of a clear margin: right about every real page measured that has ``LONG`` letters in one language."""

STRAY = 0.1
"""The share of letters of its own script that any text in a language has, however many names and terms it borrows."""

STRAY_LATIN = 0.5
"""The same for Latin script, which all others borrow from."""

HEARD = 3
"""Wordings that the lexicon must hear, and by which one locale must lead, before it speaks for a language."""


class Declaration(NamedTuple):
    """A language that a page declares, as a canonical BCP 47 tag, and where it does."""

    tag: str
    says: str


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """A language with its evidence in words; ``tag`` is empty where nothing decides.

    ``overruled`` is the declaration that a long text contradicts, empty where none does.
    """

    tag: str
    evidence: str
    confident: bool
    overruled: str = ""


UNDECIDED = LanguageGuess("", "nothing declares it, and the text is too short to tell", confident=False)


def declared_languages(page: Document, platform: Platform) -> tuple[Declaration, ...]:
    """Collect what a page declares about its language, best first: the platform's own data, ``lang``, ``og:locale``."""
    found: list[tuple[str, str]] = []
    for pattern in platform.locale:
        if match := re.search(pattern, page.text):
            found.append((match[1], f"{platform.label}'s own data"))
            break
    for css, name, says in (
        ("html", "lang", "<html lang>"),
        ("html", "xml:lang", "<html xml:lang>"),
        ("meta[property='og:locale']", "content", "og:locale"),
        ("meta[http-equiv='content-language' i]", "content", "Content-Language"),
    ):
        found.append((page.attribute(css, name) or "", says))
    return tuple(Declaration(tag, says) for raw, says in found if (tag := canonical_tag(raw)))


@lru_cache(maxsize=1024)
def canonical_tag(raw: str) -> str:
    """Read a declared language as a canonical BCP 47 tag; empty where it is none that CLDR knows."""
    try:
        return Locale.parse(raw).tag
    except UnknownLocaleError:
        return ""


def identify_interface(
    declared: Sequence[Declaration],
    hits: Counter[str],
    text: str,
    plausible: Collection[str] = (),
    posts: LanguageGuess = UNDECIDED,
) -> LanguageGuess:
    """Say in which language the interface is.

    ``declared`` are what the pages declare, best first; ``hits`` the lexicon's count of known wordings for each locale;
    ``text`` the pooled texts of the interface; ``plausible`` the languages that the site may be in, where known;
    ``posts`` the language of the posts, which decides where the interface says too little.
    """
    heard, lead = _heard(hits)
    if declared:
        tag, says = declared[0]
        if lead > 0 and _agree(tag, heard):
            return LanguageGuess(tag, f"{says}, and {hits[heard]} standard wordings agree", confident=True)
        return _weigh(declared[0], text, plausible)
    if lead >= HEARD:
        return LanguageGuess(heard, f"{hits[heard]} standard wordings of the platform", confident=True)
    found = _identified(text, plausible)
    if found.confident or not posts.tag:
        return found
    return LanguageGuess(posts.tag, f"like the posts: {posts.evidence}", confident=False)


def identify_posts(
    declared: Sequence[Declaration],
    text: str,
    plausible: Collection[str] = (),
    site: LanguageGuess = UNDECIDED,
    interface: LanguageGuess = UNDECIDED,
) -> LanguageGuess:
    """Say in which language the posts of one page are.

    ``declared`` is what holds for the posts themselves, best first: leave out what a platform says about its interface
    only. ``text`` is the pooled text of the page's posts; ``site`` the language that most of the site's posts are in,
    and ``interface`` the interface's: they decide, in this order, where a page is too short to.
    """
    if declared and not _contradicts(text, declared[0].tag):
        return _weigh(declared[0], text, plausible)
    found = _identified(text, plausible)
    if found.confident:
        return found
    if site.tag and not _contradicts(text, site.tag):
        return LanguageGuess(site.tag, f"like most of the site: {site.evidence}", confident=False)
    if found.tag or not interface.tag or _contradicts(text, interface.tag):
        return found
    return LanguageGuess(interface.tag, f"like the interface: {interface.evidence}", confident=False)


def main_language(guesses: Iterable[tuple[LanguageGuess, int]]) -> LanguageGuess:
    """Pool the guesses of pages, each with the letters of its text, into the language that most of the site is in."""
    letters: Counter[str] = Counter()
    for guess, weight in guesses:
        if guess.tag:
            letters[guess.tag] += weight + 1
    if not letters:
        return UNDECIDED
    (tag, most), total = letters.most_common(1)[0], letters.total()
    return LanguageGuess(tag, f"{100 * most // total} % of the posts' text", confident=2 * most > total)


def _weigh(declaration: Declaration, text: str, plausible: Collection[str]) -> LanguageGuess:
    """Believe a declaration, unless a long text contradicts it."""
    tag, says = declaration
    found = _identified(text, plausible)
    if not found.confident:
        return LanguageGuess(tag, says, confident=True)
    if _agree(found.tag, tag):
        return LanguageGuess(tag, f"{says}, and the text agrees", confident=True)
    return LanguageGuess(found.tag, f"{found.evidence}, against {says}", confident=True, overruled=tag)


def _identified(text: str, plausible: Collection[str]) -> LanguageGuess:
    """Identify a text: any language and surely where it is long, else a plausible one if any is, and never surely."""
    letters = count_letters(text)
    if letters < SHORT:
        return UNDECIDED
    language, confidence = identify_language(text, () if letters >= LONG else plausible)
    if language is None and letters < LONG:
        language, confidence = identify_language(text)
    if language is None or confidence < CLEAR:
        return UNDECIDED
    return LanguageGuess(language, f"{letters} letters of text", confident=letters >= LONG)


def _contradicts(text: str, tag: str) -> bool:
    """Say whether a text, however short, is hardly written in the script of a language at all."""
    script = Locale.parse(tag).script
    return share_of_script(text, script) < (STRAY_LATIN if script == "Latn" else STRAY)


def _agree(tag: str, other: str) -> bool:
    return plain_language(tag) == plain_language(other)


def _heard(hits: Counter[str]) -> tuple[str, int]:
    """Give the locale most heard, and by how many wordings it leads another language; regions in doubt are left out."""
    ranked = hits.most_common()
    if not ranked:
        return "", 0
    best, most = ranked[0]
    language = plain_language(best)
    rivals = [count for locale, count in ranked if plain_language(locale) != language]
    regions = [locale for locale, count in ranked if count == most and plain_language(locale) == language]
    return (best if len(regions) == 1 else min(regions, key=len)), most - max(rivals, default=0)
