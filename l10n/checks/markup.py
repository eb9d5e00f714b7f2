"""``markup/``: whether a translation carries its message's tags and references.

In: a pair of texts. Out: faults. Never done here: deciding what a tag is; ``l10n.units.tags`` does, and building
refuses what it reports.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from html.entities import html5

from l10n.checks.rule import CheckRule, Fault, Pair
from l10n.diagnostics import Severity
from l10n.units.syntax import plain_text

_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_BROKEN = re.compile(r"&\s*(#\s*[xX]?\s*[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*)(?:\s+;|(?![a-zA-Z0-9;=]))|&\s+[#\w]+;")
_SHORTEST = 2
"""Letters of a name below which ``&`` and a word are more likely initials (R&D) than a reference."""


def _tags(pair: Pair, rule: str) -> Iterator[Fault]:
    for fault in pair.tag_faults:
        if fault.rule == rule:
            yield Fault(fault.message, at=fault.at)


def _references(pair: Pair) -> Iterator[Fault]:
    if "&" not in pair.source and "&" not in pair.target:
        return
    source, target = plain_text(pair.source), plain_text(pair.target)
    shown, wanted = Counter(_REFERENCE.findall(target)), Counter(_REFERENCE.findall(source))
    for reference in shown - wanted:
        yield Fault(f"readers would see {reference} as it stands", "Write the character itself.")
    for reference in wanted - shown:
        yield Fault(
            f"the page shows {reference} as text, the translation does not", f"Keep it: &amp;{reference[1:]} here."
        )
    meant = {_squeezed(each[0]) for each in _BROKEN.finditer(source)}
    for match in _BROKEN.finditer(target):
        if _squeezed(match[0]) not in meant and _is_reference(match[0]):
            yield Fault(f"{match[0]!r} is no reference: its {_lack(match[0])}", "Write the character itself.", match[0])


def _squeezed(text: str) -> str:
    return re.sub(r"[\s;]", "", text)


def _is_reference(text: str) -> bool:
    name = _squeezed(text)[1:]
    return name.startswith("#") or (len(name) > _SHORTEST - 1 and f"{name};" in html5)


def _lack(text: str) -> str:
    return "parts stand apart" if re.search(r"\s", text.strip()) else "semicolon is gone"


def _rule(  # noqa: PLR0913, PLR0917 - the facts of a rule, in the order of CheckRule
    name: str, summary: str, why: str, bad: str, good: str, fix: str
) -> CheckRule:
    rule = f"markup/{name}"
    return CheckRule(rule, Severity.ERROR, summary, why, bad, good, fix, pair=partial(_tags, rule=rule))


MISSING = _rule(
    "missing",
    "A tag of the message is gone from its translation.",
    "The link, emphasis or image that it stands for would vanish from the page, so the message is not built at all.",
    'msgid "Read the <a>guide</a> first."\nmsgstr "Lesen Sie zuerst den Leitfaden."',
    'msgid "Read the <a>guide</a> first."\nmsgstr "Lesen Sie zuerst den <a>Leitfaden</a>."',
    "Put the tag around the words that say the same. Tags may change their order.",
)
UNKNOWN = _rule(
    "unknown",
    "The translation has a tag that its message does not have, or has it more often.",
    "A translation cannot bring markup into a page: there is nothing that this tag could become.",
    'msgid "Mind the gap."\nmsgstr "<b>Vorsicht</b> an der Bahnsteigkante."',
    'msgid "Mind the <b>gap</b>."\nmsgstr "<b>Vorsicht</b> an der Bahnsteigkante."',
    "Delete the tag, or give it the name that the message has. To show it as text, write &lt; for its bracket.",
)
MISNESTED = _rule(
    "misnested",
    "Tags are not closed, or not in the order in which they were opened.",
    "Markup that does not nest would reach into the rest of the page.",
    'msgid "A <b>bold <i>word</i></b>."\nmsgstr "Ein <b>fettes <i>Wort</b></i>."',
    'msgid "A <b>bold <i>word</i></b>."\nmsgstr "Ein <i><b>fettes</b> Wort</i>."',
    "Close each tag before the one around it.",
)
VOID = _rule(
    "void",
    "A tag without content has got some, or the other way round.",
    "<br/> stands for markup that holds no text of the message: there is no place for words inside.",
    'msgid "One line<br/>and another."\nmsgstr "Eine Zeile<br>und</br> noch eine."',
    'msgid "One line<br/>and another."\nmsgstr "Eine Zeile<br/>und noch eine."',
    "Write the tag as the message does: <br/> alone, or <a>…</a> around words.",
)
REFERENCE = CheckRule(
    "markup/reference",
    Severity.ERROR,
    "A character reference is broken, doubly escaped or lost.",
    "Readers see its name instead of the character. Machine translation puts spaces into references.",
    'msgid "Salt & pepper"\nmsgstr "Salz & nbsp; Pfeffer"',
    'msgid "Salt & pepper"\nmsgstr "Salz &amp; Pfeffer"',
    "Write the character itself: ü, –, a no-break space. Only what reads as a tag or reference needs &lt; or &amp;.",
    pair=_references,
)

RULES = (MISSING, UNKNOWN, MISNESTED, VOID, REFERENCE)
