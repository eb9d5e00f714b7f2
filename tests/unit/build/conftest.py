"""One way to build a small site: pages, a configuration, translations, and the files that come out."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sites import SETTINGS, Build, build_into, make_project, translate


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Give a function that builds pages, with every message translated as ``say`` does ("" is not at all)."""

    def built(
        pages: Mapping[str, str],
        say: Callable[[str, str], str] = lambda msgid, locale: f"{msgid} {locale}",
        settings: str = SETTINGS,
    ) -> dict[str, str]:
        project = translate(make_project(tmp_path, pages, settings), say)
        _, files = build_into(project, tmp_path / "out", verify=True)
        return {path: data.decode() for path, data in files.items()}

    return built
