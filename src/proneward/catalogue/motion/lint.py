"""Holds motions against what exercises declare: every difference, each with its file."""

from collections.abc import Iterator, Mapping

import attrs

from proneward.body.facts import Held
from proneward.catalogue.errors import Offence
from proneward.catalogue.files.attributes import DifferenceFile, ThresholdsFile
from proneward.catalogue.model import Exercise
from proneward.catalogue.model.motion import Motion
from proneward.catalogue.motion.attributes import computed
from proneward.catalogue.motion.measured import Measured
from proneward.vocabulary import Attribute, Position

REMAKE = "Run `make figures`"
SIDES = dict.fromkeys((Position.SIDE_LYING, Position.SIDE_LYING_RIGHT), Position.SIDE_LYING_LEFT)


@attrs.frozen(kw_only=True)
class Reviewed:
    """What differences are weighed with: the limits, and the differences that were looked at."""

    limits: ThresholdsFile
    differences: Mapping[str, DifferenceFile]


def _words(attributes: frozenset[Attribute]) -> str:
    return ", ".join(sorted(attributes)) or "nothing"


def differs(
    exercise: Exercise, measured: Measured, limits: ThresholdsFile
) -> tuple[frozenset[Attribute], frozenset[Attribute]]:
    """Give what is declared and not computed, and what is computed and not declared."""
    declared = exercise.attributes - frozenset(limits.declared_only)
    shown = computed(measured.facts, limits)
    return declared - shown, shown - declared


def _difference(exercise: Exercise, measured: Measured, reviewed: Reviewed) -> Iterator[Offence]:
    declared, shown = differs(exercise, measured, reviewed.limits)
    known = reviewed.differences.get(exercise.id)
    settled = (
        (frozenset(known.declared), frozenset(known.computed))
        if known
        else (frozenset[Attribute](), frozenset[Attribute]())
    )
    if (declared, shown) == settled:
        return
    file = "motions/differences.yaml" if known else f"exercises/{exercise.id}.yaml"
    yield Offence(
        file=file,
        what=f"'{exercise.id}' declares {_words(declared)} that its motion does not show, and its "
        f"motion shows {_words(shown)} that it does not declare",
        fix="Correct the exercise or the motion, or settle the difference with a reason",
    )


def _expected(exercise: Exercise) -> frozenset[str]:
    """Give the positions that the start may be in; side-lying is drawn on the left."""
    return frozenset({str(exercise.position), str(SIDES.get(exercise.position, exercise.position))})


def _positions(exercise: Exercise, motion: Motion, measured: Measured) -> Iterator[Offence]:
    start, *later = measured.facts.held
    if start.position not in _expected(exercise):
        yield Offence(
            file=f"motions/{exercise.id}.yaml",
            what=f"it starts in '{start.position}', the exercise in '{exercise.position}'",
            fix="Correct the start, or the exercise's position",
        )
    for held, phase in zip(later, motion.phases[1:], strict=True):
        said = (str(phase.position) if phase.position else "between") if phase.leaves else None
        yield from _leaves(exercise, held, said, start.position)


def _leaves(exercise: Exercise, held: Held, said: str | None, start: str) -> Iterator[Offence]:
    if held.position == (said or start):
        return
    yield Offence(
        file=f"motions/{exercise.id}.yaml",
        what=f"phase '{held.keyframe}' is in '{held.position}' and says '{said or start}'",
        fix="Write its `position`, or `between_positions: true`",
    )


def _gates(exercise: str, measured: Measured) -> Iterator[Offence]:
    for missed in measured.missed:
        yield Offence(
            file=f"motions/{exercise}.yaml",
            what=f"phase '{missed.keyframe}', body '{missed.body}': {missed.what}, "
            f"{missed.measured_mm:g} mm where {missed.allowed_mm:g} mm is allowed",
            fix="Correct the phase's angles or contacts",
        )


def lint_motions(
    exercises: Mapping[str, Exercise],
    motions: Mapping[str, Motion],
    measured: Mapping[str, Measured],
    digests: Mapping[str, str],
    reviewed: Reviewed,
) -> Iterator[Offence]:
    """Give everything that is wrong between exercises, motions and what was measured of them."""
    for name in sorted(exercises.keys() | motions.keys()):
        if name not in motions:
            yield Offence(file=f"exercises/{name}.yaml", what="it has no motion", fix="Add one")
        elif name not in exercises:
            yield Offence(file=f"motions/{name}.yaml", what="it has no exercise", fix="Remove it")
        elif name not in measured or measured[name].digest != digests[name]:
            what = "what was measured of it is of another motion, body or solver"
            yield Offence(file=f"motions/{name}.yaml", what=what, fix=REMAKE)
        else:
            yield from _difference(exercises[name], measured[name], reviewed)
            yield from _positions(exercises[name], motions[name], measured[name])
            yield from _gates(name, measured[name])
