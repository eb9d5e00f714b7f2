"""The rule that what is built never touches what it is built from.

In: a configuration. Out: a ``ConfigError``, or nothing. Never done here: listing folders; a glob is judged as written.
"""

import fnmatch
import os
from pathlib import Path

from l10n.config.model import Config
from l10n.errors import ConfigError

_MAGIC = frozenset("*?[")


def check_places(config: Config, file: str) -> None:
    """Make sure that ``build.out`` is not an input, in one, or around one.

    Raises:
        ConfigError: It is.
    """
    out = Path(os.path.realpath(config.located(config.build.out)))
    for written in config.inputs:
        fixed, pattern = _split(written)
        folder = Path(os.path.realpath(config.located(fixed)))
        if folder.is_relative_to(out) and not (pattern and folder == out and not _reaches(pattern, ())):
            problem = f'"{config.build.out}" is the input "{written}", or a folder around it'
        elif out.is_relative_to(folder) and _reaches(pattern, out.relative_to(folder).parts):
            problem = f'"{config.build.out}" lies inside the input "{written}"'
        else:
            continue
        raise ConfigError(file, f"build.out: {problem}", "Name a folder beside the export.")


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
