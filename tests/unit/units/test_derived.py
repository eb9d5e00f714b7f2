"""What repeats other texts of a site: which texts are found to, and what is written for them."""

import random
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.build.derived import cut, derived_texts
from l10n.catalog.collect import collect
from l10n.catalog.model import Catalog, Entry, Message
from l10n.catalog.speech import Speech, speech_of
from l10n.locales import Locale
from l10n.rules import Role, Rule
from l10n.units.derived import derive
from l10n.units.page import read_page
from l10n.units.reading import Profile, Reading

PROFILE = Profile(
    rules=(
        Rule("nav, header", Role.INTERFACE),
        Rule("nav .label", Role.INTERFACE, "label"),
        Rule("nav .menu", Role.INTERFACE, "menu"),
    ),
    lexicons=("blogger",),
    interface="fr",
    posts="en",
)

POST = (
    "<title>{title} | Tea and rain</title><header><b>Tea and rain</b></header>"
    "<article><h1>{title}</h1><p>{body}</p></article>"
)
BODY = "We walked along the river until the last boat had gone and the lamps were lit."
OTHER = "Nobody swims in October, said the man at the kiosk, and looked at our towels."


def site(pages: Mapping[str, str]) -> dict[str, Reading]:
    readings = [read_page(page.encode(), path, PROFILE) for path, page in sorted(pages.items())]
    return {reading.path: reading for reading in derive(readings, PROFILE)}


def messages(readings: Mapping[str, Reading], domain: str = "posts") -> list[str]:
    templates = {template.domain: template for template in collect(readings.values(), PROFILE)}
    return [message.id for message in templates[domain].messages] if domain in templates else []


def derived(reading: Reading) -> dict[str, list[str]]:
    return {each.unit.message: [source.unit.message for source in each.sources] for each in reading.derived}


def spoken(texts: Mapping[str, str], locale: str = "de", domain: str = "posts") -> Speech:
    entries = tuple(Entry(Message(text), (translation,)) for text, translation in texts.items())
    both = {name: Catalog("", entries=entries) for name in (domain, "interface", "interface.en")}
    return speech_of(Locale.parse(locale), [both])


def test_a_composed_title_in_linked_data_is_assembled_as_the_one_in_the_head_is() -> None:
    head = '<script type=application/ld+json>{{"@type": "WebPage", "name": "{title} | Tea and rain"}}</script>'
    pages = {f"{title}.html": (head + POST).format(title=title, body=title * 9) for title in ("A walk", "A swim")}
    read = site(pages)
    assert not [each for each in messages(read) if "|" in each]
    whole = "A walk | Tea and rain"
    assert [each.unit.message for each in read["A walk.html"].derived].count(whole) == 2
    built = derived_texts(read["A walk.html"].derived, spoken({"A walk": "Ein Gang"}), PROFILE)
    assert list(built.values()).count("Ein Gang | Tea and rain") == 2


def written(reading: Reading, texts: Mapping[str, str], locale: str = "de", *, dates: bool = True) -> list[str]:
    return list(derived_texts(reading.derived, spoken(texts, locale), PROFILE, dates=dates).values())


def walk(**more: str) -> dict[str, str]:
    return {"walk.html": POST.format(title="A walk", body=BODY), **more}


def test_a_post_s_title_in_the_chrome_is_the_post_s_message() -> None:
    found = site(walk(**{"lake.html": "<nav><a title='A walk'>Suivant</a></nav><article><p>Elsewhere.</p></article>"}))
    assert messages(found).count("A walk") == 1
    assert "A walk" not in messages(found, "interface") + messages(found, "interface.en")


@pytest.mark.parametrize(
    ("title", "chrome"),
    [
        ("Accueil", "<a>Accueil</a>"),
        ("Rivers and lakes", "<a class=label>Rivers and lakes</a>"),
        ("Rivers", "<a class=menu>Rivers</a>"),
    ],
    ids=["the platform's own word", "a label", "a single word of the menu"],
)
def test_what_means_something_else_is_not_taken_for_a_title(title: str, chrome: str) -> None:
    found = site(
        {"a.html": POST.format(title=title, body=BODY), "b.html": f"<nav>{chrome}</nav><article>{OTHER}</article>"}
    )
    assert title in messages(found)
    assert title in messages(found, "interface") + messages(found, "interface.en")


def test_a_title_has_the_language_of_its_own_page_everywhere() -> None:
    french = "Nous avons marché le long de la rivière jusqu'au soir, puis nous sommes rentrés très lentement. " * 5
    found = site({
        "a.html": POST.format(title="Une promenade", body=french),
        "b.html": f"<article><h2>A swim</h2><p>{OTHER * 6}</p><a>Une promenade</a></article>",
    })  # fmt: skip
    homes = {
        placed.language
        for reading in found.values()
        for placed in reading.messages
        if "promenade" in placed.unit.message
    }
    assert homes == {"fr"}


