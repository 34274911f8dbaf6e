"""How long, how many, how much: the numbers of planning, and which attribute is milder."""

from typing import Annotated

from msgspec import Meta

from proneward.catalogue.files.common import CitedFile, Count, ReviewFile, Seconds, Strict
from proneward.vocabulary import Attribute, Evidence, MuscleGroup


class TimesFile(Strict, frozen=True, kw_only=True):
    """`rules/dosage/times.yaml`: how long things take (contract §5)."""

    between_sets_s: Seconds
    set_up_s: Seconds
    change_s: Seconds
    upright_change_s: Seconds
    onto_ball_s: Seconds
    timed_step_s: Seconds
    timed_least_s: Seconds
    evidence: list[Evidence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class ValueFile(Strict, frozen=True, kw_only=True):
    """`rules/dosage/value.yaml`: what a session is worth (contract §5)."""

    group_first: int
    group_second: int
    purpose: int
    evidence_step: int
    evidence_ranks: dict[str, int]
    favoured: int
    done_before: int
    change_per_s: int
    set_kept: int
    evidence: list[Evidence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class SessionFile(Strict, frozen=True, kw_only=True):
    """`rules/dosage/session.yaml`: sizes and ages of things, each with its unit."""

    exercises_least: Count
    exercises_default: Count
    exercises_most: Count
    exercises_most_by_clinician: Count
    weeks: Count
    weeks_without_an_end_date: Count
    fresh_from_week: Count
    carried_over_least: Count
    fresh_least: Count
    finding_valid_days: Annotated[int, Meta(ge=1, le=365)]
    override_longest_days: Annotated[int, Meta(ge=1, le=365)]
    evidence: list[Evidence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class MuscleGroupsFile(Strict, frozen=True, kw_only=True):
    """`rules/dosage/muscle-groups.yaml`: every muscle word of the catalogue, in its group."""

    groups: dict[MuscleGroup, list[str]]
    evidence: list[Evidence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class RungFile(Strict, frozen=True, kw_only=True):
    """`rules/dosage/milder.yaml`, one pair: who bears the stronger bears the milder."""

    milder: Attribute
    stronger: list[Attribute]


class MilderFile(Strict, frozen=True, kw_only=True):
    """Which attributes are the milder form of which; the linter reads it (contract §4)."""

    pairs: Annotated[list[RungFile], Meta(min_length=1)]
    evidence: list[Evidence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile
