"""``coverage/``: whether enough is translated.

In: coverage, and the thresholds of the configuration. Out: diagnostics. Never done here: counting.
"""

import math

from l10n.catalog.coverage import Coverage
from l10n.checks.rule import CheckRule
from l10n.diagnostics import Diagnostic, Severity


def below_threshold(path: str, domain: str, coverage: Coverage, threshold: float) -> Diagnostic | None:
    """Compare a domain with what it must reach, in per cent."""
    if coverage.percent >= threshold:
        return None
    left = f"{coverage.left} of {coverage.messages} messages ({coverage.words_left} words) left"
    problem = f"{domain} is at {shown_percent(coverage)}, below {threshold:g} %: {left}"
    return Diagnostic(path, 0, 0, THRESHOLD.id, problem, THRESHOLD.fix)


def hidden_page(page: str, locale: str, coverage: Coverage, publish_at: float) -> Diagnostic | None:
    """Say that a page is built in a locale, but too little translated to be announced."""
    if not coverage.done or coverage.percent >= publish_at:
        return None
    problem = f"{locale}: {shown_percent(coverage)} of its own text, below publish_at = {publish_at:g}"
    return Diagnostic(page, 0, 0, PAGE.id, problem, PAGE.fix, "", Severity.WARNING)


def shown_percent(coverage: Coverage) -> str:
    """Write a share so that only all reads as 100 % and only nothing as 0 %: rounded down, but for the first tenth."""
    tenths = max(math.floor(coverage.percent * 10 + 1e-9), 1 if coverage.done else 0)
    return f"{tenths / 10:g} %"


THRESHOLD = CheckRule(
    "coverage/threshold",
    Severity.ERROR,
    "Less of a locale's domain is translated than fail_under asks for.",
    "This is the gate: a site with untranslated text is not to be published. Messages are counted; fuzzy is not"
    " done, and what is in the locale's language already is.",
    "[check]\nfail_under = 100   # and 94 of 96 messages are translated",
    "[check.fail_under]\ninterface = 100\nposts = 80",
    "Translate what po/missing lists, or lower fail_under for this domain or locale.",
    notation="toml",
)
PAGE = CheckRule(
    "coverage/page",
    Severity.WARNING,
    "A page is translated in part, and too little to be announced.",
    "It is built, but no search engine is told of it: it has no alternates and its canonical link is the root version.",
    "One of ten paragraphs is translated, and build.publish_at is 80.",
    "Eight of ten paragraphs are translated, or none: then the page is not built in that locale.",
    "Translate the rest of the page, or lower build.publish_at.",
    notation="text",
)

RULES = (THRESHOLD, PAGE)
