"""The words everyone shares, the root error, and the strict dialect in which files are read."""

from proneward.vocabulary.dose import Dose
from proneward.vocabulary.errors import Malformed, PronewardError, UnknownWord, Unreadable
from proneward.vocabulary.nearest import did_you_mean, nearest, quotable
from proneward.vocabulary.reason import Reason
from proneward.vocabulary.shape import shaped
from proneward.vocabulary.strict import parse_json, parse_yaml, read_document, read_text
from proneward.vocabulary.words import (
    EVERY_EXERCISE,
    HOUSEHOLD,
    LYING,
    Attribute,
    Decision,
    Direction,
    Evidence,
    Ladder,
    Lane,
    Limit,
    Load,
    MuscleGroup,
    Position,
    Prop,
    Purpose,
    Side,
    Strength,
    Support,
    Surface,
    Urgency,
)

__all__ = [
    "EVERY_EXERCISE",
    "HOUSEHOLD",
    "LYING",
    "Attribute",
    "Decision",
    "Direction",
    "Dose",
    "Evidence",
    "Ladder",
    "Lane",
    "Limit",
    "Load",
    "Malformed",
    "MuscleGroup",
    "Position",
    "PronewardError",
    "Prop",
    "Purpose",
    "Reason",
    "Side",
    "Strength",
    "Support",
    "Surface",
    "UnknownWord",
    "Unreadable",
    "Urgency",
    "did_you_mean",
    "nearest",
    "parse_json",
    "parse_yaml",
    "quotable",
    "read_document",
    "read_text",
    "shaped",
]
