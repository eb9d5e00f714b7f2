"""Whatever is wrong with what the user gives: a line that says where, what and what to do; the rest is still done."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from small_site import CONFIG as SMALL
from small_site import catalog, small_site, write
from terminal import l10n

from l10n.files import LOCK_NAME, lock

CONFIG = f'{SMALL}[build]\nbase_url = "https://example.org/"\n'
_PAGE = "<p>Hello, reader.</p>"
_TEXTS = {"Hello, reader.": "Hallo, Leser."}
_DE = "locales/de/LC_MESSAGES/posts.po"
_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page and one catalog, complete and clean, and the place to work in."""
    monkeypatch.chdir(tmp_path)
    small_site(tmp_path, {"good.html": _PAGE}, {"de/LC_MESSAGES/posts.po": catalog(_TEXTS)}, CONFIG)
    return tmp_path


def _said(result: Result) -> list[str]:
    """Give the lines below the first, which says what the step did, without their indent."""
    assert result.stderr == ""
    return [line.strip() for line in result.stdout.splitlines()[1:]]


def _error(result: Result) -> list[str]:
    """Give what a command said that could do nothing, as problem and remedy."""
    assert result.exit_code == 2
    return [line.strip() for line in result.stderr.removeprefix("error").splitlines()]


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".l10n-cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# ---- pages


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (
            "\ufeff<p>Cut".encode("utf-16-le")[:-1],
            "page/unreadable  its bytes do not come back from the encoding it is in (utf-16-le)",
            "Save the page as UTF-8. It is copied unchanged until then.",
        ),
        (b"", "page/empty  the file is empty", "Export the page again, or exclude it."),
        (b"\n \n", "page/empty  the file is empty", "Export the page again, or exclude it."),
        (
            b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 20,
            "page/binary  this is a binary file, not HTML",
            "Rename it or exclude it. It is copied unchanged.",
        ),
    ],
    ids=["undecodable", "empty", "blank", "binary"],
)
def test_a_page_that_is_no_text_is_named_and_copied_and_the_others_are_translated(
    folder: Path, data: bytes, problem: str, remedy: str
) -> None:
    (folder / "export/bad.html").write_bytes(data)
    for command in ("extract", "update", "build"):
        result = l10n(command)
        assert _said(result) == [f"export/bad.html error {problem}", remedy]
        assert result.exit_code == 1
    assert (folder / "site/bad.html").read_bytes() == data
    assert "Hallo, Leser." in (folder / "site/de/good.html").read_text()
    assert "Hello, reader." in (folder / "locales/posts.pot").read_text()


def test_what_to_do_about_many_pages_is_said_once(folder: Path) -> None:
    for name in "abc":
        (folder / f"export/{name}.html").write_bytes(b"")
    says = [f"export/{name}.html error page/empty  the file is empty" for name in "abc"]
    assert _said(l10n("extract")) == [says[0], "Export the page again, or exclude it.", *says[1:]]


def test_a_page_that_cannot_be_read_is_2_and_the_others_are_translated(folder: Path) -> None:
    assert l10n("build").exit_code == 0
    (folder / "export/lost.html").symlink_to("nowhere")
    for command in ("extract", "update", "build"):
        result = l10n(command)
        assert _said(result) == [
            "export/lost.html error io/read  no such file",
            "Check the path; it is relative to the configuration.",
        ]
        assert result.exit_code == 2
    assert "Hallo, Leser." in (folder / "site/de/good.html").read_text()


@pytest.mark.skipif(_ROOT or sys.platform == "win32", reason="nothing is forbidden to root")
def test_a_page_without_permission_is_2(folder: Path) -> None:
    write(folder / "export/secret.html", _PAGE)
    (folder / "export/secret.html").chmod(0)
    result = l10n("extract")
    assert _said(result) == [
        "export/secret.html error io/read  cannot be read: permission denied",
        "Check the file's permissions.",
    ]
    assert result.exit_code == 2


def test_a_page_that_cannot_be_read_any_more_keeps_what_was_built_of_it(folder: Path) -> None:
    write(folder / "export/lost.html", "<p>Hello, reader.</p><p>More.</p>")
    l10n("build")
    built = {name: data for name, data in _files(folder / "site").items() if "lost" in name}
    assert sorted(built) == ["de/lost.html", "lost.html"]
    (folder / "export/lost.html").unlink()
    (folder / "export/lost.html").symlink_to("nowhere")
    assert l10n("build").exit_code == 2
    assert built.items() <= _files(folder / "site").items()


