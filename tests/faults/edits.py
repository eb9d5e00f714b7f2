"""Translate in ``l10n serve`` as a browser does: open pages, fill in forms, save.

In: a word to translate with, and the project of the working folder. Out: a line for each translation that the editor
says it has saved; exit code 0 when all were, and it was ended. Never done here: looking at files. The editor runs in a
process of its own, in this one's group.
"""

import html
import re
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import parse_qsl, urlencode, urlsplit

EDITS = 20
_HOST = "127.0.0.1"
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_MESSAGE = re.compile(r'<li class="state [^"]*"><a href="([^"#]*)#edit"')


class Browser:
    """A browser that has opened the link which the editor printed."""

    def __init__(self, link: str) -> None:
        parts = urlsplit(link)
        self.connection = HTTPConnection(_HOST, parts.port or 0, timeout=60)
        self.headers = {"Cookie": f"l10n-{parts.port}={dict(parse_qsl(parts.query))['token']}"}

    def get(self, address: str) -> str:
        """Open a page."""
        self.connection.request("GET", address, headers=self.headers)
        response = self.connection.getresponse()
        page = response.read().decode()
        if response.status != 200:
            raise SystemExit(f"{address} is answered with {response.status}")
        return page

    def save(self, page: str, text: str) -> None:
        """Translate the first message of a page."""
        found = _MESSAGE.search(self.get(page))
        if found is None:
            raise SystemExit(f"{page} shows no message")
        form = {name: html.unescape(value) for name, value in _HIDDEN.findall(self.get(html.unescape(found[1])))}
        body = urlencode(form | {"text-0": text, "then": "stay"})
        headers = self.headers | {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", "/save", body, headers)
        response = self.connection.getresponse()
        response.read()
        if response.status != 303:
            raise SystemExit(f"saving {page} is answered with {response.status}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((_HOST, 0))
        return int(found.getsockname()[1])


def main(word: str) -> None:
    """Save that many translations, each with the word in it."""
    command = [sys.executable, "-u", "-m", "l10n", "serve", "--port", str(_free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            _translate(server, word)
        except BaseException:
            server.kill()
            raise
    if server.returncode != -signal.SIGTERM:
        raise SystemExit(f"the editor ended with {server.returncode}")


def _translate(server: subprocess.Popen[str], word: str) -> None:
    assert server.stdout is not None
    link = next((found[0] for line in server.stdout if (found := re.search(r"http://\S+", line))), None)
    if link is None:
        raise SystemExit("the editor did not start")
    browser = Browser(link)
    for number in range(EDITS):
        browser.save(f"/edit/de/page-{number}.html", f"{word} {number}")
        print(f"{word} {number}", flush=True)  # noqa: T201 - whoever kills this asks what had been answered
    server.terminate()  # an interrupt is ignored where a shell has put all of this into the background
    server.stdout.read()


if __name__ == "__main__":
    main(sys.argv[1])
