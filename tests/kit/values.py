"""The values of a page, in a notation short enough to be an expected value.

In: the HTML of a body, a platform and its languages. Out: messages with their values in brackets. Never done here:
finding out the platform or a language.
"""

from l10n.config import Config
from l10n.platforms.profile import load_platform
from l10n.units.page import read_page
from l10n.units.reading import Profile, Reading


def profile(platform: str, language: str) -> Profile:
    """Give what is known of a site of one platform and language."""
    known = load_platform(platform)
    rules = (*Config().extract.rules, *known.rules)
    return Profile(rules, known.default, known.declares, known.lexicons, language, language)


def read(body: str, platform: str = "wordpress", language: str = "en") -> Reading:
    """Read a page of this body."""
    return read_page(page_of(body, language).encode(), "page.html", profile(platform, language))


def page_of(body: str, language: str = "en") -> str:
    """Write a page around a body."""
    return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def shown(reading: Reading) -> list[str]:
    """Write each message with its values, then each value alone: ``On {date} [date March 3, 2014]``."""
    messages = []
    for placed in reading.messages:
        unit = placed.unit
        forms = unit.message if unit.plural in {None, unit.message} else f"{unit.message} | {unit.plural}"
        values = [f" [{value.role} {value.datum.text if value.datum else '-'}]" for value in unit.values]
        messages.append(forms + "".join(values))
    return messages + [f"[{alone.datum.role} {alone.datum.text}]" for alone in reading.alone]
