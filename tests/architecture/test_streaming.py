"""What is never in memory all at once, however large a site is: objects are counted, not bytes."""

import gc
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from l10n.catalog.po import PoFile
from l10n.usecases.check import check_parts
from l10n.usecases.compile import compile_catalogs
from l10n.usecases.project import Project
from l10n.usecases.scene import read_voices
from l10n.usecases.update import Matching, update
from tests.kit.sites import make_project, translate

_LOCALES = ("de", "fr", "nl", "pl")
_DOMAINS = 2
_SETTINGS = f"""
inputs = ["export"]
platform = "generic"
locales = {list(_LOCALES)}
[source]
interface = "en"
posts = "en"
"""
_PAGE = "<title>Tea {0}</title><nav>Home</nav><article><p>Rain fell on day {0} of the year.</p></article>"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make_project(tmp_path, {f"{number}.html": _PAGE.format(number) for number in range(8)}, _SETTINGS)
    return translate(made, lambda text, locale: f"{text} ({locale})")


def _catalogs(project: Project) -> Iterable[object]:
    yield from update(project, Matching())


def _compiled(project: Project) -> Iterable[object]:
    yield from compile_catalogs(project)


def _checked(project: Project) -> Iterable[object]:
    yield from check_parts(project)


@pytest.mark.parametrize("work", [_catalogs, _compiled, _checked])
def test_the_catalogs_of_one_locale_are_in_memory_at_a_time(
    project: Project, work: Callable[[Project], Iterable[object]]
) -> None:
    _ = project.pages
    before, most, steps = _alive(PoFile), 0, 0
    for _ in work(project):
        most = max(most, _alive(PoFile) - before)
        steps += 1
    assert steps >= len(_LOCALES)
    assert len(list(project.folder.rglob("*.po"))) == len(_LOCALES) * _DOMAINS
    assert most <= 2 * _DOMAINS  # as read, and as updated


def test_what_all_locales_say_holds_no_entry_of_their_catalogs(project: Project) -> None:
    _ = project.pages
    before = _alive(PoFile)
    heard = read_voices(project)
    assert len(heard.voices) >= len(_LOCALES)
    assert _alive(PoFile) == before


def _alive(kind: type[object]) -> int:
    gc.collect()
    return sum(isinstance(each, kind) for each in gc.get_objects())
