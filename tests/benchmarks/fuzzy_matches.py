# ruff: noqa: T201 - a benchmark prints its figures
"""Edit, remove and add messages of real catalogs by a seed, update them, and count the fuzzy matches that are right.

    python tests/benchmarks/fuzzy_matches.py CATALOG.po... [--seeds N] [--edits N] [--msgmerge] [-v]

Each run edits N messages of a catalog, removes N others and adds N others. A fuzzy match is right if it pairs an edited
message with its own former text, wrong if with another's, false if the message is new. With ``--msgmerge`` the same is
asked of gettext.

Not every false match can be avoided: where one of two messages that differ in a word goes, and the other comes in its
very place, nothing tells them from one message that was edited. docs/decisions/0010 has the figures.
"""

import argparse
import datetime as dt
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from l10n.catalog.merge import merge
from l10n.catalog.model import Entry, Template
from l10n.catalog.po import Defaults, PoFile, parse_po, render_template

_SHORTEST = 12
"""Characters of a message that is worth a guess."""

Edit = Callable[[list[str], random.Random], None]


def main() -> int:
    """Print a line for each catalog and tool: all runs together, and how many were without a wrong or false match."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalogs", type=Path, nargs="+", metavar="CATALOG.po")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--edits", type=int, default=49)
    parser.add_argument("--msgmerge", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    for catalog in options.catalogs:
        ours: list[Counter[str]] = []
        theirs: list[Counter[str]] = []
        for seed in range(1, options.seeds + 1):
            chance = random.Random(seed)  # noqa: S311 - a seeded experiment
            po, template, origins = _scenario(catalog, chance, options.edits)
            ours.append(_judged(merge(template, po).po.catalog.entries, origins, verbose=options.verbose))
            if options.msgmerge:
                theirs.append(_judged(_msgmerge(po, template), origins, verbose=False))
        for tool, runs in (("l10n", ours), ("msgmerge", theirs)):
            if runs:
                _report(catalog, tool, runs)
    return 0


def _scenario(file: Path, chance: random.Random, edits: int) -> tuple[PoFile, Template, dict[str, str]]:
    """Make a catalog, a later template, and say which text each edited one was."""
    po = parse_po(file.read_bytes(), str(file))
    known = [entry for entry in po.catalog.entries if entry.translated and not entry.obsolete and not entry.fuzzy]
    known = [entry for entry in known if entry.message.plural is None and len(entry.message.id) >= _SHORTEST]
    picked = chance.sample(range(len(known)), 3 * edits)
    edited, removed, added = picked[:edits], set(picked[edits : 2 * edits]), set(picked[2 * edits :])
    new = {known[at].key for at in added}
    held = po.with_chunks(chunk for chunk in po.chunks if chunk.entry is None or chunk.entry.key not in new)
    held = held.with_chunks(chunk for chunk in held.chunks if chunk.entry is None or not chunk.entry.obsolete)
    messages = [entry.message for entry in known]
    origins: dict[str, str] = {}
    taken = {message.id for message in messages}
    for number, at in enumerate(edited):
        text = _edited(messages[at].id, _EDITS[number % len(_EDITS)], chance)
        if text not in taken:
            taken.add(text)
            origins[text] = messages[at].id
            messages[at] = replace(messages[at], id=text)
    kept = tuple(message for at, message in enumerate(messages) if at not in removed)
    return held, Template("", "en", kept), origins


def _edited(text: str, edit: Edit, chance: random.Random) -> str:
    words = text.split(" ")
    edit(words, chance)
    return " ".join(words)


def _typo(words: list[str], chance: random.Random) -> None:
    at = max(range(len(words)), key=lambda each: (words[each].isalpha(), len(words[each]), chance.random()))
    letter = chance.randrange(max(len(words[at]) - 1, 1))
    words[at] = words[at][:letter] + words[at][letter + 1 :]


def _place(words: list[str], chance: random.Random) -> int:
    """Pick a word that is one, no placeholder or markup."""
    return chance.choice([at for at, word in enumerate(words) if not set(word) & set("%{<>}\\")] or [0])


def _added(words: list[str], chance: random.Random) -> None:
    words.insert(chance.randint(0, len(words)), "really")


def _removed(words: list[str], chance: random.Random) -> None:
    if len(words) > 1:
        del words[_place(words, chance)]


def _replaced(words: list[str], chance: random.Random) -> None:
    words[_place(words, chance)] = "something"


def _stopped(words: list[str], chance: random.Random) -> None:
    words[-1] = words[-1].rstrip(".:!") + chance.choice("!?…")


def _cased(words: list[str], chance: random.Random) -> None:
    at = _place(words, chance)
    words[at] = words[at].swapcase()


_EDITS: tuple[Edit, ...] = (_typo, _typo, _added, _removed, _replaced, _stopped, _cased)


def _msgmerge(po: PoFile, template: Template) -> tuple[Entry, ...]:
    defaults = Defaults("benchmark", dt.datetime.now(dt.UTC))
    with tempfile.TemporaryDirectory() as folder:
        catalog, pot = Path(folder, "old.po"), Path(folder, "new.pot")
        catalog.write_bytes(po.render())
        pot.write_bytes(b"".join(render_template(template, defaults)))
        done = subprocess.run(["msgmerge", "-q", "--previous", catalog, pot], capture_output=True, check=True)
    return parse_po(done.stdout, "msgmerge.po").catalog.entries


def _judged(entries: Iterable[Entry], origins: dict[str, str], *, verbose: bool) -> Counter[str]:
    counts: Counter[str] = Counter(edits=len(origins))
    missed = dict(origins)
    for entry in entries:
        if not entry.fuzzy or entry.obsolete or entry.previous is None:
            continue
        origin = missed.pop(entry.message.id, None)
        kind = "false" if origin is None else "right" if origin == entry.previous.id else "wrong"
        counts[kind] += 1
        if verbose and kind != "right":
            print(f"  {kind}: {entry.message.id!r} from {entry.previous.id!r}")
    if verbose:
        for text, origin in missed.items():
            print(f"  missed: {text!r} from {origin!r}")
    return counts


def _report(catalog: Path, tool: str, runs: list[Counter[str]]) -> None:
    total = sum(runs, Counter[str]())
    clean = sum(not run["wrong"] + run["false"] for run in runs)
    print(
        f"{tool:9}{total['right']:6,} of {total['edits']:6,} right ({total['right'] / total['edits']:.1%})"
        f"{total['wrong']:5} wrong{total['false']:6} false   {clean} of {len(runs)} runs without either   {catalog}"
    )


if __name__ == "__main__":
    sys.exit(main())
