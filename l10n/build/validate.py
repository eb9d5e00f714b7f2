"""A built site, judged as a search engine or a reader would: by what its files say.

In: the files of a folder, the URL they will have, and what is to be expected of them. Out: diagnostics. Never done
here: knowing how the site was made; any multilingual site can be judged. The rules are those that search engines state
for ``hreflang``.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from l10n.build.addresses import Addresses, addresses_of
from l10n.build.statements import Expected, Page, parsed, read
from l10n.diagnostics import Diagnostic
from l10n.locales import Locale

X_DEFAULT = "x-default"
_PAGES = (".html", ".htm", ".xhtml")
_NOTHING = Expected()

Reader = Callable[[Sequence[str], Addresses], Iterable[Page]]
"""What reads the pages at some paths, in their order, or knows them from before."""
_Said = tuple[str, str]
"""The id of a rule, and what is wrong."""


def validate(
    files: Mapping[str, bytes],
    home: str,
    expected: Expected = _NOTHING,
    *,
    judged: Collection[str] | None = None,
    reader: Reader | None = None,
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pages of a site that will live at ``home``, page by page.

    ``files`` are its paths and bytes, assets included; only pages are asked for, and nothing if there is a ``reader``.
    ``judged`` are the pages that faults are yielded of, all by default. What is wrong with the alternates of several
    pages is said of one of them.
    """
    addresses = addresses_of(frozenset(files), home)
    paths = [path for path in sorted(files) if path.endswith(_PAGES) or path in expected.locales]
    found = reader(paths, addresses) if reader else (read(each, files[each], addresses, expected) for each in paths)
    pages = dict(zip(paths, found, strict=True))
    chosen = [page for page in pages.values() if judged is None or page.path in judged]
    alternates = _alternates(chosen, pages, addresses)
    for page in chosen:
        wanted = expected.locales.get(page.path)
        said = (*_language(page, wanted), *alternates.get(page.path, ()), *_canonical(page, addresses))
        yield from (Diagnostic(page.path, 0, 0, rule, message) for rule, message in said)
        for target, line, column in page.dead:
            message = f"leads to {target}, which is not there"
            yield Diagnostic(page.path, line, column, "site/dead-link", message)
        for text, line, column in page.foreign:
            message = f"is not in {page.lang}, and nothing says so"
            yield Diagnostic(page.path, line, column, "site/unmarked", message, excerpt=text)


def _language(page: Page, wanted: Locale | None) -> Iterator[tuple[str, str]]:
    locale = parsed(page.lang)
    if locale is None:
        yield "site/lang", f"declares no language: lang is {page.lang!r}"
        return
    if wanted is not None and not locale.same_language(wanted):
        yield "site/lang", f"is the page in {wanted}, and says that it is in {page.lang}"
    if locale.direction != (page.dir if page.dir in {"ltr", "rtl"} else "ltr"):
        yield "site/dir", f"is in {page.lang}, which is written {locale.direction}, and says {page.dir or 'nothing'}"


def _alternates(chosen: Iterable[Page], pages: Mapping[str, Page], addresses: Addresses) -> Mapping[str, list[_Said]]:
    """Say what is wrong with the alternates of pages, by page.

    The versions of a page name the same alternates, so that a fault of one is a fault of all: it is said of the first.
    """
    alike: dict[tuple[frozenset[tuple[str, str]], _Said], list[str]] = defaultdict(list)
    apart: dict[str, set[str]] = defaultdict(set)
    judged = {page.path for page in chosen}
    for page in chosen:
        versions = _versions(page, pages, addresses)
        for said in _named(page, versions, addresses):
            alike[frozenset(page.alternates), said].append(page.path)
        for other in versions.values():
            if other is not None and set(other.alternates) != set(page.alternates):
                faulty, sound = sorted((page, other), key=lambda each: _weight(each, judged, pages, addresses))
                apart[faulty.path].add(sound.path)
    found: dict[str, list[_Said]] = defaultdict(list)
    for (_, (rule, message)), paths in alike.items():
        found[paths[0]].append((rule, message + _as_well(len(paths) - 1)))
    for path, others in apart.items():
        first, *more = sorted(others)
        found[path].append(("site/alternates", _difference(pages[path], pages[first], more)))
    return found


def _versions(page: Page, pages: Mapping[str, Page], addresses: Addresses) -> dict[str, Page | None]:
    """Find the pages of this site that one names as versions, by their URLs; None where nothing is there."""
    places = {url: addresses.find(url, page.path) for _, url in page.alternates if _is_absolute(url)}
    return {url: pages.get(place.file) for url, place in places.items() if place is not None}


def _named(page: Page, versions: Mapping[str, Page | None], addresses: Addresses) -> Iterator[_Said]:
    """Judge the versions that a page names: languages, each with the absolute URL of a page that is in it."""
    if not page.alternates:
        return
    counted = Counter(hreflang.lower() for hreflang, _ in page.alternates)
    yield from (("site/alternates", f"names {each} twice") for each, times in counted.items() if times > 1)
    if X_DEFAULT not in counted:
        yield "site/x-default", "has alternates, and no x-default among them"
    if addresses.url(page.path) not in {url for _, url in page.alternates}:
        yield "site/alternates", "does not name itself among its alternates"
    for url, other in versions.items():
        if other is None:
            yield "site/alternates", f"names a version that is not there: {url}"
    for hreflang, url in page.alternates:
        locale, other = parsed(hreflang), versions.get(url)
        spoken = parsed(other.lang) if other is not None else None
        if locale is None and hreflang.lower() != X_DEFAULT:
            yield "site/alternates", f"names a version in {hreflang!r}, which is no language"
        if not _is_absolute(url):
            yield "site/alternates", f"names a version by an address that is not absolute: {url}"
        if locale is not None and spoken is not None and not spoken.same_language(locale):
            yield "site/alternates", f"names {url} as {hreflang}, and that page is in {spoken}"


def _weight(
    page: Page, judged: Collection[str], pages: Mapping[str, Page], addresses: Addresses
) -> tuple[bool, int, int, str]:
    """Rank two pages that name different versions: the lighter is at fault, for fewer say the same as it does."""
    versions = {each.path: each for each in _versions(page, pages, addresses).values() if each is not None}
    agreeing = sum(set(each.alternates) == set(page.alternates) for each in versions.values())
    return page.path not in judged, agreeing, len(page.alternates), page.path


def _difference(page: Page, other: Page, more: Collection[str]) -> str:
    """Say in which versions a page differs from one that it names, or is named by, and how many it differs from."""
    those = f"{other.path} and {len(more)} more" if more else other.path
    if not page.alternates:
        return f"names no versions, and is one of {those}"
    own, its = dict(page.alternates), dict(other.alternates)
    differing = [
        *(f"{each} is missing" for each in its if each not in own),
        *(f"{each} is one more" for each in own if each not in its),
        *(f"{each} is elsewhere" for each in own if each in its and own[each] != its[each]),
    ]
    return f"does not name the same versions as {those}: {', '.join(differing)}"


def _as_well(more: int) -> str:
    return f"; so {'does' if more == 1 else 'do'} {more} more" if more else ""


def _is_absolute(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _canonical(page: Page, addresses: Addresses) -> Iterator[tuple[str, str]]:
    if len(page.canonical) > 1:
        yield "site/canonical", "has more than one canonical address"
    own = addresses.url(page.path)
    is_version = any(url == own and hreflang.lower() != X_DEFAULT for hreflang, url in page.alternates)
    if is_version and page.canonical and page.canonical[0] != own:
        yield "site/canonical", f"is announced as a version, and says that it is a copy of {page.canonical[0]}"
