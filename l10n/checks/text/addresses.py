"""``text/address``: URLs and e-mail addresses that a translation changed.

In: a pair. Out: faults. Never done here: looking whether an address exists. One that leads to the same place in the
language of the translation is right: de.wikipedia.org, /de/, ?hl=de.
"""

import re
from collections.abc import Iterator

from l10n.checks.rule import CheckRule, Fault, Pair
from l10n.diagnostics import Severity

_ADDRESS = re.compile(
    r"(?:https?://|ftp://|mailto:|www\.)[^\s<>\"«»“”„（）、。，]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'’…›"
_SITE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)


def without_addresses(text: str) -> str:
    """Take the addresses out of a text."""
    return _ADDRESS.sub(" ", text) if _has_address(text) else text


def _find(pair: Pair) -> Iterator[Fault]:
    if not _has_address(pair.source_text) and not _has_address(pair.target_text):
        return
    wanted, given = _addresses(pair.source_text), _addresses(pair.target_text)
    lost = [address for address in wanted if address not in given]
    added = [address for address in given if address not in wanted]
    for address in lost:
        here = next((each for each in added if _same_place(address, each, pair)), None)
        if here is not None:
            added.remove(here)
        else:
            yield Fault(f"{address} has become {added[0]}", at=added[0]) if added else Fault(f"{address} is gone")


def _has_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text or "mailto:" in text


def _addresses(text: str) -> list[str]:
    return list(dict.fromkeys(found.rstrip(_TRAILING) for found in _ADDRESS.findall(text)))


def _same_place(address: str, other: str, pair: Pair) -> bool:
    """Say whether two addresses differ only in parts that name the languages of source and translation."""
    tags = {pair.context.locale.tag.lower(), pair.context.locale.posix.lower(), pair.context.locale.language}
    if pair.context.source:
        tags |= {pair.context.source.tag.lower(), pair.context.source.language, "www"}
    return _neutral(address, tags) == _neutral(other, tags)


def _neutral(address: str, tags: set[str]) -> list[str]:
    parts = [part.lower() for part in re.split(r"[/.?&=:#]+", address) if part]
    kept = [part for part in parts if not (_SITE.fullmatch(part) and part in tags)]
    return ["https" if part == "http" else part for part in kept]


RULE = CheckRule(
    "text/address",
    Severity.WARNING,
    "A URL or an e-mail address is another one in the translation, or is gone.",
    "Whoever follows it ends up elsewhere.",
    'msgid "Write to ann@example.org."\nmsgstr "Schreiben Sie an anne@example.org."',
    'msgid "See https://en.wikipedia.org/wiki/Blog."\nmsgstr "Siehe https://de.wikipedia.org/wiki/Blog."',
    "Copy the address. One that only differs in its language is right as it is.",
    pair=_find,
)
