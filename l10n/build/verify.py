"""The second opinion: whether a localized page still has the structure of its source.

In: two pages as bytes. Out: what differs, in words. Never done here: using anything of the engine. BeautifulSoup with
Python's own parser reads both, so that one parser's mistake cannot hide itself.
"""

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Tag

_LANGUAGE = frozenset(("lang", "xml:lang", "dir"))
_ADDRESSES = frozenset(
    """
    href src xlink:href poster action formaction data background cite longdesc manifest srcset imagesrcset style
    data-src data-lazy-src data-original data-srcset
    """.split()  # noqa: SIM905 - a table of names reads best as one
)
_WORDS = frozenset(("alt", "title", "placeholder", "label", "value", "content", "summary"))
_BLOCKS = frozenset(
    """
    head body title base article aside section nav header footer main div p h1 h2 h3 h4 h5 h6 ul ol dl li dt dd table
    caption thead tbody tfoot tr td th form fieldset legend blockquote pre figure figcaption hr iframe select option
    script style noscript template textarea video audio object details summary address center
    """.split()  # noqa: SIM905
)
"""Elements that no translation can move past each other."""

_URL = re.compile(r"url\([^)]*\)|@import\s+([\"']).*?\1", re.IGNORECASE | re.DOTALL)
_SWITCHER = "l10n-switcher"
_SHOWN = 60


def structure_faults(source: bytes, result: bytes) -> Iterator[str]:
    """Yield how the structure of ``result`` differs from that of ``source``, beyond the edits of ``docs/edits.md``.

    Blocks must be the same in the same order, elements within sentences the same in any; scripts, styles and comments
    must say what they said. Words and addresses may differ, whether an attribute is there may not.
    """
    before, after = _Structure(source), _Structure(result)
    for old, new in zip(before.blocks, after.blocks, strict=False):
        if old != new:
            yield f"has {_shown(new)} where the source has {_shown(old)}"
            return
    if len(before.blocks) != len(after.blocks):
        yield f"has {len(after.blocks)} blocks, the source {len(before.blocks)}"
    for what, old_counts, new_counts in (
        ("an element", before.inline, after.inline),
        ("a script, style or comment", before.raw, after.raw),
    ):
        yield from (f"has lost {what}: {_shown(each)}" for each in (old_counts - new_counts))
        yield from (f"has gained {what}: {_shown(each)}" for each in (new_counts - old_counts))


class _Structure:
    """What a page is made of, words and addresses aside."""

    def __init__(self, data: bytes) -> None:
        soup = BeautifulSoup(data, "html.parser")
        self.blocks: list[tuple[str, ...]] = []
        self.inline: Counter[tuple[str, ...]] = Counter()
        self.raw: Counter[tuple[str, ...]] = Counter(
            (str(comment),) for comment in soup.find_all(string=lambda text: isinstance(text, Comment))
        )
        for element in soup.find_all(name=re.compile("")):
            if element.name != "html" and not _is_ours(element):
                self._add(element)

    def _add(self, element: Tag) -> None:
        signature = _signature(element)
        if element.name in _BLOCKS:
            self.blocks.append(signature)
        else:
            self.inline[signature] += 1
        if element.name in {"script", "style"} and "ld+json" not in str(element.get("type", "")):
            self.raw[_URL.sub("url()", element.get_text()),] += 1


def _signature(element: Tag) -> tuple[str, ...]:
    said = []
    for name, value in sorted(element.attrs.items()):
        free = name in _ADDRESSES | _WORDS or name.startswith("aria-")
        if name not in _LANGUAGE:
            said.append(name if free else f"{name}={value}")
    return element.name, *said


def _is_ours(element: Tag) -> bool:
    """Say whether an element is one that a build may add, take away or replace."""
    names = set(element.attrs)
    rel = element.get_attribute_list("rel")
    if element.name == "link":
        return "canonical" in rel or ("alternate" in rel and "hreflang" in names)
    if element.name == "meta":
        return str(element.get("property") or element.get("name") or "").startswith("og:locale")
    if (element.name == "span" and "lang" in names and names <= _LANGUAGE) or (element.name == "bdi" and not names):
        return True
    return any(_SWITCHER in each.get_attribute_list("class") for each in (element, *element.parents))


def _shown(signature: tuple[str, ...]) -> str:
    text = " ".join(" ".join(signature).split())
    return f"<{text[:_SHOWN]}>" if len(text) <= _SHOWN else f"<{text[:_SHOWN]}…>"
