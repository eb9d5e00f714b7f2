"""Where catalogs stand below ``catalogs.dir``.

In: the layout of the configuration, a locale, a domain. Out: relative paths with forward slashes, or what such a path
is of. Never done here: looking at the disk.
"""

import re
from typing import NamedTuple

from l10n.errors import ConfigError

LAYOUT = "{locale}/LC_MESSAGES/{domain}.po"
"""gettext's own."""

_FIELDS = re.compile(r"\{([^{}]*)\}")
_PATTERNS = {"locale": r"(?P<locale>[^/.]+)", "domain": r"(?P<domain>.+)"}
"""A domain may hold slashes: one per post is named as its page is, ``posts/2014/02/small-talk``."""


class Place(NamedTuple):
    """Whose catalog a file is: ``locale`` is a POSIX name, as in ``pt_BR``."""

    locale: str
    domain: str


def check_layout(layout: str) -> None:
    """Make sure that a layout gives each locale and domain a file of its own, inside the catalogs' folder.

    Raises:
        ConfigError: A field is unknown, missing or there twice, the path does not end in ``.po``, or it leaves the
            folder.
    """
    fields = sorted(_FIELDS.findall(layout))
    if fields != ["domain", "locale"]:
        problem = f"the layout {layout!r} must name {{locale}} and {{domain}}, each once and nothing else"
        raise ConfigError("catalogs.layout", problem, f"Write it as {LAYOUT!r}.")
    if not layout.endswith(".po"):
        raise ConfigError("catalogs.layout", f"the layout {layout!r} must end in .po", f"Write it as {LAYOUT!r}.")
    if layout.startswith("/") or ".." in layout.split("/") or "\\" in layout:
        problem = f"the layout {layout!r} must be a path inside catalogs.dir, with forward slashes"
        raise ConfigError("catalogs.layout", problem, f"Write it as {LAYOUT!r}.")


def catalog_path(layout: str, place: Place) -> str:
    """Give the path of a catalog, relative to ``catalogs.dir``."""
    return layout.replace("{locale}", place.locale).replace("{domain}", place.domain)


def template_path(domain: str) -> str:
    """Give the path of a template, relative to ``catalogs.dir``."""
    return f"{domain}.pot"


def compiled_path(path: str) -> str:
    """Give the path of the ``.mo`` that stands beside a ``.po``."""
    return path.removesuffix(".po") + ".mo"


def place_of(layout: str, path: str) -> Place | None:
    """Say whose catalog a path relative to ``catalogs.dir`` is; None if the layout gives no such path."""
    pieces = _FIELDS.split(layout)
    pattern = "".join(_PATTERNS[piece] if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    found = re.fullmatch(pattern, path)
    return Place(found["locale"], found["domain"]) if found else None
