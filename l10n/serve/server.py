"""Sockets: requests in, responses out, on the loopback address and nowhere else.

In: a function from request to response. Out: a server. Never done here: knowing what is asked for.
"""

import contextlib
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from l10n.errors import UsageError
from l10n.serve.exchange import LONGEST_BODY, BadRequestError, Request, Response, parse_request

Answer = Callable[[Request], Response]
Refuse = Callable[[str, BadRequestError], Response]

ADDRESS = "127.0.0.1"
_PATIENCE = 10.0
"""Seconds to wait for a client that does not go on."""


class Server(ThreadingHTTPServer):
    """A server that only this machine can reach. ``answer`` and ``refuse`` are set before it serves."""

    daemon_threads = True
    answer: Answer
    refuse: Refuse

    def __init__(self, port: int) -> None:
        try:
            super().__init__((ADDRESS, port), _Handler)
        except OSError as error:
            remedy = "Another program has it: stop that, or choose another one with --port."
            raise UsageError(f"--port {port}", f"cannot be listened on: {error.strerror}", remedy) from error

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away; let a mistake of ours be seen."""
        import sys  # noqa: PLC0415 - for a mistake only

        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # typeshed is stricter than the caller


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "l10n"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        self._respond(b"")

    def do_POST(self) -> None:
        try:
            body = self._body()
        except BadRequestError as error:
            self.close_connection = True  # what is left of the body is no request
            self._send(self.server.refuse(self.path, error))
            return
        self._respond(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of the standard library
        """Keep the terminal quiet: the requests hold keys."""

    def _body(self) -> bytes:
        written = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not written.isdecimal():
            raise BadRequestError(HTTPStatus.LENGTH_REQUIRED, "the length of the form is missing")
        if len(written) > len(str(LONGEST_BODY)) or int(written) > LONGEST_BODY:
            raise BadRequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the form is too large")
        return self.rfile.read(int(written))

    def _respond(self, body: bytes) -> None:
        try:
            request = parse_request(self.command, self.path, self.headers.items(), body)
            response = self.server.answer(request)
        except BadRequestError as error:
            response = self.server.refuse(self.path, error)
        except Exception:
            told = "This is a mistake of l10n; the terminal has its traceback. What was saved before is saved."
            self._send(self.server.refuse(self.path, BadRequestError(HTTPStatus.INTERNAL_SERVER_ERROR, told)))
            raise
        self._send(response)

    def _send(self, response: Response) -> None:
        with contextlib.suppress(ConnectionError):
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", response.type)
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            self.wfile.write(response.body)
