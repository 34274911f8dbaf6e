"""
Lines at one level of a picture, by marching squares.

Between four pixels lies a cell, and a line crosses its sides. Every line has the higher side on
its right, so that each crossed side ends one piece and begins the next, and lines close.
"""

import numpy as np
from numpy.typing import NDArray

from proneward.body import Floats
from proneward.body.shape.model import Indices

TOP, RIGHT, BOTTOM, LEFT = range(4)
PIECES: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((TOP, LEFT),),
    2: ((RIGHT, TOP),),
    3: ((RIGHT, LEFT),),
    4: ((BOTTOM, RIGHT),),
    5: ((TOP, LEFT), (BOTTOM, RIGHT)),
    6: ((BOTTOM, TOP),),
    7: ((BOTTOM, LEFT),),
    8: ((LEFT, BOTTOM),),
    9: ((TOP, BOTTOM),),
    10: ((RIGHT, TOP), (LEFT, BOTTOM)),
    11: ((RIGHT, BOTTOM),),
    12: ((LEFT, RIGHT),),
    13: ((TOP, RIGHT),),
    14: ((LEFT, TOP),),
}
"""From which side to which a line crosses a cell: 1, 2, 4, 8 for each high corner, clockwise."""


def _sides(cell: Indices, width: int, size: int) -> Indices:
    """Give the numbers of each cell's sides, shape (4, cells): level ones first, then upright."""
    return np.stack([cell, size + cell + 1, cell + width, size + cell])


def _pieces(high: NDArray[np.bool_]) -> tuple[Indices, Indices]:
    """Give from which side to which each piece of a line goes."""
    width, size = high.shape[1], high.size
    corner = high.astype(np.uint8)
    kind = np.zeros_like(corner)
    kind[:-1, :-1] = (
        corner[:-1, :-1] + 2 * corner[:-1, 1:] + 4 * corner[1:, 1:] + 8 * corner[1:, :-1]
    )
    flat = kind.ravel()
    cells = np.flatnonzero((flat > 0) & (flat < 15))  # noqa: PLR2004 - all four corners are high
    kinds, sides = flat[cells], _sides(cells, width, size)
    starts, ends = [], []
    for number, pieces in PIECES.items():
        chosen = np.flatnonzero(kinds == number)
        for start, end in pieces:
            starts.append(sides[start, chosen])
            ends.append(sides[end, chosen])
    return np.concatenate(starts), np.concatenate(ends)


def _points(sides: Indices, picture: NDArray[np.float32], level: float) -> Floats:
    """Give where a line crosses sides, shape (n, 2): row and column."""
    upright, first = np.divmod(sides, picture.size)
    flat = picture.ravel()
    value = flat[first].astype(float)
    after = flat[first + np.where(upright == 1, picture.shape[1], 1)].astype(float)
    points = np.stack(np.divmod(first, picture.shape[1]), axis=1).astype(float)
    points[np.arange(len(sides)), 1 - upright] += (level - value) / (after - value)
    return points


def level_lines(picture: NDArray[np.float32], level: float) -> list[Floats]:
    """
    Give the closed lines where a picture is at a level, each (n, 2): row and column of pixels.

    Args:
        picture: shape (height, width), below the level along its edge.
        level: how high.
    """
    starts, ends = _pieces(picture > level)
    place = np.zeros(2 * picture.size, dtype=np.intp)
    place[starts] = np.arange(len(starts))
    following = place[ends].tolist()
    points = _points(starts, picture, level)
    lines = []
    free = [True] * len(following)
    for first in range(len(following)):
        if not free[first]:
            continue
        line, piece = [], first
        while free[piece]:
            free[piece] = False
            line.append(piece)
            piece = following[piece]
        line.append(first)
        lines.append(points[line])
    return lines
