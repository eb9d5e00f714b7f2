"""Whoever writes a catalog may write text and nothing else: no page gains an element, an attribute or an address."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest
from census import Census, census, programs
from payloads import PAYLOADS
from places import EVERY_PLACE
from pseudo import codes, framed
from small_site import PLURALS, catalog, header, small_site, write
from terminal import l10n

from l10n.build.page import translate_page
from l10n.catalog.mo import render_mo
from l10n.catalog.po import parse_po
from l10n.html.document import read_document
from l10n.units.segment import segment

_PO = "locales/ar/LC_MESSAGES/posts.po"
_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["ar"]
[source]
interface = "en"
posts = "en"
[build]
publish_at = 0
base_url = "https://example.org/"
"""
_PLAIN = "annotate = false\n"

_RULE = PLURALS["ar"].split("; ")[1].removesuffix(";")

Change = Callable[[str], str]


def _messages() -> list[str]:
    document = read_document(EVERY_PLACE.encode())
    return list(dict.fromkeys(unit.message for unit in segment(document)))


def _ways(payload: str) -> Iterator[Change]:
    """Yield the ways to bring a text into a translation; some keep the message's tags, so that it is built."""
    yield lambda _: payload
    yield lambda message: payload + message
    yield lambda message: message + payload
    yield lambda message: "".join(codes(message)) + payload
    yield lambda message: message.replace(" ", f" {payload} ")


def _build(folder: Path, change: Change, config: str) -> Census:
    """Build the page with every message changed, and count what is in it; a page without a translation is not built."""
    for path in (folder / "locales").rglob("*.po"):
        po = polib.pofile((folder / "made" / path.name).read_text())
        for each in po:
            each.msgstr = change(each.msgid)
        path.write_bytes(str(po).encode("utf-8", "surrogatepass"))
    write(folder / "l10n.toml", config)
    result = l10n("-C", str(folder), "build")
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert result.exit_code in {0, 1}, result.output
    built = folder / "site/ar/every.html"
    return census(built.read_bytes()) if built.exists() else Census()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    small_site(tmp_path, {"every.html": EVERY_PLACE}, {}, _CONFIG)
    assert l10n("update").exit_code == 0
    (tmp_path / "made").mkdir()
    for path in (tmp_path / "locales").rglob("*.po"):
        path.rename(tmp_path / "made" / path.name)
        path.touch()
    return tmp_path


def test_the_page_to_try_it_on_takes_harmless_translations_in_every_place(site: Path) -> None:
    found = _build(site, framed, _CONFIG + _PLAIN)
    built = segment(read_document((site / "site/ar/every.html").read_bytes()))
    assert not {unit.message for unit in built} & set(_messages())
    assert found == census(EVERY_PLACE)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_page_gains_an_element_or_an_attribute_by_a_catalog(site: Path, payload: str) -> None:
    before = census(EVERY_PLACE)
    for way in _ways(payload):
        assert not _build(site, way, _CONFIG + _PLAIN) - before


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_page_in_another_language_gains_what_it_gains_by_any_catalog(site: Path, payload: str) -> None:
    taken, refused = _build(site, framed, _CONFIG), _build(site, lambda message: f"<x>{message}", _CONFIG)
    for way in _ways(payload):
        found = _build(site, way, _CONFIG)
        assert not found - (taken | refused)
        assert programs(found) <= programs(census(EVERY_PLACE))


def test_a_refresh_that_calls_itself_a_description_is_no_text() -> None:
    page = '<meta http-equiv="refresh" name="description" content="9;url=/a"><p>Words of it</p>'
    assert [unit.message for unit in segment(read_document(page.encode()))] == ["Words of it"]


@pytest.mark.parametrize("space", ["\x0b", "\x1c", "\x1e", "\x1f", "\x85", "\xa0", "\u2028"])
def test_what_is_white_space_to_python_alone_opens_no_quotes(space: str) -> None:
    page = f"<meta charset=utf-8><p lang={space}'fr' title={space}\"Tip\"><b>Word</b> by word</p>".encode()
    document = read_document(page)
    units = segment(document)
    built = translate_page(document, units, lambda unit: f"{unit.message} onclick=alert(1) '\" x=y")
    assert census(built) == census(page)
    assert {unit.message for unit in units} == {"<b>Word</b> by word", f'{space}"Tip"'.strip("\xa0")}


