"""``po/``: whether a catalog is whole, current and made for its locale.

In: a catalog and what the pages hold now. Out: findings. Never done here: reading the file; what its reader found
(syntax, encoding, duplicates, plural forms) arrives as diagnostics of the rules named here.
"""

from collections.abc import Iterable, Iterator

from l10n.catalog.model import Catalog, Entry, Key, Message, Template
from l10n.catalog.po import Defaults, PoFile, complete_header
from l10n.catalog.po.header import with_fields
from l10n.checks.rule import CheckRule, Context
from l10n.diagnostics import Diagnostic, Severity
from l10n.locales import Locale, UnknownLocaleError
from l10n.plurals import parse_plural_forms
from l10n.units.placeholders import FLAG

_MANY_FORMS = 3
_FEWER_FORMS = frozenset({"he", "mt", "cy", "ga", "gv", "br", "kw"})
"""Languages whose catalogs have long been kept with fewer forms than CLDR has; these are read as they were meant."""


def missing_entry(path: str, entry: Entry, severity: Severity) -> Diagnostic:
    """Say that an entry is not translated, or not surely."""
    rule = FUZZY if entry.fuzzy and entry.translated else MISSING
    forms = sum(not string for string in entry.strings)
    if rule is FUZZY:
        problem = "fuzzy: a guess that nobody has confirmed"
    elif any(entry.strings):
        problem = f"{forms} of {len(entry.strings)} plural forms not translated"
    else:
        problem = "not translated"
    return Diagnostic(path, entry.line, 1, rule.id, problem, rule.fix, entry.message.id, severity)


def obsolete_entries(catalog: Catalog) -> Iterator[Diagnostic]:
    """Say once that a catalog keeps translations of what no page says any more."""
    old = [entry for entry in catalog.entries if entry.obsolete]
    if old:
        problem = f"{len(old)} obsolete {'entry' if len(old) == 1 else 'entries'}"
        yield Diagnostic(catalog.path, old[0].line, 1, OBSOLETE.id, problem, OBSOLETE.fix, "", Severity.WARNING)


def stale_catalog(catalog: Catalog, template: Template, failed: frozenset[str]) -> Iterator[Diagnostic]:
    """Say how a catalog differs from what the pages hold. ``failed`` are pages that were not read this time."""
    wanted = {message.key: message for message in template.messages}
    held = {entry.key: entry for entry in catalog.entries if not entry.obsolete}
    new = sum(key not in held for key in wanted)
    gone = sum(key not in wanted and not _kept_for(entry, failed) for key, entry in held.items())
    changed = sum(key in held and _differs(held[key].message, message) for key, message in wanted.items())
    parts = [
        f"{count} {'message' if count == 1 else 'messages'} {what}"
        for count, what in ((new, "not in it yet"), (changed, "changed"), (gone, "no longer in any page"))
        if count
    ]
    if parts:
        problem = f"older than the pages: {', '.join(parts)}"
        yield Diagnostic(catalog.path, 0, 0, STALE.id, problem, STALE.fix)


def gist(messages: Iterable[Message]) -> dict[Key, tuple[str | None, bool]]:
    """Give what makes work for a translator: which messages there are, their plurals and placeholders."""
    return {message.key: (message.plural, FLAG in message.flags) for message in messages if message.id}


def absent_catalog(path: str, messages: int) -> Diagnostic:
    """Say that a locale has no catalog of a domain yet."""
    problem = f"there is no such catalog yet, for {messages} messages"
    return Diagnostic(path, 0, 0, STALE.id, problem, STALE.fix)


def unlisted_catalogs(path: str, tag: str) -> Diagnostic:
    """Say that a folder holds catalogs of a locale that the configuration does not list."""
    problem = f"catalogs of {tag}, which locales in the configuration does not list"
    return Diagnostic(path, 0, 0, UNLISTED.id, problem, UNLISTED.fix, "", Severity.WARNING)