@pytest.mark.parametrize(
    ("head", "sources"),
    [
        ("A walk | Tea and rain", ["A walk", "Tea and rain"]),
        ("Tea and rain: A walk", ["Tea and rain", "A walk"]),
        ("Tea and rain » A walk", ["Tea and rain", "A walk"]),
        ("Tea and rain: février 2014", ["Tea and rain"]),
    ],
)
def test_a_composed_title_is_derived_from_its_parts(head: str, sources: list[str]) -> None:
    found = site(walk(**{"x.html": f"<title>{head}</title><article>{OTHER}</article>"}))
    assert derived(found["x.html"])[head] == sources
    assert head not in messages(found)


@pytest.mark.parametrize("head", ["A walk with Ada | Tea and rain", "On Tea and rain", "Tea and rain: A run"])
def test_a_title_with_a_part_of_its_own_is_a_message(head: str) -> None:
    found = site(walk(**{"x.html": f"<title>{head}</title><article>{OTHER}</article>"}))
    assert head in messages(found)


def test_the_blog_s_name_alone_in_the_head_is_the_interface_s_message() -> None:
    found = site(walk(**{"index.html": f"<title>Tea and rain</title><article>{OTHER}</article>"}))
    assert "Tea and rain" not in messages(found)


def test_a_composed_title_is_put_together_from_translations() -> None:
    found = site(walk())
    assert written(found["walk.html"], {"A walk": "Ein Gang", "Tea and rain": "Tee & Regen"}) == [
        "Ein Gang | Tee & Regen"
    ]


def test_a_title_is_text_and_cannot_become_markup() -> None:
    found = site(walk())
    assert written(found["walk.html"], {"A walk": "Ein &lt;b>Gang"}) == ["Ein &lt;b>Gang | Tea and rain"]
    assert written(found["walk.html"], {"A walk": "Ein <b>Gang</b>"}) == []


def test_a_part_without_a_translation_stays() -> None:
    found = site(walk())
    assert written(found["walk.html"], {"A walk": "Ein Gang"}) == ["Ein Gang | Tea and rain"]
    assert written(found["walk.html"], {}) == []


def test_the_month_in_a_title_is_written_for_the_locale() -> None:
    found = site(walk(**{"x.html": f"<title>Tea and rain: février 2014</title><article>{OTHER}</article>"}))
    assert written(found["x.html"], {}) == ["Tea and rain: Februar 2014"]
    assert written(found["x.html"], {}, dates=False) == []


@pytest.mark.parametrize("ellipsis", ["…", "...", " […]", " [...]"])
def test_the_beginning_of_a_paragraph_is_cut_from_its_translation(ellipsis: str) -> None:
    excerpt = f"We walked along the river until the last boat{ellipsis}"
    found = site(walk(**{"index.html": f"<article><p>{excerpt}</p></article>"}))
    assert derived(found["index.html"]) == {excerpt: [BODY]}
    german = "Wir gingen am Fluss entlang, bis das letzte Boot fort war und die Laternen brannten."
    # 45 of 78 code points; the same share of 84 is 48, where "Boot" ends.
    assert written(found["index.html"], {BODY: german}) == [
        f"Wir gingen am Fluss entlang, bis das letzte Boot{ellipsis}"
    ]


def test_an_excerpt_may_run_over_several_paragraphs() -> None:
    page = "<article><p>We walked home.</p><p>It rained <em>all</em> the way, and nobody minded.</p></article>"
    found = site({"a.html": page, "b.html": "<article><p>We walked home. It rained all the way…</p></article>"})
    (sources,) = derived(found["b.html"]).values()
    assert sources == ["We walked home.", "It rained <em>all</em> the way, and nobody minded."]
    texts = {sources[0]: "Wir gingen heim.", sources[1]: "Es regnete den <em>ganzen</em> Weg, und niemanden störte es."}
    assert written(found["b.html"], texts) == ["Wir gingen heim. Es regnete den ganzen Weg…"]


def test_a_paragraph_without_its_markup_is_derived_whole() -> None:
    body = BODY.replace("river", "<a href='/r'>river</a>")
    found = site({"a.html": POST.format(title="A walk", body=body), "b.html": f"<article><p>{BODY}</p></article>"})
    assert derived(found["b.html"]) == {BODY: [BODY.replace("river", "<a>river</a>")]}


def test_a_description_that_is_cut_without_an_ellipsis_is_an_excerpt() -> None:
    head = f"<meta name=description content='{BODY[:60]}'>"
    found = site({"walk.html": head + POST.format(title="A walk", body=BODY)})
    assert BODY[:60] in derived(found["walk.html"])


