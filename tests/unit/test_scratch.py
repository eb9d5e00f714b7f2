import signal
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.errors import OutputError
from l10n.scratch import Scratch

_FILL = """
import os, signal
from l10n.scratch import Scratch
from l10n.spool import Spool
scratch, spool = Scratch("CREATE TABLE many (one BLOB)"), Spool()
for _ in range(200):
    scratch.tell("INSERT INTO many VALUES (zeroblob(100000))")
    spool.append(bytes(100000))
open_files = [os.readlink(f"/proc/self/fd/{each}") for each in os.listdir("/proc/self/fd")[:-1]]
print(sum(each.endswith("(deleted)") for each in open_files), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""

_FULL = """
import os
from l10n.errors import OutputError
from l10n.scratch import Scratch
scratch = Scratch("CREATE TABLE many (one BLOB)")
scratch.tell("INSERT INTO many VALUES (zeroblob(5000000))")
links = [f"/proc/self/fd/{each}" for each in os.listdir("/proc/self/fd")]
print(*(os.path.dirname(os.readlink(each)) for each in links if os.path.islink(each) and "etilqs" in os.readlink(each)))
scratch.tell("PRAGMA max_page_count = 2")
try:
    scratch.tell("INSERT INTO many VALUES (zeroblob(5000000))")
except OutputError as error:
    print(error.place)
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not list open files")
@pytest.mark.parametrize("name", ["TMPDIR", "TMP", "NOTHING"])
def test_a_folder_that_fills_up_is_named_as_the_database_is_in_it(name: str, tmp_path: Path) -> None:
    environment = {name: str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    told = subprocess.run([sys.executable, "-c", _FULL], env=environment, capture_output=True, text=True, check=True)
    is_in, named = told.stdout.splitlines()
    assert named == is_in


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not list open files")
def test_a_killed_process_leaves_no_temporary_file(tmp_path: Path) -> None:
    environment = {"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    killed = subprocess.run([sys.executable, "-c", _FILL], env=environment, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert int(killed.stdout) >= 2  # the file of each was there, and had no name
    assert list(tmp_path.iterdir()) == []


def test_rows_come_back_in_the_order_that_is_asked_for() -> None:
    scratch = Scratch("CREATE TABLE pair (one INTEGER PRIMARY KEY, other TEXT)")
    scratch.tell_all("INSERT INTO pair VALUES (?, ?)", [(2, "b"), (1, "a")])
    assert scratch.tell("UPDATE pair SET other = ? WHERE one = ?", "c", 3) == 0
    assert scratch.tell("UPDATE pair SET other = ? WHERE one = ?", "c", 2) == 1
    assert list(scratch.ask("SELECT * FROM pair ORDER BY one")) == [(1, "a"), (2, "c")]


def test_a_database_that_could_not_do_something_is_not_asked_again() -> None:
    scratch = Scratch("CREATE TABLE many (one BLOB)")
    scratch.tell("PRAGMA max_page_count = 2")  # as a small disk would
    for _ in range(2):
        with pytest.raises(OutputError, match="set TMPDIR"):
            scratch.tell("INSERT INTO many VALUES (zeroblob(100000))")
