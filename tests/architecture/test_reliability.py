"""docs/reliability.md promises nothing that no test holds: each promise names its tests, and each of those exists."""

import ast
import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PAGE = (_ROOT / "docs/reliability.md").read_text(encoding="utf-8")
_PROMISES = re.findall(r"^- \*\*(.+?)\*\*(.*?)(?=^- \*\*|^#|\Z)", _PAGE, re.DOTALL | re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_TARGET = re.compile(r"`make ([a-z]+)")


def _tests_of(path: str) -> set[str]:
    tree = ast.parse((_ROOT / path).read_text(encoding="utf-8"))
    return {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")}


def test_there_are_promises() -> None:
    assert len(_PROMISES) > 20


@pytest.mark.parametrize(("promise", "rest"), _PROMISES, ids=[promise for promise, _ in _PROMISES])
def test_every_promise_names_a_test_that_exists(promise: str, rest: str) -> None:
    named = _TEST.findall(rest)
    assert named, promise
    for path, name in named:
        assert name in _tests_of(path), f"{path}::{name}"


def test_every_test_and_every_target_that_the_page_names_exists() -> None:
    for path, name in _TEST.findall(_PAGE):
        assert name in _tests_of(path), f"{path}::{name}"
    assert all((_ROOT / path).is_file() for path in re.findall(r"`(tests/[^`:]+\.py)", _PAGE))
    targets = set(re.findall(r"^([a-z]+):", (_ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(_TARGET.findall(_PAGE)) - targets == set()
