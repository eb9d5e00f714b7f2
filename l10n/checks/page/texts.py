"""``page/no-rule``, ``page/damaged``: texts that cannot be told apart, or that were damaged before they came here.

In: a reading. Out: places. Never done here: mending a text.
"""

import re
from collections.abc import Iterator

from l10n.checks.page.place import Place
from l10n.checks.rule import CheckRule
from l10n.diagnostics import Severity
from l10n.rules import Role
from l10n.units.reading import Profile, Reading

_CONTINUED = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the second and later bytes of a character in UTF-8 look like in Windows-1252."""
_DAMAGED = re.compile(f"\ufffd|Ã[¡¢£¤¥¦§¨©ª®±³´µ¶¸¼Ÿ]|Â[©®°£§]|â€[{_CONTINUED}\u009d]|ï»¿|(?:[ÐÑ][{_CONTINUED}]){{3}}")
"""The replacement character, or UTF-8 that was read as Windows-1252: only sequences that no language writes.

``Ã»`` and ``Ã”`` are not among them, for a word in capitals may end in ``Ã`` before a quotation mark.
"""


def found(reading: Reading, profile: Profile) -> Iterator[tuple[CheckRule, Place]]:
    """Yield what is wrong with the texts of a page."""
    yield from ((DAMAGED, place) for place in _damaged(reading))
    speaking = any(rule.role in {Role.INTERFACE, Role.POSTS} for rule in profile.rules)
    told = any(placed.unit.rule is not None or placed.domain is not profile.default for placed in reading.messages)
    if speaking and reading.messages and not told:
        problem = f"no rule recognises any of its {len(reading.messages)} texts; all count as {profile.default.value}"
        first = reading.messages[0].unit
        yield NO_RULE, Place(first.span.start, problem, first.message)


def _damaged(reading: Reading) -> Iterator[Place]:
    for placed in reading.messages:
        message = placed.unit.message
        match = None if message.isascii() else _DAMAGED.search(message)
        if match is not None:
            lost = "lost a character" if match[0] == "\ufffd" else f"was decoded twice: {match[0]!r}"
            yield Place(placed.unit.span.start, f"a text {lost}", message)


NO_RULE = CheckRule(
    "page/no-rule",
    Severity.WARNING,
    "No rule of the platform or the configuration recognises anything of a page.",
    "Its chrome and its posts cannot be told apart, so buttons and menus land in the catalog of the posts.",
    '<div class="other-theme"><p>Hello, reader.</p></div>',
    '<div class="post-body"><p>Hello, reader.</p></div>',
    "Add [[extract.rules]] for the page's theme, set platform, or exclude the page.",
    notation="html",
)
DAMAGED = CheckRule(
    "page/damaged",
    Severity.WARNING,
    "A text was damaged by a wrong encoding before it was exported.",
    "Translators get it as it is, and search for what it may have said.",
    "<p>Itâ€™s a cafÃ©.</p>",
    "<p>It’s a café. In Portuguese: «AMANHû.</p>",
    "Mend the text where it was written, and export the page again.",
    notation="html",
)

RULES = (NO_RULE, DAMAGED)
