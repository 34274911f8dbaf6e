"""Arrows that show a movement: along the way of a landmark, or bent round it."""

from itertools import pairwise

import attrs
import numpy as np

from proneward.body import Floats, place
from proneward.body.contact import Performance
from proneward.body.shape import Skin
from proneward.body.shape.bones import carried
from proneward.catalogue.model.motion import Arrow, Push
from proneward.figures.ink.camera import Camera
from proneward.figures.ink.curve import Pen, fitted
from proneward.figures.ink.fills import UNITS_PER_PIXEL, Ink, Layer
from proneward.figures.scene.figure import Posed
from proneward.figures.scene.mesh import normals_of

HEAD_LENGTH, HEAD_HALF_WIDTH = 13.0, 7.0
SHORTEST, STANDS_OFF, NOWHERE = 40.0, 5.0, 0.05
"""In units: how long an arrow is at least, and how far its ends stay from the
landmark; and what is no way at all."""
PUSH_LENGTH, PUSH_ROOM_M = 44.0, 0.17
"""How long an arrow is that shows a pressure, in units; and the room it takes."""
CURVED = 5
"""Fewer moments than these tell no curve."""
SAMPLES, SHAFT_TOLERANCE = 40, 0.06
CURL_RADIUS, CURL_SWEEP_DEG, CURL_BEGINS_DEG = 26.0, 250.0, 145.0
"""A curl opens downward: it begins at the lower left and goes over the top, or the other way."""
CALM = 1e-2
"""How much of a wobble a curve may leave out."""


def _moments(performance: Performance, arrow: Arrow) -> tuple[Floats, Floats]:
    """Give the angles and the pelvis along a way, from its start to its end."""
    begins_s = 0.0
    for stretch in performance.movement.stretches:
        ends_s = begins_s + stretch.seconds
        ends = (stretch.start, stretch.end)
        if ends in {(arrow.start, arrow.end), (arrow.end, arrow.start)}:
            times_s = performance.times_s
            on_way = (times_s >= begins_s - 1e-9) & (times_s <= ends_s + 1e-9)
            step = 1 if ends == (arrow.start, arrow.end) else -1
            return performance.angles_deg[on_way][::step], performance.pelvis_m[on_way][::step]
        begins_s = ends_s + stretch.hold_s
    ends_of = [performance.settled[keyframe] for keyframe in (arrow.start, arrow.end)]
    return (
        np.stack([one.angles_deg for one in ends_of]),
        np.stack([one.pelvis_m for one in ends_of]),
    )


def track_m(performance: Performance, arrow: Arrow) -> Floats:
    """Give where an arrow's landmark goes, shape (moments, 3)."""
    legs = pairwise(arrow.through or (arrow.start, arrow.end))
    return np.concatenate([_leg_m(performance, arrow, *ends) for ends in legs])


def _leg_m(performance: Performance, arrow: Arrow, start: int, end: int) -> Floats:
    angles_deg, pelvis_m = _moments(performance, attrs.evolve(arrow, start=start, end=end))
    shape = performance.shape
    placed = place(angles_deg, shape.body, base=performance.movement.base, pelvis_m=pelvis_m)
    track: Floats = Skin.of(shape, shape.landmark(arrow.landmark)).at(placed).mean(axis=1)
    return track


def _along(line: Floats) -> Floats:
    """Give how far along a line each of its points is, shape (n,)."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])


def _arc(line: Floats) -> Floats:
    """Give the calm curve from the first point of a line to its last that keeps nearest to it."""
    if len(line) < CURVED:
        return np.linspace(line[0], line[-1], SAMPLES)
    reach = _along(line)
    share = reach / max(float(reach[-1]), 1e-9)
    corners, *_ = np.linalg.lstsq(
        _bernstein(share)[:, 1:3],
        line - _bernstein(share)[:, [0, 3]] @ line[[0, -1]],
        rcond=CALM,
    )
    arc: Floats = _bernstein(np.linspace(0, 1, SAMPLES)) @ np.stack([line[0], *corners, line[-1]])
    return arc


def _bernstein(share: Floats) -> Floats:
    """Give how much each of a cubic's four corners counts, shape (n, 4)."""
    rest = 1 - share
    return np.stack([rest**3, 3 * share * rest**2, 3 * share**2 * rest, share**3], axis=1)


def _lengthened(line: Floats) -> Floats:
    """Make a line that is too short to see longer, about its middle."""
    length = float(np.hypot(*(line[-1] - line[0])))
    if length >= SHORTEST or length == 0:
        return line
    middle = (line[0] + line[-1]) / 2
    straightened = np.linspace(0, 1, len(line))[:, None] * (line[-1] - line[0]) + line[0]
    longer: Floats = middle + (straightened - middle) * SHORTEST / length
    return longer


