"""Surfaces to be drawn: triangles, what they are made of, and which of them share an outline."""

from collections.abc import Sequence
from enum import IntEnum

import attrs
import numpy as np
from numpy.typing import NDArray

from proneward.body import Floats
from proneward.body.shape.model import Indices

Mask = NDArray[np.bool_]
"""Which of some things, or of a sheet's pixels, are meant."""


class Material(IntEnum):
    """What a surface is made of; the first four are told apart on a body by its fields."""

    SKIN = 0
    TOP = 1
    LEGGINGS = 2
    HAIR = 3
    BALL = 4
    BAND = 5
    STRAP = 6
    BLOCK = 7
    TOWEL = 8
    PILLOW = 9
    WOOD = 10
    CUSHION = 11


class Field(IntEnum):
    """The columns of a mesh's fields: how far inside a garment or a tint, metres; and the light."""

    TOP = 0
    LEGGINGS = 1
    HAIR = 2
    TINT = 3
    LIGHT = 4


OUTSIDE_M = -1.0
"""The field of a surface that is far from the garment."""
THING_STEP_M = 0.01
"""How little the edge of a thing stands before something else to be drawn."""


@attrs.frozen
class Part:
    """
    A piece whose edge is drawn where it stands before something at least `step_m` further away.

    `side` is "l" or "r" for a limb, and empty for everything else; a `fine` part's line is thin.
    """

    name: str
    step_m: float = 0.022
    side: str = ""
    fine: bool = False


@attrs.frozen(kw_only=True, eq=False)
class Mesh:
    """
    Triangles in the room.

    `vertices_m` (vertices, 3); `faces` (faces, 3), outside counter-clockwise; `fields`
    (vertices, 5) in the order of Field; `material_of` and `part_of` (faces,), the latter counted
    in `parts`.
    """

    vertices_m: Floats
    faces: Indices
    fields: Floats
    material_of: Indices
    part_of: Indices
    parts: tuple[Part, ...]


def solid(vertices_m: Floats, faces: Indices, material: Material, part: Part) -> Mesh:
    """Give a mesh of one material and one part."""
    fields = np.full((len(vertices_m), len(Field)), OUTSIDE_M)
    return Mesh(
        vertices_m=vertices_m,
        faces=faces,
        fields=fields,
        material_of=np.full(len(faces), int(material)),
        part_of=np.zeros(len(faces), dtype=np.intp),
        parts=(part,),
    )


def joined(meshes: Sequence[Mesh]) -> Mesh:
    """Give all meshes as one."""
    # Where each begins; one more than there are, for the end.
    vertices = np.cumsum([0, *(len(mesh.vertices_m) for mesh in meshes)])
    parts = np.cumsum([0, *(len(mesh.parts) for mesh in meshes)])
    return Mesh(
        vertices_m=np.concatenate([mesh.vertices_m for mesh in meshes]),
        faces=np.concatenate(
            [mesh.faces + first for mesh, first in zip(meshes, vertices, strict=False)]
        ),
        fields=np.concatenate([mesh.fields for mesh in meshes]),
        material_of=np.concatenate([mesh.material_of for mesh in meshes]),
        part_of=np.concatenate(
            [mesh.part_of + first for mesh, first in zip(meshes, parts, strict=False)]
        ),
        parts=tuple(part for mesh in meshes for part in mesh.parts),
    )


def _face_normals(vertices_m: Floats, faces: Indices) -> Floats:
    """Give the outward direction of each face, as long as twice its area, shape (faces, 3)."""
    a, b, c = (vertices_m[faces[:, corner]] for corner in range(3))
    crossed: Floats = np.cross(b - a, c - a)
    return crossed


def _gathered(values: Floats, faces: Indices, count: int) -> Floats:
    """Add what faces give to each of their corners, shape (vertices, columns)."""
    where = faces.T.ravel()
    columns = [np.bincount(where, np.tile(one, 3), minlength=count) for one in values.T]
    return np.stack(columns, axis=1)


def normals_of(vertices_m: Floats, faces: Indices) -> Floats:
    """Give the outward direction at each vertex, shape (vertices, 3)."""
    summed = _gathered(_face_normals(vertices_m, faces), faces, len(vertices_m))
    length = np.linalg.norm(summed, axis=1, keepdims=True)
    unit: Floats = summed / np.maximum(length, 1e-12)
    return unit


def areas_of(vertices_m: Floats, faces: Indices) -> Floats:
    """Give the area that belongs to each vertex, square metres, shape (vertices,)."""
    # Half of what the directions are long, a third for each corner.
    shares = np.linalg.norm(_face_normals(vertices_m, faces), axis=1, keepdims=True) / 6
    return _gathered(shares, faces, len(vertices_m))[:, 0]
