"""A run after a run: what is remembered gives the same files, words and exit code as doing everything anew."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_site import catalog, small_site, write
from terminal import l10n

from l10n.build import press
from l10n.build.localize import Original
from l10n.cli import run as run_module
from l10n.usecases import receipt as receipt_module

_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["de", "ar"]
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://example.org/"
publish_at = 0
"""
_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Tea and rain</title><link>https://example.org/</link>'
    "<description>Walks</description></channel></rss>"
)
_PAGES = {
    f"{number}.html": f"<title>Walk {number} | Tea</title><h1>Walk {number}</h1><p>We saw {number} herons by day.</p>"
    for number in range(4)
}
_GERMAN = catalog({"Walk 1": "Gang 1", "Walk 2": "Gang 2", "We saw 1 herons by day.": "Tags sahen wir 1 Reiher."})
_PO = "locales/de/LC_MESSAGES/posts.po"


def _edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        if (file := folder / path).exists():
            file.write_text(file.read_text().replace(old, new))

    return change


def _remove(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink(missing_ok=True)


def _swap(one: str, other: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        if (folder / one).exists() and (folder / other).exists():
            (folder / one).rename(folder / "aside")
            (folder / other).rename(folder / one)
            (folder / "aside").rename(folder / other)

    return change


CHANGES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda _folder: None,
    "a byte of a page": _edit("export/1.html", "herons", "Herons"),
    "a byte of a page, back again": _edit("export/1.html", "Herons", "herons"),
    "a tag of a page": _edit("export/2.html", "<p>", "<p class=x>"),
    "a page more": lambda folder: write(folder / "export/9.html", "<!DOCTYPE html><p>Nobody walked on day 9.</p>"),
    "a page less": _remove("export/9.html"),
    "a page of another name": lambda folder: shutil.copy(folder / "export/0.html", folder / "export/0-copy.html"),
    "two pages that change places": _swap("export/1.html", "export/2.html"),
    "a page that is empty": lambda folder: write(folder / "export/3.html", ""),
    "an asset": lambda folder: write(folder / "export/style.css", "p { color: red }"),
    "a feed": _edit("export/feed.xml", "Walks", "Walks and teas"),
    "a translation": _edit(_PO, "Gang 1", "Gang eins"),
    "a translation that is open": _edit(_PO, 'msgid "Walk 0"\nmsgstr ""', 'msgid "Walk 0"\nmsgstr "Gang 0"'),
    "a translation that is torn": _edit(_PO, 'msgstr "Gang 2"', 'msgstr "Gang 2'),
    "a comment of a catalog": _edit(_PO, 'msgid "Walk 2"', '# really\nmsgid "Walk 2"'),
    "a catalog less": _remove("locales/ar/LC_MESSAGES/posts.po"),
    "a template": _edit("locales/posts.pot", "Walk 0", "Walk nought"),
    "a compiled catalog less": _remove("locales/de/LC_MESSAGES/posts.mo"),
    "a rule": _edit("l10n.toml", "publish_at = 0", "publish_at = 90"),
    "a locale less": _edit("l10n.toml", '["de", "ar"]', '["de"]'),
    "the address of the site": _edit("l10n.toml", "example.org", "example.net"),
    "a built page by hand": _edit("site/de/1.html", "Gang", "Spaziergang"),
    "a built page less": _remove("site/de/1.html"),
    "a built feed less": _remove("site/de/feed.xml"),
    "a file of somebody else's among the built": lambda folder: write(folder / "site/mine.html", "<p>Mine."),
    "no manifest": _remove("site/.l10n-manifest.json"),
    "nothing built": lambda folder: shutil.rmtree(folder / "site", ignore_errors=True),
    "no cache": lambda folder: shutil.rmtree(folder / ".l10n-cache", ignore_errors=True),
}


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two equal projects, one to remember in and one to do everything anew in."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return _fresh(tmp_path)


def _fresh(scratch: Path) -> tuple[Path, Path]:
    one, other = scratch / "one/blog", scratch / "other/blog"
    for folder in (one, other):
        shutil.rmtree(folder, ignore_errors=True)
        small_site(folder, _PAGES, {"de/LC_MESSAGES/posts.po": _GERMAN}, _CONFIG)
        write(folder / "export/feed.xml", _FEED)
    return one, other


def _same(folders: tuple[Path, Path], *options: str) -> None:
    """Run in both, and compare what is said and what is there then."""
    said = []
    for folder, more in zip(folders, ((), ("--no-cache",)), strict=True):
        result = l10n("-C", str(folder), *more, *options, "run")
        said.append((result.exit_code, result.stdout.replace(str(folder), ""), result.stderr.replace(str(folder), "")))
    assert said[0] == said[1]
    one, other = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in folders
    )
    assert {path: data for path, data in one.items() if not path.startswith(".l10n-cache")} == other


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_a_run_does_what_one_that_remembers_nothing_does(
    folders: tuple[Path, Path], change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders[0])  # and back, whatever -C changes
    _same(folders)
    _same(folders)
    for folder in folders:
        CHANGES[change](folder)
    _same(folders)
    _same(folders)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(list(CHANGES)), max_size=3), min_size=1, max_size=5))
def test_whatever_changes_and_changes_back_a_run_does_what_one_that_remembers_nothing_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[list[str]]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.chdir(tmp_path)
    folders = _fresh(tmp_path)
    for changes in steps:
        for change in changes:
            for folder in folders:
                CHANGES[change](folder)
        _same(folders)


def _must_not(*_arguments: object) -> object:
    raise AssertionError("this was to be remembered")


def test_where_nothing_changed_nothing_is_done_again(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders[0])
    first = l10n("run")
    assert "+" in first.stdout.splitlines()[1]
    monkeypatch.setattr(run_module, "extract", _must_not)
    second, third = l10n("run"), l10n("-j2", "run")
    assert second.exit_code == third.exit_code == first.exit_code == 1
    assert second.stdout == third.stdout
    assert second.stdout.splitlines()[1] == "update    de unchanged   ar unchanged"
    assert isinstance(l10n("run", "-l", "de").exception, AssertionError)  # other locales are another question


@pytest.mark.parametrize(
    ("change", "pages"),
    [
        ("a byte of a page", {"1.html"}),
        ("a translation", {"1.html"}),
        ("a built page less", {"1.html"}),
        ("the address of the site", set(_PAGES)),
    ],
)
def test_no_page_is_built_again_that_would_come_out_the_same(
    folders: tuple[Path, Path], change: str, pages: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders[0])
    l10n("run")
    l10n("run")
    CHANGES[change](folders[0])
    localize, built = press.localize, set()

    def watched(original: Original, *rest: object) -> bytes:
        built.add(original.reading.path)
        return localize(original, *rest)

    monkeypatch.setattr(press, "localize", watched)
    assert l10n("run").exit_code == 1
    assert built == pages


def test_what_a_page_said_before_it_changed_under_a_run_is_not_remembered(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders[0])
    build = run_module.build

    def change_then_build(*arguments: object) -> object:
        CHANGES["a byte of a page"](folders[0])
        return build(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(run_module, "build", change_then_build)
        l10n("run")
    CHANGES["a byte of a page, back again"](folders[0])
    monkeypatch.setattr(run_module, "extract", _must_not)
    assert isinstance(l10n("run").exception, AssertionError)


def test_another_version_of_the_tool_does_everything_anew(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders[0])
    l10n("run")
    monkeypatch.setattr(receipt_module, "scope_of", lambda *_: "another")
    monkeypatch.setattr(run_module, "extract", _must_not)
    assert isinstance(l10n("run").exception, AssertionError)
