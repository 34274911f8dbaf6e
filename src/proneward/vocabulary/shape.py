"""From a parsed document to a typed one: strict, path-precise, with the nearest known key."""

import re
from typing import TypeVar, get_args

import msgspec

from proneward.vocabulary.errors import Malformed
from proneward.vocabulary.nearest import nearest

T = TypeVar("T")

_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")


def _structs(kind: object, seen: set[object]) -> set[object]:
    """Every struct type that a type is built of."""
    for part in get_args(kind):
        _structs(part, seen)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        seen.add(kind)
        for field in msgspec.structs.fields(kind):
            _structs(field.type, seen)
    return seen


def _keys(kind: object) -> set[str]:
    return {
        field.encode_name
        for struct in _structs(kind, set())
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct)
        for field in msgspec.structs.fields(struct)
    }


def _fix(message: str, kind: object) -> str:
    unknown = _UNKNOWN.search(message)
    if unknown is None:
        return "Correct the value"
    near = nearest(unknown["key"], _keys(kind))
    return f"Did you mean '{near}'" if near else "Remove the key"


def shaped(document: object, kind: type[T], name: str) -> T:
    """
    Convert a parsed document into a strict type.

    Args:
        document: What a parser gave.
        kind: A msgspec Struct that forbids unknown fields.
        name: What to call the document in an error.

    Raises:
        Malformed: naming the path in the document, and the nearest known key.
    """
    try:
        return msgspec.convert(document, kind, strict=True)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        where = path.rstrip("`").lstrip(".") or "the top of the file"
        why = message.replace("Object contains", "there is an").replace("`", "'")
        raise Malformed(what=f"{name}, at {where}", why=why, fix=_fix(message, kind)) from None
