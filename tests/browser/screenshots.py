"""The pictures of the documents: ``make pictures`` takes them anew.

In: the repository's own demo, whole for its pages, with some of its translations taken away for the editor and the
report. Out: ``docs/images``. Never done here: testing.
"""

import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from l10n.cli import main
from l10n.config import load_config
from l10n.serve.guard import Guard
from l10n.serve.routes import Editor
from l10n.serve.server import Server
from l10n.usecases.project import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
POST = "2014/02/small-talk-is-beginning-of-trust.html"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
OPEN = {"de": 12, "ar": 5, "ja": 2}
"""Every how many-th translation is taken away."""


def _demo(folder: Path) -> None:
    """Copy and build the demo; then, with less of it done, write a report of each state."""
    shutil.copy(ROOT / "l10n.toml", folder)
    for name in ("fixtures", "locales"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.mo"))
    os.chdir(folder)
    _run("build")
    for more, day in ((6, 0), (4, 9), (2, 20), (1, 30)):
        for locale, step in OPEN.items():
            _take_away(folder / "locales" / locale / "LC_MESSAGES" / "posts.po", locale, max(1, step // more))
        os.environ["SOURCE_DATE_EPOCH"] = str(1_790_000_000 + day * 86_400)
        _run("report")
    del os.environ["SOURCE_DATE_EPOCH"]


def _run(command: str) -> None:
    ran = CliRunner().invoke(main, [command])
    if ran.exit_code:
        sys.exit(ran.output)


def _take_away(catalog: Path, locale: str, every: int) -> None:
    whole = (ROOT / "locales" / locale / "LC_MESSAGES" / "posts.po").read_text(encoding="utf-8")
    head, *entries = whole.split("\n\n")
    kept = [
        entry.partition('\nmsgstr "')[0] + '\nmsgstr ""\n' if at % every == every - 1 and "#~" not in entry else entry
        for at, entry in enumerate(entries)
    ]
    catalog.write_text("\n\n".join([head, *(entry.strip("\n") for entry in kept)]) + "\n", encoding="utf-8")


def _take(browser: "Browser", guard: Guard, report: Path) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.goto(guard.entrance)
        page.goto(f"{guard.origin}/edit/{'de' if scheme == 'light' else 'ar'}/{POST}")
        link = page.get_by_role("navigation", name="Texts").get_by_role("link", name="When somebody answers")
        link.click()
        _shoot(page, f"editor-{scheme}.png")
        page.set_viewport_size({"width": 1440, "height": 1180})
        page.goto(report.as_uri())
        _shoot(page, f"report-{scheme}.png")
        context.close()


def _take_pages(browser: "Browser", site: Path) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.goto((site / "ar" / POST).as_uri())
    _shoot(page, "demo-arabic-post.png")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    _shoot(page, "demo-arabic-comments.png")


def _shoot(page: "Page", name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / name)


def _main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "attentive-readers"
        folder.mkdir()
        _demo(folder)
        with Server(0) as server, sync_playwright() as playwright:
            guard = Guard(server.server_port)
            editor = Editor(Project(load_config(folder / "l10n.toml")), guard)
            server.answer, server.refuse = editor.answer, editor.refuse
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            _take_pages(browser, folder / "site")
            _take(browser, guard, folder / "l10n-report.html")
            browser.close()
            server.shutdown()


if __name__ == "__main__":
    _main()
