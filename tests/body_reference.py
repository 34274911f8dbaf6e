"""
A slow, obvious reference for forward kinematics: one pose, one segment and one matrix at a time.

It knows nothing of how the engine is built: the joints are written out by hand, from the sentences
of the clinic, and only the lengths of the body are shared.
"""

import math

import numpy as np
from numpy.typing import NDArray

from proneward.body import SEGMENTS, Base, Body, Pose

Matrix = NDArray[np.float64]


def about(axis: str, angle_deg: float) -> Matrix:
    """A turn by the right hand about one axis of the room."""
    c, s = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    rows = {
        "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
        "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
        "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
    }
    return np.array(rows[axis], dtype=np.float64)


BASES = {
    Base.UPRIGHT: np.eye(3),
    Base.SUPINE: about("x", -90),
    Base.PRONE: about("x", 90),
    Base.LEFT_SIDE: about("y", 90),
    Base.RIGHT_SIDE: about("y", -90),
}
SPINE = {
    "lumbar_low": ("lumbar", 0.3),
    "lumbar_mid": ("lumbar", 0.4),
    "lumbar_high": ("lumbar", 0.3),
    "thorax_low": ("thoracic", 0.5),
    "thorax": ("thoracic", 0.5),
    "neck_low": ("neck", 0.2),
    "neck_mid": ("neck", 0.25),
    "neck_high": ("neck", 0.25),
    "head": ("neck", 0.3),
}


def _middle(name: str, pose: Pose) -> Matrix:
    if name == "pelvis":
        pitch, roll, yaw = (pose.angle_deg(f"pelvis_{way}") for way in ("pitch", "roll", "yaw"))
        return BASES[pose.base] @ about("x", pitch) @ about("y", roll) @ about("z", yaw)
    region, share = SPINE[name]
    flexion, lateral, rotation = (
        share * pose.angle_deg(f"{region}_{way}") for way in ("flexion", "lateral_l", "rotation_l")
    )
    return about("x", flexion) @ about("y", lateral) @ about("z", rotation)


# Each part of a limb: the axes it turns about in order, and the joint and share behind each. About
# y and z the two sides turn opposite ways, so that outward and inward mean the same for both.
LIMBS: dict[str, list[tuple[str, str, float]]] = {
    "thigh": [
        ("x", "hip_flexion", -1),
        ("y", "hip_abduction", -1),
        ("z", "hip_rotation_in", -0.5),
    ],
    "thigh_twist": [("z", "hip_rotation_in", -0.5)],
    "shank": [("x", "knee_flexion", 1)],
    "foot": [("x", "ankle_dorsiflexion", -1)],
    "toes": [("x", "toe_extension", -1)],
    "clavicle": [("y", "scapula_elevation", -1), ("z", "scapula_protraction", -1)],
    "upper_arm": [
        ("x", "shoulder_flexion", -1),
        ("y", "shoulder_abduction", -1),
        ("z", "shoulder_rotation_in", -0.5),
    ],
    "upper_arm_twist": [("z", "shoulder_rotation_in", -0.5)],
    "forearm": [("x", "elbow_flexion", -1), ("z", "forearm_pronation", -0.25)],
    "forearm_twist": [("z", "forearm_pronation", -0.75)],
    "hand": [("x", "wrist_extension", 1)],
    "fingers": [("x", "finger_flexion", -1)],
    "fingertips": [("x", "finger_flexion", -0.8)],
}


def _limb(part: str, side: str, pose: Pose) -> Matrix:
    out = 1 if side == "l" else -1
    turned = np.eye(3)
    for axis, joint, share in LIMBS[part]:
        sign = 1 if axis == "x" else out
        turned = turned @ about(axis, sign * share * pose.angle_deg(f"{joint}_{side}"))
    return turned


def placed_slowly(pose: Pose, body: Body) -> tuple[dict[str, Matrix], dict[str, Matrix]]:
    """Give the rotation and the position of each segment, by name."""
    rotations: dict[str, Matrix] = {}
    positions: dict[str, Matrix] = {}
    for segment, offset in zip(SEGMENTS, body.offsets_m, strict=True):
        side = segment.name[-2:]
        own = (
            _limb(segment.name[:-2], side[1], pose)
            if side in {"_l", "_r"}
            else _middle(segment.name, pose)
        )
        if segment.parent is None:
            rotations[segment.name], positions[segment.name] = own, np.array(pose.pelvis_m)
            continue
        above = rotations[segment.parent]
        rotations[segment.name] = above @ own
        positions[segment.name] = positions[segment.parent] + above @ np.array(offset)
    return rotations, positions
