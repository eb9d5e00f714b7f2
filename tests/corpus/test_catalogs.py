"""What is in the catalogs of real sites: each title once, and nothing that is not for a translator.

What a page's titles, comments, code and dates are is read by BeautifulSoup, with selectors found by reading the pages,
and by CLDR's names; none of it asks the engine.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from babel import Locale, UnknownLocaleError
from bs4 import BeautifulSoup

from l10n.catalog.collect import collect
from l10n.catalog.model import Message
from l10n.config import Config
from l10n.units.derived import derive
from l10n.units.forms import pair_forms
from l10n.units.page import read_page
from l10n.units.repetition import tell_chrome
from l10n.units.survey import survey
from l10n.units.syntax import line_text

pytestmark = pytest.mark.filterwarnings("ignore::bs4.XMLParsedAsHTMLWarning")  # one page of the corpus is XHTML

TITLES = (
    ".entry-title, .post-title, .wp-block-post-title, .article-title, article > h1, article > header h1, .p-name,"
    " .post > h2 > a, .post > h3 > a"
)
READERS = (
    "dd.comment-body, .blog-author-comment, .comment-thread .comment-content, .comment-list .comment-content,"
    " .wp-block-comment-content, .commentlist .c-main, .widget_get_recent_comments .comentariosidebar"
)
CODE = "script:not([type='application/ld+json']), style"
A_PHRASE = 30
"""Characters from which a text is not met by chance: "Reply" is in many a comment and in many a script."""

LOOKS_LIKE_CODE = re.compile(r"\);\s*$|\bfunction\s*\(|\bvar \w+ ?=|@media|!important")
SEPARATOR = re.compile(r"^ ?[|:»«·–—-]|[|:»«·–—-] ?$")
"""What is left of a head's title without the post's own begins or ends with one."""

GLUE = frozenset(["de", "of", "on", "am", "le", "el", "di", "г", "г.", "th", "st", "nd", "rd"])
"""Words that belong to a date, in the languages of the corpus."""

WHY_TWICE = {
    "Привет, мир! — test": "the name of the site stands nowhere else",
    "Correct Dyson": "the export puts the title in the body again, with a no-break space or a mark",
}
"""Why a title stands in a catalog twice, by the message."""

WRITTEN_DATE = re.compile(
    r"\b(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?\b|\b\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d\b|(?:19|20)\d\d年"
    r"|\b\d\d?\.? [^\W\d]{3,},? (?:19|20)\d\d\b|\b[^\W\d]{3,}\.? \d\d?, (?:19|20)\d\d\b"
)
"""A day as people write it, by numbers or by a word between them."""

WHY_A_DATE = {
    "Jueves13": "the name of a blog (jueves13.com), in a list of links",
}
"""Why a text of nothing but a date is a message, by the message."""


@dataclass(frozen=True)
class Site:
    name: str
    languages: frozenset[str]
    pages: tuple[BeautifulSoup, ...]
    messages: tuple[Message, ...]
    chrome: tuple[Message, ...]

    def text(self, selector: str) -> str:
        found = (element for page in self.pages for element in page.select(selector))
        return " ".join(" ".join(element.get_text(" ").split()) for element in found)


@pytest.fixture(scope="module")
def sites(corpus: Path) -> list[Site]:
    files: dict[str, list[str]] = defaultdict(list)
    for known in json.loads((corpus / "manifest.json").read_text(encoding="utf-8")):
        if not known["file"].endswith(".xml"):
            files[known["origin_repo"] or known["file"]].append(known["file"])
    return [site(corpus, name, paths) for name, paths in files.items()]


def site(corpus: Path, name: str, paths: list[str]) -> Site:
    data = {path: (corpus / path).read_bytes() for path in paths}
    found = survey(Config(), [(path, partial(data.__getitem__, path)) for path in paths])
    readings = tell_chrome((read_page(data[path], path, found.profile) for path in paths), found.profile)
    readings = pair_forms(derive(readings, found.profile))
    templates = collect(readings, found.profile)
    messages = tuple(message for template in templates for message in template.messages)
    chrome = tuple(each for template in templates if "interface" in template.domain for each in template.messages)
    languages = {found.profile.interface, found.profile.posts} - {"und"} | {"en"}
    soups = tuple(BeautifulSoup(each, "html.parser") for each in data.values())
    return Site(name, frozenset(languages), soups, messages, chrome)


def judge(found: Iterator[tuple[str, str]], why: dict[str, str]) -> None:
    rows = list(found)
    assert [(site, text) for site, text in rows if text not in why] == []
    assert why.keys() - {text for _, text in rows} == set(), "what is explained is mended"


def test_a_post_s_title_stands_in_the_catalogs_of_its_site_once(sites: list[Site]) -> None:
    seen = 0

    def twice() -> Iterator[tuple[str, str]]:
        nonlocal seen
        for site in sites:
            texts = [line_text(message.id) for message in site.messages]
            heads = {" ".join(page.title.get_text().split()) for page in site.pages if page.title}
            for title in titles(site):
                seen += 1
                if texts.count(title) > 1:
                    yield site.name, title
                for text in heads & set(texts):
                    if text != title and title in text and SEPARATOR.search(text.replace(title, "", 1)):
                        yield site.name, text

    judge(twice(), WHY_TWICE)
    assert seen > 100


def titles(site: Site) -> set[str]:
    found = (element for page in site.pages for element in page.select(TITLES))
    texts = {" ".join(element.get_text(" ").split()) for element in found}
    return {text for text in texts if any(map(str.isalpha, text))}


def test_no_reader_s_comment_is_in_a_catalog(sites: list[Site]) -> None:
    readers = {site.name: site.text(READERS) for site in sites}
    assert sum(map(bool, readers.values())) >= 5
    leaked = (
        (site.name, message.id)
        for site in sites
        for message in site.messages
        if len(message.id) > A_PHRASE and line_text(message.id) in readers[site.name]
    )
    judge(leaked, {})


def test_no_script_and_no_style_is_in_a_catalog(sites: list[Site]) -> None:
    def leaked() -> Iterator[tuple[str, str]]:
        for site in sites:
            code = squeezed(site.text(CODE))
            values = (value for page in site.pages for tag in page.find_all() for value in tag.attrs.values())
            shown = squeezed(" ".join([*(page.get_text(" ") for page in site.pages), *map(str, values)]))
            for message in site.messages:
                text = squeezed(line_text(message.id))
                hidden = len(text) > A_PHRASE and text in code and text not in shown
                if hidden or LOOKS_LIKE_CODE.search(message.id):
                    yield site.name, message.id

    judge(leaked(), {})


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_no_address_is_a_message(sites: list[Site]) -> None:
    leaked = (
        (site.name, message.id)
        for site in sites
        for message in site.messages
        if not re.search(r"[^\W\d_]", re.sub(r"(?:https?:/)?/\S+|www\.\S+|\S+@\S+\.\S+", "", line_text(message.id)))
    )
    judge(leaked, {})


def test_no_date_is_a_message(sites: list[Site]) -> None:
    leaked = (
        (site.name, message.id)
        for site in sites
        for message in site.messages
        if is_date(line_text(message.id), site.languages)
    )
    judge(leaked, WHY_A_DATE)


def test_no_text_of_the_interface_holds_a_date(sites: list[Site]) -> None:
    leaked = (
        (site.name, message.id)
        for site in sites
        for message in site.chrome
        for text in [line_text(message.id)]
        if WRITTEN_DATE.search(text) or any(is_date(part, site.languages) for part in re.split(r"[:：(]", text))
    )
    judge(leaked, WHY_A_DATE)


def is_date(text: str, languages: frozenset[str]) -> bool:
    """Say whether nothing is left of a text with digits once CLDR's names of months and days are gone."""
    if not re.search(r"\d", text):
        return False
    words = re.findall(r"[^\W\d_]+\.?", text.casefold())
    names = {name for language in languages for name in names_of(language)}
    return bool(words) and all(word in names or word.rstrip(".") in names or word in GLUE for word in words)


def names_of(language: str) -> Iterator[str]:
    try:
        locale = Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return
    for table in (locale.months, locale.days):
        for widths in table.values():
            for width in ("wide", "abbreviated"):
                for name in widths.get(width, {}).values():
                    yield from re.findall(r"[^\W\d_]+\.?", name.casefold())
    yield from ("年", "月", "日", "년", "월", "일")
