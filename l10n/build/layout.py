"""Where each version of each page goes.

In: page paths, locales, a configuration's ``url`` and ``default_locale``. Out: output paths, with forward slashes.
Never done here: touching the disk. An output path never leads out of the output folder, whatever a page is called.
"""

import posixpath
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from l10n.errors import InputError
from l10n.files import stays_inside
from l10n.locales import Locale

_DRAWERS = 256


@dataclass(frozen=True)
class Layout:
    """Where the pages of a site go: ``url`` is the configuration's pattern for those that are not at the root.

    ``default`` is the locale at the root, or None where only source pages are; ``locales`` are all that pages may be
    built in, the default one among them. ``translates_root`` says that a translation stands there, not the source page.
    """

    url: str
    locales: tuple[Locale, ...]
    default: Locale | None
    translates_root: bool = False

    @cached_property
    def numbers(self) -> dict[Locale | None, int]:
        """The place of each locale among all."""
        return {locale: number for number, locale in enumerate(self.locales)}

    def path(self, page: str, locale: Locale | None) -> str:
        """Give the output path of a page that was planned, so that the path is known to lead nowhere else."""
        return posixpath.normpath(_path(page, locale, self.url, self.default))


def output_path(page: str, locale: Locale | None, url: str, default: Locale | None) -> str:
    """Give the path of a page's version: at the root for the source page and the default locale.

    ``url`` is the configuration's pattern, with ``{locale}`` (BCP 47) and ``{path}``.

    Raises:
        InputError: The path would lead out of the output folder.
    """
    path = _path(page, locale, url, default)
    if not stays_inside(path):
        raise InputError(page, f"its output path {path!r} leads out of the output folder", "Change build.url.")
    return posixpath.normpath(path)


def refuse_collisions(outputs: Callable[[], Iterable[tuple[str, str]]]) -> None:
    """Prove that no two files go to one path, on file systems that fold case or normalise names too.

    ``outputs`` yields output paths, each with what goes there, in words; it is asked twice where two might be the same.
    Of a path no more is kept than a number of eight bytes.

    Raises:
        InputError: Two do.
    """
    drawers = [array("q") for _ in range(_DRAWERS)]
    for path, _ in outputs():
        number = hash(_folded(path))
        drawers[number % _DRAWERS].append(number)
    suspects = {number for drawer in drawers for number, times in Counter(drawer).items() if times > 1}
    taken: dict[str, str] = {}
    for path, name in outputs() if suspects else ():
        folded = _folded(path)
        if hash(folded) in suspects and (other := taken.setdefault(folded, name)) != name:
            raise InputError(name, f"has the output path of {other}: {path}", "Change build.url, or exclude one.")


def _path(page: str, locale: Locale | None, url: str, default: Locale | None) -> str:
    return page if locale is None or locale == default else url.format(locale=locale.tag, path=page)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path.casefold())
