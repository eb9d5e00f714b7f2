"""``page/``: whether the export could be read as it should.

In: readings of pages, and the templates on disk. Out: diagnostics. Never done here: reading a page; what its reader
found arrives as diagnostics of the rules named here.
"""

from collections.abc import Callable, Iterator

from l10n.checks.page import files, language, texts
from l10n.checks.page.files import stale_template
from l10n.checks.rule import CheckRule
from l10n.diagnostics import Diagnostic
from l10n.spans import line_and_column
from l10n.units.reading import Profile, Reading

__all__ = ["RULES", "page_faults", "stale_template"]

RULES: tuple[CheckRule, ...] = (*files.RULES, *language.RULES, *texts.RULES)


def page_faults(reading: Reading, profile: Profile, text: Callable[[], str]) -> Iterator[Diagnostic]:
    """Yield what the reader found wrong with a page, and what the page itself contradicts.

    ``text`` gives the page that the reading's offsets count in; it is asked only where there is something to locate.
    """
    yield from reading.faults
    if reading.copied:
        return
    for rule, place in (*language.found(reading, profile, text), *texts.found(reading, profile)):
        line, column = line_and_column(text(), place.at)
        hint = place.hint or rule.fix
        yield Diagnostic(reading.path, line, column, rule.id, place.problem, hint, place.excerpt, rule.severity)
