"""The editor in a browser: with and without JavaScript, for the eye, the keyboard and assistive technology.

Chromium is the system's; axe-core comes from npm into ``.test-cache``. What is missing skips what needs it.
"""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from editor_site import COUNTS, POSTS, counts, editor_site
from small_site import entry

from l10n.cli import main
from l10n.serve.guard import Guard
from l10n.serve.routes import Editor
from l10n.serve.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FrameLocator, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("L10N_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = ROOT / ".test-cache" / "node_modules" / "axe-core" / "axe.min.js"
_DE, _COUNTS = Path("locales", POSTS.format(locale="de")), Path("locales", COUNTS.format(locale="de"))
_READ, _NOBODY = "Read <a>the guide</a> first.", "Nobody proposes marriage in the first sentence."


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    if CHROMIUM is None:
        pytest.skip("no Chromium on this system")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def axe() -> str:
    """Give axe-core's script; npm fetches it once, by its hash."""
    if not AXE.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("axe-core is not in .test-cache, and there is no npm to fetch it")
        folder = AXE.parents[2]
        folder.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(Path(__file__).parent / "axe" / name, folder)
        command = [npm, "ci", "--no-audit", "--no-fund", "--prefix", str(folder)]
        fetched = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        if not AXE.exists():
            pytest.skip(f"npm could not fetch axe-core: {fetched.stderr[-200:]}")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    """Serve the small site from another thread."""
    monkeypatch.chdir(tmp_path)
    project = editor_site(tmp_path)
    with Server(0) as server:
        guard = Guard(server.server_port)
        editor = Editor(project, guard)
        server.answer, server.refuse = editor.answer, editor.refuse
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield guard
        server.shutdown()
        thread.join()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: "Browser", served: Guard) -> "Iterator[Page]":
    context = browser.new_context(java_script_enabled=request.param)
    opened = context.new_page()
    opened.goto(served.entrance)
    yield opened
    context.close()


def _target(page: "Page") -> "FrameLocator":
    return page.frame_locator("figure.target iframe")


def _open(page: "Page", served: Guard, path: str = "/edit/de/talk.html") -> None:
    page.goto(served.origin + path)


def test_a_message_with_a_link_is_edited_where_it_stands_on_the_page(page: "Page", served: Guard) -> None:
    before = _DE.read_text()
    _open(page, served)
    _target(page).locator("label", has_text="the guide").click()  # the link in it must not be followed
    page.wait_for_url("**/edit/de/talk.html?message=*")
    assert page.locator(".from .text").inner_text() == _READ
    page.locator("textarea").fill("Lies zuerst <a>den Leitfaden</a>.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**saved=1*")
    shown = _target(page).locator("label.l10n-current")
    assert shown.inner_text() == "Lies zuerst den Leitfaden."
    assert shown.locator("a").get_attribute("href") == "other.html"
    assert _DE.read_text() == before.replace(entry(_READ, ""), entry(_READ, "Lies zuerst <a>den Leitfaden</a>."))


def test_a_plural_is_edited_form_by_form(page: "Page", served: Guard) -> None:
    before = _COUNTS.read_text()
    _open(page, served)
    page.get_by_role("link", name="{count} comment").click()
    page.get_by_label("one for 1").fill("{count} Kommentar")
    page.get_by_label("other for 0, 2, 3, …").fill("{count} Kommentare")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**saved=1*")
    assert _target(page).locator(".count").inner_text() == "3 Kommentare"
    assert _COUNTS.read_text() == before.replace(counts("", ""), counts("{count} Kommentar", "{count} Kommentare"))


def test_a_second_editor_is_shown_both_texts(page: "Page", served: Guard) -> None:
    _open(page, served)
    page.get_by_role("link", name=_NOBODY).click()
    page.locator("textarea").fill("Meins")
    other = page.context.browser.new_context()
    theirs = other.new_page()
    theirs.goto(served.entrance)
    theirs.goto(page.url)
    theirs.locator("textarea").fill("Ihres")
    theirs.get_by_role("button", name="Save", exact=True).click()
    theirs.wait_for_url("**saved=1*")
    other.close()
    saved = _DE.read_text()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("alert").wait_for()
    assert page.locator(".both .text").all_inner_texts() == ["Ihres", "Meins"]
    assert page.locator("textarea").input_value() == "Meins"
    assert _DE.read_text() == saved


