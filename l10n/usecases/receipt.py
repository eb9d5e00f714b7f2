"""What a run said, kept by all that it follows from: where nothing changed, the next need not do it again.

In: a project, and what a run made of it. Out: a ``Receipt``. Never done here: trusting a time or a size; every file
that a run reads or writes is hashed. A receipt is kept only where the run proved that another one would change nothing,
and where no file changed under its hands.
"""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, starmap
from pathlib import Path

from l10n.build.manifest import MANIFEST, read_manifest
from l10n.build.output import built_digests, passed_on
from l10n.cache import Cache, scope_of
from l10n.config.model import Run
from l10n.errors import L10nError
from l10n.files import JOURNAL, LOCK_NAME
from l10n.files.folder import open_folder
from l10n.records import pack, unpack
from l10n.site import find_site
from l10n.usecases.changes import is_done
from l10n.usecases.project import Project

_KEPT = frozenset((".po", ".pot", ".mo"))


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a run printed, line by line, and its exit code."""

    lines: tuple[str, ...]
    code: int


class Receipts:
    """The receipts of one project. ``about`` is what else decides what a run prints; it must have a faithful ``repr``.

    Files behind URLs have none: to hash them is to fetch them.
    """

    def __init__(self, project: Project, *about: object) -> None:
        config = project.config
        self._project = project
        self.possible = project.cached and all(isinstance(each, Path) for each in (config.out, *config.exports))
        # Who works, and how many, changes nothing.
        parts = (replace(config, run=Run(), origins=()), project.only, str(Path.cwd()), about)
        scope = scope_of(*parts) if self.possible else ""
        self._cache = Cache(config.located(config.run.cache), Receipt, scope)
        self._inputs = b""

    def find(self) -> Receipt | None:
        """Give the receipt of a run that left everything as it is now; None where there is none."""
        if not self.possible:
            return None
        with contextlib.suppress(L10nError, OSError):
            self._inputs = self._input_digest()
            packed = self._cache.get("run", self._state(self._manifest()))
            return unpack(packed, Receipt) if packed is not None else None
        return None

    def keep(self, receipt: Receipt, catalogs: Mapping[Path, bytes | None], manifest: bytes) -> None:
        """Keep the receipt of a run that has just ended, unless a file changed while it was at work.

        ``catalogs`` has the digest of every file that it wrote or would have, ``manifest`` is that of what says which
        files it built.
        """
        with contextlib.suppress(L10nError, OSError):
            if self._inputs and self._inputs == self._input_digest() and all(starmap(is_done, catalogs.items())):
                self._cache.put("run", self._state(manifest), pack(receipt))

    def _state(self, manifest: bytes) -> bytes:
        """Give a digest of all files: of the export, of the catalogs, and built ones."""
        found = hashlib.blake2b(self._inputs)
        for part in chain(self._catalogs(), [manifest], self._strangers()):
            found.update(repr(part).encode())
        return found.digest()

    def _input_digest(self) -> bytes:
        config = self._project.config
        site = find_site(config)
        found = hashlib.blake2b()
        for file in site.files:
            assert isinstance(file.file, Path)  # noqa: S101 - or there would be no receipt
            found.update(repr((file.path, str(file.file), file.kind, _digest(file.file))).encode())
        found.update(repr(sorted(site.excluded)).encode())
        for path in (config.file, config.located(config.platform) if config.platform.endswith(".toml") else ""):
            if path:  # all of the configuration's text: what is wrong is shown with its place
                found.update(Path(path).read_bytes())
        return found.digest()

    def _catalogs(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self._project.folder.rglob("*")):
            if path.suffix in _KEPT:
                yield path.relative_to(self._project.folder).as_posix(), _digest(path)

    def _strangers(self) -> Iterator[tuple[str, str]]:
        """Yield the files in the output folder that no build made: links of the site may lead to them."""
        folder = open_folder(self._project.config.out)
        ours = (path for path, _ in built_digests(folder))
        mine = next(ours, None)
        for path in folder.paths():
            while mine is not None and mine < path:  # both are sorted
                mine = next(ours, None)
            if path != mine and path not in {MANIFEST, JOURNAL, LOCK_NAME}:
                yield path, folder.held(path) or ""

    def _manifest(self) -> bytes:
        """Give the digest of the manifest of what was built, if all of that is still there.

        Raises:
            InputError, OutputError, FileNotFoundError: It is not.
        """
        folder, found = open_folder(self._project.config.out), hashlib.blake2b()
        files = read_manifest(passed_on(folder.lines(MANIFEST), found.update), MANIFEST)
        if folder.has(JOURNAL) or not all(folder.held(path) == digest for path, digest in files):
            raise FileNotFoundError(self._project.config.build.out)
        return found.digest()


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, hashlib.blake2b).hexdigest()
