"""Where points of the room are on a sheet: a parallel projection, so that lengths compare."""

import attrs
import numpy as np

from proneward.body import Floats
from proneward.catalogue.model.motion import View


@attrs.frozen(kw_only=True, eq=False)
class Camera:
    """
    Looks at the room from a direction.

    `axes` (3, 3) has the sheet's right, its down and the way into it as rows; `pixels_per_m` is
    how large, and `corner_pixels` (2,) what lies at the sheet's upper left. The sheet has `width`
    × `height` pixels.
    """

    axes: Floats
    pixels_per_m: float
    corner_pixels: Floats
    width: int
    height: int

    def seen(self, points_m: Floats) -> Floats:
        """Give where points (…, 3) are on the sheet: right, down, in pixels, and depth in m."""
        found: Floats = points_m @ self.axes.T
        found[..., :2] = found[..., :2] * self.pixels_per_m - self.corner_pixels
        return found

    @property
    def toward(self) -> Floats:
        """The direction from the room to the eye."""
        eye: Floats = -self.axes[2]
        return eye


def axes_of(view: View) -> Floats:
    """Give the directions of the sheet for a view: right, down, and into it."""
    azimuth, elevation = np.radians(view.azimuth_deg), np.radians(view.elevation_deg)
    level = np.cos(elevation)
    into = -np.array([np.cos(azimuth) * level, np.sin(azimuth) * level, np.sin(elevation)])
    right = np.cross(into, [0.0, 0.0, 1.0])
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(into, right), into])


def framing(axes: Floats, points_m: Floats, pixels_per_m: float, margin_pixels: int) -> Camera:
    """Give a camera whose sheet just holds points (n, 3), with a margin round them."""
    flat = points_m @ axes[:2].T * pixels_per_m
    low, high = flat.min(axis=0), flat.max(axis=0)
    width, height = np.ceil(high - low).astype(int) + 2 * margin_pixels
    return Camera(
        axes=axes,
        pixels_per_m=pixels_per_m,
        corner_pixels=low - margin_pixels,
        width=int(width),
        height=int(height),
    )
