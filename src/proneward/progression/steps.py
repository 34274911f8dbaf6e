"""Easier and harder forms inside a stage: one exercise at a time, and one thing about it."""

from collections.abc import Iterator
from itertools import islice

from proneward.catalogue import Catalogue, Exercise, variants
from proneward.progression.chart import Chart
from proneward.progression.model import Step
from proneward.progression.practice import STOPPED, Practice, was_done_well
from proneward.progression.rules.pain import is_red
from proneward.vocabulary import Attribute

RANGE = frozenset(
    {Attribute.EXT_SMALL, Attribute.EXT_END, Attribute.FLEX_SMALL, Attribute.FLEX_MID}
    | {Attribute.FLEX_END, Attribute.ROT_MID, Attribute.ROT_END}
)
ALL_OF_IT = 1.0


def variable(one: Exercise, other: Exercise) -> str:
    """Say what differs between two forms of an exercise: range, load, hold or support."""
    if (one.position, one.support) != (other.position, other.support):
        return "support"
    if (one.load, one.needs_props) != (other.load, other.needs_props):
        return "load"
    if one.dose.hold_s != other.dose.hold_s:
        return "hold"
    differs = set(one.attributes) ^ set(other.attributes)
    return "range" if differs & RANGE else "level"


def _steps(chart: Chart, exercise: Exercise, *, harder: bool) -> Iterator[Exercise]:
    """Give the eligible forms of an exercise that are easier, or harder."""
    eligible = {one.exercise.id for one in chart.screening.eligible}
    wanted = exercise.harder if harder else exercise.easier
    for other in variants(exercise, chart.catalogue):
        adds = other.direction != exercise.direction
        if other.id in wanted and other.id in eligible and not (harder and adds):
            yield other


def _step(chart: Chart, exercise: Exercise, key: str, *, harder: bool) -> Step | None:
    other = next(_steps(chart, exercise, harder=harder), None)
    if other is None:
        return None
    differs = variable(exercise, other)
    catalogue: Catalogue = chart.catalogue
    return Step(
        exercise=exercise.id,
        to=other.id,
        harder=harder,
        variable=differs,
        reason=catalogue.says(
            "progression",
            key,
            exercise=exercise.name,
            to=other.name,
            variable=catalogue.says("progression", f"variable-{differs}"),
        ),
    )


def _easier(chart: Chart, last: Practice, *, force: bool) -> list[Step]:
    """Give the easier form of each exercise that was stopped, or of all after a red day."""
    red = force or is_red(last, chart, chart.rules["regress-red-days"])
    found = []
    for item in last.told.items:
        stopped = item.stopped_for in STOPPED
        if stopped or red:
            key = "step-easier-stopped" if stopped else "step-easier-red"
            exercise = chart.catalogue.exercises.get(item.exercise)
            if exercise is not None:
                found.append(_step(chart, exercise, key, harder=False))
    return [step for step in found if step is not None]


def _mastered(chart: Chart) -> Iterator[str]:
    """Give the exercises of the last session that were done wholly and well twice running."""
    count = int(chart.rules["advance-quality"]["sessions"])
    for item in chart.here[-1].told.items:
        named = frozenset({item.exercise})
        held = (items[0] for one in reversed(chart.here) if (items := one.items_of(named)))
        last = list(islice(held, count))
        well = all(was_done_well(one) and one.done >= ALL_OF_IT for one in last)
        if len(last) == count and well and item.exercise in chart.catalogue.exercises:
            yield item.exercise


def steps_of(chart: Chart, *, calm: bool, easier: bool = False) -> tuple[Step, ...]:
    """
    Give what changes inside the stage.

    Args:
        chart: The client on the day.
        calm: Whether the last sessions and mornings allow anything harder.
        easier: Whether everything that can be easier is to be.

    Returns:
        Easier forms where something hurt; else at most one harder form, so that one thing
        changes at a time.
    """
    if not chart.term:
        return ()
    softer = _easier(chart, chart.term[-1], force=easier)
    if softer or not calm or not chart.here:
        return tuple(softer)
    for name in _mastered(chart):
        step = _step(chart, chart.catalogue.exercises[name], "step-harder", harder=True)
        if step is not None:
            return (step,)
    return ()
