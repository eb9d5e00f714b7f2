"""An export on a web server: a page, or a folder as the server lists it, and nothing that lies elsewhere."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from small_site import catalog, small_site, write
from terminal import l10n

_CONFIG = """
inputs = ["{inputs}"]
platform = "generic"
locales = ["de"]
[source]
interface = "en"
posts = "en"
[build]
publish_at = 0
"""
_PAGE = "<!DOCTYPE html><html><body><p>Words of the page.</p></body></html>"
_TEXTS = {"Words of the page.": "Worte der Seite."}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """Serve a folder on the loopback."""
    write(tmp_path / "web/blog/a b & ü.html", _PAGE)
    write(tmp_path / "web/blog/2014/post.html", _PAGE)
    write(tmp_path / "web/blog/2014/i.png", "png")
    write(tmp_path / "web/elsewhere/x.html", _PAGE)
    write(tmp_path / "web/listed/index.html", _LISTING)
    write(tmp_path / "web/listed/good.html", _PAGE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "web")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


_LISTING = """<a href="?C=N;O=D">Name</a> <a href="../">Parent Directory</a> <a href="/elsewhere/">x</a>
<a href="good.html">good.html</a> <a href="..%2felsewhere%2fx.html">x</a> <a href="../elsewhere/x.html">x</a>
<a href="https://example.org/y.html">y</a> <a href="./">.</a>"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose export is elsewhere."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    small_site(folder, {}, {"de/LC_MESSAGES/posts.po": catalog(_TEXTS)})
    return folder


def _build(folder: Path, inputs: str) -> tuple[int, str, list[str]]:
    write(folder / "l10n.toml", _CONFIG.format(inputs=inputs))
    result = l10n("-j1", "build")
    site = folder / "site"
    built = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return result.exit_code, result.output, [name for name in built if name[0] != "." and name[:3] != "de/"]


def test_a_folder_is_what_its_listing_says(project: Path, web: str) -> None:
    code, output, built = _build(project, f"{web}/blog/")
    assert (code, built) == (0, ["2014/i.png", "2014/post.html", "a b & ü.html"]), output
    assert "Worte der Seite." in (project / "site/de/a b & ü.html").read_text()


def test_a_single_page_is_read_by_its_address(project: Path, web: str) -> None:
    assert _build(project, f"{web}/blog/2014/post.html")[::2] == (0, ["post.html"])


def test_links_of_a_listing_that_lead_elsewhere_are_not_followed(project: Path, web: str) -> None:
    code, output, built = _build(project, f"{web}/listed/")
    assert code == 2
    assert "leads out of it: '../elsewhere/x.html'" in output
    assert built == []


@pytest.mark.parametrize("address", ["{web}/gone/", "{web}/gone.html", "http://127.0.0.1:1/x/"])
def test_an_address_where_nothing_answers_is_named(project: Path, web: str, address: str) -> None:
    address = address.format(web=web)
    code, output, _ = _build(project, address)
    assert code == 2
    assert address in output
    assert "Traceback" not in output
