"""The skeleton: joints and their normal ranges, and where segments are."""

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
from proneward.body.ranges import Range, Ranges, limits_deg, normal_ranges
from proneward.body.skeleton import INDEX, LANDMARKS, SEGMENTS, Body, Segment, body_of_height

__all__ = [
    "INDEX",
    "JOINTS",
    "LANDMARKS",
    "OPPOSITES",
    "SEGMENTS",
    "Base",
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
    "angles_of",
    "body_of_height",
    "landmarks",
    "limits_deg",
    "marked",
    "normal_ranges",
    "orientations",
    "place",
    "place_pose",
    "resolve",
    "spell_out",
]
