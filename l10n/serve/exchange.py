"""A request and a response, free of sockets.

In: what a client sent. Out: ``Request``, checked for shape and size; ``Response``. Never done here: trusting any of it,
or deciding what it may do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl, unquote, urlsplit

LONGEST_BODY = 1 << 20
"""Bytes of a form; the longest message of a page has some thousands."""
LONGEST_TARGET = 8192
_MOST_FIELDS = 200
_ONCE = frozenset(("host", "origin", "cookie", "content-type", "content-length"))


class BadRequestError(Exception):
    """A request that cannot be meant: with the status to answer, and why."""

    def __init__(self, status: HTTPStatus, problem: str) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Request:
    """One request. ``path`` is decoded; header names are lower-case; of a repeated field the last value holds."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies that came along, also those that other servers of this host have set."""
        pairs = (each.strip().partition("=") for each in self.headers.get("cookie", "").split(";"))
        return {name: value for name, _, value in pairs}


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back. Headers that every response has are the guard's."""

    status: HTTPStatus
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def parse_request(method: str, target: str, headers: Iterable[tuple[str, str]], body: bytes) -> Request:
    """Read a request's target and form.

    Raises:
        BadRequestError: It is too long, not UTF-8, no form, or says twice what it is about.
    """
    if len(target) > LONGEST_TARGET:
        raise BadRequestError(HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long")
    if not target.startswith("/") or target.startswith("//"):
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "the address is no path")
    lowered: dict[str, str] = {}
    for name, value in headers:
        if lowered.setdefault(name.lower(), value) != value and name.lower() in _ONCE:
            raise BadRequestError(HTTPStatus.BAD_REQUEST, f"two headers {name} contradict each other")
    if body and lowered.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise BadRequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "this is no form")
    try:
        parts = urlsplit(target)
        path = unquote(parts.path, errors="strict")
        form = _fields(body.decode("ascii"))
        return Request(method, path, _fields(parts.query), lowered, form)
    except ValueError as error:
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "this cannot be read") from error


def redirect(location: str, headers: Mapping[str, str] | None = None) -> Response:
    """Send the browser on with a GET."""
    return Response(HTTPStatus.SEE_OTHER, headers={"Location": location, **(headers or {})})


def _fields(encoded: str) -> dict[str, str]:
    return dict(parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
