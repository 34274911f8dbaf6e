"""A towel: rolled up between limbs or under them, folded flat under a head; and its lines."""

import numpy as np

from proneward.body import Floats
from proneward.body.contact import Supports
from proneward.body.shape.bones import carried
from proneward.catalogue.model.motion import Drawn, Placing, Thing
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.solids import Surface, box, tube, turned

FOLDED_M, FOLD_EDGE_M = (0.28, 0.19), 0.014
"""How long and wide a folded hand towel is, and how round its edges."""
ROLLED_ABOVE_M = 0.055
"""A towel higher than this is rolled up, unless a head lies on it."""
ON_HEAD = frozenset({"forehead", "occiput", "chin", "cheek_l", "cheek_r", "nose"})
HALF_HELD_M, HALF_LYING_M, ROLL_POINTS = 0.13, 0.18, 9
TURNS, SPIRAL_POINTS, FROM_RIM = 1.6, 40, 0.78
"""How the spiral at the end of a roll runs, and where it begins, as a part of the radius."""
OFF_END_M = 0.002
LAYERS = 3


def _rolled(drawn: Drawn, supports: Supports) -> bool:
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
    square = down - (down @ across) * across
    unit: Floats = square / max(float(np.linalg.norm(square)), 1e-9)
    return unit


def _roll(drawn: Drawn, body: Posed, supports: Supports) -> tuple[Floats, Floats, Floats, float]:
    """Give a roll's middle, the half way along it, the way across it, and its radius."""
    points_m = np.array([body.landmark(name) for name in drawn.landmarks])
    if drawn.placing is Placing.BETWEEN:
        across = points_m[1] - points_m[0]
        wide_m = float(np.linalg.norm(across))
        across = across / max(wide_m, 1e-9)
        along = _along_limb(drawn, body, across)
        return points_m.mean(axis=0), HALF_HELD_M * along, across, wide_m / 2
    radius_m = supports.towel_m / 2
    angle = np.radians(drawn.turned_deg)
    along = np.array([np.cos(angle), np.sin(angle), 0.0])
    middle_m = points_m.mean(axis=0) * (1, 1, 0) + (0, 0, radius_m)
    return middle_m, HALF_LYING_M * along, np.array([0.0, 0.0, 1.0]), radius_m


def towel(drawn: Drawn, body: Posed, supports: Supports) -> Surface:
    """Give a towel's surface."""
    if _rolled(drawn, supports):
        middle_m, half_m, across, radius_m = _roll(drawn, body, supports)
        path = middle_m + np.linspace(-1, 1, ROLL_POINTS)[:, None] * half_m
        return tube(path, across, radius_m, radius_m)
    middle_m = np.mean([body.landmark(name) for name in drawn.landmarks], axis=0)
    high_m = supports.towel_m
    at_m = np.array([middle_m[0], middle_m[1], high_m / 2])
    surface = box((*FOLDED_M, high_m), min(FOLD_EDGE_M, high_m * 0.45))
    return turned(surface, drawn.turned_deg, at_m)


def _spirals(drawn: Drawn, body: Posed, supports: Supports) -> list[Floats]:
    middle_m, half_m, across, radius_m = _roll(drawn, body, supports)
    unit = half_m / np.linalg.norm(half_m)
    beside = np.cross(unit, across)
    share = np.linspace(0, 1, SPIRAL_POINTS)[:, None]
    angle = 2 * np.pi * TURNS * share
    reach = radius_m * FROM_RIM * (1 - 0.85 * share)
    spiral = reach * (np.cos(angle) * across + np.sin(angle) * beside)
    return [middle_m + sign * (half_m + OFF_END_M * unit) + spiral for sign in (1, -1)]


def _folds(drawn: Drawn, body: Posed, supports: Supports) -> list[Floats]:
    """Give the lines between the layers of a folded towel, round its sides."""
    middle_m = np.mean([body.landmark(name) for name in drawn.landmarks], axis=0)
    x, y = np.array(FOLDED_M) / 2 + OFF_END_M
    inset = FOLD_EDGE_M
    corners = np.array(
        [(inset - x, -y), (x - inset, -y), (x, inset - y), (x, y - inset)], dtype=float
    )
    ring = np.concatenate([corners, -corners, corners[:1]])
    steps = np.linspace(0, len(ring) - 1, 20 * (len(ring) - 1) + 1)
    flat = np.stack([np.interp(steps, np.arange(len(ring)), one) for one in ring.T], axis=1)
    level = np.concatenate([flat, np.zeros((len(flat), 1))], axis=1)
    found = []
    for layer in range(1, LAYERS):
        at_m = np.array([middle_m[0], middle_m[1], supports.towel_m * layer / LAYERS])
        found.append(turned((level, np.zeros((0, 3), dtype=np.intp)), drawn.turned_deg, at_m)[0])
    return found


def towel_strokes(drawn: Drawn, body: Posed, supports: Supports) -> list[Floats]:
    """Give the lines on a towel, each (n, 3): the spirals of a roll, or the layers of a fold."""
    if drawn.thing is not Thing.TOWEL:
        return []
    draw = _spirals if _rolled(drawn, supports) else _folds
    return draw(drawn, body, supports)
