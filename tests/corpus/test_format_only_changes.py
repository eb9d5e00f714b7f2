"""Pages that are written otherwise but say the same: no message changes, no translation is lost, no catalog differs."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalog.collect import collect
from l10n.catalog.merge import merge
from l10n.catalog.model import Template
from l10n.catalog.po import Defaults, PoFile, create_catalog
from l10n.catalog.po.placing import place
from l10n.catalog.po.writer import Style
from l10n.locales import Locale
from l10n.units.page import read_page
from l10n.units.reading import Profile

SITE = Profile(interface="en", posts="en")
OF_EACH_PLATFORM = 8
LARGEST = 400_000
"""Bytes; larger pages say nothing else, more slowly."""

_UNTOUCHABLE = re.compile(
    rb"<!--.*?-->|<(script|style|textarea|title|pre|iframe|svg|math|template|noscript|xmp)\b.*?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)


def outside(pattern: bytes, replacement: bytes, page: bytes) -> bytes:
    """Substitute outside comments and elements whose content is no markup, or is not ours to change."""
    pieces: list[bytes] = []
    at = 0
    for skipped in _UNTOUCHABLE.finditer(page):
        pieces += re.sub(pattern, replacement, page[at : skipped.start()]), skipped[0]
        at = skipped.end()
    return b"".join([*pieces, re.sub(pattern, replacement, page[at:])])


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "a comment above the body": lambda page: re.sub(rb"(?i)<body", b"<!-- a comment -->\n<body", page, count=1),
    "an attribute more": lambda page: outside(rb"(?i)<(div|p|h[1-6]|li|td)(?=[\s>])", rb'<\1 data-more="1"', page),
    "a wrapper more": lambda page: outside(
        rb"(?i)</body", b"</div></body", outside(rb"(?i)(<body[^>]*>)", rb"\1<div>", page)
    ),
    "other indentation": lambda page: outside(
        rb"\n[ \t]*(?=</?(?:div|p|ul|li|h[1-6]|table|tr|td)\b)", b"\n\n    ", page
    ),
}


@pytest.fixture(scope="module")
def pages(corpus: Path, fixtures: Path) -> dict[str, bytes]:
    """A few pages of each platform, and all of the fixtures."""
    return dict(
        [
            *_sample(fixtures, 1000),
            *(page for folder in sorted(corpus.iterdir()) for page in _sample(folder, OF_EACH_PLATFORM)),
        ]
    )


def _sample(folder: Path, most: int) -> Iterator[tuple[str, bytes]]:
    files = [file for file in sorted(folder.rglob("*.htm*")) if file.is_file() and file.stat().st_size < LARGEST]
    for file in files[:: max(len(files) // most, 1)][:most]:
        yield f"{folder.name}/{file.relative_to(folder).as_posix()}", file.read_bytes()


def templates(pages: dict[str, bytes]) -> dict[str, Template]:
    readings = [read_page(data, path, SITE) for path, data in pages.items()]
    return {template.domain: template for template in collect(readings, SITE)}


def translated(template: Template) -> PoFile:
    """Make a catalog in which every message has a translation."""
    start = create_catalog(
        template, Locale.parse("de"), Defaults("x", dt.datetime(2014, 2, 26, tzinfo=dt.UTC)), "de.po"
    )
    po = merge(template, start).po
    filled = {
        at: replace(chunk.entry, strings=tuple(f"„{chunk.entry.message.id}“" for _ in chunk.entry.strings))
        for at, chunk in enumerate(po.chunks)
        if chunk.entry is not None and at != po.header_at
    }
    return place(po, Style(), replaced=filled, removed=(), inserted={}, appended=())


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_of_form_changes_no_catalog(pages: dict[str, bytes], change: Callable[[bytes], bytes]) -> None:
    before = templates(pages)
    changed = {path: change(data) for path, data in pages.items()}
    assert sum(changed[path] != pages[path] for path in pages) > len(pages) // 2
    after = templates(changed)
    assert sum(len(template.messages) for template in before.values()) > 1306
    for domain, template in before.items():
        po = translated(template)
        lost = set(po.catalog.entries) - set(merge(after[domain], po).po.catalog.entries)
        assert [entry.message.id for entry in lost] == []
        assert merge(after[domain], po).po.render() == po.render()
