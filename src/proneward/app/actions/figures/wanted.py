"""What picture is asked for: which exercise, whose body, which side, within which range."""

from collections.abc import Mapping

import attrs

from proneward.body.contact import Performance, limited, perform
from proneward.body.contact.gates import misses
from proneward.body.shape import shape_of
from proneward.catalogue import Catalogue, Exercise
from proneward.catalogue.motion import Motion, motion_of, other_side_of
from proneward.vocabulary import PronewardError, did_you_mean

BODY = "woman"
SIDES = ("shown", "other")


class UnknownFigure(PronewardError):
    """An exercise, a side or a form of picture that there is none of."""


class CannotBeDone(PronewardError):
    """A movement that a body cannot do within the limits it is given."""


@attrs.frozen(kw_only=True)
class Wanted:
    """One picture: `most_deg` are a client's own limits, as `knee_flexion: 90`."""

    exercise: str
    body: str = BODY
    other_side: bool = False
    most_deg: Mapping[str, float] = attrs.field(factory=dict)

    @property
    def plain(self) -> bool:
        """Whether it is the picture that is kept for every client."""
        return not self.other_side and not self.most_deg


def exercise_of(name: str, catalogue: Catalogue) -> Exercise:
    """
    Give the exercise of an id.

    Raises:
        UnknownFigure: naming the nearest.
    """
    if name not in catalogue.exercises:
        raise UnknownFigure(
            what=f"Exercise '{name}'",
            why="the catalogue has no exercise of this id",
            fix=did_you_mean(name, catalogue.exercises)
            or "Run `proneward exercises` for all of them",
        )
    return catalogue.exercises[name]


def motion_wanted(wanted: Wanted) -> Motion:
    """Give the motion that is asked for, its side and limits applied."""
    motion = motion_of(wanted.exercise)
    if wanted.other_side:
        motion = other_side_of(motion)
    if not wanted.most_deg:
        return motion
    return attrs.evolve(motion, movement=limited(motion.movement, wanted.most_deg))


def performed(wanted: Wanted, motion: Motion) -> Performance:
    """
    Let the body do the motion.

    Raises:
        UnknownBody: naming the nearest.
        CannotBeDone: if it cannot within the limits that are asked for.
    """
    performance = perform(motion.movement, shape_of(wanted.body))
    if wanted.most_deg:
        for miss in misses(performance):
            raise CannotBeDone(
                what=f"'{wanted.exercise}' within these limits",
                why=f"in '{miss.keyframe}' {miss.what} by {miss.measured_m * 1000:.0f} mm",
                fix="Allow more of the joint, or choose another exercise",
            )
    return performance
