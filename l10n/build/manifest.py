"""The manifest of an output folder: the files in it that are ours, and what they held.

In: paths and digests, or the lines of a manifest. Out: the one from the other, an entry at a time, since there may be
millions. Never done here: looking at the files.
"""

import itertools
import json
from collections.abc import Iterable, Iterator

from l10n.errors import OutputError
from l10n.files import stays_inside

MANIFEST = ".l10n-manifest.json"
_START = (b"{\n", b'"version": 1,\n', b'"files": {\n')
"""How a manifest begins that is read by the line; one that somebody formatted anew is read as a whole."""


def manifest_lines(files: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """Write a manifest, as JSON with an entry a line. ``files`` are sorted by their paths."""
    entries = (f"{json.dumps(path)}: {json.dumps(digest)}".encode() for path, digest in files)
    first = next(entries, None)
    if first is None:
        yield b'{\n"version": 1,\n"files": {}\n}\n'
        return
    yield from _START
    yield first
    for entry in entries:
        yield b",\n"
        yield entry
    yield b"\n}\n}\n"


def read_manifest(lines: Iterable[bytes], name: str) -> Iterator[tuple[str, str]]:
    """Yield the paths that a manifest names, and their digests. What leads out of its folder is left out.

    A manifest travels with the folder, through archives and repositories: what it names may be anybody's choice.

    Raises:
        OutputError: It is no manifest; ``name`` is what it is called then.
    """
    lines = iter(lines)
    try:
        start = tuple(itertools.islice(lines, len(_START)))
        for path, digest in _entries(lines) if start == _START else _all_entries(b"".join((*start, *lines))):
            if stays_inside(path):
                yield path, digest
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "Delete the output folder if nothing in it is yours, and build again."
        raise OutputError(name, "is not a manifest of ours", remedy) from error


def _entries(lines: Iterator[bytes]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line == b"}\n":
            break
        for path, digest in json.loads(b"{%b}" % line.removesuffix(b"\n").removesuffix(b",")).items():
            yield path, str(digest)
    if b"".join(lines).strip() != b"}":
        raise ValueError


def _all_entries(text: bytes) -> Iterator[tuple[str, str]]:
    for path, digest in json.loads(text)["files"].items():
        yield path, str(digest)
