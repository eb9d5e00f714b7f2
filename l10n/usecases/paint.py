"""An explanation, painted on its page: one HTML file that needs nothing else.

In: an ``Explanation``. Out: HTML. Never done here: running or loading anything of the page: it lies in a frame that is
sandboxed (no scripts, no forms), under a policy that fetches nothing.
"""

from collections.abc import Iterator
from html import escape

from l10n.spans import Edit, Span, splice
from l10n.units.unit import Kind
from l10n.usecases.explain import Explained, Explanation

_COLORS = {
    "posts": "#1a7f37",
    "interface": "#0969da",
    "comments": "#8250df",
    "derived": "#1b7c83",
    "date": "#bf8700",
    "time": "#bf8700",
    "count": "#bc4c00",
    "skipped": "#8c959f",
}
_MEANS = {
    "posts": "a message of the posts",
    "interface": "a message of the interface",
    "comments": "a message of the comments",
    "derived": "put together from other messages",
    "date": "a date or a time, written anew for each locale",
    "count": "a number, written anew for each locale",
    "skipped": "left alone",
}
_UNPAINTABLE = frozenset(("title", "textarea", "option"))
"""Elements whose content is text, and no markup could show in it."""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
body {{ margin: 0; font: 14px/1.4 system-ui, sans-serif; display: grid; grid-template-columns: minmax(0, 3fr) 2fr;
  height: 100vh; color: #1f2328; background: #fff }}
iframe {{ border: 0; width: 100%; height: 100% }}
main {{ overflow: auto; padding: 0 1rem; border-inline-start: 1px solid #d1d9e0 }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ text-align: start; vertical-align: top; padding: .15rem .5rem; border-top: 1px solid #d1d9e0;
  overflow-wrap: anywhere }}
h1 {{ font-size: 1.3rem; overflow-wrap: anywhere }}
th:first-child, td:first-child {{ white-space: nowrap; overflow-wrap: normal }}
td:last-child {{ width: 40% }}
i {{ display: inline-block; width: .8em; height: .8em; margin-inline-end: .4em }}
small {{ color: #59636e }}
</style>
</head>
<body>
<iframe sandbox title="The page, with its texts outlined" srcdoc="{page}"></iframe>
<main>
<h1>{path}</h1>
<p>{facts}</p>
<ul>{legend}</ul>
<table><thead><tr><th>Place</th><th>Text</th><th>What became of it</th></tr></thead>
<tbody>
{rows}
</tbody></table>
</main>
</body>
</html>
"""


def paint(found: Explanation) -> str:
    """Write an explanation as an HTML document: the page with its texts outlined, a legend, and a list of all texts."""
    seen = found.survey
    facts = (
        f"{seen.platform.label}: {'; '.join(seen.detection.reasons)}",
        *found.remarks,
        f"interface {seen.interface.tag or 'undecided'}: {seen.interface.evidence}",
        f"posts {seen.posts.tag or 'undecided'}: {seen.posts.evidence}",
        *(f"{fault.message}. {fault.hint}" for fault in found.faults),
    )
    return _PAGE.format(
        title=escape(f"How {found.path} was read"),
        page=escape(splice(found.source, _outlines(found))),
        path=escape(found.path),
        facts="<br>".join(map(escape, facts)),
        legend="".join(f"<li>{_chip(name)}{escape(means)}</li>" for name, means in _MEANS.items()),
        rows="\n".join(map(_row, found.texts)),
    )


def describe(text: Explained) -> str:
    """Say in a line what became of a text."""
    if text.because:
        return f"left alone: {text.because}"
    rule = f", by {text.rule.select}" if text.rule and not text.evidence else ""
    if text.became == "derived":
        return f"derived from: {' + '.join(text.sources)}{rule}"
    if text.became != "message":
        return f"{text.became} ({text.language}){rule}"
    context = f" ({text.context})" if text.context else ""
    values = "".join(f", {{{name}}} is {value}" for name, value in text.values)
    evidence = f" ({text.evidence})" if text.evidence else ""
    return f"{text.domain}{context}, {text.language}{values}{rule}{evidence}"


def _outlines(found: Explanation) -> Iterator[Edit]:
    """Yield tags around what can be outlined: text, and not inside another text."""
    at = -1
    for text in found.texts:
        if text.kind is Kind.TEXT and text.name not in _UNPAINTABLE and text.span.start >= at:
            start, at = text.span
            color = _COLORS[_color(text)]
            style = f"outline:2px solid {color};outline-offset:1px;background:{color}22"
            yield Edit(Span(start, start), f'<span style="{style}" title="{escape(describe(text))}">')
            yield Edit(Span(at, at), "</span>")


def _color(text: Explained) -> str:
    return text.domain.partition(".")[0] if text.became == "message" else text.became


def _chip(name: str) -> str:
    return f'<i style="background:{_COLORS[name]}"></i>'


def _row(text: Explained) -> str:
    place = f"{text.line}:{text.column}"
    where = f" <small>{escape(text.name)}</small>" if text.kind is not Kind.TEXT else ""
    words = f"{_chip(_color(text))}{escape(text.text)}{where}"
    return f"<tr><td>{place}</td><td>{words}</td><td><small>{escape(describe(text))}</small></td></tr>"
