"""What is text is escaped; what is markup is ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import parse

from l10n.report.html import Html, document, html, raw_text, tag


def test_text_is_escaped_and_markup_is_not_escaped_twice() -> None:
    assert html("<b> & ", tag("i", "<")) == "&lt;b&gt; &amp; <i>&lt;</i>"


def test_attributes_are_escaped_left_out_or_bare() -> None:
    written = tag("input", value='"><script>', aria_label="a&b", disabled=True, checked=False, id=None)
    assert written == '<input value="&quot;&gt;&lt;script&gt;" aria-label="a&amp;b" disabled>'


def test_what_is_joined_outside_is_text_again() -> None:
    assert not isinstance(tag("b") + tag("i"), Html)
    assert html(f"{tag('b')}") == "&lt;b&gt;&lt;/b&gt;"


def test_bytes_that_no_page_can_hold_are_replaced() -> None:
    assert html("a\x00b\udcffc") == "a\ufffdb\ufffdc"
    assert tag("a", title="\udcff") == '<a title="\ufffd"></a>'


def test_a_style_cannot_be_left() -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        raw_text("style", "a{}</style><script>")


@given(st.text(), st.text())
def test_any_text_reads_as_itself_and_makes_no_element(text: str, value: str) -> None:
    page = document(tag("head"), tag("body", tag("p", text, title=value)))
    tree = parse(page)
    assert [element.tag for element in tree.select("body *")] == ["p"]
