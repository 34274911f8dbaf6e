"""
What a movement does, measured from the body that performs it.

Peaks of angles, what hangs in the air and what bears weight. Safety rules read attributes; the
catalogue makes those from these.
"""

from collections.abc import Iterator

import attrs
import numpy as np

from proneward.body.contact.bearing import (
    FEET,
    FOREARMS,
    HANDS,
    KNEES,
    LEGS,
    ON_LEG,
    THORAX,
    bearing_of,
    bearing_spots,
    head_rests,
    sides_bearing,
    spot_of,
)
from proneward.body.contact.goals import Ground, Keyframe
from proneward.body.contact.perform import Performance
from proneward.body.contact.residual import COLUMN
from proneward.body.kinematics import Floats, Placed, place
from proneward.body.position import Bearing, position_of
from proneward.body.shape import Shape, Skin

LEG_BONES = ("thigh_twist", "shank", "foot", "toes")
LIFTED_M = 0.03
"""A leg is lifted when the lowest of it is this far above the floor."""
FACES_DOWN = 0.5
"""The trunk faces down, or up, where gravity runs this much along its front (60 degrees)."""


@attrs.frozen(kw_only=True)
class Held:
    """One keyframe: the position the body is in, and what of it is in the air or bears weight."""

    keyframe: str
    position: str
    """The id of a position, or `between`."""
    faces_down: bool
    faces_up: bool
    head_free: bool
    thorax_free: bool
    """Neither the thorax nor an arm that props it bears weight."""
    legs_free: frozenset[str]
    """The sides on which no part of the leg touches anything."""
    bears: frozenset[str]
    """Spots that bear weight, without sides."""
    on_ball: bool
    ears_below_hips_m: float
    one_leg_bears: bool
    legs_apart_deg: float
    """How unevenly the legs are spread or turned out."""
    lumbar_flexion_deg: float


@attrs.frozen(kw_only=True)
class Facts:
    """A movement in numbers: peaks over a repetition, in degrees, and every keyframe."""

    lumbar_flexion_deg: float
    lumbar_extension_deg: float
    trunk_rotation_deg: float
    """Between pelvis and thorax."""
    lumbar_lateral_deg: float
    hip_flexion_deg: float
    hip_extension_deg: float
    hip_rotation_deg: float
    shoulder_elevation_deg: float
    neck_rotation_held_deg: float
    held: tuple[Held, ...]
    seconds: float


def _peaks(angles_deg: Floats, *joints: str) -> Floats:
    columns: Floats = angles_deg[:, [COLUMN[joint] for joint in joints]]
    return columns


def _elevation_deg(placed: Placed) -> float:
    """Give how far an upper arm is raised from hanging along the thorax, at most."""
    thorax, _ = placed.of("thorax")
    raised = []
    for side in "lr":
        arm, _ = placed.of(f"upper_arm_{side}")
        along = (thorax[:, :, 2] * arm[:, :, 2]).sum(axis=1)
        raised.append(np.degrees(np.arccos(np.clip(along, -1, 1))).max())
    return float(max(raised))


def _ears_below_hips_m(performance: Performance, placed: Placed) -> Floats:
    """Give how far the ears are below the middle between the hips, shape (moments,)."""
    shape = performance.shape
    ears = np.concatenate([shape.landmark("ear_l"), shape.landmark("ear_r")])
    at = Skin.of(shape, ears).at(placed)[:, :, 2].mean(axis=1)
    below: Floats = placed.of("pelvis")[1][:, 2] - at
    return below


def _legs_free(keyframe: Keyframe, skin_m: Floats, shape: Shape) -> frozenset[str]:
    """Give the sides on which a leg is off the floor, and lies neither on a thing nor on a leg."""
    resting = sides_bearing(keyframe, FEET | LEGS | KNEES)
    if any(
        spot_of(one.first) in ON_LEG and spot_of(one.second) in ON_LEG for one in keyframe.touches
    ):
        return frozenset()
    names = np.array(shape.bones)[shape.main_bone]
    lowest = {
        side: float(skin_m[np.isin(names, [f"{bone}_{side}" for bone in LEG_BONES]), 2].min())
        for side in "lr"
    }
    return frozenset(side for side in "lr" if side not in resting and lowest[side] > LIFTED_M)


