"""Every seeded defect is found by its rule, and nothing is found in a clean control."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from l10n.catalog.model import Entry, Message
from l10n.catalog.po import PoFile
from l10n.catalog.po.store import Chunk
from l10n.checks.catalog import check_entries
from l10n.checks.registry import BY_ID
from l10n.checks.rule import Context
from l10n.locales import Locale

_CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
_ALL = [case | {"family": family} for family, cases in _CASES.items() for case in cases]
_DEFECTS = [case for case in _ALL if case["rule"]]
_CONTROLS = [case for case in _ALL if not case["rule"]]


def _name(case: dict[str, Any]) -> str:
    return f"{case['rule'] or case['family']}: {case['id'][:24]} ({case.get('locale', 'de')})"


def _found(case: dict[str, Any]) -> dict[str, str]:
    strings = case["to"] if isinstance(case["to"], list) else [case["to"]]
    flags = (case["flags"],) if "flags" in case else ()
    message = Message(case["id"], case.get("plural"), None, flags=flags)
    po = PoFile("x.po", (Chunk("", Entry(message, tuple(strings), line=7)),))
    source, locale = Locale.parse(case.get("source", "en")), Locale.parse(case.get("locale", "de"))
    context = Context(locale, source, case.get("domain", "posts"))
    found = check_entries(po, context, BY_ID)
    return {finding.diagnostic.rule: finding.diagnostic.message for finding in found}


@pytest.mark.parametrize("case", _DEFECTS, ids=_name)
def test_a_seeded_defect_is_found_by_its_rule(case: dict[str, Any]) -> None:
    assert case["rule"] in _found(case)


@pytest.mark.parametrize("case", _CONTROLS, ids=_name)
def test_a_clean_control_raises_nothing(case: dict[str, Any]) -> None:
    assert _found(case) == {}


@pytest.mark.parametrize("family", ["markup", "placeholder", "text"])
def test_each_family_has_fifteen_defects_and_eight_controls(family: str) -> None:
    assert sum(bool(case["rule"]) for case in _CASES[family]) >= 15
    assert sum(not case["rule"] for case in _CASES[family]) >= 8
