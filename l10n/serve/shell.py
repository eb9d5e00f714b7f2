"""The pages of the editor: the overview, a page beside its translation, a refusal.

In: what they show. Out: ``Html``. Never done here: reading a request.
"""

from typing import NamedTuple
from urllib.parse import quote, urlencode

from l10n.catalog.coverage import Coverage
from l10n.locales import Locale
from l10n.report.chart import bar
from l10n.report.html import Html, document, html, tag
from l10n.report.links import editor_path
from l10n.report.model import PageRow, Report
from l10n.report.overview import counted, locales_table, matrix, page_name
from l10n.serve.assets import asset
from l10n.serve.original import source_direction
from l10n.serve.sheet import Item, Sheet, State

_EXCERPT = 90


class Surroundings(NamedTuple):
    """Where a page stands: the locales there are, the pages before and after it ("" for none), the frames' key."""

    locales: tuple[Locale, ...]
    before: str
    after: str
    view_key: str
    read_only: bool = False


def overview_page(report: Report, *, read_only: bool) -> Html:
    """Write the first page: languages and pages, each cell leading to its page."""

    def target(row: PageRow, at: int) -> str:
        return editor_path(row.path, report.columns[at].locale.tag)

    starts = [
        tag("a", "Start with ", tag("b", column.locale.english_name), href=f"/next/{quote(column.locale.tag)}")
        for column in report.columns
        if not column.coverage.total.complete or column.errors
    ]
    return _page(
        f"{report.project}: translations",
        tag(
            "body",
            tag("header", tag("h1", report.project), _read_only() if read_only else None, class_="home"),
            tag(
                "main",
                tag("nav", starts, class_="starts", aria_label="What is left to do") if starts else None,
                tag("section", tag("h2", "Languages"), locales_table(report, {})),
                tag("section", tag("h2", "Pages"), matrix(report, target)),
                class_="home",
            ),
            class_="overview",
        ),
    )


def editor_page(sheet: Sheet, current: Item | None, form: Html | None, around: Surroundings) -> Html:
    """Write a page beside its translation, with the form for the current message."""
    title = f"{sheet.path} – {sheet.locale.english_name}"
    edit = form or tag("p", "Choose a text: in one of the pages, or in the list.", class_="hint")
    return _page(
        title,
        tag(
            "body",
            tag("a", "Go to the form", href="#edit", class_="skip"),
            _bar(sheet, around),
            tag(
                "main",
                tag("h1", title, class_="unseen"),
                _list(sheet, current),
                _frames(sheet, current, around),
                tag("section", edit, class_="edit", id="edit", aria_label="Translate", tabindex="-1"),
                class_="desk",
            ),
            class_="editor",
        ),
    )


def message_page(title: str, text: str) -> Html:
    """Write a page that only says something."""
    return _page(
        title,
        tag("body", tag("main", tag("h1", title), tag("p", text), tag("p", tag("a", "Overview", href="/")),
                        class_="home message"), class_="overview"),
    )  # fmt: skip


def message_address(sheet: Sheet, item: Item) -> str:
    """Give the address of a message on its page."""
    return editor_path(sheet.path, sheet.locale.tag, item.id)


def _page(title: str, body: Html) -> Html:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("link", rel="icon", href=asset("icon.svg")),
        tag("link", rel="stylesheet", href=asset("palette.css")),
        tag("link", rel="stylesheet", href=asset("editor.css")),
        tag("script", src=asset("editor.js"), defer=True),
    )
    return document(head, body)


def _bar(sheet: Sheet, around: Surroundings) -> Html:
    done = sum(not item.state.todo for item in sheet.items)
    share = Coverage(len(sheet.items), done)
    languages = [
        tag(
            "a",
            tag("span", locale.english_name, class_="unseen"),
            tag("span", locale.tag, aria_hidden="true"),
            href=editor_path(sheet.path, locale.tag),
            aria_current="page" if locale == sheet.locale else None,
            title=locale.autonym,
        )
        for locale in around.locales
    ]
    onward = f"/next/{quote(sheet.locale.tag)}?{urlencode({'after': sheet.path})}"
    return tag(
        "header",
        tag("a", "Overview", href="/", class_="up"),
        tag("div", _neighbour("‹", "Page before", around.before, sheet), page_name(sheet.path),
            _neighbour("›", "Page after", around.after, sheet), class_="where"),
        tag("nav", languages, class_="languages", aria_label="Languages"),
        tag("div", bar(share), tag("span", f"{done} of {counted(len(sheet.items), 'text')} done"), class_="share"),
        _read_only() if around.read_only else None,
        tag("a", "Next page to do", href=onward, class_="onward"),
        class_="topbar",
    )  # fmt: skip


def _neighbour(sign: str, name: str, path: str, sheet: Sheet) -> Html:
    if not path:
        return tag("span", sign, class_="step", aria_hidden="true")
    spoken = (tag("span", sign, aria_hidden="true"), tag("span", name, class_="unseen"))
    return tag("a", spoken, href=editor_path(path, sheet.locale.tag), class_="step", title=path)


def _list(sheet: Sheet, current: Item | None) -> Html:
    rows = [_row(sheet, item, is_current=current is not None and item.id == current.id) for item in sheet.items]
    empty = tag("p", "All of this page is in this language already.", class_="hint")
    return tag("nav", tag("ol", rows) if rows else empty, class_="list", aria_label="Texts of this page")


def _row(sheet: Sheet, item: Item, *, is_current: bool) -> Html:
    text = " ".join(item.message.id.split())
    excerpt = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
    quiet = item.state in {State.DONE, State.INHERITED}
    words = tag("span", item.state.words, class_="unseen" if quiet else f"badge {item.state}")
    language = None if item.language == "und" else item.language
    return tag(
        "li",
        tag(
            "a",
            tag("span", excerpt, lang=language, dir=source_direction(item.language)),
            " ",
            words,
            href=f"{message_address(sheet, item)}#edit",
            aria_current="true" if is_current else None,
            data_todo=item.state.todo or None,
        ),
        class_=f"state {item.state}",
    )


def _frames(sheet: Sheet, current: Item | None, around: Surroundings) -> Html:
    sources = sorted({item.language for item in sheet.items} - {"und"})
    kinds = (
        ("source", html("Source", tag("small", ", ".join(sources)))),
        ("target", html(tag("bdi", sheet.locale.autonym, lang=sheet.locale.tag), tag("small", sheet.locale.tag))),
    )
    return html(
        tag("figure", tag("figcaption", name), _frame(kind, sheet, current, around), class_=kind)
        for kind, name in kinds
    )


def _frame(kind: str, sheet: Sheet, current: Item | None, around: Surroundings) -> Html:
    path = f"/view/{around.view_key}/{kind}/{quote(sheet.locale.tag)}/{quote(sheet.path, errors='surrogatepass')}"
    address = f"{path}?{urlencode({'message': current.id})}#l10n-{current.id}" if current else path
    title = "The source page" if kind == "source" else f"The page in {sheet.locale.english_name}"
    return tag(
        "iframe", src=address, title=title, sandbox="allow-forms allow-top-navigation-by-user-activation",
        referrerpolicy="no-referrer", loading="lazy",  # not before its size is known: the scroll to the text needs it
    )  # fmt: skip


def _read_only() -> Html:
    return tag("span", "Read only", class_="badge warning")
