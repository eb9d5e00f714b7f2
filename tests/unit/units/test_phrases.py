"""Phrases around titles and labels: which texts are one message, what it is, and what is written for it."""

import html
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.collect import collect
from l10n.rules import Role, Rule
from l10n.units.derived import derive
from l10n.units.forms import pair_forms
from l10n.units.page import read_page
from l10n.units.placeholders import parse_placeholders
from l10n.units.reading import Placed, Profile, Reading
from l10n.units.syntax import plain_text

PROFILE = Profile(
    rules=(
        Rule("nav", Role.INTERFACE),
        Rule("nav .label", Role.INTERFACE, "label"),
        Rule(".count", Role.COUNT, "comment-count"),
        Rule(".archive", Role.INTERFACE, "archive-title"),
    ),
    lexicons=("wordpress",),
    interface="en",
    posts="ja",
)

POST = "<title>{title} | Tea and rain</title><article><h1>{title}</h1>{more}</article>"
WALK, SWIM = "A walk", "A swim in the lake"


def site(pages: Mapping[str, str], profile: Profile = PROFILE) -> dict[str, Reading]:
    readings = [read_page(page.encode(), path, profile) for path, page in sorted(pages.items())]
    return {reading.path: reading for reading in pair_forms(derive(readings, profile))}


def posts(**more: str) -> dict[str, str]:
    """Two posts, with something more on each."""
    titles = {"walk": WALK, "swim": SWIM}
    return {f"{name}.html": POST.format(title=title, more=more.get(name, "")) for name, title in titles.items()}


def found(readings: Mapping[str, Reading], domain: str = "interface") -> list[str]:
    templates = {template.domain: template for template in collect(readings.values(), PROFILE)}
    messages = templates[domain].messages if domain in templates else ()
    return [f"{each.id} | {each.plural}" if each.plural else each.id for each in messages]


def phrases(readings: Mapping[str, Reading]) -> list[Placed]:
    every = (placed for reading in readings.values() for placed in reading.messages)
    return [placed for placed in every if any(value.cites for value in placed.unit.values)]


def test_the_same_words_around_two_titles_are_one_message_of_the_interface() -> None:
    readings = site(posts(walk=f"<a title='Permalink to {WALK}'>#</a>", swim=f"<a title='Permalink to {SWIM}'>#</a>"))
    assert found(readings) == ["Permalink to {title}"]
    (message,) = collect(readings.values(), PROFILE)[0].messages
    assert (message.flags, message.comments) == (("python-brace-format",), ("{title}: A swim in the lake",))
    assert {placed.unit.values[0].cites.message for placed in phrases(readings)} == {WALK, SWIM}  # type: ignore[union-attr]


def test_a_title_that_no_head_has_is_known_by_the_text_beside_the_attribute() -> None:
    entry = "<h2><a title='Permalink to {0}'>{0}</a></h2>"
    index = entry.format("Of boats and men") + entry.format("雨の日")
    assert found(site({"index.html": f"<title>Tea</title><main>{index}</main>"})) == ["Permalink to {title}"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("<nav>Continue reading A walk</nav>", "Continue reading {title}"),
        ("<nav>Continue reading <span>“A walk”</span></nav>", "Continue reading <span>“{title}”</span>"),
        ("<nav>Weiter mit „A walk“</nav>", "Weiter mit „{title}“"),
        ("<p><a aria-label='Open «A walk»'>…</a></p>", "Open «{title}»"),
        ("<nav><a><i>←</i> A walk</a></nav>", "<i>←</i> {title}"),
        ("<h2 class=count>3 thoughts on “A walk”</h2>", "{count} thought on “{title}” | {count} thoughts on “{title}”"),
        ("<h2 class=count>3 thoughts on “<span>A walk</span>”</h2>",
         "{count} thought on “{title}” | {count} thoughts on “{title}”"),
        ("<nav><a class=label>Boats</a> <a aria-label='Reply to Ann'>Reply</a></nav>", "Reply to {name}"),
        ("<p><a title='View all posts by Ann Lee'>Ann</a></p>", "View all posts by {name}"),
        ("<h2 class=count>One thought on “A walk”</h2>",
         "{count} thought on “{title}” | {count} thoughts on “{title}”"),
        ("<nav><a class=label>Boats</a></nav><h1 class=archive>Category: <span>Boats</span></h1>", "Category: {label}"),
    ],
)  # fmt: skip
def test_one_text_is_a_phrase_where_the_lexicon_or_quotes_say_so(more: str, expected: str) -> None:
    assert expected in found(site(posts(walk=more)))


def test_the_two_forms_of_a_count_around_titles_are_brought_together() -> None:
    one, many = "<b class=count>1 Echo zu „A walk“</b>", f"<b class=count>5 Echos zu „{SWIM}“</b>"
    assert found(site(posts(walk=one, swim=many))) == ["{count} Echo zu „{title}“ | {count} Echos zu „{title}“"]


