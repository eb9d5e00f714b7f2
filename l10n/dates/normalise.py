"""Text as the recogniser sees it: one kind of space, ASCII digits, no direction marks, no case.

In: any text. Out: the normalised text, and for each of its characters where it came from. Never done here: anything
that knows a locale. Names from CLDR pass through the same function, so both sides of a comparison agree.
"""

import re
import unicodedata

_DROPPED = "\u00ad\u061c\u0640\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Direction marks, soft hyphen, tatweel, zero-width space; not U+200C and U+200D, which are part of names."""
_SPACES = "\t\n\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FOLDS = {
    **dict.fromkeys(_DROPPED, ""),
    **dict.fromkeys(_SPACES, " "),
    "İ": "i",  # casefold gives i and a combining dot
    "ı": "i",  # "KASIM" and "Kasım" are one month
    "\u0307": "",  # what is left of a decomposed İ
    "ي": "ی",  # Arabic and Persian keyboards are mixed on Persian pages
    "ى": "ی",
    "ك": "ک",
    **dict.fromkeys("‘’ʼ׳′`´＇", "'"),
    **dict.fromkeys("،、，､၊", ","),
    **dict.fromkeys("‐‑‒−－", "-"),
    "：": ":",
    "．": ".",
    "／": "/",
    "（": "(",
    "）": ")",
}

LETTER = r"[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter of a script with spaces between its words (regular expression): names end where none follows."""

Origins = range | list[int]
"""Per normalised character the offset of its source character."""


def normalise(text: str) -> str:
    """Fold case, digits, spaces, apostrophes and commas of a text; white space at the ends goes."""
    return normalise_with_origins(text)[0].strip()


def normalise_with_origins(text: str) -> tuple[str, Origins]:
    """Fold a text and tell for each character of the result which character of ``text`` it came from (code points)."""
    if text.isascii():
        return text.lower().translate(_ASCII_SPACES), range(len(text))
    pieces: list[str] = []
    origins: list[int] = []
    for start, cluster in _clusters(text):
        piece = cluster.translate(_FOLDING)
        pieces.append(piece)
        origins += [start] * len(piece)
    return "".join(pieces), origins


_ASCII_SPACES = str.maketrans("\t\n\f\r", "    ")
_MARKED = re.compile(r".[\u0300-\u036f\u0653-\u0655]+|.", re.DOTALL)


def _clusters(text: str) -> list[tuple[int, str]]:
    """Split into characters in NFC, each with the offset of its base."""
    if unicodedata.is_normalized("NFC", text):
        return list(enumerate(text))
    return [(found.start(), unicodedata.normalize("NFC", found[0])) for found in _MARKED.finditer(text)]


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = str(unicodedata.decimal(char)) if char.isdecimal() else char.casefold()
        return self.setdefault(code, folded)


_FOLDING = _Folding({ord(char): folded for char, folded in _FOLDS.items()})
