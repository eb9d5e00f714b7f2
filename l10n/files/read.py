"""Reading, wherever a file is.

In: locations. Out: bytes, or what tells one state of a file from another. Never done here: importing what reads URLs
before there is one.
"""

from collections.abc import Sequence
from pathlib import Path

from l10n.files import local
from l10n.files.location import Location, Url

Stamp = tuple[object, ...]


def read_bytes(location: Location) -> bytes:
    """Read a whole file.

    Raises:
        InputError: The file does not exist, is a folder, or cannot be read.
    """
    if isinstance(location, Path):
        return local.read_bytes(location)
    from l10n.files import remote  # noqa: PLC0415 - fsspec, for who names a URL

    return remote.read_bytes(location)


def peek_all(locations: Sequence[Location], size: int) -> list[bytes]:
    """Read how files begin; one that cannot be read begins with nothing. Remote ones are asked for many at a time."""
    if remote_ones := [each for each in locations if isinstance(each, Url)]:
        from l10n.files import remote  # noqa: PLC0415 - as above

        found = dict(zip(remote_ones, remote.peek_all(remote_ones, size), strict=True))
    return [local.peek(each, size) if isinstance(each, Path) else found[each] for each in locations]


def find_files(written: Url) -> tuple[Url, list[tuple[str, Url]]]:
    """List what is behind a URL: the folder that paths are relative to, and every file with its path, sorted.

    Raises:
        InputError: Nothing is there, it cannot be listed, or holds what no honest export holds.
    """
    from l10n.files import remote  # noqa: PLC0415 - as above

    root, found = remote.find_files(written)
    return root, [*found]


def stamp_of(location: Location) -> Stamp:
    """Tell one state of a file from another; () where it cannot be looked at."""
    if isinstance(location, Path):
        return local.stamp_of(location)
    from l10n.files import remote  # noqa: PLC0415 - as above

    return remote.stamp_of(location)
