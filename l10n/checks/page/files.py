"""``page/unreadable`` … ``page/stale``: files that are no whole page, and templates that are older than the pages.

In: a path. Out: a diagnostic. Never done here: opening the file; its reader found the rest.
"""

from l10n.checks.rule import CheckRule
from l10n.diagnostics import Diagnostic, Severity


def stale_template(path: str) -> Diagnostic:
    """Say that a template is older than the pages."""
    return Diagnostic(path, 0, 0, STALE.id, "the pages hold other messages than this template", STALE.fix)


UNREADABLE = CheckRule(
    "page/unreadable",
    Severity.ERROR,
    "A page cannot be read as text without loss.",
    "It is copied to the output as it is, untranslated.",
    "A page that declares Shift_JIS and holds bytes that Shift_JIS writes in another way.",
    "The same page saved as UTF-8.",
    "Save the page as UTF-8, or exclude it.",
    notation="text",
)
EMPTY = CheckRule(
    "page/empty",
    Severity.ERROR,
    "A page is an empty file.",
    "An export that stopped half-way leaves such files; their texts would be missed.",
    " ",
    "<p>Hello, reader.</p>",
    "Export the page again, or exclude it.",
    notation="html",
)
BINARY = CheckRule(
    "page/binary",
    Severity.ERROR,
    "A file is named like a page, and is none.",
    "It is copied to the output as it is.",
    "An image saved as photo.html.",
    "A page in UTF-16 with its byte order mark.",
    "Rename the file, or exclude it.",
    notation="text",
)
TRUNCATED = CheckRule(
    "page/truncated",
    Severity.WARNING,
    "A page ends within a tag, a comment or a script.",
    "An export that was interrupted leaves such pages. What came after is in no catalog, and on no localized page.",
    '<p>Hello, reader.</p>\n<p><a href="archi',
    "<p>Hello, reader.\n<p>Another paragraph, for HTML asks for no end tags: 1 < 2",
    "Export the page again.",
    notation="html",
)
CHARSET = CheckRule(
    "page/charset",
    Severity.WARNING,
    "A page holds bytes that are not in the encoding that it declares.",
    "Browsers believe a declaration, and show other characters than were meant. A page whose bytes are UTF-8 throughout"
    " is read as UTF-8 here; single bytes that mean nothing are kept as they are.",
    '<meta charset="iso-8859-1">\n<p>Übermäßig schöne Grüße: ääööüüßß</p>',
    '<meta charset="utf-8">\n<p>Übermäßig schöne Grüße: ääööüüßß</p>',
    "Save the page as UTF-8, and let it say so.",
    notation="html",
)
STALE = CheckRule(
    "page/stale",
    Severity.ERROR,
    "A template is older than the pages.",
    "Translators who work from the template would not see the new messages.",
    "A page got a new paragraph, and locales/posts.pot does not have it.",
    "l10n extract has run since the pages changed last. A project that keeps no templates has none to be stale.",
    "Run l10n extract, or l10n run, and commit what changed.",
    notation="text",
)

RULES = (UNREADABLE, EMPTY, BINARY, TRUNCATED, CHARSET, STALE)
