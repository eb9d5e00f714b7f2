"""What a terminal is sent: its width, its colours, and the place in a file that something is said about."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from small_site import CONFIG, catalog, entry, header, small_site, write
from terminal import at_terminal, l10n

from l10n.cli.excerpt import windowed

_DE = "locales/de/LC_MESSAGES/posts.po"
_JA = "locales/ja/LC_MESSAGES/posts.po"
_TEXTS = {"Read <a>the guide</a> first.": "Lies zuerst <a>den Leitfaden</a>."}
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_TERMINALS = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page in German and Japanese, and the place to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    config = CONFIG.replace('["de"]', '["de", "ja"]')
    small_site(tmp_path, {"a.html": '<p>Read <a href="g.html">the guide</a> first.</p>'}, {}, config)
    write(tmp_path / _DE, catalog(_TEXTS))
    write(tmp_path / _JA, catalog({"Read <a>the guide</a> first.": "まず<a>ガイド</a>を読んでください。"}, "ja"))
    return tmp_path


# ---- the place in the file


def test_a_fault_of_a_translation_is_shown_where_the_translation_begins(folder: Path) -> None:
    write(folder / _DE, header() + entry("Read <a>the guide</a> first.", "Lies den Leitfaden."))
    result = l10n("check", "-l", "de", "--ignore", "page")
    assert result.stdout.splitlines() == [
        "check     de 100 %",
        (
            f"            {_DE}:11:9 error markup/missing  <a>…</a> of the message is gone; keep it around"
            ' or among the same words  "Read <a>the guide</a> first."'
        ),
        '                 11 | msgstr "Lies den Leitfaden."',
        "                    |         ^",
        "failed    1 error",
    ]
    assert result.exit_code == 1


def test_a_wrapped_translation_is_shown_from_its_first_words(folder: Path) -> None:
    wrapped = 'msgid "Read <a>the guide</a> first."\nmsgstr ""\n"Lies den "\n"Leitfaden."\n'
    write(folder / _DE, f"{header()}\n{wrapped}")
    shown = l10n("check", "-l", "de", "--ignore", "page").stdout.splitlines()
    assert shown[1].strip().startswith(f"{_DE}:12:2 error markup/missing")
    assert shown[2:4] == ['                 12 | "Lies den "', "                    |  ^"]


def test_each_plural_form_is_shown_at_its_own_line(folder: Path) -> None:
    counts = 'msgid "{count} comment"\nmsgid_plural "{count} comments"\n'
    forms = 'msgstr[0] "{count} Kommentar"\nmsgstr[1] "{count} {zahl}"\n'
    write(folder / _DE, f"{header()}\n#, python-brace-format\n{counts}{forms}")
    shown = l10n("check", "-l", "de", "--select", "placeholder").stdout.splitlines()
    assert shown[1].strip().startswith(f"{_DE}:14:20 error placeholder/unknown  msgstr[1]: ")
    assert shown[2:4] == [
        '                 14 | msgstr[1] "{count} {zahl}"',
        "                    |                    ^",
    ]


def test_a_fault_of_one_word_is_shown_at_that_word(folder: Path) -> None:
    write(folder / _DE, header() + entry("Read <a>the guide</a> first.", "Lies <b>erst</b> <a>den Leitfaden</a>."))
    shown = l10n("check", "-l", "de", "--ignore", "page").stdout.splitlines()
    assert shown[1].strip().startswith(f"{_DE}:11:14 error markup/unknown  <b> ")
    assert shown[3] == "                    |              ^"


def test_a_torn_catalog_is_shown_at_the_line_that_tears_it(folder: Path) -> None:
    write(folder / _DE, (folder / _DE).read_text().replace('msgid "Read', 'msgdi "Read'))
    result = l10n("update", "-l", "de")
    assert result.stdout.splitlines()[1:4] == [
        f"            {_DE}:10:1 error po/syntax  a keyword without its string, or unknown",
        '                 10 | msgdi "Read <a>the guide</a> first."',
        "                    | ^",
    ]


def test_the_caret_counts_columns_of_the_terminal_and_not_characters(folder: Path) -> None:
    japanese = (folder / _JA).read_text().replace("まず<a>", "まず\\q<a>")
    write(folder / _JA, japanese)
    shown = l10n("check", "-l", "ja").stdout.splitlines()
    at = next(number for number, line in enumerate(shown) if "'\\q' is no escape" in line)
    line, caret = shown[at + 1 : at + 3]
    before, _, _ = line.partition("\\q")
    assert f"{_JA}:11:11 error po/syntax" in shown[at]  # eight of ASCII and two of Japanese stand before it
    assert caret.index("^") == cell_len(before) == len(before) + 2


def test_a_fault_of_a_page_is_shown_as_the_page_is_encoded(folder: Path) -> None:
    page = '<meta charset="utf-8">\r\n<p>Read <a href="g.html">the guide</a> first.</p>\r\n<p>caf\xe9 noir</p>'
    (folder / "export/a.html").write_bytes(page.encode("latin-1"))
    shown = l10n("-v", "extract").stdout.splitlines()
    at = next(number for number, line in enumerate(shown) if "page/charset" in line)
    assert "export/a.html:3:7 warning page/charset" in shown[at]
    assert shown[at + 1 : at + 3] == [
        "                  3 | <p>caf\\udce9 noir</p>",
        "                    |       ^",
    ]


@pytest.mark.parametrize(
    ("text", "shown", "caret"),
    [
        ('locales = ["de"]\n[build]\n  uot = 1\n', "    3 |   uot = 1", "      |   ^"),
        ('locales = ["de"]\n[build]\nout = = 2\n', "    3 | out = = 2", "      |       ^"),
        ('locales = ["de"', '    1 | locales = ["de"', "      |                ^"),
    ],
    ids=["key", "syntax", "end"],
)
def test_a_fault_of_the_configuration_is_shown(folder: Path, text: str, shown: str, caret: str) -> None:
    write(folder / "l10n.toml", text)
    result = l10n("check")
    assert result.exit_code == 2
    assert result.stdout == ""
    said, line, below, remedy = result.stderr.splitlines()
    assert re.match(r"error     l10n\.toml:\d+:\d+: ", said)
    assert (line.strip(), below.strip()) == (shown.strip(), caret.strip())
    assert line.index("|") == below.index("|")
    assert below.index("^") - below.index("|") == caret.index("^") - caret.index("|")
    assert remedy.startswith("  ")


def test_a_fault_of_a_platform_file_is_shown(folder: Path) -> None:
    write(folder / "l10n.toml", f'platform = "mine.toml"\n{CONFIG.replace("platform", "# platform")}')
    write(folder / "mine.toml", 'name = "mine"\nlabel = Mine\n')
    result = l10n("extract")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[:3] == [
        "error     mine.toml:2:9: is not valid TOML: invalid value",
        "          2 | label = Mine",
        "            |         ^",
    ]


def test_what_is_only_missing_takes_a_line_and_its_place_is_for_v(folder: Path) -> None:
    write(folder / _DE, catalog({"Read <a>the guide</a> first.": ""}))
    assert " | " not in l10n("check", "-l", "de").stdout
    assert '   10 | msgid "Read <a>the guide</a> first."' in l10n("-v", "check", "-l", "de").stdout


def test_quiet_is_a_line_for_each_error(folder: Path) -> None:
    write(folder / _DE, header() + entry("Read <a>the guide</a> first.", "Lies den Leitfaden."))
    lines = l10n("-q", "check", "-l", "de").stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["error", "1"]


# ---- long lines


@given(st.text(st.characters(exclude_characters="\n"), max_size=300), st.integers(1, 320), st.integers(10, 120))
def test_a_window_is_no_wider_than_asked_and_holds_its_place(line: str, column: int, width: int) -> None:
    text, before = windowed(line, column, width)
    assert cell_len(text) <= width
    assert 0 <= before <= width


@given(st.text("ab ", min_size=1, max_size=300), st.data(), st.integers(10, 120))
def test_the_caret_stands_below_the_place(line: str, data: st.DataObject, width: int) -> None:
    column = data.draw(st.integers(1, len(line)))
    marked = line[: column - 1] + "^" + line[column:]
    text, before = windowed(marked, column, width)
    assert text[before] == "^"


def test_a_long_line_is_cut_on_both_sides_of_the_place() -> None:
    line = "".join(chr(ord("a") + at % 26) for at in range(260))
    text, before = windowed(line, 131, 40)
    assert (text[0], text[-1], len(text)) == ("…", "…", 40)
    assert text[before] == line[130]
    assert windowed(line, 1, 40) == (line[:38] + "…", 0)
    assert windowed(line, 260, 40)[0] == "…" + line[-38:]


def test_a_line_of_many_megabytes_is_only_looked_at_around_the_place() -> None:
    line = "x" * 20_000_000
    text, before = windowed(line[:-1] + "y", len(line), 40)
    assert (text, text[before]) == ("…" + "x" * 37 + "y", "y")


def test_tabs_and_what_a_terminal_obeys_are_written_out() -> None:
    assert windowed("\tx\x1b[31mred", 2, 40) == ("    x\\x1b[31mred", 4)
    assert windowed("e\u0301a", 3, 40) == ("e\u0301a", 1)
    assert windowed("日本語", 3, 40) == ("日本語", 4)


# ---- width and colours


@_TERMINALS
@pytest.mark.parametrize(
    "arguments",
    [
        ("stats",),
        ("-v", "stats"),
        ("rule",),
        ("explain", "a.html"),
        ("check",),
        ("-h",),
        ("check", "-h"),
        ("build", "-h"),
    ],
)
def test_nothing_but_paths_and_texts_is_wider_than_a_terminal_of_80_columns(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    long = "a-post-whose-address-is-as-long-as-its-title-because-somebody-wanted-it-that-way-for-search-engines"
    write(
        folder / f"export/2014/{long}.html",
        "<p>Not translated, and a text that is longer than a line, I should say.</p>",
    )
    sent = _STYLE.sub("", at_terminal("--config", "l10n.toml", *arguments))
    tables = [line for line in sent.splitlines() if "locales/" not in line and "export/" not in line]
    assert tables
    assert [line for line in tables if cell_len(line) > 80] == []


@_TERMINALS
def test_a_terminal_gets_colours_unless_it_is_told_otherwise(folder: Path) -> None:
    write(folder / _DE, catalog({"Read <a>the guide</a> first.": ""}))
    for command in ("check", "stats", "rule"):
        assert _STYLE.search(at_terminal(command))
        assert not _STYLE.search(at_terminal(command, env={"NO_COLOR": "1"}))
        assert not _STYLE.search(at_terminal("--color", "never", command))


@_TERMINALS
@pytest.mark.parametrize(
    ("options", "env", "colored"),
    [((), {}, True), (("--color", "never"), {}, False), ((), {"NO_COLOR": "1"}, False)],
    ids=["asked nothing", "never", "NO_COLOR"],
)
def test_long_work_shows_a_bar_without_colours_where_none_are_wanted(
    folder: Path, options: tuple[str, ...], env: dict[str, str], *, colored: bool
) -> None:
    for number in range(110):
        write(folder / f"export/{number}.html", f"<p>Page {number}.</p>")
    sent = at_terminal(*options, "-j", "1", "extract", env=env)
    hides_cursor = "\x1b[?25l"
    assert hides_cursor in sent
    assert "110/111" in sent or "111/111" in sent
    assert bool(re.search(r"\x1b\[(?:\d+;)*[34]\d(?:;\d+)*m", sent)) == colored


def test_a_pipe_gets_whole_lines_without_colours(folder: Path) -> None:
    del folder
    listed = l10n("rule").stdout
    assert not _STYLE.search(listed)
    assert len([line for line in listed.splitlines() if line.startswith("  ")]) == listed.count(" error  ") + (
        listed.count(" warning  ")
    )
