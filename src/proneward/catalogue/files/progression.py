"""The ladders and the extension lane."""

from typing import Annotated

from msgspec import Meta

from proneward.catalogue.files.common import CitedFile, Count, Id, ReviewFile, Sentence, Strict
from proneward.vocabulary import Evidence


class StageFile(Strict, frozen=True, kw_only=True):
    """One stage of a ladder."""

    stage: Annotated[int, Meta(ge=1, le=5)]
    name: Sentence
    contents: Sentence
    exit_evidence: Sentence
    markers: list[Sentence]


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
