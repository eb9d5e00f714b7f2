"""Feeds in another language: each text by the engine of pages, put back in the escaping of its element.

In: a feed's bytes and its reading. Out: bytes; everything outside the edits is the feed's own. Never done here: dates
(a machine reads them), or choosing which feeds there are (``l10n.build.plan``).
"""

import html
from collections.abc import Iterator

from l10n.build.links import Linking
from l10n.build.localize import Scene, Voice
from l10n.build.plan import Version, where_of
from l10n.catalog.speech import Speech
from l10n.html.encoding import Source, source_of
from l10n.spans import Edit, Span, splice
from l10n.units.feed import Address, AddressKind, FeedReading, Field, FieldKind, Item
from l10n.xml import characters, escape_xml, read_text


def localize_feed(data: bytes, feed: FeedReading, version: Version, speech: Speech, scene: Scene) -> bytes:
    """Write a feed in a locale."""
    edits = list(_Feed(data, feed, version, speech, scene).edits())
    # As Latin-1 a byte is a character, so that the one splice there is works on bytes as well.
    written = (Edit(span, text.encode(feed.codec, "xmlcharrefreplace").decode("latin-1")) for span, text in edits)
    return splice(data.decode("latin-1"), written).encode("latin-1")


class _Feed:
    """One feed under way. All spans of its edits are bytes."""

    def __init__(self, data: bytes, feed: FeedReading, version: Version, speech: Speech, scene: Scene) -> None:
        self.data, self.feed, self.version, self.speech, self.scene = data, feed, version, speech, scene
        where = where_of(scene.groups, speech.locale)
        self.linking = Linking(scene.addresses, version.page, version.path, where, absolute=True)

    def edits(self) -> Iterator[Edit]:
        head, *entries = self.feed.items
        for item in (head, *entries):
            voices = [(field, *self._voice(field)) for field in item.fields]
            for field, source, voice in voices:
                yield from self._field(field, source, voice)
            if not self.scene.annotate:
                continue
            translated = item is head or any(voice.says_something for _, _, voice in voices)
            yield from self._language(item, voices, whole=item is head, translated=translated)
            if translated:
                for address in item.addresses:
                    yield from self._address(address)

    def _voice(self, field: Field) -> tuple[Source, Voice]:
        raw = self.data[slice(*field.content)].decode(self.feed.codec, "surrogateescape")
        text = read_text(raw)
        shown = raw if field.kind is FieldKind.XHTML or text is None else text.text
        source = source_of(html.escape(shown, quote=False) if field.kind is FieldKind.TEXT else shown, self.feed.codec)
        return source, Voice(source, field.reading, self.speech, self.scene)

    def _field(self, field: Field, source: Source, voice: Voice) -> Iterator[Edit]:
        plain = field.kind is FieldKind.TEXT
        others = voice.annotations(self.linking, plain=plain) if self.scene.annotate else ()
        edits = voice.edits(others, plain=plain)
        raw = self.data[slice(*field.content)].decode(self.feed.codec, "surrogateescape")
        text = read_text(raw)
        if not edits:
            return
        if field.kind is FieldKind.XHTML or text is None:
            yield Edit(field.content, characters(splice(source.raw, edits)))
        elif plain or source.dropped:
            new = splice(source.text, edits)
            yield Edit(field.content, self._wrapped(html.unescape(new) if plain else new, cdata=text.cdata))
        else:
            places, cdata = text.places, text.cdata
            inner = (
                Edit(Span(places[start], places[stop]), escape_xml(new, cdata=cdata)) for (start, stop), new in edits
            )
            yield Edit(field.content, splice(raw, inner))

    def _wrapped(self, text: str, *, cdata: bool) -> str:
        return f"<![CDATA[{escape_xml(text, cdata=True)}]]>" if cdata else escape_xml(text, cdata=False)

    def _language(
        self, item: Item, voices: list[tuple[Field, Source, Voice]], *, whole: bool, translated: bool
    ) -> Iterator[Edit]:
        """Declare the locale, and another language where a title or an entry stays in it (XML 1.0, 2.12)."""
        tag = self.speech.locale.tag
        if item.language is not None:
            if translated:
                yield Edit(item.language, tag)
        elif whole and self.feed.atom:
            yield self._declared(item.tag, tag)
        elif whole:
            yield Edit(Span(item.tag.stop, item.tag.stop), f"<language>{tag}</language>")
        if not self.feed.atom:
            return
        for field, _, voice in voices:
            if field.kind is FieldKind.TEXT and b"xml:lang" not in self.data[slice(*field.tag)] and voice.left:
                yield self._declared(field.tag, voice.left)

    def _declared(self, tag: Span, language: str) -> Edit:
        """Add ``xml:lang`` at the end of a start tag."""
        end = tag.stop - (2 if self.data[tag.stop - 2 : tag.stop] == b"/>" else 1)
        return Edit(Span(end, end), f' xml:lang="{language}"')

    def _address(self, address: Address) -> Iterator[Edit]:
        """Lead a link to the localized page, and give a translation an id of its own (RFC 4287, 4.2.6)."""
        home = self.scene.addresses.home
        new = self.linking.address(address.target, self.version.page, self.version.path)
        if address.kind is AddressKind.SELF and home:
            new = self.scene.addresses.url(self.version.path)
        elif address.kind is AddressKind.ID and self.version.path != self.version.page and (new is None or not home):
            mark = ":" if address.target.startswith("tag:") else "#"
            new = f"{address.target}{mark}{self.speech.locale.tag}"
        if new is not None and new != address.target:
            yield Edit(address.span, escape_xml(new, cdata=False))
