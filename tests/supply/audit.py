"""Ask whether what CI installs has known vulnerabilities, and tell "no" from "nobody answered".

In: the lock. Out: exit code 0 (asked for each, none known), 1 (some are known, listed) or 3 (nobody answered for all or
some of them, and none is known of the others). Never done here: passing for clean what was not looked up; pip-audit by
itself ends with 0 where it found nobody to ask, and with 1 both for findings and for a broken network.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

LOCK = Path(__file__).parents[2] / "requirements-ci.txt"
CLEAN, FOUND, UNANSWERED = 0, 1, 3


def judge(report: str, said: str) -> tuple[int, list[str]]:
    """Judge pip-audit's report as JSON ("" if it wrote none), and give what to say; ``said`` is what it said itself."""
    if not report.strip():
        return UNANSWERED, [f"not audited: {(said.strip() or 'pip-audit said nothing').splitlines()[-1]}"]
    asked = json.loads(report)["dependencies"]
    found = [
        f"{each['name']} {each['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'no release'}"
        for each in asked
        for fault in each.get("vulns", ())
    ]
    skipped = [each for each in asked if "skip_reason" in each]
    code = FOUND if found else UNANSWERED if skipped or not asked else CLEAN
    if skipped:
        found.append(f"not audited: {len(skipped)} of {len(asked)} packages, as {skipped[0]['skip_reason']}")
    return code, found


def main() -> int:
    """Run pip-audit over the lock."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        options = ["--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off"]
        command = [sys.executable, "-m", "pip_audit", *options, "--output", str(report), "--requirement", str(LOCK)]
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
        code, lines = judge(report.read_text() if report.exists() else "", asked.stdout + asked.stderr)
    print(*lines or ["audited: no known vulnerability"], sep="\n", file=sys.stderr)  # noqa: T201 - what it is for
    return code


if __name__ == "__main__":
    sys.exit(main())
