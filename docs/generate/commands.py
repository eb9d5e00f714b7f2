"""The commands as data: what click knows of them, in the order in which help shows them.

In: ``l10n.cli.main``. Out: ``Command`` values. Never done here: a format.
"""

import inspect
from collections.abc import Iterator
from typing import NamedTuple

import click

from l10n.cli import main


class Option(NamedTuple):
    """An option: its spellings, what stands for its value ("" for a switch), what it does, and its default or ""."""

    names: tuple[str, ...]
    value: str
    help: str
    default: str


class Block(NamedTuple):
    """A paragraph of a command's description; ``verbatim`` if its lines are to stay as they are."""

    text: str
    verbatim: bool


class Command(NamedTuple):
    """A command or, with a space in its name, one of a group."""

    name: str
    arguments: tuple[str, ...]
    about: tuple[Block, ...]
    options: tuple[Option, ...]


def commands() -> Iterator[Command]:
    """Give ``l10n`` itself, with the options that go before a command, and then every command."""
    yield _command("", main)
    context = click.Context(main, info_name="l10n")
    for name in main.list_commands(context):
        found = main.get_command(context, name)
        assert found is not None  # noqa: S101 - it was listed just now
        if isinstance(found, click.Group):
            inside = click.Context(found, parent=context)
            for part in found.list_commands(inside):
                child = found.get_command(inside, part)
                assert child is not None  # noqa: S101 - the same
                yield _command(f"{name} {part}", child)
        else:
            yield _command(name, found)


def _command(name: str, command: click.Command) -> Command:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    # Every command has --help; it is listed once, where it stands for all.
    every = command.params if name else command.get_params(click.Context(command, **command.context_settings))
    options = [each for each in every if isinstance(each, click.Option) and not each.hidden]
    return Command(
        name,
        tuple(_metavar(each) for each in arguments),
        tuple(_blocks(command.help or "")),
        tuple(_option(each) for each in options),
    )


def _metavar(argument: click.Argument) -> str:
    if isinstance(argument.type, click.Choice):
        return "|".join(argument.type.choices)
    return argument.metavar or (argument.name or "").upper()


def _blocks(text: str) -> Iterator[Block]:
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        verbatim = paragraph.startswith("\b")
        lines = paragraph.removeprefix("\b").strip("\n")
        yield Block(lines if verbatim else " ".join(lines.split()), verbatim)


def _option(option: click.Option) -> Option:
    if option.is_flag or option.count:
        value = ""
    elif isinstance(option.type, click.Choice):
        value = "|".join(option.type.choices)
    else:
        value = option.metavar or option.type.name.upper()
    default = (
        ""
        if option.is_flag or option.count or not isinstance(option.default, (str, int, float))
        else str(option.default)
    )
    default = "" if default == "." else default  # where the shell is, as everywhere
    said = option.help or ""
    if isinstance(option.type, (click.IntRange, click.FloatRange)) and not option.count:
        said = f"{said} ({_range(option.type.min, option.type.max)})"
    return Option((*option.opts, *option.secondary_opts), value, said, default)


def _range(least: float | None, most: float | None) -> str:
    if least is None or most is None:
        return f"{least:g} or more" if least is not None else f"at most {most:g}"
    return f"{least:g} to {most:g}"
