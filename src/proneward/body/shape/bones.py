"""
The bones that carry skin: the segments, and a few between two segments so that skin is smooth.

A segment carries the skin of its own length. Where two meet at a steep angle (groin, shoulder) or
twist (forearm), a bone turns part of the way from the one to the other. The belly's bone turns
with the lumbar spine and is pushed forward by breath.
"""

from collections.abc import Mapping

import attrs
import numpy as np
from scipy.spatial.transform import Rotation

from proneward.body.kinematics import Floats, Placed
from proneward.body.skeleton import INDEX

BREATH, BREATHES_WITH = "belly", "lumbar_mid"
BREATH_M = 0.022
"""How far a deep breath in moves the belly forward; a working value, chosen to be seen."""

BETWEEN_SEGMENTS: Mapping[str, tuple[str, str, float]] = {
    f"{bone}_{side}": (
        f"{above}{'' if above == 'pelvis' else f'_{side}'}",
        f"{below}_{side}",
        share,
    )
    for side in "lr"
    for bone, above, below, share in (
        ("groin", "pelvis", "thigh", 0.12),
        ("deltoid", "clavicle", "upper_arm", 0.3),
        ("forearm_mid", "forearm", "forearm_twist", 0.6),
    )
}
"""For each bone between: the segment above, the one below, and how far it turns toward it."""


@attrs.frozen(kw_only=True, eq=False)
class Bones:
    """Where bones are: `rotations` (moments, bones, 3, 3) and `positions_m` (moments, bones, 3)."""

    rotations: Floats
    positions_m: Floats


def _part_way(above: Floats, below: Floats, share: float) -> Floats:
    """Turn from one orientation a share of the way to another; shapes (moments, 3, 3)."""
    step = Rotation.from_matrix(np.swapaxes(above, -1, -2) @ below).as_rotvec() * share
    turned: Floats = above @ Rotation.from_rotvec(step).as_matrix()
    return turned


def carried(placed: Placed, names: tuple[str, ...], breath: Floats | float = 0.0) -> Bones:
    """
    Give where the named bones are when the segments are placed.

    Args:
        placed: the segments, at every moment.
        names: of bones.
        breath: how full of breath, -1 to 1 with 0 at rest: once, or shape (moments,).
    """
    moments = len(placed.rotations)
    rotations = np.empty((moments, len(names), 3, 3))
    positions_m = np.empty((moments, len(names), 3))
    for place, name in enumerate(names):
        if name in BETWEEN_SEGMENTS:
            above, below, share = BETWEEN_SEGMENTS[name]
            turned, where = placed.of(below)
            rotations[:, place] = _part_way(placed.of(above)[0], turned, share)
            positions_m[:, place] = where
        elif name == BREATH:
            turned, where = placed.of(BREATHES_WITH)
            forward = np.multiply.outer(np.broadcast_to(breath, moments), [0.0, -BREATH_M, 0.0])
            rotations[:, place] = turned
            positions_m[:, place] = where + (turned @ forward[..., None])[..., 0]
        else:
            rotations[:, place] = placed.rotations[:, INDEX[name]]
            positions_m[:, place] = placed.positions_m[:, INDEX[name]]
    return Bones(rotations=rotations, positions_m=positions_m)
