"""Limits: position, surface, prop, stage, need. They keep out; they never contraindicate."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

import attrs

from proneward.catalogue import Catalogue, Exercise, needs
from proneward.record import ClientRecord
from proneward.screening.model import Obstacle
from proneward.vocabulary import Attribute, Limit, Position, Prop, Side, Surface

ONE_SIDE = frozenset({Position.SIDE_LYING_LEFT, Position.SIDE_LYING_RIGHT})

_Test = Callable[[Exercise], Obstacle | None]


@attrs.frozen(kw_only=True)
class _Where:
    """Everything of a client that decides what is possible; few clients differ in it."""

    positions: frozenset[Position]
    lies_on: Surface
    has: frozenset[Prop]


@lru_cache(maxsize=12)
def _gates(reached: int, catalogue: Catalogue) -> Mapping[str, tuple[Exercise, ...]]:
    """Give the needs of every exercise that has some, none of them below the stage reached."""
    wanted = {name: needs(exercise, catalogue) for name, exercise in catalogue.exercises.items()}
    return {
        name: easier
        for name, easier in wanted.items()
        if easier and not any(one.stage < reached for one in easier)
    }


def _asked_positions(exercise: Exercise) -> set[Position]:
    """The positions an exercise takes a body through; over the ball is face down too."""
    asked = {exercise.position}
    if Attribute.POS_PRONE_BALL in exercise.attributes:
        asked.add(Position.PRONE_ON_BALL)
    return asked


def _able(position: Position, where: _Where) -> bool:
    if position is Position.PRONE_ON_BALL:
        return bool(where.positions & {Position.PRONE, Position.PRONE_ON_BALL})
    if position is Position.SIDE_LYING:
        return bool(where.positions & (ONE_SIDE | {Position.SIDE_LYING}))
    return position in where.positions


def _both_sides(where: _Where) -> bool:
    return Position.SIDE_LYING in where.positions or where.positions >= ONE_SIDE


def _position(exercise: Exercise, where: _Where, catalogue: Catalogue) -> Obstacle | None:
    for position in sorted(_asked_positions(exercise)):
        if not _able(position, where):
            name = catalogue.words["positions"][position]
            words = catalogue.says(
                "screening", "limit-position", position=name[:1].lower() + name[1:]
            )
            return Obstacle(limit=Limit.POSITION, detail=words)
    turns = exercise.position is Position.SIDE_LYING and exercise.dose.side is Side.EACH
    if turns and not _both_sides(where):
        words = catalogue.says("screening", "limit-both-sides")
        return Obstacle(limit=Limit.POSITION, detail=words)
    return None


def _surface(exercise: Exercise, where: _Where, catalogue: Catalogue) -> Obstacle | None:
    down = not exercise.position.upright
    if where.lies_on is Surface.NOWHERE and down:
        words = catalogue.says("screening", "limit-surface-nowhere")
        return Obstacle(limit=Limit.SURFACE, detail=words)
    on_floor = Attribute.FLOOR_TRANSFER in exercise.attributes and not exercise.bed
    if where.lies_on is Surface.BED and on_floor:
        words = catalogue.says("screening", "limit-surface-bed")
        return Obstacle(limit=Limit.SURFACE, detail=words)
    return None


def _prop(exercise: Exercise, where: _Where, catalogue: Catalogue) -> Obstacle | None:
    for choice in exercise.needs_props:
        if not where.has.intersection(choice):
            named = " or ".join(catalogue.words["props"][prop] for prop in choice)
            words = catalogue.says("screening", "limit-prop", prop=named)
            return Obstacle(limit=Limit.PROP, detail=words)
    return None


def _impossible(exercise: Exercise, where: _Where, catalogue: Catalogue) -> Obstacle | None:
    return (
        _position(exercise, where, catalogue)
        or _surface(exercise, where, catalogue)
        or _prop(exercise, where, catalogue)
    )


@lru_cache(maxsize=64)
def _impossible_where(where: _Where, catalogue: Catalogue) -> Mapping[str, Obstacle]:
    return _all_that(catalogue, lambda exercise: _impossible(exercise, where, catalogue))


def impossible(client: ClientRecord, catalogue: Catalogue) -> Mapping[str, Obstacle]:
    """Say of every exercise that is not possible for a client where they are why it is not."""
    where = _Where(positions=client.positions, lies_on=client.lies_on, has=client.has)
    return _impossible_where(where, catalogue)


def _above(exercise: Exercise, reached: int, catalogue: Catalogue) -> Obstacle | None:
    if exercise.stage <= reached:
        return None
    words = catalogue.says("screening", "limit-stage", stage=exercise.stage, reached=reached)
    return Obstacle(limit=Limit.STAGE, detail=words)


@lru_cache(maxsize=12)
def above(reached: int, catalogue: Catalogue) -> Mapping[str, Obstacle]:
    """Say of every exercise that belongs to a stage above the one reached that it does."""
    return _all_that(catalogue, lambda exercise: _above(exercise, reached, catalogue))


@lru_cache(maxsize=2)
def off_the_upright_ladder(catalogue: Catalogue) -> Mapping[str, Obstacle]:
    """Say of every exercise that is neither sitting nor standing that it is not upright."""
    words = catalogue.says("screening", "limit-upright")
    return {
        name: Obstacle(limit=Limit.POSITION, detail=words)
        for name, exercise in catalogue.exercises.items()
        if not exercise.position.upright
    }


def unshown(
    reached: int, shown: Collection[str], doable: Collection[str], catalogue: Catalogue
) -> dict[str, Obstacle]:
    """
    Say of every exercise with an unmet need which easier ones must be shown first.

    A need is met by one that was shown with quality in two sessions or lies below the stage
    reached; or when none of them is cleared and possible.
    """
    found = {}
    for name, wanted in _gates(reached, catalogue).items():
        could = [easier.name for easier in wanted if easier.id in doable]
        if could and not any(easier.id in shown for easier in wanted):
            words = catalogue.says("screening", "limit-need", needs=" or ".join(could))
            found[name] = Obstacle(limit=Limit.NEED, detail=words)
    return found


def _all_that(catalogue: Catalogue, obstacle_of: _Test) -> Mapping[str, Obstacle]:
    """Give the obstacles that a test finds among all exercises."""
    found = ((name, obstacle_of(exercise)) for name, exercise in catalogue.exercises.items())
    return {name: obstacle for name, obstacle in found if obstacle is not None}


def first_obstacles(
    exercises: Iterable[Exercise], *tables: Mapping[str, Obstacle]
) -> dict[str, Obstacle]:
    """Give, of these exercises, the first obstacle that stands in any table."""
    merged: dict[str, Obstacle] = {}
    for table in reversed(tables):
        merged |= table
    return {exercise.id: merged[exercise.id] for exercise in exercises if exercise.id in merged}
