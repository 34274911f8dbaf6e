"""What happened moves the programme on: advance, hold, regress, stop or ask, with reasons."""

from proneward.progression.chart import Chart, chart_on
from proneward.progression.document import document
from proneward.progression.errors import UnknownThreshold
from proneward.progression.model import (
    Adjusted,
    Course,
    LaneCourse,
    LaneDecision,
    ReviewDecision,
    Seen,
    Step,
)
from proneward.progression.review import decide, review
from proneward.progression.rules import RULES

__all__ = [
    "RULES",
    "Adjusted",
    "Chart",
    "Course",
    "LaneCourse",
    "LaneDecision",
    "ReviewDecision",
    "Seen",
    "Step",
    "UnknownThreshold",
    "chart_on",
    "decide",
    "document",
    "review",
]
