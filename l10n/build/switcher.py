"""The list of a page's languages, where the theme has a place for one.

In: the place, and a page's versions. Out: an edit. Never done here: adding a list where nobody asked for one, or a
link to a version that is not announced.
"""

import html

from l10n.build.addresses import relative
from l10n.build.plan import Group, Version
from l10n.html.head import Spot
from l10n.locales import Locale
from l10n.spans import Edit, Span
from l10n.units.render import escape_html

CLASS = "l10n-switcher"
"""The class of the list, for the theme's style sheet."""


def switcher_edits(spot: Spot | None, version: Version, group: Group, start: str, codec: str) -> list[Edit]:
    """Link to the page's other languages from the element that the configuration names, each in its own name.

    ``start`` is what relative links of the page begin from: its output path, or its ``<base>``. Names that the page's
    encoding cannot hold are written as references.
    """
    others = [(other.locale, other.path) for other in group.announced if other.path != version.path]
    links = [_link(locale, relative(path, start), codec) for locale, path in others if locale is not None]
    if spot is None or version.locale is None or not links:
        return []
    if spot.is_list:
        text = "".join(f'<li class="{CLASS}">{link}</li>' for link in links)
    else:
        text = f'<ul class="{CLASS}">{"".join(f"<li>{link}</li>" for link in links)}</ul>'
    return [Edit(Span(spot.at, spot.at), text)]


def _link(locale: Locale, url: str, codec: str) -> str:
    said = f'lang="{locale.tag}" hreflang="{locale.tag}" dir="{locale.direction}"'
    return f'<a href="{html.escape(url)}" {said}>{escape_html(locale.autonym, codec)}</a>'
