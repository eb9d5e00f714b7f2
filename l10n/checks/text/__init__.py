"""``text/``: whether a translation says what its message says, as far as a machine can tell.

In: a pair of texts. Out: faults. Never done here: markup and placeholders, which are taken out before.
"""

from l10n.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = ()
