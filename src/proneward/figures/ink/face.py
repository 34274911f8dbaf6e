"""A quiet face: brow, lid, pupil, nose and mouth as thin strokes, where one sees them."""

from functools import cache

import attrs
import numpy as np
from scipy.ndimage import gaussian_filter1d

from proneward.body import Floats
from proneward.body.shape import Shape, shape_of
from proneward.body.shape.model import Indices
from proneward.figures.ink.lines import Face, Line, visible_runs
from proneward.figures.ink.sheet import Sheet
from proneward.figures.scene.anatomy import REFERENCE, on_bones

BROW_FROM_EYE_M = np.array([(-0.014, 0.017), (0.0, 0.0215), (0.012, 0.0225), (0.024, 0.0165)])
"""Where a brow runs, seen from in front: outward and up from the middle of the left eye."""
BROW_POINTS = 9
NOSE_FROM_TIP_M = np.array(
    [(-0.015, -0.001), (-0.012, -0.008), (0, -0.012), (0.012, -0.008), (0.015, -0.001)]
)
"""Where the lower edge of a nose runs, seen from in front: to the side and up from its tip."""
LOOKED_INTO = 0.12
"""How much an eye must face the one who looks for its pupil to be drawn."""
OFF_SKIN_M, SLACK_M = 0.002, 0.009
"""How far before the skin a stroke lies, and how much deeper it may be than what one sees."""


@attrs.frozen(kw_only=True, eq=False)
class Strokes:
    """The vertices that each stroke of the face runs along, and those round each eye."""

    runs: tuple[Indices, ...]
    eyes: tuple[Indices, ...]


def _upper(shape: Shape, rim: Indices) -> Indices:
    """Give the upper half of a rim, from side to side."""
    x, z = shape.vertices_m[rim, 0], shape.vertices_m[rim, 2]
    ends = np.array([x.argmin(), x.argmax()])
    chord = np.interp(x, x[ends], z[ends])
    above = (z >= chord - 1e-5) | np.isin(np.arange(len(rim)), ends)
    chosen = rim[above]
    run: Indices = chosen[np.argsort(shape.vertices_m[chosen, 0], kind="stable")]
    return run


def _brow(shape: Shape, eye: str, sign: int) -> Indices:
    middle = shape.vertices_m[shape.rims[eye]].mean(axis=0)
    outward, up = BROW_FROM_EYE_M.T
    across = np.linspace(outward[0], outward[-1], BROW_POINTS)
    aims = np.stack([middle[0] + sign * across, middle[2] + np.interp(across, outward, up)], axis=1)
    return _nearest(shape, aims, middle[1] + 0.04)


def _nearest(shape: Shape, aims: Floats, before_m: float) -> Indices:
    """Give the vertices of a face nearest to points seen from in front, shape (n, 2)."""
    head = np.flatnonzero(on_bones(shape, "head") & (shape.vertices_m[:, 1] < before_m))
    flat = shape.vertices_m[head][:, [0, 2]]
    nearest = [int(np.hypot(*(flat - aim).T).argmin()) for aim in aims]
    run: Indices = head[list(dict.fromkeys(nearest))]
    return run


def _nose(shape: Shape) -> Indices:
    tip = shape.vertices_m[shape.landmark("nose")]
    tip = tip[tip[:, 1].argmin()]
    return _nearest(shape, tip[[0, 2]] + NOSE_FROM_TIP_M, tip[1] + 0.03)


@cache
def _strokes() -> Strokes:
    shape = shape_of(REFERENCE)
    lids = [_upper(shape, shape.rims[eye]) for eye in ("eye_l", "eye_r")]
    brows = [_brow(shape, eye, sign) for eye, sign in (("eye_l", 1), ("eye_r", -1))]
    mouth = _upper(shape, shape.rims["mouth"])
    eyes = (shape.rims["eye_l"], shape.rims["eye_r"])
    return Strokes(runs=(*lids, *brows, mouth, _nose(shape)), eyes=eyes)


def _pupils(sheet: Sheet, skin_m: Floats) -> list[Floats]:
    found: list[Floats] = []
    head_m = skin_m[on_bones(shape_of(REFERENCE), "head")].mean(axis=0)
    for rim in _strokes().eyes:
        middle = skin_m[rim].mean(axis=0)
        spokes = skin_m[rim] - middle
        outward = np.cross(spokes, np.roll(spokes, -1, axis=0)).sum(axis=0)
        outward *= np.sign(outward @ (middle - head_m))
        facing = float(outward @ sheet.camera.toward) / max(float(np.linalg.norm(outward)), 1e-12)
        path = np.repeat(middle[None] + OFF_SKIN_M * sheet.camera.toward, 2, axis=0)
        if facing > LOOKED_INTO:
            found.extend(seen[0] for seen in visible_runs(sheet, path, SLACK_M))
    return found


def face_of_body(sheet: Sheet, skin_m: Floats) -> Face:
    """
    Give what can be seen of a face.

    Args:
        sheet: what hides it.
        skin_m: the bare skin, shape (vertices, 3).
    """
    found: list[Line] = []
    for run in _strokes().runs:
        path = gaussian_filter1d(skin_m[run], 1.0, axis=0, mode="nearest")
        path = path + OFF_SKIN_M * sheet.camera.toward
        found.extend(Line(seen, closed=False) for seen in visible_runs(sheet, path, SLACK_M))
    return Face(strokes=found, pupils=_pupils(sheet, skin_m))
