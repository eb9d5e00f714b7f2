"""What is left to do, message by message.

In: a ``Report`` and its links. Out: ``Html``. Never done here: figures.
"""

from collections.abc import Callable, Iterable

from l10n.diagnostics import Diagnostic, Severity
from l10n.locales import Locale
from l10n.report.html import Html, html, tag
from l10n.report.links import Links, message_id
from l10n.report.model import Column, Open, PageRow, Report, Standing
from l10n.report.overview import counted, locale_name, page_name

_SHOWN = 200
"""Messages of one page in one locale that a report lists; the catalog has them all."""

WORDS = {
    Standing.FAILING: "Error",
    Standing.MISSING: "Not translated",
    Standing.FUZZY: "To review",
    Standing.DOUBTFUL: "Warning",
}
"""What a standing is called; colour only repeats it."""

Edit = Callable[[Open], str]
"""Gives the address at which a message is edited, "" for none."""


def cell_anchor(row: int, locale: str) -> str:
    """Name the place of a page's open messages in one locale."""
    return f"page-{row}-{locale}"


def pages_section(report: Report, links: Links) -> Html:
    """Write each page that has something to do, folded up."""
    todo = [(at, row) for at, row in enumerate(report.rows) if any(cell.open for cell in row.cells)]
    if not todo:
        return tag("p", "Nothing is left to do on any page.", class_="nothing")
    return html(_page(at, row, report, links) for at, row in todo)


def chrome_section(report: Report, links: Links) -> Html | None:
    """Write what is open of the interface, which all pages share; None where nothing is."""
    columns = [column for column in report.columns if column.chrome]
    return html(_chrome(column, links) for column in columns) if columns else None


def notes_section(report: Report, links: Links) -> Html | None:
    """Write what was found about files rather than messages; None where nothing was."""
    notes = sorted({*report.notes, *(note for column in report.columns for note in column.notes)})
    if not notes:
        return None
    errors = sum(note.severity is Severity.ERROR for note in notes)
    told = ", ".join(
        counted(count, what) for count, what in ((errors, "error"), (len(notes) - errors, "warning")) if count
    )
    summary = tag("summary", tag("h3", "What was found"), tag("span", tag("span", told, class_="told"), class_="tells"))
    return tag("details", summary, _notes(notes, links), open=errors > 0)


def _page(at: int, row: PageRow, report: Report, links: Links) -> Html:
    parts: list[Html] = []
    told: list[Html] = []
    for column, cell in zip(report.columns, row.cells, strict=True):
        if cell.open:
            tag_, path = column.locale.tag, row.path
            told.append(tag("span", tag("code", tag_), " ", _summary(cell.open), class_="told"))
            heading = tag("h4", locale_name(column))
            parts.append(
                tag(
                    "section",
                    heading,
                    _messages(cell.open, report, column, links, path),
                    id=cell_anchor(at, tag_),
                )
            )
    return tag("details", tag("summary", tag("h3", page_name(row.path)), tag("span", told, class_="tells")), parts)


def _summary(found: Iterable[Open]) -> str:
    standings = [each.standing for each in found]
    counts = {
        "error": standings.count(Standing.FAILING),
        "missing": standings.count(Standing.MISSING),
        "to review": standings.count(Standing.FUZZY),
        "warning": standings.count(Standing.DOUBTFUL),
    }
    plural = {"error": "errors", "warning": "warnings"}
    return ", ".join(counted(count, what, plural.get(what, what)) for what, count in counts.items() if count)


def _chrome(column: Column, links: Links) -> Html:
    summary = tag(
        "summary",
        tag("h3", locale_name(column)),
        tag("span", tag("span", _summary(column.chrome), class_="told"), class_="tells"),
    )
    return tag("details", summary, _messages(column.chrome, None, column, links, ""))


def _messages(found: tuple[Open, ...], report: Report | None, column: Column, links: Links, page: str) -> Html:
    sources = report.sources if report else {}
    items = [_message(each, sources.get(each.domain, ""), column.locale, links, page) for each in found[:_SHOWN]]
    rest = len(found) - len(items)
    more = tag("p", f"and {counted(rest, 'message')} more", class_="aside") if rest else None
    return html(tag("ul", items, class_="messages"), more)


def _message(found: Open, source: str, locale: Locale, links: Links, page: str) -> Html:
    direction = Locale.parse(source).direction if source and source != "und" else "auto"
    known = source if source and source != "und" else None
    texts = [tag("p", found.message.id, class_="source", lang=known, dir=direction)]
    if found.message.plural is not None:
        texts.append(tag("p", found.message.plural, class_="source", lang=known, dir=direction))
    problem = None
    if found.standing in {Standing.FAILING, Standing.DOUBTFUL} or not found.path:
        problem = tag("p", found.problem, " ", tag("code", found.rule) if found.rule else None, class_="problem")
    home = page or next(iter(found.message.references), "")
    edit = links.page(home, locale.tag, message_id(found.domain, found.message.key)) if home else ""
    told = " ".join(found.message.id.split())[:60]
    return tag(
        "li",
        tag("span", WORDS[found.standing], class_=f"badge {found.standing.name.lower()}"),
        tag("div", texts, problem),
        tag(
            "span",
            tag("a", "Edit", tag("span", f" “{told}”", class_="unseen"), href=edit) if edit else None,
            _place(found.path, found.line, links) if found.path else None,
            class_="ways",
        ),
    )


def _place(path: str, line: int, links: Links) -> Html:
    name = path.rpartition("/")[2]
    shown = html(tag("span", path[: len(path) - len(name)], class_="unseen"), name, f":{line}" if line else None)
    return tag("a", shown, href=links.file(path, line), class_="place", title=path)


def _notes(notes: Iterable[Diagnostic], links: Links) -> Html:
    items = [
        tag(
            "li",
            tag("span", each.severity.value.title(), class_=f"badge {each.severity.value}"),
            tag("div", tag("p", each.message), tag("p", each.hint, class_="problem") if each.hint else None),
            tag(
                "span",
                tag("code", each.rule),
                tag("a", each.place, href=links.file(each.path, each.line)),
                class_="ways",
            ),
        )
        for each in notes
    ]
    return tag("ul", items, class_="messages notes")
