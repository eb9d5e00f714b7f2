"""Chrome that no rule knows, by what pages have in common: what is told, and what is left as it was read."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pytest

from l10n.config import Config
from l10n.platforms.profile import load_platform
from l10n.rules import Role
from l10n.units.page import read_page
from l10n.units.reading import Profile, Reading
from l10n.units.repetition import most_of, tell_chrome
from l10n.units.survey import survey

GENERIC = load_platform("generic")
PROFILE = Profile(
    (*Config().extract.rules, *GENERIC.rules),
    GENERIC.default,
    repeated=GENERIC.repeated,
    lexicons=GENERIC.lexicons,
    interface="en",
    posts="en",
)

PAGE = """<title>{title} - Tea and rain</title><div class=top><p>Tea and rain</p><p>Walks by day</p></div>
<div class=text><h1>{title}</h1><p>{body}</p></div><div class=end>Made by hand. <a>Newest: {newest}</a></div>"""
POSTS = {
    "walk": ("A walk", "We walked along the river until the lamps were lit."),
    "swim": ("A swim", "Nobody swims in October, said the man at the kiosk."),
    "boat": ("A boat", "The last boat had gone, and we had no bread left."),
    "lamp": ("A lamp", "It burned all night, and nobody asked what for."),
}


def site(pages: Mapping[str, str], profile: Profile = PROFILE) -> dict[str, Reading]:
    readings = [read_page(page.encode(), path, profile) for path, page in pages.items()]
    return {reading.path: reading for reading in tell_chrome(readings, profile)}


def blog(count: int) -> dict[str, str]:
    """Posts, and an index that shows the beginning of each."""
    posts = list(POSTS.items())[:count]
    index = "</p><p>".join(f"{title}</p><p>{body}" for _, (title, body) in posts)
    pages = {name: PAGE.format(title=title, body=body, newest="A boat") for name, (title, body) in posts}
    return {**pages, "index": PAGE.format(title="Home", body=index, newest="A boat")}


def chrome(readings: Mapping[str, Reading]) -> list[str]:
    return sorted({
        placed.unit.message
        for reading in readings.values()
        for placed in reading.messages
        if placed.domain is Role.INTERFACE
    })  # fmt: skip


@pytest.mark.parametrize("posts", [2, 3, 4])
def test_what_every_page_says_is_chrome_and_what_an_index_repeats_is_not(posts: int) -> None:
    expected = ["Made by hand. <a>Newest: A boat</a>", "Tea and rain", "Walks by day"]
    assert chrome(site(blog(posts))) == expected


@pytest.mark.parametrize("posts", [0, 1])
def test_of_two_pages_nothing_is_told(posts: int) -> None:
    assert chrome(site(blog(posts))) == []


@pytest.mark.parametrize(("pages", "most"), [(1, 0), (2, 0), (3, 3), (7, 7), (8, 6), (9, 6), (10, 7), (100, 67)])
def test_most_are_all_of_a_few_and_two_thirds_of_many(pages: int, most: int) -> None:
    assert most_of(pages) == most


def test_a_few_of_many_pages_may_lack_the_chrome() -> None:
    pages = {name: PAGE.format(title=f"No {name}", body=f"Text {name}.", newest="x") for name in "abcdefgh"}
    landing = {"landing": "<title>Hello</title><h1>Hello</h1><p>Come in.</p>"}
    assert "Walks by day" in chrome(site(pages | landing))


def test_pages_in_two_languages_have_each_their_chrome() -> None:
    french = "Nous avons marché le long de la rivière jusqu'au soir, puis nous sommes rentrés très lentement. " * 4
    pages = {
        f"fr/{name}": f"<html lang=fr><title>{name}</title><b>Thé et pluie</b><h1>{name}</h1><p>{french}{name}</p>"
        for name in ("un", "deux", "trois")
    }
    found = chrome(site({**blog(4), **pages}, replace(PROFILE, posts="und")))
    assert {"Thé et pluie", "Walks by day"} <= set(found)


def test_what_a_post_holds_stays_the_post_s() -> None:
    pages = {name: f"<title>{name}</title><b>Top</b><article><p>Amen.</p></article>" for name in ("one", "two")}
    pages["three"] = "<title>three</title><b>Top</b><p>Amen.</p>"
    assert chrome(site(pages)) == ["Top"]


def test_the_newest_posts_on_every_page_stay_posts() -> None:
    pages = {name: page + "<ul><li>A boat<li>A lamp</ul>" for name, page in blog(4).items()}
    assert not {"A boat", "A lamp"} & set(chrome(site(pages)))


def test_a_title_in_the_header_of_its_own_page_is_content() -> None:
    pages = {
        name: f"<title>{title} | Tea</title><header><b>Tea</b><h1>{title}</h1></header><main>{body}</main>"
        for name, (title, body) in POSTS.items()
    }
    assert chrome(site(pages)) == ["Tea"]


def test_standard_wordings_have_the_language_of_the_interface() -> None:
    pages = {name: page + "<a>Read more</a>" for name, page in blog(4).items()}
    readings = site(pages, replace(PROFILE, posts="de"))
    languages = {placed.unit.message: placed.language for placed in readings["walk"].messages}
    assert (languages["Read more"], languages["Walks by day"]) == ("en", "de")


def test_the_order_of_pages_changes_nothing() -> None:
    assert site(dict(reversed(blog(4).items()))) == site(blog(4))


def test_a_platform_that_asks_for_nothing_is_left_alone() -> None:
    assert chrome(site(blog(4), replace(PROFILE, repeated=Role.POSTS))) == []


def test_the_language_of_such_chrome_is_heard_when_a_site_is_first_looked_at() -> None:
    menu = "<ul><li>Accueil<li>Lire la suite<li>Commentaires<li>Catégories<li>Rechercher<li>Étiquettes</ul>"
    text = "We walked along the river until the last boat had gone and the lamps of the town were lit again. "
    pages = {name: f"<title>{name}</title>{menu}<h1>{name}</h1><p>{text * 4}{name}" for name in ("one", "two", "three")}
    found = survey(Config(), [(name, partial(str.encode, page)) for name, page in pages.items()])
    assert (found.interface.tag, found.posts.tag) == ("fr", "en")


def test_chrome_that_differs_by_a_date_is_chrome_and_an_author_s_dates_stay_text() -> None:
    pages = {
        name: page + f"<p>Last changed on March {at}, 2014</p><p>Since May {at}, 2014 {name}s</p>"
        for at, (name, page) in enumerate(blog(4).items(), 1)
    }
    readings = site(pages)
    assert "Last changed on {date}" in chrome(readings)
    said = [placed.unit.message for placed in readings["walk"].messages if placed.domain is Role.POSTS]
    assert "Since May 1, 2014 walks" in said
    assert "Since May 1, 2014 walks" in [
        placed.unit.message for placed in site({"walk": pages["walk"]})["walk"].messages
    ]


def test_what_the_index_says_of_itself_in_its_description_is_chrome_all_the_same() -> None:
    pages = blog(4)
    pages["index"] = "<meta name=description content='Walks by day'>" + pages["index"]
    assert "Walks by day" in chrome(site(pages))


def test_chrome_has_one_language_on_pages_of_all_languages() -> None:
    pages = blog(4) | {"fr": f"<html lang=fr>{PAGE.format(title='Une mare', body='Trois grenouilles.', newest='x')}"}
    readings = [*site(pages).values()]
    spoken = {placed.language for each in readings for placed in each.messages if placed.domain is Role.INTERFACE}
    assert spoken == {"en"}
    assert {placed.language for placed in readings[-1].messages if placed.unit.message == "Trois grenouilles."} == {
        "fr"
    }