def test_what_the_checks_find_is_said_on_saving(page: "Page", served: Guard) -> None:
    _open(page, served)
    page.get_by_role("link", name="Read").click()
    page.locator("textarea").fill("Lies den Leitfaden.")
    page.get_by_role("button", name="Save and next").click()
    assert "markup/missing" in page.locator(".findings").inner_text()


def test_the_source_and_suggestions_fill_the_field(page: "Page", served: Guard) -> None:
    _DE.write_text(_DE.read_text() + entry("Read <a>the guide</a>, first.", "Erst <a>lesen</a>."))
    _open(page, served)
    page.get_by_role("link", name="Read").click()
    page.get_by_role("link", name="Copy source").click()
    sync_api.expect(page.locator("textarea")).to_have_value(_READ)
    page.get_by_role("link", name="Use suggestion 1").click()
    sync_api.expect(page.locator("textarea")).to_have_value("Erst <a>lesen</a>.")


def test_no_script_of_the_page_runs(page: "Page", served: Guard) -> None:
    _open(page, served)
    _target(page).locator("h1").wait_for()
    assert page.title() == "talk.html – German"
    assert [frame.name for frame in page.frames[1:]] == ["", ""]
    sandboxes = [each.get_attribute("sandbox") for each in page.locator("iframe").all()]
    assert all("allow-scripts" not in (each or "allow-scripts") for each in sandboxes)


def test_a_link_of_the_page_opens_that_page_in_the_editor(page: "Page", served: Guard) -> None:
    Path("export", "other.html").write_text(
        "<!DOCTYPE html><body><p>See <a href='talk.html'>7</a></p><a href='talk.html'>8</a>"
    )
    _open(page, served, "/edit/de/other.html")
    page.frame_locator("figure.source iframe").get_by_role("link", name="8").click()
    page.wait_for_url("**/edit/de/talk.html")


class TestScript:
    @pytest.fixture
    def keyed(self, browser: "Browser", served: Guard) -> "Iterator[Page]":
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(served.entrance)
        opened.goto(served.origin + "/edit/de/talk.html")
        yield opened
        context.close()

    def test_the_field_has_the_focus_and_the_keyboard_does_the_rest(self, keyed: "Page") -> None:
        sync_api.expect(keyed.locator("textarea")).to_be_focused()
        keyed.keyboard.press("Alt+c")
        sync_api.expect(keyed.locator("textarea")).to_have_value(_READ)
        keyed.keyboard.type("Lies <a>das</a>.")
        keyed.keyboard.press("Control+a")
        keyed.keyboard.type("Lies <a>das</a>.")
        keyed.keyboard.press("Control+Enter")
        keyed.locator(".list [aria-current]", has_text="Nobody").wait_for()
        assert entry(_READ, "Lies <a>das</a>.") in _DE.read_text()
        sync_api.expect(keyed.locator("textarea")).to_be_focused()
        keyed.keyboard.press("Alt+n")
        keyed.locator(".list [aria-current]", has_text="{count}").wait_for()

    def test_a_narrow_window_begins_with_the_form(self, keyed: "Page", served: Guard) -> None:
        keyed.set_viewport_size({"width": 375, "height": 700})
        keyed.goto(served.origin + "/edit/ar/talk.html")
        sync_api.expect(keyed.locator("textarea")).to_be_focused()
        assert keyed.evaluate("scrollY") == 0
        sync_api.expect(keyed.locator("textarea")).to_be_in_viewport(ratio=1)
        assert keyed.evaluate("document.documentElement.scrollWidth") == 375

    def test_a_chip_puts_its_tag_around_what_is_selected(self, keyed: "Page") -> None:
        keyed.locator("textarea").fill("das hier")
        keyed.locator("textarea").evaluate("field => field.setSelectionRange(0, 3)")
        keyed.get_by_role("button", name="<a>…</a>").click()
        sync_api.expect(keyed.locator("textarea")).to_have_value("<a>das</a> hier")


