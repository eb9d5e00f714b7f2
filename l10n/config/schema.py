"""The configuration's JSON schema, for editors that complete and check ``l10n.toml``.

In: the model. Out: a JSON Schema 2020-12 document. Never done here: validating with it.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from l10n.config.model import Config
from l10n.config.thresholds import FailUnder

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def config_schema() -> dict[str, Any]:
    """Describe ``l10n.toml``: every key with its meaning, its kind and its default."""
    return {"$schema": _DIALECT, "title": "l10n.toml", **_object(Config)}


def _object(model: type[Any]) -> dict[str, Any]:
    properties = {each.name: _property(each.metadata, each.default) for each in fields(model) if each.metadata}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _property(metadata: Mapping[str, Any], default: object) -> dict[str, Any]:
    described = {"description": metadata["meaning"]}
    if "section" in metadata:
        return described | _object(metadata["section"])
    if "rules" in metadata:
        rule = {key: dict(kind.schema) for key, kind in metadata["rules"].items()}
        items = {"type": "object", "additionalProperties": False, "required": ["select", "role"], "properties": rule}
        return described | {"type": "array", "items": items, "default": []}
    return described | dict(metadata["kind"].schema) | {"default": _plain(default)}


def _plain(value: object) -> object:
    """Write a default as JSON has it."""
    if isinstance(value, FailUnder):
        return value.default
    return list(value) if isinstance(value, tuple) else value
