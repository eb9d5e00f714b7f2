"""Phrases: the platform's words around a post's title, a label or a name, such as "Permalink to A walk".

In: the texts of all pages, and what the site's titles and labels are. Out: for a phrase the one message that it is for
every title (``Permalink to {title}``), with the message that fills it. Never done here: taking prose that mentions a
title for a phrase. What proves one is the lexicon's own wording, the same words around another title, or quotes.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from l10n.platforms.lexicon import Lexicon
from l10n.rules import Role
from l10n.spans import Span
from l10n.units.counts import in_forms, in_words
from l10n.units.excerpts import beginnings, is_long
from l10n.units.reading import Derived, Placed, Quote
from l10n.units.sorting import is_text
from l10n.units.syntax import TAG, escape_braces, escape_text
from l10n.units.titles import context_of, is_head
from l10n.units.unit import Cited, Code, Kind, Unit, Value

_LONGEST = 400
"""A longer text is prose (code points)."""
_SHORTEST = 3
"""A shorter title is a part of too many words (code points)."""
_QUOTED = frozenset(("“”", "«»", "»«", "„“", "„”", "‘’", "‹›", "「」", "『』", '""', "''", "””", "《》", "‚‘"))
_FIXED = 6
"""Columns of fixed words that a wording around a name must have: "by" is in many a text."""
_PROOF = 2
"""So many titles in the same words prove that the words are a phrase and the titles what fills it."""
_SPOKEN = frozenset(("title", "aria-label"))
"""Attributes that say what a link or a button does."""
_NEAR = 4
"""How many texts from an attribute the title stands that it speaks of, at most."""
_REMEMBERED = 4096
"""How many texts are remembered with what was found in them: those of the chrome come on every page."""
_PLACEHOLDER = re.compile(r"\{[a-z]+[0-9]*\}|\{\{|\}\}")
_FIRST_WIDE = "\u1100"
"""The first character of a script without spaces between its words (Unicode, EastAsianWidth.txt)."""


class Spoken(NamedTuple):
    """A text that may be a phrase: its message, whether there are placeholders in it, and of a post's the language."""

    message: str
    braces: bool
    language: str


class Filling(NamedTuple):
    """What may fill a phrase: the name of its placeholder, and the message that says it (a person's name is none)."""

    name: str
    source: Placed


class _Hit(NamedTuple):
    """One title or label in a message: the words before and behind it."""

    before: str
    text: str
    after: str
    filling: Filling

    @property
    def template(self) -> str:
        return f"{self.before}{{{self.filling.name}}}{self.after}"

    @property
    def likelihood(self) -> tuple[int, int]:
        """Of two readings take the longer title, the shorter name, and what begins first."""
        length = len(self.text)
        return (-length if self.filling.name == "name" else length, -len(self.before))

    @property
    def quoted(self) -> bool:
        before, after = TAG.sub("", self.before).rstrip(), TAG.sub("", self.after).lstrip()
        return f"{before[-1:]}{after[:1]}" in _QUOTED


