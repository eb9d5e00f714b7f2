"""What a start tag says: names, values as HTML decodes them, places."""

import pytest
from turbohtml import tokenize

from l10n.html.document import read_document
from l10n.html.tags import read_tag

TAGS = [
    "<a href=x>", "<A HREF='x' Title=\"y z\">", '<a\nhref\n=\n"nl"\n>', '<a title="x href=y" href=z>', "<a href=x/>",
    '<a/b=c d="e"f=g>', "<a =x y=1>", '<a title title="x">', "<a b=1 b=2>", "<a t='&amp; &copy=1 &copy; &nope;'>",
    '<a t=">" u="<b>">', "<a t=>", "<a t= >", '<a t="">', "<x-y data-v='a&gt;b'>", "<a t=a&amp;b>", "<a t='\0'>",
    "<a\0b=c>",
    "<a É=1 ß='2'>", "<a t=`q w`>", "<a t='1\"2' u=\"3'4\">", "<img/alt=q/>", "<p class='Home  PAGE' id=Main>",
]  # fmt: skip


@pytest.mark.parametrize("source", TAGS)
def test_a_tag_says_what_the_tokenizer_says(source: str) -> None:
    token = next(iter(tokenize(source)))
    said = {name: value for name, value in token.attrs or () if value}
    found = {attribute.name: attribute.value for attribute in read_tag(source).attributes if attribute.value}
    assert found == said
    assert read_tag(source).name == (token.tag or "")


@pytest.mark.parametrize("source", TAGS)
def test_a_value_stands_where_the_tag_says(source: str) -> None:
    for attribute in read_tag(source).attributes:
        assert source[attribute.start : attribute.stop] == attribute.raw
        around = source[attribute.start - 1], source[attribute.stop]
        assert around == (attribute.quote, attribute.quote) if attribute.quote else around[1] in " \t\n>"


def test_of_two_attributes_of_one_name_the_first_counts_even_without_a_value() -> None:
    assert read_tag("<a title title=x>").get("title") is None


def test_a_byte_that_is_none_of_the_encoding_is_none_of_the_value() -> None:
    attribute = read_tag("<a title='a\udc81b'>").get("title")
    assert attribute is not None
    assert (attribute.value, attribute.raw) == ("a\ufffdb", "a\udc81b")


@pytest.mark.parametrize(
    "page",
    ["<td title=a>x", "<p>x<body title=a>", "<form><form title=a>", "<select><option>x<tr title=a></select>"],
)
def test_a_tag_that_the_tree_ignores_is_none(page: str) -> None:
    assert "a" not in [tag.value("title") for tag in read_document(page.encode()).fragments[0].tags.values()]


def test_tags_in_a_drawing_are_known_but_no_token_stands_for_them() -> None:
    fragment = read_document(b"<svg><a xlink:href=q title=t>x</a></svg><a href=z>y</a>").fragments[0]
    assert [(at, tag.name) for at, tag in fragment.tags.items()] == [(5, "a"), (40, "a")]
    assert list(fragment.seen) == [40]
