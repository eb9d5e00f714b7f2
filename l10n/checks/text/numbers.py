"""``text/number``: numbers that a translation changed.

In: a pair. Out: faults. Never done here: judging how a number is written. Other digits, other separators, ½ for 1/2,
Roman centuries, a clock of 24 hours, another calendar's year and small numbers in words are the translator's
business.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from l10n.checks.rule import CheckRule, Fault, Pair
from l10n.checks.text.addresses import without_addresses
from l10n.diagnostics import Severity

_DIGITS = re.compile(r"\d+")
_RUN = re.compile(r"[0-9]+")
_INSIDE_A_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]+\d+[A-Za-z]+")
"""i18n, H2O: no number is meant. It begins where the letters do: from each of them, a long word takes the square."""
_NUMBER = re.compile(r"[0-9]+(?:[.,'’٫٬\u00a0\u202f\u2009 ](?=[0-9])[0-9]+)*")
_HALF_DAY = re.compile(r"\b[0-9]{1,2}(?:[:.][0-9]{2})?\s*[ap]\.?\s?m\b", re.IGNORECASE)
_DECADE = re.compile(r"\b(?:1[0-9]|20)([0-9]0)['’]?s\b")
_ROMAN = re.compile(r"\b([IVXLCХ]+)(?:er?|re|ème|º|ª)?\b")
_MYRIAD = re.compile(r"[万萬만億亿억千천百백兆조]|\b(?:lakh|crore)|लाख|करोड़|হাজার")
_SCALE = re.compile(
    r"(?:\b|[0-9])(?:k|m|bn|thousand|million|billion|mio|mrd|mln|tausend|millionen|mille|mil|тыс|млн|млрд)\b",
    re.IGNORECASE,
)
_ERAS = re.compile("平成|昭和|令和|大正|明治|民國|民国")
_CALENDARS = {"th": (543,), "fa": (-621, -622), "ps": (-621, -622), "ar": (-579, -580), "ne": (56, 57), "am": (-7, -8)}
"""Years that a language's own calendar is ahead of ours, around our time."""
_SMALL = 12
"""Numbers up to which words are as good as digits."""
_MONTH = 12
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def _find(pair: Pair) -> Iterator[Fault]:
    source, target = pair.source_text, pair.target_text
    if sorted(_DIGITS.findall(source)) == sorted(_DIGITS.findall(target)):
        return
    source, target = (_western(_INSIDE_A_WORD.sub(" ", without_addresses(text))) for text in (source, target))
    if _difference(_RUN.findall(source), _RUN.findall(target)) is None or _is_rewritten(pair, source, target):
        return
    difference = _difference(_runs(source), _runs(target))
    if difference is None:
        return
    gone, new = difference
    gone = [number for number in gone if not _said_otherwise(number, new, pair, source, target)]
    if gone and new:
        yield Fault(f"{_listed(gone, source)} has become {_listed(new, target)}")
    elif gone and any(int(number) > _SMALL for number in gone):
        yield Fault(f"{_listed(gone, source)} is gone")
    elif any(int(number) > _SMALL and int(number) not in map(_roman, _ROMAN.findall(source)) for number in new):
        yield Fault(f"{_listed(new, target)} is not in the message")


def _western(text: str) -> str:
    """Write all digits as 0 to 9, and fractions and raised digits as plain ones."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(each)) if each.isdigit() else each for each in unicodedata.normalize("NFKC", text)
    )


def _runs(text: str) -> list[str]:
    """List the runs of digits. A leading zero of two digits is one of a day, month or hour."""
    return [run[1:] if len(run) == 2 and run[0] == "0" else run for run in _RUN.findall(text)]  # noqa: PLR2004


def _difference(wanted: list[str], given: list[str]) -> tuple[list[str], list[str]] | None:
    """Give the runs that are gone and those that are new; None where grouping alone differs (100,000 and 1,00,000)."""
    gone, new = list((Counter(wanted) - Counter(given)).elements()), list((Counter(given) - Counter(wanted)).elements())
    return None if "".join(gone) == "".join(new) else (gone, new)


def _is_rewritten(pair: Pair, source: str, target: str) -> bool:
    """Say whether the two write their numbers in ways that cannot be compared digit by digit."""
    if _MYRIAD.search(target) or _MYRIAD.search(source):
        return True
    if bool(_SCALE.search(source)) != bool(_SCALE.search(target)):
        return True
    return pair.context.locale.language in {"ja", "zh"} and _ERAS.search(target) is not None


def _said_otherwise(number: str, new: list[str], pair: Pair, source: str, target: str) -> bool:
    """Find what a translation made of a number, and strike that from ``new``."""
    value = int(number)
    shift = _CALENDARS.get(pair.context.locale.language, ())
    candidates = [str(value + years) for years in shift] if _YEAR.fullmatch(number) else []
    if _HALF_DAY.search(source) or _HALF_DAY.search(target):
        candidates += [str((value + 12) % 24), str(value - 12)]
    if _DECADE.search(source):
        candidates.append(number[-2:])
    for candidate in candidates:
        if candidate in new:
            new.remove(candidate)
            return True
    if value <= 21 and any(_roman(found) == value for found in _ROMAN.findall(target)):  # noqa: PLR2004 - centuries
        return True
    if value <= _SMALL and not new:
        return True
    months = [each for each in new if int(each) <= _MONTH]
    return bool(months) and value <= _SMALL and len(new) > 1 and _YEAR.search(source) is not None


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _listed(runs: list[str], text: str) -> str:
    """Name numbers as they are written where the runs are parts of longer ones."""
    whole = [found[0] for found in _NUMBER.finditer(text) if any(run in _runs(found[0]) for run in runs)]
    return ", ".join(dict.fromkeys(whole or runs))


RULE = CheckRule(
    "text/number",
    Severity.WARNING,
    "A number of the message is another one in its translation, or is gone.",
    "Readers act on prices, years and amounts.",
    'msgid "In 2014 some 1,500 people came."\nmsgstr "2015 kamen rund 1.500 Menschen."',
    'msgid "In 2014 some 1,500 people came, at 8 pm."\nmsgstr "2014 kamen rund 1.500 Menschen, um 20 Uhr."',
    "Correct the number, or tell the rule that it is right: # l10n: ignore text/number",
    pair=_find,
)
