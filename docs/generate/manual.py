"""The manual page ``l10n(1)``, in the mdoc language of BSD and groff.

In: the commands, the exit codes. Out: the text of the page. Never done here: writing a file.
"""

import re
import textwrap
from collections.abc import Iterator

from commands import Block, Command, Option, commands

from l10n.cli.exits import EXITS

_DATE = "November 25, 2026"
"""When the page was last looked over; a date of the day would make it differ each day."""
_LONG = 72
"""Characters of a line before what is escaped in it."""
_FILES = {
    "l10n.toml": "the configuration; every key has a default",
    "locales/": "templates and catalogs",
    "site/": "what is built",
    ".l10n-cache/": "what was read of pages; may be deleted at any time",
}
_VARIABLES = {
    "NO_COLOR": "Set to anything: no colours, unless --color always is given.",
    "COLUMNS": "The width of what is shown, instead of the terminal's.",
    "SOURCE_DATE_EPOCH": "The time that catalogs and reports are said to be of, in seconds since 1970.",
}


def manual() -> str:
    """Write the page."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    whole, *each = commands()
    yield from (
        '.\\" Made by make docs from the commands.', f".Dd {_DATE}", ".Dt L10N 1", ".Os",
        ".Sh NAME", ".Nm l10n", ".Nd translate a blog and build it in every language",
        ".Sh SYNOPSIS", ".Nm", ".Op Ar options", ".Ar command", ".Op Ar arguments",
        ".Sh DESCRIPTION",
    )  # fmt: skip
    yield from _about(whole.about)
    yield from (".Pp", "The options that go before the command are:")
    yield from _options(whole.options)
    yield ".Sh COMMANDS"
    for command in each:
        yield from _command(command)
    yield from (".Sh ENVIRONMENT", ".Bl -tag -width Ds")
    for name, meaning in _VARIABLES.items():
        yield from (f".It Ev {name}", _text(meaning))
    yield from (".El", ".Sh FILES", ".Bl -tag -width Ds")
    for name, meaning in _FILES.items():
        yield from (f".It Pa {name}", _text(f"{meaning}."))
    yield from (".El", ".Sh EXIT STATUS", ".Bl -tag -width Ds")
    for code, meaning in EXITS.items():
        yield from (f".It {code}", _text(f"{meaning}."))
    yield from (
        ".El", ".Sh EXAMPLES", "Begin with the export of a blog, to be had in German and Arabic:",
        ".Pp", ".Dl $ l10n init de ar --from export", ".Pp", "Translate the catalogs, and then:",
        ".Pp", ".Dl $ l10n run", ".Pp", "In CI:", ".Pp", ".Dl $ l10n check --format github",
        ".Sh SEE ALSO", ".Xr msgfmt 1 ,", ".Xr msgmerge 1",
    )  # fmt: skip


def _command(command: Command) -> Iterator[str]:
    yield f".Ss l10n {command.name}"
    synopsis = [f".Nm l10n Cm {command.name}"]
    yield from (
        ".Bd -ragged -compact",
        synopsis[0].replace("Nm l10n ", "Nm l10n\n."),
        *_synopsis(command),
        ".Ed",
        ".Pp",
    )
    yield from _about(command.about)
    if command.options:
        yield from _options(command.options)


def _synopsis(command: Command) -> Iterator[str]:
    if command.options:
        yield ".Op Ar options"
    for argument in command.arguments:
        name = argument.strip("[].")
        repeated = " ..." if argument.endswith("...") else ""
        yield f".Op Ar {name}{repeated}" if argument.startswith("[") else f".Ar {name}{repeated}"


def _about(blocks: tuple[Block, ...]) -> Iterator[str]:
    for at, (text, verbatim) in enumerate(blocks):
        if at:
            yield ".Pp"
        yield "\n".join([".Bd -literal -compact", *map(_escaped, text.split("\n")), ".Ed"]) if verbatim else _text(text)


def _options(options: tuple[Option, ...]) -> Iterator[str]:
    yield ".Bl -tag -width Ds"
    for names, value, said, default in options:
        flags = " , ".join("Fl " + _escaped(name.removeprefix("-")) for name in names)
        yield f".It {flags}{f' Ar {_escaped(value)}' if value else ''}"
        yield _text(f"{said} Default: {default}." if default else said)
    yield ".El"


def _text(text: str) -> str:
    """Write prose: each sentence begins a line, as roff wants it, and no line is long."""
    sentences = re.split(r"(?<=[.?!]) +", text)
    lines = (line for each in sentences for line in textwrap.wrap(each, _LONG, break_on_hyphens=False))
    return "\n".join(map(_escaped, lines))


def _escaped(text: str) -> str:
    """Keep what roff would take for a command, an escape or a hyphen."""
    written = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return f"\\&{written}" if written.startswith((".", "'")) else written
