"""The formats, against their schemas and against what their readers do with them."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from l10n.catalog.coverage import Coverage
from l10n.catalog.model import Message
from l10n.checks.formats import RENDERERS, Measured, Report
from l10n.checks.formats.report import fingerprints
from l10n.checks.rule import Finding
from l10n.diagnostics import Diagnostic, Severity

ROOT = Path(__file__).parents[3]
_PO = "locales/ar/LC_MESSAGES/posts.po"


def _finding(  # noqa: PLR0913 - each differs in one of them
    rule: str = "po/missing",
    line: int = 7,
    text: str = "Small talk",
    *,
    severity: Severity = Severity.ERROR,
    path: str = _PO,
    context: str | None = None,
) -> Finding:
    diagnostic = Diagnostic(path, line, 1 if line else 0, rule, "not translated", "Translate it.", text, severity)
    return Finding(diagnostic, "ar", "posts", Message(text, context=context), ("a.html", "b c.html"))


_AWKWARD = '50 % of a, b: <b>c</b> & "d"\r\n::e\x07 \ud800 ؟ 🙂'
_REPORT = Report(
    "0.1.0",
    (
        _finding(),
        _finding("text/ending", 9, _AWKWARD, severity=Severity.WARNING, path="locales/ä b/c,d:e.po"),
        Finding(Diagnostic("export/a.html", 0, 0, "page/empty", "the file is empty"), pages=("a.html",)),
    ),
    (
        Measured("ar", "posts", Coverage(96, 94, 900, 880), 100),
        Measured("ar", "interface", Coverage(31, 31, 50, 50), 100),
    ),
)
_EMPTY = Report("0.1.0", ())


@pytest.mark.parametrize("report", [_REPORT, _EMPTY], ids=["findings", "nothing"])
def test_json_is_as_its_schema_says(report: Report) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "docs" / "findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(RENDERERS["json"](report)), schema)


def test_json_says_everything() -> None:
    content = json.loads(RENDERERS["json"](_REPORT))
    assert content["summary"] == {"errors": 2, "warnings": 1}
    assert content["coverage"][0]["percent"] == pytest.approx(97.9167)
    assert content["coverage"][0]["passed"] is False
    first = next(each for each in content["findings"] if each["rule"] == "po/missing")
    assert (first["path"], first["line"], first["msgid"], first["pages"]) == (
        _PO,
        7,
        "Small talk",
        ["a.html", "b c.html"],
    )


@pytest.mark.parametrize("report", [_REPORT, _EMPTY], ids=["findings", "nothing"])
def test_sarif_is_as_its_schema_says(report: Report) -> None:
    """``sarif-subset.schema.json`` has what we use of SARIF 2.1.0, as strict as the original."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((Path(__file__).parent / "sarif-subset.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(json.loads(RENDERERS["sarif"](report)), schema)


def test_sarif_places_results_and_describes_their_rules() -> None:
    (run,) = json.loads(RENDERERS["sarif"](_REPORT))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[0]["region"] == {"startLine": 7, "startColumn": 1}
    assert places[1]["artifactLocation"]["uri"] == "locales/%C3%A4%20b/c%2Cd%3Ae.po"  # RFC 3986
    assert "region" not in places[2], "a finding about a whole file"


def test_a_fingerprint_stays_when_lines_move_and_wording_changes() -> None:
    moved = _finding(line=99)
    assert fingerprints((_finding(),)) == fingerprints((moved,))


@pytest.mark.parametrize(
    "other", [_finding("po/fuzzy"), _finding(text="Other"), _finding(path="x.po"), _finding(context="menu")]
)
def test_a_fingerprint_tells_findings_apart(other: Finding) -> None:
    assert fingerprints((_finding(),)) != fingerprints((other,))


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    assert len(set(fingerprints((_finding(), _finding(line=8), _finding(line=9))))) == 3


def test_junit_counts_errors_as_failures_and_warnings_as_none() -> None:
    suites = ET.fromstring(RENDERERS["junit"](_REPORT))  # noqa: S314 - our own output
    assert (suites.get("tests"), suites.get("failures")) == ("4", "2")
    assert [suite.get("name") for suite in suites] == [_PO, "locales/ä b/c,d:e.po", "export/a.html", "coverage"]
    for suite in suites:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    (failure,) = suites[0].findall("testcase/failure")
    assert (failure.get("type"), failure.get("message")) == ("po/missing", "not translated")


def test_junit_holds_no_character_that_xml_cannot() -> None:
    text = RENDERERS["junit"](_REPORT)
    assert "\\x07" in text
    assert "\\xd800" in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", text)


def test_junit_of_a_clean_run_has_a_test_so_that_readers_accept_it() -> None:
    suites = ET.fromstring(RENDERERS["junit"](_EMPTY))  # noqa: S314 - our own output
    assert (suites.get("tests"), suites.get("failures")) == ("1", "0")


def test_github_annotations_are_one_line_each_and_read_back() -> None:
    lines = RENDERERS["github"](_REPORT).splitlines()
    assert len(lines) == 3
    assert lines[0] == f"::error file={_PO},line=7,col=1,title=po/missing::not translated%0ASmall talk%0ATranslate it."
    command, _, data = lines[1].partition("::")[2].partition("::")
    assert command.startswith("warning file=locales/ä b/c%2Cd%3Ae.po,line=9,")
    assert "50 %25 of a, b:" in data
    assert "%0D%0A" in data


def test_github_annotations_do_nothing_to_a_terminal() -> None:
    red = Finding(Diagnostic("a\x1b[31m.po", 1, 1, "po/missing", "not translated", excerpt="\x1b[31mred\x9b0m\tnot"))
    assert RENDERERS["github"](Report("1", (red,), ())) == (
        "::error file=a\\x1b[31m.po,line=1,col=1,title=po/missing::not translated%0A\\x1b[31mred\\x9b0m\\x09not\n"
    )


def test_every_format_can_be_written_as_utf_8() -> None:
    for name in ("json", "sarif", "junit"):
        RENDERERS[name](_REPORT).encode()
