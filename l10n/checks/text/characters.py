"""``text/bidi``, ``text/invisible`` and ``text/garbled``: characters that nobody sees, or that nobody meant.

In: a pair. Out: faults. Never done here: characters that a script needs: joiners, direction marks, soft hyphens, and in
South-East Asia the zero-width space.

Source for bidi controls: UAX #9, 2.1 to 2.5 and BD9, BD11: an embedding or override ends with U+202C, an isolate with
U+2069.
"""

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks.rule import CheckRule, Fault, Pair
from l10n.diagnostics import Severity

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EMBEDDING, _ISOLATE = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ufffd"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e001f\U000f0000-\U0010ffff]"
)
_WORD_BREAK = "\u200b"
_SPACELESS = frozenset({"th", "lo", "km", "my", "bo", "dz", "ja", "zh"})
"""Languages that write no spaces between words, and may mark with U+200B where a line can be broken."""
_GARBLED = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u0192\u2013-\u203a\u20ac\u2122]"
    "|â€[\u0080-\u00bf\u0152\u0153\u02dc\u2018-\u203a\u20ac\u2122\u0161]?"
    "|[ÐÑ][\u0080-\u00bf\u2018-\u203a]|[ĂÄĹ][\u00a1-\u00aa\u00ac-\u00ba]|[ØÙ][\u0080-\u00bf\u2018-\u203a†‡ˆ§©ª]"
)


def _bidi(pair: Pair) -> Iterator[Fault]:
    if not _BIDI.search(pair.target):
        return
    open_controls: list[str] = []
    for control in _BIDI.findall(pair.target):
        if control in _EMBEDDING + _ISOLATE:
            open_controls.append(control)
        elif control == _POP_ISOLATE and any(each in _ISOLATE for each in open_controls):
            while open_controls.pop() not in _ISOLATE:
                yield Fault("an embedding is not closed before the isolate around it ends")
        elif control == _POP_EMBEDDING and open_controls and open_controls[-1] in _EMBEDDING:
            open_controls.pop()
        else:
            yield Fault(f"{_named(control)} closes nothing", at=control)
    for control in open_controls:
        yield Fault(f"{_named(control)} is never closed", at=control)


def _invisible(pair: Pair) -> Iterator[Fault]:
    allowed = _WORD_BREAK if pair.context.locale.language in _SPACELESS else ""
    found = dict.fromkeys(_SUSPECT.findall(pair.target))
    for character in found:
        if character not in pair.source and character not in allowed:
            yield Fault(f"holds {_named(character)}", at=character)


def _garbled(pair: Pair) -> Iterator[Fault]:
    if pair.target.isascii() or not (found := _GARBLED.search(pair.target)) or found[0] in pair.source:
        return
    around = pair.target[max(0, found.start() - 8) : found.end() + 8]
    if found[0].startswith("â€") or any(_was_utf_8(found[0], charset) for charset in ("cp1252", "cp1250")):
        yield Fault(f"{around!r} looks like UTF-8 that was read as another charset", at=found[0])


def _was_utf_8(text: str, charset: str) -> bool:
    try:
        return len(text.encode(charset).decode()) < len(text)
    except UnicodeError:
        return False


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{code} {unicodedata.name(character, '').lower()}".rstrip()


BIDI = CheckRule(
    "text/bidi",
    Severity.ERROR,
    "Controls of the writing direction are not balanced.",
    "One that is left open turns around what follows it.",
    'msgid "by Ann"\nmsgstr "بقلم \u2068Ann"',
    'msgid "by Ann"\nmsgstr "بقلم \u2068Ann\u2069"',
    "Close what was opened: an isolate (U+2066 to U+2068) with U+2069, an embedding (U+202A to U+202E) with U+202C.",
    locale="ar",
    pair=_bidi,
)
INVISIBLE = CheckRule(
    "text/invisible",
    Severity.ERROR,
    "A translation holds a character that nobody sees, and that its message does not hold.",
    "Such characters come with copying. They break searching, and some show as boxes.",
    'msgid "Read more"\nmsgstr "Weiter\u200blesen"',
    'msgid "Donaudampfschiff"\nmsgstr "Donau\u00addampf\u00adschiff"',
    "Delete the character. Joiners, direction marks and soft hyphens are left alone.",
    pair=_invisible,
)
GARBLED = CheckRule(
    "text/garbled",
    Severity.ERROR,
    "A text was read in one charset and saved in another.",
    "Readers see fÃ¼r for für.",
    'msgid "for you"\nmsgstr "fÃ¼r Sie"',
    'msgid "for you"\nmsgstr "für Sie"',
    "Write the text again, or take it from before it was saved wrongly.",
    pair=_garbled,
)
RULES = (BIDI, INVISIBLE, GARBLED)
