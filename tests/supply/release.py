"""Notes of a release: what changed, and the hash of the wheel and of every file in it.

In: a wheel, and the changelog. Out: Markdown. Never done here: building, signing, publishing. Whoever has the notes can
tell whether a wheel is the one that they speak of, and whether it holds what the repository holds.
"""

import hashlib
import re
import sys
import zipfile
from pathlib import Path

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"


def changes(changelog: str, version: str) -> str:
    """Give the section of a version, or what is not released yet."""
    for heading in (version, "Unreleased"):
        found = re.search(rf"^## \[{re.escape(heading)}\][^\n]*\n(.*?)(?=^## |\Z)", changelog, re.DOTALL | re.MULTILINE)
        if found:
            return found[1].strip()
    raise SystemExit(f"CHANGELOG.md has no section for {version}")


def hashes(wheel: Path) -> dict[str, str]:
    """Give the SHA-256 of every file in a wheel, sorted by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in sorted(archive.namelist())}


def notes(wheel: Path, changelog: str) -> str:
    """Write the notes."""
    version = wheel.name.split("-")[1]
    whole = hashlib.sha256(wheel.read_bytes()).hexdigest()
    held = "".join(f"{digest}  {name}\n" for name, digest in hashes(wheel).items())
    what = f"SHA-256 of the wheel, and of each file in it:\n\n```\n{whole}  {wheel.name}\n\n{held}```\n"
    return f"# blog-l10n {version}\n\n{changes(changelog, version)}\n\n## What the wheel holds\n\n{what}"


def main() -> None:
    """Write the notes of a wheel beside it."""
    wheel = Path(sys.argv[1])
    path = wheel.with_name("RELEASE.md")
    path.write_text(notes(wheel, CHANGELOG.read_text(encoding="utf-8")), encoding="utf-8")
    print(path)  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
