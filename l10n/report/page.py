"""The report: one file that stands by itself.

In: a ``Report``, its history and links. Out: the page. Never done here: a script, or anything that a network would have
to bring; a policy in the page's head holds it to that.
"""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from l10n import __version__
from l10n.catalog.coverage import NOTHING
from l10n.checks.coverage import shown_percent
from l10n.report.details import cell_anchor, chrome_section, notes_section, pages_section
from l10n.report.history import Figures, Point, render_history
from l10n.report.html import Html, document, html, raw_text, tag
from l10n.report.links import Links
from l10n.report.model import PageRow, Report
from l10n.report.overview import counted, locales_table, matrix, number

STYLE = Path(__file__).parent / "style"


def point_of(report: Report) -> Point:
    """Give a report's figures, as the next one will remember them."""
    totals = ((column.locale.tag, column.coverage.total) for column in report.columns)
    figures = {tag_: Figures(each.messages, each.done, each.words, each.words_done) for tag_, each in totals}
    return Point(report.made.isoformat(timespec="seconds"), figures)


def render_report(report: Report, history: Sequence[Point], links: Links) -> str:
    """Write the page. ``history`` ends with the report's own point; its times are in order."""
    courses = {
        column.locale.tag: [
            point.locales[column.locale.tag].share for point in history if column.locale.tag in point.locales
        ]
        for column in report.columns
    }
    rows = {row.path: at for at, row in enumerate(report.rows)}

    def target(row: PageRow, at: int) -> str:
        anchor = cell_anchor(rows[row.path], report.columns[at].locale.tag)
        return f"#{anchor}" if row.cells[at].open else ""

    chrome, notes = chrome_section(report, links), notes_section(report, links)
    body = tag(
        "body",
        _header(report),
        tag(
            "main",
            _section("languages", "Languages", locales_table(report, courses)),
            _section("pages", "Pages", _legend(), matrix(report, target)),
            _section("todo", "Left to do", pages_section(report, links)),
            _section("interface", "Interface, on every page", chrome) if chrome else None,
            _section("files", "Files", notes) if notes else None,
            _section("history", "History", _history(history)) if len(history) > 1 else None,
        ),
        _footer(report),
        render_history(history),
    )  # fmt: skip
    return document(_head(report), body)


def _head(report: Report) -> Html:
    style = (STYLE / "palette.css").read_text("utf-8") + (STYLE / "report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{report.project}: translations"),
        raw_text("style", style),
    )


def _header(report: Report) -> Html:
    total = sum((column.coverage.total for column in report.columns), NOTHING)
    first = report.columns[0].coverage.total if report.columns else NOTHING
    sources = ", ".join(dict.fromkeys(each for each in report.sources.values() if each != "und"))
    facts = [
        ("translated", shown_percent(total)),
        ("languages", number(len(report.columns))),
        ("pages", number(len(report.rows))),
        ("messages", number(first.messages)),
        ("words", number(first.words)),
    ]
    return tag(
        "header",
        tag("p", "Translations", class_="kicker"),
        tag("h1", report.project),
        tag("p", tag("time", f"{report.made:%d %B %Y, %H:%M}", datetime=report.made.isoformat(timespec="seconds")),
            f" · source: {sources}" if sources else None, class_="when"),
        tag("dl", [tag("div", tag("dt", name), tag("dd", value)) for name, value in facts]),
    )  # fmt: skip


def _footer(report: Report) -> Html:
    made = f"Made by l10n {__version__}, {report.made:%Y-%m-%d %H:%M %Z}. The figures are those of "
    return tag("footer", tag("p", made, tag("code", "l10n check"), "."))


def _section(name: str, title: str, *content: Html | None) -> Html:
    return tag("section", tag("h2", title), content, id=name)


def _legend() -> Html:
    kinds = {
        "done": "all done",
        "begun": "some left",
        "missing": "nothing yet",
        "failing": "errors",
        "doubtful": "warnings",
    }
    return tag("p", [tag("span", words, class_=f"key {kind}") for kind, words in kinds.items()], class_="legend")


def _history(history: Sequence[Point]) -> Html:
    tags = list(dict.fromkeys(tag_ for point in history for tag_ in point.locales))
    rows = []
    for point in reversed(history):
        figures = (point.locales.get(tag_) for tag_ in tags)
        cells = [tag("td", f"{each.done} of {each.messages}" if each else "–", class_="figure") for each in figures]
        when = tag("time", point.at[:16].replace("T", " "), datetime=point.at)
        rows.append(tag("tr", tag("th", when, scope="row"), cells))
    head = tag("tr", tag("th", "Report", scope="col"), [tag("th", each, scope="col", class_="figure") for each in tags])
    table = tag("table", tag("thead", head), tag("tbody", rows))
    shown = tag("div", table, class_="scrolling", role="region", aria_label="Earlier reports", tabindex="0")
    return html(tag("details", tag("summary", tag("h3", counted(len(history), "report"))), shown))
