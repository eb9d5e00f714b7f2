"""Plural rules: CLDR's categories turned into gettext's numbered forms.

In: a CLDR identifier. Out: the ``Plural-Forms`` header and what each form is for. Never done here: judging the header
of a catalog that exists.

gettext counts things, so only whole numbers matter: a category that only fractions or whole millions reach gets no form
(French ``many``, Czech ``many``). The forms keep CLDR's order: zero, one, two, few, many, other.
"""

import functools
import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import babel
from babel.plural import PluralRule, to_gettext

CATEGORIES = ("zero", "one", "two", "few", "many", "other")

_EXAMPLES = 3
_NUMBERS = (*range(201), *range(1000, 1011), *range(1100, 1112), 10_000, 20_000, 40_000, 100_000)
"""Numbers below a million that tell all rules of CLDR apart: none looks beyond the last five digits."""

_FOLDED = {"he": {"two"}}
"""The Hebrew dual is for a few words, most of them of time; with any other the catalogs have one and many."""

_CUSTOMARY = (
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=(n > 1);",
    "nplurals=2; plural=(n%10!=1 || n%100==11);",
    "nplurals=3; plural=(n%10==0 || n%100>=11 && n%100<=19 ? 0 : n%10==1 && n%100!=11 ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "nplurals=4; plural=(n==1 || n==11) ? 0 : (n==2 || n==12) ? 1 : (n > 2 && n < 20) ? 2 : 3;",
    "nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4;",
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
)
"""How msginit and the catalogs of the world write the common rules. One is taken only if it agrees with CLDR."""

_RELATION = re.compile(
    r"(?P<operand>[nivwftce])(?P<condition>(?: mod \d+)? (?P<negated>not )?in (?P<ranges>[\d.,]+))",
)


class Form(NamedTuple):
    """What one ``msgstr[index]`` is for: a CLDR category, and the first numbers that take it."""

    category: str
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plurals:
    """A locale's plural forms, in the order of their indexes."""

    header: str
    forms: tuple[Form, ...]
    index: Callable[[int], int] = field(compare=False, repr=False)


@functools.lru_cache(maxsize=256)
def plurals_of(identifier: str) -> Plurals:
    """Give the plural forms of a locale that CLDR has data for; ``root`` counts as English does, one and other."""
    rules = _rules(identifier)
    category = PluralRule(rules)
    taken = {number: category(number) for number in _NUMBERS}
    order = [each for each in CATEGORIES if each in taken.values()]
    header = _header(rules, order, {number: order.index(each) for number, each in taken.items()})
    forms = tuple(
        Form(each, tuple(number for number in _NUMBERS if taken[number] == each)[:_EXAMPLES]) for each in order
    )
    return Plurals(header, forms, _indexer(header))


def _rules(identifier: str) -> dict[str, str]:
    """Take CLDR's rules as they hold for whole numbers."""
    if identifier == "root":
        return {"one": "n is 1"}
    locale = babel.Locale.parse(identifier)
    kept = {
        category: _for_integers(rule)
        for category, rule in locale.plural_form.rules.items()
        if category not in _FOLDED.get(locale.language, ())
    }
    return {category: rule for category, rule in kept.items() if rule}


def _for_integers(rule: str) -> str:
    """Leave out what asks for decimals or exponents (UTS #35 part 3: v w f t c e are 0 for an integer, i is n)."""
    clauses = []
    for clause in rule.split(" or "):
        relations = list(_RELATION.finditer(clause))
        if all(_holds_at_zero(each) for each in relations if each["operand"] not in "ni"):
            clauses.append(" and ".join(f"n{each['condition']}" for each in relations if each["operand"] in "ni"))
    return " or ".join(clauses)


def _holds_at_zero(relation: re.Match[str]) -> bool:
    """Say whether an operand that is 0 satisfies the relation; CLDR's ranges rise, so a 0 comes first."""
    starts_at_zero = re.match(r"0\b", relation["ranges"]) is not None
    return starts_at_zero != bool(relation["negated"])


def _header(rules: dict[str, str], order: list[str], indexes: dict[int, int]) -> str:
    """Write the rules as gettext does: in the customary words, or else as CLDR has them, for the forms in ``order``.

    The last form needs no condition, being what is left.
    """
    for customary in _CUSTOMARY:
        index = _indexer(customary)
        if all(index(number) == form for number, form in indexes.items()):
            return customary
    return to_gettext({category: rules[category] for category in order[:-1]})


def _indexer(header: str) -> Callable[[int], int]:
    """Compile the header's expression as gettext itself does."""
    return gettext.c2py(header.partition("plural=")[2].rstrip(";"))
