"""The ladders, the extension lane, and the rules of progression."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from proneward.catalogue.files.common import CitedFile, Count, Id, ReviewFile, Sentence, Strict
from proneward.vocabulary import Evidence


class MarkerFile(Strict, frozen=True, kw_only=True):
    """What shows that a stage is mastered: on which exercises, and what the client is asked."""

    exercises: Annotated[list[Id], Meta(min_length=1)]
    shows: Sentence
    asks: Sentence


class StageFile(Strict, frozen=True, kw_only=True):
    """One stage of a ladder."""

    stage: Annotated[int, Meta(ge=1, le=5)]
    name: Sentence
    contents: Sentence
    exit_evidence: Sentence
    markers: list[MarkerFile]


class LadderFile(Strict, frozen=True, kw_only=True):
    """`rules/progression/ladder-*.yaml` for the strengthening and the upright ladder."""

    id: Id
    name: Sentence
    stages: Annotated[list[StageFile], Meta(min_length=1)]
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class LaneStepFile(Strict, frozen=True, kw_only=True):
    """One step of the extension lane."""

    step: Count
    exercise: Id


class LaneFile(Strict, frozen=True, kw_only=True):
    """`rules/progression/lane-extension.yaml`: the extension response, beside ladder A."""

    id: Id
    name: Sentence
    steps: Annotated[list[LaneStepFile], Meta(min_length=1)]
    where_prone_is_impossible: Id
    opened_by_finding: Id
    closed_by_finding: Id
    opened_by_conditions: Annotated[list[Id], Meta(min_length=1)]
    times_per_day: Count
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class ThresholdFile(Strict, frozen=True, kw_only=True):
    """A number of a rule, and between which numbers a clinic may set it."""

    value: float
    least: float
    most: float


class ProgressionRuleFile(Strict, frozen=True, kw_only=True):
    """`rules/progression/<id>.yaml`: one rule that moves a client on, keeps or stops them."""

    id: Id
    order: Count
    decides: Literal["stop", "re-enter", "regress", "review", "advance", "hold", "ask", "lane"]
    name: Sentence
    because: Sentence
    thresholds: dict[str, ThresholdFile] = msgspec.field(default_factory=dict)
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile
