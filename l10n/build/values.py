"""Dates, times and numbers of a page, written for another locale.

In: what was recognised, and a locale. Out: text. Never done here: recognising what reading did not; changing a time
zone; touching a value in the locale's own language.
"""

from functools import lru_cache

from l10n.dates import parse_machine, recognise, recognise_relative, render_date, render_relative
from l10n.locales import Locale
from l10n.rules import Role
from l10n.units.counts import number_of
from l10n.units.unit import Datum


@lru_cache(maxsize=65536)
def write_value(datum: Datum, target: str) -> str | None:
    """Write a value for the locale ``target`` (BCP 47); None where its own text is to stay."""
    if datum.role is Role.COUNT:
        return _number(datum, target)
    stamp = parse_machine(datum.machine) if datum.machine else None
    hint = getattr(stamp, "date", lambda: stamp)()
    match = recognise(datum.text, datum.language, also=("en",), region=True, hint=hint)
    if match is not None:
        written = render_date(match, target, datum.language)
    else:
        relative = recognise_relative(datum.text, datum.language)
        written = render_relative(relative, target, datum.language) if relative else None
    return None if written == datum.text else written


def _number(datum: Datum, target: str) -> str | None:
    locale = Locale.parse(target)
    if datum.language != "und" and locale.same_language(Locale.parse(datum.language)):
        return None
    number = number_of(datum)
    written = locale.decimal(number)
    return None if written == datum.text else written
