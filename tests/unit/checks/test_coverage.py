"""``coverage/``, and what ``po/`` says of a catalog against its pages: whole small sites."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from small_site import CONFIG, catalog, entry, header, small_site

from l10n.diagnostics import Severity
from l10n.usecases.check import check

_POST = "<article><p>First text.</p><p>Second text.</p></article>"
_DONE = {"First text.": "Erster Text.", "Second text.": "Zweiter Text."}
_HALF = {"First text.": "Erster Text.", "Second text.": ""}
_DE = "de/LC_MESSAGES/posts.po"


@dataclass(frozen=True)
class Case:
    """A site, and the rule that must speak of it; ``quiet`` are rules that must not."""

    name: str
    rule: str = ""
    catalogs: dict[str, str] = field(default_factory=lambda: {_DE: catalog(_DONE)})
    pages: dict[str, str] = field(default_factory=lambda: {"a.html": _POST})
    config: str = CONFIG
    severity: Severity = Severity.ERROR


def _config(check: str = "", locales: str = '["de"]', **keys: str) -> str:
    text = CONFIG.replace('["de"]', locales)
    for key, value in keys.items():
        text = text.replace(f'{key} = "en"', f'{key} = "{value}"')
    return f"{text}\n{check}\n"


_FUZZY = header() + entry("First text.", "Erster Text.") + entry("Second text.", "Zweiter Text.", "#, fuzzy\n")
_CHROME = {"a.html": f"<nav><p>Home page</p></nav>{_POST}"}
_WARNING = Severity.WARNING

DEFECTS = [
    Case("one of two", "coverage/threshold", {_DE: catalog(_HALF)}),
    Case("no catalog", "coverage/threshold", {}),
    Case("a guess is not done", "coverage/threshold", {_DE: _FUZZY}),
    Case("just below", "coverage/threshold", {_DE: catalog(_HALF)}, config=_config("[check]\nfail_under = 50.1")),
    Case("by domain", "coverage/threshold", {_DE: catalog(_HALF)},
         config=_config("[check]\nfail_under = { default = 0, posts = 80 }")),
    Case("by locale", "coverage/threshold", {_DE: catalog(_HALF)},
         config=_config("[check.fail_under]\ndefault = 0\n[check.fail_under.locale]\nde = 60")),
    Case("the other locale", "coverage/threshold", config=_config(locales='["de", "ar"]')),
    Case("the chrome", "coverage/threshold", pages=_CHROME),
    Case("a parent is no child", "coverage/threshold",
         {"pt_BR/LC_MESSAGES/posts.po": catalog(_DONE, "pt_BR")}, config=_config(locales='["pt"]')),
    Case("an empty catalog", "coverage/threshold", {_DE: header()}, config=_config("[check]\nfail_under = 1")),
    Case("a context apart", "coverage/threshold",
         {_DE: header() + entry("First text.", "Erster Text.") + '\nmsgctxt "x"' + entry("Second text.", "Zweiter.")}),
    Case("obsolete work", "coverage/threshold",
         {_DE: header() + entry("First text.", "x") + '\n#~ msgid "Second text."\n#~ msgstr "Zweiter Text."\n'}),
    Case("a page in part", "coverage/page", {_DE: catalog(_HALF)}, severity=_WARNING),
    Case("a page in part, where that is enough for the gate", "coverage/page", {_DE: catalog(_HALF)},
         config=_config("[check]\nfail_under = 10"), severity=_WARNING),
    Case("a page below publish_at", "coverage/page", {_DE: catalog(_HALF)},
         config=_config("[build]\npublish_at = 51"), severity=_WARNING),
    Case("below: an error", "po/missing", {_DE: catalog(_HALF)}),
    Case("not below: a warning", "po/missing", {_DE: catalog(_HALF)}, config=_config("[check]\nfail_under = 50"),
         severity=_WARNING),
    Case("a guess", "po/fuzzy", {_DE: _FUZZY}),
    Case("a new message", "po/stale", {_DE: catalog({"First text.": "Erster Text."})}),
    Case("no catalog yet", "po/stale", {}),
    Case("a message that is gone", "po/stale", {_DE: catalog(_DONE | {"Third text.": "Dritter Text."})}),
    Case("an edited message", "po/stale", {_DE: catalog({"First text!": "Erster Text.", "Second text.": "x"})}),
    Case("a folder that nobody listed", "po/unlisted",
         {_DE: catalog(_DONE), "fr/LC_MESSAGES/posts.po": catalog({}, "fr")}, severity=_WARNING),
]  # fmt: skip

CONTROLS = [
    Case("all done"),
    Case("exactly at the threshold", catalogs={_DE: catalog(_DONE)}, config=_config("[check]\nfail_under = 100")),
    Case("in the locale's own language", catalogs={}, config=_config(locales='["en"]')),
    Case("in the locale's own language, elsewhere", catalogs={}, config=_config(locales='["en-GB"]')),
    Case("a parent has it", config=_config(locales='["pt-BR"]'),
         catalogs={"pt/LC_MESSAGES/posts.po": catalog(_DONE, "pt")}),
    Case("a parent has the rest", config=_config(locales='["pt-BR"]'), catalogs={
        "pt/LC_MESSAGES/posts.po": catalog(_DONE, "pt"), "pt_BR/LC_MESSAGES/posts.po": catalog(_HALF, "pt_BR")}),
    Case("guesses are published", catalogs={_DE: _FUZZY}, config=_config("[compile]\nuse_fuzzy = true")),
    Case("another order, other references", catalogs={
        _DE: header() + entry("Second text.", "Zweiter.", "#: old.html:12\n") + entry("First text.", "Erster.")}),
    Case("a page shown twice", pages={"a.html": _POST, "2014/b.html": _POST}),
    Case("work for a page that is excluded", config=_config().replace("[source]", 'exclude = ["b.html"]\n[source]'),
         pages={"a.html": _POST, "b.html": "<article>Third text."},
         catalogs={_DE: catalog(_DONE) + entry("Third text.", "Dritter Text.", "#: b.html\n")}),
    Case("nobody asked for this much", catalogs={_DE: catalog(_HALF)},
         config=_config('[check]\nfail_under = 50\nignore = ["po/missing", "coverage/page"]')),
    Case("a folder of a parent", config=_config(locales='["pt-BR"]'), catalogs={
        "pt/LC_MESSAGES/posts.po": catalog(_DONE, "pt"), "pt_BR/LC_MESSAGES/posts.po": catalog(_DONE, "pt_BR")}),
]  # fmt: skip


def _name(case: Case) -> str:
    return f"{case.rule} {case.name}".strip()


@pytest.mark.parametrize("case", DEFECTS, ids=_name)
def test_what_is_wrong_with_a_site_is_found(case: Case, tmp_path: Path) -> None:
    found = check(small_site(tmp_path, case.pages, case.catalogs, case.config)).diagnostics
    assert (case.rule, case.severity) in {(each.rule, each.severity) for each in found}


@pytest.mark.parametrize("case", CONTROLS, ids=_name)
def test_a_sound_site_raises_nothing(case: Case, tmp_path: Path) -> None:
    project = small_site(tmp_path, case.pages, case.catalogs, case.config)
    assert [(each.rule, each.message) for each in check(project).diagnostics] == []


def test_a_check_writes_nothing_but_its_cache(tmp_path: Path) -> None:
    def files() -> dict[Path, bytes]:
        found = (path for path in tmp_path.rglob("*") if path.is_file() and ".l10n-cache" not in path.parts)
        return {path: path.read_bytes() for path in found}

    project = small_site(tmp_path, _CHROME, {_DE: catalog(_HALF)})
    before = files()
    check(project)
    assert files() == before


def test_a_finding_says_where_and_which_pages(tmp_path: Path) -> None:
    project = small_site(tmp_path, {"a.html": _POST, "b.html": _POST}, {_DE: catalog(_HALF)})
    (missing,) = [each for each in check(project).findings if each.diagnostic.rule == "po/missing"]
    lines = (tmp_path / "locales" / _DE).read_text(encoding="utf-8").splitlines()
    assert lines[missing.diagnostic.line - 1] == 'msgid "Second text."'
    assert missing.pages == ("a.html", "b.html")
    assert (missing.locale, missing.domain, missing.message and missing.message.id) == ("de", "posts", "Second text.")


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("# l10n: ignore text/ending", False),
        ("# l10n: ignore markup text", False),
        ("# l10n: ignore text/…, markup", False),
        ("# l10n: ignore", False),
        ("# Please: l10n: ignore text/ending, the title is cut", False),
        ("# l10n: ignore markup", True),
        ("#. l10n: ignore text/ending", True),
        ("# ignore text/ending", True),
    ],
)
def test_an_entry_can_be_excused_in_a_translators_comment(note: str, left: bool, tmp_path: Path) -> None:  # noqa: FBT001
    texts = header() + entry("First text here.", "Erster Text", f"{note}\n")
    project = small_site(tmp_path, {"a.html": "<article>First text here."}, {_DE: texts})
    assert ("text/ending" in {each.rule for each in check(project).diagnostics}) is left
