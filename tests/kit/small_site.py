"""A site of a few lines on disk: pages, a configuration, and catalogs written by hand.

In: pages as bodies of HTML, translations as pairs of texts. Out: a ``Project``. Never done here: our own writing of
catalogs, so that what is checked is not what wrote it.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from l10n.config import load_config
from l10n.usecases.project import Project

CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["de"]
[source]
interface = "en"
posts = "en"
"""
PLURALS = {
    "de": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n > 1);",
    "pt_BR": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}


def header(locale: str = "de", source: str = "en") -> str:
    """Write the header of a catalog."""
    fields = (
        f"Language: {locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS.get(locale, PLURALS['de'])}",
        f"X-Source-Language: {source}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields)


def entry(source: str, target: str, above: str = "") -> str:
    """Write an entry; ``above`` are its comment lines."""
    return f"\n{above}msgid {json.dumps(source, ensure_ascii=False)}\nmsgstr {json.dumps(target, ensure_ascii=False)}\n"


def catalog(texts: Mapping[str, str], locale: str = "de") -> str:
    """Write a catalog."""
    return header(locale) + "".join(entry(source, target) for source, target in texts.items())


def small_site(folder: Path, pages: Mapping[str, str], catalogs: Mapping[str, str], config: str = CONFIG) -> Project:
    """Write a site: ``pages`` by path, ``catalogs`` by their path below ``locales``."""
    write(folder / "l10n.toml", config)
    for path, body in pages.items():
        whole = "<html" in body or not body.strip()
        write(folder / "export" / path, body if whole else f"<!DOCTYPE html><html><body>{body}")
    for path, text in catalogs.items():
        write(folder / "locales" / path, text)
    return Project(load_config(folder / "l10n.toml"))


def write(path: Path, text: str) -> None:
    """Write a file and the folders it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
