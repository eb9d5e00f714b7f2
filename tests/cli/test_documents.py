"""What the documents print is what the tool prints.

``L10N_UPDATE_DOCUMENTS=1 pytest tests/cli/test_documents.py`` writes what is printed now; read the diff then.
"""

import os
import shutil
from pathlib import Path

import pytest
from transcripts import BLOCK, play

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    path for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] if BLOCK.search(path.read_text())
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy the worked example that the repository is, without what a run of it leaves."""
    folder = tmp_path / "blog-l10n"
    folder.mkdir()
    shutil.copy(ROOT / "l10n.toml", folder)
    for name in ("fixtures", "locales"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.mo"))
    return folder


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_transcript_of_a_document_is_what_the_tool_prints(document: Path, project: Path) -> None:
    text = document.read_text()
    played = play(text, project)
    if os.environ.get("L10N_UPDATE_DOCUMENTS"):
        document.write_text(played)
    assert played == text


def test_the_readme_shows_the_tool_at_work() -> None:
    assert ROOT / "README.md" in DOCUMENTS
