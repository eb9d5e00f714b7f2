"""An export is somebody else's: whatever is in it, output stays in its folder, and no message is lost by it."""

import os
import resource
import shutil
import socket
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import polib
import pytest
from small_site import catalog, small_site, write
from terminal import l10n

_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["de"]
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://example.org/"
publish_at = 0
"""
_PO = "locales/de/LC_MESSAGES/posts.po"
_PAGE = "<p>Words of the page.</p>"
_TEXTS = {"Words of the page.": "Worte der Seite."}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a folder of its own; what is beside that folder must stay as it is."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write(tmp_path / "beside/index.html", "not ours")
    small_site(folder, {"index.html": _PAGE}, {"de/LC_MESSAGES/posts.po": catalog(_TEXTS)}, _CONFIG)
    return folder


def _beside(folder: Path) -> dict[str, bytes]:
    """Give every file that is none of the project's output, catalogs or cache."""
    ours = tuple(folder / name for name in ("site", "locales", ".l10n-cache"))
    every = (path for path in folder.parent.rglob("*") if not any(path.is_relative_to(each) for each in ours))
    return {str(path): path.read_bytes() for path in every if path.is_file()}


def _run(*arguments: str) -> int:
    result = l10n(*arguments)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code


# ---- names and links


@pytest.mark.parametrize(
    "name",
    [
        "..\\..\\beside\\index.html",
        "C:\\beside.html",
        "con.html",
        "a\nb.html",
        "a\x1b[31m.html",
        "a b & <script>.html",
        '"quoted".html',
        "{path}{locale}.html",
        "%2e%2e%2fbeside%2findex.html",
        "-l.html",
        "~.html",
        "*.html",
        "$(touch owned).html",
        "a\udcff.html",
        "..html",
        "...html",
        "de.html",
        "x" * 240 + ".html",
    ],
)
def test_a_page_of_any_name_goes_into_the_output_or_nowhere(site: Path, name: str) -> None:
    write(site / "export" / name, f"<html><body>{_PAGE}<a href='../../../beside/index.html'>Out</a></body></html>")
    before = _beside(site)
    assert _run("run") in {0, 1, 2}
    assert _beside(site) == before
    po = polib.pofile(str(site / _PO))
    assert [entry.msgstr for entry in po if entry.msgid in _TEXTS] == list(_TEXTS.values())
    assert not po.obsolete_entries()


@pytest.mark.parametrize(
    "link",
    [
        "../../../../beside/index.html", "/../../beside/index.html", "..%2f..%2fbeside/index.html", "file:///etc/passwd",
        "//evil.example/x", "\\\\evil\\share", "javascript:alert(1)", "https://example.org/../../beside/index.html",
        "http://[", "https://example.org:99999999/", "%00", "#" * 50_000, "../" * 20_000, "a/../" * 20_000,
        "?" * 50_000,
    ],
)  # fmt: skip
def test_a_link_that_leads_anywhere_moves_no_file(site: Path, link: str) -> None:
    write(
        site / "export/deep/er/page.html",
        f'<html><body>{_PAGE}<a href="{link}">Out</a><img src="{link}"></body></html>',
    )
    before = _beside(site)
    assert _run("run") in {0, 1}
    assert _beside(site) == before
    assert {path.name for path in (site / "site").rglob("*.html")} == {"index.html", "page.html"}


def test_symbolic_links_out_of_the_export_are_none_of_it(site: Path) -> None:
    secret = site.parent / "secret.html"
    write(secret, "<p>Top secret text</p>")
    write(site.parent / "folder/secret.html", "<p>Top secret text</p>")
    (site / "export/link.html").symlink_to(secret)
    (site / "export/relative.html").symlink_to("../../secret.html")
    (site / "export/folder").symlink_to(site.parent / "folder")
    (site / "export/loop").symlink_to(site / "export")
    (site / "export/self.html").symlink_to("self.html")
    (site / "export/chain.html").symlink_to("link.html")
    assert _run("run") in {0, 1, 2}
    every = b"".join(
        path.read_bytes() for name in ("site", "locales") for path in (site / name).rglob("*") if path.is_file()
    )
    assert b"Top secret" not in every


def test_what_is_no_file_is_not_waited_for(site: Path) -> None:
    for name in ("pipe.html", "pipe.png", "pipe"):
        os.mkfifo(site / "export" / name)
    (site / "export/device.html").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("export/s.html")
        done = subprocess.run([sys.executable, "-m", "l10n", "run"], cwd=site, timeout=60, check=False)
    assert done.returncode == 0
    assert {path.name for path in (site / "site").rglob("*") if path.name[0] != "."} == {
        "index.html",
        "de",
        "sitemap.xml",
    }


