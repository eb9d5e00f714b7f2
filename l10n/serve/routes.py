"""What the editor answers.

In: a request that the guard let pass. Out: a response. Never done here: sockets, or a path of the file system: what is
asked for is looked up among the files that the site is known to have, and nothing else can be named.
"""

import mimetypes
from collections.abc import Mapping
from http import HTTPStatus
from threading import Lock

from l10n.errors import BusyError, L10nError
from l10n.files import read_bytes
from l10n.locales import Locale
from l10n.report.html import Html
from l10n.report.links import editor_path
from l10n.report.read import report_of
from l10n.serve.assets import asset_response
from l10n.serve.desk import Desk
from l10n.serve.exchange import BadRequestError, Request, Response, redirect
from l10n.serve.form import Sitting, draft_of, edit_form, filled_in
from l10n.serve.guard import Guard
from l10n.serve.preview import Previewer
from l10n.serve.sheet import Item, Sheet
from l10n.serve.shell import Surroundings, editor_page, message_address, message_page, overview_page
from l10n.serve.suggest import suggestions
from l10n.usecases.edit import Conflict, Draft, save_entry, slots_of
from l10n.usecases.project import Project

_MARKUP = ("text/html", "application/xhtml+xml")


class Editor:
    """Answers the requests of one project, one at a time."""

    def __init__(self, project: Project, guard: Guard, *, read_only: bool = False) -> None:
        self._desk = Desk(project)
        self._preview = Previewer(self._desk)
        self._guard = guard
        self._read_only = read_only
        self._lock = Lock()

    def answer(self, request: Request) -> Response:
        """Answer a request, or refuse it.

        Raises:
            BadRequestError: It is refused.
        """
        response = self._guard.admit(request)
        if response is None:
            with self._lock:
                response = self._answer(request)
        return _with_headers(response, self._guard.headers(request.path))

    def refuse(self, path: str, error: BadRequestError) -> Response:
        """Say why a request is refused."""
        page = _page(message_page(error.status.phrase, error.problem), error.status)
        return _with_headers(page, self._guard.headers("/" if not path.startswith("/view/") else path))

    def _answer(self, request: Request) -> Response:
        try:
            response = self._save(request) if request.method == "POST" else self._get(request)
        except L10nError as error:
            return _page(message_page("This cannot be shown", str(error)), HTTPStatus.INTERNAL_SERVER_ERROR)
        if response is None:
            raise _nothing()
        return response

    def _get(self, request: Request) -> Response | None:
        _, first, *rest = request.path.split("/")
        match first, rest:
            case "", []:
                return _page(overview_page(report_of(self._desk.project), read_only=self._read_only))
            case "static", [stamp, name]:
                return asset_response(stamp, name)
            case "edit", [tag, *parts]:
                return self._edit(self._sheet("/".join(parts), tag), request)
            case "next", [tag]:
                return self._next(tag, request.query.get("after", ""))
            case "view", [_, kind, tag, *parts] if kind in {"source", "target"}:
                return self._view(kind, tag, "/".join(parts), request)
        return None

    def _sheet(self, path: str, tag: str) -> Sheet:
        locale = next((each for each in self._desk.project.locales if each.tag == tag), None)
        self._desk.refresh(path)
        sheet = self._desk.sheet(path, locale) if locale else None
        if sheet is None:
            raise _nothing()
        return sheet

    def _edit(self, sheet: Sheet, request: Request) -> Response:
        item = sheet.item(request.query.get("message", ""))
        if item is None:
            item = sheet.next_todo() if "message" not in request.query else None
        if item is None:
            return _page(editor_page(sheet, None, None, self._around(sheet)))
        sitting = self._sitting(sheet, item)._replace(saved="saved" in request.query)
        strings = filled_in(request.query.get("use", ""), item, sitting)
        return self._form(sheet, item, sitting._replace(strings=strings))

    def _form(self, sheet: Sheet, item: Item, sitting: Sitting, status: HTTPStatus = HTTPStatus.OK) -> Response:
        form = edit_form(item, sitting, message_address(sheet, item))
        return _page(editor_page(sheet, item, form, self._around(sheet)), status)

    def _sitting(self, sheet: Sheet, item: Item) -> Sitting:
        po = self._desk.catalog(sheet.locale, item.domain)
        return Sitting(
            sheet.locale,
            sheet.path,
            self._guard.form_key,
            slots_of(po, sheet.locale),
            item.entry.strings,
            item.entry.fuzzy,
            suggestions(self._desk, item, sheet.locale),
            read_only=self._read_only,
        )

    def _around(self, sheet: Sheet) -> Surroundings:
        paths = self._desk.paths
        at = paths.index(sheet.path)
        before, after = paths[at - 1] if at else "", paths[at + 1] if at + 1 < len(paths) else ""
        return Surroundings(self._desk.project.locales, before, after, self._guard.view_key, self._read_only)

    def _next(self, tag: str, after: str) -> Response:
        """Go to the next page with something to do, from the first again behind the last."""
        paths = self._desk.paths
        at = paths.index(after) + 1 if after in paths else 0
        for path in (*paths[at:], *paths[:at]):
            sheet = self._sheet(path, tag)
            if item := sheet.next_todo():
                return redirect(f"{message_address(sheet, item)}#edit")
        return _page(message_page("Nothing is left to do", f"Every page is translated into {tag}."))

    def _view(self, kind: str, tag: str, path: str, request: Request) -> Response:
        """Show a page in a frame; one that a link opens in the whole window is edited instead."""
        if path in self._desk.paths:
            if request.headers.get("sec-fetch-dest") == "document":
                return redirect(editor_path(path, tag))
            sheet, current = self._sheet(path, tag), request.query.get("message", "")
            draw = self._preview.source if kind == "source" else self._preview.target
            return Response(HTTPStatus.OK, draw(sheet, current), "text/html")
        file = next((each.file for each in self._desk.project.pages.site.files if each.path == path), None)
        if file is None:
            raise _nothing()
        guessed = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return Response(HTTPStatus.OK, read_bytes(file), guessed if guessed not in _MARKUP else "text/plain")

    def _save(self, request: Request) -> Response:
        if self._read_only:
            raise BadRequestError(HTTPStatus.FORBIDDEN, "This editor was started with --read-only.")
        if request.path != "/save":
            raise _nothing()
        form = request.form
        sheet = self._sheet(form.get("page", ""), form.get("locale", ""))
        item = sheet.item(form.get("message", ""))
        if item is None:
            problem = "The page does not hold this text any more. Nothing was saved."
            raise BadRequestError(HTTPStatus.CONFLICT, problem)
        draft = draft_of(form)
        template = self._desk.template(item.domain)
        try:
            saved = save_entry(self._desk.project, sheet.locale, template, item.message, draft)
        except L10nError as error:
            status = HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, BusyError) else HTTPStatus.CONFLICT
            return self._form(sheet, item, self._drafted(sheet, item, draft)._replace(trouble=str(error)), status)
        if isinstance(saved, Conflict):
            sitting = self._drafted(sheet, item, draft)._replace(theirs=saved.held)
            return self._form(sheet, item, sitting, HTTPStatus.CONFLICT)
        return self._onward(sheet.path, sheet.locale, item, form)

    def _drafted(self, sheet: Sheet, item: Item, draft: Draft) -> Sitting:
        """Lay out the form again with what was not saved in it."""
        return self._sitting(sheet, item)._replace(strings=draft.strings, fuzzy=draft.fuzzy)

    def _onward(self, path: str, locale: Locale, item: Item, form: Mapping[str, str]) -> Response:
        """Go on to the next message with something to do, but not from one that was saved with errors."""
        sheet = self._sheet(path, locale.tag)
        saved = sheet.item(item.id) or item
        wanted = form.get("then") == "next" and not saved.state.todo
        following = sheet.next_todo(item.id) if wanted else None
        if following is not None:
            return redirect(f"{message_address(sheet, following)}#edit")
        return redirect(f"{message_address(sheet, saved)}&saved=1#edit")


def _page(page: Html, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(status, page.encode())


def _nothing() -> BadRequestError:
    return BadRequestError(HTTPStatus.NOT_FOUND, "There is no such page here.")


def _with_headers(response: Response, headers: dict[str, str]) -> Response:
    return Response(response.status, response.body, response.type, {**headers, **response.headers})
