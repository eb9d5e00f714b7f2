"""Reading the configuration: find the file, parse it strictly, lay the command line's flags over it.

In: a folder, a file, or a parsed table. Out: a ``Config``, or a ``ConfigError`` that names file, line, key and remedy.
Never done here: guessing. What is not known is refused, since a key misspelt is a key without effect.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from l10n.config.lines import NOWHERE, Spot, spot_of
from l10n.config.model import ORIGIN_FLAG, Config
from l10n.config.places import check_places
from l10n.config.toml import read_toml
from l10n.errors import ConfigError, InputError, Location
from l10n.rules import Rule

FILE_NAME = "l10n.toml"

_PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in which file a table is; ``spot`` finds a key in it."""

    file: str
    prefix: str = ""
    spot: Callable[[str], Spot] = lambda _: NOWHERE

    def error(self, key: str, problem: str, remedy: str, *, of_value: bool = False) -> ConfigError:
        line, column, value = self.spot(self.prefix + key)
        where = Location(self.file, line, (value if of_value else 0) or column)
        return ConfigError(where if where.line else self.file, f"{self.prefix}{key}: {problem}", remedy)

    def below(self, key: str) -> "_Place":
        return replace(self, prefix=f"{self.prefix}{key}.")


def find_config(start: Path, explicit: Path | None = None) -> Path | None:
    """Find the configuration for work in ``start``: the file named, or the nearest in ``start`` or a folder above it.

    Raises:
        ConfigError: A folder has both ``l10n.toml`` and a ``pyproject.toml`` with a ``[tool.l10n]`` table.
        InputError: The file named does not exist, or a ``pyproject.toml`` on the way cannot be read.
    """
    if explicit is not None:
        if not explicit.exists():
            raise InputError(str(explicit), "no such configuration file", "--config is relative to the current folder.")
        return explicit
    for folder in (start.absolute(), *start.absolute().parents):
        own, shared = folder / FILE_NAME, folder / _PYPROJECT
        if shared.is_file() and "l10n" in read_toml(shared)[0].get("tool", {}):
            if own.is_file():
                remedy = "Keep one of them: move its keys over, then delete the other."
                raise ConfigError(str(folder), f"both {FILE_NAME} and [tool.l10n] of {_PYPROJECT} are here", remedy)
            return shared
        if os.path.lexists(own):  # a link that leads nowhere is said to, and not passed over
            return own
    return None


def load_config(path: Path) -> Config:
    """Read a configuration file; in one named ``pyproject.toml``, the table ``[tool.l10n]``.

    Raises:
        ConfigError: It is no TOML, or says something that cannot be meant.
        InputError: It cannot be read.
    """
    data, text = read_toml(path)
    prefix = _prefix(path)
    if prefix:
        data = data.get("tool", {}).get("l10n", {})
    config = parse_config(data, file=str(path), spot=lambda key: spot_of(text, prefix + key))
    config = replace(config, root=path.absolute().parent, file=str(path))
    check_places(config, str(path))
    return config


def where_set(config: Config, key: str) -> Location | str:
    """Say where a dotted key is set, for an error that only shows when the value is used.

    Gives the place of its value in its file, or what set it otherwise; "" for what nobody has set. A rule is found by
    its number (``extract.rules.2.select``).
    """
    origins = dict(config.origins)
    parts = key.split(".")
    origin = next(filter(None, (origins.get(".".join(parts[:stop])) for stop in range(len(parts), 0, -1))), "")
    if not origin.endswith(".toml"):
        return origin
    path = Path(origin)
    line, column, value = spot_of(read_toml(path)[1], _prefix(path) + key)
    return Location(origin, line, value or column) if line else origin


def parse_config(
    data: Mapping[str, Any], *, file: str = FILE_NAME, spot: Callable[[str], Spot] = lambda _: NOWHERE
) -> Config:
    """Turn a parsed table into a ``Config`` with the working folder as its root.

    ``file`` is named in errors and origins; ``spot`` finds a dotted key in it.

    Raises:
        ConfigError: A key is unknown, or a value is not of its kind.
    """
    return _config(Config(), data, _Place(file, spot=spot), file)


