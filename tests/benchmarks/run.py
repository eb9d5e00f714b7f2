# ruff: noqa: T201 - a benchmark prints its figures
"""Measure every bar, print a table, and compare with the committed figures.

    python tests/benchmarks/run.py [--pages N] [--rounds N] [--only NAME]... [--save] [--profile FILE]

Ratios are measured side by side in one run, interleaved; medians count, and the spread is the distance of the extremes
as a share of the median. Peers that cannot be had are skipped with a note. ``--save`` writes ``docs/performance.json``;
``--profile`` writes where extraction spends its time, by function, instead. No figure fails anything.
"""

import argparse
import cProfile
import json
import os
import platform
import pstats
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import catalogs
import pages
import projects
from blog import ROOT, make_pages
from peers import notes
from rows import Bench, Row

FIGURES = ROOT / "docs" / "performance.json"
GROUPS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "pages": pages.rows,
    "projects": projects.rows,
    "catalogs": catalogs.rows,
}


def main() -> int:
    """Run what is asked for."""
    options = _options()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    if options.profile:
        return _profile(options.profile, options.pages)
    corpus = Path(os.environ.get("L10N_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not corpus.is_dir():
        notes.append("the corpus: no folder ../shared/corpus, and L10N_CORPUS is not set")
    bench = Bench(folder.resolve(), options.pages, options.rounds, corpus if corpus.is_dir() else None)
    committed = json.loads(FIGURES.read_text())["rows"] if FIGURES.exists() else {}
    print(f"{'':58}{'median':>10}{'spread':>8}{'bar':>10}{'':>8}{'committed':>12}")
    found: dict[str, float] = {}
    for group in options.only or GROUPS:
        for row in GROUPS[group](bench):
            found[row.name] = round(row.samples.median, 4)
            print(_line(row, committed.get(row.name)), flush=True)
    for note in dict.fromkeys(notes):
        print("not run:", note)
    if options.save:
        machine = {"python": platform.python_version(), "machine": platform.machine(), "cores": os.cpu_count()}
        written = {"machine": machine, "pages": options.pages, "rows": dict(sorted({**committed, **found}.items()))}
        FIGURES.write_text(json.dumps(written, indent=2) + "\n")
        print("written:", FIGURES.relative_to(ROOT))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", action="append", choices=list(GROUPS))
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--profile", metavar="FILE", type=Path)
    parser.add_argument(
        "--folder", type=Path, default=ROOT / ".l10n-cache" / "bench", help="where what is made is kept"
    )
    return parser.parse_args()


def _line(row: Row, committed: float | None) -> str:
    bar = "" if row.limit == float("inf") else f"{row.direction} {row.limit:g}"
    verdict = "" if not bar else "met" if row.met else "NOT MET"
    before = "" if committed is None else f"{committed:.3g}"
    figure = f"{row.samples.median:>8.3g} {row.unit:<2}{row.samples.spread:>6.0%}"
    return f"{row.what:58}{figure}{bar:>10}{verdict:>8}{before:>12}"


def _profile(file: Path, number: int) -> int:
    """Write where extraction spends its time, by function, the costliest first."""
    made = list(make_pages(number))
    profile = pages.profile_of(made)
    pages.read_all(made, profile)
    watch = cProfile.Profile()
    watch.runcall(pages.read_all, made, profile)
    with file.open("w", encoding="utf-8") as out:
        pstats.Stats(watch, stream=out).strip_dirs().sort_stats("tottime").print_stats(60)
    return 0


if __name__ == "__main__":
    sys.exit(main())
