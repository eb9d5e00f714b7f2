"""What the audit makes of pip-audit's answers: a package nobody was asked about is never clean."""

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).with_name("audit.py")
_JUDGE = runpy.run_path(str(_SCRIPT))["judge"]

_CLEAN = {"name": "click", "version": "8.1.7", "vulns": []}
_SKIPPED = {"name": "six", "skip_reason": "Dependency not found and could not be audited: six (1.17.0)"}
_BAD = {
    "name": "jinja2",
    "version": "2.4.1",
    "vulns": [{"id": "PYSEC-2014-8", "fix_versions": ["2.7.2"], "aliases": ["CVE-2014-1402"], "description": "Cache."}],
}


@pytest.mark.parametrize(
    ("dependencies", "code"),
    [
        ([_CLEAN], 0),
        ([_CLEAN, _BAD], 1),
        ([_CLEAN, _SKIPPED], 3),
        ([_SKIPPED, _BAD], 1),
        ([_SKIPPED], 3),
        ([], 3),
    ],
)
def test_only_what_was_looked_up_is_clean(dependencies: list[dict[str, object]], code: int) -> None:
    assert _JUDGE(json.dumps({"dependencies": dependencies, "fixes": []}), "")[0] == code


def test_a_vulnerability_is_named_with_its_remedy() -> None:
    _, lines = _JUDGE(json.dumps({"dependencies": [_BAD]}), "Found 1 known vulnerability in 1 package")
    assert lines == ["jinja2 2.4.1: PYSEC-2014-8, mended in 2.7.2"]


def test_without_a_report_the_last_word_of_pip_audit_is_the_reason() -> None:
    assert _JUDGE("", "Traceback\nConnectionError: no route") == (3, ["not audited: ConnectionError: no route"])


@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare takes the network away")
def test_without_a_network_nothing_is_clean() -> None:
    command = ["unshare", "--net", "--map-root-user", sys.executable, str(_SCRIPT)]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    if "unshare" in asked.stderr:
        pytest.skip(f"no namespace to be had: {asked.stderr}")
    assert asked.returncode == 3, asked.stderr
    assert "not audited" in asked.stderr
