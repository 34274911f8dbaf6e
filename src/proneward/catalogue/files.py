"""
The shapes of the reviewed files: strict structs at the edge of the catalogue.

A file that does not have its shape is refused with the path and the nearest known key. The
JSON Schemas in `reviewed/schema/` are generated from these types. Words and numbers are
turned into domain types in one explicit step, in `build.py`.
"""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from proneward.vocabulary import (
    Attribute,
    Direction,
    Evidence,
    Load,
    MuscleGroup,
    Position,
    Prop,
    Purpose,
    Side,
    Strength,
    Support,
    Urgency,
)

Id = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
RuleId = Annotated[str, Meta(pattern="^[RI][0-9]{1,3}[a-z]?$")]
Sentence = Annotated[str, Meta(min_length=1, max_length=600)]
Count = Annotated[int, Meta(ge=1, le=30)]
Seconds = Annotated[float, Meta(ge=0, le=1800)]
Stage = Annotated[int, Meta(ge=0, le=5)]


class Strict(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A struct that refuses keys it does not know."""


class ReviewFile(Strict, kw_only=True):
    """Who has read an entry, as what, and when it is to be read again."""

    by: str | None
    role: str
    on: date | None
    due: date | None


class CitedFile(Strict, kw_only=True):
    """A source, and what of it is meant."""

    id: Id
    note: str | None = None


class DoseFile(Strict, kw_only=True):
    """`reps` (each held for `hold_s`) or `seconds`; `side: each` doubles."""

    sets: Count
    reps: Count | None = None
    hold_s: Seconds = 0
    seconds: Seconds | None = None
    side: Side = Side.NONE


class MusclesFile(Strict, kw_only=True):
    """Muscle words as the field uses them; a table maps each to a group."""

    primary: list[str]
    secondary: list[str]


class ExerciseFile(Strict, kw_only=True):
    """`exercises/<id>.yaml`."""

    id: Id
    name: Sentence
    aliases: list[str]
    position: Position
    support: Support
    bed: bool
    stage: Annotated[int, Meta(ge=1, le=5)]
    direction: Direction
    load: Load
    purpose: Purpose
    muscles: MusclesFile
    needs_props: list[list[Prop]]
    dose: DoseFile
    easier: list[Id]
    harder: list[Id]
    shown_first: list[Id] = []
    attributes: list[Attribute]
    take_care: Sentence
    cues: list[Sentence]
    common_errors: list[Sentence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class SnomedFile(Strict, kw_only=True):
    """A SNOMED CT code, where one was seen, and how sure it is."""

    code: str | None
    status: str


class ConditionFile(Strict, kw_only=True):
    """`conditions/<id>.yaml`: a condition, or a finding (`kind: finding`)."""

    id: Id
    kind: Annotated[str, Meta(pattern="^(condition|finding)$")]
    label: Sentence
    plain: Sentence
    icd10cm: list[str]
    icd_note: str | None
    snomed: SnomedFile
    start_stage: Stage
    referral: Urgency
    note: str | None
    tightens_to: Id | None = None
    expires: bool = False
    unrestricted: str | None = None
    review: ReviewFile


class RuleGroupFile(Strict, kw_only=True):
    """Rules of one condition that share strength, reason and sources."""

    strength: Strength
    because: Sentence
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    rules: dict[RuleId, str]


class ConditionRulesFile(Strict, kw_only=True):
    """`rules/screening/<condition>.yaml`: every rule of one condition."""

    condition: Id
    groups: Annotated[list[RuleGroupFile], Meta(min_length=1)]
    review: ReviewFile


class PairRuleFile(Strict, kw_only=True):
    """`rules/interactions/<id>.yaml` with a verdict: exactly two conditions, both required."""

    id: RuleId
    conditions: Annotated[list[Id], Meta(min_length=2, max_length=2)]
    attributes: Annotated[list[Attribute], Meta(min_length=1)]
    strength: Strength
    because: Sentence
    referral: Urgency
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class AdviceFile(Strict, kw_only=True):
    """`rules/advice/<id>.yaml`: conditions that meet and add words, never a verdict."""

    id: Id
    together: Annotated[list[list[Id]], Meta(min_length=1)]
    because: Sentence
    referral: Urgency
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class MitigationFile(Strict, kw_only=True):
    """`rules/mitigations/<attribute>.yaml`: what takes one attribute away, and how."""

    attribute: Attribute
    by: Sentence
    applied: Annotated[str, Meta(pattern="^(surface|advice)$")]
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class OutcomeFile(Strict, kw_only=True):
    """What an answer leads to. `effect`: lock, needs-clinician or none."""

    effect: Annotated[str, Meta(pattern="^(lock|needs-clinician|none)$")]
    urgency: Urgency


class FollowUpFile(Strict, kw_only=True):
    """
    A second question, asked after the first was answered in the worrying way.

    `eases_on` is the answer that leads to `then`; anything else, and no answer, leaves the
    more urgent outcome. It eases only if every question of `only_if_no` was answered no and
    none of the conditions of `unless_conditions` is recorded.
    """

    id: Id
    asks: Sentence
    eases_on: Annotated[str, Meta(pattern="^(yes|no)$")]
    then: OutcomeFile
    only_if_no: list[Id] = []
    unless_conditions: list[Id] = []


class QuestionFile(Strict, kw_only=True):
    """`rules/questions/<id>.yaml`: one safety question, and what its answer leads to."""

    id: Id
    order: Count
    block: Annotated[str, Meta(pattern="^(nerves-and-bladder|illness-and-injury|heart-blood-pressure-pregnancy|medicines-surgery-mood)$")]
    asks: Sentence
    worrying: Annotated[str, Meta(pattern="^(yes|no)$")]
    outcome: OutcomeFile
    because: Sentence
    words: Annotated[str, Meta(pattern="^(routing|crisis|maternity)$")] = "routing"
    must_be_answered: bool = True
    counts_as: Id | None = None
    satisfied_by: list[Id] = []
    follow_up: FollowUpFile | None = None
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class PositionFile(Strict, kw_only=True):
    """`positions/<id>.yaml`: the geometry, the words people use, and who takes care."""

    id: Position
    name: Sentence
    synonyms: Annotated[list[str], Meta(min_length=1)]
    definition: Sentence
    gravity: Sentence
    opposite: Position | None
    related: list[Position]
    take_care: Annotated[list[Sentence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class SourceFile(Strict, kw_only=True):
    """`evidence/<id>.yaml`: one source, what it supports, and how strong it is."""

    id: Id
    short: Sentence
    citation: Sentence
    kind: Annotated[str, Meta(pattern="^(guideline|study|mechanistic|consensus|protocol|article|book)$")]
    doi: str | None
    other_id: str | None
    supports: Sentence
    strength: Sentence
    checked: Annotated[str, Meta(pattern="^(verified|known|to-verify)$")]
    review: ReviewFile


class StageFile(Strict, kw_only=True):
    """One stage of a ladder."""

    stage: Annotated[int, Meta(ge=1, le=5)]
    name: Sentence
    contents: Sentence
    exit_evidence: Sentence
    markers: list[Sentence]


class LadderFile(Strict, kw_only=True):
    """`rules/progression/ladder-*.yaml` for the strengthening and the upright ladder."""

    id: Id
    name: Sentence
    stages: Annotated[list[StageFile], Meta(min_length=1)]
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class LaneStepFile(Strict, kw_only=True):
    """One step of the extension lane."""

    step: Count
    exercise: Id


class LaneFile(Strict, kw_only=True):
    """`rules/progression/lane-extension.yaml`: the extension response, beside ladder A."""

    id: Id
    name: Sentence
    steps: Annotated[list[LaneStepFile], Meta(min_length=1)]
    where_prone_is_impossible: Id
    opened_by_finding: Id
    opened_by_conditions: Annotated[list[Id], Meta(min_length=1)]
    times_per_day: Count
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class TimesFile(Strict, kw_only=True):
    """`rules/dosage/times.yaml`: how long things take (contract §5)."""

    repetition_s: Seconds
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


class ValueFile(Strict, kw_only=True):
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


class SessionFile(Strict, kw_only=True):
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


class MuscleGroupsFile(Strict, kw_only=True):
    """`rules/dosage/muscle-groups.yaml`: every muscle word of the catalogue, in its group."""

    groups: dict[MuscleGroup, list[str]]
    evidence: list[Evidence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class EditionFile(Strict, kw_only=True):
    """`edition.yaml`: which edition of the reviewed data this is."""

    version: Annotated[str, Meta(pattern="^[0-9]{4}\\.[0-9]{1,2}\\.[0-9]+$")]
    contract: Annotated[int, Meta(ge=1, le=1)]


class CaseExpectFile(Strict, kw_only=True):
    """What a worked case expects; what is left out is not asserted."""

    decision: str | None = None
    urgency: Urgency | None = None
    open_questions: list[str] | None = None
    ladder: str | None = None
    stage: int | None = None
    extension_lane: bool | None = None
    lane_exercise: str | None = None
    cleared: list[Id] = []
    withheld: dict[Id, list[RuleId]] = {}
    withheld_by_unknown_condition: list[Id] = []
    clinician_only: list[Id] = []
    cautioned: dict[Id, list[RuleId]] = {}
    favoured: dict[Id, list[RuleId]] = {}
    conflicts: list[Id] = []
    first_position: Position | None = None
    never_planned: list[Id] = []
    planned: list[Id] = []
    left_out: dict[Id, str] = {}
    overrides_applied: list[bool] | None = None
    says: list[str] = []


class CaseFile(Strict, kw_only=True):
    """`cases/<id>.yaml`: a client in, what must come out, and why. Cases run as tests."""

    id: Id
    tells: Sentence
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    on: date
    client: dict[str, object]
    expect: CaseExpectFile
    review: ReviewFile


class UnknownConditionFile(Strict, kw_only=True):
    """`rules/unknown-condition.yaml`: what stays cleared beside a condition nobody mapped."""

    id: Id
    keeps_stage_most: Annotated[int, Meta(ge=1, le=5)]
    keeps_direction: Direction
    keeps_load: Load
    strength: Strength
    because: Sentence
    referral: Urgency
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class RungFile(Strict, kw_only=True):
    """`rules/dosage/milder.yaml`, one pair: who bears the stronger bears the milder."""

    milder: Attribute
    stronger: list[Attribute]


class MilderFile(Strict, kw_only=True):
    """Which attributes are the milder form of which; the linter reads it (contract §4)."""

    pairs: Annotated[list[RungFile], Meta(min_length=1)]
    evidence: list[Evidence]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile
