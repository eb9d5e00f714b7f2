"""``text/``: whether a translation says what its message says, as far as a machine can tell.

In: a pair of texts. Out: faults. Never done here: markup and placeholders, which are taken out before.

What can be known is an error: an edge, a control character. What is a convention with exceptions is a warning, which
never fails a build; all the same a rule that is in doubt keeps silent.
"""

from l10n.checks.rule import CheckRule
from l10n.checks.text import addresses, characters, edges, endings, language, numbers, untouched

RULES: tuple[CheckRule, ...] = (
    edges.RULE,
    endings.RULE,
    numbers.RULE,
    untouched.RULE,
    addresses.RULE,
    *characters.RULES,
    *language.RULES,
)
