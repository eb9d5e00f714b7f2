"""What was found, as other programs read it: one module a format, each a pure function of a ``Report``.

In: findings and coverage. Out: text. Never done here: choosing a format, printing, colour.
"""

from collections.abc import Callable, Mapping

from l10n.checks.formats.github import render_github
from l10n.checks.formats.json import render_json
from l10n.checks.formats.junit import render_junit
from l10n.checks.formats.report import Measured, Report
from l10n.checks.formats.sarif import render_sarif

RENDERERS: Mapping[str, Callable[[Report], str]] = {
    "json": render_json,
    "github": render_github,
    "junit": render_junit,
    "sarif": render_sarif,
}

__all__ = ["RENDERERS", "Measured", "Report"]
