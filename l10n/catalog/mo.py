"""Compiled catalogs: the ``.mo`` files that gettext reads at run time.

In: a catalog, or the bytes of a ``.mo``. Out: the other. Never done here: opening a file, or falling back on another
locale.

The format is that of the gettext manual, "The Format of GNU MO Files": two tables of (length, offset), sorted by the
bytes of the originals. Like msgfmt's ``--no-hash`` it has no hash table, which readers may not rely on anyway.
"""

import re
import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from l10n.catalog.model import Catalog, Entry, Key, Message
from l10n.catalog.po.charset import codec
from l10n.catalog.po.fields import parse_fields, render_fields
from l10n.diagnostics import Diagnostic
from l10n.errors import InputError

_MAGIC = 0x950412DE
HEAD = struct.Struct("<7I")
PAIR = struct.Struct("<2I")
_CHARSET = re.compile(rb"charset=([^\s;]+)")
_CONTEXT = "\x04"
_FORM = "\0"


def render_mo(catalog: Catalog, *, use_fuzzy: bool = False) -> bytes:
    """Compile a catalog, in time linear in its size but for the sort; the same catalog gives the same bytes.

    Left out, as by msgfmt: obsolete and untranslated entries, and fuzzy ones unless asked for. A plural with an empty
    form is left out too, so that the locale's parent can speak. Of duplicates the first counts.
    """
    return render_entries(catalog.entries, _header(catalog) if catalog.header else b"", use_fuzzy=use_fuzzy)


def render_entries(entries: Iterable[Entry], header: bytes = b"", *, use_fuzzy: bool = False) -> bytes:
    """Compile entries, which may be of several catalogs, with a header or none; see ``render_mo``."""
    texts: dict[bytes, tuple[bytes, bytes]] = {b"": (b"", header)} if header else {}
    for entry in entries:
        if entry.translated and not entry.obsolete and (use_fuzzy or not entry.fuzzy):
            name, original, translation = _texts(entry)
            if name and original and translation:
                texts.setdefault(name, (original, translation))
    return _layout(sorted(texts.values()))


def _header(catalog: Catalog) -> bytes:
    """Write the header for UTF-8, which is what every ``.mo`` of ours holds, whatever its ``.po`` is written in."""
    fields = [
        (name, "text/plain; charset=UTF-8" if name.lower() == "content-type" else value)
        for name, value in catalog.header
    ]
    return _encoded(render_fields(fields))


def name_of(key: Key) -> bytes:
    """Give the bytes that a message is looked up by; empty for one that no ``.mo`` can hold."""
    return _part(key.id if key.context is None else key.context + _CONTEXT + key.id)


def key_of(original: bytes) -> Key:
    """Give the message that an original of our own is, without its plural."""
    return _key(original.partition(_FORM.encode())[0].decode())


def _texts(entry: Entry) -> tuple[bytes, bytes, bytes]:
    """Give the name of an entry, its original and its translation; what no ``.mo`` can hold is empty."""
    name, plural = name_of(entry.key), entry.message.plural
    if plural is None:
        return name, name, _encoded(entry.strings[0])
    forms = [_part(each) for each in entry.strings]
    return name, name + _encoded(_FORM + plural), _FORM.encode().join(forms) if all(forms) else b""


def _part(text: str) -> bytes:
    """Encode a text behind which others may stand; one with a NUL would be two, and is left out."""
    return b"" if _FORM in text else _encoded(text)


def _encoded(text: str) -> bytes:
    """Encode a text, or give nothing for one that its file could not decode: it is reported where it is read."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return b""


def _layout(texts: list[tuple[bytes, bytes]]) -> bytes:
    count = len(texts)
    originals = HEAD.size
    translations = originals + 8 * count
    at = translations + 8 * count
    tables: list[int] = []
    for side in (0, 1):
        for pair in texts:
            length = len(pair[side])
            tables += (length, at)
            at += length + 1
    head = HEAD.pack(_MAGIC, 0, count, originals, translations, 0, originals + 16 * count)
    bodies = [pair[side] for side in (0, 1) for pair in texts]
    return b"".join([head, struct.pack(f"<{len(tables)}I", *tables), b"\0".join(bodies), b"\0" if bodies else b""])


class _Tables(NamedTuple):
    """What a ``.mo`` file's head says, checked: where its tables are, and in which byte order."""

    order: str
    entries: int
    originals: int
    translations: int


