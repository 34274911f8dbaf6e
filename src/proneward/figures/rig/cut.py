"""Cuts a mesh along the hems of what is worn, so that a garment ends in a clean line."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, eye_array, vstack

from proneward.body import Floats
from proneward.body.shape.model import Indices

TOO_NEAR_M = 2e-4
"""A vertex so near a hem counts as inside, so that no triangle becomes a splinter."""


@attrs.frozen(kw_only=True, eq=False)
class Pieces:
    """
    A mesh cut to pieces.

    `blend` (vertices, vertices before) mixes every vertex from those before the cut, so that
    whatever is known of those is known of these; `faces` (faces, 3); `worn` (faces,) holds for
    each face which garment it is of, counted from 1 in the order they were cut; 0 is bare skin.
    """

    blend: csr_array
    faces: Indices
    worn: Indices


def _lone_first(faces: Indices, inside: NDArray[np.bool_]) -> Indices:
    """Turn each face so that the corner that is alone on its side comes first."""
    alone = inside == (inside.sum(axis=1) == 1)[:, None]
    order = (alone.argmax(axis=1)[:, None] + np.arange(3)) % 3
    turned: Indices = np.take_along_axis(faces, order, axis=1)
    return turned


def _crossings(edges: Indices, field_m: Floats, blend: csr_array) -> csr_array:
    """Give the vertices where edges (edges, 2) cross the hem."""
    first, second = field_m[edges[:, 0]], field_m[edges[:, 1]]
    share = (first / (first - second))[:, None]
    crossings: csr_array = (
        blend[edges[:, 0]].multiply(1 - share) + blend[edges[:, 1]].multiply(share)
    ).tocsr()
    return crossings


def _cut(pieces: Pieces, field_m: Floats, garment: int) -> Pieces:
    field_m = np.where(np.abs(field_m) < TOO_NEAR_M, TOO_NEAR_M, field_m)
    inside = field_m[pieces.faces] > 0
    count = inside.sum(axis=1)
    whole, mixed = np.isin(count, (0, 3)), np.isin(count, (1, 2))
    alone, left, right = _lone_first(pieces.faces[mixed], inside[mixed]).T
    sides = np.sort(np.concatenate([np.c_[alone, left], np.c_[alone, right]]), axis=1)
    edges, which = np.unique(sides, axis=0, return_inverse=True)
    on_left, on_right = np.split(which.ravel() + len(field_m), 2)
    before = pieces.worn[mixed]
    tips = np.where(count[mixed] == 1, garment, before)
    rests = np.where(count[mixed] == 1, before, garment)
    return Pieces(
        blend=vstack([pieces.blend, _crossings(edges, field_m, pieces.blend)]).tocsr(),
        faces=np.concatenate(
            [
                pieces.faces[whole],
                np.c_[alone, on_left, on_right],
                np.c_[on_left, left, right],
                np.c_[on_left, right, on_right],
            ]
        ),
        worn=np.concatenate(
            [np.where(count == 3, garment, pieces.worn)[whole], tips, rests, rests]  # noqa: PLR2004 -- the corners of a face
        ),
    )


def cut(faces: Indices, vertices: int, fields_m: Mapping[str, Floats]) -> Pieces:
    """
    Cut a mesh along every garment's hem.

    Args:
        faces: shape (faces, 3).
        vertices: how many there are.
        fields_m: by garment, how far each vertex lies inside it, shape (vertices,); negative
            outside. A later garment is worn over an earlier one.
    """
    pieces = Pieces(
        blend=eye_array(vertices, format="csr"),
        faces=faces,
        worn=np.zeros(len(faces), dtype=np.intp),
    )
    for garment, field_m in enumerate(fields_m.values(), start=1):
        pieces = _cut(pieces, pieces.blend @ field_m, garment)
    return pieces
