"""The command line: a table of commands, each imported only when it is run.

In: arguments. Out: an exit code. Never done here: any work; a command's module parses its options, calls a use case and
shows the result. Nothing heavy is imported for ``--help`` and ``--version``.
"""

import importlib

import click
from click.shell_completion import CompletionItem

from l10n import __version__
from l10n.cli.exits import EXITS, INTERRUPTED

_COMMANDS = {
    "init": "Look at an export and write a configuration for it.",
    "run": "Extract, update, compile, check and build in one pass.",
    "extract": "Read pages into templates (.pot).",
    "update": "Bring the catalogs (.po) up to date with the templates.",
    "compile": "Compile the catalogs (.mo).",
    "check": "Check coverage and look for defects: the gate for CI.",
    "stats": "Show how far the translations are.",
    "build": "Write the localized pages.",
    "explain": "Say how a page was read: regions, texts, and what was skipped and why.",
    "report": "Write how far the pages are as one HTML file.",
    "serve": "Show pages beside their translations in a browser, and edit them.",
    "rule": "Say what a check means, and how to mend what it finds.",
    "config": "Show the configuration in force, or its schema.",
    "completion": "Make a shell complete command lines of l10n.",
}
_ALIASES = {"merge": "update", "lint": "check"}


class _Commands(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an interrupt while it is still being imported is one as well, and not click's 1.

        An option of all commands that is given behind one is told where it belongs.
        """
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            if not any(error.option_name in each.opts for each in self.params):
                raise
            place = f"It goes before the command: l10n {error.option_name} …"
            raise click.UsageError(f"{error.message} {place}", error.ctx) from error
        except KeyboardInterrupt:
            click.echo("interrupted: every file is either old or new, whole", err=True)
            ctx.exit(INTERRUPTED)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        name = _ALIASES.get(cmd_name, cmd_name)
        if name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"l10n.cli.{name}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands and options; none of the commands is imported for it."""
        offered = [CompletionItem(name, help=said) for name, said in _COMMANDS.items() if name.startswith(incomplete)]
        return [*offered, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), f"{meaning}.") for code, meaning in EXITS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and args[0] not in _ALIASES and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - for a mistake only

            nearest = get_close_matches(args[0], [*_COMMANDS, *_ALIASES], 1)
            hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
            ctx.fail(f"no such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="l10n", message="%(prog)s %(version)s")
@click.option(
    "-C", "folder", metavar="DIR", type=click.Path(file_okay=False), default=".", help="Work as if started in DIR."
)
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    type=click.Path(),
    help="Configuration file; default: the nearest l10n.toml.",
)
@click.option("-q", "--quiet", count=True, help="Only say what is wrong, in a line each.")
@click.option(
    "-v", "--verbose", count=True, help="Say more: files written, and for each fault its line and what to do."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour; NO_COLOR too.")
@click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=0), help="Processes; 0: one per core.")
@click.option("--no-cache", is_flag=True, help="Read every page anew.")
@click.pass_context
def main(ctx: click.Context, /, **options: object) -> None:
    """Translate a blog: its HTML export into gettext catalogs, and back into pages.

    Only translated text ever changes: every other byte of a page comes back as it was.
    """
    ctx.obj = options
