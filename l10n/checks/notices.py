"""``io/`` and ``build/``: what commands say that no check has found.

In: nothing. Out: the same facts that a rule has, for ``l10n rule`` and the documentation. Never done here: finding one
of them; who reads a file or builds a page does.
"""

from l10n.checks.rule import CheckRule
from l10n.diagnostics import Severity

READ = CheckRule(
    "io/read",
    Severity.ERROR,
    "A file of the export cannot be read.",
    "The other files are still done, and what was built of this one before is kept; the command ends with 2.",
    "export/lost.html is a link to a file that is not there.",
    "All files of the export can be read.",
    "Put the file back, change its permissions, or exclude it.",
    notation="text",
)
BASE_URL = CheckRule(
    "build/base-url",
    Severity.WARNING,
    "It is not known where the site will be.",
    "Pages cannot name their other versions to search engines then, and there is no sitemap.",
    '[build]\nbase_url = ""',
    '[build]\nbase_url = "https://blog.example/"',
    "Set build.base_url.",
    notation="toml",
)
UNTRANSLATED = CheckRule(
    "build/untranslated",
    Severity.ERROR,
    "A message is missing where builds with missing messages are refused.",
    'That is what untranslated = "error" asks for. The page is written, with the source in that place; the command'
    " ends with 1.",
    '[build]\nuntranslated = "error"   # and a message of index.html is not translated into German',
    '[build]\nuntranslated = "source"',
    "Translate the message, or set build.untranslated to source or skip.",
    notation="toml",
)
STRUCTURE = CheckRule(
    "build/structure",
    Severity.ERROR,
    "A built page is not made as its source page is.",
    "Only texts and what a page says about itself may differ. Such a page is not written; --verify, which looks"
    " with a second parser, says so of pages that are.",
    "<p>Hello, <b>reader</b>.</p>, and in German <p>Hallo, Leser.</p>",
    "<p>Hello, <b>reader</b>.</p>, and in German <p>Hallo, <b>Leser</b>.</p>",
    "This is a bug of l10n: please report it, with the page.",
    notation="text",
)

NOTICES = (READ, BASE_URL, UNTRANSLATED, STRUCTURE)
