"""Pages as the wild writes them: sound in parts, torn in others, in any encoding, with any newline.

In: nothing. Out: hypothesis strategies for the bytes of pages. Never done here: avoiding what is hard to read. A page
is blocks, sentences and debris; debris is kinds of tokens, so that a shrunk failure names the kind at fault.
"""

import debris
from charsets import CHARSETS, encode
from hypothesis import strategies as st

Source = st.SearchStrategy[str]

INLINE = ("a", "b", "i", "em", "span", "font", "u", "code", "nobr", "ruby", "rt", "o:p", "b1", "blah", "small")
CELLS = ("table", "tr", "td", "select", "option")
BLOCK = ("p", "div", "li", "ul", "h1", "h1x", "button", "label", "x-card", "pre", *CELLS)
VOID = ("br", "br", "img", "hr", "input", "wbr")
ODD = ("svg", "math", "title", "textarea", "template", "noscript", "iframe", "body", "html", "head", "frameset")
BYTES = (b"\xff", b"\x81", b"\xc3", b"\x80", b"\xed\xa0\x80", b"\0", b"\x1b$B")
"""Bytes that are invalid in one encoding or another."""

text = st.one_of(
    st.sampled_from(debris.WORDS + debris.WORDS),
    st.sampled_from(debris.SPACES),
    st.sampled_from(debris.PUNCTUATION),
    st.sampled_from(debris.REFERENCES),
)
values = st.one_of(
    st.lists(st.one_of(text, st.sampled_from((">", "<p>", "/", "=", "\0"))), max_size=3).map("".join),
    st.sampled_from(("", "z", "a=b", "y x", "&copy=1", "&copy;=1", "«", "no", "yes", "fr", "de-DE", "rtl", "submit")),
)
styles = st.sampled_from(
    (
        ' {}="{}"',
        " {}='{}'",
        '\n{} = "{}" ',
        " {}={}",
        " {}",
        ' {}=\x1f"{}"',
        " {}\x0b='{}'",
        " {}=\x85'{}'",
        ' {}=\xa0"{}',
    )
)


def attribute(name: str, value: str, style: str) -> str:
    """Write an attribute in one of ``styles``, of which each forbids its own characters in a value."""
    if style == " {}={}":
        value = "".join(character for character in value if character not in " \t\n\f\r'\"`<>=") or "q"
    return style.format(name, value.replace("'" if "'" in style else '"', ""))


attributes = st.builds(attribute, st.sampled_from(debris.NAMES), values, styles)
messages = st.lists(st.sampled_from(debris.HOSTILE), min_size=1, max_size=4).map("".join).filter(str.strip)
"""Translations that try what they may. A blank one is none: ``b<frameset>`` without its ``b`` would get a frame set."""


def tags(names: tuple[str, ...], form: str = "<{}{}{}>") -> Source:
    """Write a tag of one of ``names``, in any case; ``form`` takes the name, attributes and what ends the tag."""
    spelled = st.sampled_from(names).flatmap(lambda name: st.sampled_from((name, name, name.upper(), name.title())))
    inside = st.lists(attributes, max_size=2).map("".join)
    return st.builds(form.format, spelled, inside, st.sampled_from(("", "", "", "/", " ")))


def elements(names: tuple[str, ...], content: Source, least: int = 0) -> Source:
    """Write an element that is closed, around ``content``, ``least`` times or more."""
    inside = st.lists(content, min_size=least, max_size=least + 4).map("".join)
    return st.sampled_from(names).flatmap(
        lambda name: st.builds("{}{}</{}>".format, tags((name,), "<{}{}>"), inside, st.just(name))
    )


leaves = st.one_of(text, text, text, tags(VOID), st.sampled_from(debris.COMMENTS), st.sampled_from(debris.RAW))
sentences = st.recursive(leaves, lambda content: elements(INLINE, content), max_leaves=12)
paragraphs = elements(("p", "li", "td", "div"), st.one_of(text, text, sentences), least=2)
blocks = st.recursive(sentences, lambda content: elements(BLOCK, content), max_leaves=12)
soup = st.one_of(
    text,
    st.sampled_from(debris.COMMENTS + debris.RAW),
    st.sampled_from(debris.BROKEN),
    tags(INLINE),
    tags(INLINE, "</{}>"),
    tags(BLOCK + VOID + ODD),
    tags(BLOCK + ODD, "</{}>"),
)


def damaged(raw: bytes, at: float, wrong: bytes) -> bytes:
    """Put wrong bytes at some place of a page."""
    place = int(at * len(raw))
    return raw[:place] + wrong + raw[place:]


bodies = st.lists(st.one_of(blocks, paragraphs, paragraphs, soup), min_size=1, max_size=10).map("".join)
certain = st.builds(encode, bodies, st.sampled_from([charset for charset in CHARSETS if charset.certain]))
"""The bytes of pages whose encoding can be told for sure."""
whole = st.builds(encode, bodies, st.sampled_from(CHARSETS))
pages = st.one_of(whole, whole, whole, whole, st.builds(damaged, whole, st.floats(0, 1), st.sampled_from(BYTES)))
"""The bytes of pages."""