class Phrases:
    """The phrases of one site. ``fillings`` are its titles and labels, by their plain text.

    ``languages`` are those of its interface and its posts.
    """

    def __init__(self, fillings: Mapping[str, Filling], lexicon: Lexicon | None, languages: tuple[str, str]) -> None:
        self._fillings = {
            escape_text(text): filling
            for text, filling in fillings.items()
            if len(text) >= _SHORTEST and any(map(str.isalpha, text)) and "{" not in text and "}" not in text
        }
        self._sorted = sorted(self._fillings)
        self._starts = {text[:_SHORTEST] for text in self._sorted}
        self._lexicon = lexicon
        self._interface, self._posts = languages
        around = lexicon.around_names(self._interface) if lexicon else ()
        self._around_names = [(before, after) for before, after in around if is_long(before + after, _FIXED)]
        self._seen: dict[str, set[str]] = {}
        self._heard: dict[str, Counter[str]] = {}
        self._known: dict[Spoken, tuple[_Hit, ...]] = {}

    def learn(self, texts: Iterable[Spoken]) -> None:
        """Take in the texts of the site: only all of them tell which words come around several titles."""
        for spoken in texts:
            for hit in self._hits(spoken):
                if hit.filling.name != "title" or _is_sure(hit.text):
                    self._seen.setdefault(hit.template, set()).add(hit.text)
                    self._heard.setdefault(hit.template, Counter())[spoken.language] += 1

    def read(self, placed: Placed) -> Placed | Derived | None:
        """Give a phrase as the message that all its like are; a title with nothing but marks around it as derived."""
        spoken = as_spoken(placed)
        if spoken is None:
            return None
        hits = (*self._hits(spoken), *self._names_in(placed))
        if not hits:
            return None
        best = max(hits, key=lambda hit: (*self._proofs(hit, placed), *hit.likelihood))
        unit = placed.unit
        if not is_text(best.template):
            pieces: tuple[Quote | str, ...] = (best.before, Quote(best.text, best.filling.source), best.after)
            if not unit.values and not unit.codes:
                return Derived(unit, tuple(piece for piece in pieces if piece))
            # With markup it takes a message, but one for all titles: an arrow that points the other way from the right.
            return self._filled(placed, best) if best.filling.name == "title" else None
        return self._filled(placed, best) if any(self._proofs(best, placed)) else None

    def _proofs(self, hit: _Hit, placed: Placed) -> tuple[bool, bool, bool]:
        entry = self._lexicon.find(hit.template, self._interface, context_of(placed)) if self._lexicon else None
        worded = entry is not None and any(f"{{{hit.filling.name}}}" in text for _, _, text in entry.wordings())
        repeated = len(self._seen.get(hit.template, ())) >= _PROOF
        chrome = placed.domain is Role.INTERFACE or placed.unit.name in _SPOKEN
        title = hit.filling.name == "title"
        # Labels are words of any kind, and may come in any text.
        alike = repeated and (title or placed.unit.kind is Kind.ATTRIBUTE)
        return worded, alike, hit.quoted and title and chrome

    def _hits(self, spoken: Spoken) -> tuple[_Hit, ...]:
        if spoken not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[spoken] = tuple(self._find(spoken.message, braces=spoken.braces))
        return self._known[spoken]

    def _names_in(self, placed: Placed) -> Iterator[_Hit]:
        """Find a name in a wording of the lexicon: "Reply to Ann" would be a message for each reader."""
        unit = placed.unit
        if unit.name in _SPOKEN and not unit.values:
            for before, after in self._around_names:
                name = unit.message[len(before) : len(unit.message) - len(after)]
                if name and name == name.strip() and unit.message == f"{before}{name}{after}":
                    source = Placed(Unit(Span(0, 0), name), Role.NAME, placed.language)
                    yield _Hit(escape_braces(before), name, escape_braces(after), Filling("name", source))

    def _find(self, message: str, *, braces: bool) -> Iterator[_Hit]:
        closed = [match.span() for match in TAG.finditer(message)]
        closed += [match.span() for match in _PLACEHOLDER.finditer(message)] if braces else []
        for start in range(len(message) - _SHORTEST + 1):
            if message[start : start + _SHORTEST] not in self._starts or not _is_edge(message, start):
                continue
            for text in beginnings(self._last_until, message[start:]):
                stop = start + len(text)
                if _is_edge(message, stop) and not any(a < stop and start < b for a, b in closed):
                    before, after = message[:start], message[stop:]
                    if not braces:
                        before, after = escape_braces(before), escape_braces(after)
                    if before or after:
                        yield _Hit(before, text, after, self._fillings[text])
                    break

    def _last_until(self, text: str) -> str | None:
        at = bisect_right(self._sorted, text)
        return self._sorted[at - 1] if at else None

    def _filled(self, placed: Placed, hit: _Hit) -> Placed:
        unit, (name, source) = placed.unit, hit.filling
        cited = Cited(hit.text, source.unit.message, context_of(source), source.domain, source.language)
        code = _around(unit, hit)
        before, after, codes = hit.before, hit.after, unit.codes
        value = Value(name, Span(0, 0), Span(0, 0), Role.NAME, cites=cited)
        if code is not None and code.closing is not None:
            before, after = before[: -len(f"<{code.name}>")], after[len(f"</{code.name}>") :]
            codes = tuple(each for each in codes if each != code)
            inside = Span(code.opening.stop, code.closing.start)
            value = value._replace(span=Span(code.opening.start, code.closing.stop), text=inside)
        message = f"{before}{{{name}}}{after}"
        rule = unit.rule if placed.domain is Role.INTERFACE else None
        hints = (*unit.hints, f"{{{name}}}: {hit.text}")
        filled = unit._replace(message=message, codes=codes, values=(*unit.values, value), rule=rule, hints=hints)
        if unit.plural is not None:
            filled = in_forms(filled, message, self._lexicon, self._interface)
        elif unit.kind is Kind.TEXT:
            filled = in_words(filled, self._lexicon, self._interface) or filled
        return Placed(filled, Role.INTERFACE, self._language(placed, hit.template))

    def _language(self, placed: Placed, template: str) -> str:
        """Give the language of a phrase: a declared one, or the interface's unless most pages with it speak another."""
        if placed.unit.lang and not placed.unit.page_lang:
            return placed.language
        heard = self._heard.get(template, Counter({placed.language: 1}))
        language = min(heard, key=lambda each: (-heard[each], each != self._posts, each))
        ours = placed.domain is Role.INTERFACE or language in {"", self._posts}
        return self._interface if ours else language


