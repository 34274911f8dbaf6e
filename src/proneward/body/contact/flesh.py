"""
Keeps limbs out of each other: spheres inside the flesh, and how deep those of two parts overlap.

The spheres are found in the pose that a body was baked in, where no part is near another: along
the bones of each limb and across the trunk, each as large as fits under the skin. In the same pose
it is measured where a body has more flesh than others, which gives way where it is lain on.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import attrs
import numpy as np
from scipy.spatial import cKDTree

from proneward.body.kinematics import Floats
from proneward.body.shape import Indices, Shape, shape_of

GIVES_M = 0.012
"""How far flesh gives way before it counts."""
LIMBS = (
    ("forearm", "forearm", "hand", (0.25, 0.6, 0.95)),
    ("hand", "hand", "fingers", (0.4, 0.9)),
    ("fingers", "fingers", "fingertips", (0.8,)),
    ("thigh", "thigh", "shank", (0.35, 0.55, 0.75, 0.95)),
    ("shank", "shank", "foot", (0.2, 0.45, 0.7, 0.95)),
    ("foot", "foot", "toes", (0.3, 0.8)),
)
"""Of each limb: its bone, the bone it reaches to, and where along it spheres stand."""
TRUNK = ("pelvis", "lumbar_low", "lumbar_mid", "lumbar_high", "thorax_low", "thorax")
ACROSS_M = (-0.07, 0.0, 0.07)
SLICE_M = 0.03
ON_ARM = ("upper_arm", "forearm", "hand", "finger")
ARM, LEG = ("forearm", "hand", "fingers"), ("shank", "foot")
ORDINARY = ("woman", "man")
"""The bodies that limits were chosen by: what one has beyond both of them is more flesh."""
CHAINS = (
    ("pelvis", "lumbar_mid", "thorax_low", "thorax", "neck_low", "head"),
    *(
        chain
        for side in "lr"
        for chain in (
            (f"thigh_{side}", f"shank_{side}", f"foot_{side}", f"toes_{side}"),
            (f"upper_arm_{side}", f"forearm_{side}", f"hand_{side}", f"fingertips_{side}"),
        )
    ),
)
"""The bones that flesh is measured from, joint to joint."""
SOFT = ("pelvis", "lumbar", "thorax", "belly", "groin", "thigh")
"""The beginnings of the names of bones under so much flesh that bodies differ by it."""
GIVEN_SHARE, MOST_GIVEN_M = 0.15, 0.004
"""The share of a body's further flesh that is pressed flat where it lies on it, and the most of it.
Chosen, not measured, and low: weight presses such flesh together by more."""


@attrs.frozen(kw_only=True, eq=False)
class Spheres:
    """
    Spheres inside a body's flesh.

    `bone_of` (spheres,) carries each, `middles_m` (spheres, 3) is where it stands in the baked
    pose, `radii_m` (spheres,) how large it is; `first` and `second` (pairs,) are those that must
    not overlap.
    """

    bone_of: Indices
    middles_m: Floats
    radii_m: Floats
    first: Indices
    second: Indices


def _limb_spheres(shape: Shape) -> Iterator[tuple[str, str, Floats]]:
    """Give part, bone and middle of each sphere of the limbs and the head."""
    at = dict(zip(shape.bones, shape.heads_m, strict=True))
    for side in "lr":
        for part, bone, reaches, shares in LIMBS:
            start, end = at[f"{bone}_{side}"], at[f"{reaches}_{side}"]
            for share in shares:
                yield f"{part}_{side}", f"{bone}_{side}", start + share * (end - start)
    yield "head", "head", shape.vertices_m[shape.landmark("ear_l")].mean(axis=0) * [0, 1, 1]


def _trunk_spheres(shape: Shape) -> Iterator[tuple[str, str, Floats]]:
    """Give the spheres of the trunk: three a slice, side by side, halfway from front to back."""
    at = dict(zip(shape.bones, shape.heads_m, strict=True))
    names = np.array(shape.bones)[shape.main_bone]
    arms = [bone for bone in shape.bones if bone.startswith(ON_ARM)]
    own = ~np.isin(names, arms)
    for bone in TRUNK:
        height = at[bone][2] + 0.02
        near = own & (np.abs(shape.vertices_m[:, 2] - height) < SLICE_M)
        for across in ACROSS_M:
            strip = near & (np.abs(shape.vertices_m[:, 0] - across) < SLICE_M)
            depth = shape.vertices_m[strip, 1]
            yield "trunk", bone, np.array([across, (depth.min() + depth.max()) / 2, height])


def _keep_apart(part: str, other: str) -> bool:
    """Whether two parts must not overlap: arms with everything, lower legs with the other leg."""
    stem, side = part.rpartition("_")[::2] if part[-2:] in {"_l", "_r"} else (part, "")
    other_stem, other_side = (
        other.rpartition("_")[::2] if other[-2:] in {"_l", "_r"} else (other, "")
    )
    if stem in ARM:
        return other_stem not in ARM or (side < other_side)
    return stem in LEG and other_stem in LEG and side < other_side


@cache
def spheres_of(shape: Shape) -> Spheres:
    """Find the spheres of a body, once."""
    found = [*_limb_spheres(shape), *_trunk_spheres(shape)]
    parts = [part for part, _, _ in found]
    middles = np.stack([middle for _, _, middle in found])
    radii, _ = cKDTree(shape.vertices_m).query(middles)
    pairs = [
        (a, b)
        for a, part in enumerate(parts)
        for b, other in enumerate(parts)
        if part != other and _keep_apart(part, other)
    ]
    first, second = np.array(pairs).T
    return Spheres(
        bone_of=np.array([shape.bones.index(bone) for _, bone, _ in found]),
        middles_m=middles,
        radii_m=radii,
        first=first,
        second=second,
    )


def overlap_m(spheres: Spheres, middles_m: Floats) -> Floats:
    """
    Give how deep spheres overlap beyond what flesh gives, shape (tries, pairs); 0 where apart.

    Args:
        spheres: of the body.
        middles_m: where they are, shape (tries, spheres, 3).
    """
    apart = np.linalg.norm(middles_m[:, spheres.first] - middles_m[:, spheres.second], axis=-1)
    room = spheres.radii_m[spheres.first] + spheres.radii_m[spheres.second] - GIVES_M
    deep: Floats = np.maximum(room - apart, 0.0)
    return deep


def flesh_m(shape: Shape) -> Floats:
    """Give how far each vertex of a body is from the nearest bone, shape (vertices,)."""
    at = dict(zip(shape.bones, shape.heads_m, strict=True))
    away = np.full(len(shape.vertices_m), np.inf)
    for chain in CHAINS:
        for start, end in pairwise(at[bone] for bone in chain):
            along = end - start
            share = np.clip((shape.vertices_m - start) @ along / (along @ along), 0.0, 1.0)
            from_bone = shape.vertices_m - start - share[:, None] * along
            away = np.minimum(away, np.linalg.norm(from_bone, axis=1))
    return away


@cache
def given_m(shape: Shape) -> Floats:
    """
    Give how much deeper than others' a body's skin may be pressed where it lies, (vertices,).

    Baked skin does not flatten under weight, flesh does: a heavy belly is not held up by its own
    roundness. Where a body has no more flesh than the woman and the man it is 0, so for these two.
    """
    further = flesh_m(shape) - np.max([flesh_m(shape_of(name)) for name in ORDINARY], axis=0)
    soft = np.array([bone.startswith(SOFT) for bone in shape.bones])[shape.main_bone]
    given: Floats = np.where(soft, np.clip(GIVEN_SHARE * further, 0.0, MOST_GIVEN_M), 0.0)
    return given