def test_an_asset_that_cannot_be_read_is_2_and_the_pages_are_built(folder: Path) -> None:
    (folder / "export/logo.png").symlink_to("nowhere")
    result = l10n("build")
    assert _said(result)[0] == "export/logo.png error io/read  no such file"
    assert result.exit_code == 2
    assert (folder / "site/de/good.html").exists()


def test_a_missing_translation_beside_a_page_that_cannot_be_read_is_2(folder: Path) -> None:
    write(folder / "export/more.html", "<p>Not translated.</p>")
    assert l10n("run").exit_code == 1
    (folder / "export/lost.html").symlink_to("nowhere")
    assert l10n("run").exit_code == 2


# ---- catalogs


def test_a_torn_catalog_is_left_alone_and_so_is_what_was_compiled_of_it(folder: Path) -> None:
    write(folder / "locales/fr/LC_MESSAGES/posts.po", catalog({"Hello, reader.": "Bonjour."}, "fr"))
    write(folder / "l10n.toml", CONFIG.replace('["de"]', '["de", "fr"]'))
    assert l10n("run").exit_code == 0
    torn = (folder / _DE).read_text().replace('"Hallo, Leser."', '"Hallo, Leser.')
    line = torn.splitlines().index('msgstr "Hallo, Leser.') + 1
    write(folder / _DE, torn)
    compiled = (folder / _DE).with_suffix(".mo").read_bytes()
    for command in ("update", "compile", "build"):
        result = l10n(command)
        assert _said(result) == [
            f"{_DE}:{line}:1 error po/syntax  a string without its closing quote",
            f'{line} | msgstr "Hallo, Leser.',
            "| ^",
            'Close it on its line, and write a quote inside it as \\".',
        ]
        assert result.exit_code == 1
    assert (folder / _DE).read_text() == torn
    assert (folder / _DE).with_suffix(".mo").read_bytes() == compiled
    assert "Bonjour." in (folder / "site/fr/good.html").read_text()
    assert "Hallo, Leser." in (folder / "site/de/good.html").read_text()


def test_a_catalog_with_conflict_markers_is_left_alone(folder: Path) -> None:
    l10n("update")
    torn = (folder / _DE).read_text().replace('msgstr "Hallo, Leser."', '<<<<<<< HEAD\nmsgstr "Hallo, Leser."')
    write(folder / _DE, torn)
    line = torn.splitlines().index("<<<<<<< HEAD") + 1
    result = l10n("update")
    assert _said(result)[:4] == [
        f"{_DE}:{line}:1 error po/syntax  a conflict marker",
        f"{line} | <<<<<<< HEAD",
        "| ^",
        "Resolve the conflict; nothing is written to this file before.",
    ]
    assert result.exit_code == 1
    assert (folder / _DE).read_text() == torn


def test_a_run_says_once_what_is_wrong_with_a_file(folder: Path) -> None:
    l10n("run")
    write(folder / _DE, (folder / _DE).read_text() + "<<<<<<< HEAD\n")
    (folder / "export/empty.html").touch()
    result = l10n("run")
    assert result.exit_code == 1
    assert result.stdout.count("a conflict marker") == 1
    assert result.stdout.count("the file is empty") == 1


