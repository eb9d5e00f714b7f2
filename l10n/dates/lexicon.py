"""The words of one locale's dates, compiled: what every name may mean, and the shapes that CLDR's patterns have.

In: ``LocaleData`` and the spellings that CLDR lacks. Out: ``Lexicon``, with ``lex`` that splits normalised text into
tokens. Never done here: deciding that something is a date.

A pattern's shape is found by writing sample days with it and lexing the result, so that whatever is particular about a
locale ("2月", "otsailaren", "d’abril") is met on both sides in the same way.
"""

import datetime as dt
import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.dates.cldr import DAY_STYLES, PART_STYLES, LocaleData, load_locale
from l10n.dates.clock import afternoon_names, compile_clock, read_clock
from l10n.dates.glue import READ_TOO
from l10n.dates.model import Calendar, Clock, Length
from l10n.dates.normalise import LETTER, normalise
from l10n.dates.patterns import Day, fill_pattern, parse_pattern
from l10n.dates.spellings import BUDDHIST_ERAS, FILLERS, PERSIAN_MONTHS, SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ORDINAL = r"(?:(?:st|nd|rd|th|er|re|e|a|ο|η|\.?[ºª°]|-?(?:го|е|а|й|oe|án|én|jén|ján|ei|ére|ára))(?!\w))?"
_ASIAN = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_SAMPLE_YEAR, _SAMPLE_DAY = 2031, 27
_ROLES = {_SAMPLE_YEAR: "y", _SAMPLE_YEAR % 100: "Y", _SAMPLE_DAY: "d"}
_LONGEST_SHORT = 4
_BOTH = {Length.WIDE, Length.ABBREVIATED}
_COUNTERS = frozenset("年月日년월일")
"""After a number these are units; alone, three of them are also weekdays."""
_NUMBERED = re.compile("[1-9][月월]")
"""Months that programs write with two digits as well ("04月")."""

_ROLE_OF_LETTER = str.maketrans("Lc", "ME")
_Meaning = tuple[str, str, int, Calendar]


class Sense(NamedTuple):
    """One meaning of a name: a month ``M`` (1 to 12), a weekday ``E`` (0 is Monday) or an era ``G``."""

    role: str
    number: int
    calendar: Calendar
    lengths: frozenset[Length]
    beside_day: frozenset[Length]
    """The lengths in CLDR's format context; Polish "maj" is the short form there, and the full one alone."""
    text: str
    """As CLDR writes it."""


class Token(NamedTuple):
    """A piece of normalised text: ``#`` number, ``N`` name, ``T`` time, ``w`` word, ``p`` punctuation, or a space."""

    kind: str
    text: str
    start: int
    stop: int
    senses: tuple[Sense, ...] = ()
    clock: Clock | None = None
    ordinal: bool = False


class Style(NamedTuple):
    """A CLDR pattern that has a shape: its name, the roles of its numbers (``d y``, ``Y`` for two digits), lengths."""

    name: str
    roles: str
    month: Length
    weekday: Length | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``fillers`` may stand anywhere in a date, ``glue`` only between a date and a time."""

    data: LocaleData
    senses: dict[str, tuple[Sense, ...]]
    pattern: re.Pattern[str]
    names: re.Pattern[str]
    afternoon: frozenset[str]
    glue: frozenset[str]
    shapes: dict[str, list[Style]] = field(default_factory=dict)
    fillers: set[str] = field(default_factory=set)

    def lex(self, text: str) -> list[Token]:
        """Split normalised text into tokens that tile it."""
        tokens = []
        for found in self.pattern.finditer(text):
            kind = found.lastgroup or "p"
            if kind == "T":
                clock = read_clock(found, self.afternoon)
                tokens.append(Token("T" if clock else "p", found[0], found.start(), found.end(), clock=clock))
            elif kind == "N" and found["name"] in _COUNTERS and tokens and tokens[-1].kind == "#":
                tokens.append(Token("w", found[0], found.start(), found.end()))
            elif kind == "N":
                senses = self.senses[found["name"]]
                tokens.append(Token("N", found["name"], found.start(), found.end(), senses))
            elif kind == "D":
                digits = found["digits"]
                tokens.append(Token("#", digits, found.start(), found.end(), ordinal=digits != found[0]))
            else:
                tokens.append(Token({"S": " ", "W": "w"}.get(kind, "p"), found[0], found.start(), found.end()))
        return tokens


def shape_of(tokens: "Sequence[Token]", senses: tuple[Sense, ...]) -> str:
    """Write tokens as a key: names and numbers by their role, all else as it is."""
    roles = iter(senses)
    written = []
    for token in tokens:
        if token.kind == "N":
            written.append(next(roles).role)
        else:
            written.append(token.kind if token.kind in "# " else token.text)
    return "".join(written)


def load_lexicon(tag: str) -> Lexicon | None:
    """Compile a locale's words once; ``None`` where CLDR has no such language."""
    data = load_locale(tag)
    return _compile(data) if data else None


