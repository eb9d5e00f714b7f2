"""What a document answers about its elements."""

from l10n.html.document import read_document

PAGE = b"\xef\xbb\xbf<html lang=fr>\r\n<p class=a title='x &amp; y'>one</p><p class=a>two<svg class=a></svg></html>"


def test_a_selector_counts_its_elements() -> None:
    document = read_document(PAGE)
    assert [document.matches(css) for css in (".a", "p", "p.a + p", "table")] == [3, 2, 1, 0]


def test_an_attribute_is_the_first_elements_value_with_references_resolved() -> None:
    document = read_document(PAGE)
    assert document.attribute("html", "lang") == "fr"
    assert document.attribute("p", "title") == "x & y"
    assert document.attribute("p", "id") is None
    assert document.attribute("table", "id") is None


def test_a_scope_is_the_elements_source() -> None:
    document = read_document(PAGE)
    sources = [document.text[scope.start : scope.stop] for scope in document.scopes("p")]
    assert sources == ["<p class=a title='x &amp; y'>one</p>", "<p class=a>two<svg class=a></svg>"]