@pytest.mark.parametrize(
    ("command", "path"),
    [("extract", "locales/posts.pot"), ("update", _DE), ("compile", _DE.replace(".po", ".mo"))],
)
def test_a_folder_where_a_catalog_should_be_stops_the_command(folder: Path, command: str, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    (folder / path).mkdir(parents=True)
    if path.endswith(".mo"):
        write(folder / _DE, catalog(_TEXTS))
    assert _error(l10n(command)) == [f"{folder / path}: is a folder, not a file", "Name a file inside it."]


# ---- the configuration and the command line


def test_a_locale_that_does_not_exist_stops_a_run_before_anything_is_written(folder: Path) -> None:
    write(folder / "l10n.toml", CONFIG.replace('"de"', '"de", "tlh-nonsense"'))
    before = _files(folder)
    assert _error(l10n("run")) == [
        'l10n.toml:4:11: locales: no such locale: "tlh-nonsense"',
        '4 | locales = ["de", "tlh-nonsense"]',
        "|           ^",
        'Write a BCP 47 tag, such as "de" or "pt-BR".',
    ]
    assert _files(folder) == before


def test_a_locale_that_the_project_does_not_have_stops_a_run(folder: Path) -> None:
    before = _files(folder)
    assert _error(l10n("run", "-l", "fr")) == ["fr: is not a locale of this project (de)", "Add it to locales."]
    assert _files(folder) == before


@pytest.mark.parametrize("command", ["run", "extract", "update", "check", "build", "stats"])
def test_a_missing_export_stops_the_command_and_makes_no_folder(folder: Path, command: str) -> None:
    write(
        folder / "l10n.toml",
        CONFIG.replace('"export"', '"nowhere"').replace("[source]", '[catalogs]\ndir="new"\n[source]'),
    )
    before = sorted(folder.iterdir())
    assert _error(l10n(command))[0] == f"{folder / 'nowhere'}: does not exist"
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("command", ["run", "extract", "update"])
def test_an_export_without_a_page_stops_the_command_and_loses_no_message(folder: Path, command: str) -> None:
    l10n("run")
    (folder / "export/good.html").unlink()
    write(folder / "export/style.css", "p {}")
    before = _files(folder)
    assert _error(l10n(command)) == [
        "export: no HTML page is there",
        "Set inputs in l10n.toml to the folder of the export.",
    ]
    assert _files(folder) == before


@pytest.mark.parametrize("out", ["export/out", "export", "."])
def test_an_output_folder_in_at_or_around_the_export_stops_the_command(folder: Path, out: str) -> None:
    before = _files(folder)
    problem, remedy = _error(l10n("build", "-o", out))
    assert "build.out" in problem
    assert remedy == "Name a folder beside the export."
    write(folder / "l10n.toml", f'{CONFIG}out = "{out}"\n')
    for command in ("run", "extract", "build"):
        assert _error(l10n(command))[0].startswith("l10n.toml: build.out: ")
    write(folder / "l10n.toml", CONFIG)
    assert _files(folder) == before


def test_two_sources_of_one_output_path_stop_the_build_before_it_writes(folder: Path) -> None:
    write(folder / "export/de/good.html", _PAGE)
    problem, remedy = _error(l10n("build"))
    assert problem == "good.html (de): has the output path of de/good.html (en): de/good.html"
    assert remedy == "Change build.url, or exclude one."
    assert not (folder / "site").exists()


def test_two_inputs_with_one_path_stop_the_command(folder: Path) -> None:
    write(folder / "other/good.html", _PAGE)
    write(folder / "l10n.toml", CONFIG.replace('["export"]', '["export", "other"]'))
    problem, remedy = _error(l10n("extract"))
    one, other = folder / "export/good.html", folder / "other/good.html"
    assert problem == f"{other}: has the path of {one}, and so the same place in the output"
    assert remedy == "Exclude one of them, or make two projects."


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ('inptus = ["x"]\n', "l10n.toml:1:1: inptus: unknown key", 'Did you mean "inputs"?'),
        ("\n[build]\nuot = 1\n", "l10n.toml:3:1: build.uot: unknown key", 'Did you mean "out"?'),
        (
            'inputs = "x"\n',
            'l10n.toml:1:10: inputs: expected a list of texts, as in ["one", "two"], got \'x\'',
            "`l10n config schema` lists every key.",
        ),
        ("}{", "l10n.toml:1:1: is not valid TOML: invalid statement", "Correct it there."),
    ],
)
def test_a_key_or_a_value_that_cannot_be_meant_stops_the_command(
    folder: Path, text: str, problem: str, remedy: str
) -> None:
    write(folder / "l10n.toml", text)
    said, shown, caret, advice = _error(l10n("extract"))
    assert (said, advice) == (problem, remedy)
    column = int(problem.split(":")[2])
    assert (shown.partition(" | ")[2], caret) == (text.splitlines()[-1], f"| {' ' * (column - 1)}^")


_RULES = """
[[extract.rules]]
select = ".ad"
role = "skip"

[[extract.rules]]
select = "..a["
role = "skip"
"""


