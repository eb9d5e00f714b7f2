"""Manifests: the JSON that they have always been, written and read by the line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.build.manifest import manifest_lines, read_manifest
from l10n.errors import OutputError
from l10n.files import stays_inside

PATHS = st.text(min_size=1).filter(stays_inside)
FILES = st.dictionaries(PATHS, st.text("0123456789abcdef", min_size=1))


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


@given(FILES)
def test_a_manifest_is_json_and_reads_as_what_was_written(files: dict[str, str]) -> None:
    data = b"".join(manifest_lines(sorted(files.items())))
    held = {"version": 1, "files": dict(sorted(files.items()))}
    assert data == json.dumps(held, indent=0).encode() + b"\n"
    assert list(read_manifest(_lines(data), "manifest")) == sorted(files.items())


@given(FILES, st.sampled_from([None, 0, 2, "\t"]))
def test_a_manifest_that_was_formatted_anew_says_the_same(files: dict[str, str], indent: int | str | None) -> None:
    data = json.dumps({"files": files, "version": 1}, indent=indent).encode()
    assert dict(read_manifest(_lines(data), "manifest")) == files


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"files": 7}',
        b"\xff",
        b'{\n"version": 1,\n"files": {\n"a": "1",\n',
        b'{\n"version": 1,\n"files": {\n"a": "1"\n}\n',
        b'{\n"version": 1,\n"files": {\n<<<<<<< ours\n"a": "1"\n}\n}\n',
        b'{\n"version": 1,\n"files": {\n"a": "1"\n}\n}\n}\n',
    ],
)
def test_what_is_torn_or_something_else_is_no_manifest(data: bytes) -> None:
    with pytest.raises(OutputError, match="is not a manifest of ours"):
        list(read_manifest(_lines(data), "manifest"))
