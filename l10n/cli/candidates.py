"""What a shell offers when somebody presses Tab behind an option or a command: locales, rules, pages.

In: a command line that is not finished. Out: what its last word may become. Never done here: printing, or failing;
where a project cannot be read there is nothing to offer.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from l10n.config import Config, find_config, load_config
from l10n.errors import L10nError


def locales(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the locales of the configuration, else those that have catalogs."""
    return _offered(_locales, context, begun)


def pages(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the paths of the export's pages."""
    return _offered(_pages, context, begun)


def rules(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the ids of the rules, and their families."""
    from l10n.checks.registry import FAMILIES, RULES  # noqa: PLC0415 - for this one kind of word

    described = [(family, "the whole family") for family in FAMILIES] + [(rule.id, rule.summary) for rule in RULES]
    return [CompletionItem(name, help=said) for name, said in described if name.startswith(begun.lower())]


def rule_ids(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the ids of the rules."""
    return [item for item in rules(context, parameter, begun) if "/" in item.value]


def _offered(named: Callable[[Config], Iterable[str]], context: click.Context, begun: str) -> list[CompletionItem]:
    try:
        return [CompletionItem(name) for name in named(_config(context)) if name.startswith(begun)]
    except (L10nError, OSError):
        return []


def _config(context: click.Context) -> Config:
    """Read the configuration that the command line would use so far."""
    options = context.find_root().params
    folder = Path(options.get("folder") or ".")
    explicit = options.get("config_file")
    found = find_config(folder, folder / explicit if explicit else None)
    return load_config(found) if found else Config(root=folder)


def _locales(config: Config) -> Iterable[str]:
    if config.locales:
        return config.locales
    from l10n.usecases.project import Project  # noqa: PLC0415 - all of the engine, and only to look at folders

    return [locale.tag for locale in Project(config).locales]


def _pages(config: Config) -> Iterable[str]:
    from l10n.site import find_site  # noqa: PLC0415 - for this one kind of word

    return [page.path for page in find_site(config).pages]
