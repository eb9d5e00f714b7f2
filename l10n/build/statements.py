"""What a page of a built site says: of itself, of its versions, and in its links.

In: the bytes of a page, and what is to be expected of its site. Out: a ``Page``. Never done here: judging it, which is
``l10n.build.validate``'s.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Protocol

from l10n.build.addresses import Addresses
from l10n.html.document import Document, read_document
from l10n.html.head import TagKind, said_by
from l10n.html.language import count_letters, identify_language, most_letters, plain_language, share_of_script
from l10n.html.links import Link, LinkKind, links_of
from l10n.locales import Locale, UnknownLocaleError
from l10n.spans import line_and_column
from l10n.units.segment import texts
from l10n.units.syntax import plain_text

_LETTERS, _SHARE = 60, 0.1
"""The letters of a text that is no name or title any more, and the share of a page's own script in a foreign one."""
_TELLING = 300
"""The letters from which a text tells its language among others of the same script."""


Alternates = tuple[tuple[str, str], ...]
"""The versions that a page names, each by its hreflang and its URL, in the order of the page."""


class Locales(Protocol):
    """What the pages at some paths are to be in."""

    def get(self, path: str, /) -> Locale | None:
        """Give the locale of the page at a path; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a site besides its files: nothing, where it is a stranger's.

    ``dead`` are paths that links may lead to though nothing is there; ``locales`` what the pages at some paths are to
    be in; ``languages`` (BCP 47) what the site is written in.
    """

    dead: Collection[str] = frozenset()
    locales: Locales = field(default_factory=dict[str, Locale])
    languages: Collection[str] = ()


class Spotted(NamedTuple):
    """Something of a page with its line and column, both from 1."""

    text: str
    line: int
    column: int


class Page(NamedTuple):
    """What one page says: language and direction, its versions, its own URL.

    ``dead`` are its dead links, ``foreign`` the texts that are in another language than all around them says.
    """

    path: str
    lang: str
    dir: str
    alternates: Alternates
    canonical: tuple[str, ...]
    dead: tuple[Spotted, ...]
    foreign: tuple[Spotted, ...]


_NOTHING = Expected()


def read(path: str, data: bytes, addresses: Addresses, expected: Expected = _NOTHING) -> Page:
    """Read what one page says of itself."""
    document = read_document(data)
    said = list(said_by(document))
    alternates = tuple((tag.hreflang, tag.says) for tag in said if tag.kind is TagKind.ALTERNATE)
    return Page(
        path,
        document.attribute("html", "lang") or "",
        (document.attribute("html", "dir") or "").lower(),
        alternates,
        tuple(tag.says for tag in said if tag.kind is TagKind.CANONICAL),
        tuple(
            Spotted(link.target, *line_and_column(document.text, link.span.start))
            for link, target in dead_among(links_of(document), path, addresses)
            if target not in expected.dead
        ),
        tuple(_foreign(document, (*expected.languages, *(hreflang for hreflang, _ in alternates)))),
    )


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
    page = parsed(document.attribute("html", "lang") or "")
    if page is None:
        return
    for unit in texts(document, _is_sentence):
        if unit.page_lang and len(unit.message) >= _LETTERS:
            text = plain_text(unit.message)
            letters = count_letters(text)
            other_script = letters >= _LETTERS and share_of_script(text, page.script) < _SHARE
            if other_script or (letters >= _TELLING and _is_foreign(text, page, languages)):
                yield Spotted(text, *line_and_column(document.text, unit.span.start))


def _is_sentence(source: str) -> bool:
    """Say whether a text may be longer than a name or a title, by its source: few texts of a page are composed then."""
    return most_letters(source) >= _LETTERS


def _is_foreign(text: str, page: Locale, languages: Collection[str]) -> bool:
    language, confidence = identify_language(text, _plain((page.tag, *languages)))
    return language is not None and confidence == 1 and language != plain_language(page.tag)


@lru_cache(maxsize=256)
def _plain(tags: tuple[str, ...]) -> frozenset[str]:
    """Reduce language tags to what can be told apart; what is none is left out."""
    return frozenset(plain_language(tag) for tag in tags if parsed(tag) is not None)


def parsed(tag: str) -> Locale | None:
    """Read a language tag; None if it is none."""
    try:
        return Locale.parse(tag)
    except UnknownLocaleError:
        return None
