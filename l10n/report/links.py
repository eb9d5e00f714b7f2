"""Where a report's links lead: into the editor, and to lines of catalogs.

In: pages, locales, messages, places. Out: addresses, quoted. Never done here: writing an element.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from l10n.catalog.model import Key
from l10n.files import is_url

EDITOR = "http://127.0.0.1:8730"
"""Where ``l10n serve`` is, unless it is told another port."""


def message_id(domain: str, key: Key) -> str:
    """Name a message in an address: the same text and context of the same domain have the same name everywhere."""
    return hashlib.blake2b(repr((domain, *key)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def editor_path(page: str, locale: str, message: str = "") -> str:
    """Give the editor's path for a page in a locale (BCP 47), at a message by its id."""
    path = f"/edit/{quote(locale)}/{quote(page, errors='surrogatepass')}"
    return f"{path}?{urlencode({'message': message})}" if message else path


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of one report, which lies in ``folder``; ``editor`` is the editor's origin."""

    folder: Path
    editor: str = EDITOR

    def page(self, page: str, locale: str, message: str = "") -> str:
        """Lead to a page in the editor."""
        return self.editor.rstrip("/") + editor_path(page, locale, message)

    def file(self, path: str, line: int) -> str | None:
        """Lead from the report to a line of a file, whose path is relative to the current folder, or which has a URL.

        None where no browser follows that: into archives and stores.
        """
        if is_url(path):
            return path if path.startswith(("http://", "https://")) else None
        relative = os.path.relpath(Path(path).absolute(), self.folder.absolute()).replace(os.sep, "/")
        return quote(relative, errors="surrogatepass") + (f"#L{line}" if line else "")
