"""Where a line may be broken (UAX #14), and how many columns a text takes (UAX #11).

In: a text. Out: the places where gettext, too, would break it. Never done here: choosing among those places, quoting.

The rules are those of UAX #14, revision for Unicode 14, without dictionaries for South-East Asian scripts (as in GNU
libunistring, which gettext uses). A character's class follows from its general category and East Asian width, save for
the exceptions listed below, from the Unicode Character Database's ``LineBreak.txt``.
"""

import re
import unicodedata
from functools import cache

_EXCEPTIONS = """
AL: 600-605 6DD 70F 890-891 8E2 E31-E3A E47-E4E EB1-ECD 102B-103E 1056-108F 109A-109D 17B4-17D3 17DD 1A55-1A7C
  2061-2064 23E9-23EC 25FD-25FE 2648-2653 2693-26AB 26CE 2705 2728-2757 2795-27BF 2B1B-2B55 A9E5 AA7B-AAC1
  1F18E-1F19A 1F3B5-1F3B6 1F3BC 1F4A0 1F4A2 1F4A4 1F4AF 1F4B1-1F4B2 1F500-1F506 1F517-1F524 1F532-1F53D
B2: 2014 2E3A-2E3B
BA: 9 7C AD 58A 5BE 964-965 E5A-E5B F0B F34 F7F F85 FBE-FBF FD2 104A-104B 1361 1400 16EB-16ED 1735-1736
  17D4-17D5 17D8 17DA 1804-1805 1B5A-1B5B 1B5D-1B60 1B7D-1B7E 1C3B-1C3F 1C7E-1C7F 2010 2012-2013 2027 2056
  2058-205B 205D-205E 2CFA-2CFC 2CFF 2D70 2E0E-2E15 2E17 2E19 2E2A-2E2D 2E30-2E31 2E33-2E34 2E3C-2E3E 2E40-2E41
  2E43-2E4A 2E4C 2E4E-2E4F 2E5D A4FE-A4FF A60D A60F A6F3-A6F7 A8CE-A8CF A92E-A92F A9C7-A9C9 AA5D-AA5F AAF0-AAF1
  ABEB
BB: B4 2C8 2CC 2DF C77 C84 F01-F04 F06-F07 F09-F0A FD0-FD1 FD3 1806 1FFD A874-A875 A8FC
BK: A-D 85 2028-2029
CL: 3001-3002 FE11-FE12 FE50 FE52 FF0C FF0E FF61 FF64
CM: 3035
CP: 29 5D
EM: 1F3FB-1F3FF
EX: 21 3F 5C6 61B 61D-61F 6D4 7F9 F0D-F11 F14 1802-1803 1808-1809 1944-1945 2762-2763 2CF9 2CFE 2E2E 2E53-2E54
  A60E A876-A877 FE15-FE16 FE56-FE57 FF01 FF1F
GL: A0 34F 35C-362 F08 F0C F12 FD9-FDA 180E 1DCD 1DFC 2007 2011 202F
HL: 5D0-5F2 FB1D FB1F-FB28 FB2A-FB4F
HY: 2D
ID: 23F1-23F2 2600-2603 2618 261A-261F 2639-263B 2668 26BF-26C8 26CD 26CF-26D1 26D3 26D8-26D9 26DC 26DF-26E1
  26F1-26F4 26F7-26F9 26FE-2704 2708-270D 2764 303F FF10-FF19 FF66 FF71-FF9D FFA0-FFDC FFFC 1F000-1F0F5
  1F10D-1F10F 1F16D-1F16F 1F1AD 1F321-1F39B 1F39E-1F39F 1F3CB-1F3F7 1F43F-1F441 1F4FD-1F4FE 1F54A-1F5D3
  1F5DC-1F5F3 1F5FA 1F6C6-1F6F3 1F7D5-1F7D8 1F8B0-1F8B1 1F93B-1F946 1FA60-1FA6D
IN: 2024-2026 22EF FE19
IS: 2C 2E 3A-3B 37E 589 60C-60D 7F8 2044 FE10 FE13-FE14
JL: 1100-115F A960-A97C
JT: 11A8-11FF D7CB-D7FB
JV: 1160-11A7 D7B0-D7C6
NS: 17D6 203C-203D 2047-2049 3005 301C 303B-303C 3041 3043 3045 3047 3049 3063 3083 3085 3087 308E 3095-3096
  309B-309E 30A0-30A1 30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE 30F5-30F6 30FB-30FE 31F0-31FF A015 FE54-FE55
  FF1A-FF1B FF65 FF67-FF70 FF9E-FF9F 1F679-1F67B
NU: 66B-66C
OP: A1 BF 2E18
PO: 25 A2 B0 609-60B 66A 9F2-9F3 9F9 D79 2030-2037 2057 20A7 20B6 20BB 20BE 20C0 2103 2109 A838 FDFC FE6A FF05
  FFE0
PR: 2B 5C B1 2116 2212-2213
QU: 22 27 275B-2760 2E00-2E0B 1F676-1F678
RI: 1F1E6-1F1FF
SP: 20
SY: 2F
WJ: 2060 FEFF
ZW: 200B
ZWJ: 200D
"""
_SPACE = re.compile(" ")
_RUN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*|.", re.DOTALL)
"""What is looked at as one letter: between letters (AL) only spaces are broken at (LB18, LB28)."""

