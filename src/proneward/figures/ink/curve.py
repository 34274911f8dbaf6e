"""
Curves written as SVG paths, in as few characters as they need.

A line of points becomes a quadratic spline whose corners are chosen so that it goes through the
points. Written with `t`, which mirrors the last corner, a point costs two numbers instead of the
six of a cubic curve.
"""

import numpy as np

from proneward.body import Floats

TURN_PIXELS = 2.2
"""A curve may cut a turn of one radian this far from its point; less turn, further."""
NEAREST_PIXELS = 2.5
REFINED, HELD_BACK = 4, 0.35
TENTHS = 10
CURVED = 3
"""How many points a curve has at least."""


def _kept(points: Floats, tolerance: float) -> list[int]:
    """Give which points a simpler line keeps, after Douglas and Peucker."""
    keep = [0, len(points) - 1]
    open_ = [(0, len(points) - 1)]
    while open_:
        first, last = open_.pop()
        if last - first < 2:  # noqa: PLR2004 - nothing lies between neighbours
            continue
        chord = points[last] - points[first]
        away = points[first + 1 : last] - points[first]
        length = float(np.hypot(*chord))
        if length > 0:
            distance = np.abs(away[:, 0] * chord[1] - away[:, 1] * chord[0]) / length
        else:
            distance = np.hypot(away[:, 0], away[:, 1])
        furthest = int(distance.argmax())
        if distance[furthest] > tolerance:
            middle = first + 1 + furthest
            keep.append(middle)
            open_ += [(first, middle), (middle, last)]
    return sorted(keep)


def simplified(points: Floats, tolerance: float, *, closed: bool) -> Floats:
    """Give a line with fewer points, none of the left-out ones further away than the tolerance."""
    if not closed:
        return points[_kept(points, tolerance)]
    if np.array_equal(points[0], points[-1]):
        points = points[:-1]
    start = int(np.argmin(points[:, 0] + points[:, 1]))
    points = np.roll(points, -start, axis=0)
    opposite = int(np.argmax(np.hypot(*(points - points[0]).T)))
    there, back = points[: opposite + 1], np.concatenate([points[opposite:], points[:1]])
    kept = [*_kept(there, tolerance)[:-1], *(opposite + k for k in _kept(back, tolerance)[:-1])]
    return points[kept]


def _turns(points: Floats, *, closed: bool) -> Floats:
    """Give how far a line turns at each point, radians without sign."""
    before, after = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    turn: Floats = np.abs(np.arctan2(cross, (before * after).sum(axis=1)))
    if not closed:
        turn[[0, -1]] = 0.0
    return turn


def _crisp(points: Floats, *, closed: bool) -> Floats:
    """Put points beside sharp turns of a line, so that a spline keeps them."""
    turns = _turns(points, closed=closed)
    reach = np.maximum(TURN_PIXELS / np.maximum(turns, 1e-6), NEAREST_PIXELS)
    following = np.roll(points, -1, axis=0)
    length = np.hypot(*(following - points).T)
    if not closed:
        length[-1] = 0.0
    out: list[Floats] = []
    for place, point in enumerate(points):
        out.append(point)
        ahead = (following[place] - point) / max(length[place], 1e-9)
        near, far = reach[place], reach[(place + 1) % len(points)]
        if length[place] > near + far:
            if length[place] > 2 * near:
                out.append(point + ahead * near)
            if length[place] > 2 * far:
                out.append(following[place] - ahead * far)
    return np.array(out)


def _corners(points: Floats, *, closed: bool) -> Floats:
    """Give the corners of the spline that goes through points."""
    corners = points.copy()
    gaps = np.hypot(*(np.roll(points, -1, axis=0) - points).T)
    most = HELD_BACK * np.minimum(gaps, np.roll(gaps, 1))[:, None]
    for _ in range(REFINED):
        bend = np.roll(corners, 1, axis=0) - 2 * corners + np.roll(corners, -1, axis=0)
        moved = corners + (points - corners - bend / 8)
        step = moved - points
        size = np.maximum(np.hypot(*step.T)[:, None], 1e-9)
        corners = points + step * np.minimum(1, most / size)
        if not closed:
            corners[0], corners[-1] = points[0], points[-1]
    return corners


