"""What a page says about its own language and address, in another language and at another address.

In: what a page declares, and its versions. Out: edits. Never done here: anything that is not in the list of
``docs/edits.md``.
"""

import html
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from l10n.build.addresses import Addresses
from l10n.build.plan import Group, Version
from l10n.html.head import Head, HeadTag, TagKind
from l10n.html.root import OpenTag, with_attributes
from l10n.locales import Locale, UnknownLocaleError
from l10n.spans import Edit, Span

X_DEFAULT = "x-default"


class Alternate(NamedTuple):
    """One version as the others name it: its language (BCP 47, or ``x-default``) and its URL."""

    hreflang: str
    url: str


def alternates_of(group: Group, addresses: Addresses) -> tuple[Alternate, ...]:
    """List the announced versions of a page and its root, the same for each of them; empty where nothing is to say."""
    if not addresses.home or not group.has_alternates:
        return ()
    versions = (Alternate(str(version.locale), addresses.url(version.path)) for version in group.announced)
    return (*versions, Alternate(X_DEFAULT, addresses.url(group.root.path)))


def language_edits(tag: OpenTag, page: str, locale: Locale) -> list[Edit]:
    """Make the page declare ``locale`` and its direction.

    ``dir`` is written where the page has one, or where the locale is written from right to left: ``ltr`` is the default
    (HTML, 3.2.6.4). An ``xml:lang`` that the page has follows ``lang`` (XHTML 1.0, C.7).
    """
    held = {name for name, _ in tag.values}
    wanted = {"lang": locale.tag}
    if "xml:lang" in held:
        wanted["xml:lang"] = locale.tag
    if "dir" in held or locale.direction == "rtl":
        wanted["dir"] = locale.direction
    return with_attributes(tag, wanted, page)


def speaks(tag: OpenTag, page: str, locale: Locale) -> bool:
    """Say whether a page declares the language of ``locale``, or none that could be a wrong one."""
    said = next((page[slice(*span)].strip("\"'") for name, span in tag.values if name == "lang"), "")
    try:
        return not said or Locale.parse(said).same_language(locale)
    except UnknownLocaleError:
        return False


