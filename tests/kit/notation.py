"""A page as the units that are in it, in a notation short enough to be an expected value.

In: the bytes of a page. Out: its messages in square brackets, in page order, ``@`` before an attribute's; or the bytes
of the page with some messages replaced. Never done here: reading HTML in any other way than the engine does.
"""

from collections.abc import Mapping, Sequence

from l10n.build.page import translate_page
from l10n.html.document import read_document
from l10n.rules import Rule
from l10n.units.segment import segment


def show(raw: bytes, rules: Sequence[Rule] = ()) -> str:
    """Write the units of a page as ``[text] [@attribute]``."""
    units = segment(read_document(raw, rules))
    return " ".join(f"[{'@' if unit.kind == 'attribute' else ''}{unit.message}]" for unit in units)


def untranslated(raw: bytes) -> bytes:
    """Build a page without a single translation."""
    document = read_document(raw)
    return translate_page(document, segment(document), lambda _: None)


def translated(raw: bytes, catalog: Mapping[str, str]) -> bytes:
    """Build a page with the messages of ``catalog`` replaced; each of them must be on the page."""
    document = read_document(raw)
    units = segment(document)
    missing = catalog.keys() - {unit.message for unit in units}
    assert not missing, f"not on the page: {missing}, but {[unit.message for unit in units]}"
    return translate_page(document, units, lambda unit: catalog.get(unit.message))


def fields(raw: bytes, name: str, rules: Sequence[Rule] = ()) -> dict[str, object]:
    """Give one field of every unit, by message."""
    return {unit.message: getattr(unit, name) for unit in segment(read_document(raw, rules))}