@cache
def _compile(data: LocaleData) -> Lexicon:
    senses = _collect_senses(data)
    name = _name_expression(data, senses)
    lexicon = Lexicon(
        data=data,
        senses=senses,
        pattern=re.compile(
            rf"(?P<T>{compile_clock(data)})|(?P<N>{name})|(?P<D>(?P<digits>\d+){_ORDINAL})|(?P<S> +)"
            rf"|(?P<W>{LETTER}+|{_asian_words(data)})|."
        ),
        names=re.compile(name),
        afternoon=afternoon_names(data),
        glue=_words(data.at_time, data.joint, READ_TOO.get(data.language, "")),
    )
    _learn_shapes(lexicon)
    lexicon.fillers.update(_words(FILLERS.get(data.language, "")))
    lexicon.fillers.update(_asian_literals(data))
    return lexicon


def _words(*texts: str) -> frozenset[str]:
    """Split into words as ``lex`` does; numbers are left out."""
    return frozenset(
        word for text in texts for word in re.findall(rf"{LETTER}+|{_ASIAN}+", normalise(text)) if not word.isdigit()
    )


def _asian_literals(data: LocaleData) -> set[str]:
    """Collect the words of scripts without spaces: only a known word can be told from its neighbours."""
    pieces = [piece for pattern in data.patterns.values() for piece in parse_pattern(pattern) if not piece.size]
    texts = [piece.text for piece in pieces]
    texts += [data.at_time, data.joint, FILLERS.get(data.language, ""), READ_TOO.get(data.language, "")]
    return {word for text in texts for word in re.findall(rf"{_ASIAN}+", normalise(text))}


def _asian_words(data: LocaleData) -> str:
    words = sorted(_asian_literals(data), key=len, reverse=True)
    return "|".join(map(re.escape, words)) or r"(?!)"


def _collect_senses(data: LocaleData) -> dict[str, tuple[Sense, ...]]:
    lengths: dict[_Meaning, set[Length]] = defaultdict(set)
    beside: dict[_Meaning, set[Length]] = defaultdict(set)
    written: dict[_Meaning, str] = {}
    for letter, text, index, length, calendar in _cldr_names(data):
        meaning = (normalise(text).rstrip("."), letter.translate(_ROLE_OF_LETTER), index, calendar)
        if meaning[0] and not meaning[0].isdigit():
            lengths[meaning].add(length)
            written.setdefault(meaning, text)
            if letter in "ME":
                beside[meaning].add(length)
    for text, role, index, length, calendar in _spellings(data.language):
        meaning = (normalise(text).rstrip("."), role, index, calendar)
        if meaning not in written:
            lengths[meaning].add(length)
            written[meaning] = text
    senses = defaultdict(list)
    for meaning, found in lengths.items():
        folded, role, index, calendar = meaning
        if (
            folded[:-1].isdigit() and folded[-1] in _COUNTERS
        ):  # "2月" is the only name of the month that dates have, whatever CLDR calls it
            found = beside[meaning] = _BOTH  # noqa: PLW2901 - widened
        sense = Sense(role, index, calendar, frozenset(found), frozenset(beside.get(meaning, found)), written[meaning])
        senses[folded].append(sense)
        if _NUMBERED.fullmatch(folded):
            senses[f"0{folded}"].append(sense)
    return {folded: tuple(found) for folded, found in senses.items()}


