"""The lock names each thing that CI installs with its version and its hashes, and no place to fetch it from."""

import json
import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ROOT = Path(__file__).parents[2]
_LOCK = (_ROOT / "requirements-ci.txt").read_text()
_LINES = [line for line in _LOCK.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]


def test_each_line_of_the_lock_is_one_version_with_its_hashes() -> None:
    assert len(_LINES) > 40
    for line in _LINES:
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        (only,) = Requirement(requirement).specifier
        assert (only.operator, "*" in only.version) == ("==", False), line
        assert hashes, line
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in hashes), line


def test_the_lock_names_no_host_and_no_file_of_a_machine() -> None:
    assert not re.search(r"://|--(index|extra|find|trusted)|\s@\s|^\s*-[^-]|[/~]\w+/", _LOCK, re.MULTILINE)


def test_what_npm_brings_is_locked_by_its_hash_too_and_from_no_host() -> None:
    text = (_ROOT / "tests/browser/axe/package-lock.json").read_text()
    packages = {name: held for name, held in json.loads(text)["packages"].items() if name}
    assert list(packages) == ["node_modules/axe-core"]
    assert all(held["integrity"].startswith("sha512-") for held in packages.values())
    assert "://" not in text


def test_the_lock_covers_what_the_project_asks_for() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    asked += [line for name in ("dev", "fuzz", "audit", "build") for line in groups[name]]
    held: dict[str, list[Requirement]] = {}
    for line in _LINES:
        pin = Requirement(line.split(" --hash=")[0])
        held.setdefault(canonicalize_name(pin.name), []).append(pin)
    for each in map(Requirement, asked):
        pins = [only.version for pin in held.get(canonicalize_name(each.name), ()) for only in pin.specifier]
        assert any(each.specifier.contains(pin, prereleases=True) for pin in pins), f"make lock: {each} is not in it"
