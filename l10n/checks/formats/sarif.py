"""SARIF 2.1.0: what GitHub code scanning and others read.

In: a report. Out: a log of one run. Every rule that found something is described in it, and each result has a
fingerprint that a change elsewhere in the file does not move.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", sections 3.13 to 3.30.
"""

import json
from urllib.parse import quote

from l10n.checks.formats.report import Report, fingerprints
from l10n.checks.registry import BY_ID
from l10n.checks.rule import CheckRule, Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "l10nMessage/v1"


def render_sarif(report: Report) -> str:
    """Write a report as a SARIF log."""
    used = sorted({finding.diagnostic.rule for finding in report.findings})
    driver = {"name": "blog-l10n", "semanticVersion": report.version, "rules": [_rule(rule) for rule in used]}
    names = fingerprints(report.findings)
    results = [_result(each, used, name) for each, name in zip(report.findings, names, strict=True)]
    # SARIF counts columns in UTF-16 code units unless told otherwise (section 3.14.17).
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    text = json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode() + "\n"


def _rule(rule_id: str) -> dict[str, object]:
    rule: CheckRule | None = BY_ID.get(rule_id)
    if rule is None:
        return {"id": rule_id}
    return {
        "id": rule.id,
        "name": "".join(part.title() for part in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.why}"},
        "help": {"text": f"{rule.why}\n\n{rule.fix}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(finding: Finding, used: list[str], fingerprint: str) -> dict[str, object]:
    each = finding.diagnostic
    text = each.message + (f": {each.excerpt}" if each.excerpt else "")
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(each.path, safe="/"), "uriBaseId": "%SRCROOT%"}}
    if each.line:
        physical["region"] = {"startLine": each.line, "startColumn": each.column or 1}
    return {
        "ruleId": each.rule,
        "ruleIndex": used.index(each.rule),
        "level": each.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        "properties": {
            "locale": finding.locale,
            "domain": finding.domain,
            "pages": list(finding.pages),
            "hint": each.hint,
        },
    }
