"""
The muscle groups under the skin, as regions that a picture may tint.

They are soft ellipsoids on the reference body, and belong to its vertices, so that every body has
them in one place.
"""

from collections.abc import Mapping
from functools import cache

import attrs
import numpy as np

from proneward.body import Floats, Point
from proneward.body.shape import Shape, shape_of
from proneward.figures.scene.anatomy import REFERENCE, on_arms
from proneward.figures.scene.mesh import OUTSIDE_M
from proneward.vocabulary import MuscleGroup


@attrs.frozen
class Patch:
    """
    An ellipsoid on both sides of the body: its middle on the left, and its half axes, metres.

    It leaves the arms out, unless it is one of the `arms`.
    """

    middle_m: Point
    half_m: Point
    arms: bool = False


PATCHES: Mapping[MuscleGroup, tuple[Patch, ...]] = {
    MuscleGroup.DEEP_TRUNK: (Patch((0, -0.02, 0.10), (0.24, 0.24, 0.075)),),
    MuscleGroup.ABDOMINALS: (Patch((0.02, -0.13, 0.13), (0.09, 0.07, 0.17)),),
    MuscleGroup.BACK_EXTENSORS: (Patch((0.035, 0.075, 0.19), (0.05, 0.07, 0.27)),),
    MuscleGroup.SIDE_TRUNK: (Patch((0.14, -0.02, 0.14), (0.07, 0.10, 0.14)),),
    MuscleGroup.GLUTEALS: (Patch((0.10, 0.08, -0.05), (0.12, 0.09, 0.115)),),
    MuscleGroup.HAMSTRINGS: (Patch((0.125, 0.05, -0.26), (0.11, 0.085, 0.20)),),
    MuscleGroup.ADDUCTORS: (Patch((0.045, -0.03, -0.18), (0.055, 0.07, 0.16)),),
    MuscleGroup.HIP_FLEXORS: (Patch((0.13, -0.11, -0.17), (0.08, 0.075, 0.23)),),
    MuscleGroup.UPPER_BACK: (
        Patch((0.09, 0.08, 0.40), (0.11, 0.08, 0.13)),
        Patch((0.19, -0.01, 0.44), (0.06, 0.08, 0.08), arms=True),
    ),
    MuscleGroup.BREATHING: (Patch((0.06, -0.09, 0.24), (0.12, 0.10, 0.09)),),
    MuscleGroup.WHOLE_LEG: (Patch((0.13, -0.02, -0.42), (0.16, 0.18, 0.42)),),
    MuscleGroup.NONE: (),
}
"""By eye, from where the muscles of each group lie; no anatomist has read them."""


def _inside_m(shape: Shape, patch: Patch) -> Floats:
    """Give about how far inside a patch each vertex is, metres, shape (vertices,)."""
    x, y, z = shape.vertices_m.T
    half = np.array(patch.half_m)
    away = (np.stack([np.abs(x), y, z], axis=1) - patch.middle_m) / half
    inside: Floats = (1 - np.linalg.norm(away, axis=1)) * half.min()
    return inside if patch.arms else np.where(on_arms(shape), OUTSIDE_M, inside)


@cache
def tint_m(groups: frozenset[MuscleGroup]) -> Floats:
    """Give how far inside the regions of these groups each vertex is, metres, shape (vertices,)."""
    reference = shape_of(REFERENCE)
    tinted = np.full(len(reference.vertices_m), OUTSIDE_M)
    for group in sorted(groups):
        for patch in PATCHES[group]:
            tinted = np.maximum(tinted, _inside_m(reference, patch))
    return tinted