@pytest.mark.parametrize(
    "text",
    ["We walked…", "We walked along the lake until the last boat…", f"{BODY} And on…"],
    ids=["too short", "other words", "longer than the post"],
)
def test_what_only_resembles_a_beginning_is_a_message(text: str) -> None:
    found = site(walk(**{"index.html": f"<article><p>{text}</p></article>"}))
    assert text in messages(found)


@pytest.mark.parametrize(
    ("text", "share", "beginning"),
    [
        ("one two three", 1.0, "one two three"),
        ("one two three", 0.5, "one"),
        ("one two three", 0.55, "one two"),
        ("one, two three", 0.3, "one"),
        ("水漏れする蛇口についての二行", 0.5, "水漏れする蛇口"),
        ("e\u0301e\u0301e\u0301e\u0301", 0.6, "e\u0301e\u0301e\u0301"),
        ("👩\u200d🚀👩\u200d🚀", 0.3, "👩\u200d🚀"),
    ],
)
def test_a_text_is_cut_between_words_or_characters(text: str, share: float, beginning: str) -> None:
    assert cut(text, share) == beginning


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.floats(0.01, 1))
def test_a_cut_is_a_beginning(text: str, share: float) -> None:
    assert text.startswith(cut(text, share))


WORDS = st.sampled_from(
    ["A walk", "A swim", "Rain", "Tea", "Tea and rain", "février 2014", "Accueil", BODY, BODY[:50] + "…"]
)
HEADS = st.lists(WORDS, min_size=1, max_size=3).map(" | ".join)
PAGES = st.lists(
    st.builds(
        "<title>{}</title><meta name=description content='{}'><nav><a title='{}'>{}</a></nav>"
        "<article><h1>{}</h1><p>{}</p><p><b>{}</b> {}</p></article>".format,
        HEADS, *[WORDS] * 7,
    ),
    min_size=1, max_size=5,
)  # fmt: skip


@given(PAGES, st.randoms(use_true_random=False))
def test_sources_are_messages_and_the_order_of_pages_changes_nothing(pages: list[str], chance: random.Random) -> None:
    readings = [read_page(page.encode(), f"{index}.html", PROFILE) for index, page in enumerate(pages)]
    found = derive(readings, PROFILE)
    held = {
        (placed.domain, placed.language, placed.unit.message, placed.unit.rule.context if placed.unit.rule else "")
        for reading in found
        for placed in reading.messages
    }
    for before, after in zip(readings, found, strict=True):
        spans = [placed.unit.span for placed in before.messages]
        assert sorted(spans) == sorted(each.unit.span for each in (*after.messages, *after.derived))
        for source in (source for each in after.derived for source in each.sources):
            context = source.unit.rule.context if source.unit.rule else ""
            assert (source.domain, source.language, source.unit.message, context) in held
    shuffled = readings.copy()
    chance.shuffle(shuffled)
    assert {reading.path: reading for reading in derive(shuffled, PROFILE)} == {each.path: each for each in found}


@given(PAGES)
def test_a_translation_that_says_the_same_changes_no_derived_text(pages: list[str]) -> None:
    readings = derive([read_page(page.encode(), f"{index}.html", PROFILE) for index, page in enumerate(pages)], PROFILE)
    same = {placed.unit.message: placed.unit.message for reading in readings for placed in reading.messages}
    for reading in readings:
        whole = [each for each in reading.derived if not re.search("…|février", each.unit.message)]
        assert derived_texts(whole, spoken(same), PROFILE, dates=False) == {}


@pytest.mark.parametrize(
    ("item", "date"),
    [
        ("février 2014", "février 2014"),
        ("février 2014 (3)", "février 2014 (3)"),
        ("<a href='/2014/02/'>février 2014</a>&nbsp;(3)", "février 2014"),
    ],
)
def test_a_month_of_an_archive_is_a_date_and_no_message(item: str, date: str) -> None:
    page = f"<nav><ul><li>{item}</li></ul></nav>"
    (reading,) = site({"a.html": page}).values()
    assert reading.messages == ()
    assert [page[slice(*value.span)] for value in reading.alone] == [date]


def test_a_date_in_an_attribute_is_written_for_the_locale() -> None:
    found = site({"a.html": "<nav><a href='/2014/02/' title='février 2014'>Archives</a></nav>"})
    assert "février 2014" not in messages(found, "interface")
    assert written(found["a.html"], {}) == ["Februar 2014"]


def test_what_is_not_derived_is_left_as_it_was_read() -> None:
    readings = tuple(read_page(page.encode(), path, PROFILE) for path, page in walk().items())
    found = derive(readings, PROFILE)
    assert [replace(each, derived=(), messages=()) for each in found] == [
        replace(each, messages=()) for each in readings
    ]
