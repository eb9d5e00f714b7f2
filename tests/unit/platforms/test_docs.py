"""The worked example of docs/platforms.md, run as it stands there."""

import re
import tomllib
from pathlib import Path

import pytest

from l10n.html.document import read_document
from l10n.platforms.detect import detect, gather_evidence
from l10n.platforms.profile import Platform, known_platforms, load_platform, parse_platform
from l10n.units.segment import segment

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


def test_the_example_reads_as_the_page_shows(inkwell: Platform) -> None:
    shown = [tuple(part.strip() for part in line.split("|")) for line in block("text").splitlines()]
    units = segment(read_document(block("html").encode(), inkwell.rules))
    read = [
        (f"{unit.role or inkwell.default} {unit.rule.context if unit.rule else ''}".strip(), unit.message)
        for unit in units
    ]
    assert read == shown


def test_the_page_names_every_bundled_platform() -> None:
    labels = {load_platform(name).label.partition(" ")[0] for name in known_platforms()[:-1]}
    assert {label for label in labels if label not in PAGE} == set()
