"""Limits: position, surface, prop, stage, need. They keep out; they never contraindicate."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from proneward.catalogue import Catalogue, Exercise, needs
from proneward.record import ClientRecord
from proneward.screening.model import Obstacle
from proneward.vocabulary import Attribute, Limit, Position, Side, Surface

ONE_SIDE = frozenset({Position.SIDE_LYING_LEFT, Position.SIDE_LYING_RIGHT})


@lru_cache(maxsize=2)
def needs_of(catalogue: Catalogue) -> Mapping[str, tuple[Exercise, ...]]:
    """Give the needs of every exercise; made once for a catalogue."""
    return {name: needs(exercise, catalogue) for name, exercise in catalogue.exercises.items()}


def _asked_positions(exercise: Exercise) -> set[Position]:
    """The positions an exercise takes a body through; over the ball is face down too."""
    asked = {exercise.position}
    if Attribute.POS_PRONE_BALL in exercise.attributes:
        asked.add(Position.PRONE_ON_BALL)
    return asked


def _able(position: Position, client: ClientRecord) -> bool:
    if position is Position.PRONE_ON_BALL:
        return bool(client.positions & {Position.PRONE, Position.PRONE_ON_BALL})
    if position is Position.SIDE_LYING:
        return bool(client.positions & (ONE_SIDE | {Position.SIDE_LYING}))
    return position in client.positions


def _both_sides(client: ClientRecord) -> bool:
    return Position.SIDE_LYING in client.positions or client.positions >= ONE_SIDE


def _position(exercise: Exercise, client: ClientRecord, catalogue: Catalogue) -> Obstacle | None:
    for position in sorted(_asked_positions(exercise)):
        if not _able(position, client):
            where = catalogue.words["positions"][position]
            words = catalogue.says(
                "screening", "limit-position", position=where[:1].lower() + where[1:]
            )
            return Obstacle(limit=Limit.POSITION, detail=words)
    turns = exercise.position is Position.SIDE_LYING and exercise.dose.side is Side.EACH
    if turns and not _both_sides(client):
        words = catalogue.says("screening", "limit-both-sides")
        return Obstacle(limit=Limit.POSITION, detail=words)
    return None


def _surface(exercise: Exercise, client: ClientRecord, catalogue: Catalogue) -> Obstacle | None:
    down = not exercise.position.upright
    if client.lies_on is Surface.NOWHERE and down:
        words = catalogue.says("screening", "limit-surface-nowhere")
        return Obstacle(limit=Limit.SURFACE, detail=words)
    on_floor = Attribute.FLOOR_TRANSFER in exercise.attributes and not exercise.bed
    if client.lies_on is Surface.BED and on_floor:
        words = catalogue.says("screening", "limit-surface-bed")
        return Obstacle(limit=Limit.SURFACE, detail=words)
    return None


def _prop(exercise: Exercise, client: ClientRecord, catalogue: Catalogue) -> Obstacle | None:
    for choice in exercise.needs_props:
        if not client.has.intersection(choice):
            named = " or ".join(catalogue.words["props"][prop] for prop in choice)
            words = catalogue.says("screening", "limit-prop", prop=named)
            return Obstacle(limit=Limit.PROP, detail=words)
    return None


def impossible(
    exercise: Exercise, client: ClientRecord, catalogue: Catalogue
) -> Obstacle | None:
    """Say why an exercise is not possible for a client where they are, if it is not."""
    return (
        _position(exercise, client, catalogue)
        or _surface(exercise, client, catalogue)
        or _prop(exercise, client, catalogue)
    )


def above(exercise: Exercise, reached: int, catalogue: Catalogue) -> Obstacle | None:
    """Say that an exercise belongs to a stage above the one reached, if it does."""
    if exercise.stage <= reached:
        return None
    words = catalogue.says("screening", "limit-stage", stage=exercise.stage, reached=reached)
    return Obstacle(limit=Limit.STAGE, detail=words)


def unshown(
    exercise: Exercise,
    reached: int,
    shown: Collection[str],
    doable: Collection[str],
    catalogue: Catalogue,
) -> Obstacle | None:
    """
    Say which easier exercise must be shown first, if one must.

    A need is met by one that was shown with quality in two sessions or lies below the stage
    reached; or when none of them is cleared and possible.
    """
    wanted = needs_of(catalogue)[exercise.id]
    met = any(easier.id in shown or easier.stage < reached for easier in wanted)
    could = [easier.name for easier in wanted if easier.id in doable]
    if not could or met:
        return None
    words = catalogue.says("screening", "limit-need", needs=" or ".join(could))
    return Obstacle(limit=Limit.NEED, detail=words)


def first_obstacles(
    exercises: Iterable[Exercise], *tests: Callable[[Exercise], Obstacle | None]
) -> dict[str, Obstacle]:
    """Give, by exercise, the first obstacle that any test finds."""
    found = {}
    for exercise in exercises:
        for test in tests:
            obstacle = test(exercise)
            if obstacle is not None:
                found[exercise.id] = obstacle
                break
    return found
