"""``page/language``, ``page/lang-tag``, ``page/contradiction``: what a page says about its language.

In: a reading. Out: places. Never done here: finding out which language a text is in.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from l10n.checks.page.place import Place
from l10n.checks.rule import CheckRule
from l10n.diagnostics import Severity
from l10n.html.head import TagKind
from l10n.html.language import count_letters, identify_language, share_of_script
from l10n.locales import Locale, UnknownLocaleError
from l10n.rules import Role
from l10n.units.reading import Profile, Reading
from l10n.units.syntax import plain_text

_TAG = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|[xi](?:-[A-Za-z0-9]{1,8})+)?")
"""What BCP 47 lets a tag look like (RFC 5646, section 2.1): none of the longer primary languages is registered."""
_CODE = 2
"""The letters of a language's code in ISO 639-1, of which CLDR knows all; of the longer codes it knows few."""
_TELLING, _ENOUGH = 1200, 250
"""Code points of a page that tell its language as well as all would; letters of them below which nothing is said."""
_FEW = 0.2
"""The share of letters in the script of the declared language that quotations and names may have elsewhere."""
_KINDS = {TagKind.LANGUAGE: "content-language", TagKind.OG_LOCALE: "og:locale"}


class _Said(NamedTuple):
    """A declaration for the whole page: what declares it, the tag as written, and its place."""

    name: str
    tag: str
    at: int


def found(reading: Reading, profile: Profile, text: Callable[[], str]) -> Iterator[tuple[CheckRule, Place]]:
    """Yield where what a page says about its language is wrong: no tag, another declaration, another text."""
    said = [*_of_root(reading, text), *_of_head(reading)]
    for each in (*(each for each in said if each.name.endswith("lang")), *_of_elements(reading)):
        if not _is_tag(each.tag):
            yield LANG_TAG, Place(each.at, f"{each.name}={each.tag!r} is no language tag", hint=_advice(each.tag))
    yield from ((CONTRADICTION, place) for place in _contradictions(reading, said))
    yield from ((LANGUAGE, place) for place in _against_text(reading, profile, said))


def _of_root(reading: Reading, text: Callable[[], str]) -> Iterator[_Said]:
    for name, span in reading.root.values:
        if name != "dir":
            yield _Said(name, text()[slice(*span)].strip("\"' \t\n"), span.start)


def _of_head(reading: Reading) -> Iterator[_Said]:
    for tag in reading.head.tags:
        if tag.kind in _KINDS and tag.says.strip():
            yield _Said(_KINDS[tag.kind], tag.says.strip(), tag.value.start)


def _of_elements(reading: Reading) -> Iterator[_Said]:
    told = set()
    for each in reading.declared:
        if each.name != "dir" and (each.start, each.says) not in told:
            told.add((each.start, each.says))
            yield _Said(each.name, each.says, each.value.start)


def _is_tag(tag: str) -> bool:
    code = tag.partition("-")[0]
    return _TAG.fullmatch(tag) is not None and (len(code) != _CODE or _language(code) != "")


def _advice(tag: str) -> str:
    try:
        return f'Write lang="{Locale.parse(tag).tag}".'
    except UnknownLocaleError as error:
        return error.remedy


def _contradictions(reading: Reading, said: list[_Said]) -> Iterator[Place]:
    """Compare a page's declarations with its first; a page whose texts are in both languages may well name both."""
    known = [each for each in said if _language(each.tag)]
    spoken = {_language(placed.language) for placed in reading.messages}
    for each in known[1:]:
        languages = {_language(known[0].tag), _language(each.tag)}
        if len(languages) > 1 and not languages <= spoken:
            yield Place(each.at, f"{each.name} is {each.tag!r}, and {known[0].name} {known[0].tag!r}")


def _against_text(reading: Reading, profile: Profile, said: list[_Said]) -> Iterator[Place]:
    """Compare the language that the page declares for its whole with the one that its text is seen to be in."""
    judged = Role.INTERFACE if profile.declares is Role.INTERFACE else Role.POSTS
    placed = [each for each in reading.messages if each.unit.page_lang]
    declared = {each.unit.lang for each in placed if each.unit.lang}
    text = "\n".join(plain_text(each.unit.message) for each in placed if each.domain is judged)[:_TELLING]
    if len(declared) != 1 or not _language(tag := declared.pop()) or count_letters(text) < _ENOUGH:
        return
    at = next((each.at for each in said if each.tag == tag), 0)
    if share_of_script(text, Locale.parse(tag).script) < _FEW:
        yield Place(at, f"declares lang={tag!r}, and its text is in another script")
        return
    if _language(tag) in {_language(each.language) for each in placed if each.domain is judged}:
        return  # an owner's words among a platform's, in two languages, are no mistake
    language = identify_language(text)[0] or ""
    if _language(language) != _language(tag) and language in {each.language for each in placed}:
        yield Place(at, f"declares lang={tag!r}, and its text is {language}")


def _language(tag: str) -> str:
    try:
        return Locale.parse(tag).language
    except UnknownLocaleError:
        return ""


LANGUAGE = CheckRule(
    "page/language",
    Severity.WARNING,
    "A page declares a language that its text is not in.",
    "Browsers hyphenate and read aloud by it. The text is believed: its messages go to its own language's catalog.",
    '<html lang="en">\n<p>Ein langer Text auf Deutsch, den jeder als solchen erkennt, weil er viele Wörter hat und\n'
    "keines davon englisch ist. Wer ihn vorliest, sollte das wissen; wer ihn übersetzt, erst recht. Darum zählt, was\n"
    "da steht, und nicht, was jemand vor Jahren in eine Vorlage schrieb, die seither niemand mehr angesehen hat.\n"
    "So geht es mit vielem, was einmal richtig war und dann stehen blieb, während alles andere weiterging.</p>",
    '<html lang="en"><p>Hello, reader.</p>',
    "Correct lang in the theme.",
    notation="html",
)
LANG_TAG = CheckRule(
    "page/lang-tag",
    Severity.WARNING,
    "A lang attribute holds no language tag.",
    "Browsers take such a text for one in an unknown language: no hyphenation, the wrong voice, the wrong quotes. A"
    " build corrects it for the page as a whole, not for the parts of a page.",
    '<html lang="en_US">\n<p>Hello, reader.</p>',
    '<html lang="en-US">\n<p>Hello, <span lang="x-klingon">reader</span>. <i lang="">Zzz!</i></p>',
    "Write a BCP 47 tag, with hyphens.",
    notation="html",
)
CONTRADICTION = CheckRule(
    "page/contradiction",
    Severity.WARNING,
    "A page declares two languages for its whole, and is not in both.",
    "Search engines, networks and browsers each believe another declaration.",
    '<html lang="en">\n<meta property="og:locale" content="de_DE">\n<p>Hello, reader.</p>',
    '<html lang="en">\n<meta property="og:locale" content="en_GB">\n<p>Hello, reader.</p>',
    "Let the theme name one language; l10n build corrects its localized pages, and leaves the source page alone.",
    notation="html",
)

RULES = (LANGUAGE, LANG_TAG, CONTRADICTION)
