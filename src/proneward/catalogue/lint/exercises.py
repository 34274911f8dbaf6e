"""What must hold of the exercises: edges both ways, gates, muscles, declared attributes, cues."""

from collections.abc import Callable, Iterator

from proneward.catalogue.errors import Offence
from proneward.catalogue.model import Catalogue, Exercise
from proneward.vocabulary import Attribute, Load, Position, did_you_mean

CUES = 3
"""A person on the mat can follow three cues (contract: 'three cues')."""

POSITION_ATTRIBUTE = {
    Position.SUPINE: Attribute.POS_SUPINE,
    Position.PRONE: Attribute.POS_PRONE,
    Position.SIDE_LYING: Attribute.POS_SIDELYING,
    Position.HANDS_AND_KNEES: Attribute.POS_QUADRUPED,
    Position.KNEELING: Attribute.POS_KNEEL,
    Position.SITTING: Attribute.POS_SIT,
    Position.STANDING: Attribute.POS_STAND,
    Position.PRONE_ON_BALL: Attribute.POS_PRONE_BALL,
}
LOAD_ATTRIBUTE = {Load.MODERATE: Attribute.LOAD_MOD, Load.HIGH: Attribute.LOAD_HIGH}


def _exercise_file(exercise: Exercise) -> str:
    return f"exercises/{exercise.id}.yaml"


def _edges(catalogue: Catalogue) -> Iterator[Offence]:
    """Every easier has its harder, and both exist."""
    for exercise in catalogue.exercises.values():
        for word, back, edges in (
            ("easier", "harder", exercise.easier),
            ("harder", "easier", exercise.harder),
        ):
            for near in edges:
                other = catalogue.exercises.get(near)
                if other is None:
                    fix = did_you_mean(near, catalogue.exercises)
                    yield Offence(
                        file=_exercise_file(exercise), what=f"{word} '{near}' is unknown", fix=fix
                    )
                elif exercise.id not in getattr(other, back):
                    yield Offence(
                        file=_exercise_file(exercise),
                        what=f"names '{near}' as {word}, which does not name it as {back}",
                        fix=f"Add '{exercise.id}' to {back} of '{near}', or drop the edge",
                    )


def _gates(catalogue: Catalogue) -> Iterator[Offence]:
    """What must be shown first is one of the easier ones."""
    for exercise in catalogue.exercises.values():
        for gate in sorted(set(exercise.shown_first) - set(exercise.easier)):
            yield Offence(
                file=_exercise_file(exercise),
                what=f"'{gate}' must be shown first, and is not among the easier ones",
                fix=f"Add '{gate}' to easier, or drop it",
            )


def _muscles(catalogue: Catalogue) -> Iterator[Offence]:
    for exercise in catalogue.exercises.values():
        if not exercise.muscles.primary:
            yield Offence(
                file=_exercise_file(exercise),
                what="names no primary muscle",
                fix="Name one, or 'none (rest)'",
            )
        for muscle in (*exercise.muscles.primary, *exercise.muscles.secondary):
            if muscle not in catalogue.muscle_groups:
                yield Offence(
                    file=_exercise_file(exercise),
                    what=f"the muscle '{muscle}' has no group",
                    fix="Add it to rules/dosage/muscle-groups.yaml",
                )


def _expected_attributes(exercise: Exercise) -> set[Attribute]:
    expected = {POSITION_ATTRIBUTE[exercise.position]}
    if exercise.position is Position.PRONE_ON_BALL:
        expected.add(Attribute.POS_PRONE)
    if exercise.load in LOAD_ATTRIBUTE:
        expected.add(LOAD_ATTRIBUTE[exercise.load])
    if not exercise.position.upright:
        expected.add(Attribute.FLOOR_TRANSFER)
    return expected


def _declared(catalogue: Catalogue) -> Iterator[Offence]:
    """Position, load and getting down must be declared as attributes, since rules read those."""
    for exercise in catalogue.exercises.values():
        for missing in sorted(_expected_attributes(exercise) - exercise.attributes):
            yield Offence(
                file=_exercise_file(exercise),
                what=f"position, load or support ask for the attribute '{missing}'",
                fix="Add it to attributes",
            )


def _cues(catalogue: Catalogue) -> Iterator[Offence]:
    for exercise in catalogue.exercises.values():
        if len(exercise.cues) != CUES:
            yield Offence(
                file=_exercise_file(exercise),
                what=f"has {len(exercise.cues)} cues",
                fix=f"Give exactly {CUES}",
            )


CHECKS: tuple[Callable[[Catalogue], Iterator[Offence]], ...] = (
    _edges,
    _gates,
    _muscles,
    _declared,
    _cues,
)
