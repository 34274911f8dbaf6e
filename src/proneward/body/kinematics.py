"""
Where every segment is when the joints are bent: forward kinematics, for all moments at once.

How a segment is turned in space depends on the angles alone, so one pose means the same on any
body; where its joint is depends on the body's lengths too.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from proneward.body.joints import JOINTS
from proneward.body.model import Base, Point, Pose
from proneward.body.skeleton import INDEX, LANDMARKS, SEGMENTS, Axis, Body, scaled

Floats = NDArray[np.float64]

DOWN: Floats = np.array([0.0, 0.0, -1.0])
"""The direction of gravity in the room."""


def turned(angles: Floats) -> Floats:
    """
    Give the rotations of turns about x, then the new y, then the new z.

    Args:
        angles: radians, shape (…, 3).

    Returns:
        Shape (…, 3, 3).
    """
    cos, sin = np.cos(angles), np.sin(angles)
    cx, cy, cz = cos[..., 0], cos[..., 1], cos[..., 2]
    sx, sy, sz = sin[..., 0], sin[..., 1], sin[..., 2]
    matrix: Floats = np.empty((*angles.shape[:-1], 3, 3))
    matrix[..., 0, 0] = cy * cz
    matrix[..., 0, 1] = -cy * sz
    matrix[..., 0, 2] = sy
    matrix[..., 1, 0] = cx * sz + sx * sy * cz
    matrix[..., 1, 1] = cx * cz - sx * sy * sz
    matrix[..., 1, 2] = -sx * cy
    matrix[..., 2, 0] = sx * sz - cx * sy * cz
    matrix[..., 2, 1] = sx * cz + cx * sy * sz
    matrix[..., 2, 2] = cx * cy
    return matrix


def _shares() -> Floats:
    """Give what each joint (row) turns each segment by about each axis (column)."""
    shares = np.zeros((len(JOINTS), len(SEGMENTS), len(Axis)))
    column = {joint: place for place, joint in enumerate(JOINTS)}
    for place, segment in enumerate(SEGMENTS):
        for turn in segment.turns:
            shares[column[turn.joint], place, turn.axis] += turn.share
    return shares.reshape(len(JOINTS), -1)


def _generations() -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Give the segments below the pelvis and their parents, all of one depth at a time."""
    depth: dict[str, int] = {}
    for segment in SEGMENTS:
        depth[segment.name] = depth[segment.parent] + 1 if segment.parent else 0
    generations = []
    for level in range(1, max(depth.values()) + 1):
        here = [one for one in SEGMENTS if depth[one.name] == level]
        parents = [INDEX[one.parent] for one in here if one.parent]
        generations.append((np.array([INDEX[one.name] for one in here]), np.array(parents)))
    return generations


_SHARES = _shares()
_GENERATIONS = _generations()
_QUARTER = np.pi / 2
BASES: Mapping[Base, Floats] = {
    Base.UPRIGHT: np.eye(3),
    Base.SUPINE: turned(np.array([-_QUARTER, 0, 0])),
    Base.PRONE: turned(np.array([_QUARTER, 0, 0])),
    Base.LEFT_SIDE: turned(np.array([0, _QUARTER, 0])),
    Base.RIGHT_SIDE: turned(np.array([0, -_QUARTER, 0])),
}
"""How the pelvis lies in each base, before its own angles."""


@attrs.frozen(kw_only=True, eq=False)
class Placed:
    """
    A body over time: how each segment is turned, and where its joint is.

    `rotations` has shape (moments, segments, 3, 3) and takes a segment's frame into the room;
    `positions_m` has shape (moments, segments, 3). The order is that of SEGMENTS.
    """

    rotations: Floats
    positions_m: Floats

    def of(self, segment: str) -> tuple[Floats, Floats]:
        """Give the rotations (moments, 3, 3) and positions (moments, 3) of one segment."""
        place = INDEX[segment]
        return self.rotations[:, place], self.positions_m[:, place]

    def gravity(self, segment: str) -> Floats:
        """Give the direction of gravity in the frame of a segment, shape (moments, 3)."""
        rotations, _ = self.of(segment)
        return DOWN @ rotations


@attrs.frozen(kw_only=True, eq=False)
class Markers:
    """Points fixed to segments: `segments` (points,), `offsets_m` (points, 3) in their frames."""

    segments: NDArray[np.intp]
    offsets_m: Floats


def landmarks(body: Body, names: Iterable[str] = LANDMARKS) -> Markers:
    """Give the named landmarks of a body, in the order of the names."""
    found = [LANDMARKS[name] for name in names]
    return Markers(
        segments=np.array([INDEX[segment] for segment, _ in found]),
        offsets_m=np.array([scaled(point, body.height_m) for _, point in found]),
    )


def angles_of(poses: Sequence[Pose]) -> Floats:
    """Give the angles of poses in degrees, shape (poses, joints), in the order of JOINTS."""
    return np.array([[pose.angles_deg.get(joint, 0.0) for joint in JOINTS] for pose in poses])


def orientations(angles_deg: Floats, base: Base = Base.UPRIGHT) -> Floats:
    """
    Give how every segment is turned in the room; the body's shape has no part in it.

    Args:
        angles_deg: shape (moments, joints), in the order of JOINTS.
        base: how the pelvis lies before its own angles.

    Returns:
        Shape (moments, segments, 3, 3).
    """
    shape = (len(angles_deg), len(SEGMENTS), len(Axis))
    matrices = turned((np.radians(angles_deg) @ _SHARES).reshape(shape))
    matrices[:, 0] = BASES[base] @ matrices[:, 0]
    for segments, parents in _GENERATIONS:
        matrices[:, segments] = matrices[:, parents] @ matrices[:, segments]
    return matrices


def place(
    angles_deg: Floats,
    body: Body,
    *,
    base: Base = Base.UPRIGHT,
    pelvis_m: Floats | Point = (0.0, 0.0, 0.0),
) -> Placed:
    """
    Give where every segment of a body is, at every moment.

    Args:
        angles_deg: shape (moments, joints), in the order of JOINTS.
        body: the lengths of the segments.
        base: how the pelvis lies before its own angles.
        pelvis_m: where the middle between the hips is, shape (3,) or (moments, 3).
    """
    rotations = orientations(angles_deg, base)
    positions_m: Floats = np.empty(rotations.shape[:-1])
    positions_m[:, 0] = pelvis_m
    offsets_m = np.array(body.offsets_m)[..., None]
    for segments, parents in _GENERATIONS:
        reach = (rotations[:, parents] @ offsets_m[segments])[..., 0]
        positions_m[:, segments] = positions_m[:, parents] + reach
    return Placed(rotations=rotations, positions_m=positions_m)


def place_pose(pose: Pose, body: Body) -> Placed:
    """Give where every segment of a body is in one pose: arrays of one moment."""
    return place(angles_of([pose]), body, base=pose.base, pelvis_m=pose.pelvis_m)


def marked(placed: Placed, markers: Markers) -> Floats:
    """Give where points fixed to segments are, shape (moments, points, 3)."""
    reach = (placed.rotations[:, markers.segments] @ markers.offsets_m[..., None])[..., 0]
    where: Floats = placed.positions_m[:, markers.segments] + reach
    return where
