"""The catalogue as the other rooms see it: frozen, typed, versioned."""

from proneward.catalogue.model.catalogue import Catalogue
from proneward.catalogue.model.condition import Condition, Snomed
from proneward.catalogue.model.dosage import Rung, SessionSizes, Times, Value
from proneward.catalogue.model.exercise import Exercise, Muscles, PositionEntry
from proneward.catalogue.model.progression import ExtensionLane, LadderEntry, LaneStep, StageEntry
from proneward.catalogue.model.question import FollowUp, Outcome, Question
from proneward.catalogue.model.review import UNREVIEWED, Cited, Review, Source
from proneward.catalogue.model.rule import Advice, Mitigation, Rule, UnknownConditionRule

__all__ = [
    "UNREVIEWED",
    "Advice",
    "Catalogue",
    "Cited",
    "Condition",
    "Exercise",
    "ExtensionLane",
    "FollowUp",
    "LadderEntry",
    "LaneStep",
    "Mitigation",
    "Muscles",
    "Outcome",
    "PositionEntry",
    "Question",
    "Review",
    "Rule",
    "Rung",
    "SessionSizes",
    "Snomed",
    "Source",
    "StageEntry",
    "Times",
    "UnknownConditionRule",
    "Value",
]
