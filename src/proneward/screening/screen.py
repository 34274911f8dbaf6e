"""What this client may do on this day, must not do, or needs a clinician for."""

from collections.abc import Collection, Mapping
from datetime import date

import attrs

from proneward.catalogue import Catalogue
from proneward.record import ClientRecord
from proneward.screening.answers import open_questions
from proneward.screening.model import (
    ClearedExercise,
    Obstacle,
    OverrideOutcome,
    Screening,
    Start,
    Verdict,
    cleared,
)
from proneward.screening.referral import advice_met, decide, reasons_to_refer, too_few
from proneward.screening.rules import conflicts, judged, touched_by, verdicts
from proneward.screening.start import (
    Field,
    LaneOpening,
    field_of,
    ladder_for,
    open_lane,
    stage_reached,
    strengthening_obstacles,
    upright_obstacles,
)
from proneward.screening.state import State, state_on
from proneward.vocabulary import Decision, Ladder


@attrs.frozen(kw_only=True)
class _Ground:
    """What the record comes to on the day: the state, the verdicts, what is possible."""

    client: ClientRecord
    catalogue: Catalogue
    state: State
    overrides: tuple[OverrideOutcome, ...]
    made: Mapping[str, Verdict]
    field: Field
    ladder: Ladder
    obstacles: Mapping[str, Obstacle]
    lane: LaneOpening

    @property
    def eligible(self) -> tuple[ClearedExercise, ...]:
        """Everything cleared that no limit keeps out."""
        return tuple(
            cleared(self.made[exercise.id])
            for exercise in self.field.cleared
            if exercise.id not in self.obstacles
        )


def _ground(
    client: ClientRecord, catalogue: Catalogue, day: date, shown: Collection[str]
) -> _Ground:
    state = state_on(client, catalogue, day)
    touched = touched_by(client, state, catalogue)
    overrides = judged(client.overrides, touched, catalogue, day)
    made = verdicts(touched, overrides)
    field = field_of(made, client, catalogue)
    ladder = ladder_for(client, field)
    bars = strengthening_obstacles if ladder is Ladder.STRENGTHENING else upright_obstacles
    return _Ground(
        client=client,
        catalogue=catalogue,
        state=state,
        overrides=overrides,
        made=made,
        field=field,
        ladder=ladder,
        obstacles=bars(field, stage_reached(client, ladder), shown, catalogue),
        lane=open_lane(client, state, made, field, catalogue),
    )


def _stage_words(ground: _Ground) -> list[str]:
    catalogue = ground.catalogue
    stage = stage_reached(ground.client, ground.ladder)
    if ground.ladder is Ladder.UPRIGHT:
        return [catalogue.says("screening", "start-upright")]
    ladder = catalogue.ladders["ladder-strengthening"]
    name = next(entry.name for entry in ladder.stages if entry.stage == stage)
    words = [catalogue.says("screening", "start-strengthening", stage=stage, name=name)]
    if stage == 1:
        words.append(catalogue.says("screening", "start-supine"))
    return words


def _lane_words(ground: _Ground) -> list[str]:
    catalogue, lane = ground.catalogue, ground.lane
    if lane.words is None:
        return []
    step = lane.exercise or lane.detail
    barred = ground.field.impossible.get(step)
    exercise = catalogue.exercises.get(step)
    return [
        catalogue.says(
            "screening",
            lane.words,
            step=ground.client.extension_step,
            exercise=exercise.name if exercise else "",
            detail=barred.detail if barred else "",
        )
    ]


def _open_ended_words(ground: _Ground) -> list[str]:
    conditions = ground.catalogue.conditions
    return [
        ground.catalogue.says(
            "screening",
            "open-ended",
            plain=conditions[name].plain,
            next=conditions[conditions[name].tightens_to or name].plain,
        )
        for name in ground.state.open_ended
    ]


def _counting_words(ground: _Ground) -> list[str]:
    """What of the record does not count on this day, and what an answer counts as."""
    catalogue, state = ground.catalogue, ground.state
    faded = [
        catalogue.says(
            "screening",
            "finding-faded",
            plain=catalogue.conditions[finding.id].plain,
            on=finding.on,
            days=catalogue.sizes.finding_valid_days,
        )
        for finding in state.faded
    ]
    assumed = [
        catalogue.says("screening", "counts-as", plain=catalogue.conditions[name].plain)
        for name in sorted(state.assumed)
    ]
    return faded + assumed


def _start(ground: _Ground, decision: Decision) -> Start:
    """Say where the client begins; nowhere while the programme is locked."""
    locked = decision is Decision.LOCKED
    opens = ground.lane.exercise is not None and not locked
    return Start(
        ladder=ground.ladder,
        stage=None if locked else stage_reached(ground.client, ground.ladder),
        extension_lane=opens,
        extension_step=ground.client.extension_step if opens else None,
        lane_exercise=ground.lane.exercise if opens else None,
        because=()
        if locked
        else (
            *_stage_words(ground),
            *_lane_words(ground),
            *_open_ended_words(ground),
            *_counting_words(ground),
            *(words for words, _ in advice_met(ground.state, ground.catalogue)),
        ),
    )


def screen(
    client: ClientRecord, catalogue: Catalogue, on: date, *, shown: Collection[str] = ()
) -> Screening:
    """
    Screen a client on a day.

    Args:
        client: The record.
        catalogue: The reviewed data to screen by.
        on: The day; conditions, findings and overrides are read as of it.
        shown: Exercises done with quality met in two sessions, which meet a need.

    Returns:
        A verdict on every exercise with its reasons, a decision, and where to start.
    """
    ground = _ground(client, catalogue, on, shown)
    reasons = reasons_to_refer(client, ground.state, catalogue, on)
    eligible = ground.eligible
    if len(eligible) < catalogue.sizes.exercises_least:
        reasons = (*reasons, too_few(catalogue))
    decided = decide(reasons)
    start = _start(ground, decided.decision)
    lane = start.lane_exercise
    return Screening(
        client=client,
        catalogue=catalogue,
        on=on,
        decision=decided.decision,
        referral=decided.referral,
        open_questions=open_questions(client, catalogue, on),
        start=start,
        verdicts=ground.made,
        obstacles=ground.obstacles,
        eligible=eligible,
        lane=cleared(ground.made[lane]) if lane else None,
        conflicts=conflicts(ground.made, catalogue),
        overrides=ground.overrides,
        open_ended=bool(ground.state.open_ended),
        thin=[because for because in reasons if because.stops] == [too_few(catalogue)],
    )
