"""
What lies where on a body: its parts, and the muscle groups under its skin.

Parts get an outline of their own: limbs, ears, fingers and toes. Muscle groups are soft ellipsoids
on the reference body, and belong to its vertices, so that every body has them in one place.
"""

from functools import cache
from typing import assert_never

import attrs
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from proneward.body import Floats, Point
from proneward.body.shape import Shape, shape_of
from proneward.body.shape.model import Indices
from proneward.figures.scene.mesh import OUTSIDE_M, Mask, Part
from proneward.vocabulary import MuscleGroup

REFERENCE = "woman"
"""The body on which everything that belongs to vertices is chosen."""
LIMBS = {
    "upper_arm": ("upper_arm", "deltoid"),
    "forearm": ("forearm",),
    "hand": ("hand", "finger"),
    "thigh": ("thigh",),
    "shank": ("shank",),
    "foot": ("foot", "toes"),
}
"""The parts of a limb, and how the names of their bones begin."""
DIGITS = {"finger": ("fingertips",), "toe": ("toes",)}
DIGIT_STEP_M, DIGIT_LEAST = 0.004, 60
"""How little a finger stands before another, and how many vertices it has at least."""
EAR_M, EAR_STEP_M = 0.042, 0.005
"""How far from its middle an ear reaches, and how little it stands off the head."""


def on_bones(shape: Shape, *names: str, side: str = "") -> Mask:
    """Say which vertices are mostly carried by bones named so at the beginning and the end."""
    meant = [
        place
        for place, bone in enumerate(shape.bones)
        if bone.startswith(names) and bone.endswith(side)
    ]
    found: Mask = np.isin(shape.main_bone, meant)
    return found


def _ear(shape: Shape, side: str) -> Mask:
    middle = shape.vertices_m[shape.landmark(f"ear_{side}")].mean(axis=0)
    near = np.linalg.norm((shape.vertices_m - middle) * (1.0, 1.0, 0.8), axis=1) < EAR_M
    found: Mask = near & (np.abs(shape.vertices_m[:, 0]) > abs(middle[0]) - 0.013)
    return found


def _digits(shape: Shape, bones: tuple[str, ...], side: str) -> list[Indices]:
    """Give the vertices of each finger or toe: pieces of skin that only meet further up."""
    chosen = on_bones(shape, *bones, side=side)
    faces = shape.faces[chosen[shape.faces].all(axis=1)]
    count = len(chosen)
    first, second = faces[:, [0, 1]].ravel(), faces[:, [1, 2]].ravel()
    beside = coo_array((np.ones(len(first)), (first, second)), shape=(count, count))
    _, piece = connected_components(beside, directed=False)
    numbers, sizes = np.unique(piece[chosen], return_counts=True)
    return [np.flatnonzero(piece == number) for number in numbers[sizes >= DIGIT_LEAST]]


@cache
def parts_of(shape: Shape) -> tuple[tuple[Part, ...], Indices]:
    """Give the parts of a body, and which part each face belongs to, shape (faces,)."""
    parts = [Part("trunk"), Part("head")]
    part_of = np.zeros(len(shape.vertices_m), dtype=np.intp)
    part_of[on_bones(shape, "head")] = 1

    def add(vertices: Indices | Mask, part: Part) -> None:
        part_of[vertices] = len(parts)
        parts.append(part)

    for side in "lr":
        for name, bones in LIMBS.items():
            add(on_bones(shape, *bones, side=side), Part(name, side=side))
        for name, bones in DIGITS.items():
            for digit in _digits(shape, bones, side):
                add(digit, Part(name, step_m=DIGIT_STEP_M, side=side, fine=True))
        add(_ear(shape, side), Part("ear", step_m=EAR_STEP_M, fine=True))
    corners = part_of[shape.faces]
    # A face belongs where two of its corners do.
    return tuple(parts), np.where(corners[:, 1] == corners[:, 2], corners[:, 1], corners[:, 0])


# By eye, from where the muscles of each group lie under the skin; no anatomist has read them.


@attrs.frozen
class Patch:
    """An ellipsoid on both sides of the body: its middle on the left, and its half axes, metres."""

    middle_m: Point
    half_m: Point
    arms: bool = False


def _patches(group: MuscleGroup) -> tuple[Patch, ...]:  # noqa: C901, PLR0911 - one line a group
    match group:
        case MuscleGroup.DEEP_TRUNK:
            return (Patch((0, -0.02, 0.10), (0.24, 0.24, 0.075)),)
        case MuscleGroup.ABDOMINALS:
            return (Patch((0.02, -0.13, 0.13), (0.09, 0.07, 0.17)),)
        case MuscleGroup.BACK_EXTENSORS:
            return (Patch((0.035, 0.075, 0.19), (0.05, 0.07, 0.27)),)
        case MuscleGroup.SIDE_TRUNK:
            return (Patch((0.14, -0.02, 0.14), (0.07, 0.10, 0.14)),)
        case MuscleGroup.GLUTEALS:
            return (Patch((0.10, 0.08, -0.05), (0.12, 0.09, 0.115)),)
        case MuscleGroup.HAMSTRINGS:
            return (Patch((0.125, 0.05, -0.26), (0.11, 0.085, 0.20)),)
        case MuscleGroup.ADDUCTORS:
            return (Patch((0.045, -0.03, -0.18), (0.055, 0.07, 0.16)),)
        case MuscleGroup.HIP_FLEXORS:
            return (Patch((0.13, -0.11, -0.17), (0.08, 0.075, 0.23)),)
        case MuscleGroup.UPPER_BACK:
            back = Patch((0.09, 0.08, 0.40), (0.11, 0.08, 0.13))
            return (back, Patch((0.19, -0.01, 0.44), (0.06, 0.08, 0.08), arms=True))
        case MuscleGroup.BREATHING:
            return (Patch((0.06, -0.09, 0.24), (0.12, 0.10, 0.09)),)
        case MuscleGroup.WHOLE_LEG:
            return (Patch((0.13, -0.02, -0.42), (0.16, 0.18, 0.42)),)
        case MuscleGroup.NONE:
            return ()
    assert_never(group)


def _inside_m(shape: Shape, patch: Patch) -> Floats:
    x, y, z = shape.vertices_m.T
    half = np.array(patch.half_m)
    away = (np.stack([np.abs(x), y, z], axis=1) - patch.middle_m) / half
    inside: Floats = (1 - np.linalg.norm(away, axis=1)) * half.min()
    arm = on_bones(shape, "upper_arm", "forearm", "hand", "finger", "deltoid")
    return inside if patch.arms else np.where(arm, OUTSIDE_M, inside)


@cache
def tint_m(groups: frozenset[MuscleGroup]) -> Floats:
    """Give how far inside the regions of these groups each vertex is, metres, shape (vertices,)."""
    reference = shape_of(REFERENCE)
    tinted = np.full(len(reference.vertices_m), OUTSIDE_M)
    for group in sorted(groups):
        for patch in _patches(group):
            tinted = np.maximum(tinted, _inside_m(reference, patch))
    return tinted
