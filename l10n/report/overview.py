"""What a report shows at first sight: each locale in a line, and the matrix of locales and pages.

In: a ``Report``, and where a cell leads. Out: ``Html`` for the report and for the editor's first page alike. Never done
here: single messages.
"""

from collections.abc import Callable, Mapping, Sequence

from l10n.checks.coverage import shown_percent
from l10n.report.chart import bar, curve
from l10n.report.html import Child, Html, html, tag
from l10n.report.model import Cell, Column, PageRow, Report, Standing

Target = Callable[[PageRow, int], str]
"""Gives the address behind a row's cell of a column, "" for none."""

_ROWS = 1000
"""Rows that a browser shows with ease; what is beyond is told in words."""


def number(count: int) -> str:
    """Write a whole number with thin spaces between its thousands, as ISO 80000-1 has it."""
    return f"{count:,}".replace(",", "\u202f")


def counted(count: int, one: str, many: str = "") -> str:
    """Write a number with its noun."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def locale_name(column: Column) -> Html:
    """Write what a locale is called, by its readers and in English."""
    locale = column.locale
    english = locale.english_name
    return html(
        tag("bdi", locale.autonym, lang=locale.tag, class_="autonym"),
        tag("span", f"{english} " if english != locale.autonym else None, tag("code", locale.tag), class_="also"),
    )


def locales_table(report: Report, shares: Mapping[str, Sequence[float]]) -> Html:
    """Write a line for each locale; ``shares`` are what earlier reports said, by tag, the oldest first."""
    trend = any(len(course) > 1 for course in shares.values())
    heads = ["Language", "Translated", "Messages left", "Words left", "To review", "Errors", "Pages complete"]
    head = [tag("th", each, scope="col", class_="figure" if at > 1 else None) for at, each in enumerate(heads)]
    rows = [_locale_row(column, shares.get(column.locale.tag, ()) if trend else None) for column in report.columns]
    return _scrolling(
        "Languages",
        tag(
            "table",
            tag("thead", tag("tr", head, tag("th", "Trend", scope="col") if trend else None)),
            tag("tbody", rows),
            class_="locales",
        ),
    )


def _locale_row(column: Column, course: Sequence[float] | None) -> Html:
    total = column.coverage.total
    below = tag("span", f"below {column.below:g} %", class_="below") if column.below is not None else None
    figures = (total.left, total.words_left, total.fuzzy, column.errors)
    complete = f"{number(column.coverage.pages_complete)} of {number(len(column.coverage.pages))}"
    trend = None
    if course is not None:
        told = f"{course[0]:.1%} → {course[-1]:.1%}" if course else ""
        trend = tag("td", curve(course), tag("span", told, class_="unseen"), class_="trend")
    return tag(
        "tr",
        tag("th", locale_name(column), scope="row"),
        tag("td", tag("span", bar(total), tag("b", shown_percent(total)), class_="progress"), below),
        [tag("td", number(each) if each else "–", class_="figure" if each else "figure none") for each in figures],
        tag("td", complete, class_="figure"),
        trend,
    )


def matrix(report: Report, target: Target) -> Html:
    """Write the pages against the locales. Pages with something to do come first where not all can be shown."""
    shown = sorted(sorted(report.rows, key=lambda row: row.finished)[:_ROWS], key=lambda row: row.path)
    head = [
        tag(
            "th",
            tag("bdi", column.locale.autonym, lang=column.locale.tag),
            " ",
            tag("code", column.locale.tag),
            scope="col",
        )
        for column in report.columns
    ]
    rows = [
        tag(
            "tr",
            tag("th", page_name(row.path), scope="row"),
            [_cell(row, at, report.columns[at], target) for at in range(len(row.cells))],
        )
        for row in shown
    ]
    rest = len(report.rows) - len(shown)
    return html(
        _scrolling(
            "Pages by language",
            tag(
                "table", tag("thead", tag("tr", tag("th", "Page", scope="col"), head)), tag("tbody", rows),
                class_="matrix",
            ),
        ),
        tag("p", f"and {counted(rest, 'page')} more; l10n stats -v lists all", class_="aside") if rest else None,
    )  # fmt: skip


def page_name(path: str) -> Html:
    """Write a page's path so that its last part is read first."""
    folder, slash, name = path.rpartition("/")
    return tag("span", tag("span", folder + slash, class_="folder"), Html("<wbr>"), name, class_="path", dir="ltr")


def status(cell: Cell) -> tuple[str, str]:
    """Give the class of a cell and what it says in words."""
    coverage = cell.coverage
    if errors := cell.count(Standing.FAILING):
        return "failing", counted(errors, "error")
    if not coverage.complete:
        return ("begun" if coverage.done else "missing"), f"{number(coverage.left)} left"
    return ("doubtful", counted(doubts, "warning")) if (doubts := cell.count(Standing.DOUBTFUL)) else ("done", "done")


def _cell(row: PageRow, at: int, column: Column, target: Target) -> Html:
    cell = row.cells[at]
    kind, words = status(cell)
    content: Child = (tag("b", shown_percent(cell.coverage)), bar(cell.coverage), " ", tag("span", words))
    address = target(row, at)
    if address:
        unseen = tag("span", f" {row.path}, {column.locale.english_name}", class_="unseen")
        content = tag("a", content, unseen, href=address)
    return tag("td", tag("div", content, class_=f"cell {kind}"))


def _scrolling(label: str, table: Html) -> Html:
    """Let a wide table scroll by itself, by keyboard too."""
    return tag("div", table, class_="scrolling", role="region", aria_label=label, tabindex="0")
