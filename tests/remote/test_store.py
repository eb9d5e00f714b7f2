"""Exports in an object store, and sites built into one: the same bytes, and nothing that is not ours is lost."""

import json
import subprocess
import sys
from pathlib import Path

import fsspec
import pytest
from small_site import catalog, small_site, write
from terminal import l10n

from l10n.build.output import MANIFEST, Output
from l10n.errors import OutputError
from l10n.files import Url
from l10n.files.store import RemoteFolder

_CONFIG = """
inputs = ["{inputs}"]
platform = "generic"
locales = ["de"]
[source]
interface = "en"
posts = "en"
[build]
out = "{out}"
base_url = "https://example.org/"
publish_at = 0
"""
_START = "<!DOCTYPE html><html lang=en><title>Words of page 2.</title><body>"
_PAGES = {
    f"posts/{number}.html": f"{_START}<p>Words of page {number}.</p><img alt src=../a%20b.png>" for number in range(70)
}
_TEXTS = {f"Words of page {number}.": f"Worte der Seite {number}." for number in range(70)}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose export and output are folders."""
    monkeypatch.chdir(tmp_path)
    pages = {"index.html": f"{_START}<p>Words of page 0.</p><a href='posts/1.html'>Words of page 1.</a>", **_PAGES}
    small_site(
        tmp_path, pages, {"de/LC_MESSAGES/posts.po": catalog(_TEXTS)}, _CONFIG.format(inputs="export", out="site")
    )
    write(tmp_path / "export/a b.png", "png")
    write(tmp_path / "export/.hidden/x.html", "<p>Hidden")
    write(
        tmp_path / "export/feed",
        "<?xml version='1.0'?><rss><channel><title>Words of page 2.</title></channel></rss>",
    )
    return tmp_path


def _objects(url: str) -> dict[str, bytes]:
    """Give what is in a store, without what the tool keeps for itself."""
    filesystem = fsspec.filesystem(url.partition(":")[0])
    filesystem.invalidate_cache()
    base = url.partition("://")[2]
    files = {place: place.strip("/").removeprefix(f"{base}/") for place in filesystem.find(url)}
    return {path: filesystem.cat_file(place) for place, path in files.items() if not path.startswith(".l10n")}


def _put(url: str, data: bytes) -> None:
    fsspec.filesystem(url.partition(":")[0]).pipe_file(url, data)


def _upload(folder: Path, url: str) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            _put(f"{url}/{path.relative_to(folder).as_posix()}", path.read_bytes())


def _files(folder: Path) -> dict[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: data for path, data in files.items() if not path.startswith(".l10n")}


def test_a_store_gives_and_takes_the_bytes_that_folders_do(project: Path, store: str) -> None:
    result = l10n("-j1", "run")
    assert result.exit_code == 0, result.output
    catalogs, checked = _files(project / "locales"), l10n("check").output
    _upload(project / "export", f"{store}/export")
    write(project / "l10n.toml", _CONFIG.format(inputs=f"{store}/export", out=f"{store}/site"))
    result = l10n("-j2", "--no-cache", "run")
    assert result.exit_code == 0, result.output
    assert f"-> {store}/site/" in result.output
    assert _objects(f"{store}/site") == _files(project / "site")
    assert _files(project / "locales") == catalogs
    assert l10n("build", "--check").exit_code == 0
    assert l10n("check").output.replace(f"{store}/", "") == checked


def test_what_is_built_is_asked_for_in_a_listing_and_not_written_twice(project: Path, s3: str) -> None:
    assert l10n("build", "-o", f"{s3}/site").exit_code == 0
    before = fsspec.filesystem("s3").find(f"{s3}/site", detail=True)
    (project / "export/posts/1.html").write_text("<!DOCTYPE html><html><body><p>Words of page 2.")
    (project / "export/posts/3.html").unlink()
    assert l10n("build", "-o", f"{s3}/site").exit_code == 0
    filesystem = fsspec.filesystem("s3")
    filesystem.invalidate_cache()
    after = filesystem.find(f"{s3}/site", detail=True)
    names = {
        name.partition("/site/")[2] for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    }
    assert {name for name in names if "sitemap" not in name} == {
        MANIFEST, "index.html", "de/index.html", "posts/1.html", "de/posts/1.html", "posts/3.html", "de/posts/3.html",
    } - {"index.html", "de/index.html"}  # fmt: skip


def test_browsers_are_told_what_an_object_is(s3: str) -> None:
    _build(Url(f"{s3}/site"), {"de/index.html": b"<p>", "a b.png": b"png"})
    filesystem = fsspec.filesystem("s3")
    types = {name: filesystem.info(f"{s3}/site/{name}")["ContentType"] for name in ("de/index.html", "a b.png")}
    assert types == {"de/index.html": "text/html", "a b.png": "image/png"}


def test_nothing_in_a_store_that_is_not_ours_is_overwritten_or_removed(project: Path, store: str) -> None:
    out = f"{store}/site"
    _put(f"{out}/posts/5.html", b"mine")
    _put(f"{out}/other.txt", b"mine")
    assert l10n("build", "-o", out).exit_code == 2
    assert _objects(out)["posts/5.html"] == b"mine"
    fsspec.filesystem(out.partition(":")[0]).rm_file(f"{out}/posts/5.html")
    assert l10n("build", "-o", out).exit_code == 0
    _put(f"{out}/posts/6.html", b"changed by hand")
    _put(f"{out}/de/posts/7.html", b"changed by hand")
    (project / "export/posts/6.html").write_text("<!DOCTYPE html><html><body><p>Words of page 2.")
    (project / "export/posts/7.html").unlink()
    result = l10n("build", "-o", out)
    assert result.exit_code == 2
    assert "was changed since it was built" in result.stderr
    (project / "export/posts/6.html").unlink()
    assert l10n("build", "-o", out).exit_code == 0
    left = _objects(out)
    assert left["other.txt"] == b"mine"
    assert left["posts/6.html"] == left["de/posts/7.html"] == b"changed by hand"
    assert "posts/7.html" not in left


def _build(url: Url, files: dict[str, bytes], meanwhile: dict[str, bytes] | None = None) -> None:
    """Build files; somebody else writes others before the build is done."""
    with Output.open(url) as output:
        for name, data in files.items():
            output.write(name, data)
        for name, data in (meanwhile or {}).items():
            _put(f"{url}/{name}", data)


def test_an_object_that_comes_to_be_during_a_build_stays_as_it_is(store: str) -> None:
    url = Url(f"{store}/site")
    with pytest.raises(OutputError, match="came to be, or changed, while"):
        _build(url, {"a.html": b"ours"}, {"a.html": b"theirs"})
    assert _objects(str(url)) == {"a.html": b"theirs"}
    with pytest.raises(OutputError, match="was not written by this tool"):
        _build(url, {"a.html": b"ours"})


def test_an_object_that_changes_under_our_hands_stays_where_the_store_can_compare(s3: str) -> None:
    url = Url(f"{s3}/site")
    _build(url, {"a.html": b"ours"})
    with pytest.raises(OutputError, match="came to be, or changed, while"):
        _build(url, {"a.html": b"ours, new"}, {"a.html": b"theirs"})
    assert _objects(str(url)) == {"a.html": b"theirs"}


_KILLED = """
import os, sys
from l10n.build.output import Output
from l10n.files import Url
with Output.open(Url(sys.argv[1])) as output:
    for number in range(100):
        output.write(f"{number}.html", b"ours" + sys.argv[2].encode())
    os._exit(9)
