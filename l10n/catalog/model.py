"""The words of the catalogs, free of any file format: message, template, entry, catalog.

In: nothing but values. Out: frozen values that every other part agrees on. Never done here: reading or writing a file,
matching, counting.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from l10n.diagnostics import Diagnostic

_MARKUP = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


class Key(NamedTuple):
    """What gettext calls the same message: its context (None is not the empty context) and its msgid."""

    context: str | None
    id: str


@dataclass(frozen=True, slots=True)
class Message:
    """One text to translate, after deduplication.

    ``id`` and ``plural`` are gettext's msgid and msgid_plural. ``comments`` are the extracted ones (``#.``),
    ``references`` paths of the first pages with forward slashes (``#:``), ``flags`` gettext's (``python-brace-format``)
    but fuzzy.
    """

    id: str
    plural: str | None = None
    context: str | None = None
    comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """The identity that gettext gives a message."""
        return Key(self.context, self.id)

    @property
    def words(self) -> int:
        """How many words a translator is asked for: markup is none, each CJK run counts as one."""
        return len(_WORD.findall(_MARKUP.sub(" ", self.id)))


@dataclass(frozen=True, slots=True)
class Template:
    """The messages of one domain as the pages hold them now: what a ``.pot`` file says.

    ``source`` is the BCP 47 tag of the language they are written in; ``messages`` stand in page order.
    """

    domain: str
    source: str
    messages: Sequence[Message]


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of one catalog with what a translator made of it.

    ``strings`` holds msgstr, or msgstr[0], msgstr[1], … for a plural; an untranslated one holds empty strings.
    ``notes`` are the translator's own comments (``#``). ``previous`` is the message that a fuzzy translation was made
    for (``#|``). ``line`` is where the entry's msgid (or msgctxt) stands in its file, from 1; 0 if it has no file yet.
    """

    message: Message
    strings: tuple[str, ...] = ("",)
    fuzzy: bool = False
    obsolete: bool = False
    notes: tuple[str, ...] = ()
    previous: Message | None = None
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> Key:
        """The identity of the entry's message."""
        return self.message.key

    @property
    def translated(self) -> bool:
        """Whether every form has a text. Fuzzy entries can be translated; whether they count is another question."""
        return bool(self.strings) and all(self.strings)


@dataclass(frozen=True, slots=True)
class Catalog:
    """What one ``.po`` (or ``.mo``) file holds.

    ``path`` is as the user would type it. ``header`` is the header entry's fields in file order; ``entries`` are in
    file order too, obsolete ones included, the header entry not. ``diagnostics`` say what could not be read; entries
    that could be read are here all the same.
    """

    path: str
    header: tuple[tuple[str, str], ...] = ()
    entries: tuple[Entry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def field(self, name: str) -> str:
        """Give a header field's value, or the empty string; field names are case-insensitive, the first wins."""
        wanted = name.lower()
        return next((value for key, value in self.header if key.lower() == wanted), "")
