"""Take a large site through ``l10n run`` in many locales, and measure the memory and the time.

In: how many pages, sentences of a page's own, and locales, and which share of the pages each locale has. Out: a line of
figures. What all pages share is translated, and the first sentence of the pages of a locale's share, which differ from
locale to locale: those are built in it. Never done here: judging the figures.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LOCALES = """
    ar af bg bn bs ca cs da de el es et eu fa fi fil fr ga gl gu he hi hr hu hy id
    is it ja ka kk km ko lt lv mk ml mr ms nb nl pl pt ro ru sk sl sr sv th tr uk
""".split()  # noqa: SIM905 - a table of names reads best as one
_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = {locales}
[source]
interface = "en"
posts = "en"
[build]
base_url = "https://example.org/"
publish_at = 0
"""
SENTENCE = "Sentence {} of page {}, which no other page has."
CHROME = ("All pages of this site", "Next page")


def write_site(folder: Path, pages: int, sentences: int, locales: list[str]) -> int:
    """Write a site, and give its size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "l10n.toml").write_text(_CONFIG.format(locales=str(locales).replace("'", '"')))
    size = 0
    for number in range(pages):
        path = folder / f"export/{number // 1000}/{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        own = "".join(
            f"<p>Sentence {part} of page {number}, which no other page has.</p>\n" for part in range(sentences)
        )
        links = "".join(
            f'<a href="../{near // 1000}/{near}.html">{CHROME[1]}</a> ' for near in (number, max(0, number - 1))
        )
        head = f"<!DOCTYPE html>\n<html lang=en><head><title>{CHROME[0]}</title></head>"
        text = f"{head}<body><h1>{CHROME[0]}</h1><article>{own}</article>{links}</body></html>"
        size += path.write_text(text)
    return size


def translate(folder: Path, pages: int, locales: list[str], share: int = 100) -> None:
    """Write catalogs in which what all pages share is translated, and the first sentence of ``share`` % of them."""
    for place, locale in enumerate(locales):
        head = f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        sentences = (SENTENCE.format(0, number) for number in range(pages) if (number + place) * share % 100 < share)
        for domain, texts in (("posts", sentences), ("interface", CHROME)):
            entries = "".join(f'\nmsgid "{text}"\nmsgstr "{locale} {text}"\n' for text in texts)
            path = folder / f"locales/{locale}/LC_MESSAGES/{domain}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(head + entries)


def main() -> None:
    """Run a large site, and print the figures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=5)
    parser.add_argument("--locales", type=int, default=50)
    parser.add_argument("--share", type=int, default=100, help="per cent of the pages that each locale has")
    parser.add_argument("--jobs", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="l10n-load-") as scratch:
        folder = Path(scratch)
        size = write_site(folder, asked.pages, asked.sentences, LOCALES[: asked.locales])
        translate(folder, asked.pages, LOCALES[: asked.locales], asked.share)
        command = [sys.executable, "-m", "l10n", "-q", "-j", str(asked.jobs), "run"]
        started = time.monotonic()
        code = subprocess.run(command, cwd=folder, env=os.environ, stdout=subprocess.DEVNULL, check=False).returncode
        seconds = time.monotonic() - started
        built = sum(1 for _ in (folder / "site").rglob("*.html"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    what = f"{asked.pages} pages ({size / 1e6:.1f} MB, {asked.sentences} own sentences), {asked.locales} locales"
    what += f" of {asked.share} % each" if asked.share < 100 else ""
    print(f"{what}: {seconds:.0f} s, {peak:.0f} MB at most in one process, {built} files, exit {code}")  # noqa: T201


if __name__ == "__main__":
    main()
