"""The catalogue as the other rooms see it: frozen, typed, versioned."""

from collections.abc import Mapping
from datetime import date

import attrs

from proneward.vocabulary import (
    Attribute,
    Direction,
    Dose,
    Evidence,
    Load,
    MuscleGroup,
    Position,
    Prop,
    Purpose,
    Strength,
    Support,
    Urgency,
)

UNREVIEWED = "unreviewed"


@attrs.frozen(kw_only=True)
class Review:
    """Who has read an entry; nobody qualified where `role` is unreviewed."""

    by: str | None
    role: str
    on: date | None
    due: date | None

    @property
    def signed(self) -> bool:
        """Whether a qualified person has put a name to the entry."""
        return self.role != UNREVIEWED and self.by is not None


@attrs.frozen(kw_only=True)
class Cited:
    """A source by its id, and what of it is meant."""

    id: str
    note: str | None


@attrs.frozen(kw_only=True)
class Source:
    """One source: what it supports, how strong it is, whether it was checked."""

    id: str
    short: str
    citation: str
    kind: str
    doi: str | None
    other_id: str | None
    supports: str
    strength: str
    checked: str
    review: Review


@attrs.frozen(kw_only=True)
class Muscles:
    """Muscle words, the main ones first."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Exercise:
    """One exercise: what it is, what it asks of a body, how it is cued, and why it is here."""

    id: str
    name: str
    aliases: tuple[str, ...]
    position: Position
    support: Support
    bed: bool
    stage: int
    direction: Direction
    load: Load
    purpose: Purpose
    muscles: Muscles
    needs_props: tuple[tuple[Prop, ...], ...]
    dose: Dose
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    shown_first: tuple[str, ...]
    attributes: frozenset[Attribute]
    take_care: str
    cues: tuple[str, ...]
    common_errors: tuple[str, ...]
    sources: tuple[Cited, ...]
    review: Review

    @property
    def clinician_only(self) -> bool:
        """Done with a clinician, never chosen for a home programme."""
        return Attribute.CLINICIAN_ONLY in self.attributes


@attrs.frozen(kw_only=True)
class Snomed:
    """A SNOMED CT code as it was seen, and how sure it is."""

    code: str | None
    status: str


@attrs.frozen(kw_only=True)
class Condition:
    """A condition, or a finding from examination or diary."""

    id: str
    kind: str
    label: str
    plain: str
    icd10cm: tuple[str, ...]
    icd_note: str | None
    snomed: Snomed
    start_stage: int
    referral: Urgency
    note: str | None
    tightens_to: str | None
    expires: bool
    unrestricted: str | None
    review: Review

    @property
    def is_finding(self) -> bool:
        """Whether it was found by a test or a diary rather than diagnosed."""
        return self.kind == "finding"

    @property
    def locks(self) -> bool:
        """Whether having it stops any programme until a clinician has looked (contract §3)."""
        return self.start_stage == 0 or self.referral in {Urgency.URGENT, Urgency.EMERGENCY}


@attrs.frozen(kw_only=True)
class Rule:
    """
    Conditions that, all met, touch every exercise with one of the attributes.

    One condition, or two; never more, which is what the proof in `verify` leans on.
    """

    id: str
    conditions: tuple[str, ...] = attrs.field(
        validator=[attrs.validators.min_len(1), attrs.validators.max_len(2)]
    )
    attributes: tuple[str, ...]
    strength: Strength
    because: str
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    referral: Urgency
    review: Review


@attrs.frozen(kw_only=True)
class UnknownConditionRule:
    """What happens beside a condition in free text: little stays, and a clinician looks."""

    id: str
    keeps_stage_most: int
    keeps_direction: Direction
    keeps_load: Load
    strength: Strength
    because: str
    referral: Urgency
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class Advice:
    """Words, and perhaps a referral, where conditions meet; never a verdict."""

    id: str
    together: tuple[tuple[str, ...], ...]
    because: str
    referral: Urgency
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class Mitigation:
    """What takes one attribute away."""

    attribute: Attribute
    by: str
    applied: str
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class Outcome:
    """What an answer leads to: lock, needs-clinician or none, and how soon."""

    effect: str
    urgency: Urgency


@attrs.frozen(kw_only=True)
class FollowUp:
    """A second question that may ease the outcome of the first."""

    id: str
    asks: str
    eases_on: str
    then: Outcome
    only_if_no: tuple[str, ...]
    unless_conditions: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Question:
    """One safety question."""

    id: str
    order: int
    block: str
    asks: str
    worrying: str
    outcome: Outcome
    because: str
    words: str
    must_be_answered: bool
    counts_as: str | None
    satisfied_by: tuple[str, ...]
    follow_up: FollowUp | None
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class PositionEntry:
    """A position: its geometry, its words, and who takes care."""

    id: Position
    name: str
    synonyms: tuple[str, ...]
    definition: str
    gravity: str
    opposite: Position | None
    related: tuple[Position, ...]
    take_care: tuple[str, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class StageEntry:
    """One stage of a ladder."""

    stage: int
    name: str
    contents: str
    exit_evidence: str
    markers: tuple[str, ...]


@attrs.frozen(kw_only=True)
class LadderEntry:
    """A ladder and its stages."""

    id: str
    name: str
    stages: tuple[StageEntry, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review


@attrs.frozen(kw_only=True)
class LaneStep:
    """One step of the extension lane."""

    step: int
    exercise: str


@attrs.frozen(kw_only=True)
class ExtensionLane:
    """Ladder B: extension for those whose symptoms ease with it."""

    id: str
    name: str
    steps: tuple[LaneStep, ...]
    where_prone_is_impossible: str
    opened_by_finding: str
    opened_by_conditions: tuple[str, ...]
    times_per_day: int
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review

    def exercise_at(self, step: int) -> str:
        """Give the exercise of a step; the last one's above the top."""
        by_step = {entry.step: entry.exercise for entry in self.steps}
        return by_step[min(step, max(by_step))]


