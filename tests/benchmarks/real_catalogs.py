# ruff: noqa: T201 - a benchmark prints its figures
"""Read real ``.po`` files and write them back: how many come out identical, and how fast.

    python tests/benchmarks/real_catalogs.py FOLDER

FOLDER (or ``$L10N_CATALOGS``) holds ``.po`` files at any depth, as in unpacked source packages of gettext, coreutils or
git. Each file is read, written, updated by a template made of its own messages (which must change nothing but what is
said below), and compiled; with gettext installed, the compiled catalog is compared with msgfmt's.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from l10n.catalog.merge import merge
from l10n.catalog.mo import parse_mo, render_mo
from l10n.catalog.model import Catalog, Template
from l10n.catalog.po import PoFile, parse_po

_C_MACRO = re.compile(r"%[-+ 0-9.*$']*<PRI")


def main() -> int:
    """Measure all files of the folder, print what differed, and fail if a file did not come back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("L10N_CATALOGS"), type=Path)
    folder = parser.parse_args().folder
    if folder is None:
        parser.error("name a folder, or set L10N_CATALOGS")
    files = sorted(Path(folder).rglob("*.po"))
    counts: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for file in files:
        _measure(file, counts, spent)
    for name, count in counts.items():
        print(f"{count:8,} {name}")
    for name, seconds in spent.items():
        print(f"{seconds:8.2f} s {name}")
    return int(counts["identical when written back"] != len(files))


def _measure(file: Path, counts: Counter[str], spent: Counter[str]) -> None:
    data = file.read_bytes()
    counts["files"] += 1
    counts["bytes"] += len(data)
    start = time.process_time()
    po = parse_po(data, str(file))
    written = po.render()
    spent["reading and writing"] += time.process_time() - start
    _check(counts, "identical when written back", file, holds=written == data)
    for found in po.diagnostics:
        counts[f"diagnostics {found.rule}"] += 1
        if found.rule in {"po/syntax", "po/encoding"}:
            print(f"{found.place} {found.rule} {found.message}")
    if po.sound:
        start = time.process_time()
        updated = merge(_template(po), po).po.render()
        spent["updating"] += time.process_time() - start
        _check(counts, "identical when updated", file, holds=updated == data)
    start = time.process_time()
    compiled = render_mo(po.catalog)
    spent["compiling"] += time.process_time() - start
    if shutil.which("msgfmt") and (theirs := _msgfmt(file)):
        _check(
            counts, "compiled as by msgfmt", file, holds=_said(parse_mo(compiled, "")) == _said(parse_mo(theirs, ""))
        )


def _check(counts: Counter[str], what: str, file: Path, *, holds: bool) -> None:
    counts[what] += holds
    if not holds:
        print(f"{file}: not {what}")


def _template(po: PoFile) -> Template:
    return Template("", "en", tuple(entry.message for entry in po.catalog.entries if not entry.obsolete))


def _msgfmt(file: Path) -> bytes:
    """Compile a file by gettext; nothing where gettext refuses it."""
    with tempfile.NamedTemporaryFile(suffix=".mo") as compiled:
        done = subprocess.run(["msgfmt", "-o", compiled.name, file], capture_output=True, check=False)
        return Path(compiled.name).read_bytes() if done.returncode == 0 else b""


def _said(catalog: Catalog) -> set[object]:
    """Give what a compiled catalog says, as far as both tools are to say it.

    msgfmt keeps plurals with an empty form, which we leave out on purpose, and puts C's ``%<PRIu64>`` into tables of
    their own, which only C programs read.
    """
    return {
        (entry.key, entry.message.plural, entry.strings)
        for entry in catalog.entries
        if all(entry.strings) and not _C_MACRO.search(entry.message.id + (entry.message.plural or ""))
    }


if __name__ == "__main__":
    sys.exit(main())
