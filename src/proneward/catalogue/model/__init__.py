"""The catalogue as the other rooms see it: frozen, typed, versioned."""

from proneward.catalogue.model.catalogue import Catalogue
from proneward.catalogue.model.condition import Condition, Snomed
from proneward.catalogue.model.dosage import Rung, SessionSizes, Times, Value
from proneward.catalogue.model.exercise import Exercise, Muscles, PositionEntry
from proneward.catalogue.model.measure import (
    AnswerRange,
    Claim,
    Detectable,
    Matters,
    Measure,
    MeasureItem,
    OwnWord,
    Recovered,
    ReliableStart,
)
from proneward.catalogue.model.progression import (
    ExtensionLane,
    LadderEntry,
    LaneStep,
    Marker,
    ProgressionRule,
    StageEntry,
    Threshold,
)
from proneward.catalogue.model.question import FollowUp, Outcome, Question
from proneward.catalogue.model.review import UNREVIEWED, Cited, Review, Source
from proneward.catalogue.model.rule import Advice, Mitigation, Rule, UnknownConditionRule

__all__ = [
    "UNREVIEWED",
    "Advice",
    "AnswerRange",
    "Catalogue",
    "Cited",
    "Claim",
    "Condition",
    "Detectable",
    "Exercise",
    "ExtensionLane",
    "FollowUp",
    "LadderEntry",
    "LaneStep",
    "Marker",
    "Matters",
    "Measure",
    "MeasureItem",
    "Mitigation",
    "Muscles",
    "Outcome",
    "OwnWord",
    "PositionEntry",
    "ProgressionRule",
    "Question",
    "Recovered",
    "ReliableStart",
    "Review",
    "Rule",
    "Rung",
    "SessionSizes",
    "Snomed",
    "Source",
    "StageEntry",
    "Threshold",
    "Times",
    "UnknownConditionRule",
    "Value",
]
