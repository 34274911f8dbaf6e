"""A seen figure as paths: fills in two tones, a tint, and lines in two weights."""

from collections.abc import Iterable
from enum import StrEnum

import attrs
import numpy as np
from scipy.ndimage import gaussian_filter

from proneward.body import Floats
from proneward.figures.ink.contour import edges
from proneward.figures.ink.curve import CURVED, Pen, fitted
from proneward.figures.ink.lines import Face, Line, hems, overlaps
from proneward.figures.ink.sheet import Sheet
from proneward.figures.scene.mesh import Mask, Material

UNITS_PER_PIXEL = 0.4
"""More pixels than units, so that an edge is smooth at the size it is printed."""
FILL_TOLERANCE, LINE_TOLERANCE, SOFT_TOLERANCE = 0.45, 0.45, 0.8
SHADED_BELOW = 0.16
"""Surfaces lit less than this lie in the second tone."""
SHADE_BLUR, SHADE_COARSE = 5.0, 2
"""How soft the second tone's edge is, in pixels, and how many pixels are taken as one for it."""
LEAST_SHADE, LEAST_FILL, LEAST_HOLE = 1500.0, 40.0, 40.0
HEM_STEP_M = 0.02


class Layer(StrEnum):
    """What a path shows, and so how it is painted."""

    SKIN = "skin"
    TOP = "top"
    LEGGINGS = "leggings"
    HAIR = "hair"
    BALL = "ball"
    BAND = "band"
    STRAP = "strap"
    BLOCK = "block"
    TOWEL = "towel"
    PILLOW = "pillow"
    WOOD = "wood"
    CUSHION = "cushion"
    TINT = "tint"
    FAR = "far"
    SHADE = "shade"
    HEM = "hem"
    FACE = "face"
    PUPIL = "pupil"
    INNER = "inner"
    OUTLINE = "outline"
    GHOST = "ghost"
    MAT = "mat"
    MAT_SIDE = "mat-side"
    WALL = "wall"
    WALL_EDGE = "wall-edge"
    SHADOW = "shadow"
    ARROW_HALO = "arrow-halo"
    ARROW_HEAD_HALO = "arrow-head-halo"
    ARROW = "arrow"
    ARROW_HEAD = "arrow-head"
    FRAME = "frame"
    RING = "ring"
    POINTER = "pointer"


@attrs.frozen
class Ink:
    """One path and its layer; `d` is in units."""

    layer: Layer
    d: str


def closed_d(lines: Iterable[Floats], tolerance: float) -> str:
    """Write closed lines, in pixels, as one path in units."""
    pen = Pen()
    for line in lines:
        corners = fitted(line, tolerance, closed=True)
        if len(corners) >= CURVED:
            pen.spline(corners * UNITS_PER_PIXEL, closed=True)
    return pen.d


def lines_d(lines: Iterable[Line], tolerance: float) -> str:
    """Write lines, in pixels, as one path in units."""
    pen = Pen()
    for line in lines:
        corners = fitted(line.points, tolerance, closed=line.closed) * UNITS_PER_PIXEL
        pen.spline(corners, closed=line.closed)
    return pen.d


def region(mask: Mask, blur: float, tolerance: float, least_area: float, coarse: int = 1) -> str:
    """Write the edge of a region as one path in units; a coarse mask has so many pixels in one."""
    lines = edges(mask, blur / coarse, least_area / coarse**2)
    return closed_d((line * coarse for line in lines), tolerance)


def _shade(sheet: Sheet) -> Mask:
    """Say where the second tone lies, coarsely: what is turned from the light, a face never."""
    some = (slice(None, None, SHADE_COARSE),) * 2
    hit = sheet.hit[some]
    blur = SHADE_BLUR / SHADE_COARSE
    weight = np.maximum(gaussian_filter(hit.astype(np.float32), blur, truncate=3.0), 1e-3)
    light = gaussian_filter(np.where(hit, sheet.light[some], 0), blur, truncate=3.0) / weight
    heads = _of_parts(sheet, [part.name == "head" for part in sheet.mesh.parts])[some]
    face = heads & (sheet.material[some] == Material.SKIN)
    return np.asarray((light < SHADED_BELOW) & hit & ~face)


def _of_parts(sheet: Sheet, meant: list[bool]) -> Mask:
    """Say where parts that are meant are seen."""
    # Where nothing is seen, the number is that of the last.
    seen: Mask = np.array([*meant, False])[sheet.part]
    return seen


def _far(sheet: Sheet, side: str) -> Mask:
    return _of_parts(sheet, [bool(side) and part.side == side for part in sheet.mesh.parts])


def dots(points: Iterable[Floats]) -> str:
    """Write points, in pixels, as one path of the shortest lines, to be drawn with round ends."""
    return "".join(f"M{x:.1f} {y:.1f}h.1" for x, y in (point * UNITS_PER_PIXEL for point in points))


def inked(sheet: Sheet, far_side: str, face: Face) -> list[Ink]:
    """
    Draw what a sheet shows.

    Args:
        sheet: the figure and its props.
        far_side: which side's limbs are away from the eye, "l" or "r"; empty if neither's.
        face: the strokes of the face and the eyes that look, in pixels.
    """
    outline = region(sheet.hit, 1.0, FILL_TOLERANCE, LEAST_HOLE)
    shown = [Material(number) for number in np.unique(sheet.material[sheet.hit])]
    worn = [one for one in shown if one is not Material.SKIN]
    fills = [
        Ink(Layer[one.name], region(sheet.material == one, 1.3, FILL_TOLERANCE, LEAST_FILL))
        for one in worn
    ]
    borders = [
        line for one in worn if one <= Material.HAIR for line in hems(sheet, one, HEM_STEP_M)
    ]
    lines = overlaps(sheet)
    fine = [*borders, *(line for line in lines if line.fine)]
    firm = [line for line in lines if not line.fine]
    return [
        Ink(Layer.SKIN, outline),
        *fills,
        Ink(Layer.TINT, region(sheet.tint_m > 0, 2.5, SOFT_TOLERANCE, LEAST_SHADE)),
        Ink(Layer.FAR, region(_far(sheet, far_side), 1.0, SOFT_TOLERANCE, LEAST_SHADE)),
        Ink(Layer.SHADE, region(_shade(sheet), 3.0, SOFT_TOLERANCE, LEAST_SHADE, SHADE_COARSE)),
        Ink(Layer.HEM, lines_d(fine, LINE_TOLERANCE)),
        Ink(Layer.FACE, lines_d(face.strokes, 0.2)),
        Ink(Layer.PUPIL, dots(face.pupils)),
        Ink(Layer.INNER, lines_d(firm, LINE_TOLERANCE)),
        Ink(Layer.OUTLINE, outline),
    ]
