"""What is released is what the repository holds, and its notes say so by hash."""

import hashlib
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_RELEASE = runpy.run_path(str(Path(__file__).with_name("release.py")))


def _build(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    built = subprocess.run([*command, folder, _ROOT], capture_output=True, text=True, check=False)
    if "hatchling" in built.stderr:
        pytest.skip("hatchling is not here, and isolated builds ask the network: make locked installs it")
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("wheel"))


def test_a_wheel_is_built_the_same_twice(wheel: Path, tmp_path: Path) -> None:
    assert _build(tmp_path).read_bytes() == wheel.read_bytes()


def test_a_wheel_holds_the_package_its_manual_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        found = [name for name in archive.namelist() if ".dist-info/" not in name]
        names = [name for name in found if name.startswith("l10n/")]
        assert [name.partition(".data/data/")[2] for name in found if name not in names] == ["share/man/man1/l10n.1"]
        assert all(archive.read(name) == (_ROOT / name).read_bytes() for name in names)
    here = {path.relative_to(_ROOT).as_posix() for path in (_ROOT / "l10n").rglob("*") if path.is_file()}
    assert {name for name in here if "__pycache__" not in name} == set(names)


def test_notes_name_what_changed_and_every_file_by_its_hash(wheel: Path) -> None:
    changelog = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Much.\n\n## [0.0.1] - 2020-01-01\n\n- Little.\n"
    notes = _RELEASE["notes"](wheel, changelog)
    assert "- Much." in notes
    assert "- Little." not in notes
    assert f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.name}\n" in notes
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            assert f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}\n" in notes
    assert _RELEASE["changes"](changelog, "0.0.1") == "- Little."
