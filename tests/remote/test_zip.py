"""An export in an archive is somebody else's: what it says of itself is believed of no name and no size."""

import posixpath
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from small_site import catalog, small_site, write
from terminal import l10n

_CONFIG = """
inputs = ["{inputs}"]
platform = "generic"
locales = ["de"]
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://example.org/"
publish_at = 0
"""
_PAGE = "<!DOCTYPE html><html><body><p>Words of the page.</p></body></html>"
_TEXTS = {"Words of the page.": "Worte der Seite."}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose export is an archive beside its configuration."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write(tmp_path / "beside/index.html", "not ours")
    config = _CONFIG.format(inputs="zip://::export.zip")
    small_site(folder, {}, {"de/LC_MESSAGES/posts.po": catalog(_TEXTS)}, config)
    return folder


def _pack(folder: Path, entries: Mapping[str, str | bytes]) -> Path:
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def _built(folder: Path) -> dict[str, bytes]:
    files = {path.relative_to(folder / "site").as_posix(): path for path in (folder / "site").rglob("*")}
    return {name: path.read_bytes() for name, path in files.items() if path.is_file() and not name.startswith(".l10n")}


def test_an_archive_is_read_by_all_processes_as_the_folder_that_was_packed(project: Path) -> None:
    pages = {f"blog/posts/{number} ü.html": _PAGE.replace("page.", f"page {number}.") for number in range(80)}
    others = {"blog/a.png": b"png", "blog/.git/x.html": _PAGE, "__MACOSX/blog/x.html": _PAGE, "other/x.html": _PAGE}
    with zipfile.ZipFile(_pack(project, {**pages, **others, "blog/empty/": ""})) as archive:
        archive.extractall(project / "unpacked")
    for inputs in ("unpacked/blog", "zip://blog::export.zip"):
        write(project / "l10n.toml", _CONFIG.format(inputs=inputs))
        assert l10n("-j2", "--no-cache", "build").exit_code == 0
        if inputs == "unpacked/blog":
            expected = _built(project)
            assert len(expected) == 82  # a sitemap and a picture as well
    assert _built(project) == expected
    assert l10n("build", "--check").exit_code == 0


def test_a_glob_chooses_among_the_names_of_an_archive(project: Path) -> None:
    _pack(project, {"blog/2013/a.html": _PAGE, "blog/2014/a.html": _PAGE, "blog/2014/b/c.html": _PAGE})
    write(project / "l10n.toml", _CONFIG.format(inputs="zip://blog/*14::export.zip"))
    assert l10n("build").exit_code == 0
    assert sorted(name for name in _built(project) if not name.startswith("de/") and name.endswith("html")) == [
        "2014/a.html",
        "2014/b/c.html",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "../../beside/index.html",
        "/etc/x.html",
        "a/../../../beside/index.html",
        "..\\..\\beside\\index.html",
        "C:/x.html",
    ],
)
def test_a_name_that_leads_out_of_the_archive_leads_nowhere(project: Path, name: str) -> None:
    _pack(project, {"index.html": _PAGE, name: _PAGE})
    result = l10n("run")
    assert result.exit_code == 2
    assert "leads out of it" in result.stderr
    assert (project.parent / "beside/index.html").read_text() == "not ours"
    assert sorted(path.name for path in project.parent.iterdir()) == ["beside", "project"]
    assert not (project / "site").exists()


def test_a_name_that_reads_as_a_url_is_a_name(project: Path) -> None:
    secret = project.parent / "secret.html"
    secret.write_text(_PAGE.replace("Words", "Secrets"))
    names = {f"copy::file://{secret}": _PAGE, "zip:/x.html": _PAGE, "a b?c=d#e%2e.html": _PAGE}
    _pack(project, {"index.html": _PAGE, **names})
    result = l10n("build")
    assert result.exit_code == 0, result.output
    built = _built(project)
    assert set(map(posixpath.normpath, names)) <= built.keys()
    assert not any(b"Secrets" in data for data in built.values())


