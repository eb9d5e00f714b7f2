"""Full disks, folders that cannot be written, files that change, clocks that jump, two runs at once."""

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from small_site import small_site, write
from terminal import l10n

from l10n.errors import BusyError
from l10n.files import LOCK_NAME, local, lock
from l10n.usecases import pages as pages_module

_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["de", "ar"]
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://example.org/"
publish_at = 0
"""
_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
_PAGES = {
    f"{number}.html": f"<p>Sentence number one of page {number}.</p><p>And {number} more.</p>" for number in range(9)
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose messages are all translated, built once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    small_site(tmp_path, _PAGES, {}, _CONFIG)
    l10n("run")
    _translate(tmp_path)
    assert l10n("run").exit_code == 0
    return tmp_path


def _translate(folder: Path) -> None:
    for path in (folder / "locales").rglob("*.po"):
        po = polib.pofile(str(path))
        for entry in po:
            entry.msgstr = entry.msgstr or f"{path.parts[-3]} {entry.msgid}"
        po.save(str(path))


def _change(folder: Path) -> None:
    for name in _PAGES:
        write(
            folder / "export" / name, f"<!DOCTYPE html><html><body><p>A new sentence, in {name}.</p><p>And 0 more.</p>"
        )


def _files(folder: Path) -> dict[str, bytes]:
    every = (path for part in ("locales", "site") for path in (folder / part).rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every if path.is_file()}


def _held(folder: Path) -> set[str]:
    return {entry.msgstr for path in (folder / "locales").rglob("*.po") for entry in polib.pofile(str(path))}


class _Full:
    """A disk that takes so many writes more."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.fsync = os.fsync

    def write(self, descriptor: int) -> None:
        self.room -= 1
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.fsync(descriptor)


