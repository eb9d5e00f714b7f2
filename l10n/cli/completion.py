"""``l10n completion``: what a shell has to know to complete command lines of ``l10n``."""

import click
from click.shell_completion import get_completion_class

_VARIABLE = "_L10N_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print a script that makes SHELL complete commands, options, locales, rules and pages.

    \b
    bash  l10n completion bash > ~/.local/share/bash-completion/completions/l10n
    zsh   l10n completion zsh > DIR/_l10n, where DIR is a folder of $fpath
    fish  l10n completion fish > ~/.config/fish/completions/l10n.fish
    """  # noqa: D301 - the control character tells click to leave the lines as they are
    completion = get_completion_class(shell)
    if completion is None:
        raise click.BadParameter(shell)
    click.echo(completion(context.find_root().command, {}, "l10n", _VARIABLE).source(), nl=False)
