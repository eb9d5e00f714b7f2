"""The language of a site's interface, and of its posts.

In: what pages declare, what their lexicon hears, and their pooled text. Out: a ``LanguageGuess`` with its evidence, or
an undecided one. Never done here: reading a page, or deciding from one short string, which identifiers get wrong.

Evidence, best first: a declaration; the lexicon's hits; identification of pooled text. A declaration is overruled only
by a long text in another language, by a clear margin, and the guess says so.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from l10n.html.document import Document
from l10n.html.language import count_letters, identify_language, plain_language
from l10n.locales import Locale, UnknownLocaleError
from l10n.platforms.profile import Platform

LONG = 300
"""Letters from which a text can overrule a declaration."""

SHORT = 60
"""Letters below which a text says nothing about its language."""

CLEAR = 0.8
"""The confidence of a clear margin; right on every page measured that has ``LONG`` letters in one language."""

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


UNDECIDED = LanguageGuess("", "nothing is declared, and the text is too short to tell", confident=False)


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


def canonical_tag(raw: str) -> str:
    """Read a declared language as a canonical BCP 47 tag; empty where it is none that CLDR knows."""
    try:
        return Locale.parse(raw).tag
    except UnknownLocaleError:
        return ""


def identify_interface(
    declared: Sequence[Declaration], hits: Counter[str], text: str, plausible: Collection[str] = ()
) -> LanguageGuess:
    """Say in which language the interface is.

    ``declared`` are what the pages declare, best first; ``hits`` the lexicon's count of known wordings for each locale;
    ``text`` the pooled texts of the interface; ``plausible`` the languages that the site may be in, where known.
    """
    heard, lead = _heard(hits)
    if declared:
        tag, says = declared[0]
        best = max(hits.values(), default=0)
        if any(hits[known] == best and plain_language(known) == plain_language(tag) for known in hits):
            return LanguageGuess(tag, f"{says}, and {best} standard wordings agree", confident=True)
        return _weigh(declared[0], text, _among(plausible, tag, heard))
    if heard and lead >= HEARD:
        return LanguageGuess(heard, f"{hits[heard]} standard wordings of the platform", confident=True)
    found = _identified(text, _among(plausible, heard), SHORT)
    if found.tag or not heard:
        return found
    return LanguageGuess(heard, f"{hits[heard]} standard wordings of the platform, no more", confident=False)


def identify_posts(
    declared: Sequence[Declaration], text: str, plausible: Collection[str] = (), site: LanguageGuess = UNDECIDED
) -> LanguageGuess:
    """Say in which language the posts of one page are.

    ``declared`` is what holds for the posts themselves, best first: leave out what a platform says about its interface
    only. ``text`` is the pooled text of the page's posts; ``site`` the language that most of the site's posts are in,
    which decides where a page is too short to.
    """
    if declared:
        return _weigh(declared[0], text, _among(plausible, declared[0].tag, site.tag))
    found = _identified(text, plausible, SHORT)
    if found.confident or not site.tag:
        return found
    return LanguageGuess(site.tag, f"like most of the site: {site.evidence}", confident=False)


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
    found = _identified(text, plausible, LONG)
    if not found.confident:
        return LanguageGuess(tag, says, confident=True)
    if plain_language(found.tag) == plain_language(tag):
        return LanguageGuess(tag, f"{says}, and the text agrees", confident=True)
    return LanguageGuess(found.tag, f"{found.evidence}, against {says}", confident=True, overruled=tag)


def _identified(text: str, plausible: Collection[str], least: int) -> LanguageGuess:
    """Identify a text of at least ``least`` letters: any language where it is long, else only a plausible one."""
    letters = count_letters(text)
    if letters < least:
        return UNDECIDED
    language, confidence = identify_language(text, () if letters >= LONG else plausible)
    if language is None:
        return UNDECIDED
    sure = confidence >= CLEAR and (letters >= LONG or bool(plausible))
    return LanguageGuess(language, f"{letters} letters of text", confident=sure)


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


def _among(plausible: Collection[str], *more: str) -> tuple[str, ...]:
    """Widen the plausible languages, where there are any."""
    return (*plausible, *filter(None, more)) if plausible else ()
