"""``text/untouched``: translations that are a copy of their message.

In: a pair. Out: faults. Never done here: names, brands, addresses, quoted code, and words that both languages have; a
copy of those is a translation. Only what is a phrase of the source language is one that was left.
"""

from collections.abc import Iterator

from l10n.checks.rule import CheckRule, Fault, Pair
from l10n.checks.text.addresses import without_addresses
from l10n.checks.text.words import FUNCTION_WORDS, NAME_WORDS, are_kin, words_of
from l10n.diagnostics import Severity

_LONG = 8
"""Words from which no phrase is the same in two languages by chance, and few names are so long."""
_SENTENCE = 4
_MOSTLY = 0.6


def _find(pair: Pair) -> Iterator[Fault]:
    if pair.source != pair.target or len(pair.target) < 4:  # noqa: PLR2004 - too short to say anything
        return
    source = pair.context.source
    if source is None or source.same_language(pair.context.locale):
        return
    if _is_phrase(without_addresses(pair.source_text), source.language, pair.context.locale.language, pair):
        yield Fault("the translation is a copy of its message")


def _is_phrase(text: str, source: str, target: str, pair: Pair) -> bool:
    words = words_of(text)
    if len(text.split()) < 2 and any(character.islower() for character in text):  # noqa: PLR2004 - one word is a name
        return False
    small = [word for word in words if word[0].islower()]
    if are_kin(source, target):
        return len(words) >= _LONG and len(small) >= _LONG * _MOSTLY
    if source not in FUNCTION_WORDS:
        cased = any(character.islower() for character in text)
        return len(words) >= (_SENTENCE if cased else 1) and (not cased or len(small) >= len(words) * _MOSTLY)
    own = FUNCTION_WORDS[source] - FUNCTION_WORDS.get(target, frozenset())
    telling = [word for word in words[1:] if word in own] + [word for word in words[:1] if word.lower() in own]
    content = [word for word in small if word not in own and word not in NAME_WORDS]
    certain = [word for word in telling if word.lower() not in NAME_WORDS]
    if certain and len(words) > 1 and (content or len(telling) > 1 or len(words) == 2):  # noqa: PLR2004 - "Read more"
        return True
    if telling and (content or (pair.context.domain.startswith("interface") and len(words) > 2)):  # noqa: PLR2004
        return True
    return len(words) >= _LONG and len(small) >= len(words) * _MOSTLY


RULE = CheckRule(
    "text/untouched",
    Severity.WARNING,
    "A translation is a copy of its message, though the message is a phrase of the source language.",
    "It counts as translated, and readers see the source language. Copying all messages is a common first step.",
    'msgid "Tell me what you think about it."\nmsgstr "Tell me what you think about it."',
    'msgid "The New York Times"\nmsgstr "The New York Times"',
    "Translate it, or empty it. Where the copy is right: # l10n: ignore text/untouched",
    pair=_find,
)
