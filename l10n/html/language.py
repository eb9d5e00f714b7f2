"""The language of a longer text.

In: plain text, and the languages that it may be in. Out: a BCP 47 language and how sure that is. Never done here:
reading a page, or believing what it declares (``l10n.platforms.languages`` weighs both).

Scripts that tell a language by themselves are counted here; the rest is left to turbohtml's trigram profiles. Those are
good from some 300 letters on, and wrong about one short text in ten: callers pool text and ask for a confidence.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from turbohtml.detect import LanguageDetection, detect_language

_PAIRS = """
afr:af aka:ak amh:am ara:ar aze:az bel:be ben:bn bul:bg cat:ca ces:cs cmn:zh cym:cy dan:da deu:de ell:el eng:en
epo:eo est:et fas:fa fin:fi fra:fr guj:gu heb:he hin:hi hrv:hr hun:hu hye:hy ind:id ita:it jav:jv jpn:ja kan:kn
kat:ka khm:km kor:ko lat:la lav:lv lit:lt mal:ml mar:mr mkd:mk mya:my nep:ne nld:nl nno:nn nob:nb ori:or pan:pa
pes:fa pol:pl por:pt ron:ro rus:ru sin:si slk:sk slv:sl sna:sn spa:es srp:sr swe:sv tam:ta tel:te tgl:tl tha:th
tuk:tk tur:tr ukr:uk urd:ur uzb:uz vie:vi yid:yi zul:zu
"""
_TAGS = dict(pair.split(":") for pair in _PAIRS.split())
"""ISO 639-3, which turbohtml speaks, to the shortest tag of BCP 47 (RFC 5646, section 2.2.1)."""

_SAME = {"no": "nb", "fil": "tl", "iw": "he", "in": "id", "ji": "yi"}
"""Tags that the identifier knows by another one: retired, or wider than what it models."""

_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_HAN = re.compile("[\u4e00-\u9fff]")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u3041-\u318f\u4e00-\u9fff\uac00-\ud7a3\uff66-\uff9f]")
_NOISE = re.compile(r"[\d_/\\{}=<>]|[^\s]@[^\s]")
"""What is in addresses and in words that no language has: code, file names, versions."""

_ALPHABETS = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f",
    "Armn": "\u0530-\u058f",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Taml": "\u0b80-\u0bff",
    "Thai": "\u0e00-\u0e7f",
    "Geor": "\u10a0-\u10ff",
    "Kore": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3\u4e00-\u9fff",
    "Jpan": "\u3041-\u30ff\uff66-\uff9f\u4e00-\u9fff",
    "Hans": "\u4e00-\u9fff",
    "Hant": "\u4e00-\u9fff",
}
"""The letters of the scripts (ISO 15924) that blogs are mostly written in, by Unicode block."""

_DENSITY = 3
"""A Han, kana or hangul character says as much as some three letters of an alphabet."""

_DIVISIBLE = 300
"""Characters from which the halves of a text speak for themselves."""

_KANA_SHARE = 0.05
"""Japanese prose is a third kana or more; Chinese has the odd の in a brand name."""


def identify_language(text: str, allowed: Collection[str] = ()) -> tuple[str | None, float]:
    """Identify the one language of ``text``, and give a confidence from 0 to 1.

    ``allowed`` are BCP 47 tags, of which the language counts; empty: any language. The language is None where the text
    holds no letter or no allowed language is written in its script. A text whose halves are in two languages has
    confidence 0, if it is long enough to be halved.
    """
    prose = _prose(text)
    if not any(map(str.isalpha, prose)):
        return None, 0.0
    language, confidence = _by_script(prose) or _by_profile(prose, allowed)
    if language is None or (allowed and language not in {plain_language(tag) for tag in allowed}):
        return None, 0.0
    return language, confidence


def is_like(text: str, tag: str) -> bool:
    """Say whether ``text``, taken as a whole, is identified as the language of a BCP 47 tag."""
    prose = _prose(text)
    return (_by_script(prose) or _match(prose, ()))[0] == plain_language(tag)


@lru_cache(maxsize=1024)
def plain_language(tag: str) -> str:
    """Reduce a BCP 47 tag to the language that the identifier can tell: ``zh-Hant-TW`` is ``zh``, ``no`` is ``nb``."""
    language = tag.replace("_", "-").split("-", maxsplit=1)[0].lower()
    return _SAME.get(language, language)


def count_letters(text: str) -> int:
    """Count what speaks for a language in ``text``, in letters: Han, kana and hangul characters weigh threefold."""
    prose = _prose(text)
    return sum(map(str.isalpha, prose)) + (_DENSITY - 1) * sum(_east_asian(prose))


def most_letters(source: str) -> int:
    """Give the most letters that ``count_letters`` can find in a text, by how HTML writes it: references are longer."""
    return len(source) + (_DENSITY - 1) * sum(_east_asian(source))


def share_of_script(text: str, script: str) -> float:
    """Measure which share of the letters of ``text`` is of ``script`` (ISO 15924), from 0 to 1.

    A script that is not known here, or a text without a letter, contradicts nothing: 1.
    """
    letters = "".join(filter(str.isalpha, _prose(text)))
    if script not in _ALPHABETS or not letters:
        return 1.0
    return sum(map(len, re.findall(f"[{_ALPHABETS[script]}]+", letters))) / len(letters)


@lru_cache(maxsize=4)
def _prose(text: str) -> str:
    """Give the words of a text that a language may have; several things are asked of one text, one after the other."""
    if not _NOISE.search(text):
        return text
    return " ".join([word for word in text.split() if not _NOISE.search(word)])


def _east_asian(text: str) -> tuple[int, int, int]:
    """Count kana, hangul and Han characters."""
    if text.isascii() or not _EAST_ASIAN.search(text):
        return 0, 0, 0
    return len(_KANA.findall(text)), len(_HANGUL.findall(text)), len(_HAN.findall(text))


def _by_script(text: str) -> tuple[str, float] | None:
    kana, hangul, han = _east_asian(text)
    east_asian = kana + hangul + han
    others = sum(map(str.isalpha, text)) - east_asian
    share = _DENSITY * east_asian / max(1, _DENSITY * east_asian + others)
    if share < 0.5:  # noqa: PLR2004  # the larger part decides
        return None
    if hangul > kana + han:
        return "ko", share
    return ("ja" if kana > _KANA_SHARE * east_asian else "zh"), share


def _by_profile(text: str, allowed: Collection[str]) -> tuple[str | None, float]:
    whole = _match(text, allowed)
    if len(text) < _DIVISIBLE:
        return whole
    middle = len(text) // 2
    halves = {_match(half, allowed)[0] for half in (text[:middle], text[middle:])}
    return whole if halves == {whole[0]} else (whole[0], 0.0)


def _match(text: str, allowed: Collection[str]) -> tuple[str | None, float]:
    match = detect_language(text, _options(frozenset(allowed)))
    return (_TAGS.get(match.language, match.language) if match.language else None), match.confidence


@lru_cache(maxsize=64)
def _options(allowed: frozenset[str]) -> LanguageDetection:
    wanted = {plain_language(tag) for tag in allowed}
    return LanguageDetection(allowed=frozenset(code for code, tag in _TAGS.items() if tag in wanted) or None)
