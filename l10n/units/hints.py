"""What a message's tags stand for, told to the translator.

In: a unit's codes and values, and the page. Out: lines for extracted comments (``#.``). Never done here: showing an
attribute other than a link's target; a translator is to see no markup.
"""

import re

from l10n.html.references import unescape
from l10n.units.unit import Unit

_TARGET = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_UP = re.compile(r"^(?:\.{0,2}/)+")
_LONGEST = 70


def hints_of(unit: Unit, page: str) -> tuple[str, ...]:
    """Give for each placeholder an example, for each code what it links to or hides; nothing for mere emphasis."""
    examples = (page[slice(*value.span)] if value.has_place else value.words for value in unit.values)
    hints = [f"{{{value.name}}}: {_shown(each)}" for value, each in zip(unit.values, examples, strict=True)]
    for code in unit.codes:
        opening = page[slice(*code.opening)]
        shown = ""
        if code.closing is not None:
            match = _TARGET.search(opening) if code.name.startswith("a") else None
            shown = unescape(next(filter(None, match.groups()), "")) if match else ""
            # The same link is written with more or fewer "../" on pages of other folders, and is the same message.
            shown = " ".join(_UP.sub("", shown).split())
            label = f"<{code.name}>"
        else:
            shown = _shown(opening)
            label = f"<{code.name}/>"
        if shown and not shown.startswith(("#", "javascript:")):
            hints.append(f"{label}: {shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + '…'}")
    return tuple(hints)


def _shown(source: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", source)).split())
