"""Rows about pages: extraction, hostile input, large pages, peers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
from blog import DEMO, make_pages
from measure import PYTHON, Samples, child_ratios, cpu_time, ratios, run_child
from peers import html2po, system
from rows import AT_LEAST, AT_MOST, Bench, Row

from l10n.config import load_config
from l10n.units.page import read_page
from l10n.units.reading import Profile
from l10n.units.survey import survey

Pages = list[tuple[str, bytes]]

HOSTILE: dict[str, Callable[[int], str]] = {
    "100k nested elements": lambda size: "<div>" * size + "x",
    "200k unclosed quotes": lambda size: '<a title="x>' * (2 * size),
    "1M ampersands": lambda size: "<p>a" + "&" * (10 * size),
    "200k pairs in one unit": lambda size: "<p>" + "<b>x</b> " * (2 * size),
    "200k a and br": lambda size: "<p>" + "<a>x<br>" * (2 * size),
    "100k nbsp": lambda size: "<p>x" + "&nbsp;" * size + "</p>",
}


def rows(bench: Bench) -> Iterator[Row]:
    """Measure reading."""
    demo = list(make_pages(bench.pages // 4))
    profile = profile_of(demo)
    yield Row(
        "extract-demo",
        "extraction against a bare lxml parse, demo",
        "x",
        *AT_MOST(4.0),
        _against_lxml(demo, profile, bench),
    )
    if bench.corpus:
        files = sorted(file for file in bench.corpus.rglob("*") if file.suffix in {".html", ".htm", ".xhtml"})
        corpus = [(file.name, file.read_bytes()) for file in files]
        yield Row("extract-corpus", "the same, corpus", "x", *AT_MOST(4.0), _against_lxml(corpus, profile, bench))
    yield from _large(profile, bench)
    yield from _hostile(profile)
    yield from _peers(bench, demo, profile)


def profile_of(pages: Pages) -> Profile:
    """Give the profile that the demo's configuration and pages make."""
    config = load_config(DEMO.parents[1] / "l10n.toml")
    return survey(config, [(path, lambda data=data: data) for path, data in pages]).profile


def read_all(pages: Pages, profile: Profile) -> None:
    """Extract from pages, keeping nothing."""
    for path, data in pages:
        read_page(data, path, profile)


def _against_lxml(pages: Pages, profile: Profile, bench: Bench) -> Samples:
    def bare() -> None:
        for _, data in pages:
            lxml.html.fromstring(data)

    return ratios(lambda: read_all(pages, profile), bare, bench.rounds)


def _large(profile: Profile, bench: Bench) -> Iterator[Row]:
    body = b"".join(
        data.partition(b"<body")[2].partition(b">")[2].partition(b"</body>")[0] for _, data in make_pages(48)
    )
    one, ten = (b"<!DOCTYPE html><html><body>" + body * (size // len(body) + 1) for size in (1_000_000, 10_000_000))
    factor = len(one) / len(ten)
    found = ratios(
        lambda: read_page(ten, "ten", profile), lambda: read_page(one, "one", profile), max(1, bench.rounds // 2)
    )
    yield Row(
        "large",
        "time per MB, a 10 MB page against a 1 MB page",
        "x",
        *AT_MOST(1.3),
        Samples(tuple(v * factor for v in found.values)),
    )
    file = bench.folder / "ten.html"
    file.write_bytes(ten)
    code = (
        "import sys; from pathlib import Path; "
        "from l10n.units.page import read_page; from l10n.units.reading import Profile; {}"
    )
    small = run_child([PYTHON, "-c", code.format("read_page(b'<p>x', '', Profile())")]).megabytes
    whole = run_child(
        [PYTHON, "-c", code.format("read_page(Path(sys.argv[1]).read_bytes(), '', Profile())"), file]
    ).megabytes
    yield Row(
        "large-memory",
        "memory per byte of a 10 MB page",
        "B",
        *AT_MOST(40),
        Samples(((whole - small) * 1024 * 1024 / len(ten),)),
    )


def _hostile(profile: Profile) -> Iterator[Row]:
    for name, make in HOSTILE.items():
        page = make(100_000).encode()
        seconds = Samples(tuple(cpu_time(lambda page=page: read_page(page, "hostile", profile)) for _ in range(2)))
        yield Row(f"hostile-{name.replace(' ', '-')}", f"hostile: {name}", "s", *AT_MOST(1.0), seconds)


def _peers(bench: Bench, pages: Pages, profile: Profile) -> Iterator[Row]:
    folder = bench.folder / "peer-pages"
    for path, data in pages:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    if tool := html2po(bench.folder):
        theirs = [tool, "--progress=none", folder, bench.folder / "html2po"]
        own = "import sys; sys.path.insert(0, sys.argv[1]); from pages import read_folder; read_folder(sys.argv[2])"
        command = [PYTHON, "-c", own, Path(__file__).parent, folder]
        found = child_ratios(lambda: run_child(theirs), lambda: run_child(command), min(3, bench.rounds))
        yield Row(
            "html2po", "faster than html2po 3.20.4, one process each, start-up included", "x", *AT_LEAST(8), found
        )
    if po4a := system("po4a-updatepo", "po4a"):
        few = sorted(folder.rglob("*.html"))[:4]
        masters = [part for file in few for part in ("-m", file)]
        share = sum(file.stat().st_size for file in few) / sum(len(data) for _, data in pages)
        theirs = [po4a, "-f", "xhtml", "-M", "UTF-8", *masters, "-p", bench.folder / "po4a.pot"]
        read_all(pages, profile)
        values = [
            run_child(theirs).cpu / (cpu_time(lambda: read_all(pages, profile)) * share)
            for _ in range(min(3, bench.rounds))
        ]
        yield Row("po4a", "faster than po4a, per MB", "x", *AT_LEAST(80), Samples(tuple(values)))


def read_folder(folder: str) -> None:
    """Extract from every page of a folder, in this process: what a peer does with it."""
    pages = [(file.as_posix(), file.read_bytes()) for file in sorted(Path(folder).rglob("*.html"))]
    read_all(pages, profile_of(pages))
