"""How a page was read: what became of each of its texts, and why.

In: a project and the page's name. Out: an ``Explanation``. Never done here: building, or judging; what is shown is what
extraction did, by the same readings.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from l10n.catalog.collect import domain_of
from l10n.diagnostics import Diagnostic
from l10n.errors import UsageError
from l10n.files import read_bytes
from l10n.html.document import SKIPPED, Document, read_document
from l10n.html.marks import Kind as MarkKind
from l10n.html.marks import Sweep
from l10n.platforms.detect import remarks
from l10n.rules import DOMAINS, Role, Rule
from l10n.site import SiteFile
from l10n.spans import Span
from l10n.units.reading import Derived, Placed, Reading
from l10n.units.segment import survey
from l10n.units.sorting import is_text
from l10n.units.survey import Survey
from l10n.units.syntax import plain_text
from l10n.units.unit import Datum, Kind, Unit, Value
from l10n.units.values import Alone
from l10n.usecases.pages import Pages
from l10n.usecases.project import Project

_UNSHOWABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_COMPUTER_TEXT = frozenset(rule.select for rule in SKIPPED)


@dataclass(frozen=True, slots=True)
class Explained:
    """One text of the page.

    ``became`` is ``message``, ``derived``, ``date``, ``time``, ``count`` or ``skipped``; ``role`` is what the ``rule``
    says (None: the platform's default holds). ``domain``, ``context`` and ``language`` are the message's, which may be
    another's: a title in the chrome is its post's; ``evidence`` says what told that, ``because`` why a text is skipped.
    ``sources`` are the messages that a derived one repeats or that fill a phrase, ``values`` the placeholders with
    what they stand for.
    """

    span: Span
    line: int
    column: int
    kind: Kind
    name: str
    text: str
    became: str
    role: Role
    rule: Rule | None = None
    domain: str = ""
    context: str = ""
    language: str = ""
    because: str = ""
    evidence: str = ""
    plural: str = ""
    sources: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page as it was read: ``texts`` in page order, ``regions`` the rules that matched with how many texts each has.

    ``source`` is the page's text, into which spans count.
    """

    path: str
    survey: Survey
    source: str
    remarks: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    texts: tuple[Explained, ...] = ()

    @property
    def regions(self) -> tuple[tuple[Rule, int], ...]:
        """The rules that texts were read by, and how many each."""
        return tuple(Counter(text.rule for text in self.texts if text.rule is not None).items())


def explain(project: Project, page: str) -> Explanation:
    """Explain one page. All pages are read, since what is derived shows only among them.

    Raises:
        UsageError: The export has no such page.
        InputError: The export cannot be read.
    """
    pages = project.pages
    file = _find(project, page)
    reading = pages.readings[file.path]
    if reading.copied:
        return Explanation(file.path, pages.survey, "", faults=reading.faults)
    document = read_document(read_bytes(file.file), pages.profile.rules)
    told = remarks(document, file.path, pages.survey.platform)
    texts = tuple(_Telling(document, reading, pages).texts())
    return Explanation(file.path, pages.survey, _shown(document.text), told, reading.faults, texts)


def _find(project: Project, page: str) -> SiteFile:
    """Find a page by its path in the export, or by that of its file."""
    known = {file.path: file for file in project.pages.site.pages}
    if page in known:
        return known[page]
    wanted = Path(page).resolve()
    for file in known.values():
        if str(file.file) == page or (isinstance(file.file, Path) and file.file.resolve() == wanted):
            return file
    nearest = get_close_matches(page, known, 1, 0.4)
    hint = f"Did you mean {nearest[0]!r}?" if nearest else "A page's path is relative to the folder of the export."
    raise UsageError(page, "is no page of the export", hint)


def _shown(text: str) -> str:
    """Replace, one by one, what speaks to a terminal (controls) or is no character (lone surrogates)."""
    return _UNSHOWABLE.sub("\ufffd", text)


class _Telling:
    """What became of each text of one page."""

    def __init__(self, document: Document, reading: Reading, pages: Pages) -> None:
        self.document = document
        self.profile = pages.profile
        self.pages = pages
        self.messages = {placed.unit.span: placed for placed in reading.messages}
        self.derived = {derived.unit.span: derived for derived in reading.derived}
        self.alone = sorted(reading.alone, key=lambda value: value.span)
        self.starts = [value.span.start for value in self.alone]
        self.lines = [0]
        for line in document.text.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)

    def texts(self) -> Iterator[Explained]:
        """Yield every text, in page order."""
        told = [self._told(unit, skipped=skipped) for unit, skipped in survey(self.document, self.profile.attributes)]
        seen = [text.span for text in told if text.kind is Kind.TEXT]
        yield from sorted([*told, *self._unread(seen)], key=lambda text: text.span)

    def _told(self, unit: Unit, *, skipped: bool) -> Explained:
        if (placed := self.messages.get(unit.span)) is not None:
            return self._message(self._text(unit, "message"), placed)
        if (derived := self.derived.get(unit.span)) is not None:
            return self._derived(self._text(unit, "derived"), derived)
        if unit.kind is Kind.TEXT and (value := self._value_in(unit.span)) is not None:
            return replace(self._text(unit, value.datum.role.value), language=value.datum.language)
        return replace(self._text(unit, "skipped"), because=self._reason(unit, skipped=skipped))

    def _message(self, text: Explained, placed: Placed) -> Explained:
        unit = placed.unit
        cites = [value.cites for value in unit.values if value.cites]
        if text.role in DOMAINS and text.role is not placed.domain:
            role = text.role if placed.domain is Role.POSTS else placed.domain
            text = replace(text, role=role, evidence=self._evidence(placed))
        return replace(
            text,
            text=_shown(unit.message),
            plural=unit.plural or "",
            domain=domain_of(placed.domain, placed.language, self.profile),
            context=unit.rule.context if unit.rule else "",
            language=placed.language,
            sources=tuple(cited.message for cited in cites if cited.domain in DOMAINS),
            values=tuple((value.name, self._filling(value)) for value in unit.values),
        )

    def _evidence(self, placed: Placed) -> str:
        """Say what told the role of a text, where that is neither a rule nor the platform's default."""
        if placed.domain is Role.POSTS:
            return "a post's title"
        if any(value.cites for value in placed.unit.values):
            return "the same words stand around other titles"
        repeated = sum(
            any(other.unit.message == placed.unit.message for other in reading.messages)
            for reading in self.pages.readings
        )
        return f"on {repeated} of {len(self.pages.readings)} pages"

    def _filling(self, value: Value) -> str:
        known = value.cites or value.datum
        return known.text if known else " ".join(self._source(value.text).split())

    def _derived(self, text: Explained, derived: Derived) -> Explained:
        sources = tuple(source.unit.message for source in derived.sources)
        values = tuple((piece.role.value, piece.text) for piece in derived.pieces if isinstance(piece, Datum))
        return replace(text, language=derived.language, sources=sources, values=values)

    def _value_in(self, span: Span) -> Alone | None:
        at = bisect_left(self.starts, span.start)
        value = self.alone[at] if at < len(self.alone) else None
        return value if value is not None and span.contains(value.span) else None

    def _text(self, unit: Unit, became: str) -> Explained:
        line, column = self._place(unit.span.start)
        role = unit.role or self.profile.default
        return Explained(unit.span, line, column, unit.kind, unit.name, _shown(unit.message), became, role, unit.rule)

    def _unread(self, seen: list[Span]) -> Iterator[Explained]:
        """Yield the stretches of text that made no unit at all."""
        sweep, at = Sweep(self.document.marks), 0
        for start, stop in self._stretches():
            while at < len(seen) and seen[at].stop <= start:
                at += 1
            if at < len(seen) and seen[at].start < stop:
                continue
            answer = sweep.at(start, stop)
            mark, untranslated = answer[MarkKind.ROLE], answer[MarkKind.TRANSLATE]
            rule = mark.value if mark else None
            unit = Unit(Span(start, stop), " ".join(self._source(Span(start, stop)).split()), rule=rule)
            skipped = (untranslated is not None and untranslated.value == "no") or unit.role is Role.SKIP
            reason = self._reason(unit, skipped=True) if skipped else "holds bytes or references that no catalog keeps"
            yield replace(self._text(unit, "skipped"), because=reason)

    def _stretches(self) -> list[Span]:
        """Give the stretches of text that a reader of the page sees, between any two tags."""
        found: list[Span] = []
        for fragment in self.document.fragments:
            tokens = fragment.tokens
            for index, kind in enumerate(fragment.bare):
                if kind in "Tq" and tokens.names[index] is None and any(map(str.isalnum, tokens.sources[index])):
                    found.append(Span(tokens.offsets[index], tokens.offsets[index + 1]))
        return sorted(found)

    def _reason(self, unit: Unit, *, skipped: bool) -> str:
        role = unit.role or self.profile.default
        if role is Role.SKIP and unit.rule is not None:
            return "computer text" if unit.rule.select in _COMPUTER_TEXT else "a rule skips it"
        if skipped:
            return 'the page says translate="no"'
        if role is Role.NAME:
            return "a name"
        if role is Role.COMMENTS:
            return "a reader's comment"
        if not is_text(unit.message):
            letters = any(map(str.isalpha, plain_text(unit.message)))
            return "an address, or a date for machines" if letters else "no letters"
        return "no message"

    def _source(self, span: Span) -> str:
        return self.document.text[slice(*span)]

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1
