"""Two hundred requests at once: each edit that is answered with success is in the catalog, and no other one."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import polib
import pytest
from editor_site import Visitor
from small_site import CONFIG, catalog, small_site

from l10n.serve.guard import Guard
from l10n.serve.routes import Editor
from l10n.serve.server import ADDRESS, Server

_TEXTS = [f"Sentence number {number} of the page." for number in range(50)]
_AT_ONCE = 200


def _request(server: Server, guard: Guard, method: str, path: str, form: dict[str, str] | None = None) -> int:
    port = server.server_address[1]
    cookie = f"l10n-{port}={guard.token}"
    headers = {
        "Cookie": cookie,
        "Origin": f"http://{ADDRESS}:{port}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection = HTTPConnection(ADDRESS, port, timeout=120)
    try:
        connection.request(method, path, urlencode(form) if form else None, headers)
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def test_two_hundred_edits_at_once_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = "".join(f"<p>{text}</p>" for text in _TEXTS)
    path = "de/LC_MESSAGES/posts.po"
    project = small_site(tmp_path, {"talk.html": body}, {path: catalog(dict.fromkeys(_TEXTS, ""))}, CONFIG)
    visitor = Visitor(project)
    server = Server(0)
    server.request_queue_size = _AT_ONCE
    server.socket.listen(_AT_ONCE)
    guard = Guard(server.server_address[1])
    editor = Editor(project, guard)
    visitor.guard, visitor.editor = guard, editor
    visitor.headers = {"host": f"{ADDRESS}:{guard.port}", "cookie": f"l10n-{guard.port}={guard.token}"}
    forms = [visitor.form(visitor.address(text)) for text in _TEXTS]
    server.answer, server.refuse = editor.answer, editor.refuse
    thread = threading.Thread(target=server.serve_forever)
    thread.start()

    def ask(number: int) -> tuple[int, str, int]:
        at, text = number % len(_TEXTS), f"Satz von Besucher {number}."
        if number % 7 == 0:
            assert _request(server, guard, "GET", "/edit/de/talk.html") == 200
        return at, text, _request(server, guard, "POST", "/save", forms[at] | {"text-0": text})

    try:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            answers = list(pool.map(ask, range(_AT_ONCE)))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    saved = {(at, text) for at, text, status in answers if status in {200, 303}}
    assert {status for *_, status in answers} <= {200, 303, 409}
    held = {(at, polib.pofile(str(tmp_path / "locales" / path)).find(text).msgstr) for at, text in enumerate(_TEXTS)}
    assert held == saved
    assert len(saved) == len(_TEXTS)