@dataclass(frozen=True)
class HeadWriter:
    """Writes the heads of one page's versions. ``locales`` are those that the site is built in.

    What all versions of the page say is worked out once.
    """

    addresses: Addresses
    locales: Collection[Locale]
    group: Group

    def edits(self, head: Head, root: OpenTag, page: str, version: Version) -> list[Edit]:
        """Give the edits of a version's head: of a source page its alternates alone."""
        edits, new = self._alternates(head, page, version)
        if version.locale is not None and not version.source:
            tag = version.locale.tag
            edits += (Edit(span, tag) for span in head.languages if page[slice(*span)] != tag)
            for more, added in (self._addresses(head, page, version), self._locales(head, page, version)):
                edits += more
                new += added
        if new:
            at = head.end if head.end >= 0 else root.span.stop
            edits.append(Edit(Span(at, at), "".join(f"{tag}{_close(head)}\n" for tag in new)))
        return edits

    @cached_property
    def _listed(self) -> dict[str, tuple[Alternate, str]]:
        """The alternates by their language in lower case, each with the tag that a page without one gets."""
        return {
            each.hreflang.lower(): (
                each,
                f'<link rel="alternate" hreflang="{each.hreflang}" href="{html.escape(each.url)}"',
            )
            for each in alternates_of(self.group, self.addresses)
        }

    @cached_property
    def _announced(self) -> tuple[str, ...]:
        """The languages of the versions that are announced, as Open Graph writes them."""
        return tuple(each.locale.og for each in self.group.announced if each.locale)

    @cached_property
    def _ours(self) -> frozenset[str]:
        return frozenset(locale.tag for locale in self.locales)

    @cached_property
    def _ours_in_open_graph(self) -> frozenset[str]:
        return frozenset(locale.og for locale in self.locales)

    def kept(self, head: Head, version: Version) -> Iterator[HeadTag]:
        """Yield the tags whose addresses are links like any other: alternates in languages that are not ours."""
        if version.locale is not None:
            yield from (tag for tag in _tags(TagKind.ALTERNATE, head) if not self._is_ours(tag.hreflang))

    def _alternates(self, head: Head, page: str, version: Version) -> tuple[list[Edit], list[str]]:
        if not self.addresses.home and version.locale is None:
            return [], []
        wanted = dict(self._listed) if self.group.carries_alternates(version) else {}
        edits: list[Edit] = []
        for tag in _tags(TagKind.ALTERNATE, head):
            if self._is_ours(tag.hreflang):
                alternate, _ = wanted.pop(_canonical(tag.hreflang).lower(), (None, ""))
                edits += _says(tag, alternate.url) if alternate else [_without(tag, page)]
        return edits, [written for _, written in wanted.values()]

    def _addresses(self, head: Head, page: str, version: Version) -> tuple[list[Edit], list[str]]:
        """Say where the page itself is; a partial translation names the root version, which is whole."""
        canonical = _tags(TagKind.CANONICAL, head)
        if not self.addresses.home:
            # What an export says there is the source page's own address: a translation is no copy of that page.
            return [_without(tag, page) for tag in canonical if version.path != version.page], []
        url = self.addresses.url(version.path if version.announced else self.group.root.path)
        edits = [edit for tag in canonical[:1] for edit in _says(tag, url)]
        edits += (_without(tag, page) for tag in canonical[1:])
        edits += (edit for tag in _tags(TagKind.OG_URL, head) for edit in _says(tag, url))
        return edits, [] if canonical else [f'<link rel="canonical" href="{html.escape(url)}"']

    def _locales(self, head: Head, page: str, version: Version) -> tuple[list[Edit], list[str]]:
        """Say the language where Open Graph and old pages say it; Open Graph names the other languages as well."""
        locale = version.locale
        assert locale is not None  # noqa: S101 - a source page keeps its own
        edits: list[Edit] = []
        own = _tags(TagKind.OG_LOCALE, head)
        for tag in _tags(TagKind.LANGUAGE, head):
            edits += _says(tag, locale.tag)
        edits += (edit for tag in own[:1] for edit in _says(tag, locale.og))
        new = [] if own or not head.social else [_meta(TagKind.OG_LOCALE, locale.og)]
        others = (each for each in self._announced if each != locale.og)
        wanted = dict.fromkeys(others if version.announced and (own or new) else ())
        for tag in _tags(TagKind.OG_ALTERNATE, head):
            if tag.says in wanted:
                del wanted[tag.says]
            elif tag.says in self._ours_in_open_graph or tag.says == locale.og:
                edits.append(_without(tag, page))
        return edits, new + [_meta(TagKind.OG_ALTERNATE, each) for each in wanted]

    def _is_ours(self, hreflang: str) -> bool:
        canonical = _canonical(hreflang)
        return canonical == X_DEFAULT or canonical in self._ours


def _tags(kind: TagKind, head: Head) -> list[HeadTag]:
    return [tag for tag in head.tags if tag.kind is kind]


def _canonical(hreflang: str) -> str:
    if hreflang.lower() == X_DEFAULT:
        return X_DEFAULT
    try:
        return Locale.parse(hreflang).tag
    except UnknownLocaleError:
        return hreflang


def _says(tag: HeadTag, value: str) -> list[Edit]:
    """Write another value between the quotes of a tag that does not say it yet."""
    if tag.says == value:
        return []
    text = html.escape(value, quote=True)
    return [Edit(tag.value, text if tag.quote else f'"{text}"')]


def _without(tag: HeadTag, page: str) -> Edit:
    """Take a tag out, and its line where it has one to itself."""
    start, stop = tag.span
    line = page.rfind("\n", 0, start) + 1
    if not page[line:start].strip() and page.startswith("\n", stop):
        return Edit(Span(line, stop + 1), "")
    return Edit(tag.span, "")


def _meta(kind: TagKind, content: str) -> str:
    return f'<meta property="{kind}" content="{html.escape(content)}"'


def _close(head: Head) -> str:
    return " />" if head.void == "/>" else ">"
