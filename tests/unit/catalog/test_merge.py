"""Updating a catalog: what keeps its translation, what becomes fuzzy or obsolete, and that nothing else changes."""

import datetime as dt
import difflib
import shutil
import subprocess
from pathlib import Path

import pytest

from l10n.catalog.merge import Counts, MergeResult, merge
from l10n.catalog.model import Entry, Key, Message, Template
from l10n.catalog.po import Defaults, PoFile, create_catalog, parse_po, render_template
from l10n.locales import Locale

needs_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext's programs are not installed")

PO = """# A catalog as a hand left it.
msgid ""
msgstr ""
"POT-Creation-Date: 2014-02-26 20:12+0100\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# a note
#: a.html
msgid "The quick brown fox jumps over the lazy dog."
msgstr   "Der schnelle braune Fuchs springt über den faulen Hund."

#: a.html b.html
msgctxt "menu"
msgid "Home"
msgstr "Start"

#: b.html
#, python-brace-format
msgid "{count} comment"
msgid_plural "{count} comments"
msgstr[0] "{count} Kommentar"
msgstr[1] "{count} Kommentare"

#: b.html
msgid "Nothing yet"
msgstr ""

#~ msgid "Long gone"
#~ msgstr "Lange fort"
"""

FOX = Message("The quick brown fox jumps over the lazy dog.", references=("a.html",))
HOME = Message("Home", context="menu", references=("a.html", "b.html"))
COUNT = Message("{count} comment", "{count} comments", references=("b.html",), flags=("python-brace-format",))
NOTHING = Message("Nothing yet", references=("b.html",))
ALL = (FOX, HOME, COUNT, NOTHING)


def catalog(text: str = PO) -> PoFile:
    return parse_po(text.encode(), "de.po")


def update(*messages: Message, text: str = PO, **settings: object) -> MergeResult:
    return merge(Template("posts", "en", messages), catalog(text), **settings)  # type: ignore[arg-type]


def entry(result: MergeResult, text: str, context: str | None = None) -> Entry:
    return next(each for each in result.po.catalog.entries if each.key == Key(context, text))


