"""Capital letters: how a page's names differ from CLDR's, and the same difference made in another language.

In: tokens and the text they came from, or a name to write. Out: a ``Casing``, or the name. Never done here: folding
case for comparison (``normalise``).
"""

from collections.abc import Callable, Sequence

from l10n.dates.lexicon import Token
from l10n.dates.model import Casing
from l10n.dates.normalise import Origins

_TURKIC = frozenset({"tr", "az"})


def find_casing(text: str, origins: Origins, tokens: Sequence[Token]) -> Casing:
    """Compare the names with CLDR's own: only what the page does differently is its choice."""
    pairs = []
    for token in tokens:
        if token.kind == "N":
            last = origins[min(token.start + len(token.text), token.stop) - 1]
            pairs.append((text[origins[token.start] : last + 1], token.senses[0].text))
    cased = [(seen, usual) for seen, usual in pairs if seen.upper() != seen.lower()]
    if not cased or all(seen == usual for seen, usual in cased):
        return Casing.USUAL
    if all(seen.isupper() and len(seen) > 1 for seen, _ in cased):
        return Casing.USUAL if all(usual.isupper() for _, usual in cased) else Casing.UPPER
    if all(seen.islower() for seen, _ in cased):
        return Casing.LOWER if any(usual[:1].isupper() for _, usual in cased) else Casing.USUAL
    raised = [seen[:1].isupper() and usual[:1].islower() for seen, usual in cased]
    if not raised[0]:
        return Casing.WORDS if any(raised) else Casing.USUAL
    return Casing.WORDS if all(raised) and len(raised) > 1 else Casing.TITLE


def make_caser(casing: Casing, language: str) -> Callable[[str, int], str] | None:
    """Give the function that changes each name by its position in the date; ``None`` if none needs changing."""
    if casing is Casing.USUAL:
        return None

    def change(name: str, position: int) -> str:
        if casing is Casing.UPPER:
            return upper(name, language)
        if casing is Casing.LOWER:
            return _lower(name, language)
        return upper(name[:1], language) + name[1:] if position == 0 or casing is Casing.WORDS else name

    return change


def upper(text: str, language: str) -> str:
    """Raise a text to capitals; the Turkic i keeps its dot."""
    return (text.replace("i", "İ") if language in _TURKIC else text).upper()


def _lower(text: str, language: str) -> str:
    return (text.replace("I", "ı").replace("İ", "i") if language in _TURKIC else text).lower()