@pytest.mark.parametrize(
    ("one", "other"), [("Page.html", "page.HTML"), ("straße.html", "STRASSE.html"), ("de/index.html", "index.html")]
)
def test_names_of_an_archive_that_are_one_on_some_system_overwrite_nothing(project: Path, one: str, other: str) -> None:
    _pack(project, {one: _PAGE, other: _PAGE})
    assert l10n("build").exit_code == 2
    assert not list((project / "site").rglob("*.html"))


def test_a_link_in_an_archive_is_followed_nowhere(project: Path) -> None:
    link = zipfile.ZipInfo("link.html")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = _pack(project, {"index.html": _PAGE})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "../beside/index.html")
    assert l10n("build").exit_code in {0, 1}
    assert b"not ours" not in b"".join(_built(project).values())


def test_an_archive_that_would_fill_the_memory_is_refused(project: Path) -> None:
    _pack(project, {"index.html": _PAGE, "bomb.html": bytes(80 << 20)})
    result = l10n("run")
    assert result.exit_code == 2
    assert "would unpack to 80 MiB, more than 100 times its size" in result.stderr


def test_an_archive_that_lies_about_a_size_gives_no_more_than_it_said(project: Path) -> None:
    data = _pack(project, {"index.html": _PAGE, "bomb.html": b"<p>" + bytes(10 << 20)}).read_bytes()
    lie = data.replace(struct.pack("<I", (10 << 20) + 3), struct.pack("<I", 100))
    assert lie != data
    (project / "export.zip").write_bytes(lie)
    result = l10n("build")
    assert result.exit_code == 2
    assert "bomb.html" in result.output
    assert "io/read" in result.output
    assert b"Worte der Seite." in _built(project)["de/index.html"]


def test_an_archive_whose_entries_overlap_is_refused(project: Path) -> None:
    path = _pack(project, {"index.html": _PAGE, "long.html": bytes(range(256)) * 40})
    with zipfile.ZipFile(path, "a") as archive:
        first = archive.getinfo("long.html")
        for number in range(200):
            again = zipfile.ZipInfo(f"{number}.html")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(again, field, getattr(first, field))
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
        archive._didModify = True
    result = l10n("build")
    assert result.exit_code == 2
    assert "its entries overlap" in result.stderr


@pytest.mark.parametrize("how", ["torn", "no archive", "empty", "gone", "encrypted"])
def test_an_archive_that_cannot_be_read_is_named(project: Path, how: str) -> None:
    path = _pack(project, {"index.html": _PAGE, "a.png": b"x" * 3000})
    if how == "torn":
        path.write_bytes(path.read_bytes()[:-40])
    elif how == "no archive":
        path.write_bytes(b"<html>" * 100)
    elif how == "empty":
        _pack(project, {})
    elif how == "gone":
        path.unlink()
    else:
        data = path.read_bytes().replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\x01\0")
        path.write_bytes(data.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"))
    result = l10n("run")
    assert result.exit_code == 2, result.output
    assert "export.zip" in result.output
    assert "Traceback" not in result.output
    assert "Worte der Seite." in (project / "locales/de/LC_MESSAGES/posts.po").read_text()


def test_init_names_an_archive_as_it_lies(project: Path) -> None:
    _pack(project, {"index.html": _PAGE})
    (project / "l10n.toml").unlink()
    assert l10n("init", "de", "--from", "zip://::export.zip").exit_code == 0
    assert 'inputs = ["zip://::export.zip"]' in (project / "l10n.toml").read_text()


def test_another_kind_of_archive_is_refused(project: Path) -> None:
    (project / "export.tar").write_bytes(b"")
    write(project / "l10n.toml", _CONFIG.format(inputs="tar://::export.tar"))
    result = l10n("build")
    assert (result.exit_code, "Make it a zip, or unpack it" in result.stderr) == (2, True), result.output
