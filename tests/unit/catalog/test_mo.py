"""Compiled catalogs: what gettext's own programs read from ours, what we read from theirs, and files that lie."""

import gettext
import io
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from l10n.catalog.mo import parse_mo, render_mo
from l10n.catalog.model import Catalog, Entry, Message
from l10n.catalog.po import parse_po
from l10n.errors import InputError

needs_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext's programs are not installed")

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "zebra"
msgstr "zèbre"

msgctxt "menu"
msgid "Home"
msgstr "Accueil"

msgctxt ""
msgid "Home"
msgstr "Maison"

msgid "{count} comment"
msgid_plural "{count} comments"
msgstr[0] "{count} commentaire"
msgstr[1] "{count} commentaires"

msgid "untranslated"
msgstr ""

#, fuzzy
msgid "unsure"
msgstr "incertain"

#~ msgid "gone"
#~ msgstr "parti"
""".encode()


def translations(data: bytes) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(data))


def test_pythons_gettext_reads_what_we_compile() -> None:
    read = translations(render_mo(parse_po(PO, "fr.po").catalog))
    assert read.gettext("zebra") == "zèbre"
    assert (read.pgettext("menu", "Home"), read.pgettext("", "Home"), read.gettext("Home")) == (
        "Accueil",
        "Maison",
        "Home",
    )
    assert read.ngettext("{count} comment", "{count} comments", 2) == "{count} commentaires"


def test_leaves_out_what_is_obsolete_untranslated_or_fuzzy() -> None:
    read = translations(render_mo(parse_po(PO, "fr.po").catalog))
    assert [read.gettext(text) for text in ("gone", "untranslated", "unsure")] == ["gone", "untranslated", "unsure"]


def test_fuzzy_entries_are_compiled_when_asked_for() -> None:
    assert translations(render_mo(parse_po(PO, "fr.po").catalog, use_fuzzy=True)).gettext("unsure") == "incertain"


def test_a_plural_with_an_empty_form_is_left_to_the_parent_locale() -> None:
    child = PO.replace(b'msgstr[1] "{count} commentaires"', b'msgstr[1] ""')
    read = translations(render_mo(parse_po(child, "fr_CA.po").catalog))
    read.add_fallback(translations(render_mo(parse_po(PO, "fr.po").catalog)))
    assert read.ngettext("{count} comment", "{count} comments", 2) == "{count} commentaires"


def test_the_first_of_duplicates_counts() -> None:
    doubled = PO + b'\nmsgid "zebra"\nmsgstr "autre"\n'
    assert translations(render_mo(parse_po(doubled, "fr.po").catalog)).gettext("zebra") == "zèbre"


def test_says_utf8_whatever_the_catalog_was_written_in() -> None:
    latin = PO.decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert translations(render_mo(parse_po(latin, "fr.po").catalog)).gettext("zebra") == "zèbre"


@needs_gettext
def test_msgunfmt_reads_the_same_from_ours_and_from_msgfmts(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.mo", tmp_path / "theirs.mo"
    ours.write_bytes(render_mo(parse_po(PO, "fr.po").catalog))
    subprocess.run(["msgfmt", "-o", theirs, "-"], input=PO, check=True)
    assert subprocess.check_output(["msgunfmt", ours]) == subprocess.check_output(["msgunfmt", theirs])


@needs_gettext
@pytest.mark.parametrize("endianness", ["little", "big"])
def test_reads_what_msgfmt_writes(tmp_path: Path, endianness: str) -> None:
    theirs = tmp_path / "theirs.mo"
    subprocess.run(["msgfmt", f"--endianness={endianness}", "-o", theirs, "-"], input=PO, check=True)
    read = parse_mo(theirs.read_bytes(), "fr.mo")
    assert read.header == parse_po(PO, "fr.po").header
    assert {(entry.key, entry.message.plural, entry.strings) for entry in read.entries} == {
        ((None, "zebra"), None, ("zèbre",)),
        (("menu", "Home"), None, ("Accueil",)),
        (("", "Home"), None, ("Maison",)),
        ((None, "{count} comment"), "{count} comments", ("{count} commentaire", "{count} commentaires")),
    }


def test_an_empty_catalog_is_a_file_too() -> None:
    assert parse_mo(render_mo(Catalog("x.po")), "x.mo") == Catalog("x.mo")


GOOD = render_mo(Catalog("x.po", (), (Entry(Message("a"), ("b",)), Entry(Message("c"), ("d",)))))


def lying(at: int, value: int) -> bytes:
    return GOOD[:at] + struct.pack("<I", value) + GOOD[at + 4 :]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "too short"),
        (b"\0" * 40, "magic number"),
        (lying(4, 2 << 16), "unknown revision 2"),
        (lying(8, 2**31), "do not fit"),
        (lying(12, 2**32 - 1), "do not fit"),
    ],
)
def test_a_file_that_is_none_stops_the_command(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        parse_mo(data, "x.mo")


def test_an_entry_outside_the_file_is_a_fault_and_the_others_are_read() -> None:
    read = parse_mo(lying(28, 2**32 - 1), "x.mo")
    assert [found.message for found in read.diagnostics] == ["entry 0 points outside the file"]
    assert [entry.message.id for entry in read.entries] == ["c"]


def test_texts_that_overlap_cannot_make_a_small_file_take_much_memory() -> None:
    count = 2000
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28, 0, 0)
    data = head + struct.pack("<2I", 8 * count, 28) * count
    with pytest.raises(InputError, match="larger than the file"):
        parse_mo(data, "x.mo")


def test_a_text_that_is_not_in_its_charset_is_a_fault() -> None:
    read = parse_mo(GOOD.replace(b"b\0", b"\xff\0"), "x.mo")
    assert [found.rule for found in read.diagnostics] == ["po/encoding"]
    assert [entry.message.id for entry in read.entries] == ["c"]
