"""The errors that stop a command, all of them.

    L10nError
    ├── UsageError     a command or an argument that cannot be meant
    ├── ConfigError    l10n.toml says something that cannot be done
    ├── InputError     a file or folder that cannot be read, or holds nothing to work on
    ├── OutputError    a file or folder that cannot be written
    └── BusyError      another run holds the lock

Each ends a command with exit code 2. A page or a catalog entry that is at fault is no exception but a
``l10n.diagnostics.Diagnostic``: the other files still get done, and the command ends with 1.
"""

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file: line and column count from 1, columns in code points; 0 is not known."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


class L10nError(Exception):
    """What stops a command: where it is, what is wrong, and what to do about it.

    ``place`` is a file, a flag, a key; where it is a ``Location``, the line at fault can be shown.
    """

    def __init__(self, place: str | Location, problem: str, remedy: str = "") -> None:
        super().__init__(place, problem, remedy)
        self.place = str(place)
        self.location = place if isinstance(place, Location) else None
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        said = f"{self.place}: {self.problem}" if self.place else self.problem
        return f"{said}\n  {self.remedy}" if self.remedy else said


class UsageError(L10nError):
    """A command or an argument that cannot be meant."""


class ConfigError(L10nError):
    """The configuration says something that cannot be done."""


class InputError(L10nError):
    """A file or folder that cannot be read, or that holds nothing to work on."""


class OutputError(L10nError):
    """A file or folder that cannot be written."""


class BusyError(L10nError):
    """Another run holds the lock on the catalogs or the output."""
