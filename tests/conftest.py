"""What tests of every folder share: the way to ``tests/kit``, and the pages to try the tool on."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Test folders are not packages (pytest's importlib mode), so what they share is found by its folder.
sys.path.insert(0, str(Path(__file__).parent / "kit"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real exports, not part of this repository: ``$L10N_CORPUS``, else ``../shared/corpus``; skips where absent."""
    folder = Path(os.environ.get("L10N_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip(f"no corpus at {folder}; set L10N_CORPUS to a folder of exported pages")
    return folder


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The exports that were written for this project."""
    return ROOT / "fixtures"
