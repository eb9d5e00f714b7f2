"""Every date of every dated page is found: what an eye that knows no CLDR takes for a date must be read as a value."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from l10n.config import Config
from l10n.files import read_bytes
from l10n.units.page import read_page
from l10n.units.reading import Reading
from l10n.units.survey import survey

PAGES = (".html", ".htm", ".xhtml")

REGIONS = "time, abbr.published, abbr.updated, [class*=date], [class*=published], [class*=timestamp], [class*=time]"
"""Elements that say of themselves that they hold a date."""
UNREAD = ("script", "style", "pre", "code", "kbd", "samp", "svg", "math", "template", "iframe", "textarea", "noscript")
"""What the design leaves unread."""

SHORT = 80
"""Longer texts are prose, whose dates are the translator's (code points)."""

YEAR = r"(?:19|20)\d\d"
NUMBERS = rf"\d{{1,2}}[./-]\d{{1,2}}[./-]{YEAR}|{YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
NAMED = (
    rf"(?:[^\W\d]{{3,}}\.?,? )?\d{{1,2}}(?:\.|er|º|st|nd|rd|th)?,? (?:de |d’|d')?[^\W\d]{{3,}}\.?,? (?:de |del )?{YEAR}"
    rf"|(?:[^\W\d]{{3,}}\.?, )?[^\W\d]{{3,}}\.? \d{{1,2}}(?:st|nd|rd|th)?, {YEAR}"
    rf"|{YEAR}年\d{{1,2}}月\d{{1,2}}日"
)
CLOCK = r"(?:,| at| à| um| o| a las)? ?\d{1,2}[:.h]\d\d(?: ?[ap]m)?"
DATE = re.compile(rf"(?:{NAMED}|{NUMBERS})(?:{CLOCK})?", re.IGNORECASE)
DATE_IN_WORDS = re.compile(rf"(?:{NAMED})(?:{CLOCK})?", re.IGNORECASE)


WHY = {
    "hugo/de-de/prof-pc.de.html: 10. September 2017": "the author signs the post with it: the translator's sentence",
    "legacy/en/wordsmith.org": "where a quotation in the post is from: the author's sentence",
    "legacy/ja/": "no rule knows the theme, so that its notes on the side count as the author's",
}
"""Dates that are not found, by where they are, and the reason."""


def looks_dated(soup: BeautifulSoup) -> Iterator[str]:
    """Yield what is a date to the naked eye: in a date's element any, in other short texts those that name a month."""
    regions = {id(element) for element in soup.select(REGIONS)}
    for string in soup.find_all(string=True):
        parents = [parent for parent in string.parents if isinstance(parent, Tag)]
        text = " ".join(string.split())
        if type(string) is not NavigableString or len(text) > SHORT or any(each.name in UNREAD for each in parents):
            continue
        inside = any(id(parent) in regions for parent in parents[:2])
        yield from (found[0] for found in (DATE if inside else DATE_IN_WORDS).finditer(text))


def read_values(reading: Reading) -> set[str]:
    found = [alone.datum.text for alone in reading.alone]
    found += [value.datum.text for placed in reading.messages for value in placed.unit.values if value.datum]
    return {" ".join(text.split()) for text in found}


@pytest.mark.filterwarnings("ignore::bs4.XMLParsedAsHTMLWarning")
def test_every_date_of_every_page_is_found(corpus: Path) -> None:
    missed: list[str] = []
    seen = 0
    for path in sorted(corpus.rglob("*")):
        if path.suffix.lower() not in PAGES or not path.is_file():
            continue
        name = path.relative_to(corpus).as_posix()
        data = path.read_bytes()
        profile = survey(Config(), [(name, partial(read_bytes, path))]).profile
        known = read_values(read_page(data, name, profile))
        for text in looks_dated(BeautifulSoup(data, "lxml")):
            seen += 1
            if not any(text in value for value in known):
                missed.append(f"{name}: {text}")
    assert seen > 150
    assert not [each for each in missed if not any(part in each for part in WHY)]
    assert not [part for part in WHY if not any(part in each for each in missed)]
