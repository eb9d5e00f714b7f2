"""Expected values by the URL Standard, RFC 3986, and what the tools named save under which name."""

import pickle

import pytest

from l10n.build.addresses import Style, addresses_of, normal, relative

FILES = frozenset((
    "index.html", "2014/02/tea.html", "2014/02/index.html", "searchbc19.html", "index.html?m=1", "a b/ü.html",
    "images/x%20y.png", "feeds/posts/default",
))  # fmt: skip
SITE = addresses_of(FILES, "https://me.example/blog", ("http://Old.blogspot.com",))


@pytest.mark.parametrize(
    ("target", "start", "path", "file", "tail"),
    [
        ("tea.html", "2014/02/index.html", "2014/02/tea.html", "2014/02/tea.html", ""),
        ("tea.html?showComment=1#c2", "2014/02/x.html", "2014/02/tea.html", "2014/02/tea.html", "?showComment=1#c2"),
        ("../../", "2014/02/tea.html", "", "index.html", ""),
        ("./", "2014/02/tea.html", "2014/02/", "2014/02/index.html", ""),
        ("../02", "2014/01/x.html", "2014/02", "2014/02/index.html", ""),
        ("searchbc19.html", "index.html", "searchbc19.html", "searchbc19.html", ""),
        ("index.html%3Fm=1", "index.html", "index.html?m=1", "index.html?m=1", ""),
        ("index.html?m=1#top", "index.html", "index.html", "index.html?m=1", "#top"),
        ("a%20b/%C3%BC.html", "index.html", "a b/ü.html", "a b/ü.html", ""),
        ("a b/ü.html", "index.html", "a b/ü.html", "a b/ü.html", ""),
        ("images/x%2520y.png", "index.html", "images/x%20y.png", "images/x%20y.png", ""),
        ("images/x%20y.png", "index.html", "images/x y.png", "images/x%20y.png", ""),
        ("/blog/2014/02/tea.html", "index.html", "2014/02/tea.html", "2014/02/tea.html", ""),
        ("/2014/02/tea.html", "index.html", "2014/02/tea.html", "2014/02/tea.html", ""),
        ("HTTP://OLD.blogspot.com/2014/02/tea.html", "index.html", "2014/02/tea.html", "2014/02/tea.html", ""),
        ("//old.blogspot.com", "index.html", "", "index.html", ""),
        ("https://me.example/blog/", "index.html", "", "index.html", ""),
        ("../../../tea.html", "2014/02/index.html", "../tea.html", "", ""),
        (" tea\n.html ", "2014/02/index.html", "2014/02/tea.html", "2014/02/tea.html", ""),
        ("..\\02\\tea.html", "2014/01/x.html", "2014/02/tea.html", "2014/02/tea.html", ""),
        ("feeds/posts/default?alt=rss", "index.html", "feeds/posts/default", "feeds/posts/default", "?alt=rss"),
    ],
)
def test_a_link_is_found_where_browsers_and_servers_would(
    target: str, start: str, path: str, file: str, tail: str
) -> None:
    place = SITE.find(target, start)
    assert place is not None
    assert (place.path, place.file, place.tail) == (path, file, tail)


@pytest.mark.parametrize(
    "target",
    [
        "https://other.example/2014/02/tea.html", "https://me.example/elsewhere", "mailto:a@b.example", "//[bad",
        "https://me.example.evil/blog/", "http://old.blogspot.com.evil/", "javascript:void(0)",
    ],
)  # fmt: skip
def test_what_is_of_another_site_is_not_found(target: str) -> None:
    assert SITE.find(target, "index.html") is None


def test_a_link_from_the_root_of_a_host_is_of_the_site_where_its_url_is_not_known() -> None:
    place = addresses_of(FILES).find("/2014/02/tea.html", "index.html")
    assert place is not None
    assert (place.file, place.style) == ("2014/02/tea.html", Style.ROOTED)


@pytest.mark.parametrize(
    ("path", "start", "link"),
    [
        ("de/a.html", "de/b.html", "a.html"),
        ("images/x.png", "de/2014/b.html", "../../images/x.png"),
        ("", "de/b.html", "../"),
        ("", "b.html", "./"),
        ("de/", "de/b.html", "./"),
        ("de/index.html?m=1", "de/x.html", "index.html%3Fm=1"),
        ("a:b.html", "x.html", "./a:b.html"),
        ("a b/ü.html", "x.html", "a%20b/%C3%BC.html"),
        ("../x.css", "de/b.html", "../../x.css"),
    ],
)
def test_a_relative_link_leads_back_to_the_path(path: str, start: str, link: str) -> None:
    assert relative(path, start) == link


@pytest.mark.parametrize(("path", "expected"), [("a/../b", "b"), ("a/./b/", "a/b/"), ("../a", "../a"), ("a/..", "")])
def test_dots_are_resolved(path: str, expected: str) -> None:
    assert normal(path) == expected


def test_an_index_has_the_url_of_its_folder() -> None:
    assert SITE.url("index.html") == "https://me.example/blog/"
    assert SITE.url("de/2014/index.html") == "https://me.example/blog/de/2014/"
    assert SITE.url("de/a b.html") == "https://me.example/blog/de/a%20b.html"


@pytest.mark.parametrize("target", ["", "#x", "?m=1", " #x", "\xa0#x", "\x01?x", "//", "//?x", "\t"])
def test_an_address_without_a_path_leads_to_the_page_that_it_is_on_whichever_was_asked_of_before(target: str) -> None:
    addresses = addresses_of(frozenset(("a/b.html", "a/c.html", "a/index.html")))
    found = [addresses.find(target, start) for start in ("a/b.html", "a/c.html", "a/")]
    assert [(place.path, place.file) for place in found if place is not None] == [
        ("a/b.html", "a/b.html"),
        ("a/c.html", "a/c.html"),
        ("a/", "a/index.html"),
    ]


def test_addresses_cross_a_process_border_without_what_they_remember() -> None:
    addresses = addresses_of(frozenset(("a.html", "b/a.html")), "https://me.example")
    before = len(pickle.dumps(addresses))
    assert addresses.find("a.html", "b/b.html") == addresses.find("a.html", "b/c.html")
    there = pickle.loads(pickle.dumps(addresses))  # noqa: S301 - our own, as a worker gets it
    assert len(pickle.dumps(addresses)) == before
    assert there == addresses
    assert there.find("a.html", "b/b.html") == addresses.find("a.html", "b/b.html")
