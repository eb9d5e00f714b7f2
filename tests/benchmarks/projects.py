"""Rows about whole projects: building, workers, the second run, memory."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from blog import make_blog
from measure import PYTHON, Child, Samples, child_ratios, cpu_time, run_child
from peers import notes
from rows import AT_LEAST, AT_MOST, Bench, Row

from l10n.config import load_config, with_flags
from l10n.usecases.build import Plan, build
from l10n.usecases.project import Project

_GROWTH = 10


def rows(bench: Bench) -> Iterator[Row]:
    """Measure projects."""
    blog = make_blog(bench.folder, bench.pages)
    yield Row("locale", "building one more locale against extraction", "x", *AT_MOST(0.6), _one_more(blog, bench))
    if (os.cpu_count() or 1) > 1:
        for name, command in (("workers", "extract"), ("workers-run", "run")):
            found = child_ratios(
                lambda command=command: anew(blog, "-j1", command),
                lambda command=command: anew(blog, "-j2", command),
                bench.rounds,
                "wall",
            )
            what = f"two workers against one, wall time of l10n {command}"
            yield Row(name, what, "x", *AT_LEAST(1.7), found)
    else:
        notes.append("workers: this machine has one core")
    yield Row("again", "second l10n run, nothing changed, against the first", "x", *AT_MOST(0.05), _again(blog, bench))
    yield from _memory(blog, bench)
    bare = [PYTHON, "-c", "import click"]
    for name, flag in (("help", "--help"), ("version", "--version")):
        found = child_ratios(lambda flag=flag: l10n(blog, flag), lambda: run_child(bare), 3 * bench.rounds)
        yield Row(f"start-{name}", f"l10n {flag} against python -c 'import click'", "x", *AT_MOST(1.5), found)


def l10n(blog: Path, *arguments: str) -> Child:
    """Run the command line in a process of its own."""
    command = [PYTHON, "-c", "from l10n.cli import main; main()", *arguments]
    return run_child(command, cwd=blog)


def anew(blog: Path, *arguments: str) -> Child:
    """Run the command line where nothing is remembered, and nothing built."""
    shutil.rmtree(blog / "site", ignore_errors=True)
    return l10n(blog, "--no-cache", "-q", *arguments)


def _one_more(blog: Path, bench: Bench) -> Samples:
    values = []
    for _ in range(bench.rounds):
        config = with_flags(load_config(blog / "l10n.toml"), {"run.jobs": 1})
        one, two = (Project(config, only, cached=False) for only in (("de",), ("de", "es")))
        reading = cpu_time(lambda one=one: one.pages)
        assert two.pages
        values.append(
            (cpu_time(lambda two=two: _build(two, bench)) - cpu_time(lambda one=one: _build(one, bench))) / reading
        )
    return Samples(tuple(values))


def _build(project: Project, bench: Bench) -> None:
    out = bench.folder / "site"
    shutil.rmtree(out, ignore_errors=True)
    build(project, Plan(out))


def _again(blog: Path, bench: Bench) -> Samples:
    values = []
    for _ in range(min(3, bench.rounds)):
        for made in ("site", ".l10n-cache"):
            shutil.rmtree(blog / made, ignore_errors=True)
        first = l10n(blog, "-j1", "-q", "run")
        values.append(l10n(blog, "-j1", "-q", "run").cpu / first.cpu)
    return Samples(tuple(values))


def _memory(blog: Path, bench: Bench) -> Iterator[Row]:
    one = l10n(blog, "--no-cache", "-j1", "-q", "extract").megabytes
    yield Row("memory", f"memory of l10n extract, {bench.pages:,} pages", "MB", *AT_MOST(120), Samples((one,)))
    many = bench.pages * _GROWTH
    ten = l10n(make_blog(bench.folder, many), "--no-cache", "-j1", "-q", "extract").megabytes
    yield Row(
        "memory-growth", f"memory, {many:,} pages against {bench.pages:,}", "x", *AT_MOST(1.3), Samples((ten / one,))
    )
