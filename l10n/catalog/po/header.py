"""The header entry: written for new catalogs and templates, edited in old ones.

In: a template, a locale, the facts of a project. Out: bytes of a ``.pot``, a new ``PoFile``, or one with some header
fields changed. Never done here: overruling what a catalog's header says validly.

The fields are those of the gettext manual, "Filling in the Header Entry", with ``X-Source-Language`` (a BCP 47 tag).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.catalog.model import Entry, Key, Message, Template
from l10n.catalog.po.fields import edit_fields, parse_fields, render_fields
from l10n.catalog.po.reader import parse_po
from l10n.catalog.po.store import Chunk, PoFile
from l10n.catalog.po.wrapping import WIDTH
from l10n.catalog.po.writer import Style, render_entry, rewrite_entry
from l10n.locales import Locale
from l10n.plurals import PluralForms, parse_plural_forms
from l10n.spool import Spool, digest_of, in_blocks

_DATE = "%Y-%m-%d %H:%M%z"
_MIME = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
_CREDITS = ("Project-Id-Version", "Report-Msgid-Bugs-To", "PO-Revision-Date", "Last-Translator", "Language-Team")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What new headers say: the project's name and version, who made the file, and when.

    ``now`` must know its time zone. ``width`` is the column at which new lines are wrapped, 0 for never.
    """

    project: str
    now: dt.datetime
    generator: str = "blog-l10n"
    team: str = "none"
    translator: str = "Automatically generated"
    width: int = WIDTH

    @property
    def date(self) -> str:
        """``now`` as gettext writes it: ``2014-02-26 20:12+0100``."""
        return self.now.strftime(_DATE)


def render_template(template: Template, defaults: Defaults, previous: Sequence[bytes] = ()) -> Spool:
    """Write a ``.pot`` file, in blocks.

    ``previous`` are the blocks of what the file holds now. Its ``Project-Id-Version`` stays: a copy of the project in a
    folder of another name is the same project. Its ``POT-Creation-Date`` stays unless a message, its context, comments
    or flags changed; references may change without moving it.
    """
    if not previous:
        return in_blocks(_template(template, defaults, defaults.project, defaults.date))
    head = parse_po(previous[0].partition(b"\n\n")[0] + b"\n", "").catalog
    project, created = head.field("Project-Id-Version"), head.field("POT-Creation-Date")
    same = in_blocks(_template(template, defaults, project, created))
    if digest_of(same) == digest_of(previous):  # as most often, and reading all of it would take longer
        return same
    old = parse_po(b"".join(previous), "").catalog
    unchanged = content(entry.message for entry in old.entries if not entry.obsolete) == content(template.messages)
    created = old.field("POT-Creation-Date") if unchanged else ""
    project = old.field("Project-Id-Version") or defaults.project
    return in_blocks(_template(template, defaults, project, created or defaults.date))


def _template(template: Template, defaults: Defaults, project: str, created: str) -> Iterator[bytes]:
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": created,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        **_MIME,
        "Plural-Forms": "nplurals=INTEGER; plural=EXPRESSION;",
        **_origin(template, defaults),
    }
    style = Style(defaults.width)
    yield render_entry(Entry(Message(""), (render_fields(fields.items()),), fuzzy=True), style).encode()
    for message in template.messages:
        yield f"{style.newline}{render_entry(Entry(message, untranslated(message, 2)), style)}".encode()


def create_catalog(template: Template, locale: Locale, defaults: Defaults, path: str, created: str = "") -> PoFile:
    """Make a catalog that holds its header and no entry yet; ``l10n.catalog.merge`` brings the messages.

    ``created`` is the template's ``POT-Creation-Date``. The result passes ``msgfmt --check``.
    """
    fields = {
        "Project-Id-Version": defaults.project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": created or defaults.date,
        "PO-Revision-Date": defaults.date,
        "Last-Translator": defaults.translator,
        "Language-Team": defaults.team,
        "Language": locale.posix,
        **_MIME,
        "Plural-Forms": locale.plural_forms,
        **_origin(template, defaults),
    }
    header = Entry(Message(""), (render_fields(fields.items()),))
    chunk = Chunk(render_entry(header, Style(defaults.width)), header)
    return PoFile(path, (chunk,), tuple(fields.items()), 0)


