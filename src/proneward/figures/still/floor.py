"""What a body is on and before: mat, wall, and the soft shadow where it touches the floor."""

from collections.abc import Sequence

import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.spatial import ConvexHull

from proneward.body import Floats
from proneward.body.contact import Supports
from proneward.figures.ink.camera import Camera
from proneward.figures.ink.curve import Pen
from proneward.figures.ink.fills import UNITS_PER_PIXEL, Ink, Layer, region
from proneward.figures.scene.mesh import Mesh, areas_of

MAT_BESIDE_M, MAT_ABOUT_M, MAT_UNDER_BALL_M = 0.10, 0.35, (0.1, 0.25)
"""How far a mat reaches past what is lower than `about`, and past where a ball stands."""
MAT_WIDTH_M, MAT_CORNER_M, MAT_THICK_M = 0.62, 0.05, 0.012
"""A mat's least width, its corners, and how thick it is."""
WALL_REACH_M, WALL_THICK_M, WALL_TOP_M = 0.62, 0.05, 1.95
SHADOW_FALLS_M, SHADOW_BLUR_PIXELS, FLATTEST = 0.05, 7.0, 0.12
SHADOW_LEVELS = (0.18, 0.5)
"""How much of the floor is shaded by what is close above it, for the faint and the firm shadow."""
COARSE = 3
"""How many pixels, along and across, are taken as one for a shadow."""
CORNER_STEPS = 6


def mat_m(meshes: Sequence[Mesh], supports: Supports) -> Floats:
    """Give the edge of the mat under bodies and a ball, shape (n, 3); it ends at a wall."""
    vertices = np.concatenate([mesh.vertices_m for mesh in meshes])
    low = vertices[vertices[:, 2] < MAT_ABOUT_M][:, :2]
    if supports.ball_m is not None:
        low = np.concatenate([low, supports.ball_m + np.outer([-1, 1], MAT_UNDER_BALL_M)])
    first, last = low.min(axis=0) - MAT_BESIDE_M, low.max(axis=0) + MAT_BESIDE_M
    wanting = np.maximum(MAT_WIDTH_M - (last - first), 0) / 2
    first, last = first - wanting, last + wanting
    if supports.wall is not None:
        end = last if supports.wall.outward > 0 else first
        end[supports.wall.axis] = supports.wall_m
    turn = np.linspace(0, np.pi / 2, CORNER_STEPS)
    edge = []
    for quarter, (x, y) in enumerate(
        ((last[0], last[1]), (first[0], last[1]), (first[0], first[1]), (last[0], first[1]))
    ):
        angle = turn + quarter * np.pi / 2
        inward = np.array([x, y]) - MAT_CORNER_M * np.sign(np.array([x, y]) - (first + last) / 2)
        edge.append(inward + MAT_CORNER_M * np.stack([np.cos(angle), np.sin(angle)], axis=1))
    flat = np.concatenate(edge)
    return np.concatenate([flat, np.zeros((len(flat), 1))], axis=1)


def _polygon(points: Floats) -> str:
    pen = Pen()
    pen.polygon(points * UNITS_PER_PIXEL)
    return pen.d


def _hull(points: Floats) -> Floats:
    found: Floats = points[ConvexHull(points).vertices]
    return found


def mat(edge_m: Floats, camera: Camera) -> list[Ink]:
    """Draw a mat: its side, and its top."""
    top = camera.seen(edge_m)[:, :2]
    below = camera.seen(edge_m - (0.0, 0.0, MAT_THICK_M))[:, :2]
    side = _hull(np.concatenate([top, below]))
    return [Ink(Layer.MAT_SIDE, _polygon(side)), Ink(Layer.MAT, _polygon(top))]


def wall_m(supports: Supports, meshes: Sequence[Mesh]) -> Floats:
    """Give the corners of the piece of wall that is drawn, shape (8, 3)."""
    if supports.wall is None:
        return np.zeros((0, 3))
    vertices = np.concatenate([mesh.vertices_m for mesh in meshes])
    axis, along = supports.wall.axis, 1 - supports.wall.axis
    middle = (vertices[:, along].min() + vertices[:, along].max()) / 2
    half = max(WALL_REACH_M, float(np.ptp(vertices[:, along])) / 2 + 0.1)
    corners = []
    for depth in (0.0, WALL_THICK_M):
        for beside in (-half, half):
            for height in (0.0, max(WALL_TOP_M, float(vertices[:, 2].max()) + 0.1)):
                corner = np.zeros(3)
                corner[axis] = supports.wall_m + supports.wall.outward * depth
                corner[along], corner[2] = middle + beside, height
                corners.append(corner)
    return np.array(corners)


def wall(corners_m: Floats, camera: Camera) -> list[Ink]:
    """Draw a wall behind everything: its face, its thickness, and its edge."""
    if not len(corners_m):
        return []
    seen = camera.seen(corners_m)[:, :2]
    whole = _polygon(_hull(seen))
    face = _polygon(seen[[0, 1, 3, 2]])
    return [
        Ink(Layer.MAT_SIDE, whole),
        Ink(Layer.WALL, face),
        Ink(Layer.WALL_EDGE, whole),
    ]


def shadow(mesh: Mesh, camera: Camera) -> list[Ink]:
    """Draw the shadow on the floor of what is close above it: a faint one, and a firm one in it."""
    area = areas_of(mesh.vertices_m, mesh.faces)
    weight = area * np.exp(-np.maximum(mesh.vertices_m[:, 2], 0) / SHADOW_FALLS_M)
    floor = mesh.vertices_m * (1.0, 1.0, 0.0)
    width, height = -(-camera.width // COARSE), -(-camera.height // COARSE)
    column, row = np.floor(camera.seen(floor)[:, :2] / COARSE).astype(np.intp).T
    within = (column >= 0) & (row >= 0) & (column < width) & (row < height)
    where = row[within] * width + column[within]
    size = width * height
    gathered = np.bincount(where, weight[within], minlength=size).astype(np.float32)
    slope = max(abs(float(camera.axes[2, 2])), FLATTEST)
    pixel_m2 = COARSE**2 / (camera.pixels_per_m**2 * slope)
    sheet = gathered.reshape(height, width) / pixel_m2
    blur = SHADOW_BLUR_PIXELS / COARSE
    dark = gaussian_filter(sheet, (blur * max(slope, 0.4), blur * 1.6))
    return [
        Ink(Layer.SHADOW, region(dark > level, 3.0, 1.0, 150.0, COARSE)) for level in SHADOW_LEVELS
    ]
