"""``site/``: a built site of two pages in three languages, with one fault each, and sound sites that look as if."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_site import catalog, small_site

from l10n.build.addresses import Addresses
from l10n.build.output import MANIFEST
from l10n.build.statements import Expected, Page, read
from l10n.build.validate import validate
from l10n.checks.site import by_rules
from l10n.cli import main
from l10n.diagnostics import Severity
from l10n.usecases.build import Plan, build
from l10n.usecases.check import Checked, check
from l10n.usecases.locale_check import Gate
from l10n.usecases.project import Project

_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["de", "ar"]
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://blog.example"
"""
_LONG = "This paragraph is written in English, and it says a great deal that nobody has ever translated from it. " * 4
_PAGES = {
    "index.html": "<html lang=en><head></head><article><p>First text.</p><a href='post/a.html'>More</a></article>",
    "post/a.html": "<html lang=en><head></head><body><article><p>Second text.</p><a href='../'>Home</a>"
    "<img src='../img/a.png' srcset='../img/a.png 2x'><a href='../lost.html'>Lost</a></article>",
}
_DE = {"First text.": "Erster Text.", "Second text.": "Zweiter Text.", "More": "Mehr", "Home": "Start", "Lost": "Weg"}
_AR = {
    "First text.": "النص الأول.",
    "Second text.": "النص الثاني.",
    "More": "المزيد",
    "Home": "البداية",
    "Lost": "ضائع",
}
_CATALOGS = {"de/LC_MESSAGES/posts.po": catalog(_DE), "ar/LC_MESSAGES/posts.po": catalog(_AR, "ar")}
_GERMAN = "Dieser Absatz ist auf Deutsch geschrieben, und er sagt vieles, das noch niemand übersetzt hat. " * 4
_RUSSIAN = "Этот абзац остался таким, каким он был в источнике: никто его ещё не перевёл на другой язык. " * 4
_HOME = "https://blog.example/"
_EN = "<html lang=en><head></head><article><p>First text."
_TO_AR = f'<link rel="alternate" hreflang="ar" href="{_HOME}ar/">'
_TO_ROOT = f'<link rel="alternate" hreflang="x-default" href="{_HOME}">'
_COPY = '<link rel="canonical" href="a.html"></head>'


def _built(folder: Path, config: str = _CONFIG, pages: dict[str, str] = _PAGES) -> Project:
    (folder / "export" / "img").mkdir(parents=True)
    (folder / "export" / "img" / "a.png").write_bytes(b"\x89PNG")
    project = small_site(folder, pages, _CATALOGS, config)
    build(project, Plan(folder / "site"))
    return project


def _check(project: Project, folder: Path) -> Checked:
    return check(project, Gate.of(project, select=("site",)), folder / "site")


def _without(text: str) -> Callable[[str], str]:
    return lambda page: page.replace(text, "")


def _for(old: str, new: str) -> Callable[[str], str]:
    return lambda page: page.replace(old, new)


DEFECTS: list[tuple[str, str, str, Callable[[str], str]]] = [
    ("one way", "site/alternates", "de/index.html", _without(_TO_AR)),
    ("not itself", "site/alternates", "de/index.html", _for(f'"de" href="{_HOME}de/"', f'"de" href="{_HOME}ar/"')),
    ("one version twice", "site/alternates", "ar/post/a.html", _for('hreflang="de"', 'hreflang="ar"')),
    ("no language", "site/alternates", "index.html", _for('hreflang="de"', 'hreflang="german"')),
    ("a relative address", "site/alternates", "ar/index.html", _for(f'href="{_HOME}de/"', 'href="../de/"')),
    ("a version that is gone", "site/alternates", "de/post/a.html", _for("/ar/post/a.html", "/ar/post/b.html")),
    ("a version in another language", "site/alternates", "index.html", _for('"de"', '"fr"')),
    ("no x-default", "site/x-default", "de/index.html", _without(_TO_ROOT)),
    ("x-default in another spelling", "site/x-default", "index.html", _for("x-default", "default")),
    ("a copy", "site/canonical", "de/index.html", _for(f'"canonical" href="{_HOME}de/', f'"canonical" href="{_HOME}')),
    ("two addresses", "site/canonical", "ar/post/a.html", _for("</head>", _COPY)),
    ("a page that moved", "site/dead-link", "de/index.html", _for("post/a.html'", "posts/a.html'")),
    ("an image that moved", "site/dead-link", "de/post/a.html", _for("src='../../img/", "src='../img/")),
    ("one of several images", "site/dead-link", "ar/post/a.html", _for("srcset='../../img/", "srcset='../img/")),
    ("an absolute link", "site/dead-link", "de/index.html", _for("href='post/", f"href='{_HOME}de/posts/")),
    ("a link of a style", "site/dead-link", "ar/index.html", _for("<p>", "<p style='background:url(b.png)'>")),
    ("no lang", "site/lang", "de/index.html", _without(' lang="de"')),
    ("another language", "site/lang", "de/post/a.html", _for('lang="de"', 'lang="en"')),
    ("a lang that is no tag", "site/lang", "ar/index.html", _for('lang="ar"', 'lang="arabic"')),
    ("no dir", "site/dir", "ar/index.html", _without(' dir="rtl"')),
    ("the other dir", "site/dir", "de/index.html", _for('lang="de"', 'lang="de" dir="rtl"')),
    ("English in German", "site/unmarked", "de/index.html", _for("Erster Text.", _LONG)),
    ("Russian in German", "site/unmarked", "de/index.html", _for("Erster Text.", _RUSSIAN[:90])),
    ("English in Arabic", "site/unmarked", "ar/index.html", _for("</p>", f"</p><p>{_LONG[:100]}</p>")),
]  # fmt: skip