def header_faults(po: PoFile, context: Context) -> Iterator[Diagnostic]:
    """Find what a header lacks, and what in it is not the catalog's own. What it says validly is never overruled."""
    entry = po.header_entry
    if entry is None:
        yield _header(po.path, 1, "there is no header entry")
        return
    catalog = po.catalog
    if "charset=" not in catalog.field("Content-Type").lower():
        yield _header(po.path, entry.line, "Content-Type names no charset")
    plural = any(each.message.plural is not None and not each.obsolete for each in catalog.entries)
    forms = catalog.field("Plural-Forms")
    if plural and not forms:
        yield _header(po.path, entry.line, "Plural-Forms is missing, and there are plurals")
    yield from _plural_rule(po.path, entry.line, forms, context.locale)
    yield from _language(po.path, entry.line, catalog.field("Language"), context.locale)


def mend_header(po: PoFile, template: Template, locale: Locale, defaults: Defaults) -> PoFile:
    """Add what a header lacks, and correct the language it names."""
    if not po.sound:
        return po
    mended = complete_header(po, template, locale, defaults)
    named = mended.catalog_field("Language")
    fits = not any(_language(po.path, 1, named, locale))
    return mended if fits else with_fields(mended, {"Language": locale.posix}, defaults.width)


def _header(path: str, line: int, problem: str) -> Diagnostic:
    return Diagnostic(path, line, 1, HEADER.id, problem, HEADER.fix)


def _plural_rule(path: str, line: int, forms: str, locale: Locale) -> Iterator[Diagnostic]:
    """Find a rule of another kind of language: too few forms for one that has three or more, as a copied header has."""
    try:
        given = parse_plural_forms(forms).nplurals
    except ValueError:
        return  # the reader reports one that cannot be read
    needed = locale.nplurals
    if needed >= _MANY_FORMS and given < _MANY_FORMS and locale.language not in _FEWER_FORMS:
        problem = f"Plural-Forms has {given} forms, and {locale.english_name} has {needed}"
        yield _header(path, line, f"{problem}: {locale.plural_forms}")


def _language(path: str, line: int, named: str, locale: Locale) -> Iterator[Diagnostic]:
    if not named:
        yield _header(path, line, "Language is empty")
        return
    try:
        other = Locale.parse(named)
    except UnknownLocaleError:
        yield _header(path, line, f"Language: {named} is no language")
        return
    if other.language != locale.language:
        yield _header(path, line, f"Language: {named}, but this is the catalog of {locale.tag}")


def _kept_for(entry: Entry, failed: frozenset[str]) -> bool:
    references = entry.message.references
    return bool(failed) and (not references or any(_page(each) in failed or each in failed for each in references))


def _page(reference: str) -> str:
    page, colon, line = reference.rpartition(":")
    return page if colon and line.isdigit() else reference


def _differs(held: Message, wanted: Message) -> bool:
    return held.plural != wanted.plural or (FLAG in held.flags) != (FLAG in wanted.flags)


_HELLO = 'msgid "Hello, reader."\n'

