import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("babel", "bs4", "lxml", "msgspec", "polib", "rapidfuzz", "rich", "turbohtml")
LOADED_AFTER = """
import sys
from l10n.cli import main
sys.argv = ["l10n", {flag!r}]
try:
    main()
finally:
    print("loaded:", *sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


def test_imports_keep_the_contracts_of_pyproject() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    judged = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout
    assert " 0 broken." in judged.stdout


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_starting_up_loads_nothing_heavy(flag: str) -> None:
    command = [sys.executable, "-c", LOADED_AFTER.format(flag=flag)]
    started = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert started.returncode == 0, started.stderr
    loaded = started.stderr.partition("loaded:")[2].split()
    assert "click" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_reading_the_configuration_loads_nothing_heavy() -> None:
    code = "import sys; from l10n.config import parse_config; parse_config({}); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "l10n.config.read" in loaded
    assert [name for name in HEAVY if name in loaded] == []
