"""``site/``: whether a built site is what search engines, browsers and readers take it for.

In: what is wrong with the files of a built site. Out: the same, by rules. Never done here: reading a page;
``l10n.build.validate`` finds, and the rules stand here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from l10n.checks.rule import CheckRule
from l10n.diagnostics import Diagnostic, Severity


def by_rules(faults: Iterable[Diagnostic], sources: Collection[str]) -> Iterator[Diagnostic]:
    """Give the faults of a built site the severity and the advice of their rules.

    ``sources`` are the paths of source pages. A build leaves what they say about their language and address as it is,
    so that is a warning: only the theme can be mended.
    """
    for fault in faults:
        rule = _BY_ID[fault.rule]
        excused = fault.path in sources and rule in {LANG, DIR, CANONICAL}
        yield replace(fault, hint=rule.fix, severity=Severity.WARNING if excused else rule.severity)


_HEAD = (
    '<html lang="de">\n'
    '<link rel="alternate" hreflang="en" href="https://blog.example/a.html">\n'
    '<link rel="alternate" hreflang="de" href="https://blog.example/de/a.html">\n'
)
_X_DEFAULT = '<link rel="alternate" hreflang="x-default" href="https://blog.example/a.html">'
_BUILD = "Run l10n build. If it comes out the same, a rule or a template that writes into the head is in the way."

ALTERNATES = CheckRule(
    "site/alternates",
    Severity.ERROR,
    "A page does not name the same versions as the versions that it names.",
    "Search engines ignore a version that does not name the page in turn: an alternate must be a language and the"
    " absolute URL of a page in that language, and each version names itself and all others.",
    f"{_HEAD.replace('/de/a.html', '/de/b.html')}{_X_DEFAULT}",
    f"{_HEAD}{_X_DEFAULT}",
    _BUILD,
    notation="html",
)
X_DEFAULT = CheckRule(
    "site/x-default",
    Severity.ERROR,
    "A page names its versions, and none for readers of other languages.",
    "Search engines then choose a version for them.",
    _HEAD.strip(),
    f"{_HEAD}{_X_DEFAULT}",
    _BUILD,
    notation="html",
)
CANONICAL = CheckRule(
    "site/canonical",
    Severity.ERROR,
    "A page is announced as a version, and says that it is a copy of another page.",
    "Search engines leave out copies, and the translation with them. On a source page it is a warning.",
    f'{_HEAD}{_X_DEFAULT}\n<link rel="canonical" href="https://blog.example/a.html">',
    f'{_HEAD}{_X_DEFAULT}\n<link rel="canonical" href="https://blog.example/de/a.html">',
    _BUILD,
    notation="html",
)
DEAD_LINK = CheckRule(
    "site/dead-link",
    Severity.ERROR,
    "A link leads into the site, and to nothing.",
    "Links that lead to a file of the export must lead to one of the site. A link that leads nowhere in the export"
    " already is the export's own, and not reported.",
    '<html lang="de">\n<a href="a.html">Dieser Text</a> und <img src="img/a.png">',
    '<html lang="de">\n<a href="a.html">Dieser Text</a> und <img src="../img/a.png">',
    "Run l10n build. A file that was deleted from the site by hand comes back then.",
    notation="html",
)
LANG = CheckRule(
    "site/lang",
    Severity.ERROR,
    "A page declares no language, or another one than its place in the site says.",
    "Browsers hyphenate, translate and read aloud by it. On a source page, left alone by builds, it is a warning.",
    '<html lang="en">\n<p>Dieser Text ist auf Deutsch.</p>',
    '<html lang="de-AT">\n<p>Dieser Text ist auf Deutsch.</p>',
    "Run l10n build; set lang in the theme where a source page lacks it.",
    notation="html",
)
DIR = CheckRule(
    "site/dir",
    Severity.ERROR,
    "A page is written in another direction than its language.",
    "Arabic, Hebrew, Persian and Urdu pages without dir=rtl have their punctuation and columns on the wrong side. On a"
    " source page it is a warning.",
    '<html lang="de" dir="rtl">\n<p>Dieser Text ist auf Deutsch.</p>',
    '<html lang="de">\n<p>Dieser Text ist auf Deutsch. <bdo dir="rtl">Fast.</bdo></p>',
    "Run l10n build; set dir in the theme where a source page lacks it.",
    notation="html",
)
UNMARKED = CheckRule(
    "site/unmarked",
    Severity.WARNING,
    "A text is in another language than the page, and nothing says so.",
    "It is read aloud with the wrong voice and hyphenated by the wrong rules. Another script is seen in a sentence,"
    " another language in a long paragraph.",
    '<html lang="de">\n<p>Этот абзац остался таким, каким он был в источнике: никто его ещё не перевёл.</p>',
    '<html lang="de">\n<p lang="ru">Этот абзац остался таким, каким он был в источнике: никто его ещё не перевёл.</p>',
    "Translate it. Where it is to stay as it is, an element around it needs a lang attribute.",
    notation="html",
)

RULES = (ALTERNATES, X_DEFAULT, CANONICAL, DEAD_LINK, LANG, DIR, UNMARKED)
_BY_ID: Mapping[str, CheckRule] = {rule.id: rule for rule in RULES}