@pytest.mark.parametrize("room", range(5))
def test_a_disk_that_fills_up_is_2_and_every_file_is_old_or_new(
    site: Path, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, worked = _files(site), _held(site)
    _change(site)
    with monkeypatch.context() as patched:
        patched.setattr(local.os, "fsync", _Full(room).write)
        result = l10n("run")
    between, kept = _files(site), _held(site)
    assert result.exit_code == 2
    assert "no space left on device" in result.stderr
    l10n("run")
    after = _files(site)
    assert worked <= kept
    assert worked <= _held(site)
    judged = {name: data for name, data in between.items() if not name.endswith(".l10n-manifest.json")}
    assert all(data in (before.get(name), after.get(name)) for name, data in judged.items())
    assert not [name for name in between if name.endswith(".tmp")]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few pages of memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not _ROOT or not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_real_disk_that_is_full_is_2_and_is_mended_by_the_next_run(site: Path, small_disk: Path) -> None:
    shutil.copytree(site, small_disk, dirs_exist_ok=True)
    shutil.rmtree(small_disk / ".l10n-cache", ignore_errors=True)
    before, worked = _files(small_disk), _held(small_disk)
    _change(small_disk)
    with (small_disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while ballast.write(b"x" * 512):
                pass
        except OSError:
            pass
    result = subprocess.run(
        [sys.executable, "-m", "l10n", "run"], cwd=small_disk, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "no space left on device" in result.stderr
    assert "Traceback" not in result.stderr
    assert worked <= _held(small_disk)
    between = _files(small_disk)
    (small_disk / "ballast").unlink()
    shutil.copytree(small_disk, site, dirs_exist_ok=True)
    l10n("run")
    after = _files(site)
    assert all(data in (before.get(name), after.get(name)) for name, data in between.items() if "/." not in name)
    assert worked <= _held(site)


def _unwritable(folder: Path) -> list[str]:
    """Give the command prefix of somebody for whom a folder's mode counts."""
    if not _ROOT:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("nothing is forbidden to root, and setpriv is not there to be somebody else")
    for path in (folder, *folder.parents):
        if path != Path("/") and path.is_relative_to("/tmp"):  # noqa: S108 - pytest's own folder lies there
            path.chmod(path.stat().st_mode | 0o055)
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def test_folders_that_cannot_be_written_are_2_and_stay_as_they_are(site: Path) -> None:
    somebody = _unwritable(site)
    for path in (site / "locales", site / "site", *(site / "locales").rglob("*"), *(site / "site").rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = _files(site)
    _change(site)
    for command in ("run", "update", "compile", "build"):
        result = subprocess.run(
            [*somebody, sys.executable, "-m", "l10n", command], cwd=site, capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        if "No module named" in result.stderr or "Permission denied: '/" in result.stderr:
            pytest.skip("somebody else than root cannot read this Python")
        assert result.returncode == 2, result.stdout + result.stderr
        assert "permission denied" in result.stderr
        assert "Traceback" not in result.stderr
    assert _files(site) == before
    for path in (site / "locales", site / "site", *(site / "locales").rglob("*"), *(site / "site").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_page_that_changes_between_reading_and_building_is_built_whole_the_next_time(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, other = site / "export/3.html", site / "export/4.html"
    other.write_bytes(other.read_bytes() + b"<!-- where nothing changed, nothing would be read -->")
    whole = page.read_bytes()
    map_pages = pages_module.map_pages

    def read_then_change(*arguments: object, **options: object) -> Iterator[object]:
        yield from map_pages(*arguments, **options)
        page.write_bytes(whole.replace(b"<p>Sentence", b"<div>Once upon a time</div><p>Sentence"))

    with monkeypatch.context() as patched:
        patched.setattr(pages_module, "map_pages", read_then_change)
        first = l10n("run")
    assert isinstance(first.exception, SystemExit | None), first.exception
    worked = _held(site)
    second = l10n("run")
    assert isinstance(second.exception, SystemExit | None), second.exception
    built = (site / "site/de/3.html").read_text()
    assert built.count("<p") == 2
    assert built.count("<div") == 1
    assert "de Sentence number one of page 3." in built
    assert worked <= _held(site)


def test_two_runs_at_once_do_not_mix(site: Path) -> None:
    _change(site)
    command = [sys.executable, "-m", "l10n", "-q", "run"]
    runs = [subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    ended = [(run.communicate()[1].decode(), run.returncode) for run in runs]
    assert {code for _, code in ended} <= {0, 1, 2}
    assert all("another l10n run is at work" in said for said, code in ended if code == 2)
    assert any(code != 2 for _, code in ended)
    l10n("run")
    once = _files(site)
    l10n("run")
    assert _files(site) == once


def test_two_threads_do_not_hold_one_lock(tmp_path: Path) -> None:
    held: list[str] = []

    def take() -> None:
        try:
            with lock(tmp_path):
                held.append("both")
        except BusyError:
            held.append("busy")

    with lock(tmp_path):
        thread = threading.Thread(target=take)
        thread.start()
        thread.join()
    assert held == ["busy"]
    assert not (tmp_path / LOCK_NAME).exists()


@pytest.mark.parametrize("epoch", ["0", "4102444800", "99999999999999999999", "-1", "soon", ""])
def test_a_clock_that_jumps_changes_no_translation_and_breaks_nothing(
    site: Path, epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked, before = _held(site), _files(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = l10n("run")
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert result.exit_code == 0
    assert _files(site) == before
    _change(site)
    assert l10n("run").exit_code in {0, 1}
    assert worked <= _held(site)


@pytest.mark.parametrize("when", [0, 4_102_444_800])
def test_files_from_the_past_and_the_future_are_read_by_what_they_hold(site: Path, when: int) -> None:
    _change(site)
    for path in (site / "export").rglob("*.html"):
        os.utime(path, (when, when))
    l10n("run")
    assert "A new sentence, in 4.html." in (site / "locales/posts.pot").read_text()
    write(site / "export/4.html", "<!DOCTYPE html><html><body><p>B new sentence, in 4.html.</p><p>And 0 more.</p>")
    os.utime(site / "export/4.html", (when, when))
    l10n("run")
    assert "B new sentence, in 4.html." in (site / "locales/posts.pot").read_text()


@pytest.mark.parametrize("how", ["torn", "empty", "foreign", "swapped", "folders"])
def test_a_cache_that_was_torn_is_as_good_as_none(site: Path, how: str) -> None:
    before = _files(site)
    kept = [path for path in (site / ".l10n-cache").rglob("*") if path.is_file()]
    assert kept
    texts = [path.read_bytes() for path in kept]
    for path, data, other in zip(kept, texts, texts[1:] + texts[:1], strict=True):
        damage = {
            "torn": data[: len(data) // 2],
            "empty": b"",
            "foreign": b"\x80\x04cposix\nsystem\n",
            "swapped": other,
        }
        path.unlink()
        path.mkdir() if how == "folders" else path.write_bytes(damage[how])
    result = l10n("run")
    assert result.exit_code == 0, result.output
    assert _files(site) == before


@pytest.mark.parametrize("room", [0, 1, 2, 5, 9, 14, 20])
@pytest.mark.parametrize("split", ["page", "site"])
def test_translations_that_move_between_catalogs_survive_a_disk_that_fills_up(
    site: Path, room: int, split: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {each: f'{_CONFIG}[catalogs]\nsplit = "{each}"\n' for each in ("page", "site")}
    if split == "site":
        write(site / "l10n.toml", settings["page"])
        assert l10n("run").exit_code == 0
    worked = _held(site)
    assert len(worked) > 30
    write(site / "l10n.toml", settings[split])
    with monkeypatch.context() as patched:
        patched.setattr(local.os, "fsync", _Full(room).write)
        result = l10n("run")
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert worked <= _held(site)
    assert l10n("run").exit_code == 0
    assert worked <= _held(site)