def as_spoken(placed: Placed) -> Spoken | None:
    """Reduce a text to what titles are looked for in; None where it can be no phrase."""
    if not _may_be(placed):
        return None
    language = placed.language if placed.domain is Role.POSTS else ""
    return Spoken(placed.unit.message, bool(placed.unit.values), language)


def spoken_of(messages: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the texts of a page's posts that an attribute close by repeats with words around it.

    They are titles even where no page has them in its head, as in an index whose posts are not in the export.
    """
    for index, placed in enumerate(messages):
        if placed.unit.name in _SPOKEN and _may_be(placed):
            near = messages[max(0, index - _NEAR) : index + _NEAR + 1]
            yield from (text for text in near if _may_be_title(text) and _is_part(text, placed))


def _may_be_title(placed: Placed) -> bool:
    unit = placed.unit
    bare = unit.kind is Kind.TEXT and not unit.codes and not unit.values and not is_head(unit)
    return bare and placed.domain is Role.POSTS and _is_sure(unit.message)


def _is_part(text: Placed, whole: Placed) -> bool:
    return text.unit.message != whole.unit.message and text.unit.message in whole.unit.message


def _may_be(placed: Placed) -> bool:
    """Say whether a text may be a phrase: chrome that is read, or an attribute anywhere."""
    unit = placed.unit
    if unit.kind is Kind.TEXT:
        chrome = placed.domain is Role.INTERFACE and context_of(placed) != "label"
        return chrome and len(unit.message) <= _LONGEST
    spoken = unit.kind is Kind.ATTRIBUTE and unit.quote and not is_head(unit)
    return bool(spoken) and placed.domain is not Role.COMMENTS and len(unit.message) <= _LONGEST


def _is_sure(text: str) -> bool:
    """Say whether a title is of several words, and so hardly a part of a phrase by chance."""
    return " " in text or any(each >= _FIRST_WIDE for each in text)


def _is_edge(message: str, at: int) -> bool:
    """Say whether a word may begin or end at a place: never between two letters, but in scripts without spaces."""
    if not 0 < at < len(message):
        return True
    before, after = message[at - 1], message[at]
    if not (before.isalnum() and after.isalnum()):
        return True
    return any(each >= _FIRST_WIDE and east_asian_width(each) in "WF" for each in (before, after))


def _around(unit: Unit, hit: _Hit) -> Code | None:
    """Give the code of the element that holds the title and nothing else, where the message has no other like it."""
    if unit.kept:
        return None
    for code in unit.codes:
        alone = code.times == 1 and code.closing is not None
        if alone and hit.before.endswith(f"<{code.name}>") and hit.after.startswith(f"</{code.name}>"):
            return code
    return None
