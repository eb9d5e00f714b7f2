"""A page as the frames show it: the source, or the translation, with each text that can be edited marked.

In: a page's bytes, its sheet, and what the locale says. Out: bytes. Never done here: changing anything that a build
would not, but for the marks. A mark is a ``label`` around a text: it may stand wherever text does, links and buttons
included, and a click on it presses the button of a form at the page's end. So no script is needed, neither ours nor the
page's.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import itemgetter

from l10n.build.addresses import addresses_of
from l10n.build.layout import Layout
from l10n.build.localize import Original, Scene, localized_edits
from l10n.build.plan import BUILT, Group, Version
from l10n.html.encoding import Source, read_source
from l10n.locales import Locale
from l10n.report.html import Html, html, tag
from l10n.report.links import editor_path
from l10n.serve.assets import asset
from l10n.serve.desk import Desk
from l10n.serve.sheet import Item, Sheet
from l10n.spans import Edit, Span
from l10n.units.reading import Reading


class Previewer:
    """Draws the pages of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def source(self, sheet: Sheet, current: str) -> bytes:
        """Give the page as it was exported, its texts marked."""
        source = read_source(self._desk.data(sheet.path))
        return _marked(source, [], sheet, current)

    def target(self, sheet: Sheet, current: str) -> bytes:
        """Give the page as a build would localize it, its texts marked; links lead to the pages of the editor."""
        source = read_source(self._desk.data(sheet.path))
        speech = self._desk.speech(sheet.locale)
        version = Version(sheet.path, sheet.locale, sheet.path)
        original = Original(source, sheet.reading, self._scene(sheet.locale, sheet.reading))
        edits = localized_edits(original, version, speech)
        return _marked(source, edits, sheet, current)

    def _scene(self, locale: Locale, reading: Reading) -> Scene:
        """Describe a site in which every page is in this locale and at its own place: links stay as they are."""
        pages, build = self._desk.project.pages, self._desk.project.config.build
        layout = Layout(build.url, (locale,), locale, translates_root=True)
        groups = {path: Group(path, layout, BUILT) for path in (*self._desk.paths, reading.path)}
        addresses = addresses_of(frozenset(file.path for file in pages.site.files), "", build.aliases)
        return Scene(pages.profile, addresses, groups, (locale,), annotate=build.annotate)


def _marked(source: Source, edits: list[Edit], sheet: Sheet, current: str) -> bytes:
    """Put the marks around the texts, and the form behind the page."""
    codec = source.codec
    marks = [Edit(span, _encoded(text, codec)) for span, text in _marks(edits, sheet, current)]
    end = Span(len(source.text), len(source.text))
    return source.splice([*edits, *marks, Edit(end, _encoded(_furniture(sheet), codec))])


def _marks(edits: Iterable[Edit], sheet: Sheet, current: str) -> Iterator[tuple[Span, str]]:
    taken = _Taken(edits)
    named: set[str] = set()
    wrapped = -1
    for span, item in sorted(((place, each) for each in sheet.items for place in each.places), key=itemgetter(0)):
        if span.start < wrapped or taken.inside(span.start) or taken.inside(span.stop):
            continue
        wrapped = span.stop
        first = item.id not in named
        named.add(item.id)
        yield Span(span.start, span.start), _opening(item, current, first=first)
        yield Span(span.stop, span.stop), "</label>"


class _Taken:
    """The ranges that edits replace, to ask whether a place lies within one."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._spans = sorted(edit.span for edit in edits)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._spans]

    def inside(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and self._spans[at].start < place < self._spans[at].stop


def _opening(item: Item, current: str, *, first: bool) -> Html:
    kind = f"l10n-text l10n-{item.state}" + (" l10n-current" if item.id == current else "")
    name = f"l10n-{item.id}" if first else None
    element = tag(
        "label", for_=f"l10n-open-{item.id}", class_=kind, id=name, title=f"{item.state.words}. Click to edit."
    )
    return Html(element.removesuffix("</label>"))


def _furniture(sheet: Sheet) -> Html:
    """Write what the marks need: their style, and a form whose buttons open the editor at a message."""
    buttons = [
        tag("button", item.message.id[:60], name="message", value=item.id, id=f"l10n-open-{item.id}", tabindex="-1")
        for item in sheet.items
    ]
    return html(
        tag("base", target="_top"),
        tag("link", rel="stylesheet", href=asset("frame.css")),
        tag("form", buttons, class_="l10n-form", action=editor_path(sheet.path, sheet.locale.tag), target="_top"),
    )


def _encoded(text: str, codec: str) -> str:
    """Write what the page's encoding lacks as references; everything here stands where they are read."""
    return text.encode(codec, "xmlcharrefreplace").decode(codec)
