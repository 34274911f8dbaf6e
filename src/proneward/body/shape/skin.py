"""Moves skin with bones: linear blend skinning, for all moments at once."""

from typing import Self

import attrs
import numpy as np
from scipy.sparse import coo_array, csr_array

from proneward.body.kinematics import Floats, Placed
from proneward.body.shape.bones import carried
from proneward.body.shape.model import Indices, Shape


@attrs.frozen(kw_only=True, eq=False)
class Skin:
    """
    Some vertices of a body, ready to be moved.

    `blend` (vertices, 4 × bones) holds each vertex's weight on a bone, times its place and 1: what
    a bone's rotation and position turn into the vertex's place in the room.
    """

    shape: Shape
    blend: csr_array

    @classmethod
    def of(cls, shape: Shape, vertices: Indices | None = None) -> Self:
        """Give the skin of a whole body, or of some of its vertices."""
        chosen = np.arange(len(shape.vertices_m)) if vertices is None else vertices
        return cls._moved(
            shape, shape.vertices_m[chosen], shape.bone_of[chosen], shape.weights[chosen]
        )

    @classmethod
    def carried_by(cls, shape: Shape, points_m: Floats, bones: Indices) -> Self:
        """Give points under the skin, each carried by one bone; where they are as it was baked."""
        return cls._moved(shape, points_m, bones[:, None], np.ones((len(bones), 1)))

    @classmethod
    def _moved(cls, shape: Shape, points_m: Floats, bone_of: Indices, weights: Floats) -> Self:
        around = points_m[:, None] - shape.heads_m[bone_of]
        turned = (shape.upright[bone_of] @ around[..., None])[..., 0]
        reach = np.concatenate([turned, np.ones((*bone_of.shape, 1))], axis=-1)
        values = weights[..., None] * reach
        rows = np.broadcast_to(np.arange(len(points_m))[:, None, None], values.shape)
        columns = bone_of[..., None] * 4 + np.arange(4)
        size = (len(points_m), 4 * len(shape.bones))
        blend = coo_array((values.ravel(), (rows.ravel(), columns.ravel())), shape=size).tocsr()
        return cls(shape=shape, blend=blend)

    def at(self, placed: Placed, breath: Floats | float = 0.0) -> Floats:
        """Give where the vertices are, shape (moments, vertices, 3)."""
        bones = carried(placed, self.shape.bones, breath)
        moments = len(bones.rotations)
        columns = np.concatenate(
            [np.swapaxes(bones.rotations, -1, -2), bones.positions_m[:, :, None]], axis=2
        )
        stacked = columns.transpose(1, 2, 0, 3).reshape(-1, moments * 3)
        where: Floats = (self.blend @ stacked).reshape(-1, moments, 3).transpose(1, 0, 2)
        return where
