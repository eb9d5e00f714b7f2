"""Files of this machine, and the lock that keeps two runs apart.

In: paths and bytes. Out: bytes, or a file that is the old one or the new one at every moment, whatever kills the
process. Never done here: decoding, or deciding what belongs in a file.
"""

import contextlib
import os
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from l10n.errors import BusyError, InputError, OutputError

JOURNAL, LOCK_NAME = ".l10n-journal", ".l10n.lock"
"""What else is kept in a folder that is written into: notes of what is being written, and the lock."""

_BLOCK = 1 << 16

_locked: set[Path] = set()
"""The locks of this process: POSIX locks keep processes apart, not threads of one process."""


def read_bytes(path: Path) -> bytes:
    """Read a whole file.

    Raises:
        InputError: The file does not exist, is a folder, or cannot be read.
    """
    with _reading(path):
        return path.read_bytes()


def read_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file, with their ends.

    Raises:
        InputError: The file does not exist, is a folder, or cannot be read.
    """
    with _reading(path), path.open("rb") as file:
        yield from file


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what keeps a file from being read into an error that says so.

    Raises:
        InputError: The file does not exist, is a folder, or cannot be read.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(str(path), "no such file", "Check the path; it is relative to the configuration.") from error
    except IsADirectoryError as error:
        raise InputError(str(path), "is a folder, not a file", "Name a file inside it.") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {_reason(error)}", "Check the file's permissions.") from error


def peek(path: Path, size: int) -> bytes:
    """Read how a file begins; one that cannot be read begins with nothing, and is reported by whoever reads it."""
    try:
        with path.open("rb") as opened:
            return opened.read(size)
    except OSError:
        return b""


def stamp_of(path: Path) -> tuple[int, ...]:
    """Tell one state of a file from another; one that is replaced has another number at least. () where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def read_blocks(path: Path) -> Iterator[bytes]:
    """Read a file that may be larger than memory should hold, piece by piece; one that is not there has none.

    Raises:
        InputError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {_reason(error)}", "Check the file's permissions.") from error


def write_atomically(path: Path, data: bytes | Sequence[bytes], *, durable: bool = True) -> bool:
    """Make ``path`` hold ``data``, which may be in pieces, and say whether that changed anything.

    The bytes go to a temporary file in the same folder, which then takes the place of ``path`` in one step: a reader
    sees the old file or the new one. Missing folders are made, the mode of an existing file is kept, a symbolic link
    stays a link. A file that holds ``data`` already is not touched; a pipe or a device (``/dev/stdout``) is written to,
    and never replaced. ``durable`` waits until the disk has the bytes, so
    that a power cut loses nothing either; files that can be made again need not pay for that.

    Raises:
        OutputError: The file cannot be written. What was there is still there, and no temporary file is left.
    """
    with writing(path):
        return put(Path(os.path.realpath(path)), data, durable=durable)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what keeps a file from being written into an error that names ``path``.

    Raises:
        OutputError: It was so.
    """
    try:
        yield
    except OSError as error:
        remedy = "Check the folder's permissions and the space left on the disk; the old file, if any, is unchanged."
        raise OutputError(str(path), f"cannot be written: {_reason(error)}", remedy) from error


