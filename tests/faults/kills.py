"""Kill ``l10n`` at random moments, and prove after each kill that nothing is lost or half written.

In: how often, and a seed. Out: counts by command, and how many kills hit a run that wrote; exit code 1 and a story on
the first broken promise. Never done here: a fixed moment; the delays are drawn over the time that a whole run takes.

``edit`` is an editor (``l10n serve``) in which somebody saves one translation after another; both die at once.

After each kill: every file of catalogs and output is the old one or the one that a run to the end makes; every
translation that was ever written, or that an editor said was saved, is in some catalog; the run to the end needs no
hand, and leaves nothing behind.
"""

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from small_site import small_site

PAGES = 70
COMMANDS = ("run", "update", "build", "compile", "edit")
CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["de", "ar"]
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://example.org/"
publish_at = 0
[run]
jobs = {jobs}
"""
_EDITS = Path(__file__).with_name("edits.py")
_SAVING = 0.004
"""Seconds that an edit holds the lock, roughly."""
_OURS = (".l10n.lock", ".l10n-manifest.json", ".l10n-journal")


Files = dict[str, bytes]


class BrokenPromiseError(AssertionError):
    """A kill broke something."""


class Site:
    """A project that changes a little before every run."""

    def __init__(self, folder: Path, seed: int, jobs: int = 1) -> None:
        self.folder, self.random = folder, random.Random(seed)  # noqa: S311 - a test to be repeated
        self.worked: set[str] = set()
        self.round = 0
        pages = {f"page-{number}.html": self._page(number) for number in range(PAGES)}
        small_site(folder, pages, {}, CONFIG.format(jobs=jobs))
        self.finish("run")
        self.translate()
        self.finish("run")

    def _page(self, number: int, more: str = "") -> str:
        says = [f"<p>Page {number} says the {word} thing in a sentence of its own.</p>" for word in ("first", "other")]
        head = f"<!DOCTYPE html><html lang=en><head><title>Title {number}</title></head>"
        return f"{head}<body>{''.join(says)}{more}</body></html>\n"

    def change(self) -> None:
        """Write some pages anew, and translate some of what is open."""
        self.round += 1
        for number in self.random.sample(range(PAGES), 30):
            text = f"<p>In round {self.round} page {number} says more, and then some.</p>"
            (self.folder / f"export/page-{number}.html").write_text(self._page(number, text))
        self.translate()

    def translate(self) -> None:
        """Translate whatever is not, each message by a text of its own, and remember the text."""
        for path in sorted((self.folder / "locales").rglob("*.po")):
            po = polib.pofile(str(path), wrapwidth=0)
            for entry in po:
                if not entry.obsolete and (entry.fuzzy or not entry.msgstr):
                    self.worked.discard(entry.msgstr)  # a guess, confirmed or not, is the translator's to replace
                    entry.msgstr = f"{path.parts[-3]} {len(self.worked)} {entry.msgid}"
                    entry.fuzzy = False
                    self.worked.add(entry.msgstr)
            po.save(str(path))

    def start(self, command: str) -> subprocess.Popen[bytes]:
        """Start a command in a process group of its own, so that its workers can be killed with it."""
        call = [str(_EDITS), f"edited {self.round}"] if command == "edit" else ["-m", "l10n", "-q", command]
        environment = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"}
        return subprocess.Popen(
            [sys.executable, *call], cwd=self.folder, env=environment, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def finish(self, command: str) -> float:
        """Run a command to its end, and say how many seconds it took."""
        started = time.monotonic()
        process = self.start(command)
        said = process.communicate()[1].decode()
        if process.returncode not in {0, 1} or "Traceback" in said:
            raise BrokenPromiseError(f"{command} ended with {process.returncode}: {said}")
        return time.monotonic() - started

    def try_changed(self, command: str) -> None:
        """Run a command to its end in a copy of the project in which pages have changed since."""
        here, worked = self.folder, set(self.worked)
        with tempfile.TemporaryDirectory(prefix="l10n-kills-") as copy:
            self.folder = Path(shutil.copytree(here, copy, dirs_exist_ok=True))
            self.change()
            self.finish(command)
        self.folder, self.worked = here, worked

    def files(self) -> Files:
        """Give every file of the catalogs and of the output; the cache is judged by the runs that read it."""
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self._paths()}

    def _paths(self) -> Iterator[Path]:
        for folder in ("locales", "site"):
            yield from (path for path in (self.folder / folder).rglob("*") if path.is_file())

    def locked(self) -> bool:
        """Say whether a run is reading to write, or writing."""
        return any((self.folder / folder / ".l10n.lock").exists() for folder in ("locales", "site"))

    def held(self) -> set[str]:
        """Give every translation that stands in a catalog."""
        found: set[str] = set()
        for path in (self.folder / "locales").rglob("*.po"):
            found.update(entry.msgstr for entry in polib.pofile(str(path)))
        return found


def _kill(site: Site, command: str, seconds: float) -> tuple[bool, set[str]]:
    """Kill a run of a command, half of the times not before it writes; say if it was writing, and what it had said."""
    process = site.start(command)
    if site.random.random() < 0.5:
        while not site.locked() and process.poll() is None:
            time.sleep(0.001)
        seconds = _SAVING if command == "edit" else seconds * site.random.random() ** 2 / 4
    time.sleep(site.random.uniform(0, seconds))
    hit = process.poll() is None and site.locked()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return hit, set(process.communicate()[0].decode().splitlines())


def kill_once(site: Site, command: str, seconds: float) -> bool:
    """Kill one run of a command, prove that all is well, and say whether the kill hit it while it wrote."""
    site.change()
    before = site.files()
    hit, said = _kill(site, command, seconds)
    between = site.files()
    kept = site.held()
    if command in {"run", "build"}:
        site.try_changed(command)
    site.finish(command)
    after = site.files()
    if command == "edit":
        _check_edits(said, kept, before, between, after)
        site.worked &= site.held()  # an edit replaces what it was asked to
    _check_files(command, before, between, after)
    if lost := site.worked - kept | site.worked - site.held():
        raise BrokenPromiseError(f"{command} lost {sorted(lost)[:3]}")
    return hit


def _check_files(command: str, before: Files, between: Files, after: Files) -> None:
    """Prove that each file is the old or the new one, none is gone, and nothing is left behind."""
    for name, data in between.items():
        if name.endswith((*_OURS, ".tmp")) or (command == "edit" and name.endswith(".po")):
            continue
        if data not in (before.get(name), after.get(name)):
            raise BrokenPromiseError(f"{name} is neither old nor new after a kill of {command}")
    for name in before.keys() & after.keys() - between.keys():
        raise BrokenPromiseError(f"{name} is gone after a kill of {command}")
    if left := [name for name in after if name.endswith((".tmp", ".l10n.lock", ".l10n-journal"))]:
        raise BrokenPromiseError(f"{left} is left of a killed {command} after the next one")


def _check_edits(said: set[str], kept: set[str], before: Files, between: Files, after: Files) -> None:
    """Prove that what an editor said was saved is, and that each entry of its catalogs is the old or the new one."""
    if lost := said - kept:
        raise BrokenPromiseError(f"an editor said that {sorted(lost)[:3]} were saved, and they are in no catalog")
    for name in (name for name in between if name.endswith(".po")):
        old, held, new = (
            {(entry.msgid, entry.obsolete): str(entry) for entry in polib.pofile(files[name].decode())}
            for files in (before, between, after)
        )
        if old.keys() - held.keys() or any(text not in (old.get(key), new.get(key)) for key, text in held.items()):
            raise BrokenPromiseError(f"{name} holds an entry that is neither old nor new")


def kill(times: int, seed: int, jobs: int = 1) -> Counter[str]:
    """Kill that many runs, each command in turn; count the kills that hit a run that held a lock, by command."""
    folder = Path(tempfile.mkdtemp(prefix="l10n-kills-"))
    hits: Counter[str] = Counter()
    try:
        site = Site(folder, seed, jobs)
        lengths = {}
        for command in COMMANDS:
            site.change()
            lengths[command] = site.finish(command)
        site.worked &= site.held()  # what was edited was meant to go
        for number in range(times):
            command = COMMANDS[number % len(COMMANDS)]
            hits[command] += kill_once(site, command, lengths[command] * 1.1)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return hits


def main() -> None:
    """Kill as often as asked, and say what was hit."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    hits = kill(asked.times, asked.seed, asked.jobs)
    under_way = ", ".join(f"{command} {count}" for command, count in sorted(hits.items()))
    lost = "0 files half, 0 translations lost"
    print(f"{asked.times} kills, {hits.total()} of a run that held a lock ({under_way}): {lost}")  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