MISSING = CheckRule(
    "po/missing",
    Severity.ERROR,
    "A message is not translated.",
    "Readers would see it in the source language. An error where the catalog is below its threshold, else a warning.",
    f'{_HELLO}msgstr ""',
    f'{_HELLO}msgstr "Hallo, liebe Leserin, lieber Leser."',
    "Translate it. A plural is missing as long as one of its forms is empty.",
)
FUZZY = CheckRule(
    "po/fuzzy",
    Severity.ERROR,
    "A translation is a guess that nobody has confirmed.",
    "The text has changed since it was translated: a guess may say what the page no longer says. It is not published.",
    f'#, fuzzy\n#| msgid "Hello, stranger."\n{_HELLO}msgstr "Hallo, fremde Person."',
    f'{_HELLO}msgstr "Hallo, liebe Leserin, lieber Leser."',
    "Correct the translation where it needs it, and remove the flag.",
)
OBSOLETE = CheckRule(
    "po/obsolete",
    Severity.WARNING,
    "A catalog keeps translations of messages that no page holds any more.",
    "They do no harm, and come back when the text does; some day they are only ballast.",
    f'{_HELLO}msgstr "Hallo."\n\n#~ msgid "Bye."\n#~ msgstr "Auf Wiedersehen."',
    f'{_HELLO}msgstr "Hallo."',
    "Delete them when the text will not return, as with: msgattrib --no-obsolete.",
)
STALE = CheckRule(
    "po/stale",
    Severity.ERROR,
    "A catalog is older than the pages.",
    "Messages that it does not hold cannot be translated; what is counted as done may be about a text that is gone.",
    "A page got a new paragraph, and nobody has run l10n update.",
    "l10n update has run since the pages changed last; that the pages of a message changed makes no catalog stale.",
    "Run l10n update, and commit the catalogs.",
    notation="text",
)
DUPLICATE = CheckRule(
    "po/duplicate",
    Severity.ERROR,
    "A message stands in a catalog twice.",
    "Only one of the translations is used, and tools differ in which. Merging branches by hand does this.",
    f'{_HELLO}msgstr "Hallo."\n\n{_HELLO}msgstr "Guten Tag."',
    f'{_HELLO}msgstr "Hallo."\n\nmsgctxt "menu"\n{_HELLO}msgstr "Guten Tag."',
    "Keep one of the two. The same text with another context is another message.",
)
PLURAL_COUNT = CheckRule(
    "po/plural-count",
    Severity.ERROR,
    "A plural has not as many forms as its header promises.",
    "Some counts would have no text at all.",
    '#, python-brace-format\nmsgid "{count} comment"\nmsgid_plural "{count} comments"\nmsgstr[0] "{count} Kommentare"',
    '#, python-brace-format\nmsgid "{count} comment"\nmsgid_plural "{count} comments"\n'
    'msgstr[0] "Ein Kommentar"\nmsgstr[1] "{count} Kommentare"',
    "Give one msgstr[N] for each form that Plural-Forms counts, numbered from 0.",
)
HEADER = CheckRule(
    "po/header",
    Severity.ERROR,
    "A catalog's header lacks something, or is another locale's.",
    "Tools go by it: without a charset texts are misread, with another plural rule the wrong forms are shown.",
    'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"',
    'msgid ""\nmsgstr "Language: de_AT\\nContent-Type: text/plain; charset=UTF-8\\n"',
    "Run l10n check --fix, or correct the field. A Plural-Forms that can be read is never overruled.",
    fixable=True,
)
SYNTAX = CheckRule(
    "po/syntax",
    Severity.ERROR,
    "Something in the file is not the grammar of a catalog.",
    "What cannot be read is not translated, and the file is not changed before it is mended. Often a conflict marker.",
    '<<<<<<< HEAD\nmsgid "Hello."\nmsgstr "Hallo."',
    'msgid "Hello."\nmsgstr "Sie sagte: \\"Hallo.\\""',
    "Mend the line that is named.",
)
ENCODING = CheckRule(
    "po/encoding",
    Severity.ERROR,
    "Bytes of the file are not in the charset that it declares.",
    "The characters cannot be known.",
    'A file in Latin-1 whose header says "Content-Type: text/plain; charset=UTF-8".',
    "A file in UTF-8 that says so, or one in Latin-1 that says that.",
    "Save the file in the charset that it declares; UTF-8 is best.",
    notation="text",
)
UNLISTED = CheckRule(
    "po/unlisted",
    Severity.WARNING,
    "There are catalogs of a locale that the configuration does not list.",
    "Nobody checks, compiles or builds them.",
    'locales = ["de"]      # and there is locales/fr/LC_MESSAGES/posts.po',
    'locales = ["de", "fr"]',
    "Add the locale to locales in l10n.toml, or delete its folder.",
    notation="text",
)

RULES = (MISSING, FUZZY, OBSOLETE, STALE, DUPLICATE, PLURAL_COUNT, HEADER, SYNTAX, ENCODING, UNLISTED)
