"""The versions of a page, made wherever there is a processor: what one process needs of another to make them.

In: an order, which crosses a process border as bytes and values. Out: files, not yet written. Never done here: writing
them, or deciding which there are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from l10n.build.localize import Original, Scene, UnfaithfulError, localize
from l10n.build.plan import Version
from l10n.build.remembered import Causes
from l10n.catalog.speech import Speech
from l10n.diagnostics import Diagnostic
from l10n.files import Location, read_bytes
from l10n.html.encoding import read_source
from l10n.locales import Locale
from l10n.units.readings import unpack_reading


class Order(NamedTuple):
    """A page to be made: where its source lies, its packed reading, and the versions that are wanted."""

    file: Location
    reading: bytes
    versions: tuple[Version, ...]


class Pressed(NamedTuple):
    """What became of an order: files by their paths, paths whose file is to stay as it is, and what went wrong.

    ``causes`` is a digest of all that the files follow from, where that is to be remembered.
    """

    files: tuple[tuple[str, bytes], ...] = ()
    kept: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    causes: bytes = b""


@dataclass(frozen=True, slots=True)
class Press:
    """What it takes to make any page of a site: what each locale has to say, and the site.

    ``verify`` has every page read by a second parser, and its structure compared with its source's.
    """

    voices: Mapping[Locale, Speech]
    scene: Scene
    verify: bool = False
    causes: Causes | None = None

    def __call__(self, order: Order) -> Pressed:
        """Make the versions of a page.

        Raises:
            InputError: Its source cannot be read any more.
        """
        data = read_bytes(order.file)
        original = Original(read_source(data), unpack_reading(order.reading), self.scene)
        files: list[tuple[str, bytes]] = []
        faults: list[Diagnostic] = []
        for version in order.versions:
            speech = None if version.locale is None else self.voices[version.locale]
            try:
                result = localize(original, version, speech)
            except UnfaithfulError:
                faults.append(_bug(version.page, f"something else than its text would have changed in {version.path}"))
                continue
            if self.verify:
                faults += _verified(data, result, version)
            files.append((version.path, result))
        causes = self.causes.of(data, order.reading, order.versions) if self.causes is not None else b""
        return Pressed(tuple(files), faults=tuple(faults), causes=causes)


def _verified(source: bytes, result: bytes, version: Version) -> Iterator[Diagnostic]:
    from l10n.build.verify import structure_faults  # noqa: PLC0415 - BeautifulSoup, for who asks for it

    for fault in structure_faults(source, result):
        yield _bug(version.path, fault)


def _bug(path: str, problem: str) -> Diagnostic:
    return Diagnostic(path, 0, 0, "build/structure", problem, "This is a bug of l10n: please report it.")
