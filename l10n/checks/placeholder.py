"""``placeholder/``: whether a translation carries its message's placeholders.

In: an entry whose message is flagged ``python-brace-format``. Out: faults. Never done here: entries without that flag,
whose braces are text.
"""

import re
from collections.abc import Iterator

from l10n.checks.rule import CheckRule, Fault, Pair, Subject
from l10n.diagnostics import Severity
from l10n.units.placeholders import parse_placeholders, placeholder_names

_ALMOST = re.compile(r"[{｛]{1,2}\s*([^\W\d]\w*)\s*[}｝]{1,2}")
_LONE = re.compile(r"\{\{|\}\}|\{[A-Za-z_][A-Za-z0-9_]*\}|[{}]")


def _missing(subject: Subject) -> Iterator[Fault]:
    """Find placeholders that are in no form at all."""
    if not subject.braces:
        return
    given = frozenset().union(*map(placeholder_names, subject.entry.strings))
    for name in sorted(_wanted(subject) - given):
        yield Fault(f"{{{name}}} is gone", f"Say where it goes: {{{name}}} stands for text put in later.")


def _partial(subject: Subject) -> Iterator[Fault]:
    """Find placeholders that some plural forms have and others lack, where the form speaks of several counts."""
    if not subject.braces or subject.entry.message.plural is None:
        return
    given = [placeholder_names(string) for string in subject.entry.strings]
    for form, names in enumerate(given):
        for name in sorted(frozenset().union(*given) & _wanted(subject) - names - _droppable(subject, form)):
            problem = f"msgstr[{form}] lacks {{{name}}}, which other forms have"
            yield Fault(problem, _counts(subject, form), form=form)


def _unknown(pair: Pair) -> Iterator[Fault]:
    if not pair.braces:
        return
    wanted = placeholder_names(pair.source)
    for name in sorted(placeholder_names(pair.target) - wanted):
        known = ", ".join(f"{{{each}}}" for each in sorted(wanted)) or "none"
        yield Fault(f"{{{name}}} is no placeholder of this message", f"It has {known}.", at=f"{{{name}")


def _syntax(pair: Pair) -> Iterator[Fault]:
    if pair.braces:
        for piece in parse_placeholders(pair.target):
            if piece.kind == "broken":
                advice = "Write {name}; a brace that is text is {{ or }}."
                yield Fault(f"{piece.text!r} is no placeholder", advice, at=piece.text)


def _mend(pair: Pair) -> str:
    """Write placeholders as the message has them where only braces, spaces or case differ, and escape lone braces."""
    if not pair.braces:
        return pair.target
    names = {name.casefold(): name for name in placeholder_names(pair.source)}
    missing = frozenset(names.values()) - placeholder_names(pair.target)

    def spelled(match: re.Match[str]) -> str:
        name = names.get(match[1].casefold(), "")
        return f"{{{name}}}" if name in missing else match[0]

    text = _ALMOST.sub(spelled, pair.target)
    if any(piece.kind == "broken" and piece.text not in {"{", "}"} for piece in parse_placeholders(text)):
        return text  # who knows what was meant
    return _LONE.sub(lambda match: match[0] * 2 if match[0] in {"{", "}"} else match[0], text)


def _wanted(subject: Subject) -> frozenset[str]:
    message = subject.entry.message
    return placeholder_names(message.id) | placeholder_names(message.plural or "")


def _droppable(subject: Subject, form: int) -> frozenset[str]:
    """Give the placeholders that a form may leave out: the count, where the form stands for one count only.

    "One comment" need not say 1. The count is the placeholder that the singular itself drops, the one called so, or the
    only one.
    """
    counts = subject.context.counts
    if form >= len(counts) or len(counts[form]) > 1:
        return frozenset()
    message = subject.entry.message
    singular, plural = placeholder_names(message.id), placeholder_names(message.plural or "")
    if plural - singular:
        return plural - singular
    return frozenset({"count", "n", "number", "num"}) if len(plural) > 1 else plural


def _counts(subject: Subject, form: int) -> str:
    counts = subject.context.counts
    shown = ", ".join(map(str, counts[form][:4])) if form < len(counts) else ""
    return f"This form is for {shown}{' …' if len(counts[form]) > 4 else ''}." if shown else ""  # noqa: PLR2004 - shown


_COMMENTS = '#, python-brace-format\nmsgid "{count} comment"\nmsgid_plural "{count} comments"\n'

MISSING = CheckRule(
    "placeholder/missing",
    Severity.ERROR,
    "A placeholder of the message is gone from its translation.",
    "The date, name or number that it stands for would be lost.",
    '#, python-brace-format\nmsgid "Posted by {name} at {time}"\nmsgstr "Verfasst um {time} Uhr"',
    '#, python-brace-format\nmsgid "Posted by {name} at {time}"\nmsgstr "Verfasst um {time} von {name}"',
    "Put it where the text that it stands for belongs. Placeholders may change their order.",
    subject=_missing,
)
UNKNOWN = CheckRule(
    "placeholder/unknown",
    Severity.ERROR,
    "The translation has a placeholder that its message does not have.",
    "Nothing is known to put there: readers would see the braces. Names of placeholders are not translated.",
    '#, python-brace-format\nmsgid "Posted by {name}"\nmsgstr "Verfasst von {name}, {Datum}"',
    '#, python-brace-format\nmsgid "Posted by {name}"\nmsgstr "Verfasst von {name}"',
    "Use the message's own names, untranslated.",
    pair=_unknown,
    mend=_mend,
    fixable=True,
)
SYNTAX = CheckRule(
    "placeholder/syntax",
    Severity.ERROR,
    "Braces that are no placeholder.",
    "Only {name} is one. A brace that is text is doubled, so that it can be told from one that is torn.",
    '#, python-brace-format\nmsgid "Posted by {name}"\nmsgstr "Verfasst von { name }"',
    '#, python-brace-format\nmsgid "Posted by {name}"\nmsgstr "Verfasst von {name} {{hier}}"',
    "Write {name} without spaces or formatting; double a brace that is text.",
    pair=_syntax,
    mend=_mend,
    fixable=True,
)
PARTIAL = CheckRule(
    "placeholder/partial",
    Severity.ERROR,
    "A placeholder is in only some of the plural forms.",
    "A form that stands for several counts has to say which. One that stands for a single count may leave it out.",
    f'{_COMMENTS}msgstr[0] "комментарий"\nmsgstr[1] "{{count}} комментария"\nmsgstr[2] "{{count}} комментариев"',
    f'{_COMMENTS}msgstr[0] "{{count}} комментарий"\nmsgstr[1] "{{count}} комментария"\n'
    'msgstr[2] "{count} комментариев"',
    "Add it. In Russian, for one, the first form is also for 21 and 101.",
    locale="ru",
    subject=_partial,
)

RULES = (MISSING, UNKNOWN, SYNTAX, PARTIAL)
