"""Where each version of each page goes.

In: page paths, locales, a configuration's ``url`` and ``default_locale``. Out: output paths, with forward slashes.
Never done here: touching the disk. An output path never leads out of the output folder, whatever a page is called.
"""

import posixpath
import unicodedata
from collections.abc import Iterable

from l10n.errors import InputError
from l10n.files import stays_inside
from l10n.locales import Locale


def output_path(page: str, locale: Locale | None, url: str, default: Locale | None) -> str:
    """Give the path of a page's version: at the root for the source page and the default locale.

    ``url`` is the configuration's pattern, with ``{locale}`` (BCP 47) and ``{path}``.

    Raises:
        InputError: The path would lead out of the output folder.
    """
    path = page if locale is None or locale == default else url.format(locale=locale.tag, path=page)
    normal = posixpath.normpath(path)
    if not stays_inside(path):
        raise InputError(page, f"its output path {path!r} leads out of the output folder", "Change build.url.")
    return normal


def refuse_collisions(outputs: Iterable[tuple[str, str]]) -> None:
    """Prove that no two files go to one path, on file systems that fold case or normalise names too.

    ``outputs`` are output paths, each with what goes there, in words.

    Raises:
        InputError: Two do.
    """
    taken: dict[str, str] = {}
    for path, name in outputs:
        other = taken.setdefault(unicodedata.normalize("NFC", path.casefold()), name)
        if other != name:
            raise InputError(name, f"has the output path of {other}: {path}", "Change build.url, or exclude one.")
