"""The walk through languages: chrome in French, posts in English, one post in French, four locales.

What each output path must say was worked out by hand from the rules of publishing, and is written down beside the
export: its ``lang``, the versions it names, its canonical address (below the site's own).
"""

import json
from pathlib import Path
from typing import Any

import pytest
from sites import build_into, make_project, translate

from l10n.build.addresses import addresses_of
from l10n.build.statements import read
from l10n.build.validate import validate
from l10n.usecases.project import Project

WALK = Path(__file__).parent / "language-walk"
HOME = "https://walk.example/"


def say(msgid: str, locale: str) -> str:
    """The Lithuanian translator knows the chrome and one sentence of each post; the others know everything."""
    if locale == "lt" and ("article" in msgid or len(msgid) > 30 or msgid[0] in "AW"):
        return f"{msgid} ė" if msgid.startswith(("Wait", "Between")) else ""
    if locale == "en" and (msgid.startswith("Il faut") or "Rien" in msgid or "pain du" in msgid):
        return ""
    return f"{msgid} {locale}"


def walked(folder: Path, default: str) -> Project:
    export = WALK / "export"
    pages = {path.relative_to(export).as_posix(): path.read_bytes() for path in export.rglob("*.html")}
    settings = (WALK / "l10n.toml").read_text(encoding="utf-8")
    if default:
        settings = settings.replace("[build]", f'[build]\ndefault_locale = "{default}"')
    return translate(make_project(folder, pages, settings), say)


@pytest.mark.parametrize("default", ["", "en"])
def test_every_path_speaks_and_links_as_the_rules_say(tmp_path: Path, default: str) -> None:
    _, files = build_into(walked(tmp_path, default), tmp_path / "out", verify=True)
    addresses = addresses_of(frozenset(files), HOME)
    found: dict[str, Any] = {}
    for path, data in sorted(files.items()):
        if path.endswith(".html"):
            page = read(path, data, addresses)
            said = " ".join(f"{hreflang}={url.removeprefix(HOME)}" for hreflang, url in page.alternates)
            found[path] = [page.lang, said, " ".join(url.removeprefix(HOME) for url in page.canonical)]
    expected = json.loads((WALK / f"expected-{default or 'unset'}.json").read_text(encoding="utf-8"))
    assert found == expected
    assert [fault for fault in validate(files, HOME) if fault.rule != "site/lang"] == []
