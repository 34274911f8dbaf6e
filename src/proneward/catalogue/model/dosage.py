"""The numbers of planning, and which attribute is the milder form of which."""

from collections.abc import Mapping

import attrs

from proneward.vocabulary import Attribute


@attrs.frozen(kw_only=True)
class Times:
    """How long things take, in seconds; a repetition of each exercise as long as its motion."""

    repetition_s: Mapping[str, float] = attrs.field(hash=False)
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
