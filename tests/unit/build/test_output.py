"""The output folder: what is ours is overwritten and removed, and nothing else, wherever its manifest points."""

import json
from hashlib import blake2b
from pathlib import Path

import pytest

from l10n.build.layout import refuse_collisions
from l10n.build.output import JOURNAL, MANIFEST, Output
from l10n.errors import InputError, OutputError
from l10n.files import stays_inside


def build(folder: Path, **files: str) -> None:
    with Output.open(folder) as output:
        for name, text in files.items():
            output.write(name, text.encode())


@pytest.mark.parametrize("name", ["../victim.txt", "{absolute}", "a/../../victim.txt", "link/victim.txt"])
def test_a_manifest_names_no_file_outside_its_folder(tmp_path: Path, name: str) -> None:
    victim, folder = tmp_path / "victim.txt", tmp_path / "site"
    victim.write_text("keep me")
    build(folder, page="ours")
    (folder / "link").symlink_to(tmp_path)
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["files"][name.format(absolute=victim)] = blake2b(b"keep me", digest_size=16).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest))
    build(folder, page="ours")
    assert victim.read_text() == "keep me"


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    folder, outside = tmp_path / "site", tmp_path / "outside"
    outside.mkdir()
    folder.mkdir()
    (folder / "de").symlink_to(outside)
    with pytest.raises(OutputError, match="leads out of the output folder"), Output.open(folder) as output:
        output.write("de/index.html", b"x")
    assert not list(outside.iterdir())


def test_what_is_no_longer_made_goes_with_its_empty_folder_and_nothing_else_does(tmp_path: Path) -> None:
    with Output.open(tmp_path) as output:
        output.write("old/page.html", b"1")
        output.write("mixed/page.html", b"2")
    (tmp_path / "mixed" / "mine.txt").write_text("mine")
    build(tmp_path, page="3")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.name[0] != ".") == [
        "mixed",
        "mixed/mine.txt",
        "page",
    ]


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "..", "C:/x", "a\\..\\x", "a\0b"])
def test_a_path_that_leads_out_on_any_system_does_not_stay_inside(path: str) -> None:
    assert not stays_inside(path)


@pytest.mark.parametrize("paths", [("A.html", "a.html"), ("é.html", "e\u0301.html")], ids=["case", "normalisation"])
def test_names_that_one_file_system_takes_for_one_collide(paths: tuple[str, str]) -> None:
    with pytest.raises(InputError, match="has the output path of"):
        refuse_collisions(lambda: [(path, path + " (source)") for path in paths])


def test_nothing_is_written_through_a_file_that_is_a_link_to_nowhere_yet(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").symlink_to(tmp_path / "new.txt")
    with pytest.raises(OutputError, match="leads out of the output folder"), Output.open(folder) as output:
        output.write("index.html", b"x")
    assert not (tmp_path / "new.txt").exists()


def test_what_a_killed_build_wrote_is_ours(tmp_path: Path) -> None:
    build(tmp_path, kept="1", changed="1")
    killed = Output.open(tmp_path)
    output = killed.__enter__()
    output.write("changed", b"2")
    output.write("new", b"2")
    journal = (tmp_path / JOURNAL).read_bytes()
    killed.__exit__(None, None, None)
    build(tmp_path, kept="1", changed="1")
    (tmp_path / "changed").write_text("2")
    (tmp_path / "new").write_text("2")
    (tmp_path / JOURNAL).write_bytes(journal + b'["torn')
    build(tmp_path, kept="3", changed="3")
    assert {path.name: path.read_text() for path in tmp_path.iterdir() if path.name[0] != "."} == {
        "kept": "3",
        "changed": "3",
    }


def test_a_journal_makes_nothing_ours_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / JOURNAL).write_text(json.dumps(["mine", "0" * 32]) + "\n[]\n{}\n7\n")
    with pytest.raises(OutputError, match="was not written by this tool"):
        build(tmp_path, mine="ours")
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_temporary_folder_that_fills_up_leaves_all_that_is_ours_known(tmp_path: Path) -> None:
    build(tmp_path, old="1", kept="1")
    before = (tmp_path / MANIFEST).read_bytes()
    names = [f"{number}-{'x' * 200}" for number in range(100)]

    def fill() -> None:
        with Output.open(tmp_path) as output:
            output._ledger._scratch.tell("PRAGMA max_page_count = 4")
            for name in names:
                output.write(name, b"new")

    with pytest.raises(OutputError, match="temporary files cannot be written"):
        fill()
    assert (tmp_path / MANIFEST).read_bytes() == before
    build(tmp_path, kept="2", **{names[0]: "newer"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir() if path.name[0] != "."} == {
        "kept": "2",
        names[0]: "newer",
    }
