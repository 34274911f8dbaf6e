"""What every reviewed file is made of: ids, sentences, sources, and who has read it."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

Id = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=60,
        description="small letters and digits, with single hyphens between",
    ),
]
RuleId = Annotated[
    str, Meta(pattern="^[RI][0-9]{1,3}[a-z]?$", description="a rule's id, like R001 or I3a")
]
Sentence = Annotated[str, Meta(min_length=1, max_length=600)]
Count = Annotated[int, Meta(ge=1, le=30)]
Seconds = Annotated[float, Meta(ge=0, le=1800)]
Stage = Annotated[int, Meta(ge=0, le=5)]


class Strict(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A struct that refuses keys it does not know."""


class ReviewFile(Strict, frozen=True, kw_only=True):
    """Who has read an entry, as what, and when it is to be read again."""

    by: str | None
    role: str
    on: date | None
    due: date | None


class CitedFile(Strict, frozen=True, kw_only=True):
    """A source, and what of it is meant."""

    id: Id
    note: str | None = None
