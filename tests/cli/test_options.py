"""What the commands do and say with each option: files, output, exit codes."""

import shutil
from pathlib import Path

import pytest
from small_site import CONFIG as SMALL
from small_site import catalog, small_site, write
from terminal import l10n

CONFIG = f'{SMALL}[build]\nbase_url = "https://example.org/"\n'
_DE = "locales/de/LC_MESSAGES/posts.po"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two pages that nothing was done with yet, and the place to work in."""
    place = tmp_path / "blog"
    small_site(place, {"a.html": "<p>Hello, reader.</p>", "b.html": "<p>Goodbye, reader.</p>"}, {}, CONFIG)
    monkeypatch.chdir(place)
    return place


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".l10n-cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# ---- --check and --diff


@pytest.mark.parametrize("command", ["extract", "update", "compile"])
def test_check_writes_nothing_and_is_1_until_the_command_has_run(folder: Path, command: str) -> None:
    if command == "compile":
        write(folder / _DE, catalog({"Hello, reader.": "Hallo, Leser."}))
    before = _files(folder)
    result = l10n(command, "--check")
    assert result.exit_code == 1
    changed = {"extract": "locales/posts.pot", "update": _DE, "compile": _DE.replace(".po", ".mo")}[command]
    assert result.stdout.splitlines()[-1] == f"failed    1 file would change: {changed}"
    assert _files(folder) == before
    assert l10n(command).exit_code == 0
    after = _files(folder)
    assert after.keys() - before.keys() == {changed}
    assert l10n(command, "--check").exit_code == 0
    assert l10n(command).exit_code == 0
    assert _files(folder) == after


def test_a_build_that_is_only_checked_writes_nothing(folder: Path) -> None:
    write(folder / _DE, catalog({"Hello, reader.": "Hallo, Leser."}))
    before = _files(folder)
    result = l10n("build", "--check")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1].startswith("failed    ")
    assert _files(folder) == before
    assert l10n("build").exit_code == 0
    assert l10n("build", "--check").exit_code == 0


def test_diff_shows_what_would_change_and_writes_nothing(folder: Path) -> None:
    l10n("extract")
    write(folder / "export/b.html", "<p>See you, reader.</p>")
    before = _files(folder)
    result = l10n("extract", "--diff")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[1:3] == ["--- a/locales/posts.pot", "+++ b/locales/posts.pot"]
    assert [line for line in lines if line.startswith(("-msgid", "+msgid"))] == [
        '-msgid "Goodbye, reader."',
        '+msgid "See you, reader."',
    ]
    assert l10n("extract", "--check", "--diff").exit_code == 1
    assert _files(folder) == before


def test_diff_of_nothing_is_the_summary_alone(folder: Path) -> None:
    l10n("update")
    result = l10n("update", "--diff")
    assert (result.exit_code, result.stdout) == (0, "update    de unchanged\n")
    assert (folder / _DE).exists()


def test_a_locale_that_needs_no_catalog_is_not_said_to_have_one(folder: Path) -> None:
    """Its pages are in its language already."""
    write(folder / "l10n.toml", CONFIG.replace('locales = ["de"]', 'locales = ["en", "de"]'))
    assert l10n("update").stdout == "update    de +2\n"
    assert l10n("update", "-l", "en").stdout == "update    no catalog is needed\n"


# ---- -l


def test_a_locale_option_leaves_the_other_locales_alone(folder: Path) -> None:
    write(folder / "l10n.toml", CONFIG.replace('["de"]', '["de", "fr", "pt-BR"]'))
    result = l10n("update", "-l", "fr", "-l", "pt_BR")
    assert result.stdout == "update    fr +2   pt-BR +2\n"
    assert sorted(path.name for path in (folder / "locales").iterdir()) == ["fr", "pt_BR"]


def test_a_build_of_one_locale_counts_what_it_built(folder: Path) -> None:
    write(folder / "l10n.toml", CONFIG.replace('["de"]', '["de", "fr"]'))
    for tag in ("de", "fr"):
        write(
            folder / f"locales/{tag}/LC_MESSAGES/posts.po",
            catalog({"Hello, reader.": "…", "Goodbye, reader.": "…"}, tag),
        )
    assert l10n("build", "-l", "fr").stdout == "build     2 pages -> site/   (0 at the root, 2 localized)\n"
    assert not (folder / "site/de").exists()
    assert l10n("build").stdout == "build     6 pages -> site/   (2 at the root, 4 localized)\n"


# ---- -q, -v, colours


def test_quiet_says_nothing_unless_something_is_wrong(folder: Path) -> None:
    assert l10n("-q", "extract").output == ""
    (folder / "export/empty.html").touch()
    result = l10n("-q", "extract")
    assert result.output.split() == ["export/empty.html", "error", "page/empty", "the", "file", "is", "empty"]
    assert result.exit_code == 1


def test_verbose_names_the_files_that_are_written() -> None:
    result = l10n("-v", "update")
    assert result.stdout.splitlines()[1:] == [f"          writes {_DE}"]


def test_verbose_says_which_configuration_is_in_force_where_it_disturbs_no_format(folder: Path) -> None:
    result = l10n("-v", "stats", "--format", "csv")
    assert result.stderr == "config    l10n.toml\n"
    assert result.stdout.startswith("scope,")
    (folder / "l10n.toml").unlink()
    assert l10n("-v", "rule").stderr == "config    no l10n.toml here or above: all at its default\n"


def test_verbose_names_every_file_of_a_run() -> None:
    said = [line.split() for line in l10n("-v", "run").stdout.splitlines()]
    assert [line[1] for line in said if line[0] == "writes"] == ["locales/posts.pot", _DE, _DE.replace(".po", ".mo")]
    assert {line[1] for line in said if line[0] == "changed"} == {"a.html", "b.html", "sitemap.xml"}
    again = {line.split()[0] for line in l10n("-v", "run").stdout.splitlines()}
    assert again.isdisjoint({"writes", "changed"})


def test_colours_are_for_terminals_unless_asked_for() -> None:
    assert l10n("extract").stdout.startswith("extract   2 pages")
    assert l10n("--color", "always", "extract").stdout.startswith(f"{_BOLD}extract   {_PLAIN}")
    assert _BOLD not in l10n("--color", "never", "extract").stdout


def test_no_color_wins_where_colours_are_automatic_and_a_flag_wins_over_it() -> None:
    assert _BOLD not in l10n("extract", env={"NO_COLOR": "1"}).stdout
    assert _BOLD in l10n("--color", "always", "extract", env={"NO_COLOR": "1"}).stdout


# ---- where the project is


def test_a_folder_option_works_as_if_started_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert l10n("-C", "blog", "update").stdout == "update    de +2\n"
    assert (folder / _DE).exists()


def test_the_configuration_is_found_from_a_folder_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "export")
    assert l10n("extract").exit_code == 0
    assert (folder / "locales/posts.pot").exists()


def test_a_configuration_of_another_name_has_its_own_folder_as_root(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "l10n.toml").rename(folder / "other.toml")
    monkeypatch.chdir(folder.parent)
    assert l10n("--config", "blog/other.toml", "extract").exit_code == 0
    assert (folder / "locales/posts.pot").exists()


def test_an_export_that_is_the_projects_own_folder_holds_nothing_of_the_project(folder: Path) -> None:
    for page in (folder / "export").iterdir():
        page.rename(folder / page.name)
    write(folder / "l10n.toml", CONFIG.replace('["export"]', '["."]') + 'out = "../site"\n[run]\ncache = "cache"\n')
    write(folder / "cache/page.html", "<p>Cached.</p>")
    assert l10n("run").exit_code == 1
    assert l10n("run").exit_code == 1
    assert {name for name in _files(folder.parent / "site") if not name.startswith(".")} == {
        "a.html", "b.html", "sitemap.xml",
    }  # fmt: skip
    assert b"Cached." not in (folder / "locales/posts.pot").read_bytes()


# ---- the same again


def test_extracting_and_updating_twice_gives_the_same_bytes(folder: Path) -> None:
    l10n("extract", env={"SOURCE_DATE_EPOCH": "1400000000"})
    l10n("update", env={"SOURCE_DATE_EPOCH": "1400000000"})
    before = _files(folder)
    l10n("extract", env={"SOURCE_DATE_EPOCH": "1500000000"})
    l10n("update", env={"SOURCE_DATE_EPOCH": "1500000000"})
    assert _files(folder) == before


def test_the_clock_can_be_set_for_reproducible_builds(folder: Path) -> None:
    l10n("extract", env={"SOURCE_DATE_EPOCH": "1400000000"})
    assert b'"POT-Creation-Date: 2014-05-13 16:53+0000\\n"' in (folder / "locales/posts.pot").read_bytes()


def test_a_copy_of_the_project_in_a_folder_of_another_name_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    l10n("run")
    assert b'"Project-Id-Version: blog\\n"' in (folder / "locales/posts.pot").read_bytes()
    shutil.copytree(folder, folder.parent / "copy")
    monkeypatch.chdir(folder.parent / "copy")
    for command in ("extract", "update"):
        assert l10n(command, "--check").exit_code == 0


# ---- what it reads like


def test_a_run_says_a_line_a_step(folder: Path) -> None:
    write(folder / "export/a.html", '<p>Hello, reader.</p><time datetime="2014-02-26">26 February 2014</time>')
    write(folder / _DE, catalog({"Hello, reader.": "Hallo, Leser.", "Goodbye, reader.": ""}))
    check = '[check]\nignore = ["coverage/page", "page/no-rule"]\n'
    write(folder / "l10n.toml", CONFIG + check)
    result = l10n("run")
    assert result.stdout.splitlines() == [
        "extract   2 pages   2 messages in 1 domain (posts en)   1 date recognised",
        "update    de unchanged",
        "compile   de 1/2",
        "check     de 50 %  below 100 %",
        f"            {_DE} error coverage/threshold  posts is at 50 %, below 100 %: 1 of 2 messages (2 words) left",
        f'            {_DE}:15:1 error po/missing  not translated  "Goodbye, reader."',
        "build     3 pages -> site/   (2 at the root, 1 localized; 1 left out, none of their own text is translated)",
        "            site/a.html warning site/lang  declares no language: lang is ''",
        "            site/b.html warning site/lang  declares no language: lang is ''",
        "failed    1 locale below fail_under = 100",
    ]
    assert result.exit_code == 1


def test_a_build_says_of_which_pages_there_is_no_version_and_why(folder: Path) -> None:
    write(folder / _DE, catalog({"Hello, reader.": "", "Goodbye, reader.": ""}))
    said = "build     2 pages -> site/   (2 at the root, 0 localized; 2 left out, none of their own text is translated)"
    assert l10n("build").stdout.splitlines()[0] == said
    write(folder / "l10n.toml", f'{CONFIG}untranslated = "skip"\n')
    assert "; 2 left out, not all of their own text is translated)" in l10n("build").stdout


def test_init_says_what_it_found_and_writes_a_project_that_runs(folder: Path) -> None:
    (folder / "l10n.toml").unlink()
    result = l10n("init", "de")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "export", "platform", "interface", "posts", "encoding", "config", "catalogs", "next",
    ]  # fmt: skip
    assert (folder / _DE).exists()
    written = (folder / "l10n.toml").read_bytes()
    assert l10n("init", "de").exit_code == 0
    assert (folder / "l10n.toml").read_bytes() == written


def test_a_site_of_no_language_that_can_be_told_goes_all_the_way(folder: Path) -> None:
    page = '<p>Hm.</p><time>26/02/2014</time><span class="comment-count">3 hms</span><p lang="fr">Le chat dort.</p>'
    write(folder / "export/a.html", page)
    write(folder / "export/b.html", "<p>Hm.</p>")
    write(folder / "l10n.toml", 'inputs = ["export"]\nlocales = ["de", "ar"]\nplatform = "generic"\n')
    for command in ("extract", "update", "compile", "build"):
        result = l10n(command)
        assert (result.exit_code, result.stderr) == (0, "")
    assert l10n("check").exit_code == 1
    templates = {path.name for path in (folder / "locales").glob("*.pot")}
    assert templates == {"interface.pot", "posts.pot", "posts.fr.pot"}
