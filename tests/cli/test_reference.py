"""The reference and the manual page: current, whole, and such that other programs accept them."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from l10n.cli import main
from l10n.config import Config

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
MANUAL = ROOT / "docs" / "man" / "l10n.1"


def test_what_is_made_from_the_code_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "generate"))
    names = ("commands", "pages", "manual")
    try:
        pages, manual = importlib.import_module("pages").pages(), importlib.import_module("manual").manual()
    finally:
        for name in names:
            sys.modules.pop(name, None)
    assert {path.name for path in REFERENCE.iterdir()} == set(pages)
    for name, text in pages.items():
        assert (REFERENCE / name).read_text(encoding="utf-8") == text, "run: make docs"
    assert MANUAL.read_text(encoding="utf-8") == manual, "run: make docs"


def test_every_option_of_every_command_is_in_the_reference_and_in_the_manual() -> None:
    reference, manual = (REFERENCE / "commands.md").read_text(), MANUAL.read_text().replace("\\-", "-")
    context = click.Context(main)
    options = {name for each in main.params for name in each.opts}
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert f"## l10n {name}" in reference
        assert f".Cm {name}" in manual
        options |= {name for each in command.params if isinstance(each, click.Option) for name in each.opts}
    assert {name for name in options if f"`{name}`" not in reference} == set()
    assert {name for name in options if f"Fl {name[1:]}" not in manual} == set()


def test_every_key_of_the_configuration_is_in_the_reference() -> None:
    page = (REFERENCE / "configuration.md").read_text(encoding="utf-8")
    for setting in Config().settings():
        section, _, key = setting.key.rpartition(".")
        _, heading, rows = page.partition(f"\n## `[{section}]`:" if section else "\n## At the top")
        assert heading
        assert f"\n| `{key}` |" in rows.partition("\n## ")[0]


@pytest.mark.parametrize(
    "judge",
    [["mandoc", "-T", "lint", "-W", "warning"], ["groff", "-mdoc", "-T", "utf8", "-ww", "-z"]],
    ids=lambda judge: judge[0],
)
def test_the_manual_page_is_good_roff(judge: list[str]) -> None:
    if shutil.which(judge[0]) is None:
        pytest.skip(f"no {judge[0]} on this system")
    judged = subprocess.run([*judge, str(MANUAL)], capture_output=True, text=True, check=False)
    said = (judged.stdout + judged.stderr).splitlines()
    # That is about other pages of this system, not about ours.
    assert [line for line in said if "mandoc.db" not in line] == []
    assert judged.returncode == 0
