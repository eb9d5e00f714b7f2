"""The configuration: ``l10n.toml``, or ``[tool.l10n]`` of ``pyproject.toml``, as one frozen value.

In: a folder or a file. Out: a ``Config`` in which every key is known and of its type, and knows where it came from.
Never done here: looking at the export, or asking CLDR whether a locale exists (``l10n.locales`` does where it is used:
starting the command line must stay quick).
"""

from l10n.config.model import (
    ORIGIN_DEFAULT,
    ORIGIN_FLAG,
    Build,
    Catalogs,
    Check,
    Compile,
    Config,
    Extract,
    Run,
    Source,
    Update,
)
from l10n.config.read import FILE_NAME, find_config, load_config, parse_config, where_set, with_flags
from l10n.config.schema import config_schema
from l10n.config.starter import render_config, render_value
from l10n.config.thresholds import FailUnder

__all__ = [
    "FILE_NAME",
    "ORIGIN_DEFAULT",
    "ORIGIN_FLAG",
    "Build",
    "Catalogs",
    "Check",
    "Compile",
    "Config",
    "Extract",
    "FailUnder",
    "Run",
    "Source",
    "Update",
    "config_schema",
    "find_config",
    "load_config",
    "parse_config",
    "render_config",
    "render_value",
    "where_set",
    "with_flags",
]
