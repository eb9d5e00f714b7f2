"""The parts of a language tag: read, made canonical, completed, shortened, written.

In: a tag as people write it. Out: ``Subtags``, and the names and fallbacks that follow from them. Never done here:
anything about what a language's texts look like.

Sources: RFC 5646 (syntax), UTS #35 part 1, "Likely Subtags" and "Parent Locales", with CLDR's data as Babel carries it.
"""

import difflib
import functools
import re
from typing import NamedTuple

import babel
from babel import localedata
from babel.core import get_global

from l10n.errors import UsageError

RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})
"""The scripts in present use whose letters have the Bidi_Class R or AL."""

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:[-_](?P<script>[a-z]{4}))?"
    r"(?:[-_](?P<territory>[a-z]{2}|\d{3}))?"
    r"(?:[-_](?P<variant>[a-z\d]{5,8}|\d[a-z\d]{3}))?"
    r"(?:\.[\w-]+)?"  # a POSIX codeset
    r"(?:@(?P<modifier>\w+))?",
    re.IGNORECASE | re.ASCII,
)
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
_NO_LANGUAGE = frozenset({"mis", "mul", "und", "zxx"})
_NORWEGIAN = {"no": "nb"}
"""Catalogs and pages that say Norwegian mean Bokmål; CLDR has it the other way round, with ``nb`` a child of ``no``."""


class Subtags(NamedTuple):
    """What a canonical tag says; a part that it does not say is the empty string."""

    language: str
    script: str = ""
    territory: str = ""
    variant: str = ""

    @property
    def identifier(self) -> str:
        """The parts as CLDR joins them: ``ca_ES_VALENCIA``."""
        return "_".join(filter(None, (*self[:3], self.variant.upper())))


class UnknownLocaleError(UsageError):
    """A language tag that names nothing CLDR knows."""

    def __init__(self, tag: str) -> None:
        nearest = _nearest(tag)
        remedy = f'Did you mean "{nearest}"?' if nearest else 'Write a BCP 47 tag, such as "de" or "pt-BR".'
        super().__init__("", f'no such locale: "{tag}"', remedy)


@functools.lru_cache(maxsize=1024)
def parse_subtags(tag: str) -> Subtags:
    """Read a BCP 47 tag or a POSIX locale name (without extensions), with retired codes replaced.

    Raises:
        UnknownLocaleError: It is neither, or CLDR does not know one of its parts.
    """
    match = _TAG.fullmatch(tag.strip())
    if match is None:
        raise UnknownLocaleError(tag)
    modifier = (match["modifier"] or "").lower()
    spelled = match["language"].lower()
    language, _, script = get_global("language_aliases").get(spelled, spelled).partition("_")
    parts = Subtags(
        _NORWEGIAN.get(language, language),
        (match["script"] or _MODIFIERS.get(modifier) or script).title(),
        _territory((match["territory"] or "").upper()),
        (match["variant"] or ("" if modifier in {*_MODIFIERS, "euro"} else modifier)).lower(),
    )
    if not _known(parts):
        raise UnknownLocaleError(tag)
    return parts


def posix_name(parts: Subtags) -> str:
    """Write the name that gettext's folders use; it reads back as the same subtags.

    A script or a variant is a modifier (``sr@latin``) where POSIX has a word for it, else it stays a part.
    """
    words = {script: word for word, script in _MODIFIERS.items()}
    if parts.script in words and not parts.variant:
        return f"{parts._replace(script='').identifier}@{words[parts.script]}"
    stem = parts._replace(variant="").identifier
    return f"{stem}@{parts.variant}" if parts.variant else stem


@functools.lru_cache(maxsize=1024)
def likely(parts: Subtags) -> Subtags:
    """Add the most likely script and territory: ``zh-TW`` is ``zh-Hant-TW``. What CLDR does not know stays empty."""
    table = get_global("likely_subtags")
    language, script, territory, variant = parts
    for known in (parts[:3], (language, "", territory), (language, script), (language,)):
        found = table.get("_".join(filter(None, known)))
        if found:
            _, likely_script, likely_territory = found.split("_")[:3]
            return Subtags(language, script or likely_script, territory or likely_territory, variant)
    return parts


@functools.lru_cache(maxsize=1024)
def chain(parts: Subtags) -> tuple[Subtags, ...]:
    """Give ``parts`` and what to fall back on, nearest first, all of one script."""
    parent = _parent(parts)
    return (parts, *chain(parent)) if parent else (parts,)


@functools.lru_cache(maxsize=1024)
def cldr_identifier(parts: Subtags) -> str:
    """Give the nearest identifier with data of its own, ``root`` where CLDR has nothing on the language."""
    for each in chain(parts):
        for candidate in (each, likely(each)._replace(territory=each.territory)):
            if localedata.exists(candidate.identifier):
                return candidate.identifier
    return "root"


@functools.lru_cache(maxsize=1024)
def open_graph_name(parts: Subtags) -> str:
    """Write ``ll_CC``. Open Graph knows countries only; its own name for Latin American Spanish is ``es_LA``."""
    if parts.territory.isdigit():
        return "es_LA" if parts[:3] == ("es", "", "419") else open_graph_name(parts._replace(territory=""))
    territory = likely(parts).territory
    return f"{parts.language}_{territory}" if territory else parts.language


def _parent(parts: Subtags) -> Subtags | None:
    """Take CLDR's explicit parent, or leave out the last part; None where that would change language or script."""
    if parts.variant:
        return parts._replace(variant="")
    named = get_global("parent_exceptions").get(parts.identifier)
    if named:
        parent = parse_subtags(named)
    elif parts.territory:
        parent = parts._replace(territory="")
    elif parts.script:
        parent = parts._replace(script="")
    else:
        return None
    if parent == parts or parent.language != parts.language:
        return None
    if likely(parent).script == likely(parts).script:
        return parent
    return None if parts.script else Subtags(parts.language, likely(parts).script)


def _territory(code: str) -> str:
    """Replace a retired or mistaken code (``UK``) that has one successor."""
    successors = get_global("territory_aliases").get(code, [])
    return successors[0] if len(successors) == 1 else code


def _known(parts: Subtags) -> bool:
    """Say whether CLDR has a name for every part."""
    english = babel.Locale("en")
    return (
        (parts.language in english.languages or localedata.exists(parts.language))
        and parts.language not in _NO_LANGUAGE
        and (not parts.script or parts.script in english.scripts)
        and (not parts.territory or parts.territory in english.territories)
        and (not parts.variant or parts.variant.upper() in english.variants)
    )


@functools.lru_cache(maxsize=64)
def _nearest(tag: str) -> str:
    """Guess what was meant: a language's English name, a country's language, or a tag spelled much the same."""
    english = babel.Locale("en")
    for code, name in english.languages.items():
        if name.casefold() == tag.strip().casefold():
            return str(code).replace("_", "-")
    spoken: str | None = get_global("likely_subtags").get(f"und_{tag.strip().upper()}")
    if spoken:
        return spoken.partition("_")[0]
    known = {*localedata.locale_identifiers(), *english.languages} - _NO_LANGUAGE
    return next(iter(difflib.get_close_matches(tag.strip().replace("-", "_"), sorted(known), n=1)), "").replace(
        "_", "-"
    )
