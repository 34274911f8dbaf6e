"""Where the client begins: which ladder, which stage, and whether the extension lane opens."""

from collections.abc import Collection, Mapping

import attrs

from proneward.catalogue import Catalogue, Exercise
from proneward.record import ClientRecord
from proneward.screening.limits import (
    above,
    first_obstacles,
    impossible,
    off_the_upright_ladder,
    unshown,
)
from proneward.screening.model import Obstacle, Standing, Verdict
from proneward.screening.state import State
from proneward.vocabulary import LYING, Attribute, Ladder, Limit, Load, Position, Surface

UPRIGHT_LAST_STAGE = 3
"""The upright ladder ends at stage 3 (contract §5, ladder C)."""
FACE_DOWN = frozenset({Attribute.POS_PRONE, Attribute.POS_PRONE_BALL})


@attrs.frozen(kw_only=True)
class Field:
    """What is cleared, and which of it is possible where the client is."""

    cleared: tuple[Exercise, ...]
    possible: frozenset[str]
    impossible: Mapping[str, Obstacle]


def field_of(made: Mapping[str, Verdict], client: ClientRecord, catalogue: Catalogue) -> Field:
    """Give the cleared exercises, and the ones that are possible."""
    good = tuple([v.exercise for v in made.values() if v.standing is Standing.CLEARED])
    barred = first_obstacles(good, impossible(client, catalogue))
    possible = frozenset([exercise.id for exercise in good]) - barred.keys()
    return Field(cleared=good, possible=possible, impossible=barred)


def ladder_for(client: ClientRecord, field: Field) -> Ladder:
    """Choose the upright ladder for who cannot lie down, or has nothing to do lying."""
    lies_somewhere = client.lies_on is not Surface.NOWHERE and client.positions & LYING
    something_lying = any(
        exercise.position.lying and exercise.stage <= client.stage
        for exercise in field.cleared
        if exercise.id in field.possible
    )
    return Ladder.STRENGTHENING if lies_somewhere and something_lying else Ladder.UPRIGHT


def _fills(exercise: Exercise) -> bool:
    """Whether a stage-2 exercise may fill the upright ladder: light, sitting or on both feet."""
    seated = exercise.position is Position.SITTING
    on_both_feet = Attribute.SINGLE_LEG_ASYM not in exercise.attributes
    return exercise.load is Load.LOW and (seated or on_both_feet)


def strengthening_obstacles(
    field: Field, reached: int, shown: Collection[str], catalogue: Catalogue
) -> dict[str, Obstacle]:
    """Give what keeps cleared exercises off ladder A."""
    return first_obstacles(
        field.cleared,
        field.impossible,
        above(reached, catalogue),
        unshown(reached, shown, field.possible, catalogue),
    )


def upright_obstacles(
    field: Field, reached: int, shown: Collection[str], catalogue: Catalogue
) -> dict[str, Obstacle]:
    """Give what keeps cleared exercises off ladder C; light ones of stage 2 fill a thin stage 1."""

    def bars(higher: Mapping[str, Obstacle]) -> dict[str, Obstacle]:
        return first_obstacles(
            field.cleared,
            field.impossible,
            off_the_upright_ladder(catalogue),
            higher,
            unshown(reached, shown, field.possible, catalogue),
        )

    higher = above(reached, catalogue)
    plain = bars(higher)
    enough = len(field.cleared) - len(plain) >= catalogue.sizes.exercises_least
    if enough or reached != 1:
        return plain
    fills = {e.id for e in field.cleared if e.stage == reached + 1 and _fills(e)}
    return bars({name: bar for name, bar in higher.items() if name not in fills})


def stage_reached(client: ClientRecord, ladder: Ladder) -> int:
    """Give the stage that gates: the record's, and on the upright ladder at most its last."""
    return client.stage if ladder is Ladder.STRENGTHENING else min(client.stage, UPRIGHT_LAST_STAGE)


@attrs.frozen(kw_only=True)
class LaneOpening:
    """Whether the extension lane opens, at which exercise, and the words that say why."""

    exercise: str | None
    words: str | None
    detail: str = ""


def _lane_exercise(
    client: ClientRecord, made: Mapping[str, Verdict], field: Field, catalogue: Catalogue
) -> tuple[str, bool]:
    """Give the exercise of the step reached, or the standing one where prone is impossible."""
    step = catalogue.lane.exercise_at(client.extension_step)
    held_by = {reason.attribute for reason in made[step].withheld_by}
    barred = field.impossible.get(step)
    no_prone = barred is not None and barred.limit in {Limit.POSITION, Limit.SURFACE}
    if no_prone or (held_by and held_by <= FACE_DOWN) or not _prone_at_all(client):
        return catalogue.lane.where_prone_is_impossible, True
    return step, False


def _prone_at_all(client: ClientRecord) -> bool:
    return client.lies_on is not Surface.NOWHERE and Position.PRONE in client.positions


def _asked_for(state: State, catalogue: Catalogue) -> bool:
    """Whether there is a finding that opens the lane, and a condition that it serves."""
    lane = catalogue.lane
    found = lane.opened_by_finding in state.findings
    return found and not state.conditions.isdisjoint(lane.opened_by_conditions)


def open_lane(
    client: ClientRecord,
    state: State,
    made: Mapping[str, Verdict],
    field: Field,
    catalogue: Catalogue,
) -> LaneOpening:
    """Say whether the extension lane opens: a valid finding, a disc or leg condition, the step."""
    if not _asked_for(state, catalogue):
        return LaneOpening(exercise=None, words=None)
    if catalogue.lane.closed_by_finding in state.findings:
        return LaneOpening(exercise=None, words="lane-closed")
    step, standing = _lane_exercise(client, made, field, catalogue)
    if made[step].standing is Standing.CLINICIAN_ONLY:
        return LaneOpening(exercise=None, words="lane-clinician", detail=step)
    if made[step].standing is not Standing.CLEARED:
        return LaneOpening(exercise=None, words="lane-withheld", detail=step)
    if step not in field.possible:
        return LaneOpening(exercise=None, words="lane-impossible", detail=step)
    return LaneOpening(exercise=step, words="lane-standing" if standing else "lane-open")
