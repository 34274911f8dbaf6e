"""A pose: joint angles that a normal body can take, and how the body lies in space."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs

from proneward.body.joints import MIRROR, UnknownJoint, resolve, spell_out
from proneward.body.ranges import limits_deg
from proneward.vocabulary import PronewardError

Point = tuple[float, float, float]
"""Metres in the room: x to the client's left, y backward, z up, when standing."""

ORIGIN: Point = (0.0, 0.0, 0.0)

ROUNDING_DEG = 1e-6
"""How far past the end of a range an angle may come back from arithmetic, in radians and back."""


class ImpossiblePose(PronewardError):
    """Angles that a normal body cannot take."""


class Base(StrEnum):
    """
    Which way the pelvis is turned before its own three angles.

    Without it, `pelvis_yaw` and `pelvis_roll` would be one movement as soon as a body lies down.
    """

    UPRIGHT = "upright"
    SUPINE = "supine"
    PRONE = "prone"
    LEFT_SIDE = "left-side"
    RIGHT_SIDE = "right-side"

    @property
    def mirrored(self) -> "Base":
        """The base seen in a mirror."""
        sides = {Base.LEFT_SIDE: Base.RIGHT_SIDE, Base.RIGHT_SIDE: Base.LEFT_SIDE}
        return sides.get(self, self)


def _bent(angles_deg: Mapping[str, float]) -> Mapping[str, float]:
    """Spell the joints out, and keep those that leave the anatomical position."""
    spelt = spell_out(angles_deg)
    return MappingProxyType({joint: float(spelt[joint]) for joint in sorted(spelt) if spelt[joint]})


def _within_range(_pose: "Pose", _field: object, angles_deg: Mapping[str, float]) -> None:
    limits = limits_deg()
    beyond = [
        f"{joint} = {angle_deg:g}°, normal {limits[joint][0]:g}° to {limits[joint][1]:g}°"
        for joint, angle_deg in angles_deg.items()
        if not limits[joint][0] - ROUNDING_DEG <= angle_deg <= limits[joint][1] + ROUNDING_DEG
    ]
    if beyond:
        raise ImpossiblePose(
            what="; ".join(beyond),
            why="a pose keeps every joint within its normal range",
            fix="Bring each angle into its range",
        )


@attrs.frozen(kw_only=True)
class Pose:
    """
    How a body of any shape is bent, how it is turned in space, and where its pelvis is.

    `angles_deg` takes any name of a joint and keeps the plain ones; joints left out are at 0. It
    holds the angles that are not 0, by joint.

    Raises:
        UnknownJoint: for a name that no joint has, with the nearest that one has.
        SaidTwice: for a joint with two angles.
        ImpossiblePose: naming each joint out of its range, its angle and the range.
    """

    angles_deg: Mapping[str, float] = attrs.field(
        factory=dict, converter=_bent, validator=_within_range
    )
    base: Base = Base.UPRIGHT
    pelvis_m: Point = ORIGIN

    def angle_deg(self, name: str) -> float:
        """
        Give the angle of one joint, under any of its names.

        Raises:
            UnknownJoint: if no joint has the name, or if it means both sides.
        """
        joints, sign = resolve(name)
        if len(joints) > 1:
            raise UnknownJoint(
                what=f"Joint '{name}'",
                why="the name means both sides, which may differ",
                fix=f"Ask for '{name}_l' or '{name}_r'",
            )
        return sign * self.angles_deg.get(joints[0], 0.0)

    @property
    def mirrored(self) -> "Pose":
        """The pose seen in a mirror: left and right change places."""
        x, y, z = self.pelvis_m
        angles_deg = (MIRROR[joint] + (angle,) for joint, angle in self.angles_deg.items())
        return Pose(
            angles_deg={joint: sign * angle for joint, sign, angle in angles_deg},
            base=self.base.mirrored,
            pelvis_m=(-x, y, z),
        )
