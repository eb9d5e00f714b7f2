"""Switching between one catalog a site and one a post, both ways: every translation arrives, or stays where it was."""

from l10n.catalog.merge import merge, retire
from l10n.catalog.model import Entry, Message, Template
from l10n.catalog.po import PoFile, parse_po

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SITE = (
    HEADER
    + """# a note
msgid "One"
msgstr "Eins"

#, fuzzy
#| msgid "Too"
msgid "Two"
msgstr "Zwei"

msgid "Both"
msgstr "Beide"

# only a note
msgid "Noted"
msgstr ""

msgid "Never worked on"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Fort"
"""
)


def catalog(text: str, path: str) -> PoFile:
    return parse_po(text.encode(), path)


def template(domain: str, *texts: str) -> Template:
    return Template(domain, "en", tuple(Message(text) for text in texts))


def work(*files: PoFile | None) -> set[tuple[object, ...]]:
    """What people did: texts, notes, doubts."""
    found: list[Entry] = [entry for file in files if file for entry in file.catalog.entries]
    return {
        (each.message.id, each.strings, each.notes, each.fuzzy, each.previous)
        for each in found
        if any(each.strings) or each.notes
    }


def test_from_one_catalog_to_one_a_post() -> None:
    site = catalog(SITE, "posts.po")
    new = [template("posts/a", "One", "Both", "Noted"), template("posts/b", "Two", "Both", "Never worked on")]
    pages = [merge(each, catalog(HEADER, each.domain), donors=[site.catalog]).po for each in new]
    left = retire(site, [page.catalog for page in pages])
    assert work(*pages, left) == work(site)
    assert left is not None
    assert [(entry.message.id, entry.obsolete) for entry in left.catalog.entries] == [("Gone", True)]


def test_and_back() -> None:
    a = catalog(HEADER + 'msgid "One"\nmsgstr "Eins"\n\nmsgid "Both"\nmsgstr "Beide"\n', "posts/a.po")
    b = catalog(HEADER + 'msgid "Both"\nmsgstr "Alle beide"\n\n#~ msgid "Gone"\n#~ msgstr "Fort"\n', "posts/b.po")
    site = merge(template("posts", "One", "Both"), catalog(HEADER, "posts.po"), donors=[a.catalog, b.catalog]).po
    left = [retire(page, [site.catalog]) for page in (a, b)]
    assert [entry.strings for entry in site.catalog.entries] == [("Eins",), ("Beide",)]
    assert left[0] is None
    assert work(site, *left) == work(a, b)


def test_a_catalog_that_cannot_be_read_whole_is_never_retired() -> None:
    torn = catalog(SITE + "<<<<<<< HEAD\n", "posts.po")
    assert retire(torn, []) is torn
