"""``text/edge-space``: white space and newlines at the edges of a translation.

In: a pair. Out: faults, and the translation with its message's own edges. Never done here: spaces inside; before French
punctuation they belong there.
"""

from collections.abc import Iterator

from l10n.checks.rule import CheckRule, Fault, Pair
from l10n.diagnostics import Severity

_SPACES = " \t\r\n\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_EDGE = frozenset(_SPACES)


def _edges(text: str) -> tuple[str, str]:
    inside = text.strip(_SPACES)
    start = text.find(inside) if inside else len(text)
    return text[:start], text[start + len(inside) :]


def _find(pair: Pair) -> Iterator[Fault]:
    target, source = pair.target, pair.source
    if not {target[:1], target[-1:], source[:1], source[-1:]} & _EDGE:
        return
    for where, given, wanted in zip(("begins", "ends"), _edges(target), _edges(source), strict=True):
        if given != wanted:
            yield Fault(f"{where} with {_named(given)}, its message with {_named(wanted)}")


def _mend(pair: Pair) -> str:
    before, after = _edges(pair.source)
    inside = pair.target.strip(_SPACES)
    return before + inside + after if inside else pair.target


def _named(edge: str) -> str:
    if not edge:
        return "no space"
    if "\n" in edge:
        return "a newline"
    return "a space" if len(edge) == 1 else f"{len(edge)} spaces"


RULE = CheckRule(
    "text/edge-space",
    Severity.ERROR,
    "A translation begins or ends with other white space than its message.",
    "White space around a text belongs to the page: more of it tears words apart at the edge of a link.",
    'msgid "Read the guide"\nmsgstr "Zum Leitfaden "',
    'msgid "Attention: one, two"\nmsgstr "Attention : un, deux"',
    "Run l10n check --fix, or delete the space.",
    pair=_find,
    mend=_mend,
    fixable=True,
)
