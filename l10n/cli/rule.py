"""``l10n rule``: what a check means, and how to mend what it finds."""

import click

from l10n.checks.document import render_rules
from l10n.checks.notices import NOTICES
from l10n.checks.registry import FAMILIES, RULES, find_rule
from l10n.checks.rule import CheckRule
from l10n.cli import candidates
from l10n.cli.frame import Frame, framed
from l10n.cli.width import hung


@click.command("rule")
@click.argument("rule_id", metavar="[ID]", required=False, shell_complete=candidates.rule_ids)
@click.option("--markdown", is_flag=True, help="Write all of them as a page of documentation.")
@framed
def command(frame: Frame, *, rule_id: str | None, markdown: bool) -> None:
    """Say what the check ID (such as po/missing) means, with an example and what to do; without ID, list them all."""
    del frame  # rules need no project
    if markdown:
        click.echo(render_rules((*RULES, *NOTICES)), nl=False)
    elif rule_id is None:
        for family in FAMILIES:
            click.echo(click.style(f"{family}/", bold=True))
            for rule in RULES:
                if rule.family == family:
                    click.echo(hung(f"  {rule.id.ljust(22)} {rule.severity.value.ljust(8)} ", rule.summary))
    else:
        _show(find_rule(rule_id))


def _show(rule: CheckRule) -> None:
    fixed = ", mended by --fix where it is certain" if rule.fixable else ""
    click.echo(f"{click.style(rule.id, bold=True)}  ({rule.severity.value}{fixed})\n")
    click.echo(f"{hung('', rule.summary)}\n{hung('', rule.why)}\n")
    for heading, example, color in (("Found", rule.bad, "red"), ("Right", rule.good, "green")):
        click.echo(click.style(f"{heading}:", fg=color))
        click.echo("".join(f"    {line}\n" for line in example.split("\n")))
    click.echo(click.style("What to do:", bold=True))
    click.echo(hung("    ", rule.fix))
