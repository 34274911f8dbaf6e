"""The shape of a client record on disk and on the wire (contract §2), strict."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from proneward.vocabulary import Attribute, Position, Prop, Surface

SEEN = r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]"
"""A character that can be seen: neither white space nor one without a width."""
IN_WORDS = "in words, not left blank"
Text = Annotated[str, Meta(min_length=1, max_length=500, pattern=SEEN, description=IN_WORDS)]
Name = Annotated[str, Meta(min_length=1, max_length=120, pattern=SEEN, description=IN_WORDS)]
ClientId = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(?!\n)$",  # since $ also stands before a last \n
        description="up to 64 letters, digits, dots, hyphens and underscores, the first a letter or"
        " a digit",
    ),
]
Count = Annotated[int, Meta(ge=1, le=30)]
Score = Annotated[float, Meta(ge=0, le=10)]
Word = Annotated[str, Meta(min_length=1, max_length=60)]


class Strict(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A struct that refuses keys it does not know."""


class ConditionOnFile(Strict, frozen=True, kw_only=True):
    """A condition with the days it is known to hold."""

    id: Word
    since: date | None = None
    until: date | None = None


class FindingOnFile(Strict, frozen=True, kw_only=True):
    """A finding, and the day it was found."""

    id: Word
    on: date


class LicenceOnFile(Strict, frozen=True, kw_only=True):
    """A professional licence: what kind, and its number."""

    type: Name
    number: Name


class OverrideOnFile(Strict, frozen=True, kw_only=True):
    """A clinician's lifting of one attribute or one exercise; every key is required."""

    attribute: Attribute | None = None
    exercise: Word | None = None
    reason: Text
    by: Name
    licence: LicenceOnFile
    role: Literal["clinician", "trainer"]
    on: date
    review: date


class CapOnFile(Strict, frozen=True, kw_only=True):
    """More exercises a session than the usual cap, by a clinician."""

    count: Count
    by: Name
    licence: LicenceOnFile
    on: date


class PainOnFile(Strict, frozen=True, kw_only=True):
    """Pain now and as it usually is, 0-10."""

    now: Score
    baseline: Score


class ClientOnFile(Strict, frozen=True, kw_only=True):
    """`examples/clients/*.yaml`, and what a clinic keeps."""

    contract: int
    id: ClientId
    name: Name | None = None
    age: Annotated[int, Meta(ge=0, le=120)] | None = None
    birth_year: Annotated[int, Meta(ge=1850, le=2200)] | None = None
    height_cm: Annotated[float, Meta(ge=50, le=250)] | None = None
    conditions: list[Word | ConditionOnFile]
    other_conditions: list[Text] = []
    findings: list[FindingOnFile] = []
    positions: list[Position]
    lies_on: Surface
    props: list[Prop] = []
    lacks: list[Prop] = []
    minutes_per_day: Annotated[int, Meta(ge=3, le=120)]
    days_per_week: Annotated[int, Meta(ge=1, le=7)]
    max_exercises: Count | CapOnFile | UnsetType = UNSET
    answers: dict[str, Literal["yes", "no", "unknown"]]
    answered_on: date
    pain: PainOnFile
    stage: Annotated[int, Meta(ge=1, le=5)] = 1
    extension_step: Annotated[int, Meta(ge=1, le=6)] = 1
    overrides: list[OverrideOnFile] = []
