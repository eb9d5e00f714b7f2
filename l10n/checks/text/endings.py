"""``text/ending``: the punctuation that ends a text, by the conventions of the language it is in.

In: a pair. Out: faults. Never done here: punctuation inside, quotes, or spaces before marks.

A mark is known by what it says: ``؟``, ``？`` and, in Greek, ``;`` all ask. Sources: CLDR exemplar punctuation; Unicode
Standard, chapters on each script, for the stops of Indic, Armenian, Ethiopic, Khmer, Myanmar and Tibetan.
"""

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks.rule import CheckRule, Fault, Pair
from l10n.checks.text.words import words_of
from l10n.diagnostics import Severity

_KINDS = {
    "stop": ".。．｡।॥۔։။។៕།༎።᙮꓿",
    "question": "?？؟՞፧⸮\u037e",
    "exclamation": "!！՜﹗",
    "ellipsis": "…⋯",
    "colon": ":：፦׃",
}
_KIND = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
_OWN = {"el": {";": "question"}, "hy": {":": "stop"}, "hi": {"|": "stop"}, "ne": {"|": "stop"}, "bn": {"|": "stop"}}
"""Marks that say something else in one language, or that are typed for the right one."""
_UNPUNCTUATED = frozenset({"th", "lo", "km", "my", "bo", "dz"})
"""Languages that end sentences with a space, or whose questions are words: the absence of a mark says nothing."""
_ASKING = {
    "ja": re.compile(r"(か|かな|かしら|の|ね|でしょう)[。」』]*$"),
    "ko": re.compile(r"(까|요|죠|가|나|니)[.。]*$"),
    "zh": re.compile(r"[吗嗎呢么麼][。]*$"),
}
"""Questions that need no mark, being asked by their last word."""
_EMOTICON = re.compile(
    r"(?:[:;=8][-'^o]?[)(\]\[DPpOo/\\|3*]+|<3|\^\^|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d])+$"
)
_DOTS = re.compile(r"\.{2,}|。{2,}|・{3,}|\u2024{2,}")
_QUOTED_MARK = re.compile("[\"'“„«‘‚`「『（(][.:?!…。]+[\"'”“»’`」』）)]")
"""A mark that is spoken of: a file called “.”."""
_SHORT_IN_BRACKETS = 6
_EMOTICON_ENDS = frozenset(")(][DPpOo/\\|3*^")
_WORDS_WITH_DOTS = """
etc inc ltd co corp vs jr sr st mr mrs ms dr no nr vol p pp ed cf al usw bzw ca ggf evtl tel art abs dgl ecc ss sig dott
pag env av apr bv nv enz bijv itp itd tzn np tj atd apod т др стр г гг
"""
_ABBREVIATED = frozenset(_WORDS_WITH_DOTS.split())
_SENTENCE = 3
"""Words from which a text with a full stop is a sentence rather than an abbreviation."""
_EXCUSES = {
    "stop": frozenset({"exclamation", "question", "ellipsis", "colon"}),
    "exclamation": frozenset({"stop", "ellipsis", "question"}),
}
"""What may stand for a mark without a change of sense: temperament differs from language to language."""
_NONE: frozenset[str] = frozenset()
_EAST_ASIAN = frozenset({"ja", "zh", "ko", "yue"})
"""Languages in which a full stop announces a list as well as a colon does."""
_LABEL = 4
"""Words up to which a text of the interface is a label, that each language words as it likes: Who am I? is About me."""
_NAMES = {
    "stop": "a full stop",
    "question": "a question mark",
    "exclamation": "an exclamation mark",
    "ellipsis": "an ellipsis",
    "colon": "a colon",
}


_FILLED_END = re.compile(r"\{\w+\}(?:</?[\w-]+/?>|[\s\"'»”’)\]])*\Z")
"""A value at the end: what stands before it is no ending."""


