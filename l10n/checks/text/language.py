"""``text/script`` and ``text/language``: translations that are not in the language of their catalog.

In: a pair. Out: faults. Never done here: copies of the message (``text/untouched``), and short texts: names, brands and
terms stay in any language.
"""

import re
from collections.abc import Iterator

from l10n.checks.rule import CheckRule, Fault, Pair
from l10n.checks.text.addresses import without_addresses
from l10n.checks.text.words import FUNCTION_WORDS, are_kin, words_of
from l10n.diagnostics import Severity
from l10n.html.language import count_letters, identify_language, plain_language, share_of_script

_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2c80-\ud7ff\uf900-\ufdff]")
_LATIN_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC_LETTERS = re.compile(r"[\u0400-\u04ff]")
_GREEK_LETTERS = re.compile(r"[\u0370-\u03ff]")
_LATIN_LOOK_ALIKES = frozenset("acekmopxyiABCEHKMOPTXYIjuvnZN")
_CYRILLIC_LOOK_ALIKES = frozenset("аскеморхуіАВСЕНКМОРТХУІј")
_GREEK_LOOK_ALIKES = frozenset("οναικχυρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_OTHER_ALPHABETS = ((_CYRILLIC_LETTERS, _CYRILLIC_LOOK_ALIKES), (_GREEK_LETTERS, _GREEK_LOOK_ALIKES))
_WRITTEN_IN_TWO = "az bs crh ha kk ks ku mn pa sd sr tg tk tt ug uz"
_IN_TWO_SCRIPTS = frozenset(_WRITTEN_IN_TWO.split())
"""Languages written in more than one script; a catalog is in one of them without saying which."""
_ENOUGH = 24
"""Letters from which a text should hold some of its own script, whatever names it quotes."""
_SAMPLE = 120
_STRAY = 0.1
_STRAY_LATIN = 0.34
_LONG = 80
"""Letters from which one text says in which language it is."""
_EVERY = 6
"""In prose at least one word in so many is a function word."""
_VERY_LONG = 160
_TELLING = 3
_BRANCHES = ("ru uk be bg mk sr", "cs sk sl hr sr bs pl", "fr es pt it ca gl ro oc", "ar fa ur", "fi et")
_CLOSE = {tag: frozenset(branch.split()) for branch in _BRANCHES for tag in branch.split()}
"""Languages that identification takes for one another."""
_SURE = 0.9
_ALPHABETS = "Latn Cyrl Grek Arab Hebr Deva Thai Kore Jpan Hans Hant Armn Geor"
_SCRIPTS = frozenset(_ALPHABETS.split())
"""Scripts whose letters can be told apart (``l10n.html.language``)."""
_TOLD_APART = """
ar bg ca cs da de en es et fa fi fr hi hr hu id it lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi
"""
_IDENTIFIED = frozenset(_TOLD_APART.split())
"""Languages that identification knows well enough, and that have no script of their own, which tells more."""


def _script(pair: Pair) -> Iterator[Fault]:
    text = pair.target_text
    if (mixed := _mixed(text)) and mixed not in pair.source:
        yield Fault(f"{mixed!r} mixes letters of two alphabets that look alike", at=mixed)
    script = pair.context.script
    locale = pair.context.locale
    undecided = locale.language in _IN_TWO_SCRIPTS and not locale.subtags.script
    if pair.target == pair.source or script not in _SCRIPTS or len(text) < _ENOUGH or undecided:
        return
    if _plainly(text, script):
        return
    prose = without_addresses(text)
    if count_letters(prose) < _ENOUGH or not any(word[0].islower() or not word.isascii() for word in words_of(prose)):
        return
    share = share_of_script(prose, script)
    if share < (_STRAY_LATIN if script == "Latn" else _STRAY) and not _is_name_list(prose):
        yield Fault(f"hardly any of it is in the script of {pair.context.locale.english_name}")


def _language(pair: Pair) -> Iterator[Fault]:
    """Identify a long text; the languages of one family are told apart too badly to be accused of each other."""
    text = pair.target_text
    wanted = plain_language(pair.context.locale.tag)
    origin = plain_language(pair.context.source.tag) if pair.context.source else ""
    if len(text) < _LONG or wanted not in _IDENTIFIED or pair.target == pair.source or _sounds(text, wanted, origin):
        return
    if count_letters(text) < _LONG:
        return
    found, confidence = identify_language(text)
    if found is None or found == wanted or confidence < _SURE or are_kin(found, wanted):
        return
    if found != origin:  # a quotation in a third language stands in the message as well
        quoted = set(words_of(pair.source_text))
        text = " ".join(word for word in words_of(text) if word not in quoted)
        if count_letters(text) < _LONG:
            return
    if _says_so(text, found, wanted) and identify_language(text, (wanted, found))[0] == found:
        yield Fault("is still in the source language" if found == origin else f"is not {wanted}: it reads as {found}")


def _says_so(text: str, found: str, wanted: str) -> bool:
    """Ask for function words of the language that a text seems to be in: names and terms look like any."""
    if found not in FUNCTION_WORDS:
        return count_letters(text) >= _VERY_LONG and plain_language(found) not in _CLOSE.get(wanted, ())
    words = {word.lower() for word in words_of(text)}
    return len(words & (FUNCTION_WORDS[found] - FUNCTION_WORDS.get(wanted, frozenset()))) >= _TELLING


def _sounds(text: str, wanted: str, origin: str) -> bool:
    """Say quickly that a text is full of the function words of its language, and of no other's."""
    own, other = FUNCTION_WORDS.get(wanted), FUNCTION_WORDS.get(origin, frozenset())
    if own is None:
        return False
    words = words_of(text)
    heard = sum(word in own for word in words)
    return heard * _EVERY > len(words) and heard > 2 * sum(word in other for word in words)


def _plainly(text: str, script: str) -> bool:
    """Say quickly that a text holds plenty of its script."""
    if script == "Latn":
        return _BEYOND_LATIN.search(text) is None
    return not text.isascii() and share_of_script(text[:_SAMPLE], script) > 0.5  # noqa: PLR2004 - the larger part


def _mixed(text: str) -> str:
    """Find a word of two alphabets whose letters of one are all look-alikes: a slip of the keyboard, or a trick."""
    if text.isascii() or not _LATIN_LETTERS.search(text):
        return ""
    for letters, look_alikes in _OTHER_ALPHABETS:
        if not letters.search(text):
            continue
        for word in words_of(text):
            latin, others = _LATIN_LETTERS.findall(word), letters.findall(word)
            if not latin or not others or word.isupper() or _is_inflected_acronym(word):
                continue
            fewer, alike = (latin, _LATIN_LOOK_ALIKES) if len(latin) <= len(others) else (others, look_alikes)
            if set(fewer) <= alike and len(word) > 2:  # noqa: PLR2004 - a Greek letter and an index is a symbol
                return word
    return ""


def _is_inflected_acronym(word: str) -> bool:
    """Say whether capitals of one script end in letters of the other, as in PDFом."""
    return re.fullmatch(r"[A-Z]{2,}[\u0370-\u04ff]+", word) is not None


def _is_name_list(text: str) -> bool:
    words = words_of(text)
    return sum(word[0].isupper() for word in words) > len(words) * 0.7


SCRIPT = CheckRule(
    "text/script",
    Severity.WARNING,
    "A translation is not in the script of its language, or mixes look-alike letters of two in one word.",
    "It is in another language, or in a transliteration; a word with a foreign letter is never found again.",
    'msgid "Small talk is the beginning of trust."\nmsgstr "Svetskaya beseda - nachalo doveriya."',
    'msgid "via Business 2 Community"\nmsgstr "через Business 2 Community"',
    "Write the text in the language's own script. Names and brands may stay as they are.",
    locale="ru",
    pair=_script,
)
_LISTEN = "It takes years to learn how to listen; most of us only wait until it is our turn to speak."

LANGUAGE = CheckRule(
    "text/language",
    Severity.WARNING,
    "A longer translation is in another language than its catalog.",
    "It was left in the source language in part, or pasted into the wrong file.",
    f'msgid "{_LISTEN}"\n'
    'msgstr "Il faut des années pour apprendre à écouter ; la plupart d\'entre nous attendent leur tour de parler."',
    f'msgid "{_LISTEN}"\n'
    'msgstr "Zuhören zu lernen dauert Jahre; die meisten warten nur, bis sie mit dem Reden an der Reihe sind."',
    "Translate it into the language of the catalog.",
    pair=_language,
)
RULES = (SCRIPT, LANGUAGE)
