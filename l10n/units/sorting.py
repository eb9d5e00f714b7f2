"""The units of a page, told apart: messages with their domain and language, and values.

In: a document, and what is known of the site. Out: messages, values that stand alone, texts that are left as they are.
Never done here: finding units, or deciding what repeats a text of another page.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from l10n.dates import Order
from l10n.html.document import Document
from l10n.html.language import identify_language, is_like
from l10n.locales import Locale
from l10n.platforms.languages import UNDECIDED, Declaration, LanguageGuess, canonical_tag, identify_posts
from l10n.platforms.lexicon import load_lexicon
from l10n.rules import DATA, DOMAINS, Role
from l10n.units.counts import as_count
from l10n.units.hints import hints_of
from l10n.units.reading import Left, Placed, Profile
from l10n.units.segment import segment
from l10n.units.syntax import plain_text
from l10n.units.unit import Kind, Unit
from l10n.units.values import Alone, Spoken, alone, has_no_date, order_of, values_of, with_values

_MACHINE = re.compile(
    r"(?:https?://|mailto:|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_PLACEHOLDER = re.compile(r"\{[a-z]+[0-9]*\}")
_DIGIT = re.compile(r"\d")
_TELLING = 1200
"""Code points of a page's posts that tell their language as well as all of them would."""

_LINE = 100
"""Code points of a line of chrome; a longer text that no rule knows is prose, whose dates are the author's."""

_SURE = 400
"""Code points of them that tell whether it is the site's: telling it from all others takes the square of the length."""


class Sorting:
    """The units of one page, told apart: messages with their domain and language, and values."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.page = document.text
        self.orders: dict[str, Order | None] = {}
        self.profile = profile
        self.units = segment(document, profile.attributes)
        self.lexicon = load_lexicon(*profile.lexicons) if profile.lexicons else None
        self.posts = posts_language(self.units, profile)
        self.owned = self.lexicon is not None and profile.interface != profile.posts

    def sorted(self) -> tuple[tuple[Placed, ...], tuple[Alone, ...]]:
        """Give the page's messages, and its values that stand alone, in page order."""
        messages: list[Placed] = []
        values: list[Alone] = []
        default, comments = self.profile.default, self.profile.comments
        for unit in self.units:
            role = unit.rule.role if unit.rule else default
            if role is Role.NAME or (role is Role.COMMENTS and not comments):
                continue
            found = self._sort(unit, role)
            if isinstance(found, Placed):
                messages.append(found)
            else:
                values += found
        return tuple(messages), tuple(values)

    def left(self) -> Iterator[Left]:
        """Yield the comments that nobody translates, where it can be told which language they are in."""
        if self.profile.comments:
            return
        spoken = {self.profile.posts, self.profile.interface} - {"und"}
        for unit in self.units:
            if unit.role is Role.COMMENTS and unit.kind is Kind.TEXT and is_text(unit.message):
                declared = self._declared(unit)
                language = declared or (identify_language(plain_text(unit.message), spoken)[0] if spoken else None)
                if language is not None:
                    yield Left(unit, language)

    def _sort(self, unit: Unit, role: Role) -> Placed | tuple[Alone, ...]:
        domain = role if role in DOMAINS else Role.INTERFACE
        if not (unit.values or role in DATA or _DIGIT.search(unit.message)):
            return self._sort_words(unit, domain)
        languages = self._languages(unit, domain)
        spoken = Spoken(languages, self._order(languages[0]))
        if unit.kind is Kind.TEXT:
            value = alone(unit, self.page, spoken, region=role in DATA)
            if value is not None:
                return (value,)
            if domain is Role.INTERFACE and has_no_date(unit, spoken):
                return ()
        if domain is Role.INTERFACE or unit.values or self._may_be_chrome(unit):
            unit = self._valued(unit, spoken)
        count = None
        if domain is Role.INTERFACE:
            count = as_count(unit, self.page, self.lexicon, self.profile.interface, region=role is Role.COUNT)
        unit = count or unit
        if not is_text(unit.message):
            return values_of(unit)
        if count is not None and not unit.lang:
            language = self.profile.interface
        elif domain is Role.INTERFACE and not self._declared(unit):
            language = self._interface_language(unit)
        else:
            language = languages[0]
        hints = hints_of(unit, self.page) if unit.codes or unit.values else ()
        return Placed(unit._replace(hints=hints), domain, language)

    def _sort_words(self, unit: Unit, domain: Role) -> Placed | tuple[Alone, ...]:
        """Sort a unit of words alone, as nearly all are: nothing in it can be a date, a time or a count."""
        if not is_text(unit.message):
            return ()
        if unit.codes:
            unit = unit._replace(hints=hints_of(unit, self.page))
        declared = self._declared(unit)
        if domain is Role.INTERFACE:
            return Placed(unit, domain, declared or self._interface_language(unit))
        return Placed(unit, domain, declared or self.posts)

    def _may_be_chrome(self, unit: Unit) -> bool:
        """Say whether a text may turn out to be chrome that differs by a date on each page ("Last changed on …")."""
        open_ = unit.rule is None and self.profile.default is not self.profile.repeated
        return open_ and unit.kind is Kind.TEXT and len(unit.message) <= _LINE

    def _valued(self, unit: Unit, spoken: Spoken) -> Unit:
        """Make values of what is data in a text or an attribute; one that is nothing else is no message's."""
        if unit.kind is Kind.TEXT:
            return with_values(unit, self.page, spoken)
        dated = with_values(unit, self.page, spoken) if unit.kind is Kind.ATTRIBUTE and unit.quote else unit
        return dated if is_text(dated.message) else unit

    def _declared(self, unit: Unit) -> str:
        """Give the language that an element around the unit, below the page as a whole, declares."""
        return canonical_tag(unit.lang) if unit.lang and not unit.page_lang else ""

    def _languages(self, unit: Unit, domain: Role) -> tuple[str, ...]:
        """Give the languages that a unit's dates may be written in, the likeliest first."""
        both = (self.profile.interface, self.posts)
        declared = self._declared(unit)
        return tuple(filter(None, (declared, *(both if domain is Role.INTERFACE else reversed(both)))))

    def _order(self, language: str) -> Order | None:
        """Give the order in which the page writes dates of numbers, learned once for each language."""
        if language not in self.orders:
            self.orders[language] = order_of(self.units, self.page, language)
        return self.orders[language]

    def _interface_language(self, unit: Unit) -> str:
        """Tell the platform's own words from the owner's, who writes as in the posts (labels, widget titles).

        What stands around a value, or is played a data role, is the platform's.
        """
        profile = self.profile
        if not self.owned or unit.values or (unit.rule and unit.rule.role in DATA):
            return profile.interface
        known = _is_known(unit.message, profile.interface, profile.lexicons)
        return profile.interface if known else profile.posts


