"""A platform as data: how it is recognised, and which part of its pages plays which role.

In: the name of a bundled profile, or the path of a TOML file of the same shape. Out: a ``Platform``, every key checked.
Never done here: looking at a page (``l10n.platforms.detect`` weighs evidence, ``l10n.html`` matches selectors).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from l10n.config.toml import read_toml
from l10n.errors import ConfigError, UsageError
from l10n.html.selectors import selector_fault
from l10n.platforms.tables import entries_of, nearest, number_of, refuse_unknown, required, strings_of, text_of
from l10n.rules import Role, Rule

GENERIC = "generic"
"""The profile of pages that no other profile recognises."""

BUNDLED = Path(__file__).parent

_KEYS = (
    "name", "label", "extends", "default", "repeated", "declares", "locale", "lexicons", "notes",
    "evidence", "remarks", "rules",
)  # fmt: skip
_KINDS = ("select", "text", "path")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign that a page may show: exactly one of a CSS selector, a literal of its source, a glob over its path.

    ``text`` is compared with case. ``weight`` is how much the sign says for the platform (0 for a remark, which says
    nothing about it); ``says`` is the sign in words, as a report shows it.
    """

    select: str = ""
    text: str = ""
    path: str = ""
    weight: int = 0
    says: str = ""


@dataclass(frozen=True, slots=True)
class Platform:
    """What is known of one platform.

    ``default`` is the role of text that no rule matches, ``repeated`` of such text that most pages of a site have.
    ``locale`` are regular expressions over a page's source whose
    first group is the interface's language, best first. ``declares`` is what a page's ``lang`` speaks of: the interface
    where the platform writes its own language there, whatever the post is in, else the posts. ``lexicons`` name the
    lexica of its interface. ``remarks`` are signs that the user is told about.
    """

    name: str
    label: str
    evidence: tuple[Evidence, ...]
    rules: tuple[Rule, ...]
    default: Role = Role.POSTS
    repeated: Role = Role.POSTS
    declares: Role = Role.POSTS
    locale: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    remarks: tuple[Evidence, ...] = ()
    notes: str = ""


def known_platforms() -> tuple[str, ...]:
    """Name the bundled profiles in alphabetical order, ``generic`` last."""
    names = (path.stem for path in BUNDLED.glob("*.toml"))
    return tuple(sorted(names, key=lambda name: (name == GENERIC, name)))


def load_platform(name_or_path: str) -> Platform:
    """Load a bundled profile by its name, or any profile by its path (what ends in ``.toml``).

    Raises:
        UsageError: There is no bundled profile of this name.
        ConfigError: The file cannot be read, is no TOML, or says something that a profile cannot say.
    """
    if name_or_path.endswith(".toml"):
        return read_platform(Path(name_or_path))
    if name_or_path not in known_platforms():
        remedy = nearest(name_or_path, known_platforms()) or f"Known are {', '.join(known_platforms())}."
        raise UsageError("", f'no such platform: "{name_or_path}"', remedy)
    return _bundled(name_or_path)


@cache
def _bundled(name: str) -> Platform:
    return read_platform(BUNDLED / f"{name}.toml")


def read_platform(path: Path) -> Platform:
    """Read one profile from a file.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or says something that a profile cannot say.
    """
    data, _ = read_toml(path)
    return parse_platform(data, path.as_posix())


def parse_platform(data: Mapping[str, Any], place: str) -> Platform:
    """Turn a profile's tables into a ``Platform``; ``place`` names them in errors.

    A profile that ``extends`` another has that one's rules behind its own, and its default role.

    Raises:
        ConfigError: A key is unknown, missing, of the wrong type, or has a value that cannot be meant.
    """
    refuse_unknown(data, _KEYS, place)
    base = _base(text_of(data, "extends", place), place)
    default = _domain(data, "default", base.default if base else Role.POSTS, place)
    rules = tuple(_rule(entry, where) for entry, where in entries_of(data, "rules", place))
    return Platform(
        name=required(data, "name", place),
        label=required(data, "label", place),
        evidence=tuple(_evidence(entry, where, weighed=True) for entry, where in entries_of(data, "evidence", place)),
        rules=rules + (base.rules if base else ()),
        default=default,
        repeated=_domain(data, "repeated", base.repeated if base else default, place),
        declares=_domain(data, "declares", Role.POSTS, place),
        locale=tuple(_pattern(text, place) for text in strings_of(data, "locale", place)),
        lexicons=strings_of(data, "lexicons", place),
        remarks=tuple(_evidence(entry, where, weighed=False) for entry, where in entries_of(data, "remarks", place)),
        notes=text_of(data, "notes", place).strip(),
    )


def _base(name: str, place: str) -> Platform | None:
    if name and name not in known_platforms():
        raise ConfigError(place, f"extends names no bundled platform: {name!r}", nearest(name, known_platforms()))
    return _bundled(name) if name else None


def _evidence(entry: Mapping[str, Any], place: str, *, weighed: bool) -> Evidence:
    refuse_unknown(entry, (*_KINDS, "says", *(["weight"] if weighed else [])), place)
    kinds = [kind for kind in _KINDS if kind in entry]
    if len(kinds) != 1:
        raise ConfigError(place, "a sign is seen in one way", f"Give exactly one of {', '.join(_KINDS)}.")
    sign = {kind: required(entry, kind, place) for kind in kinds}
    _check_selector(sign.get("select"), place)
    return Evidence(**sign, weight=number_of(entry, "weight", place), says=required(entry, "says", place))


def _rule(entry: Mapping[str, Any], place: str) -> Rule:
    refuse_unknown(entry, ("select", "role", "context", "note"), place)
    select = required(entry, "select", place)
    _check_selector(select, place)
    return Rule(
        select=select,
        role=_role(required(entry, "role", place), tuple(Role), place),
        context=text_of(entry, "context", place),
        note=text_of(entry, "note", place),
    )


def _check_selector(selector: str | None, place: str) -> None:
    if selector is not None and (fault := selector_fault(selector)):
        raise ConfigError(place, fault, "Correct the selector.")


def _domain(data: Mapping[str, Any], key: str, otherwise: Role, place: str) -> Role:
    name = text_of(data, key, place)
    return _role(name, (Role.INTERFACE, Role.POSTS), f"{place}: {key}") if name else otherwise


def _role(name: str, allowed: Collection[Role], place: str) -> Role:
    for role in allowed:
        if role == name:
            return role
    raise ConfigError(place, f"{name!r} is no role here", f"Roles are {', '.join(allowed)}.")


def _pattern(text: str, place: str) -> str:
    try:
        groups = re.compile(text).groups
    except re.error as error:
        raise ConfigError(place, f"the pattern {text!r} is no regular expression: {error}") from error
    if groups != 1:
        raise ConfigError(place, f"the pattern {text!r} has {groups} groups", "Put brackets around the language only.")
    return text
