"""Reference pages in Markdown.

In: the commands, the configuration's model, the exit codes, the rules. Out: pages. Never done here: writing a file.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from commands import Block, Command, Option, commands

from l10n.checks.document import render_rules
from l10n.checks.notices import NOTICES
from l10n.checks.registry import RULES
from l10n.cli.exits import EXITS
from l10n.config import render_config, render_value
from l10n.config.model import Config
from l10n.rules import Role

_MADE = "Made by `make docs` from the code; a test holds it to that."
_ROLES = ", ".join(f"`{role}`" for role in Role)


def pages() -> dict[str, str]:
    """Give each page by its name in ``docs/reference``."""
    return {
        "commands.md": _joined(_commands()),
        "configuration.md": _joined(_configuration()),
        "exit-codes.md": _joined(_exits()),
        "rules.md": render_rules((*RULES, *NOTICES)),
    }


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _commands() -> Iterator[str]:
    whole, *each = commands()
    yield from ("# Commands", "", f"{_MADE} `l10n COMMAND --help` says the same in a terminal.", "")
    yield from ("```text", "l10n [OPTIONS] COMMAND [ARGUMENTS]", "```", "")
    yield from _about(whole.about)
    yield from ("Options that go before the command:", "")
    yield from _options(whole.options)
    yield from ("", "`l10n merge` is `l10n update`, and `l10n lint` is `l10n check`.")
    for command in each:
        yield from _section(command)


def _section(command: Command) -> Iterator[str]:
    yield from ("", f"## l10n {command.name}", "")
    synopsis = " ".join(["l10n", command.name, *(["[OPTIONS]"] * bool(command.options)), *command.arguments])
    yield from ("```text", synopsis, "```", "")
    yield from _about(command.about)
    if command.options:
        yield from _options(command.options)
    else:
        yield "It has no options of its own."


def _about(blocks: tuple[Block, ...]) -> Iterator[str]:
    for text, verbatim in blocks:
        yield from ("```text", text, "```", "") if verbatim else (_escaped(text), "")


def _options(options: tuple[Option, ...]) -> Iterator[str]:
    yield from ("| option | does | default |", "|---|---|---|")
    for names, value, said, default in options:
        shown = ", ".join(f"`{name}`" for name in names) + (f" `{_cell(value)}`" if value else "")
        yield f"| {shown} | {_cell(_escaped(said))} | {f'`{default}`' if default else ''} |"


def _configuration() -> Iterator[str]:
    yield from (
        "# Configuration",
        "",
        f"{_MADE} `l10n config show` says what is in force and where it",
        "comes from; `l10n config schema` is a JSON schema for editors that check as you type.",
        "",
        "The configuration is `l10n.toml`, or the table `[tool.l10n]` of `pyproject.toml`: the nearest, in the folder",
        "where you work or one above it. Both in one folder are an error, as is a key that is not known. Options of a",
        "command win. Paths are relative to the file. Every key may be left out.",
    )
    yield from _table("", Config)
    for each in fields(Config):
        if "section" in each.metadata:
            yield from _table(each.name, each.metadata["section"], each.metadata["meaning"])
    yield from (
        "",
        "## `[[extract.rules]]`",
        "",
        "Each has a `select`, a CSS selector, and a `role`: " + _ROLES + ".",
        "`context` becomes the message's `msgctxt`, `note` is shown to translators. They go before the platform's own;",
        "[platforms.md](../platforms.md) explains them.",
        "",
        "## The whole file",
        "",
        "What `l10n init` writes, when it has found out nothing:",
        "",
        "```toml",
        render_config({}).rstrip(),
        "```",
    )


def _table(name: str, model: type[Any], meaning: str = "") -> Iterator[str]:
    yield from ("", f"## `[{name}]`: {meaning}" if name else "## At the top", "")
    yield from ("| key | default | may be | means |", "|---|---|---|---|")
    for each in fields(model):
        said = each.metadata.get("meaning", "")
        if "kind" in each.metadata:
            default, kind = render_value(each.default), each.metadata["kind"].expected
            yield f"| `{each.name}` | `{_cell(default)}` | {_cell(kind)} | {_cell(_escaped(said))} |"
        elif "rules" in each.metadata:
            yield f"| `{each.name}` | `[]` | a list of tables, see below | {_cell(_escaped(said))} |"


def _exits() -> Iterator[str]:
    yield from ("# Exit codes", "", f"{_MADE}", "", "| code | means |", "|---|---|")
    for code, meaning in EXITS.items():
        yield f"| {code} | {_escaped(meaning)} |"
    yield from (
        "",
        "Nothing ever fails with 0. Where two of them hold, the command ends with the greater: a file that cannot be",
        "read (2) wins over a translation that is missing (1). The other files are done all the same.",
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("[", "\\[")
