"""A plain chair: a padded seat, four legs, and a back of two posts and two rails."""

import numpy as np

from proneward.body import Floats
from proneward.body.contact import Supports
from proneward.catalogue.model.motion import Drawn, Placing
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.mesh import THING_STEP_M, Material, Mesh, Part, solid
from proneward.figures.scene.solids import box, turned

SEAT_M, PAD_M, LEG_M, POST_M = 0.42, 0.045, 0.034, 0.03
SEAT_HEIGHT_M, BACK_HEIGHT_M = 0.45, 0.88
RAILS = ((0.62, 0.0), (0.96, 0.5))
"""Each rail's height, as a part of the back's, and how much of its own it is lower by."""
RAIL_M, RAIL_THICK_M = 0.075, POST_M * 0.7
EDGE_M, PAD_EDGE_M = 0.006, 0.018
BEHIND_SEAT_M = 0.06
"""How far behind the middle of the seat's load its middle is, so that thighs reach past it."""

Piece = tuple[tuple[float, float, float], tuple[float, float, float], Material]
"""A box: its size, its middle, and what it is made of."""


def _pieces(seat_m: float, back_m: float) -> list[Piece]:
    """Give the boxes of a chair that stands at the origin and faces -y."""
    half = SEAT_M / 2 - LEG_M / 2
    behind = half + LEG_M / 2
    under_m = seat_m - PAD_M
    pieces: list[Piece] = [((SEAT_M, SEAT_M, PAD_M), (0, 0, seat_m - PAD_M / 2), Material.CUSHION)]
    for x in (-half, half):
        pieces.append(((LEG_M, LEG_M, under_m), (x, -half, under_m / 2), Material.WOOD))
        pieces.append(((POST_M, POST_M, back_m), (x, behind, back_m / 2), Material.WOOD))
    for share, lower in RAILS:
        middle = (0.0, behind, back_m * share - RAIL_M * lower)
        pieces.append(((SEAT_M, RAIL_THICK_M, RAIL_M), middle, Material.WOOD))
    return pieces


def _place_m(drawn: Drawn, body: Posed) -> tuple[Floats, float]:
    """Give where a chair stands, and how high its back is."""
    middle_m = body.amid(drawn.landmarks)
    floor_m = middle_m * (1.0, 1.0, 0.0)
    angle = np.radians(drawn.turned_deg)
    backward = np.array([-np.sin(angle), np.cos(angle), 0.0])
    if drawn.placing is Placing.BESIDE:
        return floor_m - backward * SEAT_M / 2, float(middle_m[2])
    return floor_m + backward * BEHIND_SEAT_M, BACK_HEIGHT_M


def chair(drawn: Drawn, body: Posed, supports: Supports) -> list[Mesh]:
    """Give a chair under a seat, or one whose back stands under a hand."""
    at_m, back_m = _place_m(drawn, body)
    part = Part("chair", step_m=THING_STEP_M)
    meshes = []
    for size, middle, material in _pieces(supports.seat_m or SEAT_HEIGHT_M, back_m):
        vertices, faces = box(size, EDGE_M if material is Material.WOOD else PAD_EDGE_M)
        piece = turned((vertices + middle, faces), drawn.turned_deg, at_m)
        meshes.append(solid(*piece, material, part))
    return meshes
