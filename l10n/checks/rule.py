"""What a check is, and what it looks at.

In: nothing but values. Out: ``CheckRule`` with its facts and its code side by side, and the ``Subject`` and ``Pair``
that this code is given. Never done here: finding anything, or choosing which rules run.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from l10n.catalog.model import Entry, Message
from l10n.diagnostics import Diagnostic, Severity
from l10n.locales import Locale
from l10n.plurals import PluralForms, parse_plural_forms
from l10n.units.placeholders import FLAG, parse_placeholders
from l10n.units.syntax import plain_text
from l10n.units.tags import TagFault, tag_faults

_COUNTS = range(1, 201)
"""The counts that tell a language's forms apart. None is not one: pages have a wording of their own for it."""


class Fault(NamedTuple):
    """What a rule found: the problem, and what to do about it where the rule's own advice can be bettered.

    ``at`` are the words at fault as the translation has them, where there are such; ``form`` is the plural form.
    """

    problem: str
    hint: str = ""
    at: str = ""
    form: int = 0


@dataclass(frozen=True)
class Context:
    """What is known of a catalog besides its entries.

    ``source`` is the language that its messages are written in, None where that is not known. ``plurals`` is the rule
    of its header, None where it has none that can be read.
    """

    locale: Locale
    source: Locale | None = None
    domain: str = ""
    plurals: PluralForms | None = None

    @cached_property
    def script(self) -> str:
        """The ISO 15924 script that translations are written in."""
        return self.locale.script

    @cached_property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        """For each plural form the counts from 1 to 200 that take it."""
        rule = self.plurals or parse_plural_forms(self.locale.plural_forms)
        found: list[list[int]] = [[] for _ in range(rule.nplurals)]
        for number in _COUNTS:
            try:
                found[rule.index(number)].append(number)
            except ValueError:
                continue
        return tuple(map(tuple, found))


@dataclass(frozen=True)
class Pair:
    """A source text and one translation of it, with what several rules ask of both.

    ``form`` is the index of a plural form, None for an entry without plural.
    """

    source: str
    target: str
    context: Context
    braces: bool = False
    form: int | None = None

    @cached_property
    def source_text(self) -> str:
        """The source as a reader sees it: no tags, no placeholders."""
        return _readable(self.source, braces=self.braces)

    @cached_property
    def target_text(self) -> str:
        """The translation as a reader sees it."""
        return _readable(self.target, braces=self.braces)

    @cached_property
    def tag_faults(self) -> tuple[TagFault, ...]:
        """What building would refuse about the translation's tags."""
        return tuple(tag_faults(self.source, self.target)) if "<" in self.target or "<" in self.source else ()


@dataclass(frozen=True)
class Subject:
    """An entry that is translated, and that counts."""

    entry: Entry
    context: Context

    @property
    def braces(self) -> bool:
        """Whether ``{name}`` in the entry is a placeholder."""
        return FLAG in self.entry.message.flags

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The entry's translation, or one pair for each plural form, against the source that stands for its counts."""
        message, strings = self.entry.message, self.entry.strings
        if message.plural is None:
            return (Pair(message.id, strings[0], self.context, self.braces),)
        return tuple(
            Pair(self._source(message, form), string, self.context, self.braces, form)
            for form, string in enumerate(strings)
        )

    def other(self, pair: Pair) -> Pair | None:
        """Give the pair with the message's other number: a form may follow either."""
        message = self.entry.message
        if message.plural is None or pair.form is None:
            return None
        source = message.plural if pair.source == message.id else message.id
        return Pair(source, pair.target, pair.context, pair.braces, pair.form)

    def _source(self, message: Message, form: int) -> str:
        counts = self.context.counts
        alone = form < len(counts) and counts[form] == (1,)
        return message.id if alone else message.plural or message.id


PairCheck = Callable[[Pair], Iterator[Fault]]
SubjectCheck = Callable[[Subject], Iterator[Fault]]
Mending = Callable[[Pair], str]


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One rule with all that is to be said about it.

    ``id`` is ``family/name``. ``summary`` says what is found, ``why`` what harm it does, ``fix`` what to do. ``bad``
    and ``good`` are in ``notation``: entries of a catalog of ``locale`` with messages in ``source``; or a page,
    configuration or plain words. ``pair`` looks at one translation, ``subject`` at an entry with all its forms; a
    rule with neither is found where its subject is read: by the catalog's reader, in coverage, in a page. ``mend``
    gives the one translation that is certainly meant, for ``--fix``.
    """

    id: str
    severity: Severity
    summary: str
    why: str
    bad: str
    good: str
    fix: str
    notation: Literal["po", "html", "toml", "text"] = "po"
    locale: str = "de"
    source: str = "en"
    pair: PairCheck | None = None
    subject: SubjectCheck | None = None
    mend: Mending | None = None
    fixable: bool = False

    @property
    def family(self) -> str:
        """The part of the id before its slash."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with what it is about: locale (BCP 47), domain, the message and the pages that show it."""

    diagnostic: Diagnostic
    locale: str = ""
    domain: str = ""
    message: Message | None = None
    pages: tuple[str, ...] = ()


def _readable(message: str, *, braces: bool) -> str:
    if braces and ("{" in message or "}" in message):
        message = "".join(piece.text if piece.kind == "text" else "\ufffc" for piece in parse_placeholders(message))
    return plain_text(message) if "<" in message or "&" in message else message
