"""GitHub annotations: one workflow command a finding, which GitHub shows on the line it names.

In: a report. Out: lines for a step's log. Never done here: the limit of ten annotations a step, which is GitHub's.

Source: docs.github.com, "Workflow commands for GitHub Actions", and actions/toolkit, ``command.ts``, for the escapes.
"""

from l10n.checks.formats.report import Report
from l10n.checks.rule import Finding

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}
"""What a page or a catalog says to a terminal is shown, and not done: a step's log is coloured by such codes."""
_DATA = _CONTROLS | str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(report: Report) -> str:
    """Write the findings as annotations."""
    return "".join(f"{_command(finding)}\n" for finding in report.findings)


def _command(finding: Finding) -> str:
    each = finding.diagnostic
    fields = {"file": each.path, "line": str(each.line or 1), "col": str(each.column or 1), "title": each.rule}
    properties = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in fields.items())
    text = "\n".join(part for part in (each.message, each.excerpt, each.hint) if part)
    return f"::{each.severity.value} {properties}::{text.translate(_DATA)}"
