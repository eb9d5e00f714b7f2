"""Where the tag that carries a page's language stands, or would stand."""

import pytest

from l10n.html.document import read_document
from l10n.html.root import root_tag


@pytest.mark.parametrize(
    ("page", "at"),
    [
        ("<p>a", 0),
        ("<!DOCTYPE html>\n<!-- x -->\n<p>a", 27),
        ("<!--><p>Hello</p> <!-- c --><p>world</p>", 5),
        ("<!-->Hello <!-- c -->world", 5),
        ("<?xml version='1.0'?><body>a", 21),
    ],
)
def test_a_page_without_the_tag_would_have_it_behind_its_prologue(page: str, at: int) -> None:
    assert root_tag(read_document(page.encode())).span == (at, at)
