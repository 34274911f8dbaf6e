"""
Which position a body is in, from gravity and from what bears its weight.

The one function for a catalogue pose, a phone lying on a breastbone and a camera's landmarks. Why
it is as it is, and its doubts: docs/explanation/position.md.
"""

from collections.abc import Sequence
from enum import Enum, StrEnum, auto
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from proneward.body.kinematics import Floats
from proneward.vocabulary import Evidence, Position, PronewardError

Between = Literal["between"]
BETWEEN: Between = "between"
"""In no position: on the way, or held where none of them is defined."""

TRUNK_WITHIN_DEG = 45.0
"""The trunk faces a way when the mean of pelvis and thorax is within this of it."""
EACH_WITHIN_DEG = 60.0
"""And neither alone is further off: propped on the elbows is prone, pressed up is not."""
THRESHOLDS_REST_ON = Evidence.CONSENSUS
"""Nobody has measured where one position ends; both angles are this project's choice."""

LEAST_GRAVITY = 1e-6


class Bearing(StrEnum):
    """What carries weight, on the floor or on a prop."""

    FEET = "feet"
    KNEES = "knees"
    HANDS = "hands"
    FOREARMS = "forearms"
    BUTTOCKS = "buttocks"
    TRUNK = "trunk"
    """Any face of chest, belly, back or pelvis, or its side, on the floor, a bed or a pillow."""
    BALL = "ball"
    """The trunk or the pelvis, on an exercise ball."""


class UnusableGravity(PronewardError):
    """A direction of gravity that points nowhere."""


class Facing(Enum):
    """Which face of the trunk gravity points out of."""

    FRONT = auto()
    BACK = auto()
    LEFT = auto()
    RIGHT = auto()
    SEAT = auto()
    HEAD = auto()
    NONE = auto()


_WAYS: dict[Facing, tuple[int, int, int]] = {
    Facing.FRONT: (0, -1, 0),
    Facing.BACK: (0, 1, 0),
    Facing.LEFT: (1, 0, 0),
    Facing.RIGHT: (-1, 0, 0),
    Facing.SEAT: (0, 0, -1),
    Facing.HEAD: (0, 0, 1),
}
_LYING = {
    Facing.BACK: Position.SUPINE,
    Facing.LEFT: Position.SIDE_LYING_LEFT,
    Facing.RIGHT: Position.SIDE_LYING_RIGHT,
}


def _face_down(bearing: frozenset[Bearing]) -> Position | Between:
    """Tell the positions apart in which the front of the trunk faces the ground."""
    arms = bearing & {Bearing.HANDS, Bearing.FOREARMS}
    if Bearing.TRUNK in bearing:
        return Position.PRONE
    if arms and Bearing.KNEES in bearing:
        return Position.HANDS_AND_KNEES
    return Position.PRONE_ON_BALL if Bearing.BALL in bearing else BETWEEN


def _upright(bearing: frozenset[Bearing]) -> Position | Between:
    """Tell the upright positions apart; who sits back on the heels kneels."""
    for part, position in (
        (Bearing.KNEES, Position.KNEELING),
        (Bearing.BUTTOCKS, Position.SITTING),
        (Bearing.FEET, Position.STANDING),
    ):
        if part in bearing:
            return position
    return BETWEEN


def _resting(facing: Facing, bearing: frozenset[Bearing]) -> Position | Between:
    """Give the position of a trunk that faces a way and rests on what bears it."""
    if facing is Facing.FRONT:
        return _face_down(bearing)
    if facing is Facing.SEAT:
        return _upright(bearing)
    if facing in _LYING and Bearing.TRUNK in bearing:
        return _LYING[facing]
    return BETWEEN


def _directions(gravity: ArrayLike) -> Floats:
    """Give gravity as directions of length 1, shape (…, 3)."""
    vectors: Floats = np.asarray(gravity, dtype=np.float64)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    if not np.isfinite(lengths).all() or (lengths < LEAST_GRAVITY).any():
        raise UnusableGravity(
            what="The direction of gravity",
            why="it has no length, or is not a number, at some moment",
            fix="Leave that moment out",
        )
    directions: Floats = vectors / lengths
    return directions


def _facings(pelvis_gravity: ArrayLike, thorax_gravity: ArrayLike) -> NDArray[np.intp]:
    """Give where in Facing each moment stands; the last where the trunk faces none of the ways."""
    ways = np.array(list(_WAYS.values()), dtype=np.float64).T
    pelvis, thorax = _directions(pelvis_gravity), _directions(thorax_gravity)
    trunk = pelvis + thorax
    within = np.linalg.norm(trunk, axis=-1, keepdims=True) * np.cos(np.radians(TRUNK_WITHIN_DEG))
    each = np.minimum(pelvis @ ways, thorax @ ways) >= np.cos(np.radians(EACH_WITHIN_DEG))
    faces = each & (trunk @ ways >= within)
    found: NDArray[np.intp] = np.where(faces.any(axis=-1), faces.argmax(axis=-1), len(_WAYS))
    return found


def position_of(
    pelvis_gravity: ArrayLike, thorax_gravity: ArrayLike, bearing: frozenset[Bearing]
) -> Position | Between:
    """
    Give the position that a body is in.

    Args:
        pelvis_gravity: direction of gravity in the frame of the pelvis, shape (3,), of any length;
            axes left, back, head.
        thorax_gravity: the same in the frame of the thorax.
        bearing: what carries weight.

    Raises:
        UnusableGravity: if a direction has no length.
    """
    facing = list(Facing)[int(_facings(pelvis_gravity, thorax_gravity))]
    return _resting(facing, bearing)


def _every_bearing() -> list[frozenset[Bearing]]:
    """Every way in which weight can be borne, in the order of its number in binary."""
    parts = list(Bearing)
    sets = [frozenset(few) for size in range(len(parts) + 1) for few in combinations(parts, size)]
    return sorted(sets, key=_number)


def _number(bearing: frozenset[Bearing]) -> int:
    return sum(1 << place for place, part in enumerate(Bearing) if part in bearing)


def positions_of(
    pelvis_gravity: Floats, thorax_gravity: Floats, bearing: Sequence[frozenset[Bearing]]
) -> NDArray[np.str_]:
    """
    Give the position at every moment, as its id or `between`.

    Args:
        pelvis_gravity: shape (moments, 3), as for position_of.
        thorax_gravity: shape (moments, 3).
        bearing: what carries weight, at each moment; or once, for all of them.

    Raises:
        UnusableGravity: if a direction has no length.
    """
    table = np.array([[_resting(facing, few) for few in _every_bearing()] for facing in Facing])
    numbers = np.array([_number(few) for few in bearing])
    found: NDArray[np.str_] = table[_facings(pelvis_gravity, thorax_gravity), numbers]
    return found
