"""Golden quartets: a page, its templates, its catalogs, the localized page. ``README.md`` says how to add one."""

import shutil
from pathlib import Path

import pytest
from terminal import l10n

QUARTETS = sorted(path for path in (Path(__file__).parent / "quartets").iterdir() if path.is_dir())
CLOCK: dict[str, str | None] = {"SOURCE_DATE_EPOCH": "1400000000"}


@pytest.fixture(params=QUARTETS, ids=lambda path: path.name)
def quartet(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of one quartet, in a folder of its name, without what the tool is to make of it."""
    golden: Path = request.param
    shutil.copytree(golden, tmp_path / golden.name)
    monkeypatch.chdir(tmp_path / golden.name)
    return golden


def _bytes(folder: Path, pattern: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob(pattern)}


def test_the_page_gives_its_templates(quartet: Path) -> None:
    for template in Path.cwd().glob("*.pot"):
        template.unlink()
    assert l10n("extract", env=CLOCK).exit_code == 0
    assert _bytes(Path.cwd(), "*.pot") == _bytes(quartet, "*.pot")


def test_the_catalogs_are_current(quartet: Path) -> None:
    result = l10n("update", "--check")
    assert (result.exit_code, _bytes(Path.cwd(), "*.po")) == (0, _bytes(quartet, "*.po"))


def test_page_and_catalogs_give_the_localized_page(quartet: Path) -> None:
    assert l10n("build").exit_code == 0
    expected = {path.stem: path.read_bytes() for path in quartet.glob("*.html") if path.name != "page.html"}
    assert expected
    assert {locale: Path("site", locale, "page.html").read_bytes() for locale in expected} == expected
