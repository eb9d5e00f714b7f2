"""``po/``: whole catalogs of a project with one page, whose messages they may hold or not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from small_site import header, small_site

from l10n.usecases.check import check

_CASES = tomllib.loads((Path(__file__).parent / "po_cases.toml").read_text(encoding="utf-8"))["po"]
_NOT_ABOUT_THE_FILE = {"po/stale", "coverage/threshold", "page/no-rule"}
_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["{locale}"]
[source]
interface = "en"
posts = "en"
"""


def _name(case: dict[str, Any]) -> str:
    return f"{case['rule'] or 'clean'}: {case['why']}"


def _found(folder: Path, case: dict[str, Any]) -> set[str]:
    locale = case.get("locale", "de")
    text = case["text"].replace("HEADER\n", header(locale) + "\n")
    data = text.encode(case.get("charset", "utf-8"))
    page = "<p>a b" if case["rule"] in {"po/missing", "po/fuzzy"} else "<p>Something else"
    project = small_site(folder, {"a.html": page}, {}, _CONFIG.format(locale=locale))
    path = folder / "locales" / locale / "LC_MESSAGES" / "posts.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return {each.rule for each in check(project).diagnostics} - _NOT_ABOUT_THE_FILE


@pytest.mark.parametrize("case", [case for case in _CASES if case["rule"]], ids=_name)
def test_a_fault_of_a_catalog_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    assert case["rule"] in _found(tmp_path, case)


@pytest.mark.parametrize("case", [case for case in _CASES if not case["rule"]], ids=_name)
def test_an_odd_but_sound_catalog_raises_nothing(case: dict[str, Any], tmp_path: Path) -> None:
    assert _found(tmp_path, case) == set()