def _apart_deg(angles_deg: Floats) -> float:
    pairs = [("hip_abduction_l", "hip_abduction_r"), ("hip_rotation_in_l", "hip_rotation_in_r")]
    return max(abs(float(angles_deg[COLUMN[a]] - angles_deg[COLUMN[b]])) for a, b in pairs)


def _one_bears(keyframe: Keyframe) -> bool:
    """Whether the body stands or kneels on the leg of one side only."""
    on_trunk = bearing_of(keyframe) & {Bearing.TRUNK, Bearing.BALL, Bearing.BUTTOCKS}
    return not on_trunk and len(sides_bearing(keyframe, FEET | KNEES)) == 1


def _held(performance: Performance) -> Iterator[Held]:
    movement = performance.movement
    angles_deg = np.stack([pose.angles_deg for pose in performance.settled])
    pelvis_m = np.stack([pose.pelvis_m for pose in performance.settled])
    placed = place(angles_deg, performance.shape.body, base=movement.base, pelvis_m=pelvis_m)
    below = _ears_below_hips_m(performance, placed)
    pelvis, thorax = placed.gravity("pelvis"), placed.gravity("thorax")
    front = -placed.gravity("lumbar_mid")[:, 1]
    skin = Skin.of(performance.shape).at(placed)
    for number, keyframe in enumerate(movement.keyframes):
        spots = bearing_spots(keyframe)
        names = frozenset(spot for spot, _ in spots)
        yield Held(
            keyframe=keyframe.name,
            position=str(position_of(pelvis[number], thorax[number], bearing_of(keyframe))),
            faces_down=bool(front[number] > FACES_DOWN),
            faces_up=bool(front[number] < -FACES_DOWN),
            head_free=not head_rests(keyframe),
            thorax_free=not names & (THORAX | HANDS | FOREARMS),
            legs_free=_legs_free(keyframe, skin[number], performance.shape),
            bears=names,
            on_ball=any(ground is Ground.BALL for _, ground in spots),
            ears_below_hips_m=float(below[number]),
            one_leg_bears=_one_bears(keyframe),
            legs_apart_deg=_apart_deg(angles_deg[number]),
            lumbar_flexion_deg=float(angles_deg[number, COLUMN["lumbar_flexion"]]),
        )


def facts_of(performance: Performance) -> Facts:
    """Measure a movement as one body performs it."""
    angles_deg = performance.angles_deg
    placed = place(
        angles_deg,
        performance.shape.body,
        base=performance.movement.base,
        pelvis_m=performance.pelvis_m,
    )
    lumbar = _peaks(angles_deg, "lumbar_flexion")
    hips = _peaks(angles_deg, "hip_flexion_l", "hip_flexion_r")
    turns = _peaks(angles_deg, "hip_rotation_in_l", "hip_rotation_in_r")
    rotations = _peaks(angles_deg, "lumbar_rotation_l", "thoracic_rotation_l")
    held = np.stack([pose.angles_deg for pose in performance.settled])
    return Facts(
        lumbar_flexion_deg=float(lumbar.max()),
        lumbar_extension_deg=float(-lumbar.min()),
        trunk_rotation_deg=float(np.abs(rotations.sum(axis=1)).max()),
        lumbar_lateral_deg=float(np.abs(_peaks(angles_deg, "lumbar_lateral_l")).max()),
        hip_flexion_deg=float(hips.max()),
        hip_extension_deg=float(-hips.min()),
        hip_rotation_deg=float(np.abs(turns).max()),
        shoulder_elevation_deg=_elevation_deg(placed),
        neck_rotation_held_deg=float(np.abs(_peaks(held, "neck_rotation_l")).max()),
        held=tuple(_held(performance)),
        seconds=performance.movement.seconds,
    )
