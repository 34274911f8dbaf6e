"""A body in a pose, dressed, as a mesh."""

from collections.abc import Sequence
from functools import cache

import attrs
import numpy as np

from proneward.body import Floats, Placed, place
from proneward.body.contact import Performance
from proneward.body.shape import Shape, Skin
from proneward.body.shape.bones import carried
from proneward.figures.scene.anatomy import parts_of
from proneward.figures.scene.mesh import Field, Material, Mesh, Part, joined, normals_of, solid
from proneward.figures.scene.muscles import tint_m
from proneward.figures.scene.outfit import outfit_of, smoothed
from proneward.figures.scene.solids import sphere
from proneward.vocabulary import MuscleGroup

BUN_M, BUN_AT_M = 0.036, (0.0, -0.012, 0.082)
"""How large a bun is, and where it sits from the back of the head."""
FLATTENED = 0.05
"""What is left of the depth of skin that has sunk into the floor; some, so that order is kept."""


@attrs.frozen(kw_only=True, eq=False)
class Posed:
    """
    A body at one moment: where its segments and its bare skin (vertices, 3) are.

    `ball_m` is the middle of the ball it is on, if it is on one; it touches the floor.
    """

    shape: Shape
    placed: Placed
    skin_m: Floats
    ball_m: Floats | None

    def landmark(self, name: str) -> Floats:
        """Give the middle of a landmark, shape (3,)."""
        found: Floats = self.skin_m[self.shape.landmark(name)].mean(axis=0)
        return found

    def landmarks(self, names: Sequence[str]) -> Floats:
        """Give the middle of each landmark, shape (landmarks, 3)."""
        return np.array([self.landmark(name) for name in names])

    def amid(self, names: Sequence[str]) -> Floats:
        """Give the point amid landmarks, shape (3,)."""
        found: Floats = self.landmarks(names).mean(axis=0)
        return found


def posed(performance: Performance, keyframe: int) -> Posed:
    """Give a body as it settled in a keyframe."""
    settled = performance.settled[keyframe]
    movement, shape = performance.movement, performance.shape
    placed = place(
        settled.angles_deg[None], shape.body, base=movement.base, pelvis_m=settled.pelvis_m[None]
    )
    breath = movement.keyframes[keyframe].breath
    supports = movement.supports
    ball_m = None
    if supports.ball_m is not None and supports.ball_radius_m is not None:
        x, y = supports.ball_m
        ball_m = np.array([x, y + settled.ball_y_m, supports.ball_radius_m])
    skin_m = _skin(shape).at(placed, breath)[0]
    return Posed(shape=shape, placed=placed, skin_m=skin_m, ball_m=ball_m)


@cache
def _skin(shape: Shape) -> Skin:
    return Skin.of(shape)


def _pressed(vertices_m: Floats, ball_m: Floats | None) -> Floats:
    """Flatten what has sunk into the floor, and push what is in the ball to its surface."""
    pressed = vertices_m.copy()
    if ball_m is not None:
        away = pressed - ball_m
        length = np.linalg.norm(away, axis=1)
        inside = length < ball_m[2]
        pressed[inside] = ball_m + away[inside] / length[inside, None] * ball_m[2]
    height = pressed[:, 2]
    pressed[:, 2] = np.where(height < 0, FLATTENED * height, height)
    return pressed


def dressed(body: Posed, tint: frozenset[MuscleGroup]) -> Mesh:
    """Give a posed body with its clothes and hair."""
    outfit = outfit_of(body.shape)
    cloth_m = smoothed(body.skin_m, outfit)
    cloth_m = cloth_m + outfit.off_m[:, None] * normals_of(cloth_m, body.shape.faces)
    parts, part_of = parts_of(body.shape)
    fields = np.zeros((len(cloth_m), len(Field)))
    fields[:, : Field.TINT] = outfit.fields
    fields[:, Field.TINT] = tint_m(tint)
    mesh = Mesh(
        vertices_m=_pressed(cloth_m, body.ball_m),
        faces=body.shape.faces,
        fields=fields,
        material_of=np.full(len(body.shape.faces), int(Material.SKIN)),
        part_of=part_of,
        parts=parts,
    )
    return joined([mesh, _bun(body)]) if outfit.bun else mesh


def _bun(body: Posed) -> Mesh:
    shape = body.shape
    bone = shape.bones.index("head")
    rest_m = shape.vertices_m[shape.landmark("occiput")].mean(axis=0) + BUN_AT_M
    bones = carried(body.placed, ("head",))
    reach = shape.upright[bone] @ (rest_m - shape.heads_m[bone])
    middle_m = bones.positions_m[0, 0] + bones.rotations[0, 0] @ reach
    return solid(*sphere(middle_m, BUN_M), Material.HAIR, Part("bun"))