def _cut(line: Floats, from_start: float, from_end: float) -> Floats:
    reach = _along(line)
    even = np.linspace(from_start, reach[-1] - from_end, SAMPLES)
    return np.stack([np.interp(even, reach, line[:, axis]) for axis in (0, 1)], axis=1)


def _shaft(line: Floats) -> str:
    pen = Pen()
    pen.spline(fitted(line, SHAFT_TOLERANCE, closed=False), closed=False)
    return pen.d


def arrow_inks(line: Floats) -> list[Ink]:
    """Draw an arrow along a line in units, from its first point to its last."""
    shaft = _cut(line, 0.0, HEAD_LENGTH * 0.8)
    tip, base = line[-1], _cut(line, 0.0, HEAD_LENGTH)[-1]
    ahead = (tip - base) / max(float(np.hypot(*(tip - base))), 1e-9)
    beside = np.array([-ahead[1], ahead[0]]) * HEAD_HALF_WIDTH
    base = tip - ahead * HEAD_LENGTH
    head = Pen()
    head.polygon(np.stack([tip, base + beside, base + ahead * 2.5, base - beside]))
    along = _shaft(shaft)
    return [
        Ink(Layer.ARROW_HALO, along),
        Ink(Layer.ARROW_HEAD_HALO, head.d),
        Ink(Layer.ARROW, along),
        Ink(Layer.ARROW_HEAD, head.d),
    ]


def room_m(performance: Performance, body: Posed, arrow: Arrow) -> Floats:
    """Give points that a sheet must hold for an arrow to be on it, shape (n, 3)."""
    if arrow.push is None:
        return track_m(performance, arrow)
    return body.landmark(arrow.landmark) + PUSH_ROOM_M * _outward(body, arrow)[None]


def _outward(body: Posed, arrow: Arrow) -> Floats:
    marks = body.shape.landmark(arrow.landmark)
    outward: Floats = normals_of(body.skin_m, body.shape.faces)[marks].mean(axis=0)
    return outward


def pressed(body: Posed, arrow: Arrow, camera: Camera) -> Floats:
    """Give the straight line that presses on the skin at a landmark, or away from it, in units."""
    at_m = body.landmark(arrow.landmark)
    ends_m = np.stack([at_m, at_m + _outward(body, arrow)])
    at, outside = camera.seen(ends_m)[:, :2] * UNITS_PER_PIXEL
    away = (outside - at) / max(float(np.hypot(*(outside - at))), 1e-9)
    out: Floats = at + away * np.linspace(STANDS_OFF, STANDS_OFF + PUSH_LENGTH, SAMPLES)[:, None]
    return out if arrow.push is Push.OUT else out[::-1]


def way_of(performance: Performance, arrow: Arrow, camera: Camera) -> Floats:
    """Give the line of an arrow along its landmark's way, in units; empty if it goes nowhere."""
    track = camera.seen(track_m(performance, arrow))[:, :2] * UNITS_PER_PIXEL
    if float(_along(track)[-1]) < NOWHERE:
        return np.zeros((0, 2))
    if arrow.through:
        return _cut(track, 0.0, STANDS_OFF)
    line = _lengthened(_arc(track))
    short = min(STANDS_OFF, (float(_along(line)[-1]) - SHORTEST) / 2)
    return _cut(line, max(short, 0.0), max(short, 0.0))


def _turns_right(performance: Performance, arrow: Arrow, camera: Camera) -> bool:
    """Say whether what carries the landmark turns clockwise as one sees it."""
    shape = performance.shape
    bone = shape.bones[int(shape.main_bone[shape.landmark(arrow.landmark)[0]])]
    angles_deg, pelvis_m = _moments(performance, arrow)
    placed = place(angles_deg, shape.body, base=performance.movement.base, pelvis_m=pelvis_m)
    rotations = carried(placed, (bone,)).rotations[:, 0]
    turn = rotations[-1] @ rotations[0].T
    about = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    return bool(about @ camera.axes[2] > 0)


def curled(
    performance: Performance, arrow: Arrow, camera: Camera, middle: Floats, radius: float
) -> list[Ink]:
    """Draw an arrow round a point of the sheet, in units, the way that the body turns there."""
    sign = 1 if _turns_right(performance, arrow, camera) else -1
    begins = CURL_BEGINS_DEG if sign > 0 else 180.0 - CURL_BEGINS_DEG
    # The sheet's down is positive, so that a growing angle goes clockwise; 180° is left.
    angle = np.radians(begins + sign * np.linspace(0, CURL_SWEEP_DEG, SAMPLES))
    return arrow_inks(middle + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1))
