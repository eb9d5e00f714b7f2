"""What the Tab key does in real shells; one that is not installed is skipped."""

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_site import CONFIG, catalog, small_site
from terminal import l10n

_BIN = Path(sys.executable).parent
_PATIENCE = 120
"""Seconds; a machine that is busy with other tests takes its time to start a shell."""
Complete = Callable[[str], list[str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two locales and three pages, and a shell's home that is nobody's."""
    place = tmp_path / "blog"
    pages = {"2014/one.html": "<p>One.</p>", "2014/other.html": "<p>Other.</p>", "index.html": "<p>Index.</p>"}
    small_site(place, pages, {}, CONFIG.replace('["de"]', '["de", "pt-BR"]'))
    monkeypatch.chdir(place)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", f"{_BIN}{os.pathsep}{os.environ['PATH']}")
    return place


def _script(shell: str) -> Path:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} on this system")
    path = Path(os.environ["HOME"]) / f"completion.{shell}"
    path.write_text(l10n("completion", shell).stdout)
    return path


def _in_bash(typed: str) -> list[str]:
    script = _script("bash")
    words = typed.split(" ")
    asked = (
        f"source {script}; COMP_WORDS=({' '.join(words[:-1])} '{words[-1]}'); COMP_CWORD={len(words) - 1};"
        ' _l10n_completion l10n; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "--norc", "-c", asked], capture_output=True, text=True, check=True)
    return done.stdout.split()


def _in_fish(typed: str) -> list[str]:
    script = _script("fish")
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source {script}; complete -C '{typed}'"],
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.partition("\t")[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("complete", [_in_bash, _in_fish], ids=["bash", "fish"])
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("l10n co", ["compile", "config", "completion"]),
        ("l10n config ", ["schema", "show"]),
        ("l10n check -l ", ["de", "pt-BR"]),
        ("l10n stats --locale p", ["pt-BR"]),
        ("l10n check --ignore markup/v", ["markup/void"]),
        ("l10n check --select marku", ["markup", "markup/missing", "markup/unknown", "markup/misnested", "markup/void",
                                       "markup/reference"]),
        ("l10n rule po/mis", ["po/missing"]),
        ("l10n explain 2014/o", ["2014/one.html", "2014/other.html"]),
        ("l10n check --format j", ["json", "junit"]),
    ],
)  # fmt: skip
def test_tab_offers_commands_locales_rules_and_pages(complete: Complete, typed: str, offered: list[str]) -> None:
    assert sorted(complete(typed)) == sorted(offered)


def test_tab_looks_at_the_project_that_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert _in_bash("l10n check -l ") == []
    assert _in_bash("l10n -C blog check -l ") == ["de", "pt-BR"]
    assert _in_bash("l10n --config blog/l10n.toml explain ind") == ["index.html"]


def test_tab_offers_what_has_catalogs_where_no_locales_are_listed(folder: Path) -> None:
    (folder / "l10n.toml").write_text(CONFIG.replace('locales = ["de"]', ""))
    small = folder / "locales" / "fr" / "LC_MESSAGES" / "posts.po"
    small.parent.mkdir(parents=True)
    small.write_text(catalog({"One.": "Un."}, "fr"))
    assert _in_bash("l10n check -l ") == ["fr"]


def test_tab_is_silent_where_the_configuration_is_at_fault(folder: Path) -> None:
    (folder / "l10n.toml").write_text("locales = ")
    assert _in_bash("l10n check -l ") == []


def test_tab_completes_in_zsh_as_it_is_typed() -> None:
    script = _script("zsh")
    # What a user has in .zshrc, and a key that shows the line as it stands.
    rc = (
        "autoload -U compinit; compinit -u; unsetopt zle_bracketed_paste; PS1=; "
        f"source {script}; shown() {{ print -r -- \"<<$BUFFER>>\"; BUFFER= }}; zle -N shown; bindkey '^X' shown"
    )
    (Path(os.environ["HOME"]) / ".zshrc").write_text(rc.replace("; ", "\n"))
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    shell = subprocess.Popen(["zsh", "-i"], stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    try:
        shown = []
        for typed in ("l10n rule markup/voi", "l10n check -l p", "l10n explain ind"):
            os.write(ours, f"{typed}\t\x18".encode())
            shown.append(_between(ours, "<<", ">>"))
        assert [each.strip() for each in shown] == [
            "l10n rule markup/void",
            "l10n check -l pt-BR",
            "l10n explain index.html",
        ]
    finally:
        shell.kill()
        shell.wait()
        os.close(ours)


def _between(terminal: int, begins: str, ends: str) -> str:
    """Read from a terminal until something stands between two marks."""
    sent, until = "", time.monotonic() + _PATIENCE
    while ends not in sent.partition(begins)[2]:
        if not select.select([terminal], [], [], max(until - time.monotonic(), 0))[0]:
            pytest.fail(f"the shell did not answer; it showed {sent!r}")
        sent += os.read(terminal, 4096).decode(errors="replace")
    return sent.partition(begins)[2].partition(ends)[0]
