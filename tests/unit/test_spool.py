import errno
import gc
import io
import os
import sys
import tempfile
from pathlib import Path

import pytest

from l10n.errors import OutputError
from l10n.spool import Spool, TextSpool

STRINGS = [b"", b"one", b"\0" * 5000, b"", "zwei\u2028".encode()]


def test_strings_come_back_by_number_by_slice_and_again_and_again_while_more_are_added() -> None:
    spool = Spool()
    for number, data in enumerate(STRINGS):
        spool.append(data)
        assert spool[number] == spool[-1] == data
        assert list(spool) == list(spool) == STRINGS[: number + 1]
    assert spool[1:4] == STRINGS[1:4]
    assert spool[3:99] == STRINGS[3:99]
    assert len(spool) == len(STRINGS)
    with pytest.raises(IndexError):
        spool[len(STRINGS)]


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spool = Spool()
    spool.append(b"data")
    del spool
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError, match="set TMPDIR"):
        Spool()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_disk_that_is_full_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full").open("r+b", buffering=0)  # noqa: SIM115 - the spool closes it
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: full)
    with pytest.raises(OutputError, match=os.strerror(errno.ENOSPC).lower()):
        Spool().append(b"data")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_spool_that_a_full_disk_did_not_take_goes_in_silence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    full = Path("/dev/full").open("r+b", buffering=0)  # noqa: SIM115 - the spool closes it
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: io.BufferedRandom(full))
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)  # as it is where no test runs
    spool = Spool()
    with pytest.raises(OutputError):
        spool.append(b"data")
    del spool
    gc.collect()
    assert full.closed
    assert capfd.readouterr().err == ""


def test_mapped_strings_outlive_their_spool_and_an_empty_one_is_empty() -> None:
    spool = Spool()
    assert spool.mapped() == []
    spool.append(b"")
    assert [bytes(each) for each in spool.mapped()] == [b""]
    for data in STRINGS:
        spool.append(data)
    views = spool.mapped()
    del spool
    gc.collect()
    assert [bytes(each) for each in views] == [b"", *STRINGS]


def test_texts_come_back_with_what_is_no_utf_8() -> None:
    texts = ["", "de/a.html", "\udcff.html", "\U0001f600"]
    spool = TextSpool()
    for text in texts:
        spool.append(text)
    assert list(spool) == texts
    assert spool[1:3] == texts[1:3]
    assert len(spool) == len(texts)
