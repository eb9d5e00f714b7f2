"""What a page says about its own language, in another one.

In: what the page's ``html`` tag holds, and a locale. Out: edits. Never done here: anything that is not in the list of
``docs/edits.md``.
"""

from l10n.html.root import OpenTag, with_attributes
from l10n.locales import Locale
from l10n.spans import Edit


def language_edits(tag: OpenTag, page: str, locale: Locale) -> list[Edit]:
    """Make the page declare ``locale`` and its direction.

    ``dir`` is written where the page has one, or where the locale is written from right to left: ``ltr`` is the default
    (HTML, 3.2.6.4). An ``xml:lang`` that the page has follows ``lang`` (XHTML 1.0, C.7).
    """
    held = {name for name, _ in tag.values}
    wanted = {"lang": locale.tag}
    if "xml:lang" in held:
        wanted["xml:lang"] = locale.tag
    if "dir" in held or locale.direction == "rtl":
        wanted["dir"] = locale.direction
    return with_attributes(tag, wanted, page)
