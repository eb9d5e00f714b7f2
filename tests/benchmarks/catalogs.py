"""Rows about catalogs of 50,000 messages: read and write, update, compile; gettext's own tools beside them."""

import random
from collections.abc import Iterator

from measure import Samples, cpu_time, run_child
from peers import system
from rows import AT_MOST, Bench, Row

from l10n.catalog.merge import merge
from l10n.catalog.mo import render_mo
from l10n.catalog.model import Message, Template
from l10n.catalog.po import parse_po

_MESSAGES = 50_000
_EDITED = 0.02
_HEADER = (
    'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)


def rows(bench: Bench) -> Iterator[Row]:
    """Measure catalogs."""
    chance = random.Random(1)  # noqa: S311 - the same catalog every time
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(4000)]
    texts = list(dict.fromkeys(" ".join(chance.choices(words, k=chance.randint(2, 24))) for _ in range(_MESSAGES)))
    data = (_HEADER + "".join(f'\nmsgid "{text}"\nmsgstr "{text.upper()}"\n' for text in texts)).encode()
    edited = [_edit(text, words, chance) if chance.random() < _EDITED else text for text in texts]
    template = Template("posts", "en", tuple(Message(text) for text in edited))
    file, later = bench.folder / "posts.po", bench.folder / "later.pot"
    file.write_bytes(data)
    later.write_text(_HEADER + "".join(f'\nmsgid "{text}"\nmsgstr ""\n' for text in edited), encoding="utf-8")
    po = parse_po(data, "posts.po")
    works = (
        ("po", "50k messages: read and write", 1.5, lambda: parse_po(data, "posts.po").render(), ("msgcat", file)),
        (
            "update",
            "50k messages, 2 % edited: update",
            3.0,
            lambda: merge(template, po).po.render(),  # noqa: PLW0108 - the merge is what is timed
            ("msgmerge", file, later),
        ),
        (
            "compile",
            "50k messages: compile",
            1.0,
            lambda: render_mo(parse_po(data, "posts.po").catalog),
            ("msgfmt", file),
        ),
    )
    for name, what, limit, work, (tool, *arguments) in works:
        yield Row(name, what, "s", *AT_MOST(limit), Samples(tuple(cpu_time(work) for _ in range(min(3, bench.rounds)))))
        if peer := system(tool, "gettext"):
            theirs = run_child([peer, "-o", "/dev/null", *arguments])
            yield Row(
                f"{name}-{tool}", f"    {tool}, for comparison", "s", *AT_MOST(float("inf")), Samples((theirs.cpu,))
            )


def _edit(text: str, words: list[str], chance: random.Random) -> str:
    pieces = text.split()
    pieces[chance.randrange(len(pieces))] = chance.choice(words)
    return " ".join(pieces)
