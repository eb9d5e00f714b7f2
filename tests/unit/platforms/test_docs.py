"""The worked example of docs/platforms.md, run as it stands there."""

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from l10n.cli import main
from l10n.html.document import read_document
from l10n.platforms.detect import detect, gather_evidence
from l10n.platforms.profile import Platform, known_platforms, load_platform, parse_platform

PAGE = (Path(__file__).parents[3] / "docs" / "platforms.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (only,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return only


@pytest.fixture
def inkwell() -> Platform:
    return parse_platform(tomllib.loads(block("toml")), "docs/platforms.md")


def test_the_example_is_recognised_among_the_bundled_platforms(inkwell: Platform) -> None:
    platforms = [*(load_platform(name) for name in known_platforms()), inkwell]
    found = detect([gather_evidence(read_document(block("html").encode()), "a-walk.html", platforms)])
    assert found.platform == "inkwell"
    assert found.reasons == ("the meta element 'maker' says Inkwell",)


def test_the_example_tried_as_a_new_user_would_shows_what_the_page_shows(tmp_path: Path) -> None:
    (setting,) = re.findall(r"^```\n(platform = .*\n)```$", PAGE, re.MULTILINE)
    for path, text in {
        "export/a-walk.html": block("html"),
        "platforms/inkwell.toml": block("toml"),
        "l10n.toml": setting,
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert l10n(tmp_path, "init", "fr").exit_code == 0
    shown = l10n(tmp_path, "explain", "a-walk.html").output.splitlines()
    assert shown[-len(block("text").splitlines()) :] == block("text").splitlines()
    catalogs = {path.name for path in (tmp_path / "locales" / "fr").rglob("*.po")}
    assert catalogs == {"interface.po", "posts.po"}


def l10n(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *arguments], catch_exceptions=False)


def test_the_page_names_every_bundled_platform() -> None:
    labels = {load_platform(name).label.partition(" ")[0] for name in known_platforms()[:-1]}
    assert {label for label in labels if label not in PAGE} == set()