@pytest.mark.parametrize(
    ("settings", "place", "fault"),
    [
        (_RULES, "l10n.toml:14:10: extract.rules.2.select", '"..a[": expected an identifier at position 1'),
        (
            '[extract]\nskip = ["pre("]\n',
            "l10n.toml:9:8: extract.skip",
            '"pre(": expected a combinator or the end of the selector at position 3',
        ),
        ('[build]\nswitcher = "<ul>"\n', "l10n.toml:9:12: build.switcher", '"<ul>": expected a selector at position 0'),
    ],
)
def test_a_selector_that_cannot_be_read_stops_the_command_whether_or_not_a_page_has_its_elements(
    folder: Path, settings: str, place: str, fault: str
) -> None:
    write(folder / "l10n.toml", SMALL + settings)
    said, _, _, remedy = _error(l10n("extract"))
    assert said == f"{place}: invalid CSS selector {fault}"
    assert remedy == "Correct the selector."


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('"generic"', '"blooger"', 'l10n.toml:3:12: platform: no such platform: "blooger"'),
        ('interface = "en"', 'interface = "qqq"', 'l10n.toml:6:13: source.interface: no such locale: "qqq"'),
    ],
)
def test_a_platform_or_a_source_language_that_is_not_there_is_said_with_its_key(
    folder: Path, was: str, now: str, said: str
) -> None:
    write(folder / "l10n.toml", SMALL.replace(was, now))
    assert _error(l10n("extract"))[0] == said


def test_a_platform_file_is_found_beside_the_configuration_from_any_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "mine.toml", 'name = "mine"\nlabel = "Mine"\n[[rules]]\nselect = "p"\nrole = "skip"\n')
    write(folder / "l10n.toml", SMALL.replace('"generic"', '"mine.toml"'))
    below = folder / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert "Mine" in l10n("explain", "good.html").stdout


def test_without_a_configuration_a_command_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "l10n.toml").unlink()
    monkeypatch.chdir(empty)
    for command in ("run", "extract", "check", "build", "stats"):
        assert _error(l10n(command))[-1] == "No l10n.toml is here or above: l10n init LOCALE --from DIR writes one."


@pytest.mark.parametrize("file", ["l10n.toml", "pyproject.toml"])
def test_a_configuration_that_sets_nothing_is_not_overwritten_and_gets_none_beside_it(folder: Path, file: str) -> None:
    (folder / "l10n.toml").unlink()
    written = "# to be filled in\n" + "[tool.l10n]\n" * (file == "pyproject.toml")
    write(folder / file, written)
    assert "is there already, and used as it is" in l10n("init", "de").stdout
    assert [path.name for path in folder.glob("*.toml")] == [file]
    assert (folder / file).read_text() == written


def test_a_configuration_that_is_a_link_to_nowhere_or_has_an_empty_name_is_not_taken_for_none(folder: Path) -> None:
    (folder / "l10n.toml").unlink()
    (folder / "l10n.toml").symlink_to(folder / "gone.toml")
    assert _error(l10n("extract"))[0].startswith("l10n.toml: ")
    assert _error(l10n("--config", "", "extract"))[0]


def test_an_option_is_no_configuration_and_init_writes_one(folder: Path) -> None:
    (folder / "l10n.toml").unlink()
    assert "wrote l10n.toml" in l10n("-j", "2", "init", "de").stdout
    assert (folder / "l10n.toml").exists()


@pytest.mark.parametrize("named", ["nowhere", "empty"])
def test_an_export_that_init_is_given_and_cannot_use_is_said_of_the_option(folder: Path, named: str) -> None:
    (folder / "l10n.toml").unlink()
    (folder / "empty").mkdir()
    assert _error(l10n("init", "de", "--from", named))[-1] == "--from takes the folder of the export."


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("frobnicate",), "Error: no such command 'frobnicate'."),
        (("updaet",), "Error: no such command 'updaet'. Did you mean 'update'?"),
        (("extract", "--nope"), "Error: No such option '--nope'."),
        (("run", "-q"), "Error: No such option '-q'. It goes before the command: l10n -q …"),
        (("check", "--jobs", "2"), "Error: No such option '--jobs'. It goes before the command: l10n --jobs …"),
        (("-j", "many", "extract"), "Error: Invalid value for '-j' / '--jobs': 'many' is not a valid integer range."),
    ],
)
def test_a_command_line_that_cannot_be_meant_is_2(arguments: tuple[str, ...], problem: str) -> None:
    result = l10n(*arguments)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == problem


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("-C", "nowhere", "run"), "nowhere: cannot be entered: No such file or directory"),
        (("--config", "nope.toml", "run"), "nope.toml: no such configuration file"),
    ],
)
def test_a_folder_or_configuration_that_does_not_exist_is_2(arguments: tuple[str, ...], problem: str) -> None:
    assert _error(l10n(*arguments))[0] == problem