def put(target: Path, data: bytes | Sequence[bytes], *, durable: bool) -> bool:
    """Do as ``write_atomically`` where no link is to be followed.

    Raises:
        OSError: The file cannot be written.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        found = target.stat()
    except FileNotFoundError:
        found = None
    if found is not None and not stat.S_ISREG(found.st_mode):
        return _pour(target, pieces)
    if found is not None and found.st_size == sum(map(len, pieces)) and _holds(target, pieces):
        return False
    with _replacing(target, found, durable=durable) as file:
        file.writelines(pieces)
    return True


def put_parts(target: Path, parts: Iterable[bytes]) -> None:
    """Make a file hold parts, one after the other, of which one is in memory at a time; no link is followed.

    Raises:
        OSError: The file cannot be written. What was there is still there, and no temporary file is left.
    """
    with _replacing(target, target.stat() if target.exists() else None, durable=False) as file:
        file.writelines(parts)


def remove_file(path: Path, root: Path | None = None) -> bool:
    """Remove a file, and the folders below ``root`` that it leaves empty; say whether there was one.

    Raises:
        OutputError: The file is there and cannot be removed.
    """
    try:
        path.unlink()
        folder = path.parent
        while root is not None and root in folder.parents and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
    except FileNotFoundError:
        return False
    except OSError as error:
        remedy = "Check the folder's permissions."
        raise OutputError(str(path), f"cannot be removed: {_reason(error)}", remedy) from error
    return True


@contextlib.contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep every other run away from ``folder`` (made if missing) until the block ends.

    The operating system holds the lock for this process, so it is gone with the process, however that ends; a
    ``.l10n.lock`` left behind by a killed run locks nothing, and that run's temporary files go. Worker processes do
    not inherit it.

    Raises:
        BusyError: Another run holds the lock.
        OutputError: The lock file cannot be written.
    """
    path = Path(os.path.realpath(folder)) / LOCK_NAME
    if path in _locked:
        raise _busy(folder)
    died = path.exists()
    file = _open_locked(path, folder)
    _locked.add(path)
    try:
        if died:
            _sweep(path.parent)
        yield
    finally:
        _locked.discard(path)
        _release(file, path)


def _pour(target: Path, pieces: Sequence[bytes]) -> bool:
    """Write to what is no regular file, as a shell's redirection would."""
    with target.open("wb") as file:
        file.writelines(pieces)
    return True


def _holds(target: Path, pieces: Sequence[bytes]) -> bool:
    with target.open("rb") as file:
        return all(file.read(len(piece)) == piece for piece in pieces)


@contextlib.contextmanager
def _replacing(target: Path, found: os.stat_result | None, *, durable: bool) -> Iterator[IO[bytes]]:
    """Give a file beside ``target`` to write to, and move it there; on any failure it goes away."""
    temporary = target.with_name(f".l10n-{secrets.token_hex(8)}.tmp")
    try:
        with _created(temporary) as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if found is not None:
            temporary.chmod(stat.S_IMODE(found.st_mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _created(path: Path) -> IO[bytes]:
    """Open a new file; most folders are there."""
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")


def _sweep(folder: Path) -> None:
    """Remove what a killed run left half written: nobody else writes below a folder that we have locked."""
    for temporary in folder.rglob(".l10n-*.tmp"):
        with contextlib.suppress(OSError):
            temporary.unlink()


def _open_locked(path: Path, folder: Path) -> IO[bytes]:
    """Open and lock the lock file.

    Its last holder may have removed the file between our opening and our locking it: then the name is free or stands
    for another file, and a lock on ours would keep nobody away.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        while True:
            file = path.open("ab")
            try:
                _acquire(file.fileno())
            except OSError as error:
                file.close()
                raise _busy(folder) from error
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                    return file
            file.close()
    except (FileExistsError, NotADirectoryError) as error:
        remedy = "Move that file away, or name another folder."
        raise OutputError(str(folder), "is to be a folder, and is a file or below one", remedy) from error
    except OSError as error:
        remedy = "Check the folder's permissions."
        raise OutputError(str(path), f"cannot be locked: {_reason(error)}", remedy) from error


def _busy(folder: Path) -> BusyError:
    remedy = "Wait until it has ended, then try again."
    return BusyError(str(folder / LOCK_NAME), "another l10n run is at work in this folder", remedy)


if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> None:
        """Lock a file's first byte without waiting."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _release(file: IO[bytes], path: Path) -> None:
        """Unlock, then remove: an open file cannot be removed here, and one that another run has opened stays."""
        file.close()
        with contextlib.suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _acquire(descriptor: int) -> None:
        """Lock without waiting. ``lockf``, since forked workers would share a ``flock`` and outlive us with it."""
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: IO[bytes], path: Path) -> None:
        """Remove while still locked, so that nobody can lock a file that is about to lose its name; then unlock."""
        with contextlib.suppress(OSError):
            path.unlink()
        file.close()


def _reason(error: OSError) -> str:
    """Say why in the system's own words, without the path that the message names already."""
    return (error.strerror or str(error)).lower()