def changes(result: MergeResult) -> list[str]:
    lines = difflib.unified_diff(PO.splitlines(), result.po.render().decode().splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_a_catalog_that_is_up_to_date_keeps_every_byte() -> None:
    result = update(*ALL, created="2020-01-01 00:00+0000")
    assert result.po.render() == PO.encode()
    assert result.counts == Counts(kept=4)


def test_when_references_change_only_their_lines_do() -> None:
    moved = Message("Home", context="menu", references=("a.html", "c.html"))
    assert changes(update(FOX, moved, COUNT, NOTHING, created="2020")) == ["-#: a.html b.html", "+#: a.html c.html"]


def test_a_new_message_comes_behind_its_predecessor_in_the_template() -> None:
    result = update(FOX, Message("New"), HOME, COUNT, NOTHING)
    assert sorted(changes(result)) == ["+", '+msgid "New"', '+msgstr ""']
    assert [each.message.id for each in result.po.catalog.entries[:3]] == [FOX.id, "New", "Home"]


def test_the_first_message_of_the_template_comes_behind_the_header() -> None:
    order = [each.message.id for each in update(Message("New"), *ALL).po.catalog.entries]
    assert order[:2] == ["New", FOX.id]


def test_new_content_moves_the_date_of_the_template() -> None:
    assert update(*ALL, Message("New"), created="2020").po.catalog.field("POT-Creation-Date") == "2020"


def test_a_message_that_is_gone_becomes_obsolete_at_the_end() -> None:
    result = update(FOX, COUNT, NOTHING)
    assert result.po.render().decode().endswith('#~ msgctxt "menu"\n#~ msgid "Home"\n#~ msgstr "Start"\n')
    assert result.counts == Counts(kept=3, obsolete=1)


def test_an_entry_that_nobody_worked_on_goes_without_a_trace() -> None:
    result = update(FOX, HOME, COUNT)
    assert "Nothing yet" not in result.po.render().decode()
    assert result.counts == Counts(kept=3, dropped=1)


def test_an_obsolete_entry_returns_with_its_text() -> None:
    result = update(FOX, Message("Long gone"), HOME, COUNT, NOTHING)
    returned = entry(result, "Long gone")
    assert (returned.strings, returned.fuzzy, returned.obsolete) == (("Lange fort",), False, False)
    assert "#~" not in result.po.render().decode()


def test_going_and_coming_back_loses_nothing() -> None:
    gone = merge(Template("posts", "en", ()), catalog()).po
    back = merge(Template("posts", "en", ALL), gone).po
    assert {(each.key, each.strings, each.fuzzy, each.notes) for each in back.catalog.entries} == {
        (each.key, each.strings, each.fuzzy, each.notes) for each in catalog().catalog.entries
    }


@pytest.mark.parametrize("context", [None, "footer"])
def test_a_message_whose_context_changed_keeps_its_translation(context: str | None) -> None:
    moved = entry(update(FOX, Message("Home", context=context), COUNT, NOTHING), "Home", context)
    assert (moved.strings, moved.fuzzy) == (("Start",), False)


def test_a_second_context_does_not_take_the_translation_of_the_first() -> None:
    result = update(*ALL, Message("Home", context="footer"))
    assert entry(result, "Home", "menu").strings == ("Start",)
    assert entry(result, "Home", "footer").strings == ("",)


def test_an_edited_message_becomes_fuzzy_and_says_what_it_was() -> None:
    edited = Message("The quick brown fox jumped over the lazy dog.", references=("a.html",))
    assert sorted(changes(update(edited, HOME, COUNT, NOTHING))) == [
        "+#, fuzzy",
        '+#| msgid "The quick brown fox jumps over the lazy dog."',
        '+msgid "The quick brown fox jumped over the lazy dog."',
        '-msgid "The quick brown fox jumps over the lazy dog."',
    ]


def test_a_message_edited_twice_still_says_what_its_translation_was_made_for() -> None:
    once = update(Message("The quick brown fox jumped over the lazy dog."), HOME, COUNT, NOTHING).po
    twice = merge(Template("posts", "en", (Message("The quick brown fox jumped over a lazy dog."),)), once)
    assert entry(twice, "The quick brown fox jumped over a lazy dog.").previous == Message(FOX.id)


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox jumps over the lazy {name}.",
        "The quick <b>brown</b> fox jumps over the lazy dog.",
        "Something else entirely, of about the same length.",
    ],
)
def test_other_placeholders_or_markup_or_words_are_no_edit(text: str) -> None:
    added = entry(update(Message(text), HOME, COUNT, NOTHING), text)
    assert (added.strings, added.fuzzy) == (("",), False)


LIST = "".join(f'msgid "{word} is a good word to begin with"\nmsgstr "{word}."\n\n' for word in ("A", "B", "C", "D"))


def test_a_text_edited_in_its_place_is_found_and_one_like_it_elsewhere_is_not() -> None:
    a, _, c, d = (Message(f"{word} is a good word to begin with") for word in "ABCD")
    edited = Message("B is a very good word to begin with")
    assert update(a, edited, c, d, text=LIST).counts == Counts(kept=3, fuzzy=1)
    assert update(a, c, d, edited, text=LIST).counts == Counts(kept=3, added=1, obsolete=1)


def test_an_obsolete_entry_has_no_place_and_returns_for_the_same_words_only() -> None:
    same, other = Message("Long gone!"), Message("Long gones")
    assert (entry(update(*ALL, same), same.id).fuzzy, entry(update(*ALL, other), other.id).fuzzy) == (True, False)


def test_no_guess_is_made_where_none_is_wanted() -> None:
    result = update(Message("The quick brown fox jumped over the lazy dog."), HOME, COUNT, NOTHING, fuzzy=False)
    assert result.counts == Counts(kept=3, added=1, obsolete=1)