_BY_CATEGORY = {
    "Mn": "CM", "Mc": "CM", "Me": "CM", "Cc": "CM", "Cf": "CM", "Nd": "NU", "Ps": "OP", "Pe": "CL", "Pi": "QU",
    "Pf": "QU", "Zs": "BA", "Sc": "PR",
}  # fmt: skip
_WIDE = {"W", "F", "H"}

_ALWAYS, _AFTER_SPACE, _NEVER = range(3)

_LETTER = {"AL", "HL"}
_HANGUL = {"JL", "JV", "JT", "H2", "H3"}
_IDEOGRAPH = {"ID", "EM", *_HANGUL}
_TIGHT = {
    *((before, "NU") for before in ("HY", "IS", "NU", "PO", "PR", "SY", "AL", "HL", "CP")),  # LB23, LB25
    *(("NU", after) for after in ("AL", "HL", "PO", "PR", "OP")),  # LB23, LB25, LB30
    *((before, after) for before in ("PO", "PR") for after in ("AL", "HL", "OP", "OPW")),  # LB24, LB25
    *((before, after) for before in ("AL", "HL", "CL", "CP", "CPW") for after in ("PO", "PR")),  # LB24, LB25
    *(("PR", after) for after in _IDEOGRAPH),  # LB23a
    *((before, "PO") for before in _IDEOGRAPH),  # LB23a, LB27
    *(("JL", after) for after in ("JL", "JV", "H2", "H3")),  # LB26
    *((before, after) for before in ("JV", "H2") for after in ("JV", "JT")),  # LB26
    *((before, "JT") for before in ("JT", "H3")),  # LB26
    *((before, after) for before in _LETTER for after in _LETTER),  # LB28
    *((before, "OP") for before in _LETTER),  # LB30
    *(("CP", after) for after in _LETTER),  # LB30
    ("SY", "HL"),  # LB21b
    ("ID", "EM"),  # LB30b
}
"""Pairs that only a space separates, by the rule that says so."""


def columns(text: str) -> int:
    """Count the columns that a text takes in a terminal: none for combining marks, two for wide characters."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def breaks(text: str) -> list[int]:
    """List the offsets before which a line may be broken. Line ends inside the text are none of them."""
    found: list[int] = []
    last = before = "BK"  # the class of the last character that is neither space nor mark; of the last one at all
    spaced = False
    flags = 0  # regional indicators in a row
    for match in _RUN.finditer(text):
        at, kind = match.start(), _class(match[0][0])
        if kind == "SP":
            spaced = True
        elif kind in {"BK", "ZW"}:
            last, spaced = kind, False
        elif kind in {"CM", "ZWJ"}:  # LB9, LB10
            if last == "ZW" or (spaced and last != "BK"):
                found.append(at)
            if last in {"ZW", "BK"} or spaced:
                last, spaced = "AL", False
        else:
            if last == "RI" and kind == "RI" and not spaced:  # LB30a
                open_here = flags % 2 == 0
            else:
                open_here = last != "BK" and before not in {"ZWJ", "HL-"} and _open(last, kind, spaced=spaced)
            if open_here:
                found.append(at)
            if len(match[0]) > 1:
                found += [at + space.end() for space in _SPACE.finditer(match[0])]
            last, spaced = kind, False
        before = "HL-" if before == "HL" and kind in {"HY", "BA"} else kind  # LB21a
        flags = flags + 1 if kind == "RI" else 0
    return found


def _open(before: str, after: str, *, spaced: bool) -> bool:
    rule = _rule(before, after)
    return rule == _ALWAYS or (rule == _AFTER_SPACE and spaced)


@cache
def _rule(before: str, after: str) -> int:  # noqa: PLR0911 - the rules stand in UAX #14's order, the first that holds wins
    if before == "ZW":  # LB8
        return _ALWAYS
    if after in {"WJ", "CL", "CP", "CPW", "EX", "IS", "SY"} or before in {"OP", "OPW"}:  # LB11, LB13, LB14
        return _NEVER
    if before == "QU" and after in {"OP", "OPW"}:  # LB15
        return _NEVER
    if (before, after) in {("CL", "NS"), ("B2", "B2")}:  # LB16, LB17
        return _NEVER
    if before in {"WJ", "GL"}:  # LB11, LB12
        return _AFTER_SPACE
    if after == "GL":  # LB12a
        return _ALWAYS if before in {"BA", "HY"} else _AFTER_SPACE
    if "QU" in {before, after} or before == "BB" or after in {"BA", "HY", "NS", "IN"}:  # LB19, LB21, LB22
        return _AFTER_SPACE
    return _AFTER_SPACE if (before, after) in _TIGHT else _ALWAYS


@cache
def _exceptions() -> dict[str, str]:
    listed: dict[str, str] = {}
    kind = ""
    for word in _EXCEPTIONS.split():
        if word.endswith(":"):
            kind = word[:-1]
            continue
        first, _, last = word.partition("-")
        listed |= {chr(code): kind for code in range(int(first, 16), int(last or first, 16) + 1)}
    return listed


@cache
def _class(character: str) -> str:
    kind = _exceptions().get(character) or _derived(character)
    if kind in {"OP", "CP"} and unicodedata.east_asian_width(character) in _WIDE:
        return f"{kind}W"
    return kind


def _derived(character: str) -> str:
    if "\uac00" <= character <= "\ud7a3":
        return "H3" if (ord(character) - 0xAC00) % 28 else "H2"
    if kind := _BY_CATEGORY.get(unicodedata.category(character)):
        return kind
    return "ID" if unicodedata.east_asian_width(character) in {"W", "F"} else "AL"


@cache
def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"} and character != "\xad":
        return 0
    if "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
