"""A built site, judged as a search engine or a reader would: by what its files say.

In: the files of a folder, and the URL they will have. Out: diagnostics. Never done here: knowing how the site was made,
or from what; any multilingual site can be judged. The rules are those that search engines state for ``hreflang``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from l10n.build.addresses import Addresses, addresses_of
from l10n.diagnostics import Diagnostic
from l10n.html.document import Document, read_document
from l10n.html.head import HeadTag, TagKind, head_of
from l10n.html.links import LinkKind, links_of
from l10n.locales import Locale, UnknownLocaleError

X_DEFAULT = "x-default"
_PAGES = (".html", ".htm", ".xhtml")


class Page(NamedTuple):
    """What one page says: language and direction, its versions as (hreflang, URL), its own URL; and its dead links."""

    path: str
    lang: str
    dir: str
    alternates: tuple[tuple[str, str], ...]
    canonical: tuple[str, ...]
    dead: tuple[str, ...]


def validate(files: Mapping[str, bytes], home: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pages of a site that will live at ``home``, page by page.

    ``files`` are its paths and bytes, assets included (their bytes may be empty).
    """
    addresses = addresses_of(frozenset(files), home)
    pages = {path: read(path, data, addresses) for path, data in sorted(files.items()) if path.endswith(_PAGES)}
    for page in pages.values():
        for rule, message in (*_language(page), *_alternates(page, pages, addresses), *_canonical(page, addresses)):
            yield Diagnostic(page.path, 0, 0, rule, message)
        for target in page.dead:
            yield Diagnostic(page.path, 0, 0, "site/dead-link", f"leads to {target}, which is not there")


def read(path: str, data: bytes, addresses: Addresses) -> Page:
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
        tuple(dead_links(document, path, addresses)),
    )


def dead_links(document: Document, path: str, addresses: Addresses) -> Iterator[str]:
    """Yield the links of a page that lead into the site, and to no file of it."""
    links = links_of(document)
    base = next((link for link in links if link.kind is LinkKind.BASE), None)
    place = addresses.find(base.target, path) if base is not None else None
    if base is not None and place is None:
        return
    start = path if place is None else place.path
    for link in links:
        found = addresses.find(link.target, start) if link.kind not in {LinkKind.BASE, LinkKind.SCRIPTED} else None
        if found is not None and not found.file:
            yield link.target


def _said(tags: tuple[HeadTag, ...], kind: TagKind) -> list[HeadTag]:
    return [tag for tag in tags if tag.kind is kind]


def _language(page: Page) -> Iterator[tuple[str, str]]:
    try:
        locale = Locale.parse(page.lang)
    except UnknownLocaleError:
        yield "site/lang", f"declares no language: lang is {page.lang!r}"
        return
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
