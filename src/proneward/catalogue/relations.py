"""
The two relations made from easier and harder (contract §5).

`variants` swap and step inside a stage: the same main muscle group, or the same direction and
purpose. Every other edge, and every edge across stages, is a `need`: the easier one gates the
harder. A rest is never a need. An exercise may also name one that must be `shown_first`, though
both stand in one stage, where a fall hazard asks for it (hands off the floor, over the ball).
"""

from proneward.catalogue.model import Catalogue, Exercise
from proneward.vocabulary import MuscleGroup, Purpose


def main_group(exercise: Exercise, catalogue: Catalogue) -> MuscleGroup:
    """Give the group of the first primary muscle."""
    return catalogue.muscle_groups[exercise.muscles.primary[0]]


def trained_groups(exercise: Exercise, catalogue: Catalogue) -> frozenset[MuscleGroup]:
    """Give the groups of the primary muscles, `none` left out."""
    found = {catalogue.muscle_groups[muscle] for muscle in exercise.muscles.primary}
    return frozenset(found - {MuscleGroup.NONE})


def are_variants(one: Exercise, other: Exercise, catalogue: Catalogue) -> bool:
    """Whether an edge between the two is a step inside a stage."""
    if one.stage != other.stage:
        return False
    same_work = one.direction == other.direction and one.purpose == other.purpose
    return same_work or main_group(one, catalogue) == main_group(other, catalogue)


def variants(exercise: Exercise, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """Give the easier and harder forms inside the same stage, easier first."""
    edges = [catalogue.exercises[near] for near in (*exercise.easier, *exercise.harder)]
    return tuple(near for near in edges if are_variants(exercise, near, catalogue))


def needs(exercise: Exercise, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """Give the easier exercises of which one must be shown before this one."""
    edges = [catalogue.exercises[easier] for easier in exercise.easier]
    return tuple(
        easier
        for easier in edges
        if easier.purpose is not Purpose.RELAXATION
        and not (
            are_variants(easier, exercise, catalogue) and easier.id not in exercise.shown_first
        )
    )
