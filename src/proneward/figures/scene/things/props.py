"""Things beside a body, as meshes where the body or the movement puts them."""

from typing import assert_never

import numpy as np

from proneward.body import Floats
from proneward.body.contact import Supports
from proneward.catalogue.model.motion import Drawn, Placing, Thing
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.mesh import THING_STEP_M, Material, Mesh, Part, solid
from proneward.figures.scene.solids import Surface, box, laid, lying_box, sphere, unit
from proneward.figures.scene.things.anchor import anchor
from proneward.figures.scene.things.chair import chair
from proneward.figures.scene.things.ribbon import ribbon, tied_m
from proneward.figures.scene.things.towel import FOLD_EDGE_M, towel

SIZES_M = {
    Thing.BLOCK: (0.23, 0.15, 0.10),
    Thing.PILLOW: (0.50, 0.35, 0.12),
}
"""
Lengthwise, across, and high: a yoga block of 9 × 6 × 4 inches, and a pillow. How high one is that
lies on the floor, the supports say.
"""
EDGES_M = {Thing.BLOCK: 0.008, Thing.PILLOW: 0.055, Thing.TOWEL: FOLD_EDGE_M}
MATERIALS = {
    Thing.BALL: Material.BALL,
    Thing.BAND: Material.BAND,
    Thing.STRAP: Material.STRAP,
    Thing.BLOCK: Material.BLOCK,
    Thing.PILLOW: Material.PILLOW,
    Thing.TOWEL: Material.TOWEL,
}
LEAST_LEVEL = 0.2
"""The sine of the angle to the vertical below which two points are held one above the other."""


def _lying(drawn: Drawn, body: Posed, supports: Supports) -> Surface:
    """Lay a block or pillow on the floor below its landmarks, as high as the supports say."""
    long_m, wide_m, _ = SIZES_M[drawn.thing]
    high_m = {Thing.BLOCK: supports.block_m, Thing.PILLOW: supports.pillow_m}[drawn.thing]
    size_m, edge_m = (long_m, wide_m, high_m), EDGES_M[drawn.thing]
    return lying_box(size_m, edge_m, drawn.turned_deg, body.amid(drawn.landmarks))


def _between(drawn: Drawn, first_m: Floats, second_m: Floats) -> Surface:
    """Hold a thing between two points, as wide as they are apart."""
    across = second_m - first_m
    wide_m = float(np.linalg.norm(across))
    middle_m = (first_m + second_m) / 2
    if drawn.thing is Thing.BALL:
        return sphere(middle_m, wide_m / 2)
    across = unit(across)
    level = np.cross([0.0, 0.0, 1.0], across)
    if np.linalg.norm(level) < LEAST_LEVEL:
        level = np.array([0.0, 1.0, 0.0])
    level = unit(level)
    axes = np.stack([across, level, np.cross(across, level)])
    long_m, deep_m, high_m = SIZES_M[drawn.thing]
    size = (wide_m, deep_m, high_m) if drawn.thing is Thing.BLOCK else (wide_m, long_m, deep_m)
    return laid(box(size, EDGES_M[drawn.thing]), axes, middle_m)


def _ball_under(middle_m: Floats, supports: Supports) -> Surface:
    """Give a ball on the floor below a point; it reaches up to it if its size is not known."""
    radius_m = supports.ball_radius_m or middle_m[2] / 2
    return sphere(np.array([middle_m[0], middle_m[1], radius_m]), radius_m)


def _surface(drawn: Drawn, body: Posed, supports: Supports) -> Surface:
    if drawn.thing is Thing.TOWEL:
        return towel(drawn, body, supports)
    match drawn.placing:
        case Placing.BETWEEN:
            first, second = drawn.landmarks[:2]
            return _between(drawn, body.landmark(first), body.landmark(second))
        case Placing.ALONG:
            return ribbon(drawn, body)
        case Placing.UNDER | Placing.BESIDE:
            if drawn.thing is Thing.BALL:
                return _ball_under(body.amid(drawn.landmarks), supports)
            return _lying(drawn, body, supports)
        case Placing.ALONE:
            middle_m = body.ball_m if body.ball_m is not None else np.zeros(3)
            return sphere(middle_m, float(middle_m[2]))
    assert_never(drawn.placing)


def props(drawn: Drawn, body: Posed, supports: Supports) -> list[Mesh]:
    """Give one thing as meshes; a wall is none, for it is drawn behind everything."""
    if drawn.thing is Thing.WALL:
        return []
    if drawn.thing is Thing.CHAIR:
        return chair(drawn, body, supports)
    part = Part(drawn.thing.value, step_m=THING_STEP_M)
    found = [solid(*_surface(drawn, body, supports), MATERIALS[drawn.thing], part)]
    tied = tied_m(drawn, body)
    if tied is not None:
        found.extend(anchor(tied, body.landmark(drawn.landmarks[-1])))
    return found
