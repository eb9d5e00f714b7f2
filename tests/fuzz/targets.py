"""What is fuzzed: functions of bytes that raise where a law breaks.

In: any bytes. Out: nothing. Never done here: choosing bytes; ``run.py`` lets atheris do that, ``test_found.py`` plays
again what it found.
"""

import contextlib
import tomllib
from collections.abc import Callable
from itertools import pairwise

from pseudo import marked, parts
from skeleton import kinds

from l10n.build.page import translate_page
from l10n.catalog.merge import merge
from l10n.catalog.mo import parse_mo, render_mo
from l10n.catalog.model import Message, Template
from l10n.catalog.po import parse_po
from l10n.config.read import parse_config
from l10n.dates import find_dates, learn_order, parse_machine, recognise, render_date
from l10n.errors import L10nError
from l10n.html.document import read_document
from l10n.plurals import parse_plural_forms
from l10n.units.render import MarkupError, render_unit
from l10n.units.segment import segment
from l10n.units.unit import Unit
from l10n.xml import NotXmlError, parse_xml, read_text

_MARK = b"\xef\xbb\xbf"
_APART = b"\0\0"
"""Parts the pieces of an input that has several."""


def page(data: bytes) -> None:
    """A page comes back, its units are in order, and translations are read back from it.

    They add no text where none stood: beside what is torn (``</>``, a tag without end) that is nobody's text.
    """
    document = read_document(data)
    units = segment(document)
    assert translate_page(document, units, lambda _: None) == data
    assert all(one.span.start <= other.span.start for one, other in pairwise(units))
    if document.faithful:
        built = translate_page(document, units, lambda unit: marked(unit.message))
        mark = document.source.bom
        text = built[len(mark) :].decode(document.codec, "surrogateescape")
        again = segment(read_document(_MARK + text.encode("utf-8", "surrogatepass")))
        assert [parts(unit.message) for unit in again] == [parts(marked(unit.message)) for unit in units]


def codes(data: bytes) -> None:
    """No translation brings a kind of element into a page that it has not."""
    body, _, said = data.partition(_APART)
    document, hostile = read_document(_MARK + body), f"{said.decode('utf-8', 'replace')}x"  # one of spaces hides text
    units = segment(document)

    def translate(unit: Unit) -> str | None:
        try:
            render_unit(unit, hostile, lambda span: document.text[slice(*span)], document.codec)
        except MarkupError:
            return None
        return hostile

    built = translate_page(document, units, translate)
    if document.faithful:
        assert kinds(built[len(_MARK) :].decode("utf-8", "surrogateescape")) <= kinds(document.text)


def po(data: bytes) -> None:
    """A catalog comes back; brought up to date it reads as what was meant, and a second time changes nothing."""
    before = parse_po(data, "x.po")
    assert before.render() == data
    live = [entry.message for entry in before.catalog.entries if not entry.obsolete]
    kept = {message.key: message for message in live[::2]}
    template = Template("posts", "en", (*kept.values(), Message("Something new")))
    once = merge(template, before).po
    again = parse_po(once.render(), "x.po")
    assert merge(template, again).po.render() == once.render()
    if before.sound:
        held = {text for entry in again.catalog.entries for text in entry.strings}
        assert {entry.strings[0] for entry in before.catalog.entries if entry.key not in kept} - {""} <= held
    render_mo(before.catalog)


def mo(data: bytes) -> None:
    """Any bytes are a compiled catalog or no input; what is read can be compiled again."""
    with contextlib.suppress(L10nError):
        render_mo(parse_mo(data, "x.mo"))


def plurals(data: bytes) -> None:
    """A plural rule is refused or gives a form that there is."""
    with contextlib.suppress(ValueError):
        rule = parse_plural_forms(data.decode("utf-8", "replace"))
        for number in (0, 1, 2, 5, 11, 100, 1_000_000):
            with contextlib.suppress(ValueError):
                assert 0 <= rule.index(number) < rule.nplurals


def dates(data: bytes) -> None:
    """A text is a date or none; what is written for it in another language is a text."""
    text = data.decode("utf-8", "replace")
    parse_machine(text)
    for locale in ("fr", "ar", "ja", "th"):
        learn_order([text], locale)
        match = recognise(text, locale, also=("en",), region=True)
        if match is not None:
            render_date(match, "de", locale)
        for start, stop, found in find_dates(text, locale, region=True):
            assert text[start:stop] == found.text


def config(data: bytes) -> None:
    """A configuration is understood, or refused with a place."""
    try:
        table = tomllib.loads(data.decode("utf-8", "replace"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    with contextlib.suppress(L10nError):
        parse_config(table)


def xml(data: bytes) -> None:
    """A feed is read, or said to be no XML."""
    with contextlib.suppress(NotXmlError):
        found, codec = parse_xml(data)
        if found.content is not None:
            read_text(data[slice(*found.content)].decode(codec, "replace"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (page, codes, po, mo, plurals, dates, config, xml)
}
