"""``l10n config``: the configuration in force."""

import json

import click

from l10n.cli.frame import Frame, framed
from l10n.config import render_value


@click.group("config")
def command() -> None:
    """Show the configuration in force, or its schema."""


@command.command()
@framed
def show(frame: Frame) -> None:
    """Show every key with its value, and where that comes from."""
    for setting in frame.config.settings():
        click.echo(f"{setting.key} = {render_value(setting.value)}" + click.style(f"  # {setting.origin}", dim=True))


@command.command()
@framed
def schema(frame: Frame) -> None:  # noqa: ARG001 - every command has a frame
    """Print the JSON schema of l10n.toml, for editors that check as you type."""
    from l10n.config import config_schema  # noqa: PLC0415 - for this command only

    click.echo(json.dumps(config_schema(), indent=2, ensure_ascii=False))
