"""Coverage: counted by hand for a site of two pages and five messages."""

import pytest

from l10n.catalog.coverage import NOTHING, Coverage, contents_of, cover
from l10n.catalog.model import Catalog, Entry, Key, Message, Template
from l10n.catalog.speech import speech_of
from l10n.locales import Locale
from l10n.units.page import read_page
from l10n.units.reading import Profile, Reading

_RULES_FREE = Profile(interface="fr", posts="en")
_POSTS = Template("posts", "en", (Message("One two three"), Message("Four"), Message("Five six")))
_CHROME = Template("interface", "fr", (Message("Accueil"), Message("Plus tard")))


def _catalog(*entries: Entry) -> Catalog:
    return Catalog("x.po", (), entries)


def _done(text: str, target: str = "x", *, fuzzy: bool = False) -> Entry:
    return Entry(Message(text), (target,), fuzzy=fuzzy)


def _page(path: str, *texts: str) -> Reading:
    html = "<html><body>" + "".join(f"<p>{text}</p>" for text in texts)
    return read_page(html.encode(), path, _RULES_FREE)


def test_figures_add_up() -> None:
    assert Coverage(3, 1, 9, 2, 1) + Coverage(2, 2, 4, 4) == Coverage(5, 3, 13, 6, 1)
    assert sum([Coverage(1, 1), Coverage(1, 0)], NOTHING).percent == 50


def test_nothing_to_translate_is_complete() -> None:
    assert NOTHING.complete
    assert NOTHING.percent == 100


def test_messages_and_words_are_counted_by_domain() -> None:
    speech = speech_of(Locale.parse("de"), [{"posts": _catalog(_done("One two three"), _done("Four", ""))}])
    found = cover((_CHROME, _POSTS), (), speech, {"posts": True, "interface": True})
    assert dict(found.domains) == {"interface": Coverage(2, 0, 3, 0), "posts": Coverage(3, 1, 6, 3)}
    assert found.total == Coverage(5, 1, 9, 3)
    assert [gap.message.id for gap in found.gaps] == ["Accueil", "Plus tard", "Four", "Five six"]


def test_a_message_in_the_locales_own_language_is_done() -> None:
    speech = speech_of(Locale.parse("en-GB"), [{}])
    found = cover((_POSTS,), (), speech, {"posts": False})
    assert found.total == Coverage(3, 3, 6, 6)


@pytest.mark.parametrize(("use_fuzzy", "done", "fuzzy"), [(False, 0, 1), (True, 1, 0)])
def test_a_guess_is_not_done_unless_guesses_are_published(*, use_fuzzy: bool, done: int, fuzzy: int) -> None:
    catalog = _catalog(_done("Four", "Vier", fuzzy=True))
    speech = speech_of(Locale.parse("de"), [{"posts": catalog}], use_fuzzy=use_fuzzy)
    found = cover((_POSTS,), (), speech, {"posts": True}, {("posts", Key(None, "Four"))})
    assert (found.total.done, found.total.fuzzy) == (done, fuzzy)


def test_a_parent_locale_counts() -> None:
    own, parent = _catalog(_done("Four", "Quatro")), _catalog(_done("Five six", "Cinco seis"), _done("Four", "4"))
    speech = speech_of(Locale.parse("pt-BR"), [{"posts": own}, {"posts": parent}])
    assert cover((_POSTS,), (), speech, {"posts": True}).total.done == 2


@pytest.mark.parametrize("entry", [Entry(Message("Four"), ("Vier",), obsolete=True), _done("Four", "")])
def test_obsolete_and_empty_entries_are_not_done(entry: Entry) -> None:
    speech = speech_of(Locale.parse("de"), [{"posts": _catalog(entry)}])
    assert cover((_POSTS,), (), speech, {"posts": True}).total.done == 0


def test_a_plural_with_an_empty_form_is_not_done() -> None:
    plural = Message("One thing", "{count} things")
    speech = speech_of(Locale.parse("de"), [{"posts": _catalog(Entry(plural, ("Ein Ding", "")))}])
    assert cover((Template("posts", "en", (plural,)),), (), speech, {"posts": True}).total.done == 0


def test_a_page_counts_its_own_messages_once() -> None:
    (contents,) = contents_of([_page("a.html", "Four", "Five six", "Four")], _RULES_FREE)
    assert [each.key.id for each in contents.messages] == ["Four", "Five six"]


def test_a_page_is_complete_when_its_own_messages_are() -> None:
    pages = contents_of([_page("b.html", "Five six"), _page("a.html", "Four", "One two three")], _RULES_FREE)
    speech = speech_of(Locale.parse("de"), [{"posts": _catalog(_done("Five six"), _done("Four"))}])
    found = cover((_POSTS,), pages, speech, {"posts": True})
    assert dict(found.pages) == {"a.html": Coverage(2, 1, 4, 1), "b.html": Coverage(1, 1, 2, 2)}
    assert found.pages_complete == 1


def test_a_page_that_could_not_be_read_has_no_contents() -> None:
    assert contents_of([read_page(b"", "empty.html", _RULES_FREE)], _RULES_FREE) == ()