def _cldr_names(data: LocaleData) -> "Iterator[tuple[str, str, int, Length, Calendar]]":
    """Give CLDR's names as pattern letter, text, index, length and calendar."""
    for (letter, length), names in data.names.items():
        for index, text in enumerate(names, 1 if letter in "ML" else 0):
            yield letter, text, index, length, Calendar.GREGORIAN
    for index, text in enumerate(PERSIAN_MONTHS.get(data.language, ()), 1):
        yield "M", text, index, Length.WIDE, Calendar.PERSIAN
    for text in data.eras:
        yield "G", text, 1, Length.ABBREVIATED, Calendar.GREGORIAN
    for text in BUDDHIST_ERAS if data.language == "th" else ():
        yield "G", text, 1, Length.ABBREVIATED, Calendar.BUDDHIST


def _spellings(language: str) -> "Iterator[tuple[str, str, int, Length, Calendar]]":
    """Give the names that CLDR lacks in the same way."""
    for row in SPELLINGS:
        if language not in row.languages.split():
            continue
        calendar = Calendar(row.role) if row.role in ("persian", "islamic") else Calendar.GREGORIAN
        role, first = {"weekday": ("E", 0), "era": ("G", 1)}.get(row.role, ("M", 1))
        for index, variants in enumerate(row.names.split(), first):
            for text in variants.replace("-", "") and variants.split("|"):
                length = Length.ABBREVIATED if len(text) <= _LONGEST_SHORT and text.isascii() else Length.WIDE
                yield text.replace("_", " "), role, index, length, calendar


def _name_expression(data: LocaleData, senses: dict[str, tuple[Sense, ...]]) -> str:
    """Build the expression for all names, with the letters that patterns glue to them ("בפברואר", "otsailaren")."""
    before, after = set(), set()
    for style in DAY_STYLES:
        pieces = parse_pattern(data.patterns.get(style, ""))
        for index, (text, count) in enumerate(pieces):
            if count < 3 or text not in "MLEc":  # noqa: PLR2004 - a name
                continue
            if index and (found := re.search(rf"{LETTER}+$", normalise(pieces[index - 1].text))):
                before.add(found[0])
            if index + 1 < len(pieces) and (found := re.match(rf"{LETTER}+", normalise(pieces[index + 1].text))):
                after.add(found[0])
    names = "|".join(re.escape(name) for name in sorted(senses, key=len, reverse=True))
    prefix = f"(?:{'|'.join(map(re.escape, sorted(before)))})?" if before else ""
    suffix = f"(?:{'|'.join(map(re.escape, sorted(after)))})?" if after else ""
    return rf"(?<!{LETTER}){prefix}(?P<name>(?:(?<!\d)(?=\d)|(?=\D))(?:{names}))(?!(?<=\d)\d){suffix}\.?(?!{LETTER})"


def _learn_shapes(lexicon: Lexicon) -> None:
    data = lexicon.data
    for style in (*DAY_STYLES, *PART_STYLES):
        if style not in data.patterns:
            continue
        for month in range(1, 13):
            date = dt.date(_SAMPLE_YEAR, month, _SAMPLE_DAY)
            day = Day(date.year, month, date.day, date.weekday())
            tokens = lexicon.lex(normalise(fill_pattern(data.patterns[style], day, data)))
            _learn_shape(lexicon, style, tokens, day)


def _learn_shape(lexicon: Lexicon, style: str, tokens: list[Token], day: Day) -> None:
    lexicon.fillers.update(token.text for token in tokens if token.kind == "w")
    numbers = [int(token.text) for token in tokens if token.kind == "#"]
    for senses in itertools.product(*[token.senses for token in tokens if token.kind == "N"]):
        if any(s.calendar is not Calendar.GREGORIAN for s in senses):
            continue
        if {"M": day.month, "E": day.weekday, "G": 1} != {"E": day.weekday, "G": 1} | {
            s.role: s.number for s in senses
        }:
            continue
        weekday = _length(senses, "E", Length.WIDE if style == "full" else Length.ABBREVIATED)
        month = _length(senses, "M", Length.WIDE if style in ("full", "long") else Length.ABBREVIATED)
        entry = Style(style, "".join(_ROLES.get(number, "m") for number in numbers), month or Length.WIDE, weekday)
        known = lexicon.shapes.setdefault(shape_of(tokens, senses), [])
        if entry not in known:
            known.append(entry)


def _length(senses: tuple[Sense, ...], role: str, usual: Length) -> Length | None:
    """Tell how long a name is in a sample; where one form serves both lengths, the style decides."""
    found = next((sense for sense in senses if sense.role == role), None)
    if found is None:
        return None
    return usual if usual in found.beside_day else next(iter(found.lengths))
