"""Where in a document something is wrong: in words, and with what may stand there."""

import re
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import attrs
import msgspec
from msgspec import Meta

from proneward.vocabulary.nearest import quotable

_AT = re.compile(r" - at (?P<in_key>`key` in )?`\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<entry>[^\]]+)\]")
SOME_KEY = "..."
"""What msgspec writes for the key of a mapping, which may be a client's own words."""


@attrs.frozen(kw_only=True)
class Place:
    """A place in a document: its name for a reader, what stands there, and what may."""

    where: str
    value: object
    kinds: tuple[object, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys that may stand here."""
        return frozenset(field.encode_name for kind in self.kinds for field in _fields(_bare(kind)))

    @property
    def members(self) -> tuple[str, ...]:
        """The words that may stand here, where they are a closed set."""
        return tuple(word for kind in self.kinds for word in _words(_bare(kind)))

    @property
    def described(self) -> str | None:
        """How the text that may stand here is written, where its type says so."""
        metas = (meta for kind in self.kinds for meta in getattr(kind, "__metadata__", ()))
        said = (meta.description for meta in metas if isinstance(meta, Meta))
        return next(filter(None, said), None)


def _alternatives(kind: object) -> tuple[object, ...]:
    """The types that a type may be: its parts where it is a union."""
    if get_origin(kind) in {Union, UnionType}:
        return tuple(one for part in get_args(kind) for one in _alternatives(part))
    return (kind,)


def _bare(kind: object) -> object:
    """A type without what is annotated about it."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _fields(kind: object) -> tuple[msgspec.structs.FieldInfo, ...]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return msgspec.structs.fields(kind)
    return ()


def _words(kind: object) -> tuple[str, ...]:
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    return tuple(map(str, getattr(kind, "__members__", {}).values()))


def _is(kind: object, *containers: type) -> bool:
    return get_origin(_bare(kind)) in containers


def _parts(place: Place, which: int, *containers: type) -> tuple[object, ...]:
    """What the containers among the types of a place hold: 0 entries or keys, -1 values."""
    return tuple(get_args(_bare(kind))[which] for kind in place.kinds if _is(kind, *containers))


def _joined(where: str, key: str) -> str:
    if not where:
        return key
    return f"{where}, {key}" if where.startswith("entry ") else f"{where}.{key}"


def _numbered(where: str, number: int) -> str:
    return f"entry {number + 1} of {where or 'the file'}"


def _below(kinds: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(one for kind in kinds for one in _alternatives(kind))


def _at_key(place: Place, key: str) -> Place:
    fields = [field for kind in place.kinds for field in _fields(_bare(kind))]
    return Place(
        where=_joined(place.where, key),
        value=place.value[key],  # type: ignore[index]  # msgspec has found a mapping here
        kinds=_below(tuple(field.type for field in fields if field.encode_name == key)),
    )


def _at_entry(place: Place, number: int) -> Place:
    return Place(
        where=_numbered(place.where, number),
        value=place.value[number],  # type: ignore[index]  # msgspec has found a list here
        kinds=_below(_parts(place, 0, list)),
    )


def _fits(value: object, kinds: tuple[object, ...]) -> bool:
    try:
        msgspec.convert(value, Union[kinds], strict=True)  # noqa: UP007  # made of a tuple
    except msgspec.ValidationError:
        return False
    return True


def _at_some_key(place: Place, *, in_key: bool) -> Place:
    """Find the entry of a mapping that does not fit: msgspec does not say which one it is."""
    kinds = _parts(place, 0 if in_key else -1, dict)
    if not kinds:  # a struct with a key that is no text; no parser gives one
        return place
    entries: dict[str, object] = dict(place.value)  # type: ignore[call-overload]  # as above
    number, key, value = next(
        (number, key, key if in_key else value)
        for number, (key, value) in enumerate(entries.items())
        if not _fits(key if in_key else value, kinds)
    )
    named = _joined(place.where, key) if quotable(key) else _numbered(place.where, number)
    return Place(where=named, value=value, kinds=_below(kinds))


def place_of(message: str, document: object, kind: object) -> tuple[str, Place]:
    """Part msgspec's message from its path, and follow the path into document and type."""
    found = _AT.search(message)
    place = Place(where="", value=document, kinds=_alternatives(kind))
    if found is None:
        return message, place
    for step in _STEP.finditer(found["path"]):
        if step["key"]:
            place = _at_key(place, step["key"])
        elif step["entry"] == SOME_KEY:
            place = _at_some_key(place, in_key=False)
        else:
            place = _at_entry(place, int(step["entry"]))
    if found["in_key"]:
        place = _at_some_key(place, in_key=True)
    return message[: found.start()], place