# ---- the output folder, and other runs


def test_a_file_that_is_not_ours_is_not_overwritten(folder: Path) -> None:
    write(folder / "site/good.html", "mine")
    assert _error(l10n("build")) == [
        f"{folder / 'site/good.html'}: was not written by this tool, and would be overwritten",
        "Move it away, and build again.",
    ]
    assert (folder / "site/good.html").read_text() == "mine"


def test_a_built_file_that_somebody_changed_is_not_overwritten(folder: Path) -> None:
    l10n("build")
    write(folder / "site/de/good.html", "mine")
    assert _error(l10n("build"))[0] == (
        f"{folder / 'site/de/good.html'}: was changed since it was built, and would be overwritten"
    )
    assert (folder / "site/de/good.html").read_text() == "mine"


def test_a_build_that_was_stopped_half_way_can_be_repeated_when_the_pages_have_changed(folder: Path) -> None:
    write(folder / "export/a.html", "<p>One.</p>")
    write(folder / "site/good.html", "mine")
    assert l10n("build").exit_code == 2
    assert (folder / "site/a.html").exists()
    write(folder / "export/a.html", "<p>Two.</p>")
    (folder / "site/good.html").unlink()
    assert l10n("build").exit_code == 0
    assert "Two." in (folder / "site/a.html").read_text()


def test_a_file_of_an_earlier_build_goes_with_its_page_and_no_other_file_does(folder: Path) -> None:
    write(folder / "export/a.html", _PAGE)
    l10n("build")
    write(folder / "site/note.txt", "mine")
    (folder / "export/a.html").unlink()
    assert l10n("build").exit_code == 0
    assert {name for name in _files(folder / "site") if not name.startswith(".")} == {
        "de/good.html", "good.html", "note.txt", "sitemap.xml",
    }  # fmt: skip


@pytest.fixture
def other_run(folder: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """Another process that holds the lock of a folder."""
    code = (
        f"import l10n.files, pathlib\nwith l10n.files.lock(pathlib.Path({request.param!r})): print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield
        process.communicate("\n")


@pytest.mark.parametrize(
    ("other_run", "command"),
    [
        *(("locales", each) for each in ("extract", "update", "compile", "run", "init de", "check --fix")),
        ("site", "build"),
        ("site", "run"),
    ],
    indirect=["other_run"],
)
@pytest.mark.usefixtures("other_run")
def test_a_command_that_writes_stops_where_another_run_is_at_work(
    folder: Path, command: str, request: pytest.FixtureRequest
) -> None:
    place = request.node.callspec.params["other_run"]
    before = _files(folder)
    assert _error(l10n(*command.split())) == [
        f"{folder / place / LOCK_NAME}: another l10n run is at work in this folder",
        "Wait until it has ended, then try again.",
    ]
    if command != "run":
        assert _files(folder) == before


@pytest.mark.parametrize(
    "command", ["extract --check", "extract --diff", "update --check", "compile --check", "check", "stats"]
)
def test_a_command_that_only_reads_waits_for_nobody(folder: Path, command: str) -> None:
    assert l10n("run").exit_code == 0
    with lock(folder / "locales"):
        assert l10n(*command.split()).exit_code == 0


def test_no_lock_is_left_behind(folder: Path) -> None:
    assert l10n("run").exit_code == 0
    assert not list(folder.rglob(LOCK_NAME))


def test_an_interrupt_is_130_and_leaves_files_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _files(folder)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("l10n.cli.extract.extract", interrupted)
    result = l10n("extract")
    assert result.exit_code == 130
    assert result.stderr == "interrupted: every file is either old or new, whole\n"
    assert _files(folder) == before


def test_an_interrupt_while_a_command_is_imported_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("importlib.import_module", interrupted)
    result = l10n("extract")
    assert result.exit_code == 130
    assert result.stderr == "interrupted: every file is either old or new, whole\n"
