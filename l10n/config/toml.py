"""TOML files, read so that a fault in one can be shown where it stands.

In: a path. Out: tables, and the text that they were read from. Never done here: knowing what a key means.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from l10n.errors import ConfigError, Location
from l10n.files import read_bytes

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_END = " (at end of document)"


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """Read and parse a TOML file; give its text too.

    Raises:
        ConfigError: It is no TOML.
        InputError: It cannot be read.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), "is not UTF-8", "TOML files are UTF-8: save it as that.") from error
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        if found := _PLACE.search(said):
            place = Location(str(path), int(found[1]), int(found[2]))
        else:
            lines = text.splitlines() or [""]
            place = Location(str(path), len(lines), len(lines[-1]) + 1)
        problem = _PLACE.sub("", said[:1].lower() + said[1:]).replace(_END, ", and the file ends")
        raise ConfigError(place, f"is not valid TOML: {problem}", "Correct it there.") from error
