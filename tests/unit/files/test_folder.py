"""A local folder: where its paths lead, whoever puts links into it meanwhile."""

from pathlib import Path

import pytest

from l10n.errors import OutputError
from l10n.files.folder import LocalFolder


def test_a_link_inside_the_folder_is_written_through_and_stays(tmp_path: Path) -> None:
    folder = LocalFolder(tmp_path / "site")
    folder.write("en/index.html", b"one", "note")
    (tmp_path / "site/fr").symlink_to("en")
    (tmp_path / "site/home.html").symlink_to("fr/index.html")
    folder.write("home.html", b"two", "note")
    assert (tmp_path / "site/home.html").is_symlink()
    assert (tmp_path / "site/en/index.html").read_bytes() == b"two"
    assert folder.has("fr/index.html")


@pytest.mark.parametrize("place", ["de", "de/posts", "de/posts/a.html"])
def test_a_link_that_leads_out_is_seen_also_where_a_folder_was_before(tmp_path: Path, place: str) -> None:
    folder = LocalFolder(tmp_path / "site")
    folder.write("de/posts/a.html", b"ours", "note")
    (tmp_path / "site" / place).rename(tmp_path / "moved")
    (tmp_path / "site" / place).symlink_to(tmp_path / "moved")
    assert not folder.has("de/posts/a.html")
    for act in (lambda: folder.held("de/posts/a.html"), lambda: folder.write("de/posts/a.html", b"new", "note")):
        with pytest.raises(OutputError, match="leads out of the output folder"):
            act()


def test_a_path_that_leads_up_again_is_followed_as_the_system_does(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "victim").write_bytes(b"keep me")
    folder = LocalFolder(tmp_path / "site")
    folder.write("a.html", b"ours", "note")
    (tmp_path / "site/link").symlink_to(tmp_path / "elsewhere")
    assert not folder.has("link/../victim")
    assert folder.has("link/../site/a.html")


def test_files_are_listed_also_behind_links_and_folders_behind_links_are_not(tmp_path: Path) -> None:
    folder = LocalFolder(tmp_path / "site")
    assert not list(folder.paths())
    folder.write("de/posts/a.html", b"ours", "note")
    (tmp_path / "site/home.html").symlink_to("de/posts/a.html")
    (tmp_path / "site/fr").symlink_to("de")
    (tmp_path / "site/gone.html").symlink_to("nowhere")
    (tmp_path / "site/loop.html").symlink_to("loop.html")
    assert set(folder.paths()) == {".l10n-journal", "de/posts/a.html", "home.html"}


def test_files_are_listed_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["a/b.html", "a-b.html", "a.html", "a/c/d.html", "a!/e", "b", "\u00e9/f", ".hidden/g"]
    for name in names:
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(b"")
    assert list(LocalFolder(tmp_path / "site").paths()) == sorted(names)