def test_ten_million_characters_are_a_translation(site: Path) -> None:
    long = "&lt; x&amp;y <script " * 500_000
    first = next(message for message in _messages() if "<" not in message)
    write(site / _PO, catalog({first: long}, "ar"))
    write(site / "l10n.toml", _CONFIG + _PLAIN)
    assert l10n("-C", str(site), "build").exit_code == 0
    built = (site / "site/ar/every.html").read_text()
    assert len(built) > 10_000_000
    # html5lib takes quadratic time here; what stands outside the long text is the page, and inside stands no "<".
    start, end = EVERY_PLACE.split(f">{first}<", maxsplit=1)
    assert built.startswith(f"{start}>")
    assert built.endswith(f"<{end}")
    assert "<" not in built[len(start) : -len(end) - 1]


def test_a_word_of_any_length_is_checked_in_time(site: Path) -> None:
    word = "a" * 200_000
    write(site / "export/every.html", f"<html lang=en><body><p>Start {word} end</p>")
    write(site / _PO, catalog({f"Start {word} end": f"Beginn {word} Ende"}, "ar"))
    command = [sys.executable, "-m", "l10n", "-j1", "check"]
    checked = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False, timeout=120)
    assert checked.returncode == 1
    assert "in the script of Arabic" in checked.stdout


_HEADERS = {
    "an unknown charset": ("charset=UTF-8", "charset=no-such-thing"),
    "a charset that is none": ("charset=UTF-8", "charset=../../etc/passwd"),
    "a charset of another size": ("charset=UTF-8", "charset=UTF-16"),
    "a charset with shifts": ("charset=UTF-8", "charset=UTF-7"),
    "a codec that is no charset": ("charset=UTF-8", "charset=unicode_escape"),
    "a codec that unpacks": ("charset=UTF-8", "charset=zlib_codec"),
    "a charset that lies": ("charset=UTF-8", "charset=EUC-JP"),
    "no plural rule": ("nplurals=6; plural=", "x="),
    "a rule that is code": (_RULE, "plural=__import__('os').system('touch owned')"),
    "a rule without end": (_RULE, "plural=" + "(" * 20_000 + "n" + ")" * 20_000),
    "a rule of great powers": (_RULE, "plural=n**n**n**n"),
    "a rule of great numbers": (_RULE, "plural=" + "9" * 5_000 + "*n*" + "9" * 5_000),
    "a rule that divides by zero": (_RULE, "plural=n/0"),
    "a rule beyond its forms": (_RULE, "plural=n+7"),
    "too many forms": ("nplurals=6", "nplurals=1000000000"),
    "a negative number of forms": ("nplurals=6", "nplurals=-1"),
    "another language": ("Language: ar", "Language: ../../../etc"),
    "another source": ("X-Source-Language: en", "X-Source-Language: ../../../etc"),
    "a source that is a script": ("X-Source-Language: en", "X-Source-Language: <script>"),
}


