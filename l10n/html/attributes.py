"""Attributes that a reader sees or hears.

In: a start tag. Out: those of its attributes that are text. Never done here: finding tags, or writing an attribute.
"""

from functools import lru_cache

from l10n.html.tags import REMEMBERED, Attribute, Tag

ATTRIBUTES = ("alt", "title", "placeholder", "aria-label", "label")
"""Attributes that a reader sees or hears, on any element."""

_LABELLED = frozenset(["submit", "button", "reset"])
_PROSE_METAS = frozenset(
    """
    description dc.title dc.description og:title og:description og:image:alt og:site_name
    twitter:title twitter:description twitter:image:alt
    """.split()  # noqa: SIM905 - a table of names reads best as one
)
_PROSE_PROPERTIES = frozenset(("description", "headline", "alternativeheadline", "caption"))
_NAMES_NO_TEXT = frozenset(("link", "style", "script", "meta", "html"))
"""On these a ``title`` or ``label`` names a thing for programs (a style sheet set, a feed), not for a reader."""


@lru_cache(maxsize=REMEMBERED)
def prose_of(tag: Tag, names: tuple[str, ...]) -> tuple[Attribute, ...]:
    """Give a tag's attributes that are text: ``names``, labels of buttons, descriptions in ``meta``."""
    if tag.name == "meta":
        names = ("content",) if _is_prose(tag) else ()
    elif tag.name in _NAMES_NO_TEXT:
        names = ()
    elif tag.name == "input" and tag.value("type").lower() in _LABELLED:
        names = (*names, "value")
    return tuple(attribute for name in dict.fromkeys(names) if (attribute := tag.get(name)) is not None)


def _is_prose(meta: Tag) -> bool:
    if meta.get("http-equiv") is not None:  # a refresh, whatever else it says that it is
        return False
    name = (meta.value("name") or meta.value("property")).lower()
    return name in _PROSE_METAS or meta.value("itemprop").lower() in _PROSE_PROPERTIES
