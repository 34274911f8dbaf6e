"""The skeleton: joints and their normal ranges, where segments are, and which position that is."""

from proneward.body.joints import JOINTS, OPPOSITES, SaidTwice, UnknownJoint, resolve, spell_out
from proneward.body.kinematics import (
    Floats,
    Markers,
    Placed,
    angles_of,
    landmarks,
    marked,
    orientations,
    place,
    place_pose,
)
from proneward.body.model import Base, ImpossiblePose, Point, Pose
from proneward.body.position import (
    BETWEEN,
    Bearing,
    Between,
    UnusableGravity,
    position_of,
    positions_of,
)
from proneward.body.ranges import Range, Ranges, limits_deg, normal_ranges
from proneward.body.skeleton import INDEX, LANDMARKS, SEGMENTS, Body, Segment, body_of_height

__all__ = [
    "BETWEEN",
    "INDEX",
    "JOINTS",
    "LANDMARKS",
    "OPPOSITES",
    "SEGMENTS",
    "Base",
    "Bearing",
    "Between",
    "Body",
    "Floats",
    "ImpossiblePose",
    "Markers",
    "Placed",
    "Point",
    "Pose",
    "Range",
    "Ranges",
    "SaidTwice",
    "Segment",
    "UnknownJoint",
    "UnusableGravity",
    "angles_of",
    "body_of_height",
    "landmarks",
    "limits_deg",
    "marked",
    "normal_ranges",
    "orientations",
    "place",
    "place_pose",
    "position_of",
    "positions_of",
    "resolve",
    "spell_out",
]
