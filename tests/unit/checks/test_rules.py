"""What each rule says of itself is true: its examples are found and not found, its page is current."""

import re
from pathlib import Path

import pytest
from small_site import header, small_site

from l10n.build.statements import Expected
from l10n.build.validate import validate
from l10n.checks.document import render_rules
from l10n.checks.notices import NOTICES
from l10n.checks.registry import BY_ID, FAMILIES, RULES, find_rule, select_rules
from l10n.checks.rule import CheckRule
from l10n.checks.site import by_rules
from l10n.errors import UsageError
from l10n.locales import Locale
from l10n.usecases.check import check

ROOT = Path(__file__).parents[3]
_PO = [rule for rule in RULES if rule.notation == "po"]
_HTML = [rule for rule in RULES if rule.notation == "html" and rule.family == "page"]
_SITE = [rule for rule in RULES if rule.family == "site"]
_ROOT = """<html lang="en">
<link rel="alternate" hreflang="en" href="https://blog.example/a.html">
<link rel="alternate" hreflang="de" href="https://blog.example/de/a.html">
<link rel="alternate" hreflang="x-default" href="https://blog.example/a.html">
"""
_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["{locale}"]
[source]
interface = "en"
posts = "en"
[[extract.rules]]
select = ".post-body"
role = "posts"
"""
_BESIDE = {"po/stale", "coverage/threshold", "po/obsolete"}


def _of_entries(folder: Path, rule: CheckRule, text: str) -> set[str]:
    page = "<div class=post-body><p>Hello, reader."
    head = "" if rule.id == "po/header" else header(rule.locale) + "\n"
    if rule.locale == "ru":
        head = head.replace(
            "nplurals=2; plural=(n != 1);",
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        )
    catalogs = {f"{rule.locale}/LC_MESSAGES/posts.po": head + text + "\n"}
    project = small_site(folder, {"a.html": page}, catalogs, _CONFIG.format(locale=rule.locale))
    return {each.rule for each in check(project).diagnostics}


def _of_page(folder: Path, text: str) -> set[str]:
    config = _CONFIG.format(locale="de").replace('posts = "en"', 'posts = "auto"')
    body = text.strip()
    project = small_site(
        folder, {"a.html": body, "b.html": "<div class=post-body><p>Another page, by the way."}, {}, config
    )
    return {each.diagnostic.rule for each in check(project).findings if "a.html" in each.pages}


@pytest.mark.parametrize("rule", _PO, ids=lambda rule: rule.id)
def test_the_bad_example_is_found(rule: CheckRule, tmp_path: Path) -> None:
    assert rule.id in _of_entries(tmp_path, rule, rule.bad)


@pytest.mark.parametrize("rule", _PO, ids=lambda rule: rule.id)
def test_the_good_example_raises_nothing(rule: CheckRule, tmp_path: Path) -> None:
    assert _of_entries(tmp_path, rule, rule.good) - _BESIDE == set()


@pytest.mark.parametrize("rule", _HTML, ids=lambda rule: rule.id)
def test_the_examples_of_pages_are_true(rule: CheckRule, tmp_path: Path) -> None:
    assert rule.id in _of_page(tmp_path / "bad", rule.bad)
    assert rule.id not in _of_page(tmp_path / "good", rule.good)


def _of_site(text: str) -> set[str]:
    """Check a built page ``de/a.html`` beside the page it is a version of, and an image."""
    root = _ROOT if "alternate" in text else '<html lang="en">'
    files = {"a.html": root.encode(), "de/a.html": text.encode(), "img/a.png": b""}
    faults = validate(files, "https://blog.example", Expected(locales={"de/a.html": Locale.parse("de")}))
    return {fault.rule for fault in by_rules(faults, ()) if fault.path == "de/a.html"}


@pytest.mark.parametrize("rule", _SITE, ids=lambda rule: rule.id)
def test_the_examples_of_built_pages_are_true(rule: CheckRule) -> None:
    assert rule.id in _of_site(rule.bad)
    assert _of_site(rule.good) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_all_that_is_to_be_said(rule: CheckRule) -> None:
    assert rule.family in FAMILIES
    assert all(
        text.strip().endswith((".", "…", "text/number", "text/untouched"))
        for text in (rule.summary, rule.why, rule.fix)
    )
    assert rule.bad != rule.good
    assert (rule.mend is None) or rule.fixable


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(RULES)


def test_the_documentation_is_what_the_rules_say() -> None:
    written = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    assert written == render_rules((*RULES, *NOTICES)), "run: make docs"


def test_whatever_a_diagnostic_is_called_has_an_explanation() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "l10n").rglob("*.py"))
    called = set(re.findall(r'Diagnostic\([^"]*"([a-z]+/[a-z-]+)"', source))
    assert {"io/read", "build/structure", "page/unreadable", "po/syntax"} <= called
    assert all(find_rule(each).summary for each in called)


@pytest.mark.parametrize(
    ("select", "ignore", "inside", "outside"),
    [
        (["ALL"], [], "text/number", None),
        (["ALL"], ["text"], "markup/void", "text/number"),
        (["text"], ["text/number"], "text/ending", "text/number"),
        (["text/number"], ["text"], "text/number", "text/ending"),
        (["markup"], ["ALL"], "markup/void", "po/missing"),
        (["po/missing"], ["po/missing"], None, "po/missing"),
    ],
)
def test_an_id_says_more_than_a_family_and_that_more_than_all(
    select: list[str], ignore: list[str], inside: str | None, outside: str | None
) -> None:
    chosen = select_rules(select, ignore)
    assert inside is None or inside in chosen
    assert outside is None or outside not in chosen


@pytest.mark.parametrize("name", ["makrup", "po/mising", ""])
def test_an_unknown_name_is_refused_with_the_nearest(name: str) -> None:
    with pytest.raises(UsageError):
        select_rules([name], [])


def test_a_rule_is_found_by_its_id() -> None:
    assert find_rule("PO/Missing").id == "po/missing"
    with pytest.raises(UsageError, match="po/missing"):
        find_rule("po/mising")
