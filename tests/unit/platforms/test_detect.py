import pickle

import pytest

from l10n.html.document import read_document
from l10n.platforms.detect import PageEvidence, Sign, detect, gather_evidence, remarks
from l10n.platforms.profile import known_platforms, load_platform, parse_platform

PLATFORMS = tuple(load_platform(name) for name in known_platforms())

PAGES = {
    "blogger": "<meta name='generator' content='Blogger'>",
    "wordpress": "<link rel=stylesheet href='https://example.org/wp-content/themes/mine/style.css'>",
    "medium": "<meta property='al:ios:app_name' content='Medium'>",
    "medium-export": "<article class=h-entry><section data-field=body>…</section></article>",
    "tumblr": "<script src='https://assets.tumblr.com/x.js'></script>",
    "ghost": "<meta name=generator content='Ghost 5.8'>",
    "jekyll": "<!-- Begin Jekyll SEO tag v2.8.0 -->",
    "hugo": "<meta name=generator content='Hugo 0.120.4'>",
    "pelican": "<footer>Proudly powered by <a href='https://getpelican.com/'>Pelican</a></footer>",
    "hexo": "<meta name='generator' content='Hexo 6.3.0'>",
    "spip": "<meta name='generator' content='SPIP 4.2 [1234]'>",
}


def evidence_of(page: str, path: str = "index.html") -> PageEvidence:
    return gather_evidence(read_document(page.encode()), path, PLATFORMS)


@pytest.mark.parametrize(("platform", "page"), PAGES.items())
def test_a_platform_is_known_by_its_mark_and_says_so(platform: str, page: str) -> None:
    found = detect([evidence_of(page)])
    assert found.platform == platform
    assert found.reasons
    assert found.others == ()


def test_every_profile_but_the_generic_one_is_tried_here() -> None:
    assert {*PAGES, "generic"} == set(known_platforms())


def test_addresses_and_images_of_another_platform_are_not_enough() -> None:
    moved = "<link rel=canonical href='/2013/05/blog-post.html'><img src='https://1.bp.blogspot.com/a.jpg'>"
    found = detect([evidence_of(moved, "2013/05/blog-post.html")])
    assert found.platform == "generic"
    assert found.others == (("blogger", 1),)


def test_an_export_without_asset_paths_is_known_by_the_classes_of_its_body() -> None:
    page = "<body class='rtl post-template-default single single-post postid-17 single-format-standard'>"
    assert detect([evidence_of(page)]).platform == "wordpress"


def test_pages_without_a_mark_do_not_speak_against_their_site() -> None:
    pages = [evidence_of(PAGES["hugo"]), evidence_of("<p>404"), evidence_of("<p>About")]
    found = detect(pages)
    assert found.platform == "hugo"
    assert found.reasons == ("meta generator is Hugo (1 of 3 pages)",)


def test_weak_signs_on_many_pages_do_not_make_a_platform() -> None:
    weak = PageEvidence("a.html", (Sign("blogger", 1, "images"),))
    assert detect([weak] * 50).platform == "generic"


def test_the_platform_with_more_evidence_wins_and_the_other_is_named() -> None:
    found = detect([evidence_of(PAGES["wordpress"]), evidence_of(PAGES["blogger"])])
    assert (found.platform, found.score) == ("blogger", 10)
    assert found.others == (("wordpress", 6),)


def test_no_page_at_all_is_a_site_of_no_known_platform() -> None:
    assert detect([]).platform == "generic"


def test_a_path_can_be_evidence() -> None:
    mine = parse_platform(
        {"name": "mine", "label": "Mine", "evidence": [{"path": "post/*.html", "weight": 5, "says": "folder"}]}, "mine"
    )
    page = read_document(b"<p>")
    assert gather_evidence(page, "post/a.html", [mine]).signs == (Sign("mine", 5, "folder"),)
    assert gather_evidence(page, "page/a.html", [mine]).signs == ()


def test_evidence_crosses_a_process_border_in_few_bytes() -> None:
    evidence = evidence_of(PAGES["wordpress"])
    assert pickle.loads(pickle.dumps(evidence)) == evidence  # noqa: S301  # our own bytes
    assert len(pickle.dumps(evidence)) < 500


def test_a_page_that_holds_no_post_is_remarked_upon() -> None:
    dynamic = read_document(
        b"<meta content='blogger' name='generator'/><meta content='dynamic' name='blogger-template'/>"
    )
    (said,) = remarks(dynamic, "index.html", load_platform("blogger"))
    assert "holds no post" in said
    assert remarks(read_document(b"<p>"), "index.html", load_platform("blogger")) == ()
