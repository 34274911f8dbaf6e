"""
What a body wears and how its hair lies, as fields over its skin.

A field says for each vertex how far inside a garment it is, in metres, negative outside; a hem is
where the field is 0. Fields are chosen once on the reference body and belong to the vertices, so
that every body has the same hems.
"""

from functools import cache

import attrs
import numpy as np
from scipy.sparse import coo_array, csr_array

from proneward.body import Floats
from proneward.body.shape import Shape, shape_of
from proneward.body.shape.model import Indices
from proneward.figures.scene.anatomy import REFERENCE, on_arms, on_bones
from proneward.figures.scene.mesh import OUTSIDE_M, Field

WAIST_M, NECK_RADIUS_M, SLEEVE, ANKLE_M = 0.055, 0.072, 0.52, 0.11
"""Hems: the waist's height, round the neck, as a part of the upper arm, above the ankle."""
HAIRLINE_M = np.array(
    [
        (-0.40, 0.775),
        (-0.105, 0.752),
        (-0.078, 0.738),
        (-0.060, 0.715),
        (-0.052, 0.690),
        (-0.045, 0.690),
        (-0.036, 0.712),
        (-0.006, 0.712),
        (0.004, 0.690),
        (0.010, 0.655),
        (0.026, 0.625),
        (0.40, 0.600),
    ]
)
"""The edge of the hair seen from the side: backward and up on the reference body."""
HEM_HOLDS_M = 0.05
"""How far from a hem cloth is smoothed less, so that the hem stays where it is."""
CROPPED_M = 0.022
"""How much higher short hair ends at the nape."""


@attrs.frozen(kw_only=True)
class Cut:
    """
    How a garment or the hair sits.

    `smoothed` says how often its surface is, `off_m` how far it stands off the skin at most, and
    `ramp` how fast it gets there: metres off the skin by metres from the hem.
    """

    field: Field
    smoothed: int
    off_m: float
    ramp: float


WOMAN = (
    Cut(field=Field.TOP, smoothed=14, off_m=0.006, ramp=0.4),
    Cut(field=Field.LEGGINGS, smoothed=5, off_m=0.003, ramp=0.3),
    Cut(field=Field.HAIR, smoothed=8, off_m=0.012, ramp=0.7),
)
MAN = (
    Cut(field=Field.TOP, smoothed=16, off_m=0.011, ramp=0.7),
    Cut(field=Field.LEGGINGS, smoothed=10, off_m=0.009, ramp=0.6),
    Cut(field=Field.HAIR, smoothed=6, off_m=0.008, ramp=0.7),
)


@attrs.frozen(kw_only=True, eq=False)
class Outfit:
    """
    What one body wears.

    `fields` (vertices, 3) in the order of Field; `cloth` averages neighbours; `smoothed`
    (vertices,) says how often, `hold` (vertices,) how freely, least at a hem; `off_m` (vertices,)
    is how far cloth stands off. `bun` says whether hair is tied.
    """

    fields: Floats
    cloth: csr_array
    smoothed: Indices
    hold: Floats
    off_m: Floats
    bun: bool


def _joint_m(shape: Shape, bone: str) -> Floats:
    """Give the joint that a bone begins at, shape (3,)."""
    found: Floats = shape.heads_m[shape.bones.index(bone)]
    return found


def _down(shape: Shape, bone: str, next_bone: str) -> Floats:
    """Give how far down the limb each vertex is, as parts of the way to the next joint."""
    parts = np.zeros(len(shape.vertices_m))
    for side, sign in (("_l", 1), ("_r", -1)):
        start, end = _joint_m(shape, bone + side), _joint_m(shape, next_bone + side)
        way = end - start
        here = np.sign(shape.vertices_m[:, 0]) == sign
        parts[here] = (shape.vertices_m[here] - start) @ way / (way @ way)
    return parts


def _length_m(shape: Shape, bone: str, next_bone: str) -> float:
    return float(np.linalg.norm(_joint_m(shape, next_bone) - _joint_m(shape, bone)))


def _above_waist(shape: Shape) -> Floats:
    """Give how far from sleeve and neckline the cloth of a top is, whatever its waist."""
    x, y, z = shape.vertices_m.T
    sleeve = SLEEVE - _down(shape, "upper_arm", "forearm")
    neck_x, neck_y, neck_z = _joint_m(shape, "neck_low")
    # A round neckline lies in a plane that falls from the nape to the pit of the throat.
    below = (neck_z + 0.012 + 0.55 * (y - neck_y)) - z
    beside = np.hypot(x - neck_x, 0.9 * (y - neck_y + 0.02)) - NECK_RADIUS_M
    inside = np.maximum(0.85 * below, beside)
    on_sleeve = sleeve * _length_m(shape, "upper_arm_l", "forearm_l")
    inside = np.where(on_arms(shape), np.minimum(inside, on_sleeve), inside)
    return np.where(on_bones(shape, "head"), OUTSIDE_M, inside)