def test_no_guess_is_made_between_two_that_are_as_good() -> None:
    text = "".join(f'msgid "Page {n} of the archive of 2013"\nmsgstr "Seite {n}"\n\n' for n in (1, 2))
    result = update(Message("Page 3 of the archive of 2013"), text=text)
    assert result.counts == Counts(added=1, obsolete=2)


def test_a_changed_plural_is_fuzzy() -> None:
    changed = entry(update(Message("{count} comment", "{count} remarks")), "{count} comment")
    assert (changed.fuzzy, changed.previous) == (True, Message("{count} comment", "{count} comments"))


def test_a_message_that_becomes_a_plural_offers_its_translation_for_each_form() -> None:
    changed = entry(update(Message("Home", "Homes", "menu")), "Home", "menu")
    assert (changed.strings, changed.fuzzy) == (("Start", "Start"), True)


def test_what_only_failed_pages_hold_stays_as_it_was() -> None:
    result = update(FOX, HOME, failed_references={"b.html"})
    assert result.po.render() == PO.encode()
    assert result.counts == Counts(kept=2, held=2)


def test_a_reference_to_a_failed_page_stays() -> None:
    result = update(
        FOX, Message("Home", context="menu", references=("a.html",)), COUNT, NOTHING, failed_references={"b.html"}
    )
    assert result.po.render() == PO.encode()


def test_a_donor_gives_the_translation_of_the_same_message() -> None:
    donor = parse_po(b'msgid "New"\nmsgstr "Neu"\n\nmsgid "Other"\nmsgstr "Anders"\n', "other.po").catalog
    result = update(*ALL, Message("New"), Message("Othr"), donors=[donor])
    assert (entry(result, "New").strings, entry(result, "New").fuzzy) == (("Neu",), False)
    assert entry(result, "Othr").strings == ("",)


def test_an_obsolete_entry_of_a_donor_gives_its_translation_too() -> None:
    donor = parse_po(b'#~ msgid "New"\n#~ msgstr "Neu"\n', "other.po").catalog
    new = entry(update(*ALL, Message("New"), donors=[donor]), "New")
    assert (new.strings, new.obsolete) == (("Neu",), False)


def test_no_donor_is_looked_at_where_no_message_is_new() -> None:
    """With a catalog a post, the donors of each are all others."""
    donors = iter([parse_po(b'msgid "New"\nmsgstr "Neu"\n', "other.po").catalog])
    assert update(*ALL, donors=donors).po.render() == PO.encode()
    assert len(list(donors)) == 1


def test_the_lexicon_fills_new_entries_and_says_so() -> None:
    lexicon = {"Post a Comment": ("Kommentar schreiben",)}
    result = update(*ALL, Message("Post a Comment"), prefill=lambda message: lexicon.get(message.id))
    filled = entry(result, "Post a Comment")
    assert (filled.strings, filled.fuzzy, filled.notes) == (("Kommentar schreiben",), False, ("l10n: lexicon",))
    assert entry(result, "Nothing yet").strings == ("",)


def test_a_file_with_conflict_markers_is_not_touched() -> None:
    text = PO + "<<<<<<< HEAD\n"
    assert update(text=text).po.render() == text.encode()


def test_duplicates_are_kept() -> None:
    text = PO + '\nmsgctxt "menu"\nmsgid "Home"\nmsgstr "Heim"\n'
    assert update(*ALL, text=text).po.render() == text.encode()


def test_updating_twice_changes_nothing_more() -> None:
    messages = (Message("The quick brown fox jumped over the lazy dog."), Message("New"), COUNT)
    once = update(*messages).po
    assert merge(Template("posts", "en", messages), once).po.render() == once.render()