@lru_cache(maxsize=8192)
def _is_known(message: str, locale: str, lexicons: tuple[str, ...]) -> bool:
    """Say whether a lexicon has a message; a site repeats its chrome on every page."""
    lexicon = load_lexicon(*lexicons)
    return any(lexicon.find(text, locale) is not None for text in dict.fromkeys((message, plain_text(message))))


@lru_cache(maxsize=8192)
def is_text(message: str) -> bool:
    """Say whether a message holds words for a translator: more than numbers, addresses and dates for machines."""
    text = _PLACEHOLDER.sub("", plain_text(message))
    return any(map(str.isalpha, text)) and any(map(str.isalpha, _MACHINE.sub("", text)))


def posts_language(units: Sequence[Unit], profile: Profile) -> str:
    """Give the language of a page's posts: its own where it says one or the text is long enough, else the site's."""
    text = _telling(units, profile.default)
    site = LanguageGuess(profile.posts, "the site", confident=True) if profile.posts != "und" else UNDECIDED
    other = _other_language(units, profile)
    if site.tag and not other and is_like(text[:_SURE], site.tag):
        return profile.posts
    plausible = {profile.posts, profile.interface, other} - {"und", ""}
    said = (Declaration(other, "<html lang>"),) if other else ()
    return identify_posts(said, text, plausible, site).tag or profile.posts


def _other_language(units: Iterable[Unit], profile: Profile) -> str:
    """Give the language that a page as a whole declares for its posts, where it is not the site's; else nothing."""
    if profile.declares is not Role.POSTS:
        return ""
    tag = next((canonical_tag(unit.lang) for unit in units if unit.lang and unit.page_lang), "")
    alike = "und" not in {tag, profile.posts} and tag and Locale.parse(tag).same_language(Locale.parse(profile.posts))
    return "" if alike or tag == "und" else tag


def _telling(units: Iterable[Unit], default: Role) -> str:
    """Give the beginning of a page's posts, without what declares a language of its own."""
    texts: list[str] = []
    length = 0
    for unit in units:
        if (unit.rule.role if unit.rule else default) is Role.POSTS and (not unit.lang or unit.page_lang):
            texts.append(plain_text(unit.message))
            length += len(texts[-1]) + 1
            if length > _TELLING:
                break
    return "\n".join(texts)[:_TELLING]
