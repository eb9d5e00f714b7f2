"""Every key of the configuration, with its default, its kind and its meaning: reading, schema and starter follow this.

In: nothing but values. Out: ``Config`` and its sections. Never done here: reading a file.
"""

# ruff: noqa: RUF009 - _setting and _section are dataclasses.field, with metadata

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from l10n.config import kinds
from l10n.config.kinds import Kind
from l10n.config.thresholds import FailUnder
from l10n.files import Location, locate
from l10n.rules import Rule

ORIGIN_DEFAULT = "default"
ORIGIN_FLAG = "command line"

_T = TypeVar("_T")

RULE: Mapping[str, Kind] = {
    "select": kinds.FILLED_TEXT,
    "role": kinds.ROLE,
    "context": kinds.TEXT,
    "note": kinds.TEXT,
}
"""The keys of one of ``extract.rules``; the first two are required."""


def _setting(default: _T, kind: Kind, meaning: str) -> _T:
    return field(default=default, metadata={"kind": kind, "meaning": meaning})


def _section(default: _T, meaning: str) -> _T:
    return field(default=default, metadata={"section": type(default), "meaning": meaning})


@dataclass(frozen=True, slots=True)
class Source:
    """``[source]``: the languages that the export is written in."""

    interface: str = _setting("auto", kinds.FILLED_TEXT, 'language of the chrome, such as "fr"; "auto" finds it out')
    posts: str = _setting("auto", kinds.FILLED_TEXT, "default language of the posts")


@dataclass(frozen=True, slots=True)
class Catalogs:
    """``[catalogs]``: where the translations are, and how their files look."""

    dir: str = _setting("locales", kinds.FILLED_TEXT, "folder of the catalogs")
    layout: str = _setting(
        "{locale}/LC_MESSAGES/{domain}.po", kinds.pattern("locale", "domain"), "path of a catalog below that folder"
    )
    split: str = _setting(
        "site", kinds.choice("site", "page"), "site: one catalog for all posts; page: one for each post"
    )
    width: int = _setting(79, kinds.COUNT, "where lines of a catalog wrap; 0: never")
    references: int = _setting(20, kinds.COUNT, "how many pages are named above a message that more may show; 0: none")


@dataclass(frozen=True, slots=True)
class Extract:
    """``[extract]``: what of a page is a message."""

    attributes: tuple[str, ...] = _setting(
        ("alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"),
        kinds.TEXTS,
        "attributes that people read",
    )
    skip: tuple[str, ...] = _setting(("pre", "code"), kinds.TEXTS, "CSS selectors of what is never translated")
    comments: bool = _setting(default=False, kind=kinds.FLAG, meaning="whether readers' comments are translated too")
    derived: bool = _setting(
        default=True, kind=kinds.FLAG, meaning="whether composed titles and cut excerpts follow the text they repeat"
    )
    rules: tuple[Rule, ...] = field(
        default=(),
        metadata={"rules": RULE, "meaning": "which part of a page plays which role; goes before the platform's"},
    )


@dataclass(frozen=True, slots=True)
class Update:
    """``[update]``: how a catalog follows its template."""

    threshold: float = _setting(0.75, kinds.SHARE, "how alike two messages must be for a fuzzy guess")


@dataclass(frozen=True, slots=True)
class Compile:
    """``[compile]``: what counts as a translation."""

    use_fuzzy: bool = _setting(default=False, kind=kinds.FLAG, meaning="whether fuzzy translations are published")


@dataclass(frozen=True, slots=True)
class Check:
    """``[check]``: the gate."""

    fail_under: FailUnder = _setting(
        FailUnder(), kinds.FAIL_UNDER, "per cent translated, or a table: { interface = 100, posts = 80 }"
    )
    select: tuple[str, ...] = _setting(("ALL",), kinds.TEXTS, 'rules to check, such as "po/missing" or "markup"')
    ignore: tuple[str, ...] = _setting((), kinds.TEXTS, "rules to leave out")


