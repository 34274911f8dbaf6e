"""Things beside a body, as meshes where the body or the movement puts them."""

from typing import assert_never

import numpy as np

from proneward.body import Floats
from proneward.body.contact import Supports
from proneward.catalogue.model.motion import Drawn, Placing, Thing
from proneward.figures.scene.anchor import anchor
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.furniture import chair
from proneward.figures.scene.mesh import Material, Mesh, Part, solid
from proneward.figures.scene.ribbon import ribbon, tied_m
from proneward.figures.scene.solids import Surface, box, placed, sphere, turned
from proneward.figures.scene.towel import FOLD_EDGE_M, towel

SIZES_M = {
    Thing.BLOCK: (0.23, 0.15, 0.10),
    Thing.PILLOW: (0.50, 0.35, 0.12),
}
"""Lengthwise, across, and high: a yoga block of 9 × 6 × 4 inches, and a pillow."""
EDGES_M = {Thing.BLOCK: 0.008, Thing.PILLOW: 0.055, Thing.TOWEL: FOLD_EDGE_M}
MATERIALS = {
    Thing.BALL: Material.BALL,
    Thing.BAND: Material.BAND,
    Thing.STRAP: Material.STRAP,
    Thing.BLOCK: Material.BLOCK,
    Thing.PILLOW: Material.PILLOW,
    Thing.TOWEL: Material.TOWEL,
}
FRAME_STEP_M = 0.01
"""How little a prop's edge has to stand before something to be drawn."""


def _high_m(thing: Thing, supports: Supports) -> float:
    return {
        Thing.BLOCK: supports.block_m,
        Thing.PILLOW: supports.pillow_m,
    }.get(thing, SIZES_M[thing][2])


def _lying(drawn: Drawn, middle_m: Floats, supports: Supports) -> Surface:
    """Lay a block or pillow on the floor below a point."""
    thing = drawn.thing
    high_m = _high_m(thing, supports)
    at_m = np.array([middle_m[0], middle_m[1], high_m / 2])
    long_m, wide_m, _ = SIZES_M[thing]
    surface = box((long_m, wide_m, high_m), min(EDGES_M[thing], high_m * 0.45))
    return turned(surface, drawn.turned_deg, at_m)


def _between(drawn: Drawn, first_m: Floats, second_m: Floats) -> Surface:
    """Hold a thing between two points, as wide as they are apart."""
    across = second_m - first_m
    wide_m = float(np.linalg.norm(across))
    middle_m = (first_m + second_m) / 2
    if drawn.thing is Thing.BALL:
        return sphere(middle_m, wide_m / 2)
    across = across / max(wide_m, 1e-9)
    level = np.cross([0.0, 0.0, 1.0], across)
    if np.linalg.norm(level) < 0.2:  # noqa: PLR2004 - held one above the other
        level = np.array([0.0, 1.0, 0.0])
    level /= np.linalg.norm(level)
    axes = np.stack([across, level, np.cross(across, level)])
    long_m, deep_m, high_m = SIZES_M[drawn.thing]
    size = (wide_m, deep_m, high_m) if drawn.thing is Thing.BLOCK else (wide_m, long_m, deep_m)
    return placed(box(size, EDGES_M[drawn.thing]), axes, middle_m)


def _ball_under(middle_m: Floats, supports: Supports) -> Surface:
    radius_m = supports.ball_radius_m or middle_m[2] / 2
    return sphere(np.array([middle_m[0], middle_m[1], radius_m]), radius_m)


def _surface(drawn: Drawn, body: Posed, supports: Supports) -> Surface:
    if drawn.thing is Thing.TOWEL:
        return towel(drawn, body, supports)
    points_m = [body.landmark(name) for name in drawn.landmarks]
    match drawn.placing:
        case Placing.BETWEEN:
            return _between(drawn, points_m[0], points_m[1])
        case Placing.ALONG:
            return ribbon(drawn, body)
        case Placing.UNDER | Placing.BESIDE:
            middle_m = np.mean(points_m, axis=0)
            if drawn.thing is Thing.BALL:
                return _ball_under(middle_m, supports)
            return _lying(drawn, middle_m, supports)
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
    part = Part(drawn.thing.value, step_m=FRAME_STEP_M)
    found = [solid(*_surface(drawn, body, supports), MATERIALS[drawn.thing], part)]
    tied = tied_m(drawn, body)
    if tied is not None:
        found.extend(anchor(tied, body.landmark(drawn.landmarks[-1])))
    return found