@pytest.mark.parametrize(
    "more",
    [
        "<p>Read A walk before you go.</p>",
        "<nav>Not A walker</nav>",
        "<nav>Hidden &lt;A walk&gt; only once</nav>",
        "<img alt='The way of “A walk”'>",
        "<p title=LikeAwalk></p>",
        "<nav>Older posts</nav>",
        "<nav title='by accident'>x</nav>",
    ],
    ids=[
        "prose",
        "a longer word",
        "said once",
        "what an author writes of an image",
        "no quotes",
        "the platform's own",
        "too short",
    ],
)
def test_what_only_mentions_a_title_stays_as_it_is(more: str) -> None:
    assert phrases(site({**posts(walk=more), "old.html": POST.format(title="posts", more="")})) == []


def test_prose_that_mentions_titles_again_and_again_stays_prose() -> None:
    readings = site(posts(walk=f"<p>After {SWIM} this goes on.</p>", swim=f"<p>After {WALK} this goes on.</p>"))
    assert phrases(readings) == []


def test_a_title_between_marks_alone_is_derived() -> None:
    readings = site(posts(swim="<nav><a>« A walk</a></nav>"))
    (derived,) = readings["swim.html"].derived
    assert [source.unit.message for source in derived.sources] == [WALK]
    assert found(readings) == []


def test_braces_and_other_values_of_the_text_stay_apart_from_the_title() -> None:
    readings = site(posts(walk="<nav>{On} March 3, 2014: “A walk”</nav>"))
    assert found(readings) == ["{{On}} {date}: “{title}”"]


def test_an_interface_in_its_own_language_says_what_it_says_of_posts_in_another() -> None:
    readings = site(posts(walk=f"<i title='Link: {WALK}'>#</i>", swim=f"<i lang=fr title='Link: {SWIM}'>#</i>"))
    assert {placed.language for placed in phrases(readings)} == {"en", "fr"}


def test_a_phrase_is_in_the_language_of_most_pages_that_say_it() -> None:
    text = "Nous avons marché le long de la rivière jusqu'au soir, puis nous sommes rentrés très lentement. " * 4
    french = f"<html lang=fr>{POST}<article><p>{text}</article>"
    pages = {
        name: french.format(title=f"Une page {name}", more=f"<i title='Partager Une page {name}'>#</i>")
        for name in ("verte", "bleue")
    }
    ours = posts(walk=f"<i title='Link: {WALK}'>#</i>", swim=f"<i title='Link: {SWIM}'>#</i>")
    stray = {"x": french.format(title="Une page rouge", more="<i title='Link: Une page rouge'>#</i>")}
    said = {(each.unit.message, each.language) for each in phrases(site(ours | pages | stray))}
    assert said == {("Link: {title}", "en"), ("Partager {title}", "fr")}


def test_the_order_of_pages_changes_nothing() -> None:
    pages = posts(walk=f"<a title='Permalink to {WALK}'>#</a>", swim=f"<a title='Permalink to {SWIM}'>#</a>")
    assert site(pages) == site(dict(reversed(pages.items())))


TITLES = st.lists(
    st.text("ab &<>;{}\"'“”«»/#x3猫への א-", min_size=3, max_size=12).map(str.strip).filter(lambda each: len(each) > 2),
    min_size=2,
    max_size=3,
    unique=True,
)
WORDS = st.tuples(
    st.sampled_from(["Open ", "“", "{a} & <b>", "", "猫"]), st.sampled_from([" now", "”", "&amp; }", "への"])
)


@given(TITLES, WORDS)
def test_a_phrase_with_its_title_filled_in_says_what_the_page_says(titles: list[str], words: tuple[str, str]) -> None:
    before, after = words
    said = [html.escape(f"{before}{title}{after}") for title in titles]
    pages = {
        f"{at}.html": f"<title>{html.escape(title)}</title><article><h1>{html.escape(title)}</h1></article>"
        f'<nav><a title="{phrase}">{phrase}</a></nav>'
        for at, (title, phrase) in enumerate(zip(titles, said, strict=True))
    }
    plain = {path: read_page(page.encode(), path, PROFILE) for path, page in pages.items()}
    for path, reading in site(pages).items():
        was = {placed.unit.span: placed.unit.message for placed in plain[path].messages}
        for placed in phrases({path: reading}):
            filling = {value.name: value.cites.text for value in placed.unit.values if value.cites}
            pieces = parse_placeholders(placed.unit.message)
            filled = "".join(filling[piece.text] if piece.kind == "name" else piece.text for piece in pieces)
            assert plain_text(filled) == plain_text(was[placed.unit.span])
