"""A round close-up of a landmark, where a movement is too small to be seen from afar."""

import attrs
import numpy as np

from proneward.body import Floats
from proneward.figures.ink.camera import Camera
from proneward.figures.ink.fills import UNITS_PER_PIXEL, Ink, Layer, inked
from proneward.figures.ink.lines import Face
from proneward.figures.ink.sheet import FAR_M, NOTHING, Sheet, sheet_of
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.mesh import Mask

REACH_M, CLOSER = 0.17, 1.9
"""How far round the landmark a close-up reaches, and how much larger it is."""
EDGE_PIXELS, STEP_PIXELS = 4, 12
"""How far a close-up stays from the panel's edge; and by what steps it is moved to find a place."""
FILLED, EDGE_FREE = 0.7, 0.9
"""How much of a close-up's radius an arrow fills at most, and within what part of it it stays."""


@attrs.frozen(kw_only=True, eq=False)
class Inset:
    """
    A close-up at (`x`, `y`) on its panel, in units.

    `middle` (2,) and `radius` are of its circle, and `camera` sees what is in it; `pointer` lies
    on the panel and leads from the close-up to what it shows.
    """

    inks: tuple[Ink, ...]
    pointer: tuple[Ink, ...]
    x: float
    y: float
    middle: Floats
    radius: float
    camera: Camera


def circle(middle: Floats, radius: float) -> str:
    """Write a circle as a path."""
    x, y = middle
    return (
        f"M{x - radius:.1f} {y:.1f}a{radius:.1f} {radius:.1f} 0 1 0 {2 * radius:.1f} 0"
        f"a{radius:.1f} {radius:.1f} 0 1 0 {-2 * radius:.1f} 0z"
    )


def _round(size: int) -> Mask:
    row, column = np.mgrid[0:size, 0:size] + 0.5
    return np.asarray(np.hypot(row - size / 2, column - size / 2) < size / 2)


def _within(sheet: Sheet, mask: Mask) -> Sheet:
    """Give a sheet with nothing outside a mask."""
    return attrs.evolve(
        sheet,
        fragments=sheet.fragments.of(np.flatnonzero(mask.ravel()[sheet.fragments.pixel])),
        depth_m=np.where(mask, sheet.depth_m, FAR_M),
        material=np.where(mask, sheet.material, NOTHING),
        part=np.where(mask, sheet.part, NOTHING),
        tint_m=np.where(mask, sheet.tint_m, 0.0),
    )


def _close(sheet: Sheet, at_m: Floats) -> Sheet:
    """Look closer at a point."""
    scale = sheet.camera.pixels_per_m * CLOSER
    size = int(2 * REACH_M * scale)
    middle = at_m @ sheet.camera.axes[:2].T * scale
    camera = attrs.evolve(
        sheet.camera,
        pixels_per_m=scale,
        corner_pixels=middle - size / 2,
        width=size,
        height=size,
    )
    return _within(sheet_of(sheet.mesh, camera), _round(size))


def _free_corner(sheet: Sheet, camera: Camera, at: Floats, size: int) -> tuple[int, int]:
    """Give where a square of pixels covers least of the figure, near what it shows."""
    hit = np.pad(np.cumsum(np.cumsum(sheet.hit.astype(int), axis=0), axis=1), ((1, 0), (1, 0)))
    best, where = np.inf, (0, 0)
    last_top = max(EDGE_PIXELS, camera.height - size - EDGE_PIXELS)
    last_left = max(EDGE_PIXELS, camera.width - size - EDGE_PIXELS)
    for top in range(EDGE_PIXELS, last_top + 1, STEP_PIXELS):
        for left in range(EDGE_PIXELS, last_left + 1, STEP_PIXELS):
            bottom, right = min(top + size, camera.height), min(left + size, camera.width)
            covered = hit[bottom, right] - hit[top, right] - hit[bottom, left] + hit[top, left]
            away = float(np.hypot(left + size / 2 - at[0], top + size / 2 - at[1]))
            near = max(size * 0.9 - away, 0)
            cost = 40.0 * float(covered) + away + 60 * near
            if cost < best:
                best, where = cost, (left, top)
    return where


def kept_within(line: Floats, inset: Inset) -> Floats:
    """Give a line moved, and made smaller if it must be, so that it lies in a close-up."""
    if not len(line):
        return line
    centre = (line.min(axis=0) + line.max(axis=0)) / 2
    half = float(np.hypot(*(line - centre).T).max())
    line = centre + (line - centre) * min(1.0, FILLED * inset.radius / half)
    away = centre - inset.middle
    room = inset.radius * EDGE_FREE - min(half, FILLED * inset.radius)
    length = float(np.hypot(*away))
    moved: Floats = line - away * max(0.0, 1 - max(room, 0.0) / max(length, 1e-9))
    return moved


def inset_of(landmark: str, sheet: Sheet, body: Posed, side: str) -> Inset:
    """Draw a close-up of a landmark."""
    at_m = body.landmark(landmark)
    close = _close(sheet, at_m)
    size = close.camera.width
    at = sheet.camera.seen(at_m)[:2]
    left, top = _free_corner(sheet, sheet.camera, at, size)
    radius = size / 2 * UNITS_PER_PIXEL
    middle = np.array([radius, radius])
    frame = circle(middle, radius)
    shown = REACH_M * sheet.camera.pixels_per_m * UNITS_PER_PIXEL
    there = at * UNITS_PER_PIXEL
    here = np.array([left, top]) * UNITS_PER_PIXEL + radius
    ahead = (here - there) / max(float(np.hypot(*(here - there))), 1e-9)
    from_, to = there + ahead * shown, here - ahead * radius
    line = f"M{from_[0]:.1f} {from_[1]:.1f}L{to[0]:.1f} {to[1]:.1f}"
    return Inset(
        inks=(
            Ink(Layer.FRAME, frame),
            *(ink for ink in inked(close, side, Face([], [])) if ink.layer is not Layer.SHADE),
            Ink(Layer.RING, frame),
        ),
        pointer=(Ink(Layer.POINTER, circle(there, shown) + line),),
        x=left * UNITS_PER_PIXEL,
        y=top * UNITS_PER_PIXEL,
        middle=middle,
        radius=radius,
        camera=close.camera,
    )
