"""Compiled catalogs, asked one message at a time; Python's ``gettext`` reads the same bytes as a judge."""

import gettext
import io
import pickle
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.compiled import Compiled, Said
from l10n.catalog.mo import render_entries
from l10n.catalog.model import Catalog, Entry, Key, Message
from l10n.catalog.speech import speech_of
from l10n.locales import Locale

WORDS = st.text(st.sampled_from("abäß漢 \n🎈"), min_size=1, max_size=4)
CONTEXTS = st.none() | st.sampled_from(["", "menu", "a"])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    plural = draw(st.none() | WORDS)
    strings = (draw(WORDS),) if plural is None else (draw(WORDS), draw(WORDS))
    return Entry(Message(draw(WORDS), plural, draw(CONTEXTS)), strings)


HEADED = b"Content-Type: text/plain; charset=UTF-8\n"


@given(st.lists(entries(), max_size=30), st.lists(st.tuples(CONTEXTS, WORDS), max_size=5))
def test_finds_what_the_first_entry_of_a_message_says_and_nothing_else(
    every: Sequence[Entry], others: Sequence[tuple[str | None, str]]
) -> None:
    first = {entry.key: Said(entry.strings, entry.message.plural is not None) for entry in reversed(every)}
    compiled = Compiled(render_entries(every))
    for key in (*first, *(Key(*other) for other in others)):
        assert compiled.find(key) == first.get(key)
        assert (key in compiled) is (key in first)


@given(st.lists(entries(), max_size=30))
def test_pythons_gettext_finds_the_same(every: Sequence[Entry]) -> None:
    data = render_entries(every, HEADED)
    judge = gettext.GNUTranslations(io.BytesIO(data))
    for entry in every:
        said = Compiled(data).find(entry.key)
        assert said is not None
        context, text = entry.key
        if said.plural:
            numbers = (1, 2)
            forms = [
                judge.ngettext(text, "", n) if context is None else judge.npgettext(context, text, "", n)
                for n in numbers
            ]
            assert tuple(forms) == said.strings
        else:
            assert (judge.gettext(text) if context is None else judge.pgettext(context, text)) == said.strings[0]


def test_a_text_that_cannot_be_encoded_is_no_message() -> None:
    entry = Entry(Message("\udcff"), ("x",))
    assert Compiled(render_entries([entry], HEADED)).find(entry.key) is None


def test_a_text_with_a_nul_is_no_message_and_speaks_for_no_other() -> None:
    """In a compiled catalog a NUL parts a message from its plural, and the forms of a translation from each other."""
    fish = Entry(Message("fish", "fishes"), ("Fisch", "Fische"))
    found = Compiled(render_entries([Entry(Message("fish\0bone"), ("Gräte",)), fish], HEADED))
    assert found.find(fish.key) == Said(fish.strings, plural=True)
    assert found.find(Key(None, "fish\0bone")) is None
    assert Compiled(render_entries([Entry(fish.message, ("Fisch\0Aal", "Fische"))])).find(fish.key) is None


def test_an_entry_with_a_plural_is_a_duplicate_of_one_without() -> None:
    """Programs look both up by the same msgid, and a compiled catalog that held both would say either."""
    one, several = Entry(Message("fish"), ("Fisch",)), Entry(Message("fish", "fishes"), ("Fisch", "Fische"))
    for first, second in ((one, several), (several, one)):
        texts = Compiled(render_entries([first, second])).texts()
        assert texts == {Key(None, "fish"): "\0".join(first.strings).encode()}


def test_what_a_locale_says_is_the_same_from_a_file_and_in_another_process() -> None:
    catalogs = {
        "posts": Catalog("", entries=(Entry(Message("Tea"), ("Tee",)), Entry(Message("Rain"), ("Regen",)))),
        "interface": Catalog("", entries=(Entry(Message("Home", context="menu"), ("Start",)),)),
        "empty": Catalog(""),
    }
    speech = speech_of(Locale.parse("de"), [catalogs, {}])
    mapped = speech.mapped()
    for each in (speech, mapped, pickle.loads(pickle.dumps(mapped))):  # noqa: S301 - our own bytes
        assert each.find("posts", Key(None, "Tea")) == Said(("Tee",), plural=False)
        assert each.find("posts/2014/rain", Key(None, "Rain")) == Said(("Regen",), plural=False)
        assert each.find("posts", Key(None, "Snow")) is None
        assert each.label("Home", "menu") == "Start"
