"""The demo in a real browser, language by language: what a reader sees, and where a click leads.

Needs a Chromium on the system (``L10N_CHROMIUM``, or ``chromium`` on the path); CI installs Debian's.
"""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from l10n.config import load_config
from l10n.usecases.build import Plan, build
from l10n.usecases.project import Project

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = os.environ.get("L10N_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
POST = "2014/02/small-talk-is-beginning-of-trust.html"

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install --group dev")


class Expected(NamedTuple):
    """What a reader of one language sees on the post, as a reader of it would write it."""

    direction: str
    title: str
    date: str
    comments: str
    name: str


READERS = {
    "en": Expected("ltr", "", "Wednesday, February 26, 2014", "3 comments:", "English"),
    "fr": Expected("ltr", "", "mercredi 26 février 2014", "3 commentaires:", "français"),
    "de": Expected("ltr", "Vertrauen beginnt mit Smalltalk.", "Mittwoch, 26. Februar 2014", "3 Kommentare:", "Deutsch"),
    "es": Expected("ltr", "", "miércoles, 26 de febrero de 2014", "3 comentarios:", "español"),
    "ar": Expected("rtl", "الثقة تبدأ بأحاديث عابرة.", "الأربعاء، 26 فبراير 2014", "3 تعليقات:", "العربية"),
    "ja": Expected("ltr", "", "2014年2月26日水曜日", "3 件のコメント:", "日本語"),
}  # fmt: skip


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is its failures."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the repository's own demo elsewhere, and give the address where it is served."""
    out = tmp_path_factory.mktemp("demo") / "site"
    config = load_config(ROOT / "l10n.toml")
    build(Project(replace(config, build=replace(config.build, out=str(out)))), Plan(out))
    handler = functools.partial(Quiet, directory=str(out))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator["sync_api.Page"]:
    if not CHROMIUM:
        pytest.skip("no chromium here: apt-get install chromium, or name one in L10N_CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        profile = str(tmp_path_factory.mktemp("profile"))
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, headless=True, args=FLAGS, viewport={"width": 1000, "height": 900}
        )
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize("locale", READERS)
def test_a_reader_sees_the_post_in_their_language(page: "sync_api.Page", demo: str, locale: str) -> None:
    expected = READERS[locale]
    page.goto(f"{demo}{locale}/{POST}")
    root = page.locator("html")
    assert root.get_attribute("lang") == locale
    assert page.evaluate("getComputedStyle(document.body).direction") == expected.direction
    assert page.locator(".date-header").inner_text() == expected.date
    assert page.locator("#comments > h4").inner_text() == expected.comments
    heading = page.locator("h3.post-title").inner_text()
    assert heading == (expected.title or heading)
    assert heading in page.title()
    if locale != "en":
        assert "Small talk" not in page.locator("h3.post-title, .post-body").first.inner_text()


@pytest.mark.parametrize("locale", READERS)
def test_every_image_of_every_page_is_loaded(page: "sync_api.Page", demo: str, locale: str) -> None:
    for path in ("index.html", POST, "search/label/Trust.html"):
        page.goto(f"{demo}{locale}/{path}")
        images = page.evaluate("[...document.images].map(image => image.complete && image.naturalWidth)")
        assert images
        assert all(images)


@pytest.mark.parametrize("locale", READERS)
def test_a_click_stays_in_the_language(page: "sync_api.Page", demo: str, locale: str) -> None:
    page.goto(f"{demo}{locale}/index.html")
    page.locator("h3.post-title a").first.click()
    assert page.url == f"{demo}{locale}/{POST}"
    page.locator(".home-link").first.click()
    assert page.url == f"{demo}{locale}/index.html"
    assert page.locator("html").get_attribute("lang") == locale


@pytest.mark.parametrize("locale", READERS)
def test_every_link_into_the_site_leads_to_a_page(page: "sync_api.Page", demo: str, locale: str) -> None:
    page.goto(f"{demo}{locale}/{POST}")
    links = page.evaluate("[...document.querySelectorAll('a[href], link[href]')].map(link => link.href)")
    own = {link.split("#")[0] for link in links if link.startswith(demo)}
    assert len(own) > 10
    for link in sorted(own):
        assert page.request.get(link).ok, link


@pytest.mark.parametrize("locale", READERS)
def test_the_switcher_leads_to_the_same_page_in_every_other_language(
    page: "sync_api.Page", demo: str, locale: str
) -> None:
    page.goto(f"{demo}{locale}/{POST}")
    links = page.locator(".l10n-switcher a").all()
    named = {link.get_attribute("hreflang"): link.inner_text() for link in links}
    assert named == {other: expected.name for other, expected in READERS.items() if other != locale}
    other = "ar" if locale != "ar" else "ja"
    page.locator(f".l10n-switcher a[hreflang={other}]").click()
    assert page.url == f"{demo}{other}/{POST}"
    assert page.locator("html").get_attribute("lang") == other
