"""JSON Schemas of the reviewed files, so that an editor completes and checks them."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from proneward.catalogue.read import CASES, KINDS

Schema = dict[str, Any]
"""A JSON Schema, as msgspec gives it."""


def _name(kind: object) -> str:
    """Give `condition-rules` for `ConditionRulesFile`, and `words` for the only plain mapping."""
    if not isinstance(kind, type) or not issubclass(kind, msgspec.Struct):
        return "words"
    words = re.findall("[A-Z][a-z]+", kind.__name__.removesuffix("File"))
    return "-".join(words).lower()


def _anything(_kind: type) -> Schema:
    """Leave the client of a worked case open: its shape is the record's own to describe."""
    return {"$comment": "see the schema of the client record"}


def schemas() -> Mapping[str, Schema]:
    """
    Give the JSON Schema of every kind of reviewed file, by a name.

    Each one says in `$comment` which files of the edition it describes.
    """
    return {
        _name(kind): {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$comment": f"Generated. Describes {pattern}",
            **msgspec.json.schema(kind, schema_hook=_anything),
        }
        for pattern, kind in (*KINDS, *CASES)
    }
