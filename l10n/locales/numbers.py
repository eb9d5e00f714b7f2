"""Whole numbers in a locale's own digits.

In: a number and the CLDR identifier of a locale. Out: text. Never done here: reading numbers, fractions, currencies.

Source: UTS #35 part 3, "Numbering Systems"; Babel knows a locale's system and its symbols, and writes other digits.
"""

import babel
from babel.numbers import format_decimal

_ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀", "tibt": "༠", "olck": "᱐", "cakm": "𑄶"}
"""The zeros of the numbering systems that are some locale's default; every system has its digits in one row."""


def digits_of(identifier: str) -> str:
    """Give the ten digits that a locale (CLDR's identifier) writes by default."""
    zero = _ZEROS.get(babel.Locale.parse(identifier).default_numbering_system, "0")
    return "".join(chr(ord(zero) + value) for value in range(10))


def decimal(number: int, identifier: str) -> str:
    """Write a whole number as a locale (CLDR's identifier) does: in its digits, grouped as it groups."""
    written = format_decimal(number, locale=identifier, numbering_system="default")
    return written.translate(dict(zip(range(ord("0"), ord("9") + 1), digits_of(identifier), strict=True)))
