"""Traps 26 to 33: how far an element's rule, ``lang`` or ``translate`` reaches."""

import pytest
from notation import fields, show

from l10n.rules import Role, Rule

WIDGET = Rule(".widget", Role.INTERFACE)
DATE = Rule(".date-header", Role.DATE)
SKIPPED = Rule(".x", Role.SKIP)

LANGUAGES = {
    "trap-26": (b"<body lang=fr><p>a<body lang=de class=x><p>b", {"a": "fr", "b": "fr"}),
    "trap-26-closed-early": (b"<html lang=fr><body><p>a</body></html><p>b", {"a": "fr", "b": "fr"}),
    "trap-26-later-html": (b"<html lang=fr><p>a<html lang=de><p>b", {"a": "fr", "b": "fr"}),
    "trap-27": (b"<p lang=fr>a<p>b", {"a": "fr", "b": None}),
    "trap-27-inline-tags-end-nothing": (b"<p lang=fr>a <b>c</b> d<p>b", {"a <b>c</b> d": "fr", "b": None}),
    "trap-27-parent-ends": (b"<div><p lang=fr>a</div>b", {"a": "fr", "b": None}),
    "trap-27-list": (b"<ul><li lang=fr>a<li>b<li lang=de>c</ul>d", {"a": "fr", "b": None, "c": "de", "d": None}),
    "trap-28": (b"<p><span lang=de>Ja</span> no</p>", {"<span>Ja</span> no": None}),
    "trap-28-last": (b"<p>no <span lang=de>Ja</span></p>", {"no <span>Ja</span>": None}),
    "trap-28-whole": (b"<p><span lang=de>Ja</span></p>", {"Ja": "de"}),
    "trap-28-parent": (b"<p lang=fr><span lang=de>Ja</span> no</p>", {"<span>Ja</span> no": "fr"}),
    "trap-29": (b"<table><div lang=fr>x</div><tr><td>y</table>", {"x": "fr", "y": None}),
    "trap-31": (b"<hr lang=fr><p>a", {"a": None}),
    "trap-31-own-attribute": (b"<img lang=fr alt=b><p>a", {"b": "fr", "a": None}),
    "trap-33": (
        b"<div lang=fr>a<div lang=de>b<p>c</div>d</div>e",
        {"a": "fr", "b": "de", "c": "de", "d": "fr", "e": None},
    ),
}

ROLES = {
    "trap-29": (
        b"<table class=widget><div>x</div><tr><td>y</table>z",
        {"x": Role.INTERFACE, "y": Role.INTERFACE, "z": None},
    ),
    "trap-30": (b"<a class=widget>a</a><a class=widget>1<p>b</a>c", {"a": Role.INTERFACE, "1": Role.INTERFACE}),
    "trap-31": (b"<br class=widget>a<hr class=widget><p>b", {"a": None, "b": None}),
    "trap-31-own-attribute": (b"<p>a</p><img class=widget alt=b>", {"a": None, "b": Role.INTERFACE}),
    "trap-33": (
        b"<div class=widget>a<h2 class=date-header>b</h2>c</div>d",
        {"a": Role.INTERFACE, "b": Role.DATE, "c": Role.INTERFACE, "d": None},
    ),
    "trap-33-other-way-round": (
        b"<div class=date-header>a<h2 class=widget>b</h2>c</div>",
        {"a": Role.DATE, "b": Role.INTERFACE, "c": Role.DATE},
    ),
    "trap-33-first-rule-on-one-element": (b"<div class='date-header widget'>a</div>", {"a": Role.INTERFACE}),
}

TRANSLATE = {
    "trap-31": (b"a<hr class=x><p>b", "[a] [b]"),
    "trap-32": (b"<div translate=no><p translate=yes>x", "[x]"),
    "trap-32-no": (b"<div translate=no><p>x</div>y", "[y]"),
    "trap-32-case": (b"<div translate=NO><p>x</div><div translate=No>y<p translate=YES>z</div>", "[z]"),
    "trap-32-empty-is-yes": (b"<div translate=no><p translate>x<p>y", "[x]"),
    "trap-32-unknown-is-inherited": (b"<div translate=no><p translate=maybe>x</div>y", "[y]"),
    "trap-32-notranslate": (b"<div class='a notranslate'><p>x</div>y", "[y]"),
    "trap-32-in-a-sentence": (b"<p>a <b translate=no>x</b> y", "[a <b/> y]"),
    "trap-32-rule": (b"<div class=x>a<p>b</div>c", "[c]"),
    "trap-32-rule-in-a-sentence": (b"<p>a <b class=x>x</b> y", "[a <b/> y]"),
}


@pytest.mark.parametrize(("raw", "languages"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_nearest_lang_that_holds_for_the_whole_unit_is_its_language(
    raw: bytes, languages: dict[str, str | None]
) -> None:
    assert fields(raw, "lang") == languages


@pytest.mark.parametrize(("raw", "roles"), ROLES.values(), ids=ROLES)
def test_the_innermost_rule_is_the_units_role(raw: bytes, roles: dict[str, Role | None]) -> None:
    found = fields(raw, "role", (WIDGET, DATE))
    assert {message: found[message] for message in roles} == roles


@pytest.mark.parametrize(("raw", "shown"), TRANSLATE.values(), ids=TRANSLATE)
def test_what_must_not_be_translated_is_no_unit(raw: bytes, shown: str) -> None:
    assert show(raw, (SKIPPED,)) == shown


def test_trap_30_the_range_of_an_adopted_element_ends_where_the_page_closes_it() -> None:
    assert fields(b"<p><a class=widget>1<p>2</a>3<p>4", "role", (WIDGET,))["4"] is None


def test_a_unit_has_the_rule_with_its_context_and_note() -> None:
    rule = Rule(".widget", Role.INTERFACE, context="menu", note="a button")
    assert fields(b"<p class=widget>a<p>b", "rule", (rule,)) == {"a": rule, "b": None}
