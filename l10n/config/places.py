"""The rule that what is built never touches what it is built from, and what may be elsewhere than on this machine.

In: a configuration. Out: a ``ConfigError``, or nothing. Never done here: listing folders; a glob is judged as written.
"""

import fnmatch
import os
from pathlib import Path

from l10n.config.model import Config
from l10n.errors import ConfigError
from l10n.files import Url, encloses, is_url, plain

_MAGIC = frozenset("*?[")


def check_places(config: Config, file: str) -> None:
    """Make sure that ``build.out`` is not an input, in one, or around one, and that what is changed in place is here.

    Raises:
        ConfigError: It is, or is not.
    """
    for key, written in (("catalogs.dir", config.catalogs.dir), ("run.cache", config.run.cache)):
        if is_url(written):
            problem = f'{key}: "{written}" is a URL; inputs and build.out may be one'
            raise ConfigError(file, problem, "Name a folder of this machine.")
    for written, export in zip(config.inputs, config.exports, strict=True):
        if isinstance(export, Url):
            problem = _behind(config, export, written)
        else:
            problem = "" if isinstance(config.out, Url) else _here(config, config.out, plain(written))
        if problem:
            raise ConfigError(file, f"build.out: {problem}", "Name a folder beside the export.")


def _behind(config: Config, export: Url, written: str) -> str:
    """Say how the output and an input behind a URL are in each other's way."""
    if encloses(config.out, export):
        return f'"{config.build.out}" is the input "{written}", or a folder around it'
    return f'"{config.build.out}" lies inside the input "{written}"' if encloses(export, config.out) else ""


def _here(config: Config, out: Path, written: str) -> str:
    """Say how the output and an input of this machine are in each other's way."""
    out = Path(os.path.realpath(out))
    fixed, pattern = _split(written)
    folder = Path(os.path.realpath(config.located(fixed)))
    if folder.is_relative_to(out) and not (pattern and folder == out and not _reaches(pattern, ())):
        return f'"{config.build.out}" is the input "{written}", or a folder around it'
    if out.is_relative_to(folder) and _reaches(pattern, out.relative_to(folder).parts):
        return f'"{config.build.out}" lies inside the input "{written}"'
    return ""


def _split(written: str) -> tuple[str, tuple[str, ...]]:
    """Part an input into a fixed folder and the parts of a glob below it."""
    parts = Path(written).parts
    at = next((index for index, part in enumerate(parts) if _MAGIC & set(part)), len(parts))
    return str(Path(*parts[:at])), parts[at:]


def _reaches(pattern: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Say whether a glob matches the path ``parts``, a folder around it, or something inside it."""
    for glob, part in zip(pattern, parts, strict=False):
        if glob == "**":
            return True
        if not fnmatch.fnmatchcase(part, glob):
            return False
    return True
