"""The parts of a body that get an outline of their own: head, limbs, ears, fingers and toes."""

from functools import cache

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from proneward.body.shape import Shape
from proneward.body.shape.model import Indices
from proneward.figures.scene.mesh import Mask, Part

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


def on_arms(shape: Shape) -> Mask:
    """Say which vertices are on an arm, from the shoulder's cap to the fingers."""
    return on_bones(shape, "upper_arm", "forearm", "hand", "finger", "deltoid")


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
