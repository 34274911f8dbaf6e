"""Worked cases: a client in, what must come out, and why."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from proneward.catalogue.files.common import CitedFile, Id, ReviewFile, RuleId, Sentence, Strict
from proneward.vocabulary import Position, Urgency


class CaseExpectFile(Strict, frozen=True, kw_only=True):
    """What a worked case expects; what is left out is not asserted."""

    decision: str | None = None
    urgency: Urgency | None = None
    open_questions: list[str] | None = None
    ladder: str | None = None
    stage: int | None = None
    extension_lane: bool | None = None
    lane_exercise: str | None = None
    cleared: list[Id] = msgspec.field(default_factory=list)
    withheld: dict[Id, list[RuleId]] = msgspec.field(default_factory=dict)
    withheld_by_unknown_condition: list[Id] = msgspec.field(default_factory=list)
    clinician_only: list[Id] = msgspec.field(default_factory=list)
    cautioned: dict[Id, list[RuleId]] = msgspec.field(default_factory=dict)
    favoured: dict[Id, list[RuleId]] = msgspec.field(default_factory=dict)
    conflicts: list[Id] = msgspec.field(default_factory=list)
    first_position: Position | None = None
    never_planned: list[Id] = msgspec.field(default_factory=list)
    planned: list[Id] = msgspec.field(default_factory=list)
    left_out: dict[Id, str] = msgspec.field(default_factory=dict)
    overrides_applied: list[bool] | None = None
    says: list[str] = msgspec.field(default_factory=list)


class CaseFile(Strict, frozen=True, kw_only=True):
    """`cases/<id>.yaml`: a client in, what must come out, and why. Cases run as tests."""

    id: Id
    tells: Sentence
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    on: date
    client: dict[str, object]
    expect: CaseExpectFile
    review: ReviewFile
