"""How far the translations are, and the same for other programs.

In: a project, or its figures. Out: ``Statistics``; CSV, JSON, Markdown. Never done here: judging, or drawing a table.
"""

import csv
import io
import json
from dataclasses import dataclass

from l10n.catalog.coverage import NOTHING, Coverage, LocaleCoverage
from l10n.checks.coverage import shown_percent
from l10n.usecases.check import measure
from l10n.usecases.project import Project

_COLUMNS = ("scope", "locale", "name", "messages", "done", "fuzzy", "words", "words_done", "percent")
_COLORS = ((100, "brightgreen"), (90, "green"), (75, "yellowgreen"), (50, "yellow"), (0, "orange"))
VERSION = 1


@dataclass(frozen=True, slots=True)
class Statistics:
    """The coverage of each locale, in the project's order."""

    locales: tuple[LocaleCoverage, ...]

    @property
    def total(self) -> Coverage:
        """All locales together."""
        return sum((locale.total for locale in self.locales), NOTHING)


def stats(project: Project) -> Statistics:
    """Count what is translated.

    Raises:
        InputError: The export or a catalog cannot be read.
    """
    return Statistics(measure(project))


def render_csv(statistics: Statistics) -> str:
    """Write a row for each locale, each domain and each page of it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for locale in statistics.locales:
        rows = (("locale", "", locale.total), *(("domain", *each) for each in locale.domains))
        for scope, name, counted in (*rows, *(("page", *each) for each in locale.pages)):
            percent = f"{counted.percent:.1f}"
            figures = (counted.messages, counted.done, counted.fuzzy, counted.words, counted.words_done, percent)
            writer.writerow((scope, locale.locale.tag, name, *figures))
    return text.getvalue()


def render_json(statistics: Statistics) -> str:
    """Write everything; ``badge`` is what an endpoint badge of shields.io takes."""
    content = {
        "version": VERSION,
        "badge": {"schemaVersion": 1, "label": "translated", **_badge(statistics.total)},
        "total": _figures(statistics.total),
        "locales": [
            {
                "locale": locale.locale.tag,
                "name": locale.locale.english_name,
                **_figures(locale.total),
                "pages_complete": locale.pages_complete,
                "domains": {name: _figures(counted) for name, counted in locale.domains},
                "pages": {name: _figures(counted) for name, counted in locale.pages},
            }
            for locale in statistics.locales
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def render_markdown(statistics: Statistics) -> str:
    """Write a badge and a table, for a README or the summary of a CI run."""
    badge = _badge(statistics.total)
    figure = badge["message"].replace("%", "%25").replace(" ", "_")
    lines = [
        f"![translated {badge['message']}](https://img.shields.io/badge/translated-{figure}-{badge['color']})",
        "",
        "| locale | translated | messages | words left | fuzzy | pages complete |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for locale in statistics.locales:
        total = locale.total
        lines.append(
            f"| {locale.locale.english_name} (`{locale.locale.tag}`) | {shown_percent(total)} "
            f"| {total.done} / {total.messages} | {total.words_left} | {total.fuzzy} "
            f"| {locale.pages_complete} / {len(locale.pages)} |"
        )
    return "\n".join(lines) + "\n"


def _figures(counted: Coverage) -> dict[str, object]:
    return {
        "messages": counted.messages,
        "done": counted.done,
        "fuzzy": counted.fuzzy,
        "words": counted.words,
        "words_done": counted.words_done,
        "percent": round(counted.percent, 4),
    }


def _badge(counted: Coverage) -> dict[str, str]:
    color = next(color for least, color in _COLORS if counted.percent >= least)
    return {"message": shown_percent(counted), "color": color}
