"""JUnit XML: what Jenkins, GitLab and others show as tests.

In: a report. Out: XML. A catalog, template or page is a suite; in it each rule that found something is a failed test,
and a locale's domain that is far enough is a passed one. Warnings are passed tests that say something: they fail
nothing.

Source: the schema of the Jenkins xUnit plugin, ``junit-10.xsd``: ``failure`` has ``message`` and ``type``, and text.
"""

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # nothing is parsed here

from l10n.checks.formats.report import Report
from l10n.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from l10n.checks.rule import Finding

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0, production 2: characters that a document cannot hold in any form."""


def render_junit(report: Report) -> str:
    """Write a report as JUnit XML."""
    suites = ET.Element("testsuites", name="l10n check")
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_path[finding.diagnostic.path].append(finding)
    for path, findings in by_path.items():
        suite = ET.SubElement(suites, "testsuite", name=_text(path))
        for finding in findings:
            _case(suite, finding.diagnostic)
        _count(suite)
    passed = [each for each in report.coverage if each.passed]
    if passed or not by_path:
        suite = ET.SubElement(suites, "testsuite", name="coverage")
        for each in passed:
            name = f"{each.locale} {each.domain}: {each.coverage.done} of {each.coverage.messages} messages"
            ET.SubElement(suite, "testcase", classname="coverage", name=_text(name))
        if not passed:
            ET.SubElement(suite, "testcase", classname="coverage", name="nothing to translate")
        _count(suite)
    for name in ("tests", "failures"):
        suites.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _case(suite: ET.Element, each: Diagnostic) -> None:
    name = f"{each.rule} {each.place.removeprefix(each.path).lstrip(':')} {' '.join(each.excerpt.split())[:80]}"
    attributes = {"classname": each.rule.replace("/", "."), "name": " ".join(name.split()), "file": each.path}
    case = ET.SubElement(suite, "testcase", {key: _text(value) for key, value in attributes.items()})
    if each.line:
        case.set("line", str(each.line))
    body = _text("\n".join(part for part in (each.place, each.excerpt, each.hint) if part))
    if each.severity is Severity.ERROR:
        ET.SubElement(case, "failure", message=_text(each.message), type=each.rule).text = body
    else:
        ET.SubElement(case, "system-out").text = f"{_text(each.message)}\n{body}"


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))


def _text(text: str) -> str:
    return _NOT_XML.sub(lambda match: f"\\x{ord(match[0]):02x}", text)
