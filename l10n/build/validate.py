"""A built site, judged as a search engine or a reader would: by what its files say.

In: the files of a folder, the URL they will have, and what is to be expected of them. Out: diagnostics. Never done
here: knowing how the site was made; any multilingual site can be judged. The rules are those that search engines state
for ``hreflang``.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from l10n.build.addresses import Addresses, addresses_of
from l10n.diagnostics import Diagnostic
from l10n.html.document import Document, read_document
from l10n.html.head import HeadTag, TagKind, head_of
from l10n.html.language import count_letters, identify_language, plain_language, share_of_script
from l10n.html.links import Link, LinkKind, links_of
from l10n.locales import Locale, UnknownLocaleError
from l10n.spans import line_and_column
from l10n.units.segment import segment
from l10n.units.syntax import plain_text
from l10n.units.unit import Kind

X_DEFAULT = "x-default"
_PAGES = (".html", ".htm", ".xhtml")
_LETTERS, _SHARE = 60, 0.1
"""The letters of a text that is no name or title any more, and the share of a page's own script in a foreign one."""
_TELLING = 300
"""The letters from which a text tells its language among others of the same script."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a site besides its files: nothing, where it is a stranger's.

    ``dead`` are paths that links may lead to though nothing is there; ``locales`` what the pages at some paths are to
    be in; ``languages`` (BCP 47) what the site is written in.
    """

    dead: Collection[str] = frozenset()
    locales: Mapping[str, Locale] = field(default_factory=dict)
    languages: Collection[str] = ()


class Spotted(NamedTuple):
    """Something of a page with its line and column, both from 1."""

    text: str
    line: int
    column: int


class Page(NamedTuple):
    """What one page says: language and direction, its versions as (hreflang, URL), its own URL.

    ``dead`` are its dead links, ``foreign`` the texts that are in another language than all around them says.
    """

    path: str
    lang: str
    dir: str
    alternates: tuple[tuple[str, str], ...]
    canonical: tuple[str, ...]
    dead: tuple[Spotted, ...]
    foreign: tuple[Spotted, ...]


_NOTHING = Expected()