class Pen:
    """Writes one path's `d` with relative steps of a tenth of a unit."""

    def __init__(self) -> None:
        """Begin at the origin."""
        self.written: list[str] = []
        self.at = np.zeros(2, dtype=int)

    def _number(self, tenths: int) -> str:
        whole, rest = divmod(abs(tenths), TENTHS)
        digits = f"{whole or ''}.{rest}" if rest else str(whole)
        return f"-{digits}" if tenths < 0 else digits

    def _step(self, to: Floats) -> str:
        """Step to a place, in tenths, and give how that is written."""
        x, y = (int(value) for value in to - self.at)
        self.at = np.asarray(to, dtype=int)
        second = self._number(y)
        return self._number(x) + (second if second.startswith("-") else f" {second}")

    def move(self, to: Floats) -> None:
        """Lift the pen to a place, in units."""
        self.written.append("m" + self._step(_tenths(to)))

    def lines(self, points: Floats) -> None:
        """Draw straight lines to places, in units."""
        self._many("l", [self._step(_tenths(point)) for point in points])

    def spline(self, corners: Floats, *, closed: bool) -> None:
        """Draw a quadratic spline with these corners, in units."""
        if closed:
            ring = np.concatenate([corners, corners[:1]])
            self.move((ring[0] + corners[-1]) / 2)
            middles = (ring[:-1] + ring[1:]) / 2
            begun = self.at
            self._through(ring[:-1], middles)
            self.written.append("z")
            self.at = begun
            return
        self.move(corners[0])
        if len(corners) < CURVED:
            self.lines(corners[1:])
            return
        middles = (corners[1:-1] + corners[2:]) / 2
        middles[-1] = corners[-1]
        self._through(corners[1:-1], middles)

    def _through(self, corners: Floats, middles: Floats) -> None:
        """Draw arcs round corners; each makes up for the rounding of the last one."""
        first = _tenths(corners[0])
        x, y = first - self.at
        begun = self._number(int(x)) + _gap(self._number(int(y)))
        self.written.append("q" + begun + _gap(self._step(_tenths(middles[0]))))
        corner = 2 * self.at - first
        steps = []
        for place in range(1, len(corners)):
            last = place == len(corners) - 1
            aim = corners[place + 1] * TENTHS if not last else 2 * middles[place] * TENTHS - corner
            middle = np.rint((corner + aim) / 2).astype(int)
            steps.append(self._step(middle))
            corner = 2 * middle - corner
        self._many("t", steps)

    def _many(self, letter: str, steps: list[str]) -> None:
        if steps:
            self.written.append(letter + steps[0] + "".join(map(_gap, steps[1:])))

    def polygon(self, points: Floats) -> None:
        """Draw a closed line with straight sides, in units."""
        self.move(points[0])
        begun = self.at
        self.lines(points[1:])
        self.written.append("z")
        self.at = begun

    @property
    def d(self) -> str:
        """What was drawn."""
        return "".join(self.written)


def _tenths(point: Floats) -> Floats:
    whole: Floats = np.rint(np.asarray(point) * TENTHS).astype(int)
    return whole


def _gap(number: str) -> str:
    return number if number.startswith("-") else f" {number}"


def fitted(points: Floats, tolerance: float, *, closed: bool) -> Floats:
    """
    Give the corners of a spline that keeps near a line of points.

    Args:
        points: shape (n, 2); a closed line may repeat its first point.
        tolerance: how far points that are left out may lie from the line.
        closed: whether the line ends where it began.
    """
    few = simplified(points, tolerance, closed=closed)
    return _corners(_crisp(few, closed=closed), closed=closed)
