"""The command as a user types it, in this process.

In: arguments. Out: click's ``Result``: standard output, standard error, exit code. Never done here: judging them.
"""

from click.testing import CliRunner, Result

from l10n.cli import main


def l10n(*arguments: str, env: dict[str, str | None] | None = None) -> Result:
    """Run ``l10n`` with arguments in the working folder."""
    return CliRunner(env=env).invoke(main, list(arguments), prog_name="l10n")
