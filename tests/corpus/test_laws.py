"""The laws on pages that people wrote: every page of the corpus, where there is one, and of this project's fixtures."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pseudo import framed, marked, parts

from l10n.build.page import translate_page
from l10n.html.document import Document, read_document
from l10n.units.segment import segment
from l10n.units.unit import Unit

PAGES = frozenset((".html", ".htm", ".xhtml"))


def files(folder: Path) -> Iterator[Path]:
    """Yield the files that hold markup, in order."""
    kept = (*PAGES, ".xml", ".rss", ".atom")
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in kept and path.is_file())


class Tags(HTMLParser):
    """A second opinion on where the tags of a page are, from a parser that the engine does not use."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", ()))


class Words(HTMLParser):
    """The words that a page shows, by the same second opinion; what the design leaves unread is left out here too."""

    unread = frozenset((
        "script", "style", "pre", "code", "kbd", "samp", "listing", "svg", "math", "template",
        "iframe", "noframes", "noembed", "xmp", "plaintext",
    ))  # fmt: skip

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        untouchable = ("translate", "no") in attrs or "notranslate" in (dict(attrs).get("class") or "").split()
        if tag in self.inside or tag in self.unread or untouchable:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.inside and any(character.isalnum() for character in data):
            self.found.append(data.strip())


def gaps(document: Document, units: Sequence[Unit]) -> str:
    """Give what is left of a page when each unit becomes a space."""
    pieces: list[str] = []
    at = 0
    for start, stop in (unit.span for unit in units):
        if start >= at:
            pieces.append(document.text[at:start])
            at = stop
    return " ".join([*pieces, document.text[at:]])


def check_bytes(raw: bytes) -> None:
    document = read_document(raw)
    units = segment(document)
    assert translate_page(document, units, lambda _: None) == raw


def check_page(raw: bytes) -> None:
    document = read_document(raw)
    units = segment(document)
    assert document.faithful
    assert translate_page(document, units, lambda _: None) == raw
    assert not Words(gaps(document, units)).found

    built = translate_page(document, units, lambda unit: framed(unit.message))
    again = read_document(built)
    assert again.codec == document.codec
    expected = [(parts(framed(unit.message)), unit.kind, unit.role, unit.lang, unit.dir) for unit in units]
    found = [(parts(unit.message), unit.kind, unit.role, unit.lang, unit.dir) for unit in segment(again)]
    assert found == expected

    built = translate_page(document, units, lambda unit: marked(unit.message))
    assert Tags(read_document(built).text).found == Tags(document.text).found


def check(folder: Path) -> int:
    """Try every page below ``folder``; give how many there were, and name those that break a law."""
    failed: list[str] = []
    paths = list(files(folder))
    for path in paths:
        try:
            (check_page if path.suffix.lower() in PAGES else check_bytes)(path.read_bytes())
        except Exception as error:  # noqa: BLE001 (one bad page must not hide the others)
            failed.append(f"{path.relative_to(folder)}: {type(error).__name__}: {error!s:.300}")
    assert not failed, "\n".join(failed)
    return len(paths)


def test_every_page_of_the_corpus_keeps_the_laws(corpus: Path) -> None:
    assert check(corpus) > 100


def test_every_fixture_keeps_the_laws(fixtures: Path) -> None:
    if not check(fixtures):
        pytest.skip("no fixtures yet")
