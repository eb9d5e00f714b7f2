"""The shape of a rule: which part of a page plays which role. Platforms and configuration share it.

In: nothing but values. Out: ``Rule`` and ``Role``. Never done here: reading TOML, matching a selector.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a part of a page is to a translator."""

    INTERFACE = "interface"
    """The chrome: repeated, shared by all pages, one catalog for the site."""
    POSTS = "posts"
    """What the author wrote: titles, bodies, descriptions, image texts."""
    COMMENTS = "comments"
    """What readers wrote: left alone unless asked for."""
    SKIP = "skip"
    """Never read, never changed."""
    DATE = "date"
    """A date, re-formatted rather than translated."""
    TIME = "time"
    """A time of day, re-formatted rather than translated."""
    COUNT = "count"
    """A text around one number: a plural."""
    NAME = "name"
    """A person's or a site's name: kept as it is, shown as ``{name}`` inside a sentence."""


DOMAINS = (Role.INTERFACE, Role.POSTS, Role.COMMENTS)
"""The roles that have a catalog of their own."""

DATA = (Role.DATE, Role.TIME, Role.COUNT, Role.NAME)
"""The roles of what is written anew rather than translated."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Every element that ``select`` (CSS) matches plays ``role``.

    ``context`` becomes the ``msgctxt`` of its messages and ``note`` a comment for the translator; both may stay empty.
    Of the rules that hold for a text the innermost element's wins; on one element, the first in order.
    """

    select: str
    role: Role
    context: str = ""
    note: str = ""
