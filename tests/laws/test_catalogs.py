"""The laws of catalogs: nothing that is read is lost, what is written is what was meant, no work disappears."""

import contextlib
import gettext

from hypothesis import example, given
from hypothesis import strategies as st

from l10n.catalog.merge import merge
from l10n.catalog.mo import parse_mo, render_mo
from l10n.catalog.model import Catalog, Entry, Message, Template
from l10n.catalog.po import parse_po
from l10n.catalog.po.writer import Style, render_entry, rewrite_entry
from l10n.errors import InputError
from l10n.plurals import parse_plural_forms

PIECES = [
    b'msgid "', b'msgid ""\n', b'msgstr "', b"msgctxt ", b"msgid_plural ", b"msgstr[0] ", b"msgstr[1]", b'"\n',
    b'"', b"\n", b"\r\n", b"\r", b" ", b"\t", b"#", b"# ", b"#:", b"#, fuzzy\n", b"#| ", b"#~ ", b"#~| ", b"#=",
    b"\\", b"\\n", b"\\q", b"a", b"\xc3\xa9", b"\xe9", b"\0", b"<<<<<<< x\n", b"\xef\xbb\xbf",
    b"Content-Type: text/plain; charset=", b"UTF-8", b"ISO-8859-1", b"SHIFT_JIS", b"ISO-2022-JP", b"utf-16",
    b"base64", b"\x81\x5c", b"Plural-Forms: nplurals=2; plural=n;",
]  # fmt: skip

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)
lines = st.text(st.characters(exclude_characters="\0\r\n", exclude_categories=["Cs"]), max_size=40)
names = st.text(
    st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u2068\u2069"), min_size=1, max_size=20
)
flags = st.lists(st.sampled_from(["python-brace-format", "no-wrap", "x-odd"]), unique=True, max_size=2).map(tuple)


@st.composite
def identities(draw: st.DrawFn) -> Message:
    return Message(draw(texts.filter(bool)), draw(st.none() | texts), draw(st.none() | texts))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    identity = draw(identities())
    obsolete = draw(st.booleans())
    kept = () if obsolete else draw(st.lists(lines, max_size=2).map(tuple))
    references = () if obsolete else draw(st.lists(names.map(str.strip).filter(bool), max_size=3).map(tuple))
    said = tuple(flag for flag in draw(flags) if not obsolete or flag != "x-odd")
    message = Message(identity.id, identity.plural, identity.context, kept, references, said)
    strings = draw(st.lists(texts, min_size=1, max_size=3)) if message.plural is not None else [draw(texts)]
    notes = draw(st.lists(lines, max_size=2).map(tuple))
    return Entry(message, tuple(strings), draw(st.booleans()), obsolete, notes, draw(st.none() | identities()))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join) | st.binary(max_size=200))
@example(b'"Content-Type: text/plain; charset=SHIFT_JIS\\n"\n\x81\x5c\xff\x87\x90"\n')
@example(b"Content-Type: text/plain; charset=\0")
@example(b"Content-Type: text/plain; charset=raw_unicode_escape\n\\u00")
def test_reading_and_writing_any_bytes_gives_them_back(data: bytes) -> None:
    assert parse_po(data, "x.po").render() == data


@given(entries(), st.sampled_from([0, 20, 79]), st.sampled_from(["\n", "\r\n"]))
def test_an_entry_reads_as_what_was_written(entry: Entry, width: int, newline: str) -> None:
    po = parse_po(render_entry(entry, Style(width, newline)).encode(), "x.po")
    assert po.diagnostics == ()
    assert po.catalog.entries == (entry,)


@given(entries(), entries())
def test_an_entry_rewritten_reads_as_the_new_one(old: Entry, new: Entry) -> None:
    text = rewrite_entry(render_entry(old, Style()) + "\n", old, new, Style())
    assert parse_po(text.encode(), "x.po").catalog.entries == (new,)


@st.composite
def catalogs(draw: st.DrawFn) -> bytes:
    held = draw(st.lists(entries(), max_size=6, unique_by=lambda entry: entry.key))
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
    return (header + "\n".join([render_entry(entry, Style()) for entry in held])).encode()


@st.composite
def updates(draw: st.DrawFn) -> tuple[bytes, Template]:
    data = draw(catalogs())
    held = [entry.message for entry in parse_po(data, "x.po").catalog.entries]
    kept = [message for message in held if draw(st.booleans())]
    new = draw(st.lists(identities(), max_size=4))
    return data, Template("posts", "en", tuple(draw(st.permutations(kept + new))))


@given(updates())
def test_an_update_holds_each_message_once_loses_no_work_and_is_final(update: tuple[bytes, Template]) -> None:
    data, template = update
    before = parse_po(data, "x.po")
    once = merge(template, before).po
    after = parse_po(once.render(), "x.po")
    assert {entry.key for entry in after.catalog.entries if not entry.obsolete} == {
        each.key for each in template.messages
    }
    assert after.catalog.entries == once.catalog.entries
    worked = [entry for entry in before.catalog.entries if any(entry.strings)]
    left = [entry.strings for entry in after.catalog.entries]
    assert all(entry.strings in left or entry.strings[0] in {strings[0] for strings in left} for entry in worked)
    assert merge(template, once).po.render() == once.render()


@given(st.lists(entries(), max_size=6, unique_by=lambda entry: entry.key))
def test_a_compiled_catalog_reads_as_its_translations(held: list[Entry]) -> None:
    held = [entry for entry in held if "\x04" not in f"{entry.message.context}{entry.message.id}"]
    compiled = parse_mo(render_mo(Catalog("x.po", (), tuple(held))), "x.mo")
    expected = {
        (entry.key, entry.message.plural, entry.strings)
        for entry in held
        if entry.translated and not entry.fuzzy and not entry.obsolete
    }
    assert {(entry.key, entry.message.plural, entry.strings) for entry in compiled.entries} == expected


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda rest: b"\xde\x12\x04\x95\0\0\0\0" + rest))
def test_any_bytes_are_a_compiled_catalog_or_no_input(data: bytes) -> None:
    with contextlib.suppress(InputError):
        parse_mo(data, "x.mo")


# Without && and ||: Python's gettext gives the operand that decided, C gives 1.
EXPRESSIONS = st.lists(
    st.sampled_from(["n", "1", "2", "10", "0", "%", "==", "!=", "<", ">=", "?", ":", "(", ")", "!", "+", "-"]),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(EXPRESSIONS)
@example("n != 1")
@example("n % 10 == 1 && n % 100 != 11 ? 0 : 1")
def test_a_plural_rule_is_refused_or_picks_what_pythons_gettext_picks(expression: str) -> None:
    try:
        forms = parse_plural_forms(f"nplurals=100; plural={expression};")
    except ValueError:
        return
    try:
        oracle = gettext.c2py(expression)
    except (ValueError, SyntaxError):  # it refuses some that C takes, as "n % ! n"
        return
    for n in range(30):
        try:
            expected = oracle(n)
            form = forms.index(n)
        except (ValueError, ZeroDivisionError):
            continue
        if expected >= 0:  # its numbers have no upper end, C's wrap
            assert form == expected
