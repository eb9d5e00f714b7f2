"""Give the seeded defects and clean controls to other checkers as well, and write down who sees what.

    python tests/benchmarks/checkers.py [--peers BIN] [--write] [--time]

``BIN`` is the folder of an environment with translate-toolkit and dennis (``pip install translate-toolkit dennis``),
which are never dependencies; msgfmt is found on the PATH. ``--write`` puts the table into ``docs/ci.md``; ``--time``
also measures a catalog of 50,000 messages. Every case is one file, the same for all.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from l10n.catalog.po import PoFile, parse_po
from l10n.catalog.po.header import plural_forms
from l10n.checks import po as po_rules
from l10n.checks.catalog import check_entries
from l10n.checks.registry import BY_ID
from l10n.checks.rule import Context
from l10n.diagnostics import Severity
from l10n.locales import Locale

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "unit" / "checks"
DOCS = ROOT / "docs" / "ci.md"
BIG = 50_000
WHOLE_SITES = {"coverage": "test_coverage.py", "page": "test_pages.py", "site": "test_site.py"}
"""The families whose cases are pages and sites rather than entries, and the tests that hold them."""


class Case(NamedTuple):
    """One file: whether something is wrong with it, of which family, and for which locale."""

    path: Path
    family: str
    defect: bool
    locale: str
    domain: str


def write_cases(folder: Path) -> list[Case]:
    """Write every case as a catalog below ``folder``, one folder a locale."""
    entries = tomllib.loads((CASES / "cases.toml").read_text(encoding="utf-8"))
    files = tomllib.loads((CASES / "po_cases.toml").read_text(encoding="utf-8"))["po"]
    cases: list[Case] = []
    for family, case in [
        *((family, case) for family, each in entries.items() for case in each),
        *(("po", c) for c in files),
    ]:
        locale = case.get("locale", "de")
        path = folder / locale / f"{family}-{len(cases):03}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = header(locale, case.get("source", "en"))
        text = complete(case["text"].replace("HEADER\n", head)) if family == "po" else head + render(case)
        path.write_bytes(text.encode(case.get("charset", "utf-8")))
        cases.append(Case(path, family, bool(case["rule"]), locale, case.get("domain", "posts")))
    return cases


def complete(text: str) -> str:
    """Add to a hand-written header the fields that are not what the case is about."""
    more = (
        "Project-Id-Version: seeded\\nPO-Revision-Date: 2014-02-26 20:12+0100\\nLast-Translator: Ann <a@example.org>\\n"
    )
    more += "Language-Team: none\\nMIME-Version: 1.0\\nContent-Transfer-Encoding: 8bit\\n"
    return text.replace('msgstr "Language:', f'msgstr "{more}Language:')


def header(locale: str, source: str) -> str:
    """Write a complete header, so that none is to blame for what it lacks."""
    parsed = Locale.parse(locale)
    fields = {
        "Project-Id-Version": "seeded",
        "PO-Revision-Date": "2014-02-26 20:12+0100",
        "Last-Translator": "Ann <ann@example.org>",
        "Language-Team": "none",
        "Language": parsed.posix,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": parsed.plural_forms,
        "X-Source-Language": source,
    }
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items()) + "\n"


def render(case: dict[str, Any]) -> str:
    """Write a case's entry."""
    lines = [f"#, {case['flags']}"] if "flags" in case else []
    lines.append(f"msgid {quoted(case['id'])}")
    strings = case["to"] if isinstance(case["to"], list) else [case["to"]]
    if "plural" in case:
        lines.append(f"msgid_plural {quoted(case['plural'])}")
        lines += [f"msgstr[{form}] {quoted(string)}" for form, string in enumerate(strings)]
    else:
        lines.append(f"msgstr {quoted(strings[0])}")
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Quote a string with C's escapes."""
    return re.sub(r"\\u00(0[0-9a-f])", lambda match: f"\\x{match[1]}", json.dumps(text, ensure_ascii=False))


def ours(cases: list[Case]) -> set[Path]:
    """Say which files l10n finds something in."""
    return {
        case.path
        for case in cases
        if any(True for _ in findings(parse_po(case.path.read_bytes(), "x"), case.locale, case.domain))
    }


def findings(po: PoFile, locale: str, domain: str = "posts") -> Iterable[object]:
    """Check one catalog by itself."""
    context = Context(
        Locale.parse(locale), Locale.parse(po.catalog_field("X-Source-Language") or "en"), domain, plural_forms(po)
    )
    yield from po.diagnostics
    yield from po_rules.header_faults(po, context)
    yield from po_rules.obsolete_entries(po.catalog)
    for entry in po.catalog.entries:
        if not entry.obsolete and (entry.fuzzy or not entry.translated):
            yield po_rules.missing_entry(po.path, entry, Severity.ERROR)
    yield from check_entries(po, context, BY_ID)


def msgfmt(cases: list[Case]) -> set[Path]:
    """Say which files ``msgfmt -c`` complains of, in words or by its exit code."""
    found = set()
    for case in cases:
        done = run(["msgfmt", "-c", "-o", "/dev/null", str(case.path)])
        if done.returncode or done.stderr.strip():
            found.add(case.path)
    return found