@dataclass(frozen=True, slots=True)
class Build:
    """``[build]``: the localized pages."""

    out: str = _setting("site", kinds.FILLED_TEXT, "folder or URL of the localized pages")
    base_url: str = _setting(
        "", kinds.URL, "where the site will be; needed for alternates, canonical links and the sitemap"
    )
    url: str = _setting("{locale}/{path}", kinds.pattern("locale", "path"), "path of a localized page")
    default_locale: str = _setting(
        "", kinds.TEXT, "the locale at the root of the site, x-default; empty: the source pages"
    )
    switcher: str = _setting("", kinds.TEXT, "CSS selector of the element that gets the list of languages")
    aliases: tuple[str, ...] = _setting((), kinds.URLS, "other URLs under which the export links to itself")
    untranslated: str = _setting(
        "source",
        kinds.choice("source", "skip", "error"),
        "a page with missing messages: source texts stay (if any of its own is translated), skip it, error",
    )
    annotate: bool = _setting(
        default=True, kind=kinds.FLAG, meaning="false: change nothing but translated messages (no lang, links, dates)"
    )
    publish_at: float = _setting(80, kinds.PERCENT, "per cent translated before a page is announced to search engines")


@dataclass(frozen=True, slots=True)
class Run:
    """``[run]``: how the work is done."""

    jobs: int = _setting(0, kinds.COUNT, "processes; 0: one per core")
    executor: str = _setting(
        "process",
        kinds.choice("process", "serial", "dask"),
        "process, serial for one at a time, or dask for the machines of a cluster",
    )
    scheduler: str = _setting(
        "", kinds.TEXT, "address of a Dask scheduler that you trust; empty: a cluster on this machine"
    )
    cache: str = _setting(".l10n-cache", kinds.FILLED_TEXT, "folder that may be deleted at any time")


class Setting(NamedTuple):
    """One key with its value, and where that came from: a file, the default, the command line."""

    key: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be configured.

    Paths are as written; ``located`` makes them absolute, relative to ``root``, the folder of the configuration file.
    ``file`` is empty where there is no file. ``origins`` has the dotted keys that are not at their default.
    """

    inputs: tuple[str, ...] = _setting(("export",), kinds.TEXTS, "folders, globs or URLs of the export's pages")
    exclude: tuple[str, ...] = _setting((), kinds.TEXTS, "globs of pages to leave out")
    platform: str = _setting(
        "auto", kinds.FILLED_TEXT, "auto, blogger, generic, or the path of a platform file of your own"
    )
    locales: tuple[str, ...] = _setting((), kinds.TEXTS, "languages to translate into; empty: those that have catalogs")
    source: Source = _section(Source(), "the languages that the export is written in")
    catalogs: Catalogs = _section(Catalogs(), "where the translations are, and how their files look")
    extract: Extract = _section(Extract(), "what of a page is a message")
    update: Update = _section(Update(), "how a catalog follows its template")
    compile: Compile = _section(Compile(), "what counts as a translation")
    check: Check = _section(Check(), "the gate")
    build: Build = _section(Build(), "the localized pages")
    run: Run = _section(Run(), "how the work is done")
    root: Path = field(default_factory=Path.cwd)
    file: str = field(default="", compare=False)
    origins: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def located(self, path: str) -> Path:
        """Make a configured path absolute."""
        return self.root / path

    @property
    def out(self) -> Location:
        """Where the localized pages go: a folder, or a URL."""
        return locate(self.root, self.build.out)

    @property
    def exports(self) -> tuple[Location, ...]:
        """Where the pages come from: folders, files or globs, here or behind URLs."""
        return tuple(locate(self.root, written) for written in self.inputs)

    def settings(self) -> Iterator[Setting]:
        """Give every key in the order of the file, with its value and its origin."""
        origins = dict(self.origins)
        for key, value in _leaves(self, ""):
            yield Setting(key, value, origins.get(key, ORIGIN_DEFAULT))


def _leaves(table: Any, prefix: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - Config or any of its sections
    for each in fields(table):
        value = getattr(table, each.name)
        if "section" in each.metadata:
            yield from _leaves(value, f"{prefix}{each.name}.")
        elif each.metadata:
            yield prefix + each.name, value
