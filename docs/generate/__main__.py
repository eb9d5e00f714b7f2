"""``python docs/generate``: writes the reference and the manual page anew from the code.

In: the package as it is installed. Out: ``docs/reference/*.md`` and ``docs/man/l10n.1``. Never done here: prose.
"""

from pathlib import Path

from manual import manual
from pages import pages

from l10n.files import write_atomically

DOCS = Path(__file__).parents[1]


def documents() -> dict[Path, str]:
    """Give every document that is made, by its place."""
    made = {DOCS / "reference" / name: text for name, text in pages().items()}
    return made | {DOCS / "man" / "l10n.1": manual()}


if __name__ == "__main__":
    for path, text in documents().items():
        if write_atomically(path, text.encode()):
            print(f"wrote {path.relative_to(DOCS.parent)}")  # noqa: T201 - what a script says