def _find(pair: Pair) -> Iterator[Fault]:
    source, target = pair.source_text.strip(), pair.target_text.strip()
    if not source or not target or source == target:
        return
    origin = pair.context.source.language if pair.context.source else ""
    language = pair.context.locale.language
    if pair.braces and _FILLED_END.search(pair.source):
        return
    wanted, given = _ending(source, origin), _ending(target, language)
    kind = next((each for each in ("question", "ellipsis", "exclamation", "colon", "stop") if each in wanted), "")
    if kind and kind not in given:
        label = pair.context.domain.startswith("interface") and len(words_of(source)) <= _LABEL and kind != "colon"
        if not label and not _excused(kind, given, source, target, language):
            yield Fault(f"its message ends with {_NAMES[kind]}, the translation {_said(given)}")


def _excused(kind: str, given: frozenset[str], source: str, target: str, language: str) -> bool:
    if given & _EXCUSES.get(kind, _NONE) or (kind == "colon" and language in _EAST_ASIAN and "stop" in given):
        return True
    if language in _UNPUNCTUATED and kind in {"stop", "question", "exclamation"}:
        return True
    if kind == "stop":
        return len(source.split()) < _SENTENCE or _is_abbreviated(source) or _is_number(source)
    if kind == "question":
        asked = _ASKING.get(language)
        return bool(asked and asked.search(_inside(target))) or (language == "hy" and "՞" in target)
    return kind == "exclamation" and language == "hy" and "՜" in target


def _ending(text: str, language: str) -> frozenset[str]:
    """Say what the marks at the end of a text say, whatever quotes, brackets and spaces stand among them."""
    if text[-1].isalnum() and text[-1] not in _EMOTICON_ENDS:
        return _NONE
    if text[-1] in _EMOTICON_ENDS or text[-1] >= "\u2600":
        text = _EMOTICON.sub("", text).rstrip()
    own = _OWN.get(language, {})
    at = len(text)
    while at and not text[at - 1].isalnum() and unicodedata.category(text[at - 1])[0] in "PZSC":
        at -= 1
    tail = _QUOTED_MARK.sub(" ", text[at:])
    if _DOTS.search(tail):
        tail = _DOTS.sub("…", tail)
    kinds = frozenset(kind for mark in tail if (kind := own.get(mark) or _KIND.get(mark)))
    return kinds if kinds != {"stop"} or not _is_abbreviated(text) else frozenset({"stop", "abbreviation"})


def _inside(text: str) -> str:
    return text.rstrip(" \u00a0\u202f\"'»”’)）")


def _is_abbreviated(text: str) -> bool:
    """Say whether the last word ends with its own dot: ``etc.``, ``z. B.``, ``U.S.``, ``p.m.``, ``Mr.``."""
    last = _inside(text).rsplit(None, 1)[-1:]
    if not last or not last[0].endswith("."):
        return False
    word = last[0].strip("([„“\"«'").rstrip(".")
    bracketed = text.endswith((")", "]", "）")) and len(word) <= _SHORT_IN_BRACKETS
    return bracketed or "." in word or word.lower() in _ABBREVIATED or len(word) == 1


def _is_number(text: str) -> bool:
    inside = _inside(text).rstrip(".")
    return inside[-1:].isdigit()


def _said(kinds: frozenset[str]) -> str:
    named = [_NAMES[kind] for kind in sorted(kinds & _NAMES.keys())]
    return f"with {' and '.join(named)}" if named else "does not"


RULE = CheckRule(
    "text/ending",
    Severity.WARNING,
    "A translation ends with another kind of punctuation than its message.",
    "A question without its mark reads as a statement, a colon that is gone loses what it announces. Each language's"
    " own marks count: ؟ and ？ ask, 。 and । end.",
    'msgid "Shall we begin?"\nmsgstr "Wollen wir anfangen."',
    'msgid "He asked: \\"Shall we begin?\\""\nmsgstr "Er fragte: „Wollen wir anfangen?“"',
    "End the text as the message does, with the mark that the language has for it.",
    pair=_find,
)
