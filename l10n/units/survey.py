"""A first look at a site: which platform made it, and in which languages it speaks.

In: a configuration and some of the site's pages. Out: a ``Survey``: the ``Profile`` under which every page is then
read, and the evidence for it. Never done here: reading all pages; what a configuration says is believed without a look.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.config import Config, where_set
from l10n.errors import ConfigError, UsageError
from l10n.html.document import read_document
from l10n.html.language import count_letters
from l10n.html.selectors import selector_fault
from l10n.locales import Locale, UnknownLocaleError
from l10n.platforms.detect import Detection, detect, gather_evidence, remarks
from l10n.platforms.languages import (
    Declaration,
    LanguageGuess,
    declared_languages,
    identify_interface,
    identify_posts,
    main_language,
)
from l10n.platforms.lexicon import load_lexicon
from l10n.platforms.profile import Platform, known_platforms, load_platform
from l10n.rules import Role, Rule
from l10n.units.reading import Profile
from l10n.units.repetition import repeated_texts
from l10n.units.segment import segment
from l10n.units.syntax import plain_text

SAMPLE = 40
"""How many pages are looked at, evenly spread; platform and languages are a site's, and show on any page."""

Sample = Sequence[tuple[str, Callable[[], bytes]]]
"""Pages as (path, function that reads the bytes)."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found, and why. A guess that the configuration made has that as its evidence.

    ``remarks`` are what the user should know of some pages, with the number of pages looked at that it is true of.
    """

    profile: Profile
    platform: Platform
    detection: Detection
    interface: LanguageGuess
    posts: LanguageGuess
    remarks: tuple[str, ...] = ()


def survey(config: Config, pages: Sample, known: tuple[str, str] = ("", "")) -> Survey:
    """Look at up to ``SAMPLE`` of ``pages``; ``known`` are the languages (interface, posts) of existing catalogs.

    The configuration goes before existing catalogs, and these before what the pages look like.

    Raises:
        ConfigError: A configured platform or language does not exist, or a platform or selector cannot be read.
    """
    sample = [(path, read()) for path, read in pages[:: max(1, len(pages) // SAMPLE)][:SAMPLE]]
    detection = _detection(config, sample)
    platform = _platform(config, detection)
    _check_selectors(config)
    profile = _profile(config, platform)
    interface = _settled(config, "source.interface", config.source.interface, known[0])
    posts = _settled(config, "source.posts", config.source.posts, known[1])
    if interface is None or posts is None:
        found = _listen(sample, profile, platform)
        interface, posts = interface or found[0], posts or found[1]
    told = _remarks(sample, platform)
    return Survey(_spoken(profile, interface, posts), platform, detection, interface, posts, told)


def _settled(config: Config, key: str, configured: str, known: str) -> LanguageGuess | None:
    if configured != "auto":
        try:
            tag = Locale.parse(configured).tag
        except UnknownLocaleError as error:
            raise ConfigError(where_set(config, key), f"{key}: {error.problem}", error.remedy) from error
        return LanguageGuess(tag, "the configuration says so", confident=True)
    if known:
        return LanguageGuess(Locale.parse(known).tag, "the existing catalogs are in it", confident=True)
    return None


def _detection(config: Config, sample: Iterable[tuple[str, bytes]]) -> Detection:
    if config.platform != "auto":
        return Detection(config.platform, 0, ("the configuration says so",))
    platforms = [load_platform(name) for name in known_platforms()]
    return detect(gather_evidence(read_document(data), path, platforms) for path, data in sample)


def _platform(config: Config, detection: Detection) -> Platform:
    if config.platform == "auto":
        return load_platform(detection.platform)
    name = config.platform
    if name.endswith(".toml") and config.root != Path.cwd():
        name = str(config.located(name))
    try:
        return load_platform(name)
    except UsageError as error:
        raise ConfigError(where_set(config, "platform"), f"platform: {error.problem}", error.remedy) from error


def _check_selectors(config: Config) -> None:
    """Refuse a selector that cannot be read, whether or not a page would ask for it."""
    written = [(f"extract.rules.{number}.select", rule.select) for number, rule in enumerate(config.extract.rules, 1)]
    written += [("extract.skip", selector) for selector in config.extract.skip]
    written += [("build.switcher", config.build.switcher)] if config.build.switcher else []
    for key, selector in written:
        if fault := selector_fault(selector):
            raise ConfigError(where_set(config, key), f"{key}: {fault}", "Correct the selector.")


def _remarks(sample: Sequence[tuple[str, bytes]], platform: Platform) -> tuple[str, ...]:
    if not platform.remarks:
        return ()
    seen = Counter(says for path, data in sample for says in remarks(read_document(data), path, platform))
    pages = f" of {len(sample)} pages)"
    return tuple(f"{says} ({count}{pages}" if len(sample) > 1 else says for says, count in seen.most_common())


def _profile(config: Config, platform: Platform) -> Profile:
    skipped = tuple(Rule(selector, Role.SKIP) for selector in config.extract.skip)
    return Profile(
        rules=(*config.extract.rules, *platform.rules, *skipped),
        default=platform.default,
        repeated=platform.repeated,
        declares=platform.declares,
        lexicons=platform.lexicons,
        attributes=config.extract.attributes,
        comments=config.extract.comments,
        switcher=config.build.switcher,
    )


def _spoken(profile: Profile, interface: LanguageGuess, posts: LanguageGuess) -> Profile:
    spoken = interface.tag or posts.tag or "und"
    return replace(profile, interface=spoken, posts=posts.tag or spoken)


def _listen(
    sample: Iterable[tuple[str, bytes]], profile: Profile, platform: Platform
) -> tuple[LanguageGuess, LanguageGuess]:
    """Pool the texts of the sample: the chrome of all pages together, the posts page by page."""
    declared: Counter[Declaration] = Counter()
    heard: list[tuple[tuple[Declaration, ...], dict[Role | None, list[str]]]] = []
    for _, data in sample:
        document = read_document(data, profile.rules)
        said = declared_languages(document, platform)
        declared.update(said[:1])
        texts: dict[Role | None, list[str]] = {None: [], Role.INTERFACE: [], Role.POSTS: []}
        for unit in segment(document, profile.attributes):
            texts.setdefault(unit.role, []).append(plain_text(unit.message))
        heard.append((said if platform.declares is Role.POSTS else (), texts))
    repeated = repeated_texts([texts[None] for _, texts in heard])
    chrome: Counter[str] = Counter()
    posts: list[tuple[LanguageGuess, int]] = []
    for about_posts, texts in heard:
        for text in texts[None]:
            texts[profile.repeated if text in repeated else profile.default].append(text)
        chrome.update(texts[Role.INTERFACE])
        pooled = "\n".join(texts[Role.POSTS])
        posts.append((identify_posts(about_posts, pooled), count_letters(pooled)))
    best = [declaration for declaration, _ in declared.most_common(1)]
    lexicon = load_lexicon(*profile.lexicons)
    interface = identify_interface(best, lexicon.hits(chrome), "\n".join(chrome))
    return interface, main_language(posts)