@pytest.mark.parametrize(
    "target", ["index.html", "de/index.html", "de", ".l10n-manifest.json", ".l10n.lock", ".l10n-journal"]
)
def test_links_in_the_output_lead_nothing_out_of_it(site: Path, target: str) -> None:
    before = _beside(site)
    (site / "site").mkdir()
    (site / "site/de").mkdir() if "/" in target else None
    (site / "site" / target).symlink_to(site.parent / ("beside" if target == "de" else "beside/new.html"))
    assert _run("build") in {0, 1, 2}
    gained = {
        path: data for path, data in _beside(site).items() if path not in before and not path.endswith(".l10n.lock")
    }
    assert not gained
    assert before.items() <= _beside(site).items()


def test_what_is_in_the_output_and_not_ours_is_neither_overwritten_nor_deleted(site: Path) -> None:
    mine = {"index.html": "mine", "de/index.html": "mine", "other/mine.txt": "mine", "old.html": "mine"}
    for name, text in mine.items():
        write(site / "site" / name, text)
    assert _run("build") == 2
    for name in ("index.html", "de/index.html"):
        (site / "site" / name).unlink()
    assert _run("build") == 0
    assert (site / "site/old.html").read_text() == (site / "site/other/mine.txt").read_text() == "mine"
    shutil.rmtree(site / "site/de")
    write(site / "site/index.html", "changed by hand")
    assert _run("build") == 2
    assert (site / "site/index.html").read_text() == "changed by hand"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Page.html", "page.HTML"),
        ("straße.html", "STRASSE.html"),
        (unicodedata.normalize("NFC", "été.html"), unicodedata.normalize("NFD", "été.html")),
        ("de/index.html", "index.html"),
        ("a/b.html", "a"),
    ],
)
def test_names_that_are_one_on_some_system_overwrite_nothing(site: Path, one: str, other: str) -> None:
    write(site / "export" / one, f"<html><body>{_PAGE}<p>One</p></body></html>")
    if other == "a":
        (site / "site").mkdir()
        write(site / "site/a", "mine")
    elif other != "index.html":
        write(site / "export" / other, f"<html><body>{_PAGE}<p>Other</p></body></html>")
    before = _beside(site)
    assert _run("build") == 2
    assert _beside(site) == before
    assert not [
        path
        for path in (site / "site").rglob("*")
        if path.is_file() and path.read_text() != "mine" and path.name[0] != "."
    ]


# ---- contents