_MARKED = f"<html lang=en><head></head><body><article><p>First text.</p><p lang=de>{_GERMAN}</p></article>"
_NOBODY = {"b.html": "<html lang=en><article><p>Nobody has translated this.</article>"}
CONTROLS: dict[str, tuple[str, dict[str, str]]] = {
    "as it was built": (_CONFIG, {}),
    "no address": (_CONFIG.replace("base_url", "# base_url"), {}),
    "a folder for an address": (_CONFIG.replace("blog.example", "blog.example/diary"), {}),
    "the locale behind the path": (_CONFIG + 'url = "{path}.{locale}.html"\n', {}),
    "the locale as an extension": (_CONFIG + 'url = "{path}.{locale}"\n', {}),
    "a default locale": (_CONFIG + 'default_locale = "de"\n', {}),
    "nothing but text changed": (_CONFIG + "annotate = false\n", {}),
    "a page that is not done": (_CONFIG, _NOBODY),
    "a link to the page that is not done": (
        _CONFIG, _NOBODY | {"c.html": f"{_EN}<a href=b.html>More</a>"}),
    "a page done in part": (
        _CONFIG, {"b.html": f"{_EN}<p>{_LONG}<p>And {_LONG}<p>Or {_LONG}</article>"}),
    "a part in another language": (_CONFIG, {"b.html": _MARKED}),
    "a short quotation": (_CONFIG, {"b.html": f"{_EN}<p>Всё течёт.</article>"}),
    "a base": (_CONFIG, {"b.html": f"{_EN}<base href='post/'><a href=a.html>More</a>"}),
    "a link that died before": (_CONFIG, {"b.html": f"{_EN}<a href='gone/x.html#y'>More</a>"}),
    "another site": (_CONFIG, {"b.html": f"{_EN}<a href='https://x.example/gone'>More</a>"}),
    "a name with a blank": (_CONFIG, {"a b.html": f"{_EN}<a href='a%20b.html?x#y'>More</a>"}),
    "no markup": (_CONFIG, {"b.html": f"{_EN}<pre>{_RUSSIAN}</pre></article>"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Path]:
    folder = tmp_path_factory.mktemp("sound")
    return _built(folder), folder


@pytest.mark.parametrize(("rule", "path", "spoil"), [each[1:] for each in DEFECTS], ids=[each[0] for each in DEFECTS])
def test_a_fault_of_a_built_page_is_found_there(
    rule: str, path: str, spoil: Callable[[str], str], sound: tuple[Project, Path]
) -> None:
    project, folder = sound
    page = folder / "site" / path
    before = page.read_text(encoding="utf-8")
    assert spoil(before) != before
    page.write_text(spoil(before), encoding="utf-8")
    try:
        found = _check(project, folder).diagnostics
    finally:
        page.write_text(before, encoding="utf-8")
    assert rule in {each.rule for each in found if each.path.endswith(f"site/{path}")}


@pytest.mark.parametrize(("config", "pages"), CONTROLS.values(), ids=CONTROLS)
def test_a_sound_site_raises_nothing(config: str, pages: dict[str, str], tmp_path: Path) -> None:
    project = _built(tmp_path, config, _PAGES | pages)
    assert [(each.place, each.rule, each.message) for each in _check(project, tmp_path).diagnostics] == []


def test_the_family_has_fifteen_defects_and_eight_controls_and_no_rule_without_one() -> None:
    counted = Counter(rule for _, rule, _, _ in DEFECTS)
    assert counted.total() >= 15
    assert len(CONTROLS) >= 8
    assert len(counted) == 7


def test_a_dead_link_is_shown_at_its_line_and_column(tmp_path: Path) -> None:
    project = _built(tmp_path)
    page = tmp_path / "site" / "de" / "index.html"
    page.write_text('<html lang="de">\n<p>\n  <a href="x.html">', encoding="utf-8")
    found = [each for each in _check(project, tmp_path).diagnostics if each.rule == "site/dead-link"]
    assert [(each.line, each.column) for each in found] == [(3, 12)]


@pytest.mark.parametrize(("tag", "rule"), [("", "site/lang"), (" lang=ar", "site/dir")])
def test_what_a_source_page_says_of_its_language_is_a_warning(tag: str, rule: str) -> None:
    files = {"a.html": f"<html{tag}><p>Text".encode()}
    for sources, severity in ((["a.html"], Severity.WARNING), ([], Severity.ERROR)):
        (fault,) = by_rules(validate(files, _HOME), sources)
        assert (fault.rule, fault.severity) == (rule, severity)


def test_what_a_source_page_says_of_its_address_is_a_warning(tmp_path: Path) -> None:
    moved = "<html lang=en><head><link rel=canonical href='https://old.example/b.html'></head><article><p>First text."
    found = _check(_built(tmp_path, _CONFIG, _PAGES | {"b.html": moved}), tmp_path).diagnostics
    assert [(each.rule, each.severity) for each in found] == [("site/canonical", Severity.WARNING)]


def test_a_folder_that_no_build_has_written_is_not_looked_at(tmp_path: Path) -> None:
    project = _built(tmp_path)
    (tmp_path / "site" / "de" / "index.html").unlink()
    assert _check(project, tmp_path).findings
    (tmp_path / "site" / MANIFEST).unlink()
    assert not _check(project, tmp_path).findings
    shutil.rmtree(tmp_path / "site")
    assert not _check(project, tmp_path).findings


def test_the_command_looks_at_the_folder_that_builds_write_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _built(tmp_path)
    monkeypatch.chdir(tmp_path)
    asked = ["check", "--select", "site", "--fail-under", "0"]
    assert CliRunner().invoke(main, asked).exit_code == 0
    page = tmp_path / "site" / "de" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("post/a.html'", "gone.html'"), encoding="utf-8")
    found = CliRunner().invoke(main, asked)
    assert found.exit_code == 1
    assert "site/de/index.html:" in found.output


def test_a_page_of_somebody_else_in_the_folder_is_not_judged(tmp_path: Path) -> None:
    project = _built(tmp_path)
    (tmp_path / "site" / "mine.html").write_text("<a href=gone.html>", encoding="utf-8")
    assert not _check(project, tmp_path).findings


def test_a_page_is_not_judged_again_until_it_changes_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = _built(tmp_path)
    page = tmp_path / "site" / "de" / "index.html"
    page.write_text('<html lang="fr">\n<p>\n  <a href="x.html">', encoding="utf-8")
    asked: list[str] = []

    def reading(path: str, data: bytes, addresses: Addresses, expected: Expected) -> Page:
        asked.append(path)
        return read(path, data, addresses, expected)

    monkeypatch.setattr("l10n.usecases.site_check.read", reading)
    first = _check(project, tmp_path)
    assert sorted(asked) == sorted(f"{locale}{path}" for locale in ("", "de/", "ar/") for path in _PAGES)
    assert {each.rule for each in first.diagnostics} == {"site/alternates", "site/dead-link", "site/lang"}
    asked.clear()
    assert _check(project, tmp_path).findings == first.findings
    assert not asked
    page.write_text(page.read_text(encoding="utf-8").replace("x.html", "y.html"), encoding="utf-8")
    changed = _check(project, tmp_path)
    assert asked == ["de/index.html"]
    assert [each.message.replace("y.html", "x.html") for each in changed.diagnostics] == [
        each.message for each in first.diagnostics
    ]