def test_an_old_charset_gives_way_to_utf8_when_a_message_needs_it() -> None:
    latin = PO.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    kept = merge(Template("posts", "en", ALL), parse_po(latin, "de.po")).po
    assert kept.render() == latin
    moved = merge(Template("posts", "en", (*ALL, Message("“New”"))), parse_po(latin, "de.po")).po
    assert b"charset=UTF-8" in moved.render()
    assert "über" in moved.render().decode()


def test_windows_line_ends_stay() -> None:
    result = update(*ALL, Message("New\nlines"), text=PO.replace("\n", "\r\n"))
    assert result.po.render().count(b"\n") == result.po.render().count(b"\r\n")


@needs_gettext
def test_gettext_accepts_what_we_write_and_msgcat_would_write_it_so() -> None:
    messages = (
        Message("The quick brown fox jumped over the lazy dog.", references=("a.html",)),
        *ALL[1:],
        Message("New"),
    )
    start = create_catalog(
        Template("posts", "en", ()),
        Locale.parse("de"),
        Defaults("x 1", dt.datetime(2014, 2, 26, tzinfo=dt.UTC)),
        "de.po",
    )
    first = (
        merge(Template("posts", "en", ALL), start).po.render().replace(b'dog."\nmsgstr ""', b'dog."\nmsgstr "Fuchs"')
    )
    ours = merge(Template("posts", "en", messages), parse_po(first, "de.po")).po.render()
    assert b"#| msgid" in ours
    checked = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "-"], input=ours, capture_output=True, check=True)
    assert checked.stderr == b""
    assert subprocess.run(["msgcat", "-"], input=ours, capture_output=True, check=True).stdout == ours
    assert (
        subprocess.run(["msgattrib", "--no-obsolete", "-"], input=ours, capture_output=True, check=True).stdout == ours
    )


def gettext(*command: str, cwd: Path) -> bytes:
    return subprocess.run(command, cwd=cwd, capture_output=True, check=True).stdout


@needs_gettext
def test_what_msgmerge_makes_of_our_files_is_up_to_date(tmp_path: Path) -> None:
    template = Template(
        "posts", "en", (Message("The quick brown fox jumped over the lazy dog.", references=("a.html",)), *ALL)
    )
    defaults = Defaults("x 1", dt.datetime(2014, 2, 26, tzinfo=dt.UTC))
    (tmp_path / "de.po").write_text(PO, encoding="utf-8")
    (tmp_path / "posts.pot").write_bytes(b"".join(render_template(template, defaults)))
    theirs = gettext("msgmerge", "-q", "--previous", "de.po", "posts.pot", cwd=tmp_path)
    po = parse_po(theirs, "de.po")
    assert po.diagnostics == ()
    assert merge(template, po).po.render() == theirs


@needs_gettext
@pytest.mark.parametrize("options", [["--set-fuzzy"], ["--sort-output"], ["--width=40"], ["--no-wrap"], ["--indent"]])
def test_what_msgattrib_makes_of_our_files_keeps_its_form(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "de.po").write_text(PO, encoding="utf-8")
    theirs = gettext("msgattrib", *options, "de.po", cwd=tmp_path)
    assert merge(Template("posts", "en", ALL), parse_po(theirs, "de.po")).po.render() == theirs


POEDIT = PO.replace(
    '"POT-Creation-Date',
    '"X-Generator: Poedit 3.4.2\\n"\n"X-Poedit-Basepath: ..\\n"\n"X-Poedit-SearchPath-0: .\\n"\n"POT-Creation-Date',
).replace("\n", "\r\n")
WEBLATE = PO.replace(
    '"POT-Creation-Date',
    '"X-Generator: Weblate 5.4\\n"\n"Language-Team: German <https://hosted.example/de/>\\n"\n"POT-Creation-Date',
).replace("#: a.html b.html", "#: a.html\n#: b.html")


@pytest.mark.parametrize("text", [POEDIT, WEBLATE], ids=["Poedit", "Weblate"])
def test_what_an_editor_saved_keeps_its_form(text: str) -> None:
    assert update(*ALL, text=text).po.render() == text.encode()