_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">{}]><rss><channel><title>&i;</title></channel></rss>'.format(
        "".join(
            f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
        )
    )
)
_XML = '<?xml version="1.0"?><!DOCTYPE r '
_TITLE = "<rss><channel><title>{}</title></channel></rss>".format
_PASSWORDS = "file:///etc/passwd"
_FEEDS = {
    "a bomb": _BOMB,
    "quadratic growth": f'{_XML}[<!ENTITY a "{"a" * 50_000}">]>{_TITLE("&a;" * 5_000)}',
    "a file": f'{_XML}[<!ENTITY a SYSTEM "{_PASSWORDS}">]>{_TITLE("&a;")}',
    "a file as a parameter": f'{_XML}[<!ENTITY % a SYSTEM "{_PASSWORDS}"> %a;]>{_TITLE("x")}',
    "another host": f'{_XML}SYSTEM "http://127.0.0.1:9/x.dtd">{_TITLE("x")}',
    "inclusion": _TITLE(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{_PASSWORDS}" parse="text"/>'),
    "great depth": f"<rss><channel>{'<a>' * 100_000}{'</a>' * 100_000}</channel></rss>",
    "great numbers": _TITLE("&#99999999999999; &#xFFFFFFFFFFFF; &#0; &#xD800;"),
    "no end": "<rss><channel><title>x",
    "a lying encoding": f'<?xml version="1.0" encoding="utf-16"?>{_TITLE("x")}',
    "an unknown encoding": f'<?xml version="1.0" encoding="../../x"?>{_TITLE("x")}',
    "an encoding of a great name": f'<?xml version="1.0" encoding="utf-4"?>{_TITLE("x")}',
    "an encoding that is no charset": f'<?xml version="1.0" encoding="zlib"?>{_TITLE("x")}',
    "an encoding of many bytes": f'<?xml version="1.0" encoding="shift_jis"?>{_TITLE("x")}',
    "an encoding with shifts": f'<?xml version="1.0" encoding="utf-7"?>{_TITLE("x")}',
    "nothing": "<rss",
    "twice the same": '<rss a="1" a="2"><channel/></rss>',
}


@pytest.mark.parametrize("feed", _FEEDS.values(), ids=_FEEDS)
def test_a_hostile_feed_is_copied_or_read_as_what_it_says(site: Path, feed: str) -> None:
    write(site / "export/feed.xml", feed)
    before, started = _beside(site), time.process_time()
    assert _run("run") in {0, 1}
    assert time.process_time() - started < 30
    assert _beside(site) == before
    built = (site / "site/feed.xml").read_text()
    assert built.replace("<language>en</language>", "") == feed
    every = [path.read_bytes() for name in ("site", "locales") for path in (site / name).rglob("*") if path.is_file()]
    assert not any(b"root:" in data for data in every)
    assert max(map(len, every)) < 10_000_000
    assert "Worte der Seite." in (site / "site/de/index.html").read_text()


_NOT_PAGES = {
    "an archive": b"PK\x03\x04" + b"\0" * 3000,
    "a program": b"\x7fELF" + bytes(range(256)) * 20,
    "random bytes": bytes((number * 7919 + number // 3) % 256 for number in range(20_000)),
    "nulls": b"\0" * 100_000,
    "one mark": b"\xff\xfe",
    "UTF-16 without a mark": "<p>Words</p>".encode("utf-16-le"),
    "UTF-32": "<p>Words</p>".encode("utf-32"),
    "a pipe's end": b"<html><body><p>Torn te",
    "only spaces": b" \n" * 5000,
    "nothing": b"",
}


@pytest.mark.parametrize("data", _NOT_PAGES.values(), ids=_NOT_PAGES)
def test_a_file_that_is_not_what_it_says_is_copied_and_takes_no_message_with_it(site: Path, data: bytes) -> None:
    assert _run("run") == 0
    work = (site / _PO).read_bytes()
    (site / "export/index.html").write_bytes(data)
    write(site / "export/good.html", "<html><body><p>Something else.</p></body></html>")
    assert _run("run") in {0, 1, 2}
    assert "Worte der Seite." in (site / _PO).read_text()
    if _run("extract") == 1:  # the page is reported: its messages are still there, and alive
        assert not polib.pofile(str(site / _PO)).obsolete_entries() or data[:1] not in {b"", b" ", b"\0"}
    small_site(site, {"index.html": _PAGE}, {}, _CONFIG)
    (site / "export/good.html").unlink()
    _run("run")
    assert polib.pofile(str(site / _PO)).find("Words of the page.").msgstr == "Worte der Seite."
    assert len(work) > 100


@pytest.mark.parametrize("how", ["empty", "gone", "assets", "unreadable"])
def test_an_export_without_a_page_changes_no_catalog(site: Path, how: str) -> None:
    assert _run("run") == 0
    before = {path: path.read_bytes() for path in (site / "locales").rglob("*") if path.is_file()}
    built = {path: path.read_bytes() for path in (site / "site").rglob("*.html")}
    shutil.rmtree(site / "export")
    if how != "gone":
        (site / "export").mkdir()
    if how == "assets":
        (site / "export/a.png").write_bytes(b"png")
    if how == "unreadable":
        (site / "export/index.html").symlink_to("nowhere")
    for command in ("run", "update", "extract", "build"):
        assert _run(command) == 2
    assert {path: path.read_bytes() for path in (site / "locales").rglob("*") if path.is_file()} == before
    assert {path: path.read_bytes() for path in (site / "site").rglob("*.html")} == built


_DEEP = {
    "elements": "<div>" * 100_000 + "<p>Deep text here</p>",
    "inline elements": "<b>" * 20_000 + "Deep text here" + "</b>" * 20_000,
    "unclosed quotes": '<p title="' * 100_000,
    "references": "<p>" + "&" * 500_000,
    "torn tags": "<" * 500_000,
    "torn comments": "<!--" * 200_000,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">Text here",
    "lists": "<ul><li>" * 20_000,
    "tables": "<table><tr><td>" * 5_000,
    "noscript": "<noscript>" * 10_000 + "Text here",
    "templates": "<template>" * 10_000 + "Text here",
    "drawings": "<svg><foreignObject>" * 10_000 + "Text here",
    "scripts": "<script>" * 100_000,
    "data": '<script type="application/ld+json">' + "[" * 100_000 + "]" * 100_000 + "</script>",
    "languages": "<p lang=fr>" * 20_000 + "Text here",
    "sets": '<img srcset="' + "a 1x, " * 50_000 + '">',
    "styles": "<p style='background: " + "url(" * 50_000 + "'>Text here",
    "brackets": "<p>" + "{" * 200_000,
    "digits": "<p>" + "1" * 200_000 + "</p>",
    "one word": "<p>Start " + "a" * 300_000 + "</p>",
    "dates": "<p>" + "26 February 2014 " * 10_000 + "</p>",
}


@pytest.mark.parametrize("body", _DEEP.values(), ids=_DEEP)
def test_a_page_of_any_depth_is_read_in_time(site: Path, body: str) -> None:
    write(site / "export/deep.html", f"<!DOCTYPE html><html><body>{body}")
    write(site / "l10n.toml", _CONFIG + "annotate = false\n")
    command = [sys.executable, "-m", "l10n", "-j1", "run"]
    result = subprocess.run(
        command, cwd=site, capture_output=True, text=True, check=False, timeout=120, preexec_fn=_limited
    )
    assert result.returncode in {0, 1}, result.stderr
    assert "Traceback" not in result.stderr
    assert (site / "site/deep.html").read_bytes() == (site / "export/deep.html").read_bytes()


def _limited() -> None:
    """Give a run one gigabyte; a page of a few hundred kilobytes that needs more would need any amount."""
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))


_MEASURED = """
import re
from l10n.cli import main
try:
    main(["-q", "-j1", "build"])
finally:
    # Not ru_maxrss, which counts what the process that started this one held.
    print(re.search(r"VmHWM:\\s*([0-9]+) kB", open("/proc/self/status").read())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not say what a process held")
@pytest.mark.parametrize("megabytes", [int(os.environ.get("L10N_LARGE_PAGE", "3"))])
def test_a_page_of_many_megabytes_is_translated_in_bounded_memory(site: Path, megabytes: int) -> None:
    paragraph = "<p>Paragraph {} of the long page says <b>something</b> of its own.</p>\n"
    with (site / "export/long.html").open("w") as file:
        file.write(f"<!DOCTYPE html><html><body>{_PAGE}")
        for number in range(megabytes * 14_000):
            file.write(paragraph.format(number))
    size = (site / "export/long.html").stat().st_size
    result = subprocess.run([sys.executable, "-c", _MEASURED], cwd=site, capture_output=True, text=True, check=False)
    assert result.returncode in {0, 1}, result.stderr
    peak = int(result.stdout.split()[-1]) * 1024
    print(f"{size / 1e6:.0f} MB page: {peak / 1e6:.0f} MB at most, {peak / size:.0f} bytes a byte")  # noqa: T201 - for docs
    assert peak < 120_000_000 + 90 * size
    assert (site / "site/de/long.html").read_text().count("Worte der Seite.") == 1


def test_no_name_and_no_address_becomes_an_entry_of_a_catalog(site: Path) -> None:
    injected = 'x"\nmsgid "injected"\nmsgstr "evil"\n#'
    write(site / "export" / f"{injected}.html", f"<html><body>{_PAGE}</body></html>")
    address = injected.replace("\n", "&#10;").replace('"', "&quot;")
    links = f'<a href="{address}">this</a>, <a title="{address}" href="y">that</a> or <img alt="" src="{address}">'
    body = f"<p>See {links}.</p>"
    write(site / "export/more.html", f'<html lang="{address}"><head><title>T</title></head><body>{body}</body></html>')
    for _ in range(2):
        assert _run("run") in {0, 1}
    for path in (site / "locales").rglob("*.po*"):
        po = polib.pofile(str(path))
        assert po.find("injected") is None
        assert "evil" not in po.metadata
    assert "Worte der Seite." in (site / "site/de" / f"{injected}.html").read_text()


def test_a_page_of_an_odd_name_that_cannot_be_read_keeps_its_messages(site: Path) -> None:
    for name in ("a\nb.html", "a\udcff.html"):
        write(
            site / "export" / name,
            f"<html><body><p>Words of {name.encode('unicode_escape').decode()}.</p></body></html>",
        )
    _run("run")
    po = polib.pofile(str(site / _PO))
    assert len(po) == 3
    for entry in po:
        entry.msgstr = "übersetzt"
    po.save()
    for path in (site / "export").glob("a*"):
        path.write_bytes(b"")
    assert _run("run") == 1
    assert len([entry for entry in polib.pofile(str(site / _PO)) if not entry.obsolete]) == 3


@pytest.mark.parametrize("command", ["run", "check", "build"])
def test_no_name_and_no_page_speaks_to_the_terminal(site: Path, command: str) -> None:
    for name in ("\x1b]0;owned\x07.html", "\x9b31m.html", "\u202egnp.html", "a\rb.html"):
        write(site / "export" / name, "<html><body><p>Text \x1b[31m\x9b\u202e of it.</p></body></html>")
        write(site / "export" / f"empty{name}", "")
    said = l10n(command).output
    assert not {"\x1b", "\x9b", "\x07", "\u202e", "\r"} & set(said)
