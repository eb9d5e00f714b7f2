"""``l10n explain``: how a page was read."""

import json

import click

from l10n.cli import candidates
from l10n.cli.frame import STEP, Frame, framed
from l10n.cli.width import cut
from l10n.cli.words import plural
from l10n.units.unit import Kind
from l10n.usecases.explain import Explained, Explanation, explain
from l10n.usecases.paint import paint

_COLORS = {"message": "green", "derived": "cyan", "skipped": "bright_black"}
_WIDEST = 26


@click.command("explain")
@click.argument("page", shell_complete=candidates.pages)
@click.option("--format", "shape", type=click.Choice(["text", "json", "html"]), default="text", help="How to show it.")
@framed
def command(frame: Frame, *, page: str, shape: str) -> None:
    """Say how PAGE was read: its platform, languages, regions, texts and dates, and what was skipped and why.

    PAGE is a path in the export, or that of its file. In a terminal long lines are cut, but with -v. With --format html
    the answer is painted on the page itself: a document for a browser, on standard output.
    """
    found = explain(frame.project, page)
    if shape == "json":
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    elif shape == "html":
        click.echo(paint(found), nl=False)
    else:
        _tell(frame, found)
        frame.show(found.faults)


def as_data(found: Explanation) -> dict[str, object]:
    """Give an explanation as JSON has it; offsets stay inside, lines and columns count from 1."""
    seen = found.survey
    return {
        "path": found.path,
        "platform": {"name": seen.platform.name, "evidence": list(seen.detection.reasons), "remarks": [*found.remarks]},
        "languages": {
            name: {"tag": guess.tag, "evidence": guess.evidence, "confident": guess.confident}
            for name, guess in (("interface", seen.interface), ("posts", seen.posts))
        },
        "faults": [{"rule": fault.rule, "message": fault.message, "hint": fault.hint} for fault in found.faults],
        "regions": [
            {"select": rule.select, "role": rule.role.value, "context": rule.context, "texts": count}
            for rule, count in found.regions
        ],
        "texts": [_text_as_data(text) for text in found.texts],
    }


def _text_as_data(text: Explained) -> dict[str, object]:
    data: dict[str, object] = {
        "line": text.line,
        "column": text.column,
        "kind": text.kind.value,
        "element": text.name,
        "text": text.text,
        "became": text.became,
        "role": text.role.value,
        "rule": text.rule.select if text.rule else None,
        "domain": text.domain,
        "context": text.context,
        "language": text.language,
        "because": text.because,
        "evidence": text.evidence,
        "plural": text.plural,
        "sources": list(text.sources),
        "values": dict(text.values),
    }
    return {key: value for key, value in data.items() if value or key == "rule"}


def _tell(frame: Frame, found: Explanation) -> None:
    seen, whole = found.survey, frame.verbosity > 0
    frame.step("page", found.path)
    frame.step("platform", f"{seen.platform.label}: {'; '.join(seen.detection.reasons)}")
    for remark in found.remarks:
        frame.step("", remark)
    frame.step("interface", f"{seen.interface.tag or 'undecided'}: {seen.interface.evidence}")
    frame.step("posts", f"{seen.posts.tag or 'undecided'}: {seen.posts.evidence}")
    for at, (rule, count) in enumerate(found.regions):
        what = f"{rule.role} {rule.context}".rstrip().ljust(_WIDEST)
        line = f"{what} {plural(count, 'text').ljust(9)} "
        selector = cut(rule.select, STEP + len(line), whole=whole)
        frame.step("" if at else "regions", line + selector)
    frame.step("texts", str(len(found.texts)))
    for text in found.texts:
        click.echo(_line(text, whole=whole))


def _line(text: Explained, *, whole: bool) -> str:
    """Write a text as ``line:column  role context | text``, and behind it what became of it where that is not plain."""
    place = f"{text.line}:{text.column}".ljust(9)
    role = f"{text.role} {text.rule.context if text.rule else ''}".strip().ljust(_WIDEST)
    words = text.text if text.kind is Kind.TEXT else f"[{text.name}] {text.text}"
    outcome = _outcome(text)
    shown = cut(words, len(f"{place} {role} | ") + len(outcome), whole=whole)
    color = _COLORS.get(text.became, "yellow")
    return f"{place} {click.style(role, fg=color)} | {shown}{click.style(outcome, dim=True) if outcome else ''}"


def _outcome(text: Explained) -> str:
    if text.because:
        return f"  (skipped: {text.because})"
    if text.became == "derived":
        return f"  (derived from: {' + '.join(text.sources)})"
    told = [*(f"{name}: {value}" for name, value in text.values), *filter(None, [text.evidence])]
    return f"  ({', '.join(told)})" if told else ""
