"""
A face of few lines, as thin dark patches that lie on the skin; and hair that is tied.

More of a face than brows, eyes and a mouth would be seen before the movement is; less looks like
a mask.
"""

from collections.abc import Iterable

import attrs
import numpy as np
from scipy.interpolate import LinearNDInterpolator

from proneward.body import Floats
from proneward.body.shape import Shape
from proneward.body.shape.model import Indices
from proneward.figures.scene.figure import BUN_AT_M, BUN_M
from proneward.figures.scene.mesh import normals_of

HEAD = "head"
IN_FRONT_M = 0.0035
"""How far a patch lies in front of the skin, so that the two never flicker."""
ACROSS, ROUND = 9, 14
"""How many points a stroke has along one edge, and an eye all round."""
LOOKS_FORWARD = -0.15
"""The normals of the face point forward at least so much; those of sides and nape do not."""
BUN_ROWS, BUN_COLUMNS = 9, 16


@attrs.frozen(kw_only=True)
class Stroke:
    """
    A tapered stroke from one place to another, in metres on the face: outward, and up.

    `rise_m` is how far its middle bows up, `thick_m` how thick it is there.
    """

    begin: tuple[float, float]
    end: tuple[float, float]
    rise_m: float
    thick_m: float


IRIS_M = 0.0112
LID_AND_BROW = (
    Stroke(begin=(-0.0140, 0.0035), end=(0.0155, 0.0015), rise_m=0.0055, thick_m=0.0034),
    Stroke(begin=(-0.0150, 0.0165), end=(0.0210, 0.0165), rise_m=0.0055, thick_m=0.0050),
)
"""From the middle of an eye; outward of the right one is to the right."""
MOUTH = Stroke(begin=(-0.0200, 0.0020), end=(0.0200, 0.0020), rise_m=-0.0040, thick_m=0.0036)


def _stroke(stroke: Stroke) -> tuple[Floats, Indices]:
    """Give the outline of a stroke, shape (2 * ACROSS, 2), and its triangles."""
    share = np.linspace(0, 1, ACROSS)[:, None]
    middle = np.array(stroke.begin) * (1 - share) + np.array(stroke.end) * share
    bow = 4 * share[:, 0] * (1 - share[:, 0])
    middle[:, 1] += stroke.rise_m * bow
    half = 0.5 * stroke.thick_m * (0.35 + 0.65 * bow)
    upper, lower = middle + np.c_[0 * half, half], middle - np.c_[0 * half, half]
    corner = np.arange(ACROSS - 1)
    below = corner + ACROSS
    faces = np.concatenate([np.c_[corner, below, corner + 1], np.c_[corner + 1, below, below + 1]])
    return np.concatenate([upper, lower]), faces


def _disc(across_m: float) -> tuple[Floats, Indices]:
    turn = np.linspace(0, 2 * np.pi, ROUND, endpoint=False)
    rim = 0.5 * across_m * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    corner = np.arange(ROUND)
    faces = np.stack([np.full(ROUND, ROUND), corner, (corner + 1) % ROUND], axis=1)
    return np.concatenate([rim, np.zeros((1, 2))]), faces


def _middle(shape: Shape, rim: str) -> Floats:
    """Give where a rim's middle is on the face: x and z."""
    found: Floats = shape.vertices_m[shape.rims[rim]].mean(axis=0)[[0, 2]]
    return found


def _features(shape: Shape) -> Iterable[tuple[Floats, Indices]]:
    """Give each feature flat, as seen from in front, with its triangles."""
    for rim, outward in (("eye_l", 1.0), ("eye_r", -1.0)):
        for flat, faces in (_disc(IRIS_M), *map(_stroke, LID_AND_BROW)):
            yield flat * (outward, 1.0) + _middle(shape, rim), faces
    flat, faces = _stroke(MOUTH)
    yield flat + _middle(shape, "mouth"), faces


def _front(shape: Shape) -> LinearNDInterpolator:
    """Give how far forward the skin of the face is, by x and z."""
    forward = normals_of(shape.vertices_m, shape.faces)[:, 1] < LOOKS_FORWARD
    seen = forward & (shape.main_bone == shape.bones.index(HEAD))
    points_m = shape.vertices_m[seen]
    return LinearNDInterpolator(points_m[:, [0, 2]], points_m[:, 1])


def _facing(points_m: Floats, faces: Indices) -> Indices:
    """Turn the triangles so that they are seen from in front."""
    first, second, third = (points_m[faces[:, corner]] for corner in range(3))
    away = np.cross(second - first, third - first)[:, 1] > 0
    turned: Indices = np.where(away[:, None], faces[:, ::-1], faces)
    return turned


def face_of(shape: Shape) -> tuple[Floats, Indices]:
    """Give the lines of a body's face: points (points, 3) in metres, and faces (faces, 3)."""
    front = _front(shape)
    points: list[Floats] = []
    faces: list[Indices] = []
    for flat, triangles in _features(shape):
        faces.append(triangles + sum(map(len, points)))
        points.append(np.c_[flat[:, 0], front(flat) - IN_FRONT_M, flat[:, 1]])
    points_m = np.concatenate(points)
    return points_m, _facing(points_m, np.concatenate(faces))


def bun_of(shape: Shape) -> tuple[Floats, Indices]:
    """Give tied hair at the back of a head: points (points, 3) in metres, and faces (faces, 3)."""
    middle_m = shape.vertices_m[shape.landmark("occiput")].mean(axis=0) + BUN_AT_M
    down, around = np.meshgrid(
        np.linspace(0, np.pi, BUN_ROWS),
        np.linspace(0, 2 * np.pi, BUN_COLUMNS, endpoint=False),
        indexing="ij",
    )
    out = np.sin(down)
    points = np.stack([out * np.cos(around), out * np.sin(around), np.cos(down)], axis=-1)
    here = np.arange(points.size // 3).reshape(out.shape)
    beside = np.roll(here, -1, axis=1)
    corners = (here[:-1], here[1:], beside[1:], beside[:-1])
    a, b, c, d = (corner.ravel() for corner in corners)
    faces = np.concatenate([np.c_[a, b, c], np.c_[a, c, d]])
    return middle_m + BUN_M * points.reshape(-1, 3), faces
