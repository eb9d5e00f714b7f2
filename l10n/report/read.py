"""A project's report, and the reports before it.

In: a project; files. Out: a ``Report``; its history. Never done here: writing.
"""

from collections.abc import Iterable
from pathlib import Path

from l10n.catalog.coverage import contents_of
from l10n.errors import InputError
from l10n.files import read_bytes
from l10n.report.history import HistoryError, Point, join_histories, parse_history
from l10n.report.model import Judged, Report, make_report
from l10n.report.page import point_of
from l10n.usecases.check import check
from l10n.usecases.project import Project


def report_of(project: Project) -> Report:
    """Check a project, and sort what was found.

    Raises:
        InputError: The export or a catalog cannot be read.
    """
    checked, pages = check(project), project.pages
    return make_report(
        project.defaults.project,
        project.defaults.now,
        {template.domain: template.source for template in pages.templates},
        (Judged(each.coverage, each.below) for each in checked.locales),
        checked.findings,
        contents_of(pages.readings, pages.profile),
    )


def read_history(report: Report, output: Path, earlier: Iterable[Path]) -> tuple[Point, ...]:
    """Give the points of earlier reports, of the one that ``output`` is now, and the report's own, in order.

    Raises:
        InputError: A file that is named as an earlier report is none. What ``output`` holds need not be one.
    """
    points: list[Point] = []
    for path in earlier:
        try:
            points += parse_history(_text(path))
        except HistoryError as error:
            raise InputError(str(path), str(error), "Name a file that l10n report wrote.") from error
    if output.is_file():
        try:
            points += parse_history(_text(output))
        except HistoryError:
            points += ()
    return join_histories([*points, point_of(report)])


def _text(path: Path) -> str:
    return read_bytes(path).decode("utf-8", "replace")
