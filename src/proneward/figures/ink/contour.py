"""The edges of regions of pixels, as lines between the pixels."""

import numpy as np
from scipy.ndimage import gaussian_filter, gaussian_filter1d

from proneward.body import Floats
from proneward.figures.ink.level import level_lines
from proneward.figures.scene.mesh import Mask

BORDER = 8
"""How many empty pixels stand round a region, so that its edge closes."""

STEPS_SMOOTHED = 3.0
"""Along how many points of an edge it is smoothed; an edge has about 1.4 points a pixel."""


def _extent(mask: Mask) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def area_of(line: Floats) -> float:
    """Give the area inside a closed line, without sign."""
    x, y = line.T
    return 0.5 * abs(float(x[:-1] @ y[1:] - x[1:] @ y[:-1]))


def _even(line: Floats) -> Floats:
    """Smooth the steps of pixels out of a closed line."""
    ring = gaussian_filter1d(line[:-1], STEPS_SMOOTHED, axis=0, mode="wrap")
    return np.concatenate([ring, ring[:1]])


def edges(mask: Mask, blur_pixels: float, least_area: float) -> list[Floats]:
    """
    Give the closed lines round a region, holes too, each of shape (n, 2): right and down.

    Args:
        mask: shape (height, width).
        blur_pixels: how much the region is smoothed first.
        least_area: smaller specks and holes are left out, square pixels.
    """
    if not mask.any():
        return []
    rows, columns = _extent(mask)
    region = np.pad(mask[rows, columns].astype(np.float32), BORDER)
    level = gaussian_filter(region, blur_pixels, truncate=3.0) if blur_pixels else region
    corner = np.array([columns.start, rows.start]) - BORDER + 0.5
    lines = (line[:, ::-1] + corner for line in level_lines(level, 0.5))
    return [_even(line) for line in lines if area_of(line) >= least_area]
