"""Rows about catalogs of 50,000 messages: read and write, update, compile; gettext's own tools beside them."""

import random
from collections.abc import Iterator

from measure import Samples, cpu_time, run_child
from peers import system
from rows import AT_LEAST, AT_MOST, Bench, Row

from l10n.catalog.merge import merge
from l10n.catalog.mo import render_mo
from l10n.catalog.model import Message, Template
from l10n.catalog.po import parse_po

_MESSAGES = 50_000
_EDITED = 0.02
_GUESSES = 49
_SENTENCE = 4
"""Words of a text of which one can be exchanged and the text still be the same."""
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
    yield from _guesses(texts, words, chance)


def _guesses(texts: list[str], words: list[str], chance: random.Random) -> Iterator[Row]:
    """Edit, remove and add as many messages as the bar does, and count which former text each guess is from."""
    picked = chance.sample([at for at, text in enumerate(texts) if len(text.split()) >= _SENTENCE], 3 * _GUESSES)
    edited, removed, added = set(picked[:_GUESSES]), set(picked[_GUESSES : 2 * _GUESSES]), set(picked[2 * _GUESSES :])
    former = {_edit(texts[at], words, chance) if at in edited else texts[at]: texts[at] for at in range(len(texts))}
    before = (text for at, text in enumerate(texts) if at not in added)
    data = (_HEADER + "".join(f'\nmsgid "{text}"\nmsgstr "{text.upper()}"\n' for text in before)).encode()
    gone, new = {texts[at] for at in removed}, {texts[at] for at in added}
    later = tuple(Message(text) for text, was in former.items() if was not in gone)
    entries = merge(Template("posts", "en", later), parse_po(data, "posts.po")).po.catalog.entries
    guessed = [(entry.message.id, entry.previous.id) for entry in entries if entry.fuzzy and entry.previous]
    right = sum(former[now] == was and now not in new for now, was in guessed)
    share = Samples((100 * right / _GUESSES,))
    yield Row("fuzzy-right", f"{_GUESSES} edits among 50k messages: fuzzy matches right", "%", *AT_LEAST(88), share)
    astray = Samples((float(len(guessed) - right),))
    yield Row("fuzzy-astray", f"    wrong, or for one of {_GUESSES} new messages", "", *AT_MOST(0), astray)


def _edit(text: str, words: list[str], chance: random.Random) -> str:
    pieces = text.split()
    pieces[chance.randrange(len(pieces))] = chance.choice(words)
    return " ".join(pieces)
