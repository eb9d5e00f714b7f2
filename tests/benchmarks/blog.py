"""A blog of any size, made from the demo: the same chrome on every page, prose of its own on each.

In: a folder to make it in, a number of pages, a seed. Out: a project with configuration and catalogs. The same
arguments make the same bytes.
"""

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "fixtures" / "blogger-fr"

_CODE = re.compile(r"(<(script|style)\b.*?</\2>)", re.DOTALL)
_PROSE = re.compile(r">([^<>&]{40,})<")
"""Text that only a sentence is long enough for; the chrome's own words are shorter."""
_WORD = re.compile(r"\w+")


def make_blog(folder: Path, pages: int, seed: int = 1) -> Path:
    """Make a project of ``pages`` pages in ``folder``, unless an earlier call has, and give its folder."""
    project = folder / f"blog-{pages}-{seed}"
    if not (project / "l10n.toml").exists():
        for path, data in make_pages(pages, seed):
            file = project / "blog" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        shutil.copytree(ROOT / "locales", project / "locales", dirs_exist_ok=True)
        written = (ROOT / "l10n.toml").read_text(encoding="utf-8")
        (project / "l10n.toml").write_text(written.replace("fixtures/blogger-fr", "blog"), encoding="utf-8")
    return project


def make_pages(pages: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield pages as (path, bytes)."""
    random_ = random.Random(seed)  # noqa: S311 - the same pages every time
    files = sorted(DEMO.rglob("*.html"))
    sources = [(file.relative_to(DEMO), file.read_bytes().decode(errors="surrogateescape")) for file in files]
    words = sorted({word for _, text in sources for prose in _PROSE.findall(text) for word in _WORD.findall(prose)})

    def other_words(match: re.Match[str]) -> str:
        return ">" + _WORD.sub(lambda _: random_.choice(words), match[1]) + "<"

    for number in range(pages):
        path, text = sources[number % len(sources)]
        pieces = _CODE.split(text)
        # Split at a pattern with two groups: text, the code element, its name, text, …
        written = "".join(
            [
                _PROSE.sub(other_words, piece) if index % 3 == 0 else piece
                for index, piece in enumerate(pieces)
                if index % 3 < 2
            ]
        )
        yield (path.parent / f"{path.stem}-{number}.html").as_posix(), written.encode(errors="surrogateescape")
