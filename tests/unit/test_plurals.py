"""Plural rules, held against the C semantics that the gettext manual prescribes and against gettext's own reader."""

import gettext
import pickle

import pytest

from l10n.plurals import parse_plural_forms

REAL = [
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=n>1;",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;",
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
]


@pytest.mark.parametrize("value", REAL)
def test_picks_the_form_that_pythons_gettext_picks(value: str) -> None:
    oracle = gettext.c2py(value.partition("plural=")[2].rstrip(";"))
    forms = parse_plural_forms(value)
    assert [forms.index(n) for n in range(1000)] == [oracle(n) for n in range(1000)]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "not of the form"),
        ("nplurals=INTEGER; plural=EXPRESSION;", "not of the form"),
        ("nplurals=0; plural=0;", "nplurals is 0"),
        ("nplurals=2; plural=;", "ends too early"),
        ("nplurals=2; plural=n +;", "ends too early"),
        ("nplurals=2; plural=(n != 1;", "ends too early"),
        ("nplurals=2; plural=n ? 1 n;", "where ':' should stand"),
        ("nplurals=2; plural=n 1;", "unexpected '1'"),
        ("nplurals=2; plural=m != 1;", "'m' has no place"),
        ("nplurals=2; plural=__import__('os');", "'_' has no place"),
        ("nplurals=2; plural=" + "(" * 60 + "n" + ")" * 60, "nested deeper"),
        ("nplurals=2; plural=" + "n+" * 600 + "n", "longer than"),
    ],
)
def test_says_why_a_rule_cannot_be_read(value: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_plural_forms(value)


def test_refuses_a_form_beyond_nplurals() -> None:
    with pytest.raises(ValueError, match="gives form 2 for 2, but nplurals is 2"):
        parse_plural_forms("nplurals=2; plural=n;")
    beyond_what_is_tried = parse_plural_forms("nplurals=2; plural=n > 5000 ? 7 : 0;")
    with pytest.raises(ValueError, match="gives form 7 for 5001, but nplurals is 2"):
        beyond_what_is_tried.index(5001)


def test_reports_a_division_by_zero_for_the_number_that_divides() -> None:
    with pytest.raises(ValueError, match="divides by zero for 7"):
        parse_plural_forms("nplurals=2; plural=10 / (n - 7) > 5;")


def test_stops_early_as_c_does() -> None:
    assert parse_plural_forms("nplurals=2; plural=n == 0 || 10 / n > 5;").index(0) == 1


def test_counts_as_unsigned_c_does() -> None:
    assert parse_plural_forms("nplurals=2; plural=n - 1 > 5;").index(0) == 1


def test_a_rule_crosses_a_process_border() -> None:
    rule = parse_plural_forms("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n!=0 ? 1 : 2);")
    copied = pickle.loads(pickle.dumps(rule))  # noqa: S301 - our own, of a moment ago
    assert copied.expression == rule.expression
    assert [copied.index(n) for n in range(200)] == [rule.index(n) for n in range(200)]
