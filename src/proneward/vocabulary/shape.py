"""From a parsed document to a typed one: strict, and with a refusal that a clinician can use."""

from typing import TypeVar

import msgspec

from proneward.vocabulary.errors import Malformed
from proneward.vocabulary.place import place_of
from proneward.vocabulary.plain import in_plain_words

T = TypeVar("T")


def shaped(document: object, kind: type[T], name: str) -> T:
    """
    Convert a parsed document into a strict type.

    Args:
        document: What a parser gave.
        kind: A msgspec Struct that forbids unknown fields.
        name: What to call the document in an error.

    Raises:
        Malformed: naming the place in the document, and the nearest known key or word.
    """
    try:
        return msgspec.convert(document, kind, strict=True)
    except msgspec.ValidationError as error:
        message, place = place_of(str(error), document, kind)
        why, fix = in_plain_words(message, place)
        where = place.where or "the top of the file"
        raise Malformed(what=f"{name}, at {where}", why=why, fix=fix) from None