def parse_mo(data: bytes, path: str) -> Catalog:
    """Read a ``.mo`` file of either byte order. Entries that lie about where they are become diagnostics.

    Raises:
        InputError: It is no ``.mo`` file, its tables are not inside it, or its texts, overlapping, would take far more
            room than the file.
    """
    tables = _tables(data, path)
    pairs: list[tuple[bytes, bytes]] = []
    diagnostics: list[Diagnostic] = []
    room = 4 * len(data) + 1024  # honest files use each byte once; tools that share equal texts, a few times
    for number, (source, target) in enumerate(_places(data, tables)):
        if max(source.stop, target.stop) > len(data):
            problem = f"entry {number} points outside the file"
            diagnostics.append(Diagnostic(path, 0, 0, "po/syntax", problem, "Compile the catalog again."))
            continue
        room -= source.stop - source.start + target.stop - target.start
        if room < 0:
            raise InputError(path, "its texts overlap so that they are larger than the file", "Compile it again.")
        pairs.append((data[source], data[target]))
    header = next((translation for original, translation in pairs if not original), b"")
    found = _CHARSET.search(header)
    encoding = codec(found[1].decode("ascii", "replace")) if found else "utf-8"
    entries: list[Entry] = []
    for original, translation in pairs:
        try:
            if original:
                entries.append(_entry(original.decode(encoding or "utf-8"), translation.decode(encoding or "utf-8")))
        except UnicodeDecodeError:
            problem = f"a text is not valid in {encoding or 'utf-8'}"
            excerpt = original.decode("utf-8", "replace")
            diagnostics.append(Diagnostic(path, 0, 0, "po/encoding", problem, "Compile the catalog again.", excerpt))
    fields = parse_fields(header.decode(encoding or "utf-8", "replace"))
    return Catalog(path, fields, tuple(entries), tuple(diagnostics))


def _tables(data: bytes, path: str) -> _Tables:
    remedy = "Compile the catalog again."
    if len(data) < HEAD.size:
        raise InputError(path, "is no .mo file: too short", remedy)
    order = next((order for order in "<>" if struct.unpack_from(f"{order}I", data)[0] == _MAGIC), "")
    if not order:
        raise InputError(path, "is no .mo file: it does not begin with the magic number", remedy)
    revision, count, originals, translations = struct.unpack_from(f"{order}4I", data, 4)
    if revision >> 16 > 1:
        raise InputError(path, f"is a .mo file of the unknown revision {revision >> 16}", remedy)
    if max(originals, translations) + 8 * count > len(data):
        raise InputError(path, f"says that it holds {count} entries, which do not fit into it", remedy)
    return _Tables(order, count, originals, translations)


def _places(data: bytes, tables: _Tables) -> Iterator[tuple[slice, slice]]:
    pair = struct.Struct(f"{tables.order}2I")
    for number in range(tables.entries):
        original = pair.unpack_from(data, tables.originals + 8 * number)
        translation = pair.unpack_from(data, tables.translations + 8 * number)
        yield slice(original[1], sum(original)), slice(translation[1], sum(translation))


def _entry(original: str, translation: str) -> Entry:
    name, several, plural = original.partition(_FORM)
    context, text = _key(name)
    message = Message(text, plural if several else None, context)
    return Entry(message, tuple(translation.split(_FORM)) if several else (translation,))


def _key(name: str) -> Key:
    context, apart, text = name.partition(_CONTEXT)
    return Key(context, text) if apart else Key(None, name)
