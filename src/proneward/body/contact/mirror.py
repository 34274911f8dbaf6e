"""A movement seen in a mirror: left and right change places."""

import attrs

from proneward.body.contact.goals import (
    Above,
    Held,
    Keyframe,
    Movement,
    Rest,
    Supports,
    Touch,
    Wall,
)
from proneward.body.joints import MIRROR

SIDES = {"_l": "_r", "_r": "_l"}
WALLS = {Wall.LEFT: Wall.RIGHT, Wall.RIGHT: Wall.LEFT}


def other_side(name: str) -> str:
    """Give the name of what stands on the other side; itself in the middle."""
    return name[:-2] + SIDES[name[-2:]] if name[-2:] in SIDES else name


def _held(held: Held) -> Held:
    x, y, z = held.at_m
    at_m = (None if x is None else -x, y, z)
    return Held(landmark=other_side(held.landmark), at_m=at_m)


def _touch(touch: Touch) -> Touch:
    first, second = other_side(touch.first), other_side(touch.second)
    return attrs.evolve(touch, first=first, second=second)


def _limits(keyframe: Keyframe) -> dict[str, tuple[float, float]]:
    turned = {}
    for joint, (least, most) in keyframe.limits_deg.items():
        other, sign = MIRROR[joint]
        turned[other] = (least, most) if sign > 0 else (-most, -least)
    return turned


def _keyframe(keyframe: Keyframe) -> Keyframe:
    angles = ((MIRROR[joint], angle) for joint, angle in keyframe.angles_deg.items())
    return attrs.evolve(
        keyframe,
        angles_deg={joint: sign * angle for (joint, sign), angle in angles},
        free_deg={MIRROR[joint][0]: away for joint, away in keyframe.free_deg.items()},
        limits_deg=_limits(keyframe),
        rests=tuple(
            Rest(landmark=other_side(rest.landmark), ground=rest.ground, flat=rest.flat)
            for rest in keyframe.rests
        ),
        touches=tuple(map(_touch, keyframe.touches)),
        above=tuple(
            Above(landmark=other_side(one.landmark), segment=other_side(one.segment))
            for one in keyframe.above
        ),
        held=tuple(map(_held, keyframe.held)),
        pinned=tuple(map(other_side, keyframe.pinned)),
        light=frozenset(map(other_side, keyframe.light)),
    )


def _supports(supports: Supports) -> Supports:
    x, y = supports.ball_m or (0.0, 0.0)
    wall = supports.wall
    turns = wall is not None and wall.axis == 0
    return attrs.evolve(
        supports,
        ball_m=(-x, y) if supports.ball_m else None,
        wall=WALLS.get(wall, wall) if wall else None,
        wall_m=-supports.wall_m if turns else supports.wall_m,
    )


def mirrored(movement: Movement) -> Movement:
    """Give the movement done on the other side."""
    x, y, z = movement.pelvis_m
    return attrs.evolve(
        movement,
        base=movement.base.mirrored,
        pelvis_m=(-x, y, z),
        supports=_supports(movement.supports),
        keyframes=tuple(map(_keyframe, movement.keyframes)),
    )
