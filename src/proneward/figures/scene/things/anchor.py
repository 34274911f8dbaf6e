"""What a band is tied to: the leg of a bench, or a post where it is tied higher."""

import numpy as np

from proneward.body import Floats
from proneward.figures.scene.mesh import THING_STEP_M, Material, Mesh, Part, solid
from proneward.figures.scene.solids import box

LEG_M, LEG_HIGH_M, EDGE_M = 0.05, 0.26, 0.007
TOP_M, TOP_HIGH_M, DEEP_M, WIDE_M = 0.06, 0.045, 0.22, 0.30
"""The bench whose leg a low band is tied to: its top reaches past its legs by half of `TOP_M`."""
LOW_M, PAST_M = 0.2, 0.12
"""Up to what height it is a bench, and how far a post reaches past a band that is tied higher."""
UP = np.array([0.0, 0.0, 1.0])


def _standing(foot_m: Floats, high_m: float) -> Mesh:
    vertices, faces = box((LEG_M, LEG_M, high_m), EDGE_M)
    middle_m = foot_m + UP * high_m / 2
    return solid(vertices + middle_m, faces, Material.WOOD, Part("anchor", step_m=THING_STEP_M))


def anchor(tied_m: Floats, from_m: Floats) -> list[Mesh]:
    """Give what stands where a band that comes from a point is tied to another."""
    backward = float(np.sign(tied_m[1] - from_m[1])) or 1.0
    foot_m = tied_m * (1.0, 1.0, 0.0) + (0.0, backward * LEG_M / 2, 0.0)
    if tied_m[2] > LOW_M:
        return [_standing(foot_m, float(tied_m[2]) + PAST_M)]
    inward = -float(np.sign(tied_m[0])) or 1.0
    across, deep = np.array([inward * WIDE_M, 0.0, 0.0]), np.array([0.0, backward * DEEP_M, 0.0])
    legs = [
        _standing(foot_m + one, LEG_HIGH_M) for one in (0 * across, across, deep, across + deep)
    ]
    vertices, faces = box((WIDE_M + LEG_M + TOP_M, DEEP_M + LEG_M + TOP_M, TOP_HIGH_M), EDGE_M)
    middle_m = foot_m + (across + deep) / 2 + UP * (LEG_HIGH_M + TOP_HIGH_M / 2)
    top = solid(vertices + middle_m, faces, Material.WOOD, Part("anchor", step_m=THING_STEP_M))
    return [*legs, top]
