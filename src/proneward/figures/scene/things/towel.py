"""A towel: rolled up between limbs or under them, folded flat under a head; and its lines."""

import attrs
import numpy as np

from proneward.body import Floats
from proneward.body.contact import Supports
from proneward.body.shape.bones import carried
from proneward.catalogue.model.motion import Drawn, Placing, Thing
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.solids import Surface, lying_box, square_to, tube, turned_m, unit

FOLDED_M, FOLD_EDGE_M = (0.28, 0.19), 0.014
"""How long and wide a folded hand towel is, and how round its edges."""
ROLLED_ABOVE_M = 0.055
"""A towel higher than this is rolled up, unless a head lies on it."""
ON_HEAD = frozenset({"forehead", "occiput", "chin", "cheek_l", "cheek_r", "nose"})
HALF_HELD_M, HALF_LYING_M, ROLL_POINTS = 0.13, 0.18, 9
TURNS, SPIRAL_POINTS, FROM_RIM, WINDS_IN = 1.6, 40, 0.78, 0.85
"""How the spiral at the end of a roll runs: it begins at a part of the radius, and winds in."""
OFF_TOWEL_M = 0.002
"""How far lines lie off the towel, so that it does not hide them."""
LAYERS, SIDE_POINTS = 3, 20
"""Of a folded towel: its layers, and how many points a line between them has on each side."""


def _is_rolled(drawn: Drawn, supports: Supports) -> bool:
    if drawn.placing is Placing.BETWEEN:
        return True
    return supports.towel_m > ROLLED_ABOVE_M and not ON_HEAD.intersection(drawn.landmarks)


def _along_limb(drawn: Drawn, body: Posed, across: Floats) -> Floats:
    """Give the way down the limb that a towel is held against, square to the way across."""
    shape = body.shape
    bone = shape.bones[int(shape.main_bone[shape.landmark(drawn.landmarks[0])[0]])]
    down = carried(body.placed, (bone,)).rotations[0, 0][:, 2]
    if bone.startswith(("foot", "toes")):
        down = carried(body.placed, (f"shank{bone[-2:]}",)).rotations[0, 0][:, 2]
    return square_to(down, across)


@attrs.frozen(kw_only=True, eq=False)
class Roll:
    """A rolled towel: its middle, the half way along it, the way across it, and its radius."""

    middle_m: Floats
    half_m: Floats
    across: Floats
    radius_m: float


def _roll(drawn: Drawn, body: Posed, supports: Supports) -> Roll:
    points_m = body.landmarks(drawn.landmarks)
    if drawn.placing is Placing.BETWEEN:
        across_m = points_m[1] - points_m[0]
        across = unit(across_m)
        return Roll(
            middle_m=points_m.mean(axis=0),
            half_m=HALF_HELD_M * _along_limb(drawn, body, across),
            across=across,
            radius_m=float(np.linalg.norm(across_m)) / 2,
        )
    radius_m = supports.towel_m / 2
    angle = np.radians(drawn.turned_deg)
    return Roll(
        middle_m=points_m.mean(axis=0) * (1, 1, 0) + (0, 0, radius_m),
        half_m=HALF_LYING_M * np.array([np.cos(angle), np.sin(angle), 0.0]),
        across=np.array([0.0, 0.0, 1.0]),
        radius_m=radius_m,
    )


def towel(drawn: Drawn, body: Posed, supports: Supports) -> Surface:
    """Give a towel's surface."""
    if _is_rolled(drawn, supports):
        roll = _roll(drawn, body, supports)
        path = roll.middle_m + np.linspace(-1, 1, ROLL_POINTS)[:, None] * roll.half_m
        return tube(path, roll.across, roll.radius_m, roll.radius_m)
    size_m = (*FOLDED_M, supports.towel_m)
    return lying_box(size_m, FOLD_EDGE_M, drawn.turned_deg, body.amid(drawn.landmarks))


def _spirals(drawn: Drawn, body: Posed, supports: Supports) -> list[Floats]:
    """Give the lines at both ends of a rolled towel."""
    roll = _roll(drawn, body, supports)
    along = roll.half_m / np.linalg.norm(roll.half_m)
    beside = np.cross(along, roll.across)
    share = np.linspace(0, 1, SPIRAL_POINTS)[:, None]
    angle = 2 * np.pi * TURNS * share
    reach = roll.radius_m * FROM_RIM * (1 - WINDS_IN * share)
    spiral = reach * (np.cos(angle) * roll.across + np.sin(angle) * beside)
    return [roll.middle_m + sign * (roll.half_m + OFF_TOWEL_M * along) + spiral for sign in (1, -1)]


def _folds(drawn: Drawn, body: Posed, supports: Supports) -> list[Floats]:
    """Give the lines between the layers of a folded towel, round its sides."""
    above_m = body.amid(drawn.landmarks)
    x, y = np.array(FOLDED_M) / 2 + OFF_TOWEL_M
    inset = FOLD_EDGE_M
    corners = np.array(
        [(inset - x, -y), (x - inset, -y), (x, inset - y), (x, y - inset)], dtype=float
    )
    ring = np.concatenate([corners, -corners, corners[:1]])
    steps = np.linspace(0, len(ring) - 1, SIDE_POINTS * (len(ring) - 1) + 1)
    flat = np.stack([np.interp(steps, np.arange(len(ring)), one) for one in ring.T], axis=1)
    level = np.concatenate([flat, np.zeros((len(flat), 1))], axis=1)
    heights_m = [supports.towel_m * layer / LAYERS for layer in range(1, LAYERS)]
    return [
        turned_m(level, drawn.turned_deg, np.array([above_m[0], above_m[1], height_m]))
        for height_m in heights_m
    ]


def towel_strokes(drawn: Drawn, body: Posed, supports: Supports) -> list[Floats]:
    """Give the lines on a towel, each (n, 3): the spirals of a roll, or the layers of a fold."""
    if drawn.thing is not Thing.TOWEL:
        return []
    draw = _spirals if _is_rolled(drawn, supports) else _folds
    return draw(drawn, body, supports)
