"""Platform and languages of real pages, against a manifest written by people who read them."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from l10n.html.document import read_document
from l10n.html.language import count_letters
from l10n.platforms.detect import detect, gather_evidence
from l10n.platforms.languages import (
    UNDECIDED,
    Declaration,
    LanguageGuess,
    declared_languages,
    identify_interface,
    identify_posts,
    main_language,
)
from l10n.platforms.lexicon import load_lexicon
from l10n.platforms.profile import Platform, known_platforms, load_platform
from l10n.rules import Role
from l10n.units.segment import segment
from l10n.units.syntax import plain_text

BAR = 0.95

PROFILE = {
    "blogger-atom": "blogger",
    "blogger-backup": "blogger",
    "wordpress-feed": "wordpress",
    "wxr": "wordpress",
    "rss": "generic",
    "static": "generic",
    "static-exblogger": "generic",
    "other": "generic",
    "joomla": "generic",
    "koken": "generic",
}
"""The profile for a platform of the manifest, where it has another name."""

WHY = {
    "all-en.atom.xml": "a feed without a mark of its generator",
    "all-fr.atom.xml": "a feed without a mark of its generator",
    "david206.github.io__he_posts_index.html": "two words and no generator; known from the rest of the site only",
    "burhanotour.github.io__pt-br_index.html": "the description is Portuguese, the text three Arabic words and a menu",
    "interiorsemarang.github.io__2022_11_sample-post.html": "a sample post of no sentence on an Indonesian site",
    "blog__2014_03__1baa4547.html": "the post is written twice, in Chinese and in English",
    "wordpress/ar/wp__index.html": "declares Arabic, and its English is two image texts: too short to overrule it",
    "archive.org.juergenheitmann.com.aggression.html": "declares German, and its chrome is nine words",
    "blog-static__": "English wordings around the owner's German menu and widgets",
}
"""Why a page's evidence is against the manifest, by a part of its name."""


READERS = (
    "dd.comment-body, .blog-author-comment, .comment-thread .comment-content, .comment-list .comment-content,"
    " .wp-block-comment-content, .commentlist .c-main, .widget_get_recent_comments .comentariosidebar"
)
"""What holds readers' words on the corpus, as found by reading the pages, not by our rules."""

A_PHRASE = 30
"""Characters from which a text is not met by chance: "Reply" is in many a comment."""


@dataclass
class Page:
    known: dict[str, Any]
    platform: Platform
    declared: tuple[Declaration, ...]
    texts: dict[Role, list[str]]
    interface: LanguageGuess = field(default=UNDECIDED)
    posts: LanguageGuess = field(default=UNDECIDED)

    @property
    def posts_text(self) -> str:
        return " . ".join(dict.fromkeys(self.texts[Role.POSTS]))


@pytest.fixture(scope="module")
def manifest(corpus: Path) -> list[dict[str, Any]]:
    return json.loads((corpus / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(corpus: Path, manifest: list[dict[str, Any]]) -> list[Page]:
    sites: dict[str, list[Page]] = defaultdict(list)
    for known in manifest:
        if not known["file"].endswith(".xml"):
            page = read(corpus, known)
            sites[f"{known['origin_repo'] or known['file']} {page.platform.name}"].append(page)
    for site in sites.values():
        identify(site)
    return [page for site in sites.values() for page in site]


def recognise(corpus: Path, known: dict[str, Any]) -> tuple[bytes, Platform]:
    data = (corpus / known["file"]).read_bytes()
    platforms = [load_platform(name) for name in known_platforms()]
    evidence = gather_evidence(read_document(data), Path(known["file"]).name.replace("__", "/"), platforms)
    return data, load_platform(detect([evidence]).platform)


def read(corpus: Path, known: dict[str, Any]) -> Page:
    data, platform = recognise(corpus, known)
    document = read_document(data, platform.rules)
    texts: dict[Role, list[str]] = defaultdict(list)
    for unit in segment(document):
        texts[unit.role or platform.default].append(plain_text(unit.message))
    return Page(known, platform, declared_languages(document, platform), texts)


def identify(site: list[Page]) -> None:
    """Guess as a project does: each page's posts, the site's from those, the interface, then the posts left over."""
    plausible = {declared.tag for page in site for declared in page.declared}
    guesses = [(identify_posts(own(page), page.posts_text, plausible), count_letters(page.posts_text)) for page in site]
    main = main_language(guesses)
    plausible |= {main.tag} if main.tag else set()
    for page in site:
        peers = [peer for peer in site if peer.declared == page.declared]
        chrome = dict.fromkeys(
            text for peer in peers for text in (*peer.texts[Role.INTERFACE], *peer.texts[Role.COUNT])
        )
        hits = load_lexicon(*page.platform.lexicons).hits(chrome)
        page.interface = identify_interface(page.declared, hits, " . ".join(chrome), plausible, main)
        page.posts = identify_posts(own(page), page.posts_text, plausible, main, page.interface)


def own(page: Page) -> tuple[Declaration, ...]:
    return () if page.platform.declares is Role.INTERFACE else page.declared


def languages(said: str) -> set[str]:
    """Read the manifest's "fr, en (mixed)", of which any will do; regions are not compared."""
    return {part.strip().partition("-")[0] for part in said.replace("(mixed)", "").split(",")}


def judge(disagreements: Iterator[tuple[str, str, str]], total: int) -> None:
    rows = list(disagreements)
    for file, known, found in rows:
        why = next((reason for part, reason in WHY.items() if part in file), "?")
        print(f"{known:14} {found:44.44} {file:60.60} {why}")  # noqa: T201  # the table of disagreements
    assert total > 0
    assert 1 - len(rows) / total >= BAR, f"{len(rows)} of {total} disagree"
    assert all(any(part in file for part in WHY) for file, _, _ in rows)


def test_the_platform_is_recognised(corpus: Path, manifest: list[dict[str, Any]]) -> None:
    def disagreements() -> Iterator[tuple[str, str, str]]:
        for known in manifest:
            expected = PROFILE.get(known["platform"], known["platform"])
            found = recognise(corpus, known)[1].name
            if found != expected:
                yield known["file"], expected, found

    judge(disagreements(), len(manifest))


def test_the_language_of_the_interface_is_known(pages: list[Page]) -> None:
    judge(
        (
            (page.known["file"], page.known["ui_language"], f"{page.interface.tag} ({page.interface.evidence})")
            for page in pages
            if page.interface.tag.partition("-")[0] not in languages(page.known["ui_language"])
        ),
        len(pages),
    )


def test_the_language_of_the_posts_is_known(pages: list[Page]) -> None:
    judge(
        (
            (page.known["file"], page.known["content_language"], f"{page.posts.tag} ({page.posts.evidence})")
            for page in pages
            if page.posts.tag.partition("-")[0] not in languages(page.known["content_language"])
        ),
        len(pages),
    )


@pytest.mark.filterwarnings("ignore::bs4.XMLParsedAsHTMLWarning")  # one page of the corpus is XHTML
def test_no_text_of_a_reader_is_taken_for_the_interface_or_a_post(corpus: Path, pages: list[Page]) -> None:
    leaks = []
    seen = 0
    for page in pages:
        soup = BeautifulSoup((corpus / page.known["file"]).read_bytes(), "html.parser")
        readers = " ".join(" ".join(element.get_text(" ").split()) for element in soup.select(READERS))
        seen += bool(readers)
        texts = {*page.texts[Role.INTERFACE], *page.texts[Role.POSTS]}
        leaks += [(page.known["file"], text) for text in texts if len(text) > A_PHRASE and text in readers]
    assert seen >= 8
    assert leaks == []
