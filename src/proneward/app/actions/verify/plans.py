"""Every item of a programme, held against the second reading."""

from collections.abc import Iterator

from proneward.app.actions.verify.model import Tally, Violation
from proneward.app.actions.verify.reading import WITHHOLDING
from proneward.app.actions.verify.screenings import Bench, Held
from proneward.planning import Item, Plan, Session
from proneward.vocabulary import Lane

MINUTE_S = 60
FILLED_TO = 2
"""A thin first stage of the upright ladder is filled from the second (contract §5, ladder C)."""
UPRIGHT_LAST = 3


def _safety(bench: Bench, item: Item, held: Held) -> Iterator[str]:
    bit = bench.reading.bits[item.exercise.id]
    if bench.expected(held)[WITHHOLDING] & bit:
        yield "is in a programme, and the tables withhold it"
    if bench.reading.clinician_only & bit:
        yield "is in a programme, and is a clinician's to do"
    if not bench.possible & bit:
        yield "is in a programme, and is not possible for this client"


def _lane_exercises(bench: Bench) -> set[str]:
    lane, reached = bench.reading.lane, bench.client.record.extension_step
    return {
        lane.where_prone_is_impossible,
        *(step.exercise for step in lane.steps if step.step <= reached),
    }


def _highest_stage(lane: Lane, reached: int) -> int:
    if lane is Lane.UPRIGHT:
        return FILLED_TO if reached < FILLED_TO else min(reached, UPRIGHT_LAST)
    return reached


def _ladder(bench: Bench, item: Item, held: Held) -> Iterator[str]:
    name = item.exercise.id
    if item.lane is Lane.EXTENSION:
        if not bench.reading.opens_lane(held):
            yield "stands in the extension lane, which is not open"
        if name not in _lane_exercises(bench):
            yield "stands in the extension lane, and is none of its steps reached"
        return
    most = _highest_stage(item.lane, bench.client.record.stage)
    if bench.reading.exercises[name].stage > most:
        yield f"is of a stage above {most}, the highest that was reached"


def _sizes(bench: Bench, session: Session) -> Iterator[str]:
    record = bench.client.record
    own = [item for item in session.items if item.lane is not Lane.EXTENSION]
    if session.seconds > record.minutes_per_day * MINUTE_S:
        yield f"a session takes {session.seconds} s of {record.minutes_per_day} minutes"
    if not bench.reading.sizes.exercises_least <= len(own) <= record.max_exercises:
        yield f"a session has {len(own)} exercises"


def _wrong(bench: Bench, session: Session, held: Held) -> Iterator[tuple[str | None, str]]:
    for what in _sizes(bench, session):
        yield None, what
    for item in session.items:
        for what in (*_safety(bench, item, held), *_ladder(bench, item, held)):
            yield item.exercise.id, what


def check_plan(bench: Bench, names: Held, plan: Plan, tally: Tally) -> None:
    """Hold every session of a plan against the tables, each as of its own day."""
    tally.counts["planned"] += 1
    if plan.programme is None:
        return
    tally.counts["programmes"] += 1
    for session in plan.programme.sessions:
        held = bench.client.held(names, bench.reading, session.on)
        tally.counts["sessions"] += 1
        tally.counts["items"] += len(session.items)
        wrong = list(_wrong(bench, session, held))
        if bench.reading.locks(held):
            wrong.append((None, "there is a programme, and a condition locks it"))
        for exercise, what in wrong:
            tally.violated(
                Violation(held=names, client=bench.client.name, exercise=exercise, what=what)
            )
