"""``page/``: whether the export could be read as it should.

In: readings of pages, and the templates on disk. Out: diagnostics. Never done here: reading a page; what its reader
found arrives as diagnostics of the rules named here.
"""

from collections.abc import Iterator

from l10n.checks.rule import CheckRule
from l10n.diagnostics import Diagnostic, Severity
from l10n.locales import Locale, UnknownLocaleError
from l10n.rules import Role
from l10n.units.reading import Profile, Reading


def page_faults(reading: Reading, profile: Profile) -> Iterator[Diagnostic]:
    """Yield what the reader found wrong with a page, and what the page itself contradicts."""
    yield from reading.faults
    if not reading.copied:
        yield from _language(reading, profile)
        yield from _rules(reading, profile)


def stale_template(path: str) -> Diagnostic:
    """Say that a template is older than the pages."""
    return Diagnostic(path, 0, 0, STALE.id, "the pages hold other messages than this template", STALE.fix)


def _language(reading: Reading, profile: Profile) -> Iterator[Diagnostic]:
    """Compare the language that the page declares for its whole with the one that its text was found to be in."""
    judged = Role.INTERFACE if profile.declares is Role.INTERFACE else Role.POSTS
    declared = {placed.unit.lang for placed in reading.messages if placed.unit.page_lang and placed.unit.lang}
    spoken = {placed.language for placed in reading.messages if placed.domain is judged and placed.unit.page_lang}
    spoken.discard("und")
    if len(declared) != 1 or len(spoken) != 1:
        return
    (said,), (found,) = declared, spoken
    try:
        agree = Locale.parse(said).language == Locale.parse(found).language
    except UnknownLocaleError:
        problem = f"lang={said!r} is no language"
        yield Diagnostic(reading.path, 0, 0, LANGUAGE.id, problem, LANGUAGE.fix, "", Severity.WARNING)
        return
    if not agree:
        problem = f"declares lang={said!r}, and its text is {found}"
        yield Diagnostic(reading.path, 0, 0, LANGUAGE.id, problem, LANGUAGE.fix, "", Severity.WARNING)


def _rules(reading: Reading, profile: Profile) -> Iterator[Diagnostic]:
    """Find a page of which no rule recognises anything, where rules say what the site's text is."""
    speaking = any(rule.role in {Role.INTERFACE, Role.POSTS} for rule in profile.rules)
    if speaking and reading.messages and all(placed.unit.rule is None for placed in reading.messages):
        problem = f"no rule recognises any of its {len(reading.messages)} texts; all count as {profile.default.value}"
        yield Diagnostic(reading.path, 0, 0, NO_RULE.id, problem, NO_RULE.fix, "", Severity.WARNING)


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
LANGUAGE = CheckRule(
    "page/language",
    Severity.WARNING,
    "A page declares a language that its text is not in.",
    "Browsers hyphenate and read aloud by it. The text is believed: its messages go to the catalogs of its language.",
    '<html lang="en">\n<p>Ein langer Text auf Deutsch, den jeder als solchen erkennt, weil er viele Wörter hat und\n'
    "keines davon englisch ist. Wer ihn vorliest, sollte das wissen; wer ihn übersetzt, erst recht. Darum zählt, was\n"
    "da steht, und nicht, was jemand vor Jahren in eine Vorlage schrieb, die seither niemand mehr angesehen hat.\n"
    "So geht es mit vielem, was einmal richtig war und dann stehen blieb, während alles andere weiterging.</p>",
    '<html lang="en"><p>Hello, reader.</p>',
    'Correct lang in the theme, or set source.posts = "de" in l10n.toml.',
    notation="html",
)
NO_RULE = CheckRule(
    "page/no-rule",
    Severity.WARNING,
    "No rule of the platform or the configuration recognises anything of a page.",
    "Its chrome and its posts cannot be told apart, so buttons and menus land in the catalog of the posts.",
    '<div class="other-theme"><p>Hello, reader.</p></div>',
    '<div class="post-body"><p>Hello, reader.</p></div>',
    "Add [[extract.rules]] for the page's theme, set platform, or exclude the page.",
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

RULES = (UNREADABLE, EMPTY, BINARY, LANGUAGE, NO_RULE, STALE)
