"""Catalog files: read without loss, faults located, changed only where they change, written as gettext writes."""

import datetime as dt
import shutil
import subprocess

import pytest

from l10n.catalog.model import Entry, Key, Message, Template
from l10n.catalog.po import Chunk, Defaults, PoFile, create_catalog, parse_po, render_template
from l10n.catalog.po.header import with_fields
from l10n.catalog.po.proof import MisreadError, prove
from l10n.catalog.po.writer import Style, render_entry, rewrite_entry
from l10n.locales import Locale

needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext's programs are not installed")

NOW = dt.datetime(2014, 2, 26, 20, 12, tzinfo=dt.UTC)
DEFAULTS = Defaults("demo 1.0", NOW)

HEADER = b"""# French translations.
msgid ""
msgstr ""
"X-Poedit-Basepath: .\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


def faults(data: bytes) -> list[str]:
    return [f"{found.rule} {found.place}" for found in parse_po(data, "fr.po").diagnostics]


def entries(po: PoFile) -> list[tuple[str, tuple[str, ...]]]:
    return [(entry.message.id, entry.strings) for entry in po.catalog.entries]


FILES = {
    "empty": b"",
    "no header": b'msgid "a"\nmsgstr "b"\n',
    "no last line end": HEADER + b'\nmsgid "a"\nmsgstr "b"',
    "byte order mark": b"\xef\xbb\xbf" + HEADER,
    "CRLF": HEADER.replace(b"\n", b"\r\n") + b'\r\nmsgid "a"\r\nmsgstr "b"\r\n',
    "mixed line ends": HEADER + b'\r\nmsgid "a"\r\nmsgstr "b"\n\n\n\n',
    "tabs and blanks": HEADER + b'\n \t\n\tmsgid  "a"\t"b" \n  msgstr\n   "c" \n',
    "two keywords on a line": HEADER + b'msgid "a" msgstr "b"\n',
    "unknown comments": HEADER + b'\n#! odd\n#: a.html\n#= sticky\n#@ ?\nmsgid "a"\nmsgstr "b"\n\n# the end\n',
    "previous and obsolete": HEADER
    + b'\n#, fuzzy\n#| msgid "z"\n#| "y"\nmsgid "a"\nmsgstr "b"\n'
    + b'\n#, fuzzy\n#~| msgid "o"\n#~ msgid "p"\n#~ msgstr "q"\n',
    "Latin-1": HEADER.replace(b"UTF-8", b"ISO-8859-1") + b'\nmsgid "a"\nmsgstr "\xe9t\xe9"\n',
    "Shift JIS": HEADER.replace(b"UTF-8", b"SHIFT_JIS") + '\nmsgid "a"\nmsgstr "表示ソ"\n'.encode("shift_jis"),
    "not what it declares": HEADER + b'\nmsgid "a"\nmsgstr "\xe9t\xe9"\n',
    "unknown charset": HEADER.replace(b"UTF-8", b"KLINGON") + b'\nmsgid "a"\nmsgstr "\xe9"\n',
    "conflict": HEADER + b'\n<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\nmsgid "a"\nmsgstr "c"\n>>>>>>> x\n',
    "NUL": HEADER + b'\nmsgid "a\0"\nmsgstr "b"\n',
    "UTF-16": 'msgid "a"\nmsgstr "b"\n'.encode("utf-16"),
    "torn": HEADER + b'\nmsgid "a\nmsgstr "b"\n"c\n\nmsgid "d"\nmsgstr "e"\nmsgid\nmsgfoo "x"\n',
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_a_file_read_and_written_keeps_every_byte(data: bytes) -> None:
    assert parse_po(data, "fr.po").render() == data


def test_reads_every_part_of_an_entry() -> None:
    data = b"""
