"""A page's bytes into its reading.

In: bytes, what is known of the site. Out: a ``Reading``. Never done here: sorting units (``l10n.units.sorting``), and
anything that takes a second page to know.
"""

from collections.abc import Iterator
from dataclasses import replace

from l10n.diagnostics import Diagnostic, Severity
from l10n.html.document import Document, read_document
from l10n.html.head import declared_of, head_of, spot_in
from l10n.html.links import links_of
from l10n.html.root import root_tag
from l10n.html.wholeness import cut_off, strange_bytes
from l10n.spans import line_and_column
from l10n.units.reading import Profile, Reading
from l10n.units.sorting import Sorting

_PEEK = 4096
_SIGNATURES = (b"%PDF-", b"PK\3\4", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"\x1f\x8b", b"BZh", b"\x7fELF")
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r\x1b"))
"""Control characters but white space and the escape of ISO-2022 encodings."""
_FEW = 3


def read_page(data: bytes, path: str, profile: Profile) -> Reading:
    """Read one page. Never fails: one that cannot be read for text is given with the fault, to be copied as it is."""
    fault = _fault(data, path)
    if fault is not None:
        return Reading(path, faults=(fault,), copied=True)
    document = read_document(data, profile.rules)
    if not document.faithful:
        problem = f"its bytes do not come back from the encoding it is in ({document.codec})"
        hint = "Save the page as UTF-8. It is copied unchanged until then."
        return Reading(path, faults=(Diagnostic(path, 0, 0, "page/unreadable", problem, hint),), copied=True)
    return replace(read_document_as(document, path, profile), faults=tuple(_losses(document, path)))


def read_document_as(document: Document, path: str, profile: Profile) -> Reading:
    """Read a document that is a page, or a part of a file of another kind at ``path``."""
    sorting = Sorting(document, profile)
    messages, values = sorting.sorted()
    return Reading(
        path,
        messages,
        values,
        root_tag(document),
        links=links_of(document),
        head=head_of(document),
        declared=declared_of(document),
        left=tuple(sorting.left()),
        spot=spot_in(document, profile.switcher),
    )


def _fault(data: bytes, path: str) -> Diagnostic | None:
    if not data.strip():
        return Diagnostic(path, 0, 0, "page/empty", "the file is empty", "Export the page again, or exclude it.")
    if _is_binary(data[:_PEEK]):
        problem = "this is a binary file, not HTML"
        return Diagnostic(path, 0, 0, "page/binary", problem, "Rename it or exclude it. It is copied unchanged.")
    return None


def _losses(document: Document, path: str) -> Iterator[Diagnostic]:
    """Yield where a page that can be read has lost something."""
    cut = cut_off(document)
    if cut is not None:
        problem = "ends before this does: something is missing behind it"
        hint = "Export the page again."
        yield Diagnostic(
            path, *line_and_column(document.text, cut), "page/truncated", problem, hint, severity=Severity.WARNING
        )
    strange = strange_bytes(document)
    if strange is not None:
        place, hint = line_and_column(document.text, strange.at), "Save the page as UTF-8, and let it say so."
        yield Diagnostic(path, *place, "page/charset", strange.problem, hint, severity=Severity.WARNING)


def _is_binary(start: bytes) -> bool:
    """Tell a picture, an archive or the like by how it begins, or by control characters that no text is full of."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False  # UTF-16: half of it may be NUL
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return start.startswith(_SIGNATURES) or (controls > _FEW and controls * 50 > len(start))