def pofilter(cases: list[Case], binaries: Path) -> set[Path]:
    """Say which files pofilter puts into its output, or cannot read."""
    found = set()
    for locale in sorted({case.locale for case in cases}):
        folder = next(case.path.parent for case in cases if case.locale == locale)
        out = folder.parent / f"out-{locale}"
        done = run(
            [
                str(binaries / "pofilter"),
                f"--language={locale.replace('-', '_')}",
                str(folder),
                str(out),
                "--progress=none",
            ]
        )
        found |= {folder / each.name for each in out.glob("*.po") if "(pofilter)" in each.read_text("utf-8", "replace")}
        found |= {case.path for case in cases if case.locale == locale and case.path.name in done.stderr}
    return found


def dennis(cases: list[Case], binaries: Path) -> set[Path]:
    """Say which files ``dennis-cmd lint`` has an error or a warning for."""
    found = set()
    for case in cases:
        done = run([str(binaries / "dennis-cmd"), "lint", "--reporter=line", str(case.path)])
        if done.returncode or re.search(r": [EW]\d{3}: ", done.stdout):
            found.add(case.path)
    return found


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a checker and keep what it says."""
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


def table(cases: list[Case], found: dict[str, set[Path]]) -> str:
    """Write who caught how many defects, and raised how many false alarms."""
    lines = [f"| family | cases | {' | '.join(found)} |", f"|---|---|{'---|' * len(found)}"]
    counts: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        counts[case.family].append(case)
        counts["all"].append(case)
    order = [*(family for family in counts if family != "all"), "all"]
    for family in order:
        defects = [case for case in counts[family] if case.defect]
        controls = [case for case in counts[family] if not case.defect]
        cells = [
            f"{sum(case.path in seen for case in defects)} caught, {sum(case.path in seen for case in controls)} false"
            for seen in found.values()
        ]
        lines.append(f"| {family} | {len(defects)} defects, {len(controls)} controls | {' | '.join(cells)} |")
    return "\n".join(lines)


def whole_sites(family: str, columns: int) -> str:
    """Write the row of a family whose cases are whole pages or sites: its tests are counted, and no peer reads HTML."""
    told = run([sys.executable, "-m", "pytest", "-q", "-rA", str(CASES / WHOLE_SITES[family])]).stdout
    of_family = r"\[coverage/" if family == "coverage" else r"\["
    defects = re.findall(rf"^(PASSED|FAILED) \S+_is_found\w*{of_family}", told, re.MULTILINE)
    controls = re.findall(r"^(PASSED|FAILED) \S+_raises_nothing\[", told, re.MULTILINE)
    ours = f"{defects.count('PASSED')} caught, {controls.count('FAILED')} false"
    others = " reads no HTML |" * (columns - 1)
    return f"| {family} | {len(defects)} defects, {len(controls)} controls | {ours} |{others}"


def measure(folder: Path, binaries: Path | None) -> str:
    """Measure the CPU seconds of each checker on one catalog of many messages."""
    po = parse_po((ROOT / "locales" / "de" / "LC_MESSAGES" / "posts.po").read_bytes(), "posts.po")
    texts = [entry for entry in po.catalog.entries if entry.translated and entry.message.plural is None]
    body = [header("de", "en")]
    for number in range(BIG):
        entry = texts[number % len(texts)]
        body.append(f'msgctxt "{number}"\nmsgid {quoted(entry.message.id)}\nmsgstr {quoted(entry.strings[0])}\n\n')
    big = folder / "big.po"
    big.write_text("".join(body), encoding="utf-8")
    read = parse_po(big.read_bytes(), "big.po")
    before = time.process_time()
    sum(1 for _ in findings(read, "de"))
    figures = {"l10n": time.process_time() - before}
    figures["msgfmt -c"] = cpu(lambda: run(["msgfmt", "-c", "-o", "/dev/null", str(big)]))
    if binaries:
        figures["pofilter"] = cpu(
            lambda: run([str(binaries / "pofilter"), "--language=de", str(big), str(folder / "big-out.po")])
        )
        figures["dennis"] = cpu(lambda: run([str(binaries / "dennis-cmd"), "lint", str(big)]))
    return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in figures.items())


def cpu(work: Callable[[], object]) -> float:
    """Measure the CPU seconds of the processes that ``work`` starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table, and write it into the documentation if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="folder of pofilter and dennis-cmd")
    parser.add_argument("--write", action="store_true", help="put the table into docs/ci.md")
    parser.add_argument("--time", action="store_true", help="measure a catalog of 50,000 messages as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = write_cases(folder)
        found = {"l10n check": ours(cases), "msgfmt -c": msgfmt(cases)}
        if options.peers:
            found |= {"pofilter": pofilter(cases, options.peers), "dennis": dennis(cases, options.peers)}
        text = "\n".join([table(cases, found), *(whole_sites(family, len(found)) for family in WHOLE_SITES)])
        if options.time:
            text += f"\n\nCPU time for {BIG:,} messages: {measure(folder, options.peers)}."
    sys.stdout.write(text + "\n")
    if options.write:
        page = DOCS.read_text(encoding="utf-8")
        block = f"<!-- checkers:begin -->\n{text}\n<!-- checkers:end -->"
        DOCS.write_text(
            re.sub(r"<!-- checkers:begin -->.*<!-- checkers:end -->", lambda _: block, page, flags=re.DOTALL), "utf-8"
        )


if __name__ == "__main__":
    main()
