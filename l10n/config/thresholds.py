"""How much of a catalog must be translated before a check passes: one number, or a table by domain and locale.

In: the value of ``check.fail_under``. Out: the threshold of any locale and domain. Never done here: counting.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from l10n.rules import DOMAINS

_ROOTS = frozenset(domain.value for domain in DOMAINS)


@dataclass(frozen=True, slots=True)
class FailUnder:
    """Thresholds in per cent. ``default`` is None where only the surrounding table has one."""

    default: float | None = 100
    domains: tuple[tuple[str, float], ...] = ()
    locales: tuple[tuple[str, "FailUnder"], ...] = ()

    def threshold(self, locale: str, domain: str) -> float:
        """Give the per cent that ``domain`` must reach in ``locale`` (BCP 47 or POSIX), the most specific that is set.

        What is said of a locale goes before what is said of a domain. ``posts`` stands for ``posts.fr`` and
        ``posts/2014/02/a`` as well, unless they are named.
        """
        own = (table for name, table in self.locales if _canonical(name) == _canonical(locale))
        said = (_said(table, domain) for table in (*own, self))
        return next((number for number in said if number is not None), 100)

    @classmethod
    def read(cls, value: object) -> Self:
        """Take a number, or a table of numbers whose ``locale`` table holds the like for each locale.

        Raises:
            ValueError: It is neither, or names a domain that cannot be.
        """
        if not isinstance(value, Mapping):
            return cls(percent(value))
        locales = value.get("locale", {})
        domains = {key: percent(number) for key, number in value.items() if key not in {"default", "locale"}}
        if not isinstance(locales, Mapping) or any(_root(domain) not in _ROOTS for domain in domains):
            raise ValueError
        return cls(
            percent(value.get("default", 100)), tuple(domains.items()), tuple(map(_locale_entry, locales.items()))
        )


def percent(value: object) -> float:
    """Take a number from 0 to 100.

    Raises:
        ValueError: It is none.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:  # noqa: PLR2004 - per cent
        raise ValueError
    return value


def _said(table: FailUnder, domain: str) -> float | None:
    """Give what one table alone says of a domain."""
    domains = dict(table.domains)
    return domains.get(domain, domains.get(_root(domain), table.default))


def _locale_entry(item: tuple[str, object]) -> tuple[str, FailUnder]:
    """Take what is said of one locale; its table is like the whole, but has no locales and needs no default."""
    locale, value = item
    if not isinstance(value, Mapping):
        return locale, FailUnder(percent(value))
    if "locale" in value:
        raise ValueError
    entry = FailUnder.read(value)
    return (locale, entry) if "default" in value else (locale, FailUnder(None, entry.domains))


def _root(domain: str) -> str:
    """Give the role that a domain belongs to: ``posts`` for ``posts.fr`` and ``posts/about``."""
    return domain.partition("/")[0].partition(".")[0]


def _canonical(locale: str) -> str:
    return locale.replace("_", "-").casefold()