def validate(files: Mapping[str, bytes], home: str, expected: Expected = _NOTHING) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pages of a site that will live at ``home``, page by page.

    ``files`` are its paths and bytes, assets included; only those of pages are asked for.
    """
    addresses = addresses_of(frozenset(files), home)
    pages = {path: read(path, files[path], addresses, expected) for path in sorted(files) if path.endswith(_PAGES)}
    for page in pages.values():
        wanted = expected.locales.get(page.path)
        said = (*_language(page, wanted), *_alternates(page, pages, addresses), *_canonical(page, addresses))
        yield from (Diagnostic(page.path, 0, 0, rule, message) for rule, message in said)
        for target, line, column in page.dead:
            message = f"leads to {target}, which is not there"
            yield Diagnostic(page.path, line, column, "site/dead-link", message)
        for text, line, column in page.foreign:
            message = f"is not in {page.lang}, and nothing says so"
            yield Diagnostic(page.path, line, column, "site/unmarked", message, excerpt=text)


def read(path: str, data: bytes, addresses: Addresses, expected: Expected = _NOTHING) -> Page:
    """Read what one page says of itself."""
    document = read_document(data)
    tags = head_of(document).tags
    alternates = _said(tags, TagKind.ALTERNATE)
    return Page(
        path,
        document.attribute("html", "lang") or "",
        (document.attribute("html", "dir") or "").lower(),
        tuple((tag.hreflang, tag.says) for tag in alternates),
        tuple(tag.says for tag in _said(tags, TagKind.CANONICAL)),
        tuple(
            Spotted(link.target, *line_and_column(document.text, link.span.start))
            for link, target in dead_among(links_of(document), path, addresses)
            if target not in expected.dead
        ),
        tuple(_foreign(document, (*expected.languages, *(tag.hreflang for tag in alternates)))),
    )


def dead_links(document: Document, path: str, addresses: Addresses) -> Iterator[str]:
    """Yield the links of a page that lead into the site, and to no file of it."""
    return (link.target for link, _ in dead_among(links_of(document), path, addresses))


def dead_among(links: Iterable[Link], path: str, addresses: Addresses) -> Iterator[tuple[Link, str]]:
    """Yield the links of the page at ``path`` that lead into the site, to no file of it; and where it leads."""
    links = tuple(links)
    base = next((link for link in links if link.kind is LinkKind.BASE), None)
    place = addresses.find(base.target, path) if base is not None else None
    if base is not None and place is None:
        return
    start = path if place is None else place.path
    for link in links:
        found = addresses.find(link.target, start) if link.kind not in {LinkKind.BASE, LinkKind.SCRIPTED} else None
        if found is not None and not found.file:
            yield link, found.path


def _foreign(document: Document, languages: Collection[str]) -> Iterator[Spotted]:
    """Yield the texts that the language of the page is declared for, and that are not in it.

    Another script is seen in a sentence; another of the ``languages`` (BCP 47) of the site in a long paragraph.
    """
    page = _parsed(document.attribute("html", "lang") or "")
    if page is None:
        return
    spoken = {plain_language(tag) for tag in (page.tag, *languages) if _parsed(tag) is not None}
    for unit in segment(document):
        if unit.kind is Kind.TEXT and unit.page_lang and len(unit.message) >= _LETTERS:
            text = plain_text(unit.message)
            other_script = count_letters(text) >= _LETTERS and share_of_script(text, page.script) < _SHARE
            if other_script or (count_letters(text) >= _TELLING and _is_foreign(text, page, spoken)):
                yield Spotted(text, *line_and_column(document.text, unit.span.start))


def _is_foreign(text: str, page: Locale, spoken: Collection[str]) -> bool:
    language, confidence = identify_language(text, spoken)
    return language is not None and confidence == 1 and language != plain_language(page.tag)


def _said(tags: tuple[HeadTag, ...], kind: TagKind) -> list[HeadTag]:
    return [tag for tag in tags if tag.kind is kind]


def _language(page: Page, wanted: Locale | None) -> Iterator[tuple[str, str]]:
    locale = _parsed(page.lang)
    if locale is None:
        yield "site/lang", f"declares no language: lang is {page.lang!r}"
        return
    if wanted is not None and not locale.same_language(wanted):
        yield "site/lang", f"is the page in {wanted}, and says that it is in {page.lang}"
    if locale.direction != (page.dir if page.dir in {"ltr", "rtl"} else "ltr"):
        yield "site/dir", f"is in {page.lang}, which is written {locale.direction}, and says {page.dir or 'nothing'}"


def _alternates(page: Page, pages: Mapping[str, Page], addresses: Addresses) -> Iterator[tuple[str, str]]:
    if not page.alternates:
        return
    counted = Counter(hreflang.lower() for hreflang, _ in page.alternates)
    yield from (("site/alternates", f"names {each} twice") for each, times in counted.items() if times > 1)
    if X_DEFAULT not in counted:
        yield "site/x-default", "has alternates, and no x-default among them"
    if addresses.url(page.path) not in {url for _, url in page.alternates}:
        yield "site/alternates", "does not name itself among its alternates"
    for hreflang, url in page.alternates:
        yield from _alternate(page, hreflang, url, pages, addresses)


def _alternate(
    page: Page, hreflang: str, url: str, pages: Mapping[str, Page], addresses: Addresses
) -> Iterator[tuple[str, str]]:
    """Judge one alternate: a language, an absolute URL, of a page in that language that says the same."""
    locale = _parsed(hreflang)
    if locale is None and hreflang.lower() != X_DEFAULT:
        yield "site/alternates", f"names a version in {hreflang!r}, which is no language"
    if not url.startswith(("http://", "https://")):
        yield "site/alternates", f"names a version by an address that is not absolute: {url}"
        return
    place = addresses.find(url, page.path)
    if place is None:
        return
    other = pages.get(place.file)
    if other is None:
        yield "site/alternates", f"names a version that is not there: {url}"
    elif set(other.alternates) != set(page.alternates):
        yield "site/alternates", f"names {url}, which does not name the same versions"
    elif locale is not None and (spoken := _parsed(other.lang)) is not None and not spoken.same_language(locale):
        yield "site/alternates", f"names {url} as {hreflang}, and that page is in {other.lang}"


def _canonical(page: Page, addresses: Addresses) -> Iterator[tuple[str, str]]:
    if len(page.canonical) > 1:
        yield "site/canonical", "has more than one canonical address"
    own = addresses.url(page.path)
    is_version = any(url == own and hreflang.lower() != X_DEFAULT for hreflang, url in page.alternates)
    if is_version and page.canonical and page.canonical[0] != own:
        yield "site/canonical", f"is announced as a version, and says that it is a copy of {page.canonical[0]}"


def _parsed(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag)
    except UnknownLocaleError:
        return None
