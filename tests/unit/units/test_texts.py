"""Runs of text alone: the same units as among all others, and fewer where short ones are not wanted."""

import pytest
from hypothesis import given
from wild import pages

from l10n.html.document import read_document
from l10n.html.language import count_letters, most_letters
from l10n.units.segment import segment, texts
from l10n.units.syntax import plain_text
from l10n.units.unit import Kind


@given(pages)
def test_texts_are_what_segmenting_gives_of_them(raw: bytes) -> None:
    document = read_document(raw)
    assert list(texts(document, lambda _: True)) == [unit for unit in segment(document) if unit.kind is Kind.TEXT]


@given(pages)
def test_no_text_has_more_letters_than_its_source_tells(raw: bytes) -> None:
    document = read_document(raw)
    for unit in texts(document, lambda _: True):
        source = document.text[slice(*unit.span)]
        assert count_letters(plain_text(unit.message)) <= most_letters(source)


@pytest.mark.parametrize(
    ("source", "most"),
    [("Text", 4), ("日本語", 9), ("&#26085;", 8), ("<b>한국</b>", 7 + 6), ("&NotEqualTilde;", 15), ("", 0)],
)
def test_letters_are_estimated_by_the_length_of_a_source_where_han_kana_and_hangul_weigh_threefold(
    source: str, most: int
) -> None:
    assert most_letters(source) == most
    texts_of = texts(read_document(f"<p>{source}".encode()), lambda _: True)
    assert all(count_letters(plain_text(unit.message)) <= most for unit in texts_of)


def test_what_is_wanted_is_asked_of_the_source() -> None:
    document = read_document(b"<p>Short.<p>This is <b>a</b> longer one.<p title='One in an attribute'>End")
    asked: list[str] = []

    def wanted(source: str) -> bool:
        asked.append(source)
        return len(source) > 10

    assert [unit.message for unit in texts(document, wanted)] == ["This is <b>a</b> longer one."]
    assert asked == ["Short.", "This is <b>a</b> longer one.", "End"]
