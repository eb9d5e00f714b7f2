"""What tests of every folder share: the way to ``tests/kit``, pages to try the tool on, and how hard laws are tried.

Laws are tried a little on every run, and a lot where somebody asks (``L10N_LAWS=long``).
"""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# Pages are drawn from large strategies, and a slow machine is no fault of the engine.
_UNHURRIED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

settings.register_profile(
    "quick",
    max_examples=120,
    deadline=None,
    suppress_health_check=_UNHURRIED,
    report_multiple_bugs=False,
    derandomize=True,
    database=None,
)
settings.register_profile("long", max_examples=3_000, deadline=None, suppress_health_check=_UNHURRIED)
settings.load_profile(os.environ.get("L10N_LAWS", "quick"))

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