def with_flags(config: Config, flags: Mapping[str, object]) -> Config:
    """Lay values of the command line over a configuration, by dotted key: ``{"build.out": …, "run.jobs": 2}``.

    A None is a flag that was not given. Paths are relative to the configuration file, as everywhere: make them absolute
    first if they are meant from the working folder.

    Raises:
        ConfigError: A value is not of its kind.
    """
    table: dict[str, Any] = {}
    for key, value in flags.items():
        section, _, name = key.rpartition(".")
        if value is not None:
            (table.setdefault(section, {}) if section else table)[name] = value
    config = _config(config, table, _Place(""), ORIGIN_FLAG)
    check_places(config, "")
    return config


def _prefix(path: Path) -> str:
    """Give what stands before the keys of a configuration in this file."""
    return "tool.l10n." if path.name == _PYPROJECT else ""


def _config(base: Config, table: Mapping[str, Any], place: _Place, origin: str) -> Config:
    """Lay a table over a configuration, and note where its keys came from."""
    keys: list[str] = []
    config: Config = _table(base, table, place, keys)
    _check_locales(config, place)
    return replace(config, origins=tuple({**dict(base.origins), **dict.fromkeys(keys, origin)}.items()))


def _table(base: Any, data: object, place: _Place, keys: list[str]) -> Any:  # noqa: ANN401 - Config or a section of it
    """Lay one table over the dataclass that describes it; add its dotted keys to ``keys``."""
    known = {each.name: each.metadata for each in fields(base) if each.metadata}
    values = {}
    for key, value in _mapping(data, place).items():
        metadata = _known(key, known, place)
        if "section" in metadata:
            values[key] = _table(getattr(base, key), value, place.below(key), keys)
            continue
        keys.append(place.prefix + key)
        if "rules" in metadata:
            values[key] = _rules(metadata["rules"], value, place, key)
        else:
            values[key] = _value(metadata["kind"], value, place, key)
    return replace(base, **values)


def _rules(known: Mapping[str, Any], value: object, place: _Place, key: str) -> tuple[Rule, ...]:
    """Read ``[[extract.rules]]``."""
    if not isinstance(value, list):
        raise place.error(key, "expected a list of tables", f"Begin each with [[{place.prefix}{key}]].")
    rules = []
    for number, each in enumerate(value, 1):
        inside = replace(place, prefix=f"{place.prefix}{key}.{number}.")
        table = _mapping(each, inside)
        for required in ("select", "role"):
            if required not in table:
                raise inside.error(required, "is missing", 'A rule needs both select = "…" and role = "…".')
        rules.append(
            Rule(**{name: _value(_known(name, known, inside), text, inside, name) for name, text in table.items()})
        )
    return tuple(rules)


def _mapping(data: object, place: _Place) -> Mapping[str, Any]:
    if isinstance(data, Mapping):
        return data
    key = place.prefix.rstrip(".")
    raise replace(place, prefix="").error(
        key, f"expected a table, got {data!r}", f"Write [{key}] and its keys below it."
    )


def _known(key: str, known: Mapping[str, Any], place: _Place) -> Any:  # noqa: ANN401 - whatever the table holds
    """Give what is known of a key."""
    if key in known:
        return known[key]
    nearest = get_close_matches(key, known, n=1)
    remedy = f'Did you mean "{nearest[0]}"?' if nearest else f"Known here: {', '.join(known)}."
    raise place.error(key, "unknown key", remedy)


def _value(kind: Any, value: object, place: _Place, key: str) -> Any:  # noqa: ANN401 - a Kind reads its own type
    try:
        return kind.read(value)
    except ValueError:
        shown = {True: "true", False: "false"}.get(value) if isinstance(value, bool) else repr(value)
        raise place.error(
            key, f"expected {kind.expected}, got {shown}", "`l10n config schema` lists every key.", of_value=True
        ) from None


def _check_locales(config: Config, place: _Place) -> None:
    """Refuse a locale listed twice, and a threshold for one that is not listed."""
    listed = [locale.replace("_", "-").casefold() for locale in config.locales]
    for index, locale in enumerate(listed):
        if locale in listed[:index]:
            raise place.error("locales", f'"{config.locales[index]}" is listed twice', "Delete one.")
    for locale, _ in config.check.fail_under.locales:
        if listed and locale.replace("_", "-").casefold() not in listed:
            problem = f'"{locale}" is not among the locales'
            raise place.error("check.fail_under", problem, "Add it to locales, or delete its threshold.")
