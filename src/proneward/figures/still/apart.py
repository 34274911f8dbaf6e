"""Keeps arrows off faces and off each other."""

from collections.abc import Sequence

import numpy as np
from scipy.spatial.distance import cdist

from proneward.body import Floats
from proneward.figures.ink.fills import UNITS_PER_PIXEL
from proneward.figures.ink.sheet import Sheet
from proneward.figures.scene.mesh import Material

OFF_FACE, OFF_ARROW = 9.0, 13.0
"""How far the middle of an arrow stays from a face and from another arrow, in units."""
STEP, STEPS, WAYS = 6.0, 14, 16
EVERY = 5
"""Every so many pixels of a face are looked at."""


def face_of(sheet: Sheet) -> Floats:
    """Give points of the face that is seen, in units, shape (n, 2)."""
    heads = [number for number, part in enumerate(sheet.mesh.parts) if part.name == "head"]
    some = (slice(None, None, EVERY),) * 2
    seen = np.isin(sheet.part[some], heads) & (sheet.material[some] == Material.SKIN)
    row, column = np.nonzero(seen)
    at: Floats = np.stack([column, row], axis=1).astype(float) * (EVERY * UNITS_PER_PIXEL)
    return at


def off_face(line: Floats, face: Floats) -> Floats:
    """Give a line moved as little as it must be to leave a face free."""
    if not len(face) or not len(line):
        return line
    turn = np.linspace(0, 2 * np.pi, WAYS, endpoint=False)
    ways = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for step in range(STEPS):
        moved: list[Floats] = [line + way * STEP * step for way in ways]
        clear = [float(cdist(one, face).min()) for one in moved]
        best = int(np.argmax(clear))
        if clear[best] >= OFF_FACE:
            return moved[best]
    return line


def _moved(line: Floats, by: float) -> Floats:
    chord = line[-1] - line[0]
    moved: Floats = line + by * chord / max(float(np.hypot(*chord)), 1e-9)
    return moved


def apart(lines: Sequence[Floats]) -> list[Floats]:
    """
    Give lines of arrows that do not touch.

    Two that meet are drawn back until they do not, and two that part are moved on.
    """
    found = [line for line in lines if len(line)]
    for second in range(1, len(found)):
        for first in range(second):
            found[first], found[second] = _pair(found[first], found[second])
    return found


def _pair(first: Floats, second: Floats) -> tuple[Floats, Floats]:
    tips, tails = np.hypot(*(first[-1] - second[-1])), np.hypot(*(first[0] - second[0]))
    sign = -1.0 if tips < tails else 1.0
    for step in range(STEPS):
        by = sign * STEP / 2 * step
        one, other = _moved(first, by), _moved(second, by)
        if float(cdist(one, other).min()) >= OFF_ARROW:
            return one, other
    return first, second
