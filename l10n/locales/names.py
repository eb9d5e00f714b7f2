"""What a locale is called, in its own language or in another.

In: subtags and the CLDR identifier of the language to answer in. Out: a name. Never done here: choosing a language.

Source: UTS #35 part 2, "Locale Display Name Algorithm": a name for several parts at once goes before one for each.
"""

import functools

import babel

from l10n.locales.subtags import Subtags


@functools.lru_cache(maxsize=256)
def display_name(parts: Subtags, identifier: str) -> str:
    """Name a locale in the language of ``identifier``, in English where CLDR does not say, else by its tag."""
    for display in (babel.Locale.parse(identifier), babel.Locale("en")):
        for taken in (3, 2, 1):
            name = display.languages.get("_".join(filter(None, parts[:taken])))
            if name:
                return _with_details(name, _details(parts, taken, display))
        if parts.script and (name := display.languages.get(f"{parts.language}_{parts.script}")):
            return _with_details(name, _details(parts, 2, display))
    return parts.identifier


def _details(parts: Subtags, taken: int, display: babel.Locale) -> list[str]:
    """Name the parts after the first ``taken``."""
    tables = (display.languages, display.scripts, display.territories, display.variants)
    rest = [*parts[:3], parts.variant.upper()]
    return [table.get(part, part) for table, part in zip(tables[taken:], rest[taken:], strict=True) if part]


def _with_details(name: str, details: list[str]) -> str:
    return f"{name} ({', '.join(details)})" if details else name
