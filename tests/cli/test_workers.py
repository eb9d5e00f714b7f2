"""Many processes: the same bytes as from one, and what becomes of a page that kills its worker."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import small_site
from terminal import l10n

from l10n.build import press
from l10n.build.localize import Original

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
untranslated = "source"
"""
_MANY = 70
"""More pages than are worth a process."""


def _page(number: int) -> str:
    title = f"Walk number {number}"
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title} | Tea and rain</title></head><body>"
        f"<header><b>Tea and rain</b></header><h1>{title}</h1><p>On walk {number} we saw a heron.</p>"
        f"<nav><a href={(number + 1) % _MANY}.html title='Read: {title}'>Next</a></nav></body></html>"
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Tea and rain</title><link>https://example.org/</link>'
        "<description>Walks</description><item><title>Walk number 3</title><link>https://example.org/3.html</link>"
        "</item></channel></rss>"
    )
    german = 'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    german += "".join(f'msgid "Walk number {number}"\nmsgstr "Gang {number}"\n\n' for number in range(0, _MANY, 2))
    pages = {f"{number}.html": _page(number) for number in range(_MANY)}
    small_site(tmp_path, {**pages, "empty.html": ""}, {"de/LC_MESSAGES/posts.po": german}, _CONFIG)
    (tmp_path / "export/feed.xml").write_text(feed)
    return tmp_path


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for part in ("locales", "site") for path in (folder / part).rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.is_file()}


def test_the_same_bytes_come_from_one_process_and_from_three_with_a_cache_and_without(site: Path) -> None:
    written, said = [], []
    original = _tree(site)
    for options in (["-j1", "--no-cache"], ["-j3", "--no-cache"], ["-j3"], ["-j3"], ["-j1"]):
        for path in _tree(site):
            (site / path).unlink()
        for path, data in original.items():
            (site / path).write_bytes(data)
        result = l10n(*options, "run")
        written.append(_tree(site))
        said.append((result.exit_code, result.stdout))
    assert all(each == written[0] for each in written)
    assert all(each == said[0] for each in said)
    assert b"Gang 2" in written[0]["site/de/2.html"]
    assert all(f"site/{number}.html" in written[0] for number in range(_MANY))


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_workers_that_are_no_forks_of_the_first_process_write_the_same(site: Path, method: str) -> None:
    copy = Path(shutil.copytree(site, site.parent / f"other-{method}" / site.name))
    assert l10n("-j1", "run").exit_code == 1
    code = f"import multiprocessing; multiprocessing.set_start_method({method!r}); from l10n.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(copy), "-j2", "run"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert _tree(copy) == _tree(site)


def test_a_page_that_kills_who_builds_it_is_named_and_what_was_built_of_it_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    l10n("-j2", "run")
    before = _tree(site)
    localize = press.localize

    def die(original: Original, *rest: object) -> bytes:
        if "On walk 13 " in original.source.text:
            os._exit(1)
        return localize(original, *rest)

    monkeypatch.setattr(press, "localize", die)
    result = l10n("-j2", "--no-cache", "build")
    assert result.exit_code == 1
    assert "13.html error page/unreadable  the process that built it was killed, twice" in result.stdout
    assert _tree(site) == before
