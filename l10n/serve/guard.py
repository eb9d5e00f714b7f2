"""Who may ask, and what an answer may do in the browser.

In: requests. Out: a refusal, or none; headers for every response. Never done here: work.

The server listens on the loopback address only, but every page in every browser of the machine can reach that. So:

- the ``Host`` must be ours: another name that resolves to this address (DNS rebinding) is refused;
- all but the frames' pages ask for a cookie that only the link in the terminal sets;
- what changes a file also needs the form's own key, and an ``Origin`` that is ours;
- the frames, whose pages are strangers' HTML in an origin of their own and so without cookies, carry a key in their
  path; it opens nothing else;
- policies let no script run but ours, and load nothing from anywhere else.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus

from l10n.serve.exchange import BadRequestError, Request, Response, redirect

_HOSTS = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class Guard:
    """The secret of one run of the server, and its port."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def origin(self) -> str:
        """Where the server is."""
        return f"http://{_HOSTS[0]}:{self.port}"

    @property
    def entrance(self) -> str:
        """The link that lets a browser in."""
        return f"{self.origin}/?token={self.token}"

    @property
    def view_key(self) -> str:
        """What the path of a frame's page begins with."""
        return self._derived("view")

    @property
    def form_key(self) -> str:
        """What a form that changes something carries."""
        return self._derived("form")

    def admit(self, request: Request) -> Response | None:
        """Let a request pass (None), send it on with its cookie, or refuse it.

        Raises:
            BadRequestError: It is refused.
        """
        self._check_host(request)
        if request.path.startswith("/static/"):
            return None
        if request.path.startswith("/view/"):
            return self._admit_view(request)
        if _same(request.query.get("token", ""), self.token) and request.method == "GET":
            # Lax, so that a link in a report finds the browser let in already.
            cookie = f"{self._cookie}={self.token}; HttpOnly; SameSite=Lax; Path=/"
            return redirect("/", {"Set-Cookie": cookie})
        if not _same(request.cookies.get(self._cookie, ""), self.token):
            problem = "This browser was not let in. Open the link that l10n serve has printed in the terminal."
            raise BadRequestError(HTTPStatus.FORBIDDEN, problem)
        if request.method == "POST":
            self._check_form(request)
        return None

    def headers(self, path: str) -> dict[str, str]:
        """Give the headers of every response to a path."""
        policy = self._view_policy() if path.startswith("/view/") else self._own_policy()
        return {
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Referrer-Policy": "no-referrer" if path.startswith("/view/") else "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "SAMEORIGIN" if path.startswith("/view/") else "DENY",
        }

    @property
    def _cookie(self) -> str:
        """Cookies of one host are shared by all of its ports, so the name says ours."""
        return f"l10n-{self.port}"

    def _derived(self, purpose: str) -> str:
        return hmac.new(self.token.encode(), purpose.encode(), hashlib.sha256).hexdigest()[:32]

    def _check_host(self, request: Request) -> None:
        if request.headers.get("host", "") not in {f"{host}:{self.port}" for host in _HOSTS}:
            raise BadRequestError(HTTPStatus.MISDIRECTED_REQUEST, "This server answers to its own name only.")

    def _admit_view(self, request: Request) -> Response | None:
        if request.method != "GET" or not _same(request.path.split("/")[2], self.view_key):
            raise BadRequestError(HTTPStatus.FORBIDDEN, "This is shown inside the editor only.")
        return None

    def _check_form(self, request: Request) -> None:
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
        if origin not in {None, *(f"http://{host}:{self.port}" for host in _HOSTS)} or site != "same-origin":
            raise BadRequestError(HTTPStatus.FORBIDDEN, "This form was sent from another place.")
        if not _same(request.form.get("key", ""), self.form_key):
            raise BadRequestError(HTTPStatus.FORBIDDEN, "This form is not of this run of the editor. Reload the page.")

    def _own_policy(self) -> str:
        return (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self';"
            " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )

    def _view_policy(self) -> str:
        # Sandboxed, the page has an origin of its own, which 'self' would mean in some browsers.
        here = " ".join(f"http://{host}:{self.port}" for host in _HOSTS)
        return (
            f"sandbox allow-forms allow-top-navigation-by-user-activation; default-src 'none'; img-src {here} data:;"
            f" style-src {here} 'unsafe-inline'; font-src {here} data:; media-src {here} data:; form-action {here};"
            " base-uri 'none'; frame-ancestors 'self'"
        )


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())
