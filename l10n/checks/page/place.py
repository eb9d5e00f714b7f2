"""What a rule of this family finds: a problem, and where in the page.

In: nothing but values. Out: ``Place``. Never done here: turning an offset into a line.
"""

from typing import NamedTuple


class Place(NamedTuple):
    """A problem ``at`` an offset of the page (code points), and what to do where the rule's advice can be bettered."""

    at: int
    problem: str
    excerpt: str = ""
    hint: str = ""
