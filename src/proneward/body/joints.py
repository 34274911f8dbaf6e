"""
The joints of the skeleton by their clinical names, and every other way of naming them.

Angles are degrees from the anatomical position: standing, arms at the sides, palms forward. A
joint is named for the direction that counts as positive. The opposite word is the same joint with
the sign turned; a sided joint without its side means both.
"""

from collections.abc import Iterator, Mapping

from proneward.vocabulary import PronewardError, did_you_mean, nearest

PELVIS = ("pelvis_pitch", "pelvis_roll", "pelvis_yaw")
"""How the pelvis is turned from its base: forward, to the left, and round to the left."""

MIDLINE = tuple(
    f"{region}_{direction}"
    for region in ("lumbar", "thoracic", "neck")
    for direction in ("flexion", "lateral_l", "rotation_l")
)

SIDED = (
    "scapula_elevation",
    "scapula_protraction",
    "shoulder_flexion",
    "shoulder_abduction",
    "shoulder_rotation_in",
    "elbow_flexion",
    "forearm_pronation",
    "wrist_extension",
    "finger_flexion",
    "hip_flexion",
    "hip_abduction",
    "hip_rotation_in",
    "knee_flexion",
    "ankle_dorsiflexion",
    "toe_extension",
)

JOINTS = (*PELVIS, *MIDLINE, *(f"{joint}_{side}" for joint in SIDED for side in "lr"))
"""Every joint, in the order of the columns of an array of angles."""

TOWARDS_LEFT = frozenset(
    {"pelvis_roll", "pelvis_yaw"}
    | {joint for joint in MIDLINE if joint.endswith(("lateral_l", "rotation_l"))}
)
"""Joints of the middle whose positive direction is the left one."""

OPPOSITES = {
    "lumbar_extension": "lumbar_flexion",
    "lumbar_lateral_r": "lumbar_lateral_l",
    "lumbar_rotation_r": "lumbar_rotation_l",
    "thoracic_extension": "thoracic_flexion",
    "thoracic_lateral_r": "thoracic_lateral_l",
    "thoracic_rotation_r": "thoracic_rotation_l",
    "neck_extension": "neck_flexion",
    "neck_lateral_r": "neck_lateral_l",
    "neck_rotation_r": "neck_rotation_l",
    "scapula_depression": "scapula_elevation",
    "scapula_retraction": "scapula_protraction",
    "shoulder_extension": "shoulder_flexion",
    "shoulder_adduction": "shoulder_abduction",
    "shoulder_rotation_out": "shoulder_rotation_in",
    "elbow_extension": "elbow_flexion",
    "forearm_supination": "forearm_pronation",
    "wrist_flexion": "wrist_extension",
    "finger_extension": "finger_flexion",
    "hip_extension": "hip_flexion",
    "hip_adduction": "hip_abduction",
    "hip_rotation_out": "hip_rotation_in",
    "knee_extension": "knee_flexion",
    "ankle_plantarflexion": "ankle_dorsiflexion",
    "toe_flexion": "toe_extension",
}


def _in_the_mirror(joint: str) -> tuple[str, int]:
    if joint in (*PELVIS, *MIDLINE):
        return joint, -1 if joint in TOWARDS_LEFT else 1
    name, side = joint[:-1], joint[-1]
    return name + {"l": "r", "r": "l"}[side], 1


MIRROR: Mapping[str, tuple[str, int]] = {joint: _in_the_mirror(joint) for joint in JOINTS}
"""For each joint, the one that does its work in a mirror, and the sign that it turns."""


class UnknownJoint(PronewardError):
    """A name that no joint of the skeleton has."""


class SaidTwice(PronewardError):
    """One joint given two angles in one pose."""


def _readings(name: str, joint: str, sign: int) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Every way to write a name for a joint: alone, or for each side and for both."""
    if joint not in SIDED:
        yield name, (joint,), sign
        return
    yield name, (f"{joint}_l", f"{joint}_r"), sign
    for side in "lr":
        yield f"{name}_{side}", (f"{joint}_{side}",), sign


def _names() -> dict[str, tuple[tuple[str, ...], int]]:
    plain = ((joint, joint, 1) for joint in (*PELVIS, *MIDLINE, *SIDED))
    turned = ((name, joint, -1) for name, joint in OPPOSITES.items())
    return {
        written: (joints, sign)
        for way in (*plain, *turned)
        for written, joints, sign in _readings(*way)
    }


NAMES: Mapping[str, tuple[tuple[str, ...], int]] = _names()
"""Every name a pose may use: the joints it means, and the sign that it turns."""


def _refuse_unknown(names: list[str]) -> None:
    if len(names) == 1:
        fix = did_you_mean(names[0], NAMES)
    else:
        meant = ((name, nearest(name, NAMES)) for name in names)
        fix = "; ".join(f"for '{name}' perhaps '{near}'" for name, near in meant if near)
    raise UnknownJoint(
        what=f"Joint {', '.join(repr(name) for name in names)}",
        why="no joint of the skeleton has this name",
        fix=fix or "Look the word up in the reference",
    )


def resolve(name: str) -> tuple[tuple[str, ...], int]:
    """
    Give the joints that a name means, and the sign that it turns.

    Raises:
        UnknownJoint: naming the nearest joint.
    """
    if name not in NAMES:
        _refuse_unknown([name])
    return NAMES[name]


def spell_out(angles_deg: Mapping[str, float]) -> dict[str, float]:
    """
    Give each joint its angle, however it was written; a side outweighs both sides.

    Raises:
        UnknownJoint: listing every name that no joint has.
        SaidTwice: if one joint is given two angles, as `hip_flexion` and `hip_extension`.
    """
    unknown = [name for name in angles_deg if name not in NAMES]
    if unknown:
        _refuse_unknown(unknown)
    both: dict[str, float] = {}
    single: dict[str, float] = {}
    for name, angle_deg in angles_deg.items():
        joints, sign = NAMES[name]
        said = both if len(joints) > 1 else single
        for joint in joints:
            if joint in said:
                raise SaidTwice(
                    what=f"Joint '{joint}'",
                    why=f"it has an angle already when '{name}' is read",
                    fix="Keep one of the two",
                )
            said[joint] = sign * angle_deg
    return both | single
