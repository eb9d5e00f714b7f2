"""What the pages of a site say of their versions, in a few bytes a page; and what is wrong with it.

In: one by one, in any order, the language of each page and the alternates that it names. Out: what is wrong with these,
page by page. Never done here: reading a page, or knowing how the site was made.

The versions of a page name the same alternates: these are kept once, in a temporary file, and looked at once. What is
looked at twice is only what is wrong.
"""

import hashlib
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from l10n.build.addresses import Addresses
from l10n.build.statements import Alternates, parsed
from l10n.records import pack, unpack
from l10n.spool import Spool

X_DEFAULT = "x-default"

Said = tuple[str, str]
"""The id of a rule, and what is wrong."""

_NONE: Alternates = ()
_NOT_ITSELF = ("site/alternates", "does not name itself among its alternates")
_STANDINGS = 4096
"""How many alternates are remembered that differ from others: those of one page are compared one after the other."""


class _Standing(NamedTuple):
    """How alternates stand among others: how many versions name the same, how many they name, and which differ."""

    agreeing: int
    named: int
    differing: tuple[int, ...]


class Announced:
    """What pages announce: ``see`` each of them, ``settle``, then ask what is wrong with each.

    Pages are known by their number among ``paths``, which are sorted. Only what is wrong with a page that is
    ``judged`` (a flag for each) is said.
    """

    def __init__(self, paths: Sequence[str], judged: Sequence[int], addresses: Addresses) -> None:
        self._paths, self._judged, self._addresses = paths, judged, addresses
        nothing = bytes(4 * len(paths))
        self._langs: dict[str, int] = {}
        self._tags: tuple[str, ...] = ()
        self._lang, self._named, self._next = array("I", nothing), array("I", nothing), array("I", nothing)
        self._names_itself = bytearray(len(paths))
        # By the number of alternates, of which 0 are none: these, packed, the last page that names them, and the
        # number of the set that they are, whatever their order.
        self._packed, self._newest, self._set = Spool(), array("I"), array("I")
        self._numbers: dict[bytes, int] = {}
        self._sets: dict[bytes, int] = {}
        self._last = (_NONE, self._number(_NONE))
        self._standing = lru_cache(_STANDINGS)(self._stand)
        self._alike: dict[int, list[Said]] = defaultdict(list)
        self._apart: dict[int, tuple[int, int]] = {}

    def see(self, page: int, lang: str, alternates: Alternates, *, names_itself: bool) -> None:
        """Take what one page says, in any order of pages."""
        if alternates is not self._last[0]:
            self._last = (alternates, self._number(alternates))
        number = self._last[1]
        self._lang[page] = self._langs.setdefault(lang, len(self._langs))
        self._names_itself[page] = names_itself
        self._named[page] = number
        # The pages that name the same are a chain, of numbers that count from 1.
        self._next[page], self._newest[number] = self._newest[number], page + 1

    def settle(self) -> None:
        """Find what is wrong, when all pages are seen.

        A fault that versions of a page have in common is said of the first of them. Of two that name different
        versions, and one the other, one is at fault.
        """
        self._tags = tuple(self._langs)
        alike: dict[tuple[int, Said], tuple[tuple[int, int], int]] = {}
        named_by: dict[int, list[int]] = defaultdict(list)
        for number in range(1, len(self._packed)):
            pages = sorted(self._pages(number))
            if not pages:
                continue
            alternates = self._alternates(number)
            versions = self._versions(alternates)
            for order, said in enumerate(self._faults(alternates, versions)):
                those = [page for page in pages if not self._names_itself[page]] if said is _NOT_ITSELF else pages
                if those:
                    place, key = (those[0], order), (self._set[number], said)
                    first, times = alike.get(key, (place, 0))
                    alike[key] = (min(first, place), times + len(those))
            for page in self._differing(versions, number):
                named_by[page].append(number)
        for (_, (rule, message)), ((page, _), times) in sorted(alike.items(), key=lambda item: item[1][0]):
            self._alike[page].append((rule, message + _as_well(times - 1)))
        self._part(named_by)

    def wrong_with(self, page: int) -> Iterator[Said]:
        """Yield what is wrong with the alternates of a page."""
        yield from self._alike.get(page, ())
        if page in self._apart:
            yield "site/alternates", self._difference(page, *self._apart[page])

    def _number(self, alternates: Alternates) -> int:
        packed = pack(alternates)
        number = self._numbers.setdefault(_digest(packed), len(self._packed))
        if number == len(self._packed):
            self._packed.append(packed)
            self._newest.append(0)
            self._set.append(self._sets.setdefault(_digest(pack(sorted(set(alternates)))), len(self._sets)))
        return number

    def _alternates(self, number: int) -> Alternates:
        return unpack(self._packed[number], Alternates)

    def _part(self, named_by: Mapping[int, Sequence[int]]) -> None:
        """Find the pages that are at fault towards others: the first of these, and how many more there are.

        ``named_by`` gives the numbers of the alternates that name a page which does not name the same.
        """
        naming = {number for numbers in named_by.values() for number in numbers}
        there = {page for page in named_by if self._judged[page]}.union(*map(self._pages, naming))
        for page in sorted(there, key=self._named.__getitem__):
            weight, towards = self._weight(page), self._standing(self._named[page]).differing
            others = {*towards, *chain.from_iterable(map(self._pages, named_by.get(page, ())))}
            sound = [other for other in others if self._weight(other) > weight]
            if sound:
                self._apart[page] = min(sound), len(sound) - 1

    def _pages(self, number: int) -> Iterator[int]:
        """Yield the judged pages that name the same, the last first."""
        page = self._newest[number]
        while page:
            if self._judged[page - 1]:
                yield page - 1
            page = self._next[page - 1]

    def _versions(self, alternates: Alternates) -> dict[str, int | None]:
        """Find the pages that are named as versions, by their URLs; None where nothing is there.

        Where an absolute URL leads does not depend on the page that it is on.
        """
        urls = dict.fromkeys(url for _, url in alternates if _is_absolute(url))
        places = {url: self._addresses.find(url, "") for url in urls}
        return {url: self._page(place.file) for url, place in places.items() if place is not None}

    def _page(self, path: str) -> int | None:
        page = bisect_left(self._paths, path)
        return page if page < len(self._paths) and self._paths[page] == path else None

    def _faults(self, alternates: Alternates, versions: dict[str, int | None]) -> Iterator[Said]:
        """Judge alternates: languages, each with the absolute URL of a page that is in it.

        Each page may have the fault of not naming itself, which follows from its address.
        """
        counted = Counter(hreflang.lower() for hreflang, _ in alternates)
        yield from (("site/alternates", f"names {each} twice") for each, times in counted.items() if times > 1)
        if X_DEFAULT not in counted:
            yield "site/x-default", "has alternates, and no x-default among them"
        yield _NOT_ITSELF
        for url, other in versions.items():
            if other is None:
                yield "site/alternates", f"names a version that is not there: {url}"
        for hreflang, url in alternates:
            locale, other = parsed(hreflang), versions.get(url)
            spoken = parsed(self._tags[self._lang[other]]) if other is not None else None
            if locale is None and hreflang.lower() != X_DEFAULT:
                yield "site/alternates", f"names a version in {hreflang!r}, which is no language"
            if not _is_absolute(url):
                yield "site/alternates", f"names a version by an address that is not absolute: {url}"
            if locale is not None and spoken is not None and not spoken.same_language(locale):
                yield "site/alternates", f"names {url} as {hreflang}, and that page is in {spoken}"

    def _differing(self, versions: Mapping[str, int | None], number: int) -> set[int]:
        """Give the versions that name others than those that are named here."""
        same = self._set[number]
        return {page for page in versions.values() if page is not None and self._set[self._named[page]] != same}

    def _weight(self, page: int) -> tuple[bool, int, int, int]:
        """Rank two pages that name different versions: the lighter is at fault, for fewer say the same as it does."""
        standing = self._standing(self._named[page])
        return not self._judged[page], standing.agreeing, standing.named, page

    def _stand(self, number: int) -> _Standing:
        alternates = self._alternates(number)
        versions = self._versions(alternates)
        differing = self._differing(versions, number)
        there = {page for page in versions.values() if page is not None}
        return _Standing(len(there) - len(differing), len(alternates), tuple(differing))

    def _difference(self, page: int, other: int, more: int) -> str:
        """Say in which versions a page differs from one that it names, or is named by, and how many it differs from."""
        those = f"{self._paths[other]} and {more} more" if more else self._paths[other]
        own, its = (dict(self._alternates(self._named[each])) for each in (page, other))
        if not own:
            return f"names no versions, and is one of {those}"
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


def _digest(packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=16).digest()