"""


def test_what_a_killed_build_wrote_is_ours_and_what_it_did_not_is_not(s3: str) -> None:
    url = Url(f"{s3}/site")
    for version in ("1", "2"):
        killed = subprocess.run([sys.executable, "-c", _KILLED, str(url), version], check=False)
        assert killed.returncode == 9
    written = _objects(str(url))
    assert set(written.values()) == {b"ours2"}
    assert 0 < len(written) < 100
    _put(f"{url}/99.html", b"ours2")
    _put(f"{url}/1.html", b"theirs")
    _build(url, {"0.html": b"new"})
    left = _objects(str(url))
    assert left == {"0.html": b"new", "1.html": b"theirs", "99.html": b"ours2"}
    assert [each for each in fsspec.filesystem("s3").find(str(url)) if "journal" in each] == []


def test_a_write_that_fails_leaves_a_store_that_the_next_build_understands(
    s3: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = Url(f"{s3}/site")
    _build(url, dict.fromkeys("abcd", b"old"))
    put = RemoteFolder._put

    def fail(folder: RemoteFolder, path: str, data: bytes) -> None:
        put(folder, path, data)
        if path == "b":  # the answer is lost, the object is there
            raise OutputError(path, "connection lost")

    with monkeypatch.context() as patched:
        patched.setattr(RemoteFolder, "_put", fail)
        with pytest.raises(OutputError, match="connection lost"):
            _build(url, dict.fromkeys("abc", b"new"))
    _build(url, dict.fromkeys("abc", b"newer"))
    assert _objects(str(url)) == dict.fromkeys("abc", b"newer")


def test_a_name_that_a_store_takes_for_something_else_is_refused(s3: str) -> None:
    with pytest.raises(OutputError, match="no name that the store can hold"):
        _build(Url(f"{s3}/site"), {"index.html": b"first", "index.html?versionId=1": b"other"})


@pytest.mark.parametrize(
    ("inputs", "out", "said"),
    [
        ("{store}/a", "{store}/a", 'is the input "'),
        ("{store}/a/b", "{store}/a/", "or a folder around it"),
        ("{store}/a", "{store}/a/b", "lies inside the input"),
        ("{store}/a", "https://example.org/", "cannot be built into"),
        ("{store}/a", "zip://::site.zip", "cannot be built into"),
        ("{store}/gone", "site", "no such file"),
    ],
)
def test_places_that_cannot_be_meant_are_refused(project: Path, memory: str, inputs: str, out: str, said: str) -> None:
    _put(f"{memory}/a/index.html", b"<!DOCTYPE html><html><body><p>Words of page 1.")
    _put(f"{memory}/a/b/index.html", b"<!DOCTYPE html><html><body><p>Words of page 1.")
    write(project / "l10n.toml", _CONFIG.format(inputs=inputs.format(store=memory), out=out.format(store=memory)))
    result = l10n("build")
    assert (result.exit_code, said in result.stderr) == (2, True), result.output
    assert not (project / "site").exists()


@pytest.mark.parametrize("key", ["catalogs", "run"])
def test_catalogs_and_cache_are_on_this_machine(project: Path, key: str) -> None:
    value = "dir" if key == "catalogs" else "cache"
    with (project / "l10n.toml").open("a") as file:
        file.write(f'[{key}]\n{value} = "s3://bucket/x"\n')
    result = l10n("check")
    assert (result.exit_code, "is a URL" in result.stderr) == (2, True), result.output


def test_a_missing_filesystem_says_what_to_install(project: Path) -> None:
    write(project / "l10n.toml", _CONFIG.format(inputs="gs://bucket/x", out="site"))
    result = l10n("extract")
    assert (result.exit_code, "gcsfs" in result.stderr) == (2, True), result.output


def test_a_missing_extra_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    write(project / "l10n.toml", _CONFIG.format(inputs="memory://elsewhere", out="site"))
    result = l10n("extract")
    assert (result.exit_code, "pip install 'blog-l10n[remote]'" in result.stderr) == (2, True), result.output


def test_an_export_on_this_machine_needs_no_extra(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setitem(sys.modules, "l10n.files.remote", None)
    result = l10n("run")
    assert result.exit_code == 0, result.output
    assert json.loads((project / "site" / MANIFEST).read_bytes())["version"] == 1
