"""Which pixels each triangle covers, and how deep: the ground on which everything is drawn."""

import attrs
import numpy as np
from numpy.typing import NDArray

from proneward.body import Floats
from proneward.body.shape.model import Indices

WINDOWS = (2, 4, 6, 9, 13, 20, 32, 64, 128, 512)
"""Triangles are filled together with those that fit the same square window of pixels."""
BATCH = 400_000
"""How many pixels are tried at once, so that memory stays small."""
EDGE, LEAST_DOUBLE = 1e-5, 1e-9

DEPTHS = 65_535

Found = tuple[Indices, Indices, Floats, Floats]
"""Of which triangle each fragment is, its pixel, its depth and the shares of the corners."""


@attrs.frozen(kw_only=True, eq=False)
class Fragments:
    """
    Every pixel of every triangle that faces the eye, the furthest first.

    `pixel` (n,) counts along rows; `depth_m` (n,); `face` (n,); `shares` (n, 3) how much of each
    corner there is at the middle of the pixel.
    """

    pixel: Indices
    depth_m: Floats
    face: Indices
    shares: Floats

    def of(self, chosen: Indices) -> "Fragments":
        """Give some of the fragments."""
        return Fragments(
            pixel=self.pixel[chosen],
            depth_m=self.depth_m[chosen],
            face=self.face[chosen],
            shares=self.shares[chosen],
        )


def _window(corners: Floats, first: Indices, size: int, extent: tuple[int, int]) -> Found:
    """Give which triangle, which pixel, its depth and the corners' shares, for one window size."""
    width, height = extent
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    double = (b[:, 1] - c[:, 1]) * (a[:, 0] - c[:, 0]) + (c[:, 0] - b[:, 0]) * (a[:, 1] - c[:, 1])
    # A share grows evenly along rows and columns, so that one of each is enough to know it.
    right_a, down_a = (b[:, 1] - c[:, 1]) / double, (c[:, 0] - b[:, 0]) / double
    right_b, down_b = (c[:, 1] - a[:, 1]) / double, (a[:, 0] - c[:, 0]) / double
    step = np.arange(size)
    x, y = first[:, 0, None] + step, first[:, 1, None] + step
    px, py = x + 0.5 - c[:, 0, None], y + 0.5 - c[:, 1, None]
    share_a = _sums(right_a[:, None] * px, down_a[:, None] * py)
    share_b = _sums(right_b[:, None] * px, down_b[:, None] * py)
    inside = (share_a >= -EDGE) & (share_b >= -EDGE) & (share_a + share_b <= 1 + EDGE)
    inside &= ((y >= 0) & (y < height))[:, :, None] & ((x >= 0) & (x < width))[:, None, :]
    found = np.flatnonzero(inside)
    which, place = np.divmod(found, size * size)
    row, column = np.divmod(place, size)
    shares = np.empty((len(found), 3))
    shares[:, 0], shares[:, 1] = share_a.ravel()[found], share_b.ravel()[found]
    shares[:, 2] = 1 - shares[:, 0] - shares[:, 1]
    depth = np.einsum("ni,ni->n", shares, corners[which, :, 2])
    pixel = (first[which, 1] + row) * width + first[which, 0] + column
    return which, pixel, depth, shares


def _sums(of_columns: Floats, of_rows: Floats) -> NDArray[np.float32]:
    """Give the sums of each row's and each column's value, shape (n, rows, columns)."""
    rows, columns = of_rows.astype(np.float32), of_columns.astype(np.float32)
    whole: NDArray[np.float32] = rows[:, :, None] + columns[:, None, :]
    return whole


def fragments(seen: Floats, faces: Indices, width: int, height: int) -> Fragments:
    """
    Fill the triangles that face the eye.

    Args:
        seen: vertices on the sheet, shape (vertices, 3): right, down, depth.
        faces: shape (faces, 3).
        width: of the sheet in pixels.
        height: of the sheet in pixels.
    """
    corners = seen[faces]
    low, high = corners[..., :2].min(axis=1), corners[..., :2].max(axis=1)
    first = np.floor(low - 0.5).astype(np.intp) + 1
    last = np.floor(high - 0.5).astype(np.intp)
    edges = corners[:, 1:, :2] - corners[:, :1, :2]
    double = edges[:, 0, 0] * edges[:, 1, 1] - edges[:, 0, 1] * edges[:, 1, 0]
    size = (last - first).max(axis=1) + 1
    shown = (double < -LEAST_DOUBLE) & ((last - first).min(axis=1) >= 0)
    shown &= (last >= 0).all(axis=1) & (first[:, 0] < width) & (first[:, 1] < height)
    found: list[Found] = []
    smaller = 0
    for window in WINDOWS:
        chosen = np.flatnonzero(shown & (size > smaller) & (size <= window))
        smaller = window
        step = max(1, BATCH // window**2)
        for start in range(0, len(chosen), step):
            some = chosen[start : start + step]
            extent = (width, height)
            which, pixel, depth_m, shares = _window(corners[some], first[some], window, extent)
            found.append((some[which], pixel, depth_m, shares))
    return _ordered(found)


def _ordered(found: list[Found]) -> Fragments:
    if not found:
        none = np.zeros(0, dtype=np.intp)
        return Fragments(pixel=none, depth_m=np.zeros(0), face=none, shares=np.zeros((0, 3)))
    face, pixel, depth, shares = (np.concatenate(column) for column in zip(*found, strict=True))
    # Sixteen bits tell hundredths of a millimetre apart, and are sorted in no time.
    nearness = (depth.max() - depth) * (DEPTHS / max(float(np.ptp(depth)), 1e-9))
    order = np.argsort(nearness.astype(np.uint16), kind="stable")
    return Fragments(
        pixel=pixel[order], depth_m=depth[order], face=face[order], shares=shares[order]
    )
