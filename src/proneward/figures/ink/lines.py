"""
Lines where one part of a figure stands before another.

Each part's own edge is traced, whatever hides it; a stretch of it is drawn where the part is what
one sees and what lies beside it is clearly deeper. So a limb over the trunk gets a line, a joint
gets none, and what is hidden draws nothing.
"""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from proneward.body import Floats
from proneward.body.shape.model import Indices
from proneward.figures.ink.contour import edges
from proneward.figures.ink.sheet import FAR_M, NOTHING, Sheet
from proneward.figures.scene.mesh import Mask

EDGE_BLUR, LEAST_AREA = 1.0, 30.0
INSIDE, OUTSIDE = 2.5, 3.0
"""How far to either side of an edge one looks, in pixels."""
AGREES_M = 0.012
"""How near the nearest surface a part must be to be what one sees."""
MENDED, SHORTEST = 3.0, 14
"""Gaps about this long are closed, and shorter lines left out, in steps along the edge."""
SMOOTHED = 2.0


@attrs.frozen(eq=False)
class Line:
    """A line of points (n, 2) on the sheet, in pixels; a fine one is drawn thinner."""

    points: Floats
    closed: bool
    fine: bool = False


@attrs.frozen(eq=False)
class Face:
    """What is drawn of a face, in pixels: strokes, and the middles of eyes that one looks into."""

    strokes: list[Line]
    pupils: list[Floats]


def _parts(sheet: Sheet) -> Iterator[tuple[int, Floats, tuple[int, int]]]:
    """Give each part's own depth where it lies, and the row and column it begins at."""
    width = sheet.camera.width
    part = sheet.mesh.part_of.astype(np.int16)[sheet.fragments.face]
    order = np.argsort(part, kind="stable")
    ends = np.searchsorted(part[order], np.arange(len(sheet.mesh.parts) + 1))
    shown = np.bincount(sheet.part[sheet.hit], minlength=len(sheet.mesh.parts))
    for number in np.flatnonzero(shown >= LEAST_AREA):
        chosen = order[ends[number] : ends[number + 1]]
        row, column = np.divmod(sheet.fragments.pixel[chosen], width)
        top, left = int(row.min()), int(column.min())
        depth = np.full((int(row.max()) - top + 1, int(column.max()) - left + 1), FAR_M)
        depth[row - top, column - left] = sheet.fragments.depth_m[chosen]
        yield int(number), depth, (top, left)


def _at(values: NDArray[np.generic], points: Floats, beyond: float) -> Floats:
    """Give values (height, width) at the pixels of points (n, 2)."""
    column, row = np.floor(points).astype(np.intp).T
    height, width = values.shape
    within = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    found = values[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)]
    return np.where(within, found, beyond)


def outward_of(line: Floats, mask: Mask) -> Floats:
    """Give the direction out of a region at each point of its closed edge, shape (n, 2)."""
    ring = line[:-1]
    along = np.roll(ring, -1, axis=0) - np.roll(ring, 1, axis=0)
    along = gaussian_filter1d(np.concatenate([along, along[:1]]), SMOOTHED, axis=0, mode="wrap")
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    inside = _at(mask, line + INSIDE * across, 0.0).mean()
    unit: Floats = -across if inside > 0.5 else across  # noqa: PLR2004 - most of the points
    return unit


def stretches(line: Floats, keep: Mask, *, fine: bool = False) -> Iterator[Line]:
    """Give the stretches of a closed line that are kept, small gaps mended."""
    kept = gaussian_filter1d(keep.astype(float), MENDED, mode="wrap") > 0.5  # noqa: PLR2004 - most
    if kept.all():
        yield Line(line, closed=True, fine=fine)
        return
    if not kept.any():
        return
    first = int(np.flatnonzero(~kept)[0])
    line, kept = np.roll(line[:-1], -first, axis=0), np.roll(kept[:-1], -first)
    changes = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(int)))
    for start, end in zip(changes[::2], changes[1::2], strict=True):
        if end - start >= SHORTEST:
            smooth = gaussian_filter1d(line[start:end], SMOOTHED, axis=0, mode="nearest")
            yield Line(smooth, closed=False, fine=fine)


def overlaps(sheet: Sheet) -> list[Line]:
    """Give the lines where a part stands before another surface."""
    hit = sheet.hit.astype(float)
    found: list[Line] = []
    for number, depth, (top, left) in _parts(sheet):
        part = sheet.mesh.parts[number]
        corner = np.array([left, top])
        mask = depth < FAR_M
        for line in edges(mask, EDGE_BLUR, LEAST_AREA):
            outward = outward_of(line, mask)
            inner, outer = line - INSIDE * outward, line + OUTSIDE * outward
            own = _at(depth, inner, FAR_M)
            seen = _at(sheet.depth_m, inner + corner, FAR_M)
            beside = _at(sheet.depth_m, outer + corner, FAR_M)
            covers = _at(hit, outer + corner, 0.0) > 0
            keep = (own < FAR_M) & (seen > own - AGREES_M) & (beside > own + part.step_m) & covers
            found.extend(stretches(line + corner, keep, fine=part.fine))
    return found


def hems(sheet: Sheet, material: int, step_m: float) -> list[Line]:
    """Give the lines where a material ends and another goes on at the same depth."""
    mask = sheet.material == material
    found: list[Line] = []
    for line in edges(mask, 1.3, LEAST_AREA):
        outward = outward_of(line, mask)
        inner, outer = line - INSIDE * outward, line + OUTSIDE * outward
        beside = _at(sheet.material, outer, NOTHING)
        step = np.abs(_at(sheet.depth_m, outer, FAR_M) - _at(sheet.depth_m, inner, FAR_M))
        found.extend(stretches(line, (beside != NOTHING) & (beside != material) & (step < step_m)))
    return found


def _visible(sheet: Sheet, points: Floats, depth_m: Floats, slack_m: float) -> Mask:
    return np.asarray(_at(sheet.depth_m, points, FAR_M) > depth_m - slack_m) & np.asarray(
        _at(sheet.hit, points, 0.0) > 0
    )


def visible_runs(sheet: Sheet, points_m: Floats, slack_m: float) -> list[Floats]:
    """Give the stretches of a line in the room (n, 3) that nothing hides, on the sheet."""
    seen = sheet.camera.seen(points_m)
    shown = _visible(sheet, seen[:, :2], seen[:, 2], slack_m)
    changes = np.flatnonzero(np.diff(np.concatenate([[False], shown, [False]]).astype(int)))
    pairs: list[tuple[Indices, Indices]] = list(zip(changes[::2], changes[1::2], strict=True))
    return [seen[start:end, :2] for start, end in pairs if end - start > 1]