def _made(folder: Path) -> set[Path]:
    """Give the files of a project that are neither its output nor its cache."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path for path in found if path.relative_to(folder).parts[0] not in {"site", ".l10n-cache"}}


@pytest.mark.parametrize(("old", "new"), _HEADERS.values(), ids=_HEADERS)
def test_a_header_that_lies_harms_nobody(site: Path, old: str, new: str) -> None:
    write(site / "export/counted.html", "<html lang=en><body><p>3 comments:</p><p>Words of it</p>")
    lying = header("ar").replace(old, new)
    assert lying != header("ar")
    body = (
        '\nmsgid "{count} comment:"\nmsgid_plural "{count} comments:"\nmsgstr[0] "{count} a"\nmsgstr[1] "{count} b"\n'
    )
    texts = catalog({"Words of it": "Wörter"}, "ar")[len(header("ar")) :]
    write(site / _PO, lying + texts + body)
    write(site / "l10n.toml", _CONFIG)
    before = set(_made(site))
    for command in ("check", "stats", "build", "compile", "update", "run"):
        result = l10n("-C", str(site), command)
        assert isinstance(result.exception, SystemExit | None), result.exception
        assert result.exit_code in {0, 1, 2}
    assert "Wörter".encode() in (site / _PO).read_bytes()
    assert {path.suffix for path in _made(site) - before} <= {".pot", ".po", ".mo"}
    assert all(path.is_relative_to(site / "locales") for path in _made(site) - before)


def test_a_template_that_lies_about_its_language_leads_nowhere(site: Path) -> None:
    l10n("-C", str(site), "extract")
    for pot in (site / "locales").glob("*.pot"):
        write(pot, pot.read_text().replace("X-Source-Language: en", "X-Source-Language: ../../../../evil"))
    write(site / "l10n.toml", _CONFIG.replace('interface = "en"\nposts = "en"', ""))
    result = l10n("-C", str(site), "run")
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert not list(site.rglob("*evil*"))
    assert not [each for folder in site.parents for each in folder.glob("evil*")]


def _broken_mo() -> Iterator[bytes]:
    texts = catalog({message: framed(message) for message in _messages()}, "ar")
    whole = render_mo(parse_po(texts.encode(), "x.po").catalog)
    yield from (b"", whole[:27], whole[:200], b"\xde\x12\x04\x95" + b"\xff" * 400, whole[:4] + b"\xff" * 4 + whole[8:])
    for at in range(8, 28 + 16 * 12, 4):  # each number of the head, and of the first entries
        for number in (0, 1, 0x7FFFFFFF, 0xFFFFFFFF, len(whole) - 1):
            yield whole[:at] + number.to_bytes(4, "little") + whole[at + 4 :]


def test_a_compiled_catalog_with_bad_offsets_is_refused_or_read_in_part(site: Path) -> None:
    _build(site, framed, _CONFIG + _PLAIN)
    before, tried = census(EVERY_PLACE), 0
    for data in _broken_mo():
        (site / _PO).with_suffix(".mo").write_bytes(data)
        result = l10n("-C", str(site), "build", "--from", "mo")
        assert isinstance(result.exception, SystemExit | None), result.exception
        assert result.exit_code in {0, 1, 2}
        assert not census((site / "site/ar/every.html").read_bytes()) - before if result.exit_code < 2 else True
        tried += 1
    assert tried > 200


@pytest.mark.parametrize("name", ["posts.po", "posts.mo", "."])
@pytest.mark.parametrize("before", [catalog({"Words": "Worte"}, "ar"), None])
def test_a_link_among_catalogs_that_leads_out_of_them_is_not_written_through(
    site: Path, name: str, before: str | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    if before is not None and name != ".":
        write(outside / "precious", before)
    held = {path: path.read_bytes() for path in outside.rglob("*")}
    folder = site / "locales/ar/LC_MESSAGES"
    shutil.rmtree(folder)
    if name == ".":
        folder.symlink_to(outside)
    else:
        folder.mkdir()
        (folder / name).symlink_to(outside / "precious")
        if name == "posts.mo":
            write(folder / "posts.po", catalog({"A cell of it": "Zelle"}, "ar"))
    for command in ("update", "compile", "run"):
        result = l10n("-C", str(site), command)
        assert isinstance(result.exception, SystemExit | None), result.exception
        if command == "run" or (command == "compile") == (name == "posts.mo"):
            assert result.exit_code == 2, result.output
            assert "leads out of locales/ by a link" in result.stderr or before is None
    assert {path: path.read_bytes() for path in outside.rglob("*")} == held


def test_the_folder_of_catalogs_may_be_a_link(site: Path) -> None:
    (site / "locales").rename(site / "elsewhere")
    (site / "locales").symlink_to("elsewhere")
    assert l10n("-C", str(site), "extract").exit_code == 0
    assert list((site / "elsewhere").rglob("*.pot"))
