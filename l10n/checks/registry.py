"""All rules, and which of them are to run.

In: ids and families as people write them. Out: rules. Never done here: running one.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from l10n.checks import coverage, markup, page, placeholder, po, site, text
from l10n.checks.notices import NOTICES
from l10n.checks.rule import CheckRule
from l10n.errors import UsageError

ALL = "ALL"

RULES: tuple[CheckRule, ...] = (
    *po.RULES, *markup.RULES, *placeholder.RULES, *text.RULES, *coverage.RULES, *page.RULES,
    *site.RULES,
)  # fmt: skip
BY_ID: Mapping[str, CheckRule] = {rule.id: rule for rule in RULES}
FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(rule.family for rule in RULES))


def find_rule(name: str) -> CheckRule:
    """Find what is known of an id: a rule's, or one of those that only other commands say.

    Raises:
        UsageError: There is none.
    """
    known = {notice.id: notice for notice in NOTICES} | dict(BY_ID)
    if name.lower() not in known:
        raise _unknown(name)
    return known[name.lower()]


def select_rules(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Give the ids of the rules to run: those selected and not ignored; an id says more than a family, that than ALL.

    Raises:
        UsageError: A name is neither an id, nor a family, nor ALL.
    """
    wanted, left_out = [_name(each) for each in select], [_name(each) for each in ignore]
    return frozenset(rule.id for rule in RULES if _weight(rule, wanted) > _weight(rule, left_out))


def _weight(rule: CheckRule, names: list[str]) -> int:
    """Say how closely a rule is named: 3 by its id, 2 by its family, 1 by ALL, 0 not at all."""
    return 3 if rule.id in names else 2 if rule.family in names else int(ALL in names)


def _name(written: str) -> str:
    name = written.strip().rstrip("/")
    if name.upper() == ALL:
        return ALL
    if name.lower() in BY_ID or name.lower() in FAMILIES:
        return name.lower()
    raise _unknown(written)


def _unknown(name: str) -> UsageError:
    nearest = get_close_matches(name.lower(), [*BY_ID, *FAMILIES], 1)
    remedy = f'Did you mean "{nearest[0]}"?' if nearest else "l10n rule lists them all."
    return UsageError("", f'no such rule: "{name}"', remedy)
