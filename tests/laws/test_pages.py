"""The laws that every page obeys, whatever its bytes; the first six are numbered as in the engine's design."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pseudo import framed, marked, parts
from skeleton import comments, kinds, skeleton
from wild import certain, messages, pages

from l10n.build.page import translate_page
from l10n.html.document import Document, read_document
from l10n.spans import Span
from l10n.units.render import MarkupError, render_unit
from l10n.units.segment import segment
from l10n.units.unit import Unit

UTF8 = b"\xef\xbb\xbf"
EDGES = " \t\n\f\xa0"


def read(raw: bytes) -> tuple[Document, list[Unit]]:
    document = read_document(raw)
    return document, list(segment(document))


def decoded(document: Document, built: bytes) -> str:
    """Give a built page's text in its source's encoding, which no later reader has to guess."""
    mark = next((mark for mark in (UTF8, b"\xff\xfe", b"\xfe\xff") if built.startswith(mark)), b"")
    return built[len(mark) :].decode(document.codec, "surrogateescape")


def reread(document: Document, built: bytes) -> list[Unit]:
    """Read the units of a built page."""
    return read(UTF8 + decoded(document, built).encode("utf-8", "surrogatepass"))[1]


def outermost(units: list[Unit]) -> list[Span]:
    """Leave out what stands inside another unit: the attributes of a sentence's own markup."""
    found: list[Span] = []
    for unit in units:
        if not found or unit.span.start >= found[-1].stop:
            found.append(unit.span)
    return found


@given(pages)
def test_law_1_tokens_rejoin_to_the_page(raw: bytes) -> None:
    document = read_document(raw)
    for fragment in document.fragments:
        tokens = fragment.tokens
        start, stop = tokens.offsets[0], tokens.offsets[-1]
        assert "".join(tokens.sources) == document.text[start:stop]
        assert all(before <= after for before, after in pairwise(tokens.offsets))
    whole = document.fragments[0].tokens.offsets
    assert (whole[0], whole[-1]) == (0, len(document.text))


@given(pages)
def test_law_2_units_and_gaps_partition_the_page(raw: bytes) -> None:
    document, units = read(raw)
    outer = outermost(units)
    assert all(0 <= unit.span.start < unit.span.stop <= len(document.text) for unit in units)
    assert [unit.span.start for unit in units] == sorted(unit.span.start for unit in units)
    assert all(before.stop <= after.start for before, after in pairwise(outer))
    inner = [unit for unit in units if unit.span not in outer]
    assert all(any(sentence.contains(unit.span) for sentence in outer) for unit in inner)


@given(pages)
def test_a_unit_has_a_letter_or_a_digit_and_no_blank_edge(raw: bytes) -> None:
    document, units = read(raw)
    for unit in units:
        assert any(character.isalnum() for text in parts(unit.message)[0] for character in text)
        assert unit.message == unit.message.strip(EDGES)
        if unit.kind == "text":
            source = document.text[slice(*unit.span)]
            assert source == source.strip(EDGES)


@given(pages)
def test_law_3_an_empty_catalog_gives_identical_bytes(raw: bytes) -> None:
    document, units = read(raw)
    assert translate_page(document, units, lambda _: None) == raw


@given(pages)
def test_law_4_a_unit_written_reads_as_itself(raw: bytes) -> None:
    document, units = read(raw)
    if not document.faithful:
        return
    again = reread(document, translate_page(document, units, lambda unit: unit.message))
    assert [unit.message for unit in again] == [unit.message for unit in units]


@given(pages)
def test_law_5_a_translated_page_has_the_translations_for_its_units(raw: bytes) -> None:
    document, units = read(raw)
    built = translate_page(document, units, lambda unit: framed(unit.message))
    if not document.faithful:
        assert built == raw
        return
    expected = [(parts(framed(unit.message)), unit.kind, unit.lang) for unit in units]
    assert [(parts(unit.message), unit.kind, unit.lang) for unit in reread(document, built)] == expected


@given(certain)
def test_a_translated_page_is_found_in_its_sources_encoding(raw: bytes) -> None:
    document, units = read(raw)
    built = translate_page(document, units, lambda unit: framed(unit.message))
    assert read_document(built).codec == document.codec


@given(pages)
def test_law_6_reading_and_building_twice_is_the_same(raw: bytes) -> None:
    document, units = read(raw)
    assert list(segment(document)) == units
    assert read(raw)[1] == units
    first, second = (translate_page(document, units, lambda unit: framed(unit.message)) for _ in range(2))
    assert first == second


@given(pages, st.data())
def test_a_unit_that_is_not_translated_keeps_its_words(raw: bytes, data: st.DataObject) -> None:
    document, units = read(raw)
    if not document.faithful:
        return
    chosen = [data.draw(st.booleans(), label=unit.message) for unit in units]
    messages = {unit.span: framed(unit.message) for unit, wanted in zip(units, chosen, strict=True) if wanted}
    built = translate_page(document, units, lambda unit: messages.get(unit.span))
    expected = [parts(messages.get(unit.span, unit.message)) for unit in units]
    assert [parts(unit.message) for unit in reread(document, built)] == expected


@given(pages)
def test_a_translated_page_has_the_same_elements_and_comments(raw: bytes) -> None:
    document, units = read(raw)
    built = translate_page(document, units, lambda unit: marked(unit.message))
    if document.faithful:
        assert skeleton(decoded(document, built)) == skeleton(document.text)
        assert comments(decoded(document, built)) == comments(document.text)


@given(pages, messages)
def test_no_translation_brings_in_an_element_or_an_attribute(raw: bytes, hostile: str) -> None:
    document, units = read(raw)

    def translate(unit: Unit) -> str | None:
        try:
            render_unit(unit, hostile, lambda span: document.text[slice(*span)], document.codec)
        except MarkupError:
            return None
        return hostile

    built = translate_page(document, units, translate)
    if document.faithful:
        assert kinds(decoded(document, built)) <= kinds(document.text)
