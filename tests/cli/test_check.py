"""``l10n check`` as people and CI systems meet it: output, files, exit codes."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_site import CONFIG, catalog, entry, header, small_site, write

from l10n.cli import main

_POST = "<article><p>First text.</p><p>Second text.</p></article>"
_DONE = {"First text.": "Erster Text.", "Second text.": "Zweiter Text."}
_HALF = {"First text.": "Erster Text.", "Second text.": ""}
_DE = "de/LC_MESSAGES/posts.po"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="l10n")


def _site(folder: Path, texts: dict[str, str] | str = "", config: str = CONFIG) -> None:
    text = texts if isinstance(texts, str) else catalog(texts)
    small_site(folder, {"a.html": _POST}, {_DE: text} if text else {}, config)


def test_a_clean_project_is_one_line_and_0(tmp_path: Path) -> None:
    _site(tmp_path, _DONE)
    result = _run("check")
    assert result.output == "check     de 100 %\n"
    assert result.exit_code == 0


def test_what_is_missing_is_shown_where_it_is_and_ends_with_1(tmp_path: Path) -> None:
    _site(tmp_path, _HALF)
    result = _run("check", "--ignore", "coverage/page")
    shown = "locales/de/LC_MESSAGES/posts.po"
    assert result.output.splitlines() == [
        "check     de 50 %  below 100 %",
        f"            {shown} error coverage/threshold  posts is at 50 %, below 100 %: 1 of 2 messages (2 words) left",
        f'            {shown}:13:1 error po/missing  not translated  "Second text."',
        "failed    1 locale below fail_under = 100",
    ]
    assert result.exit_code == 1


def test_quiet_says_only_what_is_wrong(tmp_path: Path) -> None:
    _site(tmp_path, _HALF)
    assert "warning" not in _run("-q", "check").output
    assert _run("-q", "check", "--fail-under", "50").output == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-under", "50"), 0),
        (("--fail-under", "51"), 1),
        (("--select", "markup"), 0),
        (("--ignore", "coverage", "--ignore", "po"), 0),
        (("--ignore", "coverage"), 1),
        (("--select", "makrup"), 2),
        (("--fail-under", "101"), 2),
        (("--format", "xml"), 2),
        (("--output", "x"), 2),
        (("-l", "fr"), 2),
        (("-l", "de"), 1),
    ],
)
def test_the_exit_code_says_how_it_went(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    _site(tmp_path, _HALF)
    assert _run("check", *arguments).exit_code == code


def test_no_export_is_2(tmp_path: Path) -> None:
    write(tmp_path / "l10n.toml", CONFIG)
    result = _run("check")
    assert result.exit_code == 2
    assert "does not exist" in result.output


def test_warnings_never_fail(tmp_path: Path) -> None:
    small_site(tmp_path, {"a.html": "<article>First text here."}, {_DE: catalog({"First text here.": "Erster Text"})})
    result = _run("check")
    assert result.exit_code == 0
    assert "warning text/ending" in result.output


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_a_format_is_all_there_is_on_standard_output(style: str, tmp_path: Path) -> None:
    _site(tmp_path, _HALF)
    result = _run("check", "--format", style)
    assert json.loads(result.output)
    assert result.exit_code == 1


def test_output_writes_the_format_and_shows_the_text(tmp_path: Path) -> None:
    _site(tmp_path, _HALF)
    result = _run("check", "--format", "junit", "--output", "out/junit.xml")
    assert result.output.startswith("check     de 50 %")
    assert (tmp_path / "out" / "junit.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_paths_are_relative_to_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "blog"
    _site(folder, _HALF)
    findings = json.loads(_run("-C", str(folder), "check", "--format", "json").output)["findings"]
    assert {each["path"] for each in findings} == {"blog/locales/de/LC_MESSAGES/posts.po", "blog/export/a.html"}


def test_many_findings_of_a_rule_are_cut_short_but_with_v(tmp_path: Path) -> None:
    texts = {f"Text of number {letter}.": "" for letter in "abcdefghijklmno"}
    body = "<article>" + "".join(f"<p>{text}" for text in texts)
    small_site(tmp_path, {"a.html": body}, {_DE: catalog(texts)})
    assert _run("check").output.count("not translated") == 10
    assert "has 5 more po/missing; -v shows all" in _run("check").output
    assert _run("-v", "check").output.count("not translated") == 15


def test_files_with_findings_of_a_rule_are_cut_short_but_with_v(tmp_path: Path) -> None:
    pages = {f"{letter}.html": "<article><p>One text." for letter in "abcdefghijklmno"}
    small_site(tmp_path, pages, {_DE: catalog({"One text.": "Ein Text."})})
    assert _run("run").output.count("declares no language") == 10
    assert "other files have 5 more site/lang; -v shows all" in _run("check").output
    assert _run("-v", "check").output.count("declares no language") == 15


def test_files_of_which_a_rule_says_different_things_are_cut_short_but_with_v(tmp_path: Path) -> None:
    pages = {f"{letter}.html": f"<html lang=en><article><p>Text {letter}." for letter in "abcdefghijklmno"}
    catalogs = {f"de/LC_MESSAGES/posts/{letter}.po": catalog({f"Text {letter}.": ""}) for letter in "abcdefghijklmno"}
    small_site(tmp_path, pages, catalogs, 'catalogs.split = "page"\n' + CONFIG)
    output = _run("check").output
    assert output.count("not translated") == 10
    assert "other files have 5 more po/missing; -v shows all" in output
    assert "5 errors" not in output
    assert _run("-v", "check").output.count("not translated") == 15


def test_a_run_ends_as_a_check_behind_it(tmp_path: Path) -> None:
    config = CONFIG.replace('["de"]', '["de", "nl"]')
    pages = {
        "a.html": "<html lang=en><article><p>One text.</p></article><a href=b.html></a>",
        "b.html": "<html lang=en>",
    }
    nl = catalog({"One text.": "Een tekst."}, "nl")
    small_site(tmp_path, pages, {_DE: catalog({"One text.": "Ein Text."}), "nl/LC_MESSAGES/posts.po": nl}, config)
    assert (_run("run").exit_code, _run("check").exit_code) == (0, 0)
    page = tmp_path / "site" / "nl" / "a.html"
    page.write_bytes(page.read_bytes().replace(b"b.html", b"c.html"))
    run, check = _run("run", "-l", "de"), _run("check", "-l", "de")
    assert (run.exit_code, check.exit_code) == (1, 1)
    assert run.output.splitlines()[-1] == check.output.splitlines()[-1] == "failed    1 error"
    ignoring = "\n[check]\nignore = ['site']\n"
    write(tmp_path / "l10n.toml", config + ignoring)
    assert (_run("run", "-l", "de").exit_code, _run("build", "-l", "de", "--verify").exit_code) == (0, 0)


def test_a_catalog_that_cannot_be_read_whole_is_not_called_stale_as_well(tmp_path: Path) -> None:
    _site(tmp_path, catalog(_DONE).replace('msgid "Second', '<<<<<<< HEAD\nmsgid "Second'))
    output = _run("check").output
    assert "po/syntax  a conflict marker" in output
    assert "po/stale" not in output


def test_a_locale_that_is_asked_for_twice_is_checked_once(tmp_path: Path) -> None:
    _site(tmp_path, _DONE)
    assert _run("check", "-l", "de", "-l", "DE").output == "check     de 100 %\n"


@pytest.mark.parametrize("arguments", [("check", "--fail-under", "nan"), ("update", "--threshold", "nan")])
def test_no_number_is_no_threshold(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    _site(tmp_path, _DONE)
    result = _run(*arguments)
    assert (result.exit_code, "nan is not a number" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("settings", "command", "said"),
    [
        ('[check]\nignore = ["po/nope"]\n', "check", 'l10n.toml:9:10: check.ignore: no such rule: "po/nope"'),
        ('[check]\nselect = ["nope"]\n', "run", 'l10n.toml:9:10: check.select: no such rule: "nope"'),
        ('[build]\ndefault_locale = "xx"\n', "build", 'l10n.toml:9:18: build.default_locale: no such locale: "xx"'),
        ('[build]\ndefault_locale = "fr"\n', "build", "build.default_locale: fr is not one of the locales (de)"),
    ],
)
def test_what_the_configuration_names_and_is_not_there_is_said_with_its_key(
    tmp_path: Path, settings: str, command: str, said: str
) -> None:
    _site(tmp_path, _DONE, CONFIG + settings)
    result = _run(command)
    assert (result.exit_code, said in result.output) == (2, True), result.output


class TestFix:
    _FLAGGED = "#, python-brace-format\n"

    def test_what_is_certain_is_mended_and_the_rest_keeps_its_bytes(self, tmp_path: Path) -> None:
        before = (
            header()
            + entry("First text.", " Erster Text. ", "# a note\n#  odd   spacing\n")
            + entry("Second text.", "Zweiter Text.")
        )
        _site(tmp_path, before)
        result = _run("check", "--fix")
        after = (tmp_path / "locales" / _DE).read_text(encoding="utf-8")
        assert after == before.replace('" Erster Text. "', '"Erster Text."')
        assert result.exit_code == 0
        assert "fix       1 catalog mended" in result.output

    @pytest.mark.parametrize(
        ("target", "mended"),
        [
            ("Am { date }", "Am {date}"),
            ("Am ｛date｝", "Am {date}"),
            ("Am {Date}", "Am {date}"),
            ("Am {{date}}", "Am {date}"),
            ("Am {date} {", "Am {date} {{"),
            ("Am {date} {{", "Am {date} {{"),
            ("Am {date} {0}", "Am {date} {0}"),
            ("Am {Datum}", "Am {Datum}"),
        ],
    )
    def test_placeholders_are_mended_where_it_is_clear_what_was_meant(
        self, target: str, mended: str, tmp_path: Path
    ) -> None:
        _site(tmp_path, header() + entry("On {date}", target, self._FLAGGED))
        _run("check", "--fix")
        assert f'msgstr "{mended}"' in (tmp_path / "locales" / _DE).read_text(encoding="utf-8")

    def test_a_header_is_completed_and_a_valid_plural_rule_kept(self, tmp_path: Path) -> None:
        odd = "Plural-Forms: nplurals=2; plural=n!=1;"
        _site(tmp_path, f'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"{odd}\\n"\n' + catalog(_DONE).partition("\n\n")[2])
        assert _run("check", "--fix").exit_code == 0
        after = (tmp_path / "locales" / _DE).read_text(encoding="utf-8")
        assert '"Language: de\\n"' in after
        assert f'"{odd}\\n"' in after
        assert "charset=UTF-8" in after

    def test_an_ignored_rule_mends_nothing(self, tmp_path: Path) -> None:
        before = header() + entry("First text.", "Erster Text. ", "# l10n: ignore text/edge-space\n")
        _site(tmp_path, before)
        _run("check", "--fix")
        _run("check", "--fix", "--ignore", "text")
        assert (tmp_path / "locales" / _DE).read_text(encoding="utf-8") == before

    def test_a_file_that_cannot_be_read_is_not_touched(self, tmp_path: Path) -> None:
        before = header() + "\n<<<<<<< HEAD" + entry("First text.", "Erster Text. ")
        _site(tmp_path, before)
        assert _run("check", "--fix").exit_code == 1
        assert (tmp_path / "locales" / _DE).read_text(encoding="utf-8") == before


def test_a_rule_explains_itself() -> None:
    result = _run("rule", "po/missing")
    assert result.exit_code == 0
    assert "A message is not translated." in result.output
    assert _run("rule", "po/mising").exit_code == 2
    assert "markup/void" in _run("rule").output


def test_msgfmt_accepts_what_fix_wrote(tmp_path: Path) -> None:
    try:
        subprocess.run(["msgfmt", "--version"], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("msgfmt is not installed")
    _site(
        tmp_path,
        header()
        + entry("First text.", "Erster Text. ")
        + entry("On {date}", "Am { date }", "#, python-brace-format\n"),
    )
    _run("check", "--fix")
    judged = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", str(tmp_path / "locales" / _DE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "error" not in judged.stderr