def complete_header(po: PoFile, template: Template, locale: Locale, defaults: Defaults) -> PoFile:
    """Add the header fields that a catalog lacks; those that it has and that are valid win, whatever we would write.

    A ``Plural-Forms`` that cannot be read is replaced.
    """
    if po.header_at < 0:
        fresh = create_catalog(template, locale, defaults, po.path)
        gap = po.newline if po.chunks else ""
        chunk = Chunk(fresh.chunks[0].text.replace("\n", po.newline) + gap, fresh.chunks[0].entry)
        return replace(po, chunks=(chunk, *po.chunks), header=fresh.header, header_at=0)
    wanted = {"Language": locale.posix, **_MIME, **_origin(template, defaults)}
    del wanted["X-Generator"]  # it names the tool that saved the file last, and that may be the translator's
    held = {name.lower(): value for name, value in po.header if value}
    missing = {name: value for name, value in wanted.items() if name.lower() not in held}
    if plural_forms(po) is None:
        missing["Plural-Forms"] = locale.plural_forms
    return with_fields(po, missing, defaults.width)


def with_fields(po: PoFile, changes: Mapping[str, str], width: int = WIDTH) -> PoFile:
    """Set header fields; the lines of the others stay as they are."""
    entry = po.header_entry
    if entry is None or all(po.catalog_field(name) == value for name, value in changes.items()):
        return po
    text = edit_fields(entry.strings[0], changes)
    changed = replace(entry, strings=(text, *entry.strings[1:]))
    old = po.chunks[po.header_at]
    chunk = Chunk(rewrite_entry(old.text, entry, changed, Style(width, po.newline)), changed)
    chunks = (*po.chunks[: po.header_at], chunk, *po.chunks[po.header_at + 1 :])
    return replace(po, chunks=chunks, header=parse_fields(text))


def with_credits(po: PoFile, other: PoFile | None, width: int = WIDTH) -> PoFile:
    """Let a new catalog name whom the one names that its messages come from, and keep the notes above its header."""
    held, entry = other.header_entry if other else None, po.header_entry
    if other is None or held is None or entry is None:
        return po
    credited = with_fields(
        po, {name: other.catalog_field(name) for name in _CREDITS if other.catalog_field(name)}, width
    )
    noted = replace(credited.header_entry or entry, notes=held.notes)
    chunk = Chunk(render_entry(noted, Style(width, po.newline)), noted)
    return replace(credited, chunks=(*po.chunks[: po.header_at], chunk, *po.chunks[po.header_at + 1 :]))


def encodable(po: PoFile, width: int = WIDTH) -> PoFile:
    """Re-code a file as UTF-8 and declare it, where a text needs what its charset lacks, as gettext does."""
    try:
        po.render()
    except UnicodeEncodeError:
        return replace(with_fields(po, {"Content-Type": _MIME["Content-Type"]}, width), encoding="utf-8")
    return po


def plural_forms(po: PoFile) -> PluralForms | None:
    """Give the plural rule of a catalog, or None where its header has none that can be read."""
    try:
        return parse_plural_forms(po.catalog_field("Plural-Forms"))
    except ValueError:
        return None


def untranslated(message: Message, nplurals: int) -> tuple[str, ...]:
    """Give the empty translation of a message."""
    return ("",) if message.plural is None else ("",) * nplurals


def content(messages: Iterable[Message]) -> dict[Key, Message]:
    """Give what a template says to a translator: everything but where it stands and in which order."""
    return {message.key: replace(message, references=()) for message in messages if message.key != Key(None, "")}


def _origin(template: Template, defaults: Defaults) -> dict[str, str]:
    return {"X-Source-Language": template.source, "X-Generator": defaults.generator}
