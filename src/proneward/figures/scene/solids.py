"""Plain solids as triangles: sphere, box with rounded edges, and a tube along a path."""

import numpy as np

from proneward.body import Floats
from proneward.body.shape.model import Indices

Surface = tuple[Floats, Indices]
"""Vertices in metres (n, 3), and faces (m, 3) with the outside counter-clockwise."""

SPHERE_ROWS = 40
BOX_CELL_M = 0.04
TUBE_SIDES = 12
EDGE_OF_HEIGHT = 0.45
"""How much of its height the round edge of what lies on the floor takes at most."""


def _grid(rows: int, columns: int) -> Indices:
    """Give the triangles of a grid of rows × columns vertices, counter-clockwise by row, column."""
    corner = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = corner[:-1, :-1], corner[1:, :-1], corner[1:, 1:], corner[:-1, 1:]
    faces = np.stack([np.stack([a, b, c], axis=-1), np.stack([a, c, d], axis=-1)])
    return faces.reshape(-1, 3)


def sphere(middle_m: Floats, radius_m: float) -> Surface:
    """Give a sphere."""
    down = np.linspace(0, np.pi, SPHERE_ROWS + 1)[:, None]
    round_ = np.linspace(0, 2 * np.pi, 2 * SPHERE_ROWS + 1)[None]
    unit = np.stack(
        np.broadcast_arrays(
            np.sin(down) * np.cos(round_), np.sin(down) * np.sin(round_), np.cos(down)
        ),
        axis=-1,
    )
    faces = _grid(*unit.shape[:2])
    return middle_m + radius_m * unit.reshape(-1, 3), faces


def _ticks(half_m: float, edge_m: float) -> Floats:
    """Give where a side of a box is divided: evenly, and closely where its edge is round."""
    flat_m = half_m - edge_m
    count = max(2, int(np.ceil(2 * flat_m / BOX_CELL_M)) + 1)
    corner = flat_m + edge_m * np.array([0.35, 0.7, 1.0])
    return np.concatenate([-corner[::-1], np.linspace(-flat_m, flat_m, count), corner])


def box(size_m: tuple[float, float, float], edge_m: float) -> Surface:
    """Give a box round the origin whose edges are rounded with a radius."""
    half = np.array(size_m) / 2
    edge_m = min(edge_m, *(half * 0.98))
    ticks = [_ticks(one, edge_m) for one in half]
    vertices, faces, first = [], [], 0
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        for sign in (1, -1):
            side = np.empty((len(ticks[u]), len(ticks[v]), 3))
            side[..., u], side[..., v] = ticks[u][:, None], ticks[v][None]
            side[..., axis] = sign * half[axis]
            grid = _grid(*side.shape[:2])
            faces.append((grid if sign > 0 else grid[:, ::-1]) + first)
            vertices.append(side.reshape(-1, 3))
            first += len(vertices[-1])
    outer = np.concatenate(vertices)
    inner = np.clip(outer, edge_m - half, half - edge_m)
    away = outer - inner
    length = np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-12)
    return inner + edge_m * away / length, np.concatenate(faces)


def lying_box(
    size_m: tuple[float, float, float], edge_m: float, turn_deg: float, above_m: Floats
) -> Surface:
    """Give a box that lies on the floor below a point, turned about the vertical."""
    high_m = size_m[2]
    middle_m = np.array([above_m[0], above_m[1], high_m / 2])
    return turned(box(size_m, min(edge_m, high_m * EDGE_OF_HEIGHT)), turn_deg, middle_m)


def turned(surface: Surface, turn_deg: float, to_m: Floats) -> Surface:
    """Turn a surface about the vertical, to the left seen from above, and move it."""
    vertices, faces = surface
    return turned_m(vertices, turn_deg, to_m), faces


def turned_m(points_m: Floats, turn_deg: float, to_m: Floats) -> Floats:
    """Turn points (n, 3) about the vertical, to the left seen from above, and move them."""
    angle = np.radians(turn_deg)
    turn = np.array(
        [[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]]
    )
    moved: Floats = points_m @ turn.T + to_m
    return moved


def laid(surface: Surface, axes: Floats, to_m: Floats) -> Surface:
    """Lay a surface's own axes along the rows of `axes` (3, 3), and move it."""
    vertices, faces = surface
    return vertices @ axes + to_m, faces


def unit(direction: Floats) -> Floats:
    """Give a direction of length 1; next to nothing stays next to nothing."""
    found: Floats = direction / max(float(np.linalg.norm(direction)), 1e-9)
    return found


def square_to(direction: Floats, across: Floats) -> Floats:
    """Give what of a direction is square to another, which has length 1; itself of length 1."""
    return unit(direction - (direction @ across) * across)


def _across(along: Floats, flat: Floats, at: int) -> Floats:
    """Give directions across a path (n, 3) that turn no more than it does."""
    across = np.empty_like(along)
    across[at] = unit(np.cross(flat, along[at]))
    for place in range(at + 1, len(along)):
        across[place] = square_to(across[place - 1], along[place])
    for place in range(at - 1, -1, -1):
        across[place] = square_to(across[place + 1], along[place])
    return across


def tube(
    path_m: Floats, flat: Floats, half_width_m: float, half_thickness_m: float, *, at: int = 0
) -> Surface:
    """
    Give a tube along a path, flat where its width exceeds its thickness, and not twisted.

    Args:
        path_m: shape (n, 3).
        flat: outward direction at one of its points, shape (3,); the thin way.
        half_width_m: half across the flat side.
        half_thickness_m: half the other way.
        at: which of its points that is.
    """
    along = np.gradient(path_m, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-12)
    across = _across(along, flat, at)
    outward = np.cross(along, across)
    angle = np.linspace(0, 2 * np.pi, TUBE_SIDES + 1)
    ring = half_width_m * np.multiply.outer(np.cos(angle), across)
    ring = ring + half_thickness_m * np.multiply.outer(np.sin(angle), outward)
    wall = (path_m + ring).transpose(1, 0, 2)
    ends = [np.repeat(path_m[end][None, None], TUBE_SIDES + 1, axis=1) for end in (0, -1)]
    rows = np.concatenate([ends[0], wall, ends[1]])
    return rows.reshape(-1, 3), _grid(*rows.shape[:2])[:, ::-1]
