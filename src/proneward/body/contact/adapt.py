"""A movement kept within one client's own range: a knee that bends to 90 degrees and no further."""

from collections.abc import Mapping

import attrs

from proneward.body.contact.goals import Keyframe, Movement
from proneward.body.joints import resolve
from proneward.body.ranges import limits_deg
from proneward.vocabulary import PronewardError

WIDER = 2.0
"""How much further the other joints may leave what was written, to make up for a limited one."""


class UnusableLimit(PronewardError):
    """A limit of a joint that leaves it no range."""


def own_limits_deg(most_deg: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """
    Give the range of each joint that a client's limits touch.

    Args:
        most_deg: how far a movement may go, by its name, as `knee_flexion` or `lumbar_extension`.

    Raises:
        UnknownJoint: naming the nearest.
        UnusableLimit: if a limit is beyond the other end of the joint's range.
    """
    normal, own = limits_deg(), dict[str, tuple[float, float]]()
    for name, most in most_deg.items():
        joints, sign = resolve(name)
        for joint in joints:
            low, high = own.get(joint, normal[joint])
            found = (low, min(high, most)) if sign > 0 else (max(low, -most), high)
            if found[0] >= found[1]:
                raise UnusableLimit(
                    what=f"The limit {name} = {most:g}°",
                    why=f"the joint goes from {normal[joint][0]:g}° to {normal[joint][1]:g}°",
                    fix="Write an angle inside this range",
                )
            own[joint] = found
    return own


def _within(keyframe: Keyframe, own: Mapping[str, tuple[float, float]]) -> Keyframe:
    angles = dict(keyframe.angles_deg)
    for joint, (least, most) in own.items():
        angles[joint] = min(max(angles.get(joint, 0.0), least), most)
    if angles == dict(keyframe.angles_deg):
        return attrs.evolve(keyframe, limits_deg=dict(own))
    free = {joint: away * WIDER for joint, away in keyframe.free_deg.items()}
    return attrs.evolve(keyframe, angles_deg=angles, free_deg=free, limits_deg=dict(own))


def limited(movement: Movement, most_deg: Mapping[str, float]) -> Movement:
    """
    Keep a movement within a client's range; where an angle is cut, the other joints make up for it.

    Raises:
        UnknownJoint: if a limit names no joint.
        UnusableLimit: if a limit leaves no range.
    """
    own = own_limits_deg(most_deg)
    return attrs.evolve(
        movement, keyframes=tuple(_within(keyframe, own) for keyframe in movement.keyframes)
    )
