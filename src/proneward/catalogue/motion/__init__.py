"""Motions: how each exercise moves, read from its reviewed file."""

from proneward.catalogue.model.motion import (
    Arrow,
    Drawn,
    Motion,
    Panel,
    Phase,
    Placing,
    Thing,
    View,
)
from proneward.catalogue.motion.errors import UnsoundMotion
from proneward.catalogue.motion.load import (
    Motions,
    UnknownMotion,
    motion_of,
    motions_from,
    reviewed_in,
    shipped_digest,
)
from proneward.catalogue.motion.measured import Measured, Missed, encoded, measured, motion_digest
from proneward.catalogue.motion.mirror import other_side_of

__all__ = [
    "Arrow",
    "Drawn",
    "Measured",
    "Missed",
    "Motion",
    "Motions",
    "Panel",
    "Phase",
    "Placing",
    "Thing",
    "UnknownMotion",
    "UnsoundMotion",
    "View",
    "encoded",
    "measured",
    "motion_digest",
    "motion_of",
    "motions_from",
    "other_side_of",
    "reviewed_in",
    "shipped_digest",
]
