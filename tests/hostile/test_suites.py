"""The documents of public suites: what browsers agree on at the edges of HTML comes back to the byte."""

import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from notation import show, translated
from pseudo import framed, parts

from l10n.build.page import translate_page
from l10n.html.document import read_document
from l10n.units.segment import segment

_RELEASE = "html5lib==1.1"
_MARK = b"\xef\xbb\xbf"
_DATA = re.compile(r"^#data\n(.*?)^#errors\n", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def suite(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The documents of html5lib-tests/tree-construction, from html5lib's sdist; fetched once, skipped when offline."""
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("html5lib")
    if not list(folder.glob("html5lib-*.tar.gz")):
        _fetch(folder, tmp_path_factory.mktemp("pip"))
    found: list[str] = []
    with tarfile.open(next(folder.glob("html5lib-*.tar.gz"))) as archive:
        for member in archive:
            if "/tree-construction/" in member.name and member.name.endswith(".dat"):
                file = archive.extractfile(member)
                assert file is not None
                found += _documents(file.read().decode())
    return found


def _fetch(folder: Path, scratch: Path) -> None:
    constraint = scratch / "constraint.txt"
    constraint.write_text("setuptools<81\n")  # the last to have the pkg_resources that its setup.py imports
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=html5lib", _RELEASE]
    environment = {"PIP_CONSTRAINT": str(constraint), "PIP_BUILD_CONSTRAINT": str(constraint)}
    done = subprocess.run(
        [*command, "--dest", str(folder)], env=os.environ | environment, capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"{_RELEASE}'s sdist, which holds html5lib-tests, cannot be fetched: offline?")


def _documents(text: str) -> Iterator[str]:
    return (match[1].removesuffix("\n") for match in _DATA.finditer(text))


def test_every_document_of_html5lib_comes_back_and_takes_translations(suite: list[str]) -> None:
    assert len(suite) > 1000
    for document in suite:
        for raw in (
            document.encode("utf-8", "surrogatepass"),
            document.replace("\n", "\r\n").encode("utf-8", "surrogatepass"),
        ):
            page = read_document(_MARK + raw)
            units = segment(page)
            assert translate_page(page, units, lambda _: None) == _MARK + raw, document
            built = translate_page(page, units, lambda unit: framed(unit.message))
            if page.faithful:
                again = segment(read_document(built))
                expected = [(parts(framed(unit.message)), unit.kind) for unit in units]
                assert [(parts(unit.message), unit.kind) for unit in again] == expected, document


# What the specifications say of local markup: HTML 3.2.6.1 (translate), 3.2.6.2 (lang), 3.2.6.4 (dir); ITS 2.0, 8.1.
_LOCAL = {
    "<p translate=no>No</p><p>Yes</p>": "[Yes]",
    "<p translate=NO>No</p><p translate=''>Yes</p>": "[Yes]",
    "<div translate=no>No<p translate=yes>Yes</p>No</div>": "[Yes]",
    "<div translate=no><div><p translate>Yes <b translate=no>No</b> yes</p></div></div>": "[Yes <b/> yes]",
    "<p translate=maybe>Yes</p>": "[Yes]",
    "<p>Yes <span translate=no>No</span> yes</p>": "[Yes <span/> yes]",
    "<p class='a notranslate b'>No</p><p class=notranslated>Yes</p>": "[Yes]",
    "<img translate=no alt=No><img alt=Yes>": "[@Yes]",
    "<p lang=fr>Oui <q lang=en>yes <i lang=de>ja</i></q></p>": "[Oui <q>yes <i>ja</i></q>]",
    "<html lang=en><body><p>Yes<p lang=''>Unknown": "[Yes] [Unknown]",
    "<p xml:lang=fr>Oui</p>": "[Oui]",
    "<p dir=rtl>A <bdo dir=ltr>B</bdo> c</p>": "[A <bdo>B</bdo> c]",
    "<p>By <bdi>Name</bdi>: word</p>": "[By <bdi>Name</bdi>: word]",
    "<p dir=auto>Word</p><p dir=wrong>Word two</p>": "[Word] [Word two]",
    "<p><ruby>A<rt>b</rt></ruby> c</p>": "[<ruby>A<rt>b</rt></ruby> c]",
}


@pytest.mark.parametrize(("page", "expected"), _LOCAL.items())
def test_local_markup_is_read_as_specified_and_comes_back(page: str, expected: str) -> None:
    raw = page.encode()
    document = read_document(raw)
    units = segment(document)
    assert translate_page(document, units, lambda _: None) == raw
    assert show(raw) == expected
    built = translated(raw, {unit.message: framed(unit.message) for unit in units})
    again = segment(read_document(built))
    assert [(parts(each.message), each.lang, each.dir) for each in again] == [
        (parts(framed(each.message)), each.lang, each.dir) for each in units
    ]