@attrs.frozen(kw_only=True)
class Times:
    """How long things take, in seconds."""

    repetition_s: float
    between_sets_s: float
    set_up_s: float
    change_s: float
    upright_change_s: float
    onto_ball_s: float
    timed_step_s: float
    timed_least_s: float


@attrs.frozen(kw_only=True)
class Value:
    """What a session is worth: the weights of contract §5."""

    group_first: int
    group_second: int
    purpose: int
    evidence_step: int
    evidence_ranks: Mapping[str, int]
    favoured: int
    done_before: int
    change_per_s: int
    set_kept: int


@attrs.frozen(kw_only=True)
class SessionSizes:
    """Sizes and ages of things in a programme."""

    exercises_least: int
    exercises_default: int
    exercises_most: int
    exercises_most_by_clinician: int
    weeks: int
    weeks_without_an_end_date: int
    fresh_from_week: int
    carried_over_least: int
    fresh_least: int
    finding_valid_days: int
    override_longest_days: int


@attrs.frozen(kw_only=True)
class Rung:
    """An attribute and the stronger ones it is the milder form of."""

    milder: Attribute
    stronger: tuple[Attribute, ...]


@attrs.frozen(kw_only=True, eq=False)
class Catalogue:
    """
    Everything reviewed, in one immutable value; equal only to itself.

    `digest` is the SHA-256 of every reviewed file (cases and schemas apart), so that a stored
    programme names the exact data it was made from. `words` maps topic to key to sentence.
    """

    version: str
    contract: int
    digest: str
    exercises: Mapping[str, Exercise]
    conditions: Mapping[str, Condition]
    rules: tuple[Rule, ...]
    unknown_condition: UnknownConditionRule
    advice: tuple[Advice, ...]
    mitigations: Mapping[Attribute, Mitigation]
    questions: Mapping[str, Question]
    positions: Mapping[Position, PositionEntry]
    ladders: Mapping[str, LadderEntry]
    lane: ExtensionLane
    times: Times
    value: Value
    sizes: SessionSizes
    muscle_groups: Mapping[str, MuscleGroup]
    milder: tuple[Rung, ...]
    sources: Mapping[str, Source]
    words: Mapping[str, Mapping[str, str]]

    def says(self, topic: str, key: str, **parts: object) -> str:
        """Give a sentence of `words/en/<topic>.yaml`, its gaps filled."""
        return self.words[topic][key].format(**parts)

    @property
    def reviewed(self) -> bool:
        """Whether a qualified person has signed every exercise, condition and rule."""
        entries = (*self.exercises.values(), *self.conditions.values(), *self.rules)
        return all(entry.review.signed for entry in entries)