def _below_waist(shape: Shape) -> Floats:
    """Give how far above the hem at the ankle the cloth of leggings is, whatever their waist."""
    leg = (1 - _down(shape, "shank", "foot")) * _length_m(shape, "shank_l", "foot_l") - ANKLE_M
    return np.where(on_arms(shape), OUTSIDE_M, leg)


def _garments(shape: Shape, z_m: Floats) -> tuple[Floats, Floats, Floats]:
    """
    Give how far inside top and leggings each vertex is, and how far from bare skin.

    `z_m` (vertices,) is the height that decides at the waist.
    """
    top, leggings = _above_waist(shape), _below_waist(shape)
    above = z_m - WAIST_M
    arm = on_arms(shape)
    covered = np.where((above > 0) | arm, top, leggings)
    worn = np.where(arm, top, np.minimum(top, above))
    return worn, np.minimum(leggings, -above), covered


def _hair(shape: Shape, *, cropped: bool) -> Floats:
    """Give how far inside the hairline each vertex is, seen from the side."""
    y, z = shape.vertices_m[:, 1], shape.vertices_m[:, 2]
    line = HAIRLINE_M.copy()
    if cropped:
        line[-2:, 1] += CROPPED_M
    start, way = line[:-1], np.diff(line, axis=0)
    away = np.stack([y, z], axis=1)[:, None] - start
    along = np.clip((away * way).sum(axis=-1) / (way * way).sum(axis=-1), 0, 1)
    distance = np.linalg.norm(away - along[..., None] * way, axis=-1).min(axis=1)
    above = np.sign(z - np.interp(y, *line.T))
    near_head = on_bones(shape, "head", "neck_high", "neck_mid", "neck_low")
    return np.where(near_head, above * distance, OUTSIDE_M)


def _averaging(faces: Indices, count: int) -> csr_array:
    """Give a matrix that puts the mean of its neighbours in place of each vertex."""
    first = faces[:, [0, 1, 2, 1, 2, 0]].ravel()
    second = faces[:, [1, 2, 0, 0, 1, 2]].ravel()
    beside = coo_array((np.ones(len(first)), (first, second)), shape=(count, count)).tocsr()
    beside.data[:] = 1.0
    degree = np.maximum(np.asarray(beside.sum(axis=1)).ravel(), 1.0)
    return (coo_array((1 / degree, (np.arange(count),) * 2), shape=(count, count)) @ beside).tocsr()


def _worn(
    reference: Shape, z_m: Floats, hair: Floats, cuts: tuple[Cut, ...], cloth: csr_array
) -> Outfit:
    """Give the outfit whose waist is where `z_m` (vertices,) is level; no hair is tied in it."""
    top, leggings, covered = _garments(reference, z_m)
    fields = np.stack([top, leggings, hair], axis=1)
    times = np.zeros(len(hair), dtype=np.intp)
    off_m = np.zeros(len(hair))
    for cut in cuts:
        worn = fields[:, cut.field] > 0
        from_hem_m = hair if cut.field is Field.HAIR else covered
        times[worn] = cut.smoothed
        off_m[worn] = np.clip(cut.ramp * from_hem_m[worn], 0, cut.off_m)
    hold = np.clip(np.maximum(covered, hair) / HEM_HOLDS_M, 0, 1)
    return Outfit(fields=fields, cloth=cloth, smoothed=times, hold=hold, off_m=off_m, bun=False)


@cache
def outfit_of(shape: Shape) -> Outfit:
    """Give what a body wears: a man's clothes are cut looser, a woman's hair is tied."""
    reference = shape_of(REFERENCE)
    man = shape.name.startswith("man")
    cuts = MAN if man else WOMAN
    hair = _hair(reference, cropped=man)
    cloth = _averaging(shape.faces, len(hair))
    outfit = _worn(reference, reference.vertices_m[:, 2], hair, cuts, cloth)
    # Smoothing moves cloth along the body; the waist is level where the cloth then is.
    level_m = smoothed(reference.vertices_m, outfit)[:, 2]
    return attrs.evolve(_worn(reference, level_m, hair, cuts, cloth), bun=not man)


def smoothed(vertices_m: Floats, outfit: Outfit) -> Floats:
    """Give the skin with what cloth and hair hide smoothed away, shape (vertices, 3)."""
    for done in range(int(outfit.smoothed.max())):
        pull = 0.5 * (outfit.hold * (outfit.smoothed > done))[:, None]
        vertices_m = vertices_m + pull * (outfit.cloth @ vertices_m - vertices_m)
    return vertices_m
