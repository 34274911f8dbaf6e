"""A band or a strap: a flat ribbon from landmark to landmark, over the limbs in its way."""

from itertools import pairwise

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import KDTree

from proneward.body import Floats
from proneward.catalogue.model.motion import Drawn, Thing
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.mesh import normals_of
from proneward.figures.scene.solids import Surface, tube

HALF_WIDTHS_M = {Thing.BAND: 0.026, Thing.STRAP: 0.024}
HALF_THICK_M, OFF_SKIN_M = 0.003, 0.010
"""How thick a ribbon is, and how far its middle lies from bare skin, clothes between."""
TIED_HALF_M = (0.011, 0.0065)
"""Half across and half through a band that is stretched: drawn together, seen from any side."""
STEP_M, ROUNDS = 0.012, 14
"""How closely its path has points, and how often they are pushed off the skin and smoothed."""
REACH_M = 0.12
"""How near the skin a point must be to be pushed off it."""


def tied_m(drawn: Drawn, body: Posed) -> Floats | None:
    """Give where a ribbon's far end is tied, if it is."""
    if drawn.to_m is None:
        return None
    last = body.landmark(drawn.landmarks[-1])
    return np.array([at if aim is None else aim for at, aim in zip(last, drawn.to_m, strict=True)])


def _corners_m(drawn: Drawn, body: Posed) -> Floats:
    points_m = body.landmarks(drawn.landmarks)
    tied = tied_m(drawn, body)
    return points_m if tied is None else np.array([*points_m, tied])


def _finely(corners_m: Floats) -> tuple[Floats, Floats]:
    """Give points closely along straight lines, and which of them are the corners."""
    points, fixed = [corners_m[:1]], [True]
    for start, end in pairwise(corners_m):
        count = max(2, int(np.ceil(np.linalg.norm(end - start) / STEP_M)))
        share = np.linspace(0, 1, count + 1)[1:, None]
        points.append(start + share * (end - start))
        fixed.extend([False] * (count - 1) + [True])
    return np.concatenate(points), np.array(fixed)


def ribbon(drawn: Drawn, body: Posed) -> Surface:
    """Stretch a ribbon along landmarks: straight, but round the skin that is in its way."""
    normals = normals_of(body.skin_m, body.shape.faces)
    tree = KDTree(body.skin_m)
    path, fixed = _finely(_corners_m(drawn, body))
    straight = path.copy()
    for _ in range(ROUNDS):
        away, nearest = tree.query(path)
        outward = normals[nearest]
        off = ((path - body.skin_m[nearest]) * outward).sum(axis=1)
        push = np.where(away < REACH_M, np.maximum(OFF_SKIN_M - off, 0), 0.0)
        path = path + push[:, None] * outward
        smooth = gaussian_filter1d(path, 1.5, axis=0, mode="nearest")
        path = np.where(fixed[:, None], np.where(push[:, None] > 0, path, straight), smooth)
    # A strap lies flat where it crosses the body, in its middle; a loop where it begins.
    at = len(path) // 2 if drawn.thing is Thing.STRAP else 0
    _, nearest = tree.query(path[at])
    flat = normals[nearest]
    if drawn.to_m is not None:
        return tube(path, flat, *TIED_HALF_M)
    return tube(path, flat, HALF_WIDTHS_M[drawn.thing], HALF_THICK_M, at=at)
