import os
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from l10n.errors import BusyError, InputError, OutputError
from l10n.files import LOCK_NAME, lock, read_blocks, read_bytes, remove_file, write_atomically

HOLDER = """
import sys, time
from pathlib import Path
from l10n.files import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_reads_the_bytes_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"\xff\r\n\0")
    assert read_bytes(tmp_path / "page.html") == b"\xff\r\n\0"


def test_a_file_is_read_and_written_in_pieces(tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    assert list(read_blocks(tmp_path / "a")) == []
    assert write_atomically(tmp_path / "a", (data[:7], b"", data[7:]))
    assert b"".join(read_blocks(tmp_path / "a")) == data
    assert not write_atomically(tmp_path / "a", [data[:99_999], data[99_999:]])
    assert write_atomically(tmp_path / "a", [data[:-1], b"x"])
    with pytest.raises(InputError, match="cannot be read"):
        list(read_blocks(tmp_path))


def test_a_missing_file_is_named_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.html: no such file\n  Check the path"):
        read_bytes(tmp_path / "gone.html")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_bytes(tmp_path)


def test_writes_a_new_file_and_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "de" / "LC_MESSAGES" / "posts.po"
    assert write_atomically(path, b"one")
    assert path.read_bytes() == b"one"
    assert [file.name for file in path.parent.iterdir()] == ["posts.po"]


def test_a_new_file_has_the_mode_that_open_would_give(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "posts.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    assert write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "posts.po"
    path.write_bytes(b"same")
    before = path.stat()
    assert not write_atomically(path, b"same")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.po").write_bytes(b"old")
    (tmp_path / "posts.po").symlink_to("real.po")
    assert write_atomically(tmp_path / "posts.po", b"new")
    assert (tmp_path / "posts.po").is_symlink()
    assert (tmp_path / "real.po").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "posts.po"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OutputError, match=r"posts\.po: cannot be written: no space left on device"):
        write_atomically(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_where_a_folder_is_needed_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path / "site" / "index.html", b"")


def test_removes_a_file_once(tmp_path: Path) -> None:
    (tmp_path / "old.po").write_bytes(b"")
    assert remove_file(tmp_path / "old.po")
    assert not remove_file(tmp_path / "old.po")


def test_a_folder_cannot_be_removed_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be removed"):
        remove_file(tmp_path)


@pytest.mark.parametrize("below", ["site", "site/blog"])
def test_a_file_that_is_to_be_a_folder_is_called_one(below: str, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a page", encoding="utf-8")
    with pytest.raises(OutputError, match="is to be a folder, and is a file or below one"), lock(tmp_path / below):
        pass


def test_a_second_run_in_one_process_is_told_that_the_first_is_busy(tmp_path: Path) -> None:
    with lock(tmp_path), pytest.raises(BusyError, match=r"\.l10n\.lock: another l10n run"), lock(tmp_path):
        pass


def test_a_lock_ends_with_its_block_and_leaves_no_file(tmp_path: Path) -> None:
    for _ in range(2):
        with lock(tmp_path / "locales"):
            assert (tmp_path / "locales" / LOCK_NAME).exists()
    assert list((tmp_path / "locales").iterdir()) == []


def test_locks_of_two_folders_do_not_meet(tmp_path: Path) -> None:
    with lock(tmp_path / "a"), lock(tmp_path / "b"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_another_process_is_kept_out_until_the_holder_dies(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(BusyError), lock(tmp_path):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with lock(tmp_path):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork")
def test_a_forked_worker_that_outlives_the_run_holds_no_lock(tmp_path: Path) -> None:
    script = HOLDER.replace("    print", "    if not __import__('os').fork(): time.sleep(60)\n    print")
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, start_new_session=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
        holder.wait()
        try:
            with lock(tmp_path):
                pass
        finally:
            os.killpg(holder.pid, signal.SIGKILL)


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        assert write_atomically(pipe, b"findings")
        assert read.result(timeout=10) == b"findings"
    assert pipe.is_fifo()
