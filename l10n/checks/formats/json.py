"""JSON: the format to build upon. ``docs/findings.schema.json`` describes it; ``version`` counts changes that break it.

In: a report. Out: one JSON object. Never done here: colour, totals that a reader can add up.
"""

import json

from l10n.checks.formats.report import Measured, Report, fingerprints
from l10n.checks.rule import Finding

VERSION = 1


def render_json(report: Report) -> str:
    """Write a report as JSON, two spaces deep."""
    names = fingerprints(report.findings)
    content = {
        "version": VERSION,
        "tool": {"name": "blog-l10n", "version": report.version},
        "summary": {"errors": report.errors, "warnings": report.warnings},
        "coverage": [_measured(each) for each in report.coverage],
        "findings": [_finding(each, name) for each, name in zip(report.findings, names, strict=True)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode() + "\n"  # a lone surrogate stands for a byte that is no text


def _measured(each: Measured) -> dict[str, object]:
    counted = each.coverage
    return {
        "locale": each.locale,
        "domain": each.domain,
        "messages": counted.messages,
        "done": counted.done,
        "words": counted.words,
        "words_done": counted.words_done,
        "percent": round(counted.percent, 4),
        "threshold": each.threshold,
        "passed": each.passed,
    }


def _finding(finding: Finding, fingerprint: str) -> dict[str, object]:
    each, message = finding.diagnostic, finding.message
    return {
        "rule": each.rule,
        "severity": each.severity.value,
        "path": each.path,
        "line": each.line,
        "column": each.column,
        "problem": each.message,
        "hint": each.hint,
        "locale": finding.locale or None,
        "domain": finding.domain or None,
        "msgctxt": message.context if message else None,
        "msgid": message.id if message else None,
        "pages": list(finding.pages),
        "fingerprint": fingerprint,
    }