class TestStrangers:
    def _ask(self, guard: Guard, method: str, path: str, headers: dict[str, str], body: str = "") -> int:
        connection = HTTPConnection("127.0.0.1", guard.port, timeout=10)
        try:
            connection.request(method, path, body or None, headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def test_a_forged_host_token_or_path_is_refused(self, served: Guard) -> None:
        host = f"127.0.0.1:{served.port}"
        cookie = f"l10n-{served.port}={served.token}"
        let_in = {"Host": host, "Cookie": cookie}
        assert self._ask(served, "GET", "/", let_in) == 200
        assert self._ask(served, "GET", "/", {**let_in, "Host": "evil.example"}) == 421
        assert self._ask(served, "GET", "/", {"Host": host, "Cookie": cookie[:-1]}) == 403
        assert self._ask(served, "GET", "/?token=guess", {"Host": host}) == 403
        view = f"/view/{served.view_key}/source/de"
        for path in (
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2fetc%2fpasswd",
            "/..%5csecret.txt",
        ):
            assert self._ask(served, "GET", view + path, let_in) == 404
            assert self._ask(served, "GET", "/static" + path, let_in) == 404

    def test_a_form_from_elsewhere_saves_nothing(self, served: Guard) -> None:
        before = _DE.read_text()
        let_in = {
            "Host": f"127.0.0.1:{served.port}",
            "Cookie": f"l10n-{served.port}={served.token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = "page=talk.html&locale=de&text-0=x"
        assert self._ask(served, "POST", "/save", let_in, body) == 403
        assert self._ask(served, "POST", "/save", {**let_in, "Origin": "http://evil.example"}, body) == 403
        assert self._ask(served, "POST", "/save", {**let_in, "Content-Length": str((1 << 20) + 1)}, body) == 413
        assert self._ask(served, "PUT", "/save", let_in, body) == 501
        assert _DE.read_text() == before

    def test_only_this_machine_can_connect(self, served: Guard) -> None:
        listening = Path("/proc/net/tcp")
        if not listening.exists():
            pytest.skip("no /proc/net/tcp")
        own = [line.split()[1] for line in listening.read_text().splitlines()[1:]]
        assert {each.partition(":")[0] for each in own if each.endswith(f":{served.port:04X}")} == {"0100007F"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
class TestAccessibility:
    def _violations(self, page: "Page", axe: str) -> list[str]:
        page.wait_for_load_state("load")
        page.evaluate(axe)
        found = page.evaluate("async () => (await axe.run(document, {iframes: false})).violations")
        return [f"{each['id']}: {json.dumps([node['html'][:120] for node in each['nodes']])}" for each in found]

    @pytest.mark.parametrize("path", ["/", "/edit/de/talk.html", "/edit/ar/talk.html", "/next/de", "/nowhere"])
    def test_axe_finds_nothing_in_the_editor(
        self, browser: "Browser", served: Guard, axe: str, scheme: str, path: str
    ) -> None:
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(served.entrance)
        page.goto(served.origin + path)
        assert self._violations(page, axe) == []
        context.close()

    def test_axe_finds_nothing_in_a_form_with_findings_or_a_conflict(
        self, browser: "Browser", served: Guard, axe: str, scheme: str
    ) -> None:
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(served.entrance)
        page.goto(served.origin + "/edit/de/talk.html")
        page.locator("textarea").fill("Ohne Link.")
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("**saved=1*")
        assert self._violations(page, axe) == []
        _DE.write_text(_DE.read_text().replace("Ohne Link.", "Anders."))
        page.locator("textarea").fill("Noch anders.")
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_role("alert").wait_for()
        assert self._violations(page, axe) == []
        context.close()

    def test_axe_finds_nothing_in_a_report(
        self, browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch, axe: str, scheme: str
    ) -> None:
        editor_site(tmp_path)
        monkeypatch.chdir(tmp_path)
        for second in ("1700000000", "1700086400"):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
            assert CliRunner().invoke(main, ["report", "-o", "report.html"]).exit_code == 0
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto((tmp_path / "report.html").as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        assert "German" in page.inner_text("body")
        assert self._violations(page, axe) == []
        context.close()
