"""Who is let in, and what is refused: each way in that another page of the same browser would try."""

from http import HTTPStatus

import pytest

from l10n.serve.exchange import BadRequestError, Request, parse_request
from l10n.serve.guard import Guard

_GUARD = Guard(8730, token="secret")  # noqa: S106 - of nothing
_HOST = {"host": "127.0.0.1:8730"}
_LET_IN = {**_HOST, "cookie": "l10n-8730=secret"}


def _status(request: Request) -> HTTPStatus | None:
    try:
        response = _GUARD.admit(request)
    except BadRequestError as error:
        return error.status
    return response.status if response else None


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request("GET", "/", headers=_LET_IN), None),
        (Request("GET", "/", headers={**_LET_IN, "host": "localhost:8730"}), None),
        (Request("GET", "/", headers={**_LET_IN, "host": "evil.example:8730"}), HTTPStatus.MISDIRECTED_REQUEST),
        (Request("GET", "/", headers={**_LET_IN, "host": "127.0.0.1"}), HTTPStatus.MISDIRECTED_REQUEST),
        (Request("GET", "/", headers={"cookie": "l10n-8730=secret"}), HTTPStatus.MISDIRECTED_REQUEST),
        (Request("GET", "/", headers=_HOST), HTTPStatus.FORBIDDEN),
        (Request("GET", "/", headers={**_HOST, "cookie": "l10n-8730=secre"}), HTTPStatus.FORBIDDEN),
        (Request("GET", "/", headers={**_HOST, "cookie": "l10n-8731=secret"}), HTTPStatus.FORBIDDEN),
        (Request("GET", "/", {"token": "secret"}, _HOST), HTTPStatus.SEE_OTHER),
        (Request("GET", "/", {"token": "secreT"}, _HOST), HTTPStatus.FORBIDDEN),
        (Request("GET", "/", {"token": "sécret\udcff"}, _HOST), HTTPStatus.FORBIDDEN),
        (Request("GET", "/view/wrong/source/de/a.html", headers=_LET_IN), HTTPStatus.FORBIDDEN),
        (Request("GET", f"/view/{_GUARD.view_key}/source/de/a.html", headers=_HOST), None),
        (Request("POST", f"/view/{_GUARD.view_key}/source/de/a.html", headers=_LET_IN), HTTPStatus.FORBIDDEN),
        (Request("GET", "/static/editor.css", headers=_HOST), None),
    ],
)
def test_only_a_browser_that_opened_the_link_is_let_in(request_: Request, status: HTTPStatus | None) -> None:
    assert _status(request_) == status


@pytest.mark.parametrize(
    ("headers", "key", "status"),
    [
        ({}, _GUARD.form_key, None),
        ({"origin": "http://127.0.0.1:8730", "sec-fetch-site": "same-origin"}, _GUARD.form_key, None),
        ({"origin": "http://evil.example"}, _GUARD.form_key, HTTPStatus.FORBIDDEN),
        ({"origin": "null"}, _GUARD.form_key, HTTPStatus.FORBIDDEN),
        ({"sec-fetch-site": "cross-site"}, _GUARD.form_key, HTTPStatus.FORBIDDEN),
        ({"sec-fetch-site": "same-site"}, _GUARD.form_key, HTTPStatus.FORBIDDEN),
        ({}, "", HTTPStatus.FORBIDDEN),
        ({}, "secret", HTTPStatus.FORBIDDEN),
        ({}, _GUARD.view_key, HTTPStatus.FORBIDDEN),
    ],
)
def test_a_form_is_ours_and_from_here(headers: dict[str, str], key: str, status: HTTPStatus | None) -> None:
    assert _status(Request("POST", "/save", {}, {**_LET_IN, **headers}, {"key": key})) == status


def test_a_token_is_not_taken_from_a_form_that_is_sent() -> None:
    assert _status(Request("POST", "/save", {"token": "secret"}, _HOST, {"key": _GUARD.form_key})) == 403


def test_no_key_tells_another() -> None:
    assert len({_GUARD.token, _GUARD.view_key, _GUARD.form_key}) == 3
    assert Guard(8730).token != Guard(8730).token


def test_the_cookie_is_not_for_scripts_or_other_sites() -> None:
    response = _GUARD.admit(Request("GET", "/", {"token": "secret"}, _HOST))
    assert response is not None
    assert response.headers["Set-Cookie"] == "l10n-8730=secret; HttpOnly; SameSite=Lax; Path=/"
    assert response.headers["Location"] == "/"


def test_strangers_pages_run_nothing_and_load_nothing_from_elsewhere() -> None:
    policy = _GUARD.headers("/view/x/source/de/a.html")["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "https:" not in policy


def test_our_own_pages_run_our_script_alone() -> None:
    headers = _GUARD.headers("/edit/de/a.html")
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("target", "headers", "body", "status"),
    [
        ("http://127.0.0.1:8730/", [], b"", 400),
        ("//evil.example/", [], b"", 400),
        ("*", [], b"", 400),
        ("/%ff", [], b"", 400),
        ("/?a=%ff", [], b"", 400),
        ("/" + "a" * 9000, [], b"", 414),
        ("/", [("Host", "a"), ("Host", "b")], b"", 400),
        ("/save", [("Content-Type", "text/plain")], b"a=b", 415),
        ("/save", [("Content-Type", "application/x-www-form-urlencoded")], b"a=%ff", 400),
        ("/save", [("Content-Type", "application/x-www-form-urlencoded")], "ä=b".encode(), 400),
        ("/save", [("Content-Type", "application/x-www-form-urlencoded")], b"a&" * 300, 400),
    ],
)
def test_what_cannot_be_meant_is_refused(target: str, headers: list[tuple[str, str]], body: bytes, status: int) -> None:
    with pytest.raises(BadRequestError) as refused:
        parse_request("POST" if body else "GET", target, headers, body)
    assert refused.value.status == status


def test_a_form_is_read_as_it_was_sent() -> None:
    headers = [("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]
    request = parse_request("POST", "/save/%C3%A9?x=1", headers, b"text-0=a%0D%0Ab+%26&text-1=")
    assert request.path == "/save/é"
    assert request.query == {"x": "1"}
    assert request.form == {"text-0": "a\r\nb &", "text-1": ""}
