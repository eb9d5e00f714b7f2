"""The list of a page's languages, where the theme has a place for one.

In: the place, and a page's versions. Out: an edit. Never done here: adding a list where nobody asked for one, or a
link to a version that is not announced.
"""

import html
from dataclasses import dataclass
from functools import cached_property

from l10n.build.addresses import relative
from l10n.build.plan import Group, Version
from l10n.html.head import Spot
from l10n.locales import Locale
from l10n.spans import Edit, Span
from l10n.units.render import escape_html

CLASS = "l10n-switcher"
"""The class of the list, for the theme's style sheet."""


@dataclass(frozen=True)
class Switcher:
    """Writes the lists of one page's versions. What the page's ``codec`` cannot hold is written as references."""

    group: Group
    codec: str

    def edits(self, spot: Spot, version: Version, start: str) -> list[Edit]:
        """Link to the page's other languages from the element that the configuration names, each in its own name.

        ``start`` is what relative links of the page begin from: its output path, or its ``<base>``.
        """
        links = [
            f'<a href="{html.escape(relative(path, start))}"{rest}'
            for path, rest in self._links
            if path != version.path
        ]
        if version.locale is None or not links:
            return []
        if spot.is_list:
            text = "".join(f'<li class="{CLASS}">{link}</li>' for link in links)
        else:
            text = f'<ul class="{CLASS}">{"".join(f"<li>{link}</li>" for link in links)}</ul>'
        return [Edit(Span(spot.at, spot.at), text)]

    @cached_property
    def _links(self) -> tuple[tuple[str, str], ...]:
        """The paths of the versions that are announced, each with what is written behind its address."""
        return tuple((each.path, _named(each.locale, self.codec)) for each in self.group.announced if each.locale)


def _named(locale: Locale, codec: str) -> str:
    said = f'lang="{locale.tag}" hreflang="{locale.tag}" dir="{locale.direction}"'
    return f" {said}>{escape_html(locale.autonym, codec)}</a>"
