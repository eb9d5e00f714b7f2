"""A built site, judged as a search engine or a reader would: by what its files say.

In: the files of a folder, the URL they will have, and what is to be expected of them. Out: diagnostics. Never done
here: knowing how the site was made; any multilingual site can be judged. The rules are those that search engines state
for ``hreflang``.

Each page is judged by itself first, wherever that is done and in any order, and then by what others say of it. In
memory is never more than one page: of the others there are a few bytes.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from l10n.build.addresses import Addresses, addresses_of
from l10n.build.alternates import X_DEFAULT, Announced, Said
from l10n.build.statements import Alternates, Expected, Page, parsed, read
from l10n.diagnostics import Diagnostic
from l10n.locales import Locale
from l10n.records import pack, unpack
from l10n.spool import Spool

_PAGES = (".html", ".htm", ".xhtml")
_NOTHING = Expected()


class Verdict(NamedTuple):
    """A page, judged by itself; and what others are judged by: its language, its alternates, if these name it.

    ``declared`` is what is wrong with its language and direction, ``faults`` all else, in the order of the page.
    """

    path: str
    lang: str
    alternates: Alternates
    names_itself: bool
    declared: tuple[Diagnostic, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


class _Found(NamedTuple):
    """What is wrong with a page by itself: what is said before its alternates are, and after."""

    before: tuple[Diagnostic, ...] = ()
    after: tuple[Diagnostic, ...] = ()


def validate(
    files: Mapping[str, bytes], home: str, expected: Expected = _NOTHING, *, judged: Collection[str] | None = None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pages of a site that will live at ``home``, page by page.

    ``files`` are its paths and bytes, assets included; only pages are asked for. ``judged`` are the pages that faults
    are yielded of, all by default.
    """
    addresses, paths = addresses_of(frozenset(files), home), pages_among(files, expected)
    verdicts = (judge(read(path, files[path], addresses, expected), addresses, expected) for path in paths)
    return compare(paths, verdicts, addresses, frozenset() if judged is None else files.keys() - judged)


def pages_among(files: Iterable[str], expected: Expected) -> list[str]:
    """Give the paths of the pages among files, sorted."""
    return sorted(path for path in files if path.endswith(_PAGES) or expected.locales.get(path) is not None)


def judge(page: Page, addresses: Addresses, expected: Expected) -> Verdict:
    """Judge a page by itself."""
    own, urls = addresses.url(page.path), {url for _, url in page.alternates}
    dead = (("site/dead-link", f"leads to {each.text}, which is not there", each, "") for each in page.dead)
    unmarked = f"is not in {page.lang}, and nothing says so"
    foreign = (("site/unmarked", unmarked, each, each.text) for each in page.foreign)
    return Verdict(
        page.path,
        page.lang,
        page.alternates,
        own in urls,
        _whole(page.path, _language(page, expected.locales.get(page.path))),
        (
            *_whole(page.path, _canonical(page, own)),
            *(
                Diagnostic(page.path, at.line, at.column, rule, message, excerpt=excerpt)
                for rule, message, at, excerpt in (*dead, *foreign)
            ),
        ),
    )


def compare(
    paths: Sequence[str], verdicts: Iterable[Verdict], addresses: Addresses, strangers: Collection[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pages at ``paths``, which are sorted, page by page.

    ``verdicts`` are on all of them, in any order. Of ``strangers`` no fault is yielded: they are there for what others
    say of them. What is wrong with the alternates of several pages is said of one of them.

    Raises:
        OutputError: There is no room for temporary files.
    """
    chosen = bytearray(path not in strangers for path in paths)
    announced = Announced(paths, chosen, addresses)
    # What is wrong with pages by themselves is put away until it is their turn: the first, with none, is nothing.
    found, places = Spool(), array("I", bytes(4 * len(paths)))
    found.append(pack(_Found()))
    for verdict in verdicts:
        page = bisect_left(paths, verdict.path)
        announced.see(page, verdict.lang, verdict.alternates, names_itself=verdict.names_itself)
        if chosen[page] and (verdict.declared or verdict.faults):
            places[page] = len(found)
            found.append(pack(_Found(verdict.declared, verdict.faults)))
    announced.settle()
    for page, path in enumerate(paths):
        if chosen[page]:
            own = unpack(found[places[page]], _Found) if places[page] else _Found()
            yield from own.before
            yield from _whole(path, announced.wrong_with(page))
            yield from own.after


def _whole(path: str, said: Iterable[Said]) -> tuple[Diagnostic, ...]:
    """Say something of a page as a whole."""
    return tuple(Diagnostic(path, 0, 0, rule, message) for rule, message in said)


def _language(page: Page, wanted: Locale | None) -> Iterator[Said]:
    locale = parsed(page.lang)
    if locale is None:
        yield "site/lang", f"declares no language: lang is {page.lang!r}"
        return
    if wanted is not None and not locale.same_language(wanted):
        yield "site/lang", f"is the page in {wanted}, and says that it is in {page.lang}"
    if locale.direction != (page.dir if page.dir in {"ltr", "rtl"} else "ltr"):
        yield "site/dir", f"is in {page.lang}, which is written {locale.direction}, and says {page.dir or 'nothing'}"


def _canonical(page: Page, own: str) -> Iterator[Said]:
    if len(page.canonical) > 1:
        yield "site/canonical", "has more than one canonical address"
    is_version = any(url == own and hreflang.lower() != X_DEFAULT for hreflang, url in page.alternates)
    if is_version and page.canonical and page.canonical[0] != own:
        yield "site/canonical", f"is announced as a version, and says that it is a copy of {page.canonical[0]}"