#  note
# l10n: ignore
#. extracted
#: a.html \xe2\x81\xa8b c.html\xe2\x81\xa9 d.html:12
#, fuzzy, python-brace-format
#| msgctxt "old context"
#| msgid "old"
#| msgid_plural "olds"
msgctxt "context"
msgid ""
"one\\n"
"line"
msgid_plural "lines"
msgstr[0] "ligne \\"1\\""
msgstr[1] "lignes\\t\\\\ \\x41\\101"
"""
    message = Message(
        "one\nline", "lines", "context", ("extracted",), ("a.html", "b c.html", "d.html:12"), ("python-brace-format",)
    )
    assert parse_po(data, "fr.po").catalog.entries == (
        Entry(
            message,
            ('ligne "1"', "lignes\t\\ AA"),
            fuzzy=True,
            notes=(" note", "l10n: ignore"),
            previous=Message("old", "olds", "old context"),
        ),
    )


def test_says_on_which_line_an_entry_stands() -> None:
    data = HEADER + b'\n# note\nmsgctxt "c"\nmsgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n'
    assert [entry.line for entry in parse_po(data, "fr.po").catalog.entries] == [9, 13]


def test_keeps_the_header_fields_in_their_order_and_out_of_the_entries() -> None:
    catalog = parse_po(HEADER, "fr.po").catalog
    assert [name for name, _ in catalog.header] == ["X-Poedit-Basepath", "Content-Type", "Plural-Forms"]
    assert catalog.field("plural-forms") == "nplurals=2; plural=(n > 1);"
    assert catalog.entries == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'msgid "a"\nmsgstr "b\n', ["po/syntax fr.po:8:1"]),
        (b'msgid "a"\nmsgstr "a\\q"\n', ["po/syntax fr.po:8:10"]),
        (b'msgid "a"\n', ["po/syntax fr.po:7:1"]),
        (b'# c\nmsgstr "a"\n', ["po/syntax fr.po:8:1"]),
        (b'msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n', ["po/syntax fr.po:9:1"]),
        (b'msgid "a"\nmsgstr ""\nmsgid "a"\nmsgstr "b"\n', ["po/duplicate fr.po:9:1"]),
        (b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', ["po/plural-count fr.po:7:1"]),
        (b'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\nmsgstr[0] "c"\n', ["po/plural-count fr.po:9:1"] * 1
         + ["po/plural-count fr.po:10:1"]),
        (b'msgid "a"\nmsgstr "\xc3\xa9\xe9"\n', ["po/encoding fr.po:8:10"]),
        (b'msgid "a\0"\nmsgstr ""\n', ["po/syntax fr.po:7:9"]),
        (b'msgid "a"\nmsgstr ""\n  what\n', ["po/syntax fr.po:9:3"]),
    ],
)  # fmt: skip
def test_a_fault_is_located_and_nothing_else_is_reported(body: bytes, expected: list[str]) -> None:
    assert faults(HEADER + body) == expected


def test_an_unreadable_plural_rule_is_a_fault_of_the_header() -> None:
    assert faults(HEADER.replace(b"(n > 1)", b"(n > ")) == ["po/header fr.po:2:1"]


def test_a_templates_unfilled_header_is_no_fault() -> None:
    template = render_template(Template("posts", "en", (Message("a", "b"),)), DEFAULTS)
    assert faults(b"".join(template)) == []


def test_faults_of_one_entry_leave_the_others_readable() -> None:
    po = parse_po(FILES["torn"], "fr.po")
    assert entries(po) == [("d", ("e",))]
    assert not po.sound


@pytest.mark.parametrize("name", ["conflict", "NUL", "UTF-16", "torn", "unknown charset", "not what it declares"])
def test_a_file_that_could_not_be_read_whole_is_not_sound(name: str) -> None:
    assert not parse_po(FILES[name], "fr.po").sound


def test_entries_with_duplicates_or_bad_escapes_are_all_there() -> None:
    po = parse_po(HEADER + b'msgid "a"\nmsgstr "\\q"\nmsgid "a"\nmsgstr "b"\n', "fr.po")
    assert entries(po) == [("a", ("\\q",)), ("a", ("b",))]
    assert po.sound


OLD = Entry(Message("a", comments=("c",), references=("x.html",)), ("b",), notes=("n",))
TEXT = '# n\n#! odd\n#. c\n#: x.html\nmsgid ""\n"a"\nmsgstr   "b"\n\n'


@pytest.mark.parametrize(
    ("new", "text"),
    [
        (
            Entry(Message("a", comments=("c",), references=("x.html", "y.html")), ("b",), notes=("n",)),
            TEXT.replace("x.html", "x.html y.html"),
        ),
        (
            Entry(Message("a", comments=("c",), references=("x.html",)), ("é",), notes=("n",)),
            TEXT.replace('msgstr   "b"', 'msgstr "é"'),
        ),
        (
            Entry(Message("a", comments=("c",), references=("x.html",)), ("b",), fuzzy=True, notes=("n",)),
            TEXT.replace("x.html\n", "x.html\n#, fuzzy\n"),
        ),
        (
            Entry(Message("a", context="k", references=("x.html",)), ("b",), notes=("n", "m")),
            TEXT.replace("# n\n", "# n\n# m\n").replace("#. c\n", "").replace("x.html\n", 'x.html\nmsgctxt "k"\n'),
        ),
    ],
)
def test_only_the_lines_that_say_something_else_change(new: Entry, text: str) -> None:
    assert rewrite_entry(TEXT, OLD, new, Style()) == text


def test_a_sticky_flag_line_stays_as_long_as_it_holds() -> None:
    text = '#, python-brace-format\n#= no-wrap\nmsgid "a"\nmsgstr "b"\n'
    old = parse_po(text.encode(), "").catalog.entries[0]
    new = Entry(old.message, old.strings, fuzzy=True)
    assert rewrite_entry(text, old, new, Style()) == text.replace("#, py", "#, fuzzy, py")


def test_a_header_field_changes_alone() -> None:
    po = with_fields(parse_po(HEADER, "fr.po"), {"plural-forms": "nplurals=1; plural=0;", "Language": "fr"})
    assert po.render() == HEADER.replace(
        b"Plural-Forms: nplurals=2; plural=(n > 1);", b"plural-forms: nplurals=1; plural=0;"
    ) + (b'"Language: fr\\n"\n')


def test_a_templates_date_moves_only_with_its_content() -> None:
    first = render_template(Template("posts", "en", (Message("a", references=("x.html",)),)), DEFAULTS)
    later = Defaults("demo 1.0", NOW + dt.timedelta(days=1))
    moved = render_template(Template("posts", "en", (Message("a", references=("y.html",)),)), later, first)
    assert b"".join(moved) == b"".join(first).replace(b"x.html", b"y.html")
    changed = render_template(Template("posts", "en", (Message("b"),)), later, first)
    assert b"POT-Creation-Date: 2014-02-27" in b"".join(changed)


@needs_gettext
@pytest.mark.parametrize("tag", ["de", "ar", "ja", "pt-BR", "sr-Latn"])
def test_a_new_catalog_passes_msgfmt_check_without_a_word(tag: str) -> None:
    po = create_catalog(Template("posts", "en", ()), Locale.parse(tag), DEFAULTS, "x.po")
    said = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "-"], input=po.render(), capture_output=True, check=True)
    assert said.stderr == b""


TEXTS = [
    "short",
    "",
    "two\nlines",
    "ends with a line end\n",
    "\n",
    'a quote " and a backslash \\ and a tab \t and more, so that it wraps \\\\\\ somewhere "here" or "there" maybe',
    "Read the <a1>guide</a1> or <a2>this</a2> before you post,, or mail <b>me</b>.<br/>It is <i>free</i> of noise.",
    "http://example.com/" + "averylongpath/" * 12,
    "The cost is $5,000.00 (or 4.500,00 €), i.e. 25% of what—so they say—“was agreed” upon… and/or half-decent; 50 kg!",
    "日本語の文章は、単語の間に空白を入れないので、どこでも改行できるが、句読点「。」の前では改行しない。長い文章ほど、よく分かる。",
    "Это довольно длинное предложение на русском языке, которое «обязательно» должно быть перенесено — и не один раз.",
    "هذه جملة طويلة نوعا ما باللغة العربية، يجب أن تلتف على أكثر من سطر واحد في ملف الترجمة؛ أليس كذلك؟",
    "Emoji 👍🏽 and flags 🇫🇷🇩🇪 and families 👨‍👩‍👧‍👦 take two columns each 🎉🎉🎉🎉🎉🎉 and 🎉🎉🎉🎉🎉 break",
    "한국어 문장은 단어 사이에 공백이 있지만 음절 사이에서도 줄을 바꿀 수 있습니다. 그래서 이 문장은 꽤 길어야 합니다.",
    "non\u00a0breaking\u00a0spaces\u00a0and\u202fnarrow\u00a0ones « comme en français » ; oui\u00a0! C’est\u00a0bien.",
]


@needs_gettext
@pytest.mark.parametrize("width", [79, 40, 120])
@pytest.mark.parametrize("text", TEXTS, ids=[repr(text[:8]) for text in TEXTS])
def test_an_entry_is_wrapped_as_msgcat_wraps_it(text: str, width: int) -> None:
    message = Message(
        text or "x",
        text + "s" if text else None,
        text or None,
        ("comment",),
        tuple(f"page-{n}.html" for n in range(30)),
    )
    entry = Entry(message, (text, text) if text else (text,), notes=("note",))
    ours = HEADER + b"\n" + render_entry(entry, Style(width)).encode()
    said = subprocess.run(
        ["msgcat", f"--width={width}", "-"], input=ours, capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    )
    assert ours.decode().partition("# note")[2].split("\n") == said.stdout.decode().partition("# note")[2].split("\n")


def test_width_zero_wraps_nothing() -> None:
    entry = Entry(Message("word " * 50 + "end"), ("",))
    assert render_entry(entry, Style(0)).splitlines()[0] == 'msgid "' + "word " * 50 + 'end"'


def test_the_key_of_an_entry_is_gettexts() -> None:
    po = parse_po(b'msgctxt ""\nmsgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n', "x.po")
    assert [entry.key for entry in po.catalog.entries] == [Key("", "a"), Key(None, "a")]
    assert po.diagnostics == ()


def test_polib_refuses_a_chunk_that_does_not_say_what_its_entry_does() -> None:
    entry = Entry(Message("a"), ("b",))
    prove([Chunk('msgid "a"\nmsgstr "b"\n', entry)])
    with pytest.raises(MisreadError, match='msgstr "c"'):
        prove([Chunk('msgid "a"\nmsgstr "c"\n', entry)])


@pytest.mark.parametrize(
    "text", ['msgid "" "a"\nmsgstr "b"\n', 'msgid "\\x61"\nmsgstr "b"\n', '#! odd\n\tmsgid "a"\nmsgstr "b"']
)
def test_what_polib_cannot_read_is_proved_by_our_own_reader(text: str) -> None:
    prove([Chunk(text, Entry(Message("a"), ("b",)))])
    with pytest.raises(MisreadError):
        prove([Chunk(text, Entry(Message("a"), ("c",)))])


def test_a_literal_is_never_broken_inside_an_escape() -> None:
    lines = render_entry(Entry(Message("\\" * 200), ("",)), Style()).split("\n")[1:-2]
    assert all(len(line.strip('"')) % 2 == 0 for line in lines)
    assert "".join(line.strip('"') for line in lines) == "\\" * 400
